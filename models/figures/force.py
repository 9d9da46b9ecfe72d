"""Who was there: the teams of a period and those that did something, and each volunteer once (DOMAIN 5.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..base import db
from ..sessions.counting import Scope
from . import counted

BESIDE = ("neighbourhood", "place_id", "team_id", "volunteer_id")
"""The scopes that errands and lessons know too; what is asked of another one has none of them."""

_MEMBERS = """
SELECT DISTINCT team_id FROM team_member
WHERE from_day <= :last AND (to_day IS NULL OR to_day >= max(from_day, :first))
"""
_OUT = """
SELECT {lesson} FROM lesson l JOIN lesson_teacher t ON t.lesson_id = l.id AND t.dropped_at IS NULL
WHERE l.day BETWEEN :first AND :last AND l.held_at IS NOT NULL AND l.cancelled_at IS NULL{lessons}
UNION SELECT {errand} FROM errand e
JOIN errand_volunteer t ON t.errand_id = e.id AND t.dropped_at IS NULL
WHERE e.day BETWEEN :first AND :last AND e.state = 'done'{errands}
"""


@dataclass(frozen=True)
class Force:
    """How many teams there were, how many of them did something, how many volunteers did."""

    teams: int
    teams_active: int
    volunteers: int


def beside(scope: Scope) -> dict[str, Any] | None:
    """Return what a scope asks of errands and lessons; None where it means none of them."""
    given = {name: value for name, value in vars(scope).items() if value is not None}
    return given if all(name in BESIDE for name in given) else None


def force(first: date, last: date, scope: Scope) -> Force:
    """Return who was there between two days, of a scope or of all; some twenty queries."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    active = _active("team", "team_id", first, last, scope)
    members = {str(team) for (team,) in db.execute_sql(_MEMBERS, days)}
    teams = {str(scope.team_id)} if scope.team_id is not None else members | active
    volunteers = _active("volunteer", "volunteer_id", first, last, scope)
    if scope.volunteer_id is not None:
        volunteers &= {str(scope.volunteer_id)}
    return Force(len(teams), len(active & teams), len(volunteers))


def _active(part: str, column: str, first: date, last: date, scope: Scope) -> set[str]:
    """Return the keys of those who helped, served a shift, taught or did an errand."""
    found = counted.by(part, first, last, scope, people=False)
    keys = {key for key, it in found.items() if key and (it.volunteer_turns or it.served)}
    given = beside(scope)
    if given is None:
        return keys
    sql = _OUT.format(
        lesson=_column("l", column),
        errand=_column("e", column),
        lessons=_only("l", given),
        errands=_only("e", given),
    )
    days = {"first": first.isoformat(), "last": last.isoformat()}
    return keys | {str(key) for (key,) in db.execute_sql(sql, {**days, **given}) if key}


def _only(table: str, given: Mapping[str, Any]) -> str:
    return "".join(f" AND {_column(table, name)} = :{name}" for name in given)


def _column(table: str, name: str) -> str:
    if name == "neighbourhood":
        return f"coalesce({table}.neighbourhood, '')"
    return f"t.{name}" if name == "volunteer_id" else f"{table}.{name}"
