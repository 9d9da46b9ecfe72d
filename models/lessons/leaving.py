"""What ends of classes with a volunteer who leaves, and what a class to come asks of its place."""

from __future__ import annotations

from datetime import date

from ..base import db, first
from ..errors import Refused
from ..journal import Act
from ..roster.times import at
from .records import Lesson, LessonTeacher

AHEAD = """lesson_teacher t JOIN lesson l ON l.id = t.lesson_id
WHERE t.volunteer_id = :who AND t.dropped_at IS NULL AND l.held_at IS NULL AND l.cancelled_at IS NULL
  AND (l.day, coalesce(l.starts, '')) > (:day, :hour)"""
"""The classes still to begin that a volunteer is to teach."""


def give_up_in(doing: Act, volunteer_id: int) -> None:
    """Take somebody off the classes that are still to begin, inside an act.

    A class that began keeps its teachers until it is written down who was there.
    """
    now = {"who": volunteer_id, "day": doing.day.isoformat(), "hour": at(doing.at)}
    for (teacher_id,) in db.execute_sql(f"SELECT t.id FROM {AHEAD} ORDER BY t.id", now).fetchall():
        doing.change(LessonTeacher, teacher_id, dropped_at=doing.at)


def refuse_ahead_at(place_id: int, name: str, today: date) -> None:
    """Raise `Refused` when a class is still to be held at a place: its people must be told first."""
    ahead = "place_id = ? AND day >= ? AND held_at IS NULL AND cancelled_at IS NULL ORDER BY day"
    found = first(Lesson, ahead, place_id, today.isoformat())
    if found is not None:
        raise Refused(
            "place.lessons", field="active", name=name, title=found.title, day=f"{found.day:%d/%m/%Y}"
        )
