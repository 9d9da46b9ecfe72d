"""The field in which volunteers are named: by number or name, several separated by commas or blanks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models import codes, errands, text, volunteers
from models.errands import Candidate
from models.errors import Refused
from models.journal import Actor
from models.language import _
from tui import words
from tui.screens import typed
from tui.screens.form import Suggestion

MOST = 6


class Senders:
    """Who could be named on a day: read once a day, matched by what is typed."""

    def __init__(self, by: Actor) -> None:
        self.by = by
        self._known: dict[date, list[Candidate]] = {}

    def known(self, day: date) -> list[Candidate]:
        """Return the candidates of a day; one query the first time."""
        if day not in self._known:
            self._known[day] = errands.candidates(self.by, day)
        return self._known[day]

    def fitting(self, part: str, day: date) -> list[Candidate]:
        """Return who fits a part: the number or the code first, then words of the name."""
        found = self.known(day)
        exact = codes.meant(found, part)
        if exact is not None:
            return [exact]
        wanted = text.fold(part).split()
        return [one for one in found if all(word in text.fold(f"{one.code} {one.name}") for word in wanted)]

    def meant(self, field: str, written: str, day: date) -> list[str]:
        """Return the codes that are meant in a field; a part that is nobody's stays as it was typed.

        Raises `Refused` for a name that several have.
        """
        return [self._code(field, part, day) for part in typed.parts(written)]

    def _code(self, field: str, part: str, day: date) -> str:
        known = self.known(day)
        found = codes.meant(known, part) or volunteers.one_named(known, part, field)
        return found.code if found else part

    def said(self, written: str, day: date) -> str:
        """Return who is meant, with the name; a question mark for whom nobody can tell."""
        names = {one.code: text.given_name(one.name) for one in self.known(day)}
        found = self._clear(typed.parts(written), day)
        return " + ".join(f"{code} {names[code]}".strip() if code in names else "?" for code in found)

    def _clear(self, parts: Sequence[str], day: date) -> list[str]:
        found = []
        for part in parts:
            try:
                found.append(self._code("", part, day))
            except Refused:
                found.append("")
        return found

    def warning(self, going: Sequence[str], day: date) -> str:
        """Return who of those sent has not pledged confidentiality, as a sentence; "" when all have."""
        lacking = [one.code for one in self.known(day) if one.code in going and not one.pledged]
        return _("CHƯA CAM KẾT bảo mật: {who}", who=", ".join(lacking)) if lacking else ""

    def suggestions(self, written: str, day: date) -> Sequence[Suggestion]:
        """Return who could be named next, the free ones first."""
        taken = self._clear(typed.earlier_parts(written), day)
        found = [one for one in self.fitting(typed.last_part(written), day) if one.code not in taken]
        return [Suggestion(one.code, _line(one)) for one in found[:MOST]]


def _line(one: Candidate) -> str:
    pledge = "" if one.pledged else _("chưa cam kết")
    about = " · ".join(filter(None, (one.busy or _("rảnh"), pledge)))
    return f"{words.fit(one.code, 7)} {words.fit(one.name, 19)} {words.fit(one.team, 16)} {about}"
