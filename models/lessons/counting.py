"""How classes are counted (DOMAIN 5.3): heads are "lượt học viên", never turns of help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..base import db
from ..narrowing import narrowed


@dataclass(frozen=True)
class Lessons:
    """The lessons held on some days: how many, their heads, who taught, and the teachers' minutes."""

    lessons: int
    heads: int
    teachers: int
    minutes: int


_COUNTS = """
WITH held AS (
  SELECT l.id, l.heads, coalesce(
    (strftime('%s', '2000-01-01 ' || l.ends) - strftime('%s', '2000-01-01 ' || l.starts)) / 60, 0) AS minutes
  FROM lesson l WHERE l.day BETWEEN :first AND :last
    AND l.held_at IS NOT NULL AND l.cancelled_at IS NULL{where}),
taught AS (
  SELECT t.volunteer_id, h.minutes FROM held h
  JOIN lesson_teacher t ON t.lesson_id = h.id AND t.dropped_at IS NULL{only})
SELECT (SELECT count(*) FROM held), (SELECT coalesce(sum(heads), 0) FROM held),
  (SELECT count(DISTINCT volunteer_id) FROM taught), (SELECT coalesce(sum(minutes), 0) FROM taught)
"""

FILTERS = {
    "neighbourhood": "coalesce(l.neighbourhood, '') = :neighbourhood",
    "place_id": "l.place_id = :place_id",
    "team_id": "l.team_id = :team_id",
    "volunteer_id": "l.id IN (SELECT lesson_id FROM lesson_teacher"
    " WHERE volunteer_id = :volunteer_id AND dropped_at IS NULL)",
}
"""What is asked of a lesson, `lesson l`, for each thing that may be given."""


def counts(
    first: date,
    last: date,
    *,
    neighbourhood: str | None = None,
    place_id: int | None = None,
    team_id: int | None = None,
    volunteer_id: int | None = None,
) -> Lessons:
    """Return the lessons held between two days: all, or those that fit what is given.

    A neighbourhood of "" is of those without. With a volunteer, teachers and minutes are that
    volunteer's alone.
    """
    asked = {"neighbourhood": neighbourhood, "place_id": place_id, "team_id": team_id}
    where, given = narrowed(FILTERS, {**asked, "volunteer_id": volunteer_id})
    only = " AND t.volunteer_id = :volunteer_id" if volunteer_id is not None else ""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    row = db.execute_sql(_COUNTS.format(where=where, only=only), {**days, **given}).fetchone()
    return Lessons(*row)
