"""What was planned, is over and was not served is an absence: nothing but a correction takes it away."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models import centre, roster, volunteers
from models.journal import Actor

from ..conftest import MONDAY, Wall
from .test_duty import shift as stored
from .test_patterns import NEXT, pattern, wanted
from .test_roster import plan, refusal, volunteer_id


@pytest.fixture(autouse=True)
def afternoon(wall: Wall) -> None:
    """It is Monday, 16:00."""
    wall.set(16)


def states() -> list[tuple[str, str, str]]:
    return [(entry.volunteer, entry.starts, entry.state) for entry in roster.entries(MONDAY, MONDAY)]


MISSED = ("TNV01", "07:00", "absent")


def test_who_missed_the_morning_does_not_cancel_it_in_the_afternoon(
    volunteer: Actor, supervisor: Actor, admin: Actor
) -> None:
    missed, running = stored(supervisor, "07:00-11:30"), stored(supervisor, "13:30-17:00")
    for by in (volunteer, admin):
        assert refusal(roster.cancel_shift, by=by, shift_id=missed.id, reason="1") == "shift.state"
    assert roster.cancel_shift(by=volunteer, shift_id=running.id, reason="1").cancelled_at
    assert states() == [MISSED]
    assert roster.hours(MONDAY, MONDAY, by=supervisor)[0].absent == 1


def test_a_shift_is_over_with_the_minute_of_its_end(volunteer: Actor, supervisor: Actor, wall: Wall) -> None:
    row = stored(supervisor, "07:00-11:30")
    wall.set(11, 30)
    assert refusal(roster.cancel_shift, by=volunteer, shift_id=row.id, reason="1") == "shift.state"
    wall.set(11, 29)
    assert roster.cancel_shift(by=volunteer, shift_id=row.id, reason="1").cancelled_at


def test_who_sets_times_right_says_who_came_instead_on_one_of_the_last_days(
    supervisor: Actor, admin: Actor
) -> None:
    long_ago = stored(supervisor, "07:00-11:30", day=MONDAY - timedelta(days=8))
    row = stored(supervisor, "07:00-11:30")
    given: dict[str, Any] = {"volunteer_id": volunteer_id("TNV02"), "reason": "1"}
    for by, shift in ((admin, row), (supervisor, long_ago)):
        assert refusal(roster.replace_shift, by=by, shift_id=shift.id, **given) == "shift.state"
    assert roster.replace_shift(by=supervisor, shift_id=row.id, **given).replaces_id == row.id


def test_a_newer_roster_takes_no_absence_of_the_morning_away(supervisor: Actor) -> None:
    stored(supervisor, "07:00-11:30")
    plan(supervisor, "13:30-17:00")
    newer = [wanted("13:30-17:00", code="TNV02")]
    found = roster.take(by=supervisor, wanted=newer, replace=True)
    assert [row.starts for row in found.dropped] == ["13:30"]
    assert MISSED in states()


@pytest.mark.parametrize("whose", ("volunteer", "place"))
def test_who_leaves_and_what_closes_takes_no_absence_along(whose: str, supervisor: Actor) -> None:
    stored(supervisor, "07:00-11:30", place="CA")
    plan(supervisor, "13:30-17:00", place="CA")
    if whose == "volunteer":
        volunteers.change_volunteer(by=supervisor, code="TNV01", active=False)
    else:
        centre.change_place(by=supervisor, code="CA", active=False)
    assert states() == [MISSED]


def test_a_pattern_that_ends_takes_no_absence_along(supervisor: Actor) -> None:
    row = pattern(supervisor)
    stored(supervisor, "07:00-11:30", pattern_id=row.id)
    stored(supervisor, "07:00-11:30", pattern_id=row.id, day=NEXT)
    roster.end_pattern(by=supervisor, pattern_id=row.id, last=MONDAY - timedelta(days=1), reason="1")
    assert states() == [MISSED]
    assert roster.entries(NEXT, NEXT) == []


def test_patterns_make_nobody_absent_this_morning(supervisor: Actor) -> None:
    pattern(supervisor)
    pattern(supervisor, "13:30-17:00")
    roster.fill(by=supervisor, first=MONDAY, last=MONDAY)
    assert states() == [("TNV01", "13:30", "awaited")]
