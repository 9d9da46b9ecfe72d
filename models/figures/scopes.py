"""Which figures somebody asks for and may see: a team, place, kind… by its code, and one's own alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .. import catalogue, centre, clock, neighbourhoods, sessions, volunteers
from ..base import first, rows
from ..errors import Refused
from ..journal import Actor
from ..language import N_, _, name_of
from ..sessions.counting import EVERYTHING, Scope
from ..text import fold
from ..volunteers import Team, Volunteer
from .tables import Row

ALL, OWN = "figures.read", "figures.own"
"""The rights to see all figures, and those of oneself."""


@dataclass(frozen=True)
class _Known:
    """How a thing is asked for: its words, and its value and name by what was typed."""

    words: str
    found: Callable[[str], tuple[Any, str]]


def asked(**given: str | None) -> tuple[Scope, str]:
    """Return the scope that codes name (`team`, `place`, `kind`…) and its words; raises `Refused`."""
    scope, said = EVERYTHING, []
    for name, typed in given.items():
        if typed is None:
            continue
        known = KNOWN[name]
        value, words = known.found(typed)
        scope = replace(scope, **{_COLUMNS.get(name, name): value})
        said.append(f"{_(known.words)}: {words}")
    return scope, " · ".join(said)


def allowed(by: Actor, scope: Scope = EVERYTHING, words: str = "") -> tuple[Scope, str]:
    """Return the scope that somebody may see with its words: all that is asked for, or oneself alone.

    Raises `Refused` for who has neither right.
    """
    if by.may(ALL):
        return scope, words
    if not by.may(OWN):
        raise Refused("right", account=by.name, verb=ALL)
    own = volunteers.of_account(by.account_id, by.name)
    if scope.volunteer_id not in (None, own.id):
        raise Refused("right", account=by.name, verb=ALL)
    said = _("TNV: {code}", code=own.code)
    return replace(scope, volunteer_id=own.id), " · ".join(filter(None, (words, said)))


def of_row(by: Actor, row: Row, scope: Scope = EVERYTHING) -> tuple[Scope, str, str]:
    """Return a scope narrowed to what a row is of, what it is narrowed by, and the words for it.

    Raises `Refused` for a row that is of no team, place, neighbourhood, kind, group, volunteer or
    procedure, and for figures that are not the reader's.
    """
    name, _colon, key = row.key.partition(":")
    if name not in KNOWN or not (key or name in _WITHOUT):
        raise Refused("figures.scope_row")
    column = _COLUMNS.get(name, name)
    value: Any = int(key) if column.endswith("_id") else key
    narrowed, _own = allowed(by, replace(scope, **{column: value}))
    return narrowed, name, f"{_(KNOWN[name].words)}: {row.label}"


def mark(scope: Scope) -> str:
    """Return what tells the files of a scope from others: its kinds of things with their numbers or codes."""
    given = ((name.removesuffix("_id"), value) for name, value in vars(scope).items() if value is not None)
    return "-".join(f"{name}-{_plain(value)}" for name, value in given)


def _plain(value: int | str) -> str:
    """Return a key as it may stand in a file's name; of an id the number that people see."""
    if isinstance(value, int):
        return str(value & 0xFFFFFFFF)
    return "_".join(re.findall(r"[a-z0-9.]+", fold(value))) or "none"


def _one_of(name: str, typed: str, known: Mapping[str, tuple[Any, str]]) -> tuple[Any, str]:
    found = {code.lower(): it for code, it in known.items()}.get(typed.strip().lower())
    if found is None:
        listed = ", ".join(known) or "-"
        raise Refused("figures.scope", field=_(KNOWN[name].words), value=typed[:40], known=listed)
    return found


def _team(typed: str) -> tuple[Any, str]:
    return _one_of("team", typed, {row.code: (row.id, row.name) for row in rows(Team, "1 ORDER BY code")})


def _place(typed: str) -> tuple[Any, str]:
    known = rows(centre.Place, "1 ORDER BY id")
    return _one_of("place", typed, {row.code: (row.id, row.name) for row in known})


def _volunteer(typed: str) -> tuple[Any, str]:
    row = first(Volunteer, "code = ?", typed.strip().upper()) or volunteers.by_code(typed.strip())
    return row.id, row.code


def _neighbourhood(typed: str) -> tuple[Any, str]:
    found = neighbourhoods.named(typed) or ""
    return found, found


def _kind(typed: str) -> tuple[Any, str]:
    return _one_of("kind", typed, {row.code: (row.code, name_of(row)) for row in catalogue.help_kinds()})


def _group(typed: str) -> tuple[Any, str]:
    return _one_of("group", typed, {code: (code, words) for code, words in sessions.GROUPS.items()})


def _procedure(typed: str) -> tuple[Any, str]:
    found = catalogue.procedure(typed, clock.today())
    return found.code, found.short


KNOWN: Mapping[str, _Known] = {
    "team": _Known(N_("Đội"), _team),
    "place": _Known(N_("Điểm"), _place),
    "neighbourhood": _Known(N_("Thôn, tổ"), _neighbourhood),
    "kind": _Known(N_("Việc"), _kind),
    "group": _Known(N_("Nhóm"), _group),
    "volunteer": _Known(N_("Tình nguyện viên"), _volunteer),
    "procedure": _Known(N_("Thủ tục"), _procedure),
}
"""What one may ask figures of, by name."""

_COLUMNS = {
    "team": "team_id", "place": "place_id", "volunteer": "volunteer_id", "procedure": "procedure_code"
}  # fmt: skip
"""The field of a scope, where it is not called as one asks for it."""

_WITHOUT = ("neighbourhood",)
"""What one may ask figures of that has none of it."""
