"""The certificate of hours: what the record says, numbered by year, and never another paper again."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from models import (
    catalogue,
    centre,
    certificates,
    clock,
    journal,
    lessons,
    papers,
    roster,
    sessions,
    volunteers,
)
from models.base import db, rows
from models.certificates import Certificate
from models.errands import Errand, ErrandVolunteer
from models.errors import Refused
from models.journal import Actor
from models.lessons import Lesson, LessonTeacher
from tui.papers import write

from ..conftest import MONDAY, Wall

WEEK = timedelta(days=7)
FIRST = MONDAY - WEEK


def serve(by: Actor, volunteer: Actor, wall: Wall) -> None:
    """Let TNV01 be on duty, help two people, visit a home, teach and be trained, all on this Monday."""
    helper = volunteers.by_code("TNV01")
    with journal.act("shift.plan", by) as doing:
        hours = {"starts": "07:00", "ends": "11:30"}
        came = clock.now() - timedelta(hours=1)
        known = {"day": MONDAY, "volunteer_id": helper.id, "place_id": centre.place("TT").id}
        doing.add(roster.Shift, checked_in_at=came, checked_out_at=clock.now(), **known, **hours)
        errand = {"since": clock.now(), "account_id": by.account_id}
        for kind, state, day in (
            ("home_visit", "done", MONDAY),
            ("transport", "not_done", MONDAY),
            ("outreach", "done", FIRST - WEEK),
        ):
            row = doing.add(Errand, kind=kind, state=state, day=day, **errand)
            doing.add(ErrandVolunteer, errand_id=row.id, volunteer_id=helper.id)
        for held in (clock.now(), None):
            lesson = doing.add(Lesson, day=MONDAY, title="VNeID", held_at=held, starts="07:30", ends="09:00")
            doing.add(LessonTeacher, lesson_id=lesson.id, volunteer_id=helper.id)
    for people in (1, 2):
        session = sessions.start(by=volunteer)
        wall.run(10)
        given = {"ticks": {"copied": 1}, "result": "done", "number_of_people": people}
        sessions.end(by=volunteer, session_id=session.id, **given)
    volunteers.train(by=by, volunteer_codes=("TNV01",), topic="Bảo mật", day=MONDAY)


def _issue(by: Actor, **given: Any) -> Certificate:
    return certificates.issue(
        by=by, **{"volunteer": "TNV01", "first_day": FIRST, "last_day": MONDAY, **given}
    )


def test_a_certificate_states_what_the_record_says(supervisor: Actor, volunteer: Actor, wall: Wall) -> None:
    """DOMAIN 5.2: shifts, hours, turns, people, home visits, classes; each by the rule that counts it."""
    serve(supervisor, volunteer, wall)
    facts = certificates.facts_of(_issue(supervisor).facts)
    assert (facts.shifts, facts.duty_minutes) == (1, 60)
    assert (facts.turns, facts.volunteer_turns, facts.people, facts.help_minutes) == (2, 2, 3, 20)
    assert (facts.home_visits, facts.transports, facts.outreaches, facts.lessons) == (1, 0, 0, 1)
    assert (facts.citizen_turns, facts.errand_minutes, facts.lesson_minutes) == (2, 0, 90)
    assert facts.total_minutes == 120, "on duty 7-8, sessions 8-8:20, a class 7:30-9: no minute twice"
    assert (facts.trainings, facts.teams) == (((MONDAY.isoformat(), "Bảo mật"),), ("Đội Trung tâm",))


def _written(by: Actor, **given: Any) -> str:
    about = {"volunteer": "TNV01", "first_day": FIRST, "last_day": MONDAY, **given}
    return " ".join(write(papers.certificate_draft(by=by, **about)).split())


def test_who_was_only_trained_has_no_time_to_be_certified(supervisor: Actor) -> None:
    volunteers.train(by=supervisor, volunteer_codes=("TNV01",), topic="Bảo mật", day=MONDAY)
    with pytest.raises(Refused) as refused:
        _issue(supervisor)
    assert refused.value.rule == "certificate.trained"
    assert rows(Certificate, "1") == []


def test_a_certificate_begins_with_the_first_record_and_says_what_was_done(
    supervisor: Actor, wall: Wall
) -> None:
    """Nobody has been helping since the first of the month who came on the twenty-third."""
    volunteers.add_volunteer(by=supervisor, code="TNV09", name="Lò Văn Chín")
    lesson = lessons.plan(
        by=supervisor, title="VNeID", day=MONDAY, starts="7:00", ends="9:30", place="TT", teachers=("TNV09",)
    )
    wall.set(10)
    lessons.hold(by=supervisor, lesson_id=lesson.id, heads=12)
    told = _written(supervisor, volunteer="TNV09", first_day=MONDAY.replace(day=1))
    assert "Đã tham gia dạy lớp Bình dân học vụ số trong ngày 23 tháng 11 năm 2026" in told
    assert "hỗ trợ người dân" not in told
    assert "Thời gian dạy lớp |2 giờ 30 phút" in told and "Tổng thời gian tình nguyện |2 giờ 30 phút" in told


def test_help_for_staff_is_not_said_to_be_for_citizens(
    supervisor: Actor, volunteer: Actor, wall: Wall
) -> None:
    """DOMAIN 5.1: the first task group supports staff."""
    session = sessions.start(by=volunteer)
    wall.run(20)
    staff = next(kind.code for kind in catalogue.help_kinds() if kind.task_group == 1)
    sessions.end(by=volunteer, session_id=session.id, ticks={staff: 1}, result="done")
    told = _written(supervisor)
    assert "Đã tham gia hỗ trợ cán bộ, công chức từ" in told
    assert "người dân" not in told


def test_a_certificate_of_before_says_what_it_said(supervisor: Actor, volunteer: Actor, wall: Wall) -> None:
    """What it did not state then, such as hours of classes, it does not state now."""
    serve(supervisor, volunteer, wall)
    row = _issue(supervisor)
    kept = json.loads(row.facts)
    for name in ("citizen_turns", "errand_minutes", "lesson_minutes", "total_minutes"):
        del kept[name]
    facts = certificates.facts_of(json.dumps(kept))
    assert (facts.turns, facts.citizen_turns, facts.total_minutes) == (2, None, None)


def test_a_paper_that_was_given_never_changes(supervisor: Actor, volunteer: Actor, wall: Wall) -> None:
    serve(supervisor, volunteer, wall)
    given = papers.certificate_printed(by=supervisor, volunteer="TNV01", first_day=FIRST, last_day=MONDAY)
    volunteers.change_volunteer(by=supervisor, code="TNV01", name="Lê Văn Ất", organisation="Trường")
    volunteers.change_team(by=supervisor, code="D1", name="Đội khác")
    sessions.again(by=volunteer)
    again = papers.certificate_again(by=supervisor, number=1, year=2026)
    assert again.service == given.service
    assert (given.again, again.again, again.number, again.day) == (False, True, 1, given.day)


def test_the_same_figures_are_the_same_paper_and_others_a_new_one(
    supervisor: Actor, volunteer: Actor, wall: Wall
) -> None:
    serve(supervisor, volunteer, wall)
    ask: dict[str, Any] = {"by": supervisor, "volunteer": "TNV01", "first_day": FIRST, "last_day": MONDAY}
    first, again = papers.certificate_printed(**ask), papers.certificate_printed(**ask)
    assert [(paper.number, paper.again) for paper in (first, again)] == [(1, False), (1, True)]
    with pytest.raises(Refused) as refused:
        certificates.issue(**ask)
    assert refused.value.rule == "certificate.issued"
    sessions.again(by=volunteer)
    assert papers.certificate_printed(**ask).number == 2
    assert [row.number for row in certificates.of_volunteer(volunteers.by_code("TNV01").id)] == [2, 1]


def test_numbers_go_on_by_year_without_a_gap(supervisor: Actor, volunteer: Actor, wall: Wall) -> None:
    serve(supervisor, volunteer, wall)
    assert _issue(supervisor).number == 1
    for wrong in ({"volunteer": "TNV02"}, {"last_day": FIRST - WEEK}, {"last_day": MONDAY + WEEK}):
        with pytest.raises(Refused):
            _issue(supervisor, **wrong)
    assert _issue(supervisor, first_day=MONDAY).number == 2
    wall.set(day=date(2027, 1, 4))
    assert [(row.year, row.number) for row in (_issue(supervisor, first_day=FIRST - WEEK),)] == [(2027, 1)]


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"last_day": FIRST - WEEK}, "day.order"),
        ({"last_day": MONDAY + WEEK}, "day.ahead"),
        ({"volunteer": "TNV02"}, "certificate.empty"),
        ({"volunteer": "TNV99"}, "volunteer.unknown"),
    ],
)
def test_a_certificate_of_nothing_or_of_days_to_come_is_refused(
    given: dict[str, Any], rule: str, supervisor: Actor, volunteer: Actor, wall: Wall
) -> None:
    serve(supervisor, volunteer, wall)
    with pytest.raises(Refused) as refused:
        _issue(supervisor, **given)
    assert refused.value.rule == rule
    assert rows(Certificate, "1") == []


def test_the_name_on_a_certificate_stays_out_of_the_journals_line(
    supervisor: Actor, volunteer: Actor, wall: Wall
) -> None:
    serve(supervisor, volunteer, wall)
    row = _issue(supervisor)
    assert certificates.holder_of(row.holder) == ("Hà Thị Y Bia", None)
    last = db.execute_sql("SELECT line FROM journal ORDER BY seq DESC LIMIT 1").fetchone()[0]
    assert "certificate.issue" in last and "Bia" not in last
    assert certificates.holder_of(None) == ("", None), "what was erased is not made up"


def test_a_draft_has_no_number_and_leaves_no_row(supervisor: Actor, volunteer: Actor, wall: Wall) -> None:
    serve(supervisor, volunteer, wall)
    paper = papers.certificate_draft(by=supervisor, volunteer="TNV01", first_day=FIRST, last_day=MONDAY)
    assert paper.number is None
    assert rows(Certificate, "1") == []
    for look in (papers.certificate_draft, papers.certificate_printed):
        with pytest.raises(Refused) as refused:
            look(by=volunteer, volunteer="TNV01", first_day=FIRST, last_day=MONDAY)
        assert refused.value.rule == "right"


def test_a_certificate_states_until_yesterday_while_somebody_is_on_duty(volunteer: Actor, wall: Wall) -> None:
    helper = volunteers.by_code("TNV01")
    assert certificates.usual_days(helper.id) == (MONDAY.replace(day=1), MONDAY)
    roster.check_in(by=volunteer)
    assert certificates.usual_days(helper.id) == (MONDAY.replace(day=1), MONDAY - timedelta(days=1))
