"""DOMAIN 10, item 31: classes are planned and held, and their heads are counted apart."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from models import centre, lessons, sessions, volunteers
from models.base import db
from models.errors import Refused
from models.journal import Actor
from models.lessons import Lesson, Lessons

from ..conftest import MONDAY, Wall

TWO = ("TNV01", "TNV02")


@pytest.fixture(autouse=True)
def nine(wall: Wall) -> None:
    """Let it be nine, when lessons of this morning are over."""
    wall.set(9)


def planned(by: Actor, **facts: Any) -> Lesson:
    """Return a lesson of this morning that is planned."""
    given = {"title": "VNeID cho người lớn tuổi", "day": MONDAY, "starts": "7h", "ends": "8:30"}
    return lessons.plan(by=by, **{**given, "neighbourhood": "Thôn 3", "teachers": TWO, **facts})


def test_heads_of_a_class_are_no_turns_of_help(officer: Actor) -> None:
    """DOMAIN 5.3: a class counts heads as "lượt học viên", not as help turns."""
    row = planned(officer, topics="cài VNeID")
    held = lessons.hold(by=officer, lesson_id=row.id, heads=31)
    assert (held.heads, held.topics) == (31, "cài VNeID")
    assert lessons.counts(MONDAY, MONDAY) == Lessons(lessons=1, heads=31, teachers=2, minutes=180)
    assert sessions.turns(MONDAY, MONDAY) == sessions.Turns(0, 0, 0, 0)


def test_who_was_really_there_to_teach_is_counted(officer: Actor) -> None:
    row = planned(officer, teachers=("TNV01",))
    lessons.hold(by=officer, lesson_id=row.id, heads=4, teachers=("TNV02",), topics="thanh toán")
    first, second = (volunteers.by_code(code).id for code in TWO)
    assert lessons.counts(MONDAY, MONDAY, volunteer_id=first) == Lessons(0, 0, 0, 0)
    assert lessons.counts(MONDAY, MONDAY, volunteer_id=second) == Lessons(1, 4, 1, 90)
    assert [teacher.code for teacher in lessons.teachers_of(row.id)] == ["TNV02"]
    assert lessons.shown(officer, row.id).topics == "thanh toán"


def test_figures_of_lessons_are_those_that_were_asked_for(officer: Actor) -> None:
    house = centre.place("CA")
    lessons.hold(by=officer, lesson_id=planned(officer).id, heads=10)
    lessons.hold(
        by=officer,
        lesson_id=planned(officer, place="CA", neighbourhood="", teachers=("TNV02",)).id,
        heads=5,
    )
    planned(officer)
    team = db.execute_sql("SELECT id FROM team").fetchone()[0]
    assert lessons.counts(MONDAY, MONDAY) == Lessons(2, 15, 2, 270)
    assert lessons.counts(MONDAY, MONDAY, place_id=house.id) == Lessons(1, 5, 1, 90)
    assert lessons.counts(MONDAY, MONDAY, neighbourhood="Thôn 3") == Lessons(1, 10, 2, 180)
    assert lessons.counts(MONDAY, MONDAY, neighbourhood="") == Lessons(1, 5, 1, 90)
    assert lessons.counts(MONDAY, MONDAY, team_id=team) == Lessons(2, 15, 2, 270)
    assert lessons.counts(MONDAY - timedelta(days=9), MONDAY - timedelta(days=1)) == Lessons(0, 0, 0, 0)


def test_a_plan_is_changed_until_the_lesson_is_held(officer: Actor) -> None:
    row = planned(officer)
    facts = {"title": "Dịch vụ công", "day": MONDAY, "starts": "06:00", "ends": "07:00", "place": "TT"}
    changed = lessons.change(by=officer, lesson_id=row.id, teachers=("TNV02",), **facts)
    assert (changed.title, changed.starts, changed.neighbourhood) == ("Dịch vụ công", "06:00", None)
    assert lessons.shown(officer, row.id).teachers == "TNV02"
    lessons.hold(by=officer, lesson_id=row.id, heads=2)
    with pytest.raises(Refused, match="Lớp này đã dạy, không sửa được"):
        lessons.change(by=officer, lesson_id=row.id, **facts)


@pytest.mark.parametrize("ended", ("held", "cancelled"))
@pytest.mark.parametrize("verb", ("hold", "cancel", "change"))
def test_a_lesson_that_is_over_stays_as_it_is(verb: str, ended: str, officer: Actor) -> None:
    row = planned(officer)
    if ended == "held":
        lessons.hold(by=officer, lesson_id=row.id, heads=2)
    else:
        lessons.cancel(by=officer, lesson_id=row.id, reason="few_learners")
    facts: dict[str, dict[str, Any]] = {"hold": {"heads": 3}, "cancel": {"reason": "1"}, "change": {}}
    with pytest.raises(Refused) as refused:
        getattr(lessons, verb)(by=officer, lesson_id=row.id, **facts[verb])
    assert refused.value.rule == "lesson.state"
    assert lessons.shown(officer, row.id).state == ended


def test_a_cancelled_lesson_counts_nowhere_and_says_why(officer: Actor) -> None:
    row = planned(officer)
    lessons.cancel(by=officer, lesson_id=row.id, reason="4")
    assert lessons.counts(MONDAY, MONDAY) == Lessons(0, 0, 0, 0)
    assert lessons.shown(officer, row.id).reason == "mưa bão"


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"title": " "}, "lesson.title"),
        ({"starts": ""}, "lesson.hours"),
        ({"ends": "07:00"}, "shift.order"),
        ({"ends": "7 rưỡi"}, "session.time"),
        ({"neighbourhood": ""}, "lesson.where"),
        ({"place": "NO"}, "place.unknown"),
        ({"teachers": ("TNV77",)}, "volunteer.unknown"),
    ],
)
def test_what_cannot_be_planned_is_refused(facts: dict[str, Any], rule: str, officer: Actor) -> None:
    with pytest.raises(Refused) as refused:
        planned(officer, **facts)
    assert refused.value.rule == rule
    assert lessons.listed(officer, MONDAY, MONDAY) == []


@pytest.mark.parametrize(
    ("planned_as", "facts", "rule"),
    [
        ({}, {"heads": None}, "lesson.heads"),
        ({}, {"heads": 1000}, "number"),
        ({"teachers": ()}, {"heads": 3}, "lesson.teachers"),
        ({"starts": "08:01", "ends": "09:00"}, {"heads": 3}, "lesson.ahead"),
        ({"day": MONDAY + timedelta(days=1)}, {"heads": 3}, "lesson.ahead"),
    ],
)
def test_what_cannot_have_been_held_is_refused(
    planned_as: dict[str, Any], facts: dict[str, Any], rule: str, officer: Actor, wall: Wall
) -> None:
    wall.set(8)
    row = planned(officer, **planned_as)
    with pytest.raises(Refused) as refused:
        lessons.hold(by=officer, lesson_id=row.id, **facts)
    assert refused.value.rule == rule
    assert lessons.shown(officer, row.id).state == "planned"


def test_a_volunteer_records_the_lessons_that_he_teaches(officer: Actor, volunteer: Actor) -> None:
    own, other = planned(officer), planned(officer, teachers=("TNV02",))
    assert [row.own for row in lessons.listed(volunteer, MONDAY, MONDAY)] == [True, False]
    with pytest.raises(Refused, match="của người khác"):
        lessons.hold(by=volunteer, lesson_id=other.id, heads=3)
    assert lessons.hold(by=volunteer, lesson_id=own.id, heads=3).heads == 3


def test_a_lesson_of_a_neighbourhoods_house_is_in_that_neighbourhood(officer: Actor, founder: Actor) -> None:
    centre.add_place(by=founder, code="N3", name="Nhà VH", kind="neighbourhood_house", neighbourhood="Thôn 3")
    assert planned(officer, place="N3", neighbourhood="").neighbourhood == "Thôn 3"


def test_a_lesson_is_not_older_than_the_communes(officer: Actor) -> None:
    with pytest.raises(Refused) as refused:
        planned(officer, day=date(2025, 6, 30))
    assert (refused.value.rule, refused.value.field) == ("lesson.past", "day")
    assert planned(officer, day=date(2025, 7, 1)).id


def test_who_is_closed_teaches_only_what_he_was_named_for_before(officer: Actor, supervisor: Actor) -> None:
    row = planned(officer, teachers=("TNV02",))
    other = planned(officer, teachers=("TNV01",))
    volunteers.change_volunteer(by=supervisor, code="TNV02", active=False)
    with pytest.raises(Refused) as refused:
        lessons.hold(by=officer, lesson_id=other.id, heads=3, teachers=("TNV02",))
    assert (refused.value.rule, refused.value.field) == ("volunteer.closed", "teachers")
    assert lessons.hold(by=officer, lesson_id=row.id, heads=3).heads == 3
