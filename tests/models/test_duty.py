"""Hours on duty ("giờ trực"): one rule, whatever asks for them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from models import centre, clock, journal, roster, volunteers
from models.journal import Actor
from models.roster import Duty, duties, duty

from ..conftest import MONDAY, Wall

TUESDAY = MONDAY + timedelta(days=1)


def moment(at: str, day: date = MONDAY) -> datetime:
    return datetime.combine(day, datetime.strptime(at, "%H:%M").time(), clock.LOCAL)


def shift(
    by: Actor,
    planned: str,
    came: str = "",
    went: str = "",
    code: str = "TNV01",
    place: str = "TT",
    day: date = MONDAY,
    **facts: Any,
) -> roster.Shift:
    """Write a shift as it may stand in the register, whatever a verb would say of it."""
    starts, ends = planned.split("-")
    with journal.act("shift.plan", by) as doing:
        return doing.add(
            roster.Shift,
            day=day,
            volunteer_id=volunteers.by_code(code).id,
            place_id=centre.place(place).id,
            starts=starts,
            ends=ends,
            checked_in_at=moment(came, day) if came else None,
            checked_out_at=moment(went, day) if went else None,
            **facts,
        )


@pytest.fixture(autouse=True)
def evening(wall: Wall) -> None:
    """The day is over: whoever has not gone is taken to have gone at the planned end."""
    wall.set(20)


def test_a_shift_counts_from_check_in_to_check_out(supervisor: Actor) -> None:
    shift(supervisor, "07:00-11:30", "06:50", "11:40")
    assert duty(MONDAY, MONDAY) == Duty(
        planned=1, served=1, planned_minutes=270, minutes=290, volunteers=1, open=0
    )


def test_a_shift_without_a_check_out_counts_until_its_planned_end(supervisor: Actor) -> None:
    shift(supervisor, "07:00-11:30", "07:10")
    assert (duty(MONDAY, MONDAY).minutes, duty(MONDAY, MONDAY).open) == (260, 1)


def test_a_shift_under_way_counts_until_now(supervisor: Actor, wall: Wall) -> None:
    shift(supervisor, "07:00-11:30", "07:00")
    wall.set(9)
    assert duty(MONDAY, MONDAY).minutes == 120


def test_who_came_behind_the_planned_end_and_never_went_counts_nothing(supervisor: Actor) -> None:
    shift(supervisor, "07:00-11:30", "11:50")
    assert (duty(MONDAY, MONDAY).served, duty(MONDAY, MONDAY).minutes) == (1, 0)


def test_a_shift_without_a_check_in_counts_nothing(supervisor: Actor) -> None:
    shift(supervisor, "07:00-11:30")
    assert duty(MONDAY, MONDAY) == Duty(1, 0, 270, 0, 0, 0)


def test_a_cancelled_shift_is_none(supervisor: Actor) -> None:
    shift(supervisor, "07:00-11:30", cancelled_at=moment("06:00"), reason_key="absence.sick")
    assert duty(MONDAY, MONDAY) == Duty(0, 0, 0, 0, 0, 0)


def test_an_unplanned_shift_is_served_and_was_not_planned(supervisor: Actor) -> None:
    shift(supervisor, "07:00-11:30", "07:00", "08:00", unplanned=1)
    assert duty(MONDAY, MONDAY) == Duty(0, 1, 0, 60, 1, 0)


@pytest.mark.parametrize(
    ("second", "minutes"),
    (
        (("09:00-17:00", "09:00", "12:00"), 300),
        (("08:00-09:00", "08:00", "09:00"), 240),
        (("11:00-12:00", "11:00", "12:00"), 300),
        (("13:00-14:00", "13:00", "14:00"), 300),
    ),
)
def test_what_two_shifts_of_a_volunteer_overlap_counts_once(
    second: tuple[str, str, str], minutes: int, supervisor: Actor
) -> None:
    shift(supervisor, "07:00-11:00", "07:00", "11:00")
    shift(supervisor, *second, place="CA")
    assert duty(MONDAY, MONDAY).minutes == minutes
    parts = duties("place", MONDAY, MONDAY)
    assert sum(part.minutes for part in parts.values()) == minutes


def test_a_long_shift_swallows_all_that_lie_in_it(supervisor: Actor) -> None:
    shift(supervisor, "07:00-17:00", "07:00", "17:00")
    shift(supervisor, "08:00-09:00", "08:00", "09:00")
    shift(supervisor, "10:00-18:00", "10:00", "18:00")
    assert duty(MONDAY, MONDAY).minutes == 11 * 60


def test_two_volunteers_at_a_time_both_count(supervisor: Actor) -> None:
    shift(supervisor, "07:00-11:00", "07:00", "11:00")
    shift(supervisor, "07:00-11:00", "07:00", "11:00", code="TNV02")
    assert (duty(MONDAY, MONDAY).minutes, duty(MONDAY, MONDAY).volunteers) == (480, 2)


def test_a_shift_at_dawn_belongs_to_its_local_day(supervisor: Actor) -> None:
    """06:30 in Vietnam is the day before in UTC."""
    shift(supervisor, "06:30-07:30", "06:30", day=TUESDAY)
    assert duty(MONDAY, MONDAY).served == 0
    assert duty(TUESDAY, TUESDAY).served == 1


def test_duty_is_told_of_a_volunteer_a_place_and_a_team(supervisor: Actor) -> None:
    first, second = volunteers.by_code("TNV01"), volunteers.by_code("TNV02")
    shift(supervisor, "07:00-11:00", "07:00", "11:00")
    shift(supervisor, "07:00-11:00", "07:00", "09:00", code="TNV02", place="CA")
    team = volunteers.team_of(first.id, MONDAY)
    assert duty(MONDAY, MONDAY, volunteer_id=second.id).minutes == 120
    assert duty(MONDAY, MONDAY, place_id=centre.place("TT").id).minutes == 240
    assert duty(MONDAY, MONDAY, team_id=team.id).minutes == 360
    assert duty(MONDAY, MONDAY, team_id=team.id + 1).planned == 0


def test_duty_by_parts_is_one_query(supervisor: Actor, queries: list[str]) -> None:
    first, second = volunteers.by_code("TNV01").id, volunteers.by_code("TNV02").id
    shift(supervisor, "07:00-11:00", "07:00", "11:00")
    shift(supervisor, "07:00-11:00", "07:00", "09:00", code="TNV02", day=TUESDAY)
    team = volunteers.team_of(first, MONDAY).id
    queries.clear()
    assert {key: part.planned for key, part in duties("volunteer", MONDAY, TUESDAY).items()} == {
        first: 1,
        second: 1,
    }
    assert len(queries) == 1
    assert list(duties("team", MONDAY, TUESDAY)) == [team]
    assert list(duties("day", MONDAY, TUESDAY)) == [str(MONDAY), str(TUESDAY)]
