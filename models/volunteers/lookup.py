"""One team or one volunteer: by code, by account, and what is to be said of a missing pledge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from .. import codes, text
from ..base import first, rows
from ..errors import Refused
from ..language import _
from .records import FOR_CITIZENS, Team, Volunteer

SAID = 6
"""So many are named where a name is that of several."""


def of_account(account_id: int | None, name: str) -> Volunteer:
    """Return the volunteer who signs in with an account; raises `Refused` for nobody's or a closed one's."""
    found: Volunteer | None = first(Volunteer, "account_id = ?", account_id)
    if found is None:
        raise Refused("volunteer.none", account=name)
    if not found.active:
        raise Refused("volunteer.inactive", code=found.code)
    return found


def by_code(code: str, field: str = "volunteer") -> Volunteer:
    """Return the volunteer with a code, however it is typed; raises `Refused` when there is none."""
    found: Volunteer | None = codes.known(Volunteer, code)
    if found is None:
        raise Refused("volunteer.unknown", field=field, code=code[:30])
    return found


class _Called(codes.Coded, Protocol):
    @property
    def name(self) -> str | None: ...


Called = TypeVar("Called", bound=_Called)


def one_named(known: Sequence[Called], typed: str, field: str) -> Called | None:
    """Return the one of some volunteers whose name has the words that are typed, or None.

    Whole words go before parts of words; a text with a digit is no name. Raises `Refused` that names
    those who are meant when there are several.
    """
    wanted = text.fold(text.line(typed)).split()
    if not wanted or re.search("[0-9]", typed):
        return None
    names = [(row, text.fold(row.name or "").split()) for row in known]
    whole = [row for row, name in names if all(word in name for word in wanted)]
    begun = [row for row, name in names if all(any(word in part for part in name) for word in wanted)]
    found = whole or begun
    if len(found) > 1:
        several = ", ".join(f"{row.code} {text.given_name(row.name)}" for row in found[:SAID])
        raise Refused("volunteer.several", field=field, typed=typed[:20], known=several)
    return found[0] if found else None


def team(code: str) -> Team:
    """Return the team with a code, in use or closed; raises `Refused` with the codes in use."""
    found: Team | None = codes.known(Team, code)
    if found is None:
        in_use = ", ".join(row.code for row in teams())
        raise Refused("team.unknown", field="team", code=code[:30], known=in_use or "–")
    return found


def teams() -> list[Any]:
    """Return the teams in use, in the order they were founded."""
    return rows(Team, "active = 1 ORDER BY id")


_MEMBER = """id = (
  SELECT m.team_id FROM team_member m JOIN team t ON t.id = m.team_id
  WHERE m.volunteer_id = ? AND m.from_day <= ? AND (m.to_day IS NULL OR m.to_day >= ?)
  ORDER BY t.neighbourhood IS NOT ?, t.task_group IS NOT ?, m.from_day DESC, m.id DESC LIMIT 1)"""


def team_of(volunteer_id: int, day: date, where: str | None = None, group: int = FOR_CITIZENS) -> Any:
    """Return the team for which a volunteer does something on a day, or None.

    Of several it is that of the neighbourhood where it is done (`where`; None for the Centre), then
    that of the task group (DOMAIN 5.1), then the one joined last.
    """
    return first(Team, _MEMBER, volunteer_id, *(day.isoformat(),) * 2, where, group)


def without_pledge(volunteer: Volunteer) -> str:
    """Return the warning for a volunteer who has not signed the confidentiality pledge, "" for others."""
    if volunteer.pledged_day:
        return ""
    return _("{code} chưa ký cam kết bảo mật thông tin công dân.", code=volunteer.code)


def next_code() -> str:
    """Return the code that follows the last one given, TNV 07 behind TNV 06; "" for the first."""
    last = first(Volunteer, "1 ORDER BY id DESC")
    found = re.fullmatch(r"(.*?)([0-9]+)", last.code) if last else None
    if found is None:
        return ""
    number, code = int(found[2]), last.code
    while codes.known(Volunteer, code) is not None:
        number += 1
        code = f"{found[1]}{number:0{len(found[2])}}"
    return str(code)
