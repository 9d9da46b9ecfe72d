"""The register's own calendar, read once a fixture load."""

from __future__ import annotations

from datetime import date, time
from functools import lru_cache

from ..base import db
from .days import Calendar, Session


@lru_cache(maxsize=8)
def _loaded(place_kind: str, version: int) -> Calendar:
    sessions: dict[int, list[Session]] = {}
    for weekday, opens, closes in db.execute_sql(
        "SELECT weekday, opens, closes FROM opening_hours"
        " WHERE place_kind = ? AND counts_for_limits = 1 AND valid_to IS NULL ORDER BY weekday, opens",
        (place_kind,),
    ):
        sessions.setdefault(weekday, []).append((time.fromisoformat(opens), time.fromisoformat(closes)))
    days = list(db.execute_sql("SELECT date, kind, name, instead_of FROM day_off WHERE valid_to IS NULL"))
    return Calendar(
        sessions=sessions,
        off={date.fromisoformat(d): name for d, kind, name, _ in days if kind != "swap_work"},
        worked={
            date.fromisoformat(d): date.fromisoformat(instead)
            for d, kind, _, instead in days
            if kind == "swap_work"
        },
    )


def load(place_kind: str, version: int) -> Calendar:
    """Return the register's calendar for a kind of place; `version` is `catalogue.last_load()`."""
    return _loaded(place_kind, version)


def forget() -> None:
    """Forget the loaded calendar, when another register is opened."""
    _loaded.cache_clear()
