"""What is still ahead of a volunteer or a place: what is given up when it ends, to be said beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from . import clock
from .base import db
from .errands import leaving as errands
from .lessons import leaving as lessons
from .roster import times


@dataclass(frozen=True)
class Ahead:
    """Shifts and weekly patterns, which are given up; errands and classes, which others must take."""

    shifts: int
    patterns: int
    errands: int = 0
    lessons: int = 0


_ROSTER = """
SELECT (SELECT count(*) FROM shift WHERE {whose} = :who AND (day, ends) > (:day, :hour)
    AND cancelled_at IS NULL AND checked_in_at IS NULL),
  (SELECT count(*) FROM shift_pattern WHERE {whose} = :who AND (to_day IS NULL OR to_day > :day))
"""
_TAKEN_ON = f"SELECT (SELECT count(*) FROM {errands.AHEAD}), (SELECT count(*) FROM {lessons.AHEAD})"


def of_volunteer(volunteer_id: int) -> Ahead:
    """Return what a volunteer has taken on from now on; two queries."""
    return Ahead(*_read(_ROSTER.format(whose="volunteer_id"), volunteer_id), *_read(_TAKEN_ON, volunteer_id))


def at_place(place_id: int) -> Ahead:
    """Return what is planned at a place from now on; one query."""
    return Ahead(*_read(_ROSTER.format(whose="place_id"), place_id))


def _read(sql: str, row_id: int) -> tuple[int, int]:
    given = {"who": row_id, "day": clock.today().isoformat(), "hour": times.at(clock.now())}
    found = db.execute_sql(sql, given).fetchone()
    return found[0], found[1]
