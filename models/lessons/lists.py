"""Lists of lessons: read-only, one query each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ..base import db
from ..errors import Refused
from ..journal import Actor, no_right
from ..language import SOURCE, spoken
from ..narrowing import narrowed
from .counting import FILTERS

MOST = 300


@dataclass(frozen=True)
class Listed:
    """A lesson in a list; `state` is one of `STATES`, `own` whether the reader teaches it."""

    id: int
    day: date
    starts: str
    ends: str
    title: str
    place: str
    place_code: str
    neighbourhood: str
    topics: str
    teachers: str
    state: str
    heads: int | None
    reason: str
    note: str
    own: bool


_SELECT = """
SELECT l.id, l.day, l.starts, l.ends, l.title, p.name, p.code, l.neighbourhood, l.topics,
  (SELECT group_concat(v.code, ', ') FROM lesson_teacher t JOIN volunteer v ON v.id = t.volunteer_id
   WHERE t.lesson_id = l.id AND t.dropped_at IS NULL),
  iif(l.cancelled_at IS NOT NULL, 'cancelled', iif(l.held_at IS NOT NULL, 'held', 'planned')), l.heads,
  (SELECT r.{name} FROM reason r WHERE r.key = l.reason_key LIMIT 1), l.note,
  EXISTS (SELECT 1 FROM lesson_teacher t JOIN volunteer v ON v.id = t.volunteer_id
   WHERE t.lesson_id = l.id AND t.dropped_at IS NULL AND v.account_id = :account AND v.active = 1)
FROM lesson l LEFT JOIN place p ON p.id = l.place_id
WHERE {where} ORDER BY {order} LIMIT :most
"""
_EARLIEST = "l.day, l.starts, l.id"


def listed(by: Actor, first: date, last: date, most: int = MOST) -> list[Listed]:
    """Return the lessons between two days, the earliest first; raises `Refused` without the right."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    return _found(by, "l.day BETWEEN :first AND :last", most, **days)


def held(by: Actor, first: date, last: date, most: int = MOST, **scope: Any) -> tuple[list[Listed], int]:
    """Return the lessons held between two days, the newest first, and how many there are; two queries.

    `scope` is what `counts` takes. Raises `Refused` without the right.
    """
    filters, given = narrowed(FILTERS, scope)
    where = f"l.day BETWEEN :first AND :last AND l.held_at IS NOT NULL AND l.cancelled_at IS NULL{filters}"
    values = {"first": first.isoformat(), "last": last.isoformat(), **given}
    (count,) = db.execute_sql(f"SELECT count(*) FROM lesson l WHERE {where}", values).fetchone()
    return _found(by, where, most, "l.day DESC, l.starts DESC, l.id DESC", **values), int(count)


def shown(by: Actor, lesson_id: int) -> Listed:
    """Return one lesson; raises `Refused` when there is none."""
    found = _found(by, "l.id = :id", 1, id=lesson_id)
    if not found:
        raise Refused("lesson.unknown", lesson=lesson_id & 0xFFFFFFFF)
    return found[0]


def _found(by: Actor, where: str, most: int, order: str = _EARLIEST, **values: Any) -> list[Listed]:
    if not by.may("lesson.read"):
        raise no_right(by, "lesson.read")
    name = "name" if spoken() == SOURCE else "name_en"
    given = {"account": by.account_id, "most": most, **values}
    return [_row(row) for row in db.execute_sql(_SELECT.format(name=name, where=where, order=order), given)]


def _row(row: Any) -> Listed:
    return Listed(
        id=row[0],
        day=date.fromisoformat(row[1]),
        starts=row[2] or "",
        ends=row[3] or "",
        title=row[4],
        place=row[5] or "",
        place_code=row[6] or "",
        neighbourhood=row[7] or "",
        topics=row[8] or "",
        teachers=row[9] or "",
        state=row[10],
        heads=row[11],
        reason=row[12] or "",
        note=row[13] or "",
        own=bool(row[14]),
    )
