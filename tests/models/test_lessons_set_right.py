"""What was recorded of a class by mistake does not stay in the figures for good."""

from __future__ import annotations

from typing import Any

import pytest

from models import lessons, volunteers
from models.base import db
from models.errors import Refused
from models.journal import Actor
from models.lessons import Lesson, Lessons

from ..conftest import MONDAY, Wall
from .test_lessons import planned


@pytest.fixture
def held(officer: Actor, wall: Wall) -> Lesson:
    """A class of TNV01 and TNV02 for which 300 heads were typed instead of 30."""
    wall.set(9)
    row = planned(officer, note="mang máy")
    return lessons.hold(by=officer, lesson_id=row.id, heads=300)


def test_heads_teachers_and_topics_are_set_right_and_say_why(
    held: Lesson, officer: Actor, wall: Wall
) -> None:
    lines = int(db.execute_sql("SELECT max(seq) FROM journal").fetchone()[0])
    row = lessons.correct(by=officer, lesson_id=held.id, heads=30, teachers=("TNV02",), note="gõ thừa số 0")
    assert (row.heads, row.note, row.held_at) == (30, "mang máy · gõ thừa số 0", held.held_at)
    assert lessons.counts(MONDAY, MONDAY) == Lessons(lessons=1, heads=30, teachers=1, minutes=90)
    before, after = (
        line for (line,) in db.execute_sql("SELECT line FROM journal WHERE seq >= ? ORDER BY seq", (lines,))
    )
    assert '"heads":300' in before and '"heads":30,' in after, "the journal keeps what was"


@pytest.mark.parametrize("account", ["officer", "volunteer", "volunteer2", "supervisor"])
def test_on_its_day_whoever_could_record_it_sets_it_right_and_later_a_supervisor(
    account: str, held: Lesson, actor: Any, wall: Wall
) -> None:
    by = actor(account)
    assert lessons.correct(by=by, lesson_id=held.id, heads=31, note="đếm lại").heads == 31
    wall.run(24 * 60)
    if account == "supervisor":
        assert lessons.correct(by=by, lesson_id=held.id, heads=32, note="đếm lại").heads == 32
        return
    with pytest.raises(Refused, match="ghi từ ngày 23/11/2026"):
        lessons.correct(by=by, lesson_id=held.id, heads=32, note="đếm lại")


def test_who_did_not_teach_or_left_sets_nothing_right(
    held: Lesson, officer: Actor, supervisor: Actor, volunteer: Actor
) -> None:
    volunteers.change_volunteer(by=supervisor, code="TNV01", active=False)
    for attempt in (lessons.correct, lambda **given: lessons.check_correct(volunteer, given["lesson_id"])):
        with pytest.raises(Refused) as refused:
            attempt(by=volunteer, lesson_id=held.id, heads=3, note="x")
        assert refused.value.rule == "lesson.other"


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"heads": 1000, "note": "x"}, "number"),
        ({"heads": -1, "note": "x"}, "number"),
        ({"heads": 30, "note": " "}, "form.needed"),
        ({"heads": 300, "note": "x"}, "change.nothing"),
        ({"note": "x"}, "change.nothing"),
        ({"teachers": ("TNV99",), "note": "x"}, "volunteer.unknown"),
    ],
)
def test_what_cannot_be_set_right_is_refused(
    facts: dict[str, Any], rule: str, held: Lesson, officer: Actor
) -> None:
    with pytest.raises(Refused) as refused:
        lessons.correct(by=officer, lesson_id=held.id, **facts)
    assert refused.value.rule == rule
    assert lessons.shown(officer, held.id).heads == 300


def test_only_what_was_held_is_set_right(held: Lesson, officer: Actor, supervisor: Actor) -> None:
    ahead = planned(officer, starts="19:00", ends="20:00")
    with pytest.raises(Refused) as refused:
        lessons.correct(by=supervisor, lesson_id=ahead.id, heads=3, note="x")
    assert refused.value.rule == "lesson.state"


def test_a_class_that_never_was_is_cancelled_by_a_supervisor(
    held: Lesson, officer: Actor, supervisor: Actor
) -> None:
    with pytest.raises(Refused) as refused:
        lessons.cancel(by=officer, lesson_id=held.id, reason="few_learners")
    assert refused.value.rule == "lesson.state"
    lessons.cancel(by=supervisor, lesson_id=held.id, reason="few_learners")
    assert lessons.counts(MONDAY, MONDAY) == Lessons(0, 0, 0, 0)
    with pytest.raises(Refused):
        lessons.correct(by=supervisor, lesson_id=held.id, heads=3, note="x")
