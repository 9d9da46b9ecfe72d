"""Calendars made of rows: the register's own, read once a fixture load, and any other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache

from ..base import db
from .days import Calendar, Session

HoursRow = tuple[int, str, str, int]
"""Weekday (Monday is 1), opening and closing as texts, 1 when the session counts for limits."""

DayRow = tuple[str, str, str, str | None]
"""Date, kind, name and the day it is worked instead of, all as texts."""

WORKED = "swap_work"
"""The one kind of day that works and is not off."""

_HOURS = """
SELECT weekday, opens, closes, counts_for_limits FROM opening_hours
WHERE place_kind = ? AND valid_to IS NULL
"""
_DAYS = "SELECT date, kind, name, instead_of FROM day_off WHERE valid_to IS NULL"
_DUE_TIME = "SELECT due_time FROM centre LIMIT 1"


def of_rows(hours: Iterable[HoursRow], days: Iterable[DayRow], keeps_clock: bool = False) -> Calendar:
    """Return the calendar of rows in force of one kind of place, in any order."""
    known = list(days)
    listed = list(hours)
    off = {date.fromisoformat(day): name for day, kind, name, _ in known if kind != WORKED}
    return Calendar(
        sessions=_by_weekday(row for row in listed if row[3]),
        off=off,
        worked={
            date.fromisoformat(day): date.fromisoformat(instead)
            for day, kind, _, instead in known
            if kind == WORKED and instead
        },
        intake=_by_weekday(row for row in listed if not row[3]),
        years=frozenset(day.year for day in off),
        keeps_clock=keeps_clock,
    )


def _by_weekday(hours: Iterable[HoursRow]) -> dict[int, list[Session]]:
    """Return the sessions of each weekday in their order; those that overlap become one."""
    sessions: dict[int, list[Session]] = {}
    for weekday, opens, closes, _ in sorted(hours):
        first, last = time.fromisoformat(opens), time.fromisoformat(closes)
        known = sessions.setdefault(weekday, [])
        if known and first <= known[-1][1]:
            known[-1] = (known[-1][0], max(last, known[-1][1]))
        else:
            known.append((first, last))
    return sessions


@lru_cache(maxsize=8)
def _loaded(place_kind: str, version: int, keeps_clock: bool) -> Calendar:
    return of_rows(db.execute_sql(_HOURS, (place_kind,)), db.execute_sql(_DAYS), keeps_clock)


def load(place_kind: str, version: int) -> Calendar:
    """Return the register's calendar for a kind of place; `version` is `catalogue.last_load()`."""
    chosen = db.execute_sql(_DUE_TIME).fetchone()
    return _loaded(place_kind, version, chosen == ("clock",))


def forget() -> None:
    """Forget the loaded calendar, when another register is opened."""
    _loaded.cache_clear()
