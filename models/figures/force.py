"""Who was there: the teams of a period and those that did something, and each volunteer once (DOMAIN 5.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..base import db
from ..sessions.counting import EVERYTHING, Scope
from . import counted
from .cells import PARTS

BESIDE = ("neighbourhood", "place_id", "team_id", "volunteer_id")
"""The scopes that errands and lessons know too; what is asked of another one has none of them."""
_IN = "FROM team_member WHERE from_day <= :last AND (to_day IS NULL OR to_day >= max(from_day, :first))"
_TEAMS = f"SELECT DISTINCT team_id {_IN}"
_MEMBERS = f"SELECT DISTINCT volunteer_id {_IN} AND team_id = :team_id"
_ENDED = "WHERE h.state = 'ended' AND h.day BETWEEN :first AND :last"
_CAME = "WHERE d.day BETWEEN :first AND :last AND d.cancelled_at IS NULL AND d.checked_in_at IS NOT NULL"
_OUT = """
SELECT {lesson} FROM lesson l JOIN lesson_teacher t ON t.lesson_id = l.id AND t.dropped_at IS NULL
WHERE l.day BETWEEN :first AND :last AND l.held_at IS NOT NULL AND l.cancelled_at IS NULL{lessons}
UNION SELECT {errand} FROM errand e
JOIN errand_volunteer t ON t.errand_id = e.id AND t.dropped_at IS NULL
WHERE e.day BETWEEN :first AND :last AND e.state = 'done'{errands}
"""


@dataclass(frozen=True)
class Force:
    """How many teams there were, how many of them did something, how many volunteers did.

    Of a team it is also how many were in it at any time between the days, and how many of those did
    something in what is asked for.
    """

    teams: int
    teams_active: int
    volunteers: int
    members: int = 0
    members_active: int = 0


def beside(scope: Scope) -> dict[str, Any] | None:
    """Return what a scope asks of errands and lessons; None where it means none of them."""
    return _within(BESIDE, scope)


def on_duty(scope: Scope) -> dict[str, Any] | None:
    """Return what a scope asks of shifts; None where it means none of them."""
    return _within(tuple(counted.ON_DUTY), scope)


def _within(known: tuple[str, ...], scope: Scope) -> dict[str, Any] | None:
    given = {name: value for name, value in vars(scope).items() if value is not None}
    return given if all(name in known for name in given) else None


def force(first: date, last: date, scope: Scope = EVERYTHING) -> Force:
    """Return who was there between two days, of a scope or of all; sixteen queries at most."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    teams = _active("team", "team_id", first, last, scope)
    people = _active("volunteer", "volunteer_id", first, last, scope)
    if scope.volunteer_id is not None:
        people &= {str(scope.volunteer_id)}
    members = _keys(_MEMBERS, {**days, "team_id": scope.team_id}) if scope.team_id is not None else set()
    had = _keys(_TEAMS, days) | teams if scope == EVERYTHING else teams
    return Force(len(had), len(teams), len(people), len(members), len(members & people))


def _active(part: str, column: str, first: date, last: date, scope: Scope) -> set[str]:
    """Return the keys of those who helped, served a shift, taught or did an errand."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    keys = _of_all(part, first, last) if scope == EVERYTHING else _of_scope(part, days, scope)
    given = beside(scope)
    if given is None:
        return keys
    sql = _OUT.format(
        lesson=_column("l", column),
        errand=_column("e", column),
        lessons=_only("l", given),
        errands=_only("e", given),
    )
    return keys | _keys(sql, {**days, **given})


def _of_all(part: str, first: date, last: date) -> set[str]:
    found = counted.by(part, first, last, people=False)
    return {key for key, it in found.items() if key and (it.volunteer_turns or it.served)}


def _of_scope(part: str, days: Mapping[str, str], scope: Scope) -> set[str]:
    """Return the keys of those who helped or served in a scope: who they were needs no counting."""
    where, given = scope.sql()
    helped = f"SELECT DISTINCT {PARTS[part].key} FROM help_session h{PARTS[part].join} {_ENDED}{where}"
    found = _keys(helped, {**days, **given})
    if on_duty(scope) is None:
        return found
    limits = "".join(counted.ON_DUTY[name] for name in given)
    return found | _keys(
        f"SELECT DISTINCT {PARTS[part].duty} FROM shift d {_CAME}{limits}", {**days, **given}
    )


def _keys(sql: str, values: Mapping[str, Any]) -> set[str]:
    return {str(key) for (key,) in db.execute_sql(sql, dict(values)) if key}


def _only(table: str, given: Mapping[str, Any]) -> str:
    return "".join(f" AND {_column(table, name)} = :{name}" for name in given)


def _column(table: str, name: str) -> str:
    if name == "neighbourhood":
        return f"coalesce({table}.neighbourhood, '')"
    return f"t.{name}" if name == "volunteer_id" else f"{table}.{name}"
