"""Shifts that meet errands of the same volunteer: nobody is in two places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..base import db
from . import times

APART = 60
"""Minutes that an errand of a volunteer and the next errand or shift lie apart at least."""


@dataclass(frozen=True)
class Meeting:
    """An errand at an hour at which its volunteer is on duty, or has to be soon."""

    volunteer: str
    errand: int
    day: date
    hour: str


_ERRANDS = """
SELECT ev.volunteer_id, v.code, e.id, e.day, e.starts FROM errand e
JOIN errand_volunteer ev ON ev.errand_id = e.id AND ev.dropped_at IS NULL
JOIN volunteer v ON v.id = ev.volunteer_id
WHERE e.day BETWEEN ? AND ? AND e.state = 'assigned' AND e.starts IS NOT NULL ORDER BY e.day, e.starts, v.code
"""


def meetings(shifts: Sequence[Any]) -> list[Meeting]:
    """Return the errands that shifts meet, an hour before them too; one query."""
    if not shifts:
        return []
    days = [row.day.isoformat() for row in shifts]
    held: dict[tuple[int, str], list[Any]] = {}
    for row in shifts:
        held.setdefault((row.volunteer_id, row.day.isoformat()), []).append(row)
    return [
        Meeting(code, errand_id, date.fromisoformat(day), hour)
        for who, code, errand_id, day, hour in db.execute_sql(_ERRANDS, (min(days), max(days)))
        if any(_meets(row, hour) for row in held.get((who, day), ()))
    ]


def _meets(row: Any, hour: str) -> bool:
    return bool(row.ends > hour and times.minutes((hour, row.starts)) < APART)
