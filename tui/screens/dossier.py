"""One dossier: what is promised and why, what happened, and the keys for what may come next."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import Any

from textual.widget import Widget
from textual.widgets import Static

from models import dossiers, people, ratings
from models.dossiers import Dossier
from models.errors import Refused
from models.language import N_, _
from tui import words
from tui.keys import LIST, Command
from tui.screens import facts
from tui.screens.dossier_acts import DEEDS, Deed, possible
from tui.screens.dossier_lines import dossier_lines
from tui.screens.form import Form, Item
from tui.screens.paper import choose
from tui.screens.rate import Rated, Rates
from tui.widgets.rows import Rows


class DossierScreen(Rates):
    """All of a dossier; a letter opens the form of what can be done to it as it stands."""

    commands = (
        *(Command(deed.key, "deed", deed.words) for deed in DEEDS),
        Command("f", "papers", N_("giấy tờ của hồ sơ: mẫu 01–06"), "", "slip.issue"),
        Command("g", "rate", N_("ghi mức hài lòng khi vừa trả kết quả"), "", "rating.rate"),
        *LIST,
    )

    def __init__(self, dossier_id: int) -> None:
        super().__init__()
        self.dossier_id = dossier_id
        self.row = dossiers.by_id(dossier_id)
        self.title_text = self.row.label
        self.deeds: list[Deed] = []

    @property
    def asks(self) -> bool:
        """Whether the result was just returned and is not rated: the hints say so."""
        return self.rated is not None

    def body(self) -> Iterable[Widget]:
        """The lines, and what can be done."""
        yield Rows("lines")
        yield Static(id="acts", markup=False)

    def reload(self) -> None:
        """Read the dossier again."""
        self.row = dossiers.by_id(self.dossier_id)
        self.title_text = self.row.label
        self.paint_title()
        self.deeds = possible(self.row, self.by)
        awaits = self.by.may("rating.rate") and ratings.awaits(self.row)
        self.rated = Rated(self.row.label, dossier_id=self.row.id) if awaits else None
        width = max(40, self.app.size.width - 3)
        self.rows.show([part for line in dossier_lines(self.row) for part in wrap(line, width) or [""]])
        hints = [deed.hint for deed in self.deeds]
        hints += [_("F in giấy")] if self.by.may("slip.issue") else []
        hints += [self.question("G")] if self.rated else []
        self.tell("#acts", words.packed((f" {hint}" for hint in hints), width))

    async def do_deed(self, key: str) -> None:
        """Open the form of what a letter does here; say what is possible when it does nothing here."""
        deed = next((deed for deed in self.deeds if deed.key == key.lower()), None)
        if deed is None:
            raise self._not_now(key.lower())
        await self.home.open(DossierForm(self.row, deed, self.by.may("person.read")))

    async def do_papers(self, key: str) -> None:
        """Choose one of the papers that the dossier has a reason for."""
        await choose(self.home, self.dossier_id)

    def _not_now(self, key: str) -> Refused:
        """Say what is allowed instead: by the state, or by the rights of the account."""
        meant = next(deed for deed in DEEDS if deed.key == key)
        allowed = ", ".join(deed.hint for deed in self.deeds) or _("chỉ xem")
        return Refused(
            "dossier.state",
            act=meant.name,
            code=self.row.label,
            state=dossiers.STATES[self.row.state],
            allowed=_("Có thể: {acts}.", acts=allowed),
        )


class DossierForm(Form):
    """What an act on a dossier asks for; Enter walks down and does it."""

    def __init__(self, row: Dossier, deed: Deed, of_people: bool = True) -> None:
        self.row = row
        self.deed = deed
        self.form = f"dossier {row.id} {deed.verb}"
        super().__init__()
        owner = people.by_id(row.owner_id) if of_people else None
        name = str(owner.name or "") if owner else ""
        self.title_text = " · ".join(filter(None, (deed.name, row.label, name)))

    def fields(self) -> Iterable[Item]:
        """What the verb asks for; what asks nothing is confirmed."""
        yes = Item("yes", N_("Đúng không?"), (("yes", _("đúng")),), value="yes")
        return tuple(self.deed.fields(self.row)) or (yes,)

    async def save(self) -> None:
        """Do it, and go back to the dossier."""
        given = {name: value for name, value in facts.read(self).items() if name != "yes"}
        self._check_filled(given)
        row = getattr(dossiers, self.deed.verb)(by=self.by, dossier_id=self.row.id, **self._meant(given))
        await self.leave(f"{row.label} · {self.deed.name}{_promised(self.row, row)}")

    def aside(self, name: str) -> str:
        """The weekday of a typed day."""
        return facts.aside(self, name)

    def _check_filled(self, given: dict[str, Any]) -> None:
        """Raise `Refused` for a field that the verb cannot do without."""
        for item in self.items:
            if item.name in self.deed.needs and item.name not in given:
                raise Refused("form.needed", field=item.name, label=item.title.lower())

    def _meant(self, given: dict[str, Any]) -> dict[str, Any]:
        """Leave out a case that stays as it is, and let a reason that is missing be refused."""
        if given.get("case_position") == self.row.case_position:
            given.pop("case_position")
        if "reason" in [item.name for item in self.items]:
            given.setdefault("reason", "")
        return given


def _promised(before: Dossier, row: Dossier) -> str:
    """Say the day promised now, when the act moved it."""
    if row.due_day is None or row.due_day == before.due_day or row.state not in (2, 4):
        return ""
    return f" · {_('hẹn trả {day}', day=words.day(row.due_day))}"
