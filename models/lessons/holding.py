"""Lessons are held: their heads, who was there, what about; and what was written of that is set right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import clock, people, volunteers
from ..base import first
from ..errors import Refused
from ..journal import Act, Actor, act, no_right
from ..language import N_, _
from .records import Lesson
from .verbs import changed, refuse_unless, sets_right, teach, teachers_of

MOST_HEADS = 999


def hold(
    *, by: Actor, lesson_id: int, heads: int | None, teachers: Sequence[str] = (), topics: str = ""
) -> Lesson:
    """Record that a lesson was held: its heads, who was really there to teach, and what about.

    Teachers and topics are those planned unless others are named. A volunteer records the lessons
    that he or she teaches.
    """
    with act("lesson.hold", by) as doing:
        row = doing.fetch(Lesson, lesson_id)
        refuse_unless(row, _("ghi đã dạy"))
        _refuse_stranger(by, lesson_id)
        _refuse_ahead(doing, row)
        if heads is None:
            raise Refused("lesson.heads", field="heads")
        return changed(doing, lesson_id, held_at=doing.at, **_held(doing, row, heads, teachers, topics))


def correct(
    *,
    by: Actor,
    lesson_id: int,
    note: str,
    heads: int | None = None,
    teachers: Sequence[str] = (),
    topics: str = "",
) -> Lesson:
    """Set right what was recorded of a lesson that was held, and note why; what is not given stays.

    On the day of the record whoever could record it may; later who sets real times of shifts right
    too. The journal keeps what stood there before.
    """
    with act("lesson.correct", by) as doing:
        row = doing.fetch(Lesson, lesson_id)
        _refuse_late(by, row)
        why = people.checked_length(N_("Ghi chú"), "note", note, people.NOTE_MOST)
        if why is None:
            raise Refused("form.needed", field="note", label=_("Ghi chú"))
        before = [volunteer.id for volunteer in teachers_of(lesson_id)]
        count = row.heads if heads is None else heads
        held = _held(doing, row, count or 0, teachers, topics)
        same = all(getattr(row, name) == held[name] for name in ("heads", "topics"))
        if same and before == [volunteer.id for volunteer in teachers_of(lesson_id)]:
            raise Refused("change.nothing")
        joined = " · ".join(dict.fromkeys(filter(None, (row.note, why))))
        note = joined if len(joined) <= people.NOTE_MOST else why
        return changed(doing, lesson_id, note=note, **held)


def check_correct(by: Actor, lesson_id: int) -> None:
    """Raise `Refused` when somebody cannot set a lesson right: before a form is filled in."""
    if not by.may("lesson.correct"):
        raise no_right(by, "lesson.correct")
    row = first(Lesson, "id = ?", lesson_id)
    if row is None:
        raise Refused("lesson.unknown", lesson=lesson_id)
    _refuse_late(by, row)


def _held(doing: Act, row: Lesson, heads: int, teachers: Sequence[str], topics: str) -> dict[str, Any]:
    """Write who was there; return the columns of a lesson that was held so."""
    if not 0 <= heads <= MOST_HEADS:
        raise Refused("number", field="heads", label=_("Học viên"), value=heads, first=0, last=MOST_HEADS)
    there = list(teachers) or [volunteer.code for volunteer in teachers_of(row.id)]
    if not there:
        raise Refused("lesson.teachers", field="teachers")
    first = teach(doing, row.id, there)[0]
    team = volunteers.team_of(first, row.day, row.neighbourhood, volunteers.FOR_SKILLS)
    taught = people.checked_length(N_("Nội dung"), "topics", topics, people.NOTE_MOST) or row.topics
    return {"heads": heads, "topics": taught, "team_id": team.id if team else None}


def _refuse_late(by: Actor, row: Lesson) -> None:
    refuse_unless(row, _("sửa số"), ("held",))
    if sets_right(by):
        return
    _refuse_stranger(by, row.id)
    written = clock.day_of(row.held_at)
    if written < clock.today():
        raise Refused("lesson.late", day=f"{written:%d/%m/%Y}")


def _refuse_stranger(by: Actor, lesson_id: int) -> None:
    own = [volunteer.account_id for volunteer in teachers_of(lesson_id) if volunteer.active]
    if not by.may("lesson.plan") and by.account_id not in own:
        raise Refused("lesson.other")


def _refuse_ahead(doing: Act, row: Lesson) -> None:
    now = clock.local(doing.at)
    if (row.day, row.starts or "") > (now.date(), f"{now:%H:%M}"):
        raise Refused("lesson.ahead", day=f"{row.day:%d/%m/%Y}")
