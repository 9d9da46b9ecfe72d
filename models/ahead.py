"""What is still ahead of a volunteer or a place: what is given up when it ends, to be said beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from . import clock
from .base import db


@dataclass(frozen=True)
class Ahead:
    """Shifts and weekly patterns, which are given up; errands and classes, which others must take."""

    shifts: int
    patterns: int
    errands: int = 0
    lessons: int = 0


_ROSTER = """
SELECT (SELECT count(*) FROM shift WHERE {whose} = :id AND day >= :today
    AND cancelled_at IS NULL AND checked_in_at IS NULL),
  (SELECT count(*) FROM shift_pattern WHERE {whose} = :id AND (to_day IS NULL OR to_day > :today))
"""
_TAKEN_ON = """
SELECT (SELECT count(*) FROM errand_volunteer ev CROSS JOIN errand e ON e.id = ev.errand_id
    WHERE ev.volunteer_id = :id AND ev.dropped_at IS NULL AND e.state IN ('asked', 'assigned')),
  (SELECT count(*) FROM lesson_teacher t CROSS JOIN lesson l ON l.id = t.lesson_id
    WHERE t.volunteer_id = :id AND t.dropped_at IS NULL AND l.held_at IS NULL AND l.cancelled_at IS NULL)
"""


def of_volunteer(volunteer_id: int) -> Ahead:
    """Return what a volunteer has taken on from today on; two queries."""
    return Ahead(*_read(_ROSTER.format(whose="volunteer_id"), volunteer_id), *_read(_TAKEN_ON, volunteer_id))


def at_place(place_id: int) -> Ahead:
    """Return what is planned at a place from today on; one query."""
    return Ahead(*_read(_ROSTER.format(whose="place_id"), place_id))


def _read(sql: str, row_id: int) -> tuple[int, int]:
    found = db.execute_sql(sql, {"id": row_id, "today": clock.today().isoformat()}).fetchone()
    return found[0], found[1]
