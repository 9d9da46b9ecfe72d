"""Check-in and check-out by one's own sign-in; what was forgotten is set right with a name to it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models import centre, journal, roster, sessions, volunteers
from models.errors import Refused
from models.journal import Actor
from models.roster import duty

from ..conftest import MONDAY, Wall
from .test_duty import moment
from .test_duty import shift as stored
from .test_roster import plan, refusal


def test_one_checks_in_to_the_shift_under_way_or_about_to_begin(
    volunteer: Actor, supervisor: Actor, wall: Wall
) -> None:
    morning, afternoon = plan(supervisor), plan(supervisor, "13:30-17:00", place="CA")
    wall.set(6, 1)
    assert roster.check_in(by=volunteer).id == morning.id
    wall.set(11, 25)
    assert roster.check_out(by=volunteer).checked_out_at == wall.now
    wall.set(12, 30)
    assert roster.check_in(by=volunteer).id == afternoon.id


def test_more_than_an_hour_early_is_a_shift_of_its_own_until_the_planned_one(
    volunteer: Actor, supervisor: Actor, wall: Wall
) -> None:
    plan(supervisor, "09:00-11:30", place="CA")
    wall.set(7, 30)
    row = roster.check_in(by=volunteer)
    assert (row.unplanned, row.starts, row.ends, row.place_id) == (1, "07:30", "09:00", centre.place("TT").id)


@pytest.mark.parametrize(
    ("hour", "minute", "ends"),
    (
        (6, 0, "11:30"),
        (8, 5, "11:30"),
        (12, 0, "17:00"),
        (17, 30, "21:00"),
        (22, 0, "23:59"),
        (23, 59, "23:59"),
    ),
)
def test_without_a_planned_shift_one_is_made_until_the_end_of_the_half_day(
    hour: int, minute: int, ends: str, volunteer: Actor, wall: Wall
) -> None:
    wall.set(hour, minute)
    row = roster.check_in(by=volunteer)
    assert (row.unplanned, row.ends, row.checked_in_at) == (1, ends, wall.now)


def test_a_sunday_has_ends_of_half_days_too(volunteer: Actor, wall: Wall) -> None:
    wall.set(8, day=MONDAY + timedelta(days=6))
    assert roster.check_in(by=volunteer).ends == "11:30"


def test_one_is_on_duty_once(volunteer: Actor, supervisor: Actor, wall: Wall) -> None:
    plan(supervisor)
    roster.check_in(by=volunteer)
    with pytest.raises(Refused) as refused:
        roster.check_in(by=volunteer)
    assert "Đã vào ca lúc 08:00 ở Trung tâm" in str(refused.value)


def test_who_forgot_to_check_out_checks_in_again_after_the_planned_end(
    volunteer: Actor, supervisor: Actor, wall: Wall
) -> None:
    plan(supervisor)
    plan(supervisor, "13:30-17:00")
    wall.set(7)
    roster.check_in(by=volunteer)
    wall.set(13, 25)
    roster.check_in(by=volunteer)
    wall.set(17, 5)
    roster.check_out(by=volunteer)
    assert [entry.state for entry in roster.entries(MONDAY, MONDAY)] == ["unended", "served"]
    assert duty(MONDAY, MONDAY).minutes == 270 + 220


def test_who_left_and_comes_back_is_on_a_new_shift(volunteer: Actor, supervisor: Actor, wall: Wall) -> None:
    plan(supervisor, "07:00-17:00")
    wall.set(7)
    roster.check_in(by=volunteer)
    wall.set(9)
    roster.check_out(by=volunteer)
    wall.set(10)
    back = roster.check_in(by=volunteer)
    assert (back.unplanned, back.starts, back.ends) == (1, "10:00", "11:30")
    wall.set(11)
    roster.check_out(by=volunteer)
    assert duty(MONDAY, MONDAY).minutes == 180
    assert roster.overlaps(roster.entries(MONDAY, MONDAY)) == []


def test_one_does_not_check_in_again_in_the_minute_one_left(volunteer: Actor, wall: Wall) -> None:
    roster.check_in(by=volunteer)
    roster.check_out(by=volunteer)
    assert refusal(roster.check_in, by=volunteer) == "shift.twice"


def test_without_a_check_in_there_is_no_check_out(volunteer: Actor, supervisor: Actor, wall: Wall) -> None:
    plan(supervisor)
    assert refusal(roster.check_out, by=volunteer) == "shift.not_in"


def test_a_check_out_waits_for_the_session_that_is_open(
    volunteer: Actor, volunteer2: Actor, supervisor: Actor, wall: Wall
) -> None:
    """An unfinished session is asked about, never closed silently."""
    roster.check_in(by=volunteer)
    session = sessions.start(by=volunteer2, volunteer_codes=("TNV02", "TNV01"))
    wall.run(20)
    with pytest.raises(Refused) as refused:
        roster.check_out(by=volunteer)
    assert refused.value.rule == "shift.session_open"
    assert "bắt đầu 08:00" in str(refused.value)
    sessions.end(by=volunteer, session_id=session.id, ticks={"copied": 1}, result="done")
    assert roster.check_out(by=volunteer).checked_out_at


def test_a_shift_long_over_is_not_checked_out_of(volunteer: Actor, supervisor: Actor, wall: Wall) -> None:
    plan(supervisor)
    wall.set(7)
    roster.check_in(by=volunteer)
    wall.set(13, 30)
    assert duty(MONDAY, MONDAY).minutes == 270
    wall.set(13, 31)
    assert refusal(roster.check_out, by=volunteer) == "shift.out_late"


def test_staying_longer_counts(volunteer: Actor, supervisor: Actor, wall: Wall) -> None:
    plan(supervisor)
    wall.set(7)
    roster.check_in(by=volunteer)
    wall.set(12, 10)
    roster.check_out(by=volunteer)
    assert duty(MONDAY, MONDAY).minutes == 310


def test_an_account_that_is_no_volunteers_is_told_so(supervisor: Actor, volunteer: Actor, wall: Wall) -> None:
    stranger = journal.Actor(supervisor.account_id, "supervisor", volunteer.rights)
    assert refusal(roster.check_in, by=stranger) == "volunteer.none"


def test_forgotten_times_are_set_right_with_a_name_and_a_note(supervisor: Actor, wall: Wall) -> None:
    row = plan(supervisor)
    wall.set(20)
    right = roster.correct_shift(by=supervisor, shift_id=row.id, came="7h05", went="11:20", note="quên ghi")
    assert (right.checked_in_at, right.checked_out_at) == (moment("07:05"), moment("11:20"))
    assert (right.corrected_by, right.correction) == (supervisor.account_id, "quên ghi")
    (entry,) = roster.entries(MONDAY, MONDAY)
    assert (entry.corrected, entry.minutes) == (True, 255)
    line = journal.Journal.select().order_by(journal.Journal.seq.desc()).first().line
    assert "shift.correct" in line
    assert "quên" not in line


def test_who_never_came_is_set_right_too(supervisor: Actor, wall: Wall) -> None:
    row = stored(supervisor, "07:00-11:30", "07:00")
    wall.set(20)
    roster.correct_shift(by=supervisor, shift_id=row.id, came="", note="bấm nhầm")
    assert [entry.state for entry in roster.entries(MONDAY, MONDAY)] == ["absent"]


@pytest.mark.parametrize(
    ("times", "rule"),
    (
        ({"came": "11:00", "went": "07:00"}, "shift.came"),
        ({"came": "19:00"}, "shift.came"),
        ({"came": "07:00", "went": "19:00"}, "shift.came"),
        ({"came": "", "went": "11:00"}, "shift.came"),
        ({"came": "7 giờ"}, "session.time"),
        ({"came": "07:00", "note": " "}, "form.needed"),
    ),
)
def test_real_times_that_cannot_be_are_refused(
    times: dict[str, Any], rule: str, supervisor: Actor, wall: Wall
) -> None:
    row = plan(supervisor)
    wall.set(18)
    given = {"note": "quên", **times}
    assert refusal(roster.correct_shift, by=supervisor, shift_id=row.id, **given) == rule


def test_a_cancelled_shift_has_no_real_times(supervisor: Actor, wall: Wall) -> None:
    row = roster.cancel_shift(by=supervisor, shift_id=plan(supervisor).id, reason="1")
    given = {"by": supervisor, "shift_id": row.id, "came": "07:00", "note": "x"}
    assert refusal(roster.correct_shift, **given) == "shift.state"


def test_the_place_of_a_session_is_that_of_the_shift_one_is_in(
    volunteer: Actor, supervisor: Actor, wall: Wall
) -> None:
    """An unplanned shift that began later is the one that counts."""
    plan(supervisor, "07:00-17:00", place="CA")
    wall.set(7)
    roster.check_in(by=volunteer)
    wall.set(8)
    roster.check_out(by=volunteer)
    wall.set(9)
    roster.check_in(by=volunteer)
    row = roster.shift_of(volunteers.by_code("TNV01").id, MONDAY, "09:00")
    assert (row.unplanned, row.place_id) == (1, centre.place("TT").id)


def test_a_shift_of_yesterday_that_was_not_left_is_named_after_midnight(
    supervisor: Actor, volunteer: Actor, wall: Wall
) -> None:
    stored(supervisor, "18:00-23:30", "18:00")
    wall.set(0, 5, day=MONDAY + timedelta(days=1))
    with pytest.raises(Refused) as refused:
        roster.check_out(by=volunteer)
    assert (refused.value.rule, refused.value.facts) == (
        "shift.out_late",
        {"starts": "18:00", "ends": "23:30"},
    )
