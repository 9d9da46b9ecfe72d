"""The verbs of lessons before they are held: planned, changed, cancelled; and who teaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import catalogue, horizon, neighbourhoods, people, text, volunteers
from ..base import db, rows
from ..errors import Refused
from ..journal import Act, Actor, act
from ..language import N_, Words, _
from ..roster import meant
from ..roster.times import typed_span
from .records import Lesson, LessonTeacher

STATES = Words({"planned": N_("sẽ dạy"), "held": N_("đã dạy"), "cancelled": N_("đã hủy")})
TITLE_MOST = 80
FIRST_DAY = date(2025, 7, 1)
"""The communes and their Centres began on this day: no class is older."""


@dataclass(frozen=True)
class Plan:
    """What is planned: everything as it was typed; `place` is a code, `teachers` are of volunteers."""

    title: str
    day: date
    starts: str
    ends: str
    place: str | None = None
    neighbourhood: str = ""
    topics: str = ""
    teachers: Sequence[str] = ()
    note: str = ""

    def columns(self) -> dict[str, Any]:
        """Return the columns of a lesson planned so; raises `Refused` for what cannot be."""
        title = people.checked_length(N_("Tên lớp"), "title", self.title, TITLE_MOST)
        if title is None:
            raise Refused("lesson.title", field="title")
        if not self.starts or not self.ends:
            raise Refused("lesson.hours", field="ends" if self.starts else "starts")
        if self.day < FIRST_DAY:
            raise Refused(
                "lesson.past", field="day", day=f"{self.day:%d/%m/%Y}", first=f"{FIRST_DAY:%d/%m/%Y}"
            )
        horizon.refuse_far(self.day)
        starts, ends = typed_span(self.starts, self.ends)
        place = meant.place(self.place) if self.place else None
        named = neighbourhoods.named(self.neighbourhood)
        if place is None and named is None:
            raise Refused("lesson.where", field="neighbourhood")
        return {
            "title": title,
            "day": self.day,
            "starts": starts,
            "ends": ends,
            "place_id": place.id if place else None,
            "neighbourhood": named or (place.neighbourhood if place else None),
            "topics": people.checked_length(N_("Nội dung"), "topics", self.topics, people.NOTE_MOST),
            "note": people.checked_length(N_("Ghi chú"), "note", self.note, people.NOTE_MOST),
        }


def plan(*, by: Actor, **facts: Any) -> Lesson:
    """Plan a lesson; facts are those of `Plan`. One that was held already may be planned afterwards."""
    with act("lesson.plan", by) as doing:
        planned = Plan(**facts)
        row = doing.add(Lesson, account_id=doing.account_id(), **planned.columns())
        teach(doing, row.id, planned.teachers)
        return row


def change(*, by: Actor, lesson_id: int, **facts: Any) -> Lesson:
    """Change what is planned of a lesson; facts are those of `Plan`, all of them anew."""
    with act("lesson.change", by) as doing:
        refuse_unless(doing.fetch(Lesson, lesson_id), _("sửa"))
        planned = Plan(**facts)
        teach(doing, lesson_id, planned.teachers)
        return changed(doing, lesson_id, **planned.columns())


def cancel(*, by: Actor, lesson_id: int, reason: str) -> Lesson:
    """Cancel a planned lesson, and say why; the row stays.

    Who sets what is past right cancels one that was held too: it never was.
    """
    with act("lesson.cancel", by) as doing:
        refuse_unless(doing.fetch(Lesson, lesson_id), _("hủy"), cancellable(by))
        key = catalogue.reason_key("lesson", reason)
        return changed(doing, lesson_id, cancelled_at=doing.at, reason_key=key)


def sets_right(by: Actor) -> bool:
    """Tell whether somebody sets right what was held on any day, whoever held it."""
    return by.may("lesson.correct") and by.may("shift.correct")


def cancellable(by: Actor) -> tuple[str, ...]:
    """Return the states in which somebody may cancel a lesson."""
    return ("planned", "held") if sets_right(by) else ("planned",)


def state_of(row: Any) -> str:
    """Return which of `STATES` a lesson is in."""
    if row.cancelled_at:
        return "cancelled"
    return "held" if row.held_at else "planned"


def teachers_of(lesson_id: int) -> list[Any]:
    """Return the volunteers who teach a lesson, in the order in which they were named."""
    return rows(
        volunteers.Volunteer,
        "id IN (SELECT volunteer_id FROM lesson_teacher WHERE lesson_id = ? AND dropped_at IS NULL)"
        " ORDER BY (SELECT id FROM lesson_teacher t WHERE t.lesson_id = ? AND t.volunteer_id = volunteer.id)",
        lesson_id,
        lesson_id,
    )


def one(typed: str) -> int:
    """Return the id of the lesson meant by its number, such as 12 or #12; raises `Refused`."""
    number = text.line(typed).removeprefix("#")
    wanted = int(number) if number.isdecimal() and len(number) <= 10 else 0
    sql = "SELECT l.id FROM lesson l WHERE l.id = (SELECT replica << 32 | ? FROM register)"
    row = db.execute_sql(sql, (wanted,)).fetchone()
    if row is None:
        raise Refused("lesson.unknown", lesson=typed[:20])
    return int(row[0])


def changed(doing: Act, lesson_id: int, **changes: Any) -> Lesson:
    """Change a lesson inside an act and return it as it is now."""
    changed = doing.change(Lesson, lesson_id, **changes)
    assert changed is not None, "the row was read in this transaction"
    return changed


def refuse_unless(row: Lesson, what: str, states: Sequence[str] = ("planned",)) -> None:
    """Raise `Refused` when a lesson is in a state in which something cannot be done with it."""
    state = state_of(row)
    if state not in states:
        raise Refused("lesson.state", state=STATES[state], act=what)


def teach(doing: Act, lesson_id: int, codes: Sequence[str]) -> list[int]:
    """Write who teaches, and mark who does not; return the ids in their order."""
    known = {row.volunteer_id: row for row in rows(LessonTeacher, "lesson_id = ?", lesson_id)}
    named = [volunteers.by_code(code, "teachers") for code in codes]
    for volunteer in named:
        if not volunteer.active and volunteer.id not in known:
            raise Refused("volunteer.closed", field="teachers", code=volunteer.code)
    going = list(dict.fromkeys(volunteer.id for volunteer in named))
    for volunteer_id, row in known.items():
        if (volunteer_id in going) == (row.dropped_at is not None):
            dropped = None if volunteer_id in going else doing.at
            doing.change(LessonTeacher, row.id, dropped_at=dropped)
    for volunteer_id in going:
        if volunteer_id not in known:
            doing.add(LessonTeacher, lesson_id=lesson_id, volunteer_id=volunteer_id)
    return going
