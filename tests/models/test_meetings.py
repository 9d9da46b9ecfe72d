"""Errands and the roster know of each other: nobody is on duty and on the way at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models import errands, roster
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY, Wall
from .test_errands import TWO, asked, places
from .test_patterns import pattern
from .test_roster import plan

__all__ = ["places"]

WEDNESDAY = MONDAY + timedelta(days=2)


@pytest.mark.parametrize(
    ("hour", "refused"),
    [("06:00", False), ("06:01", True), ("06:30", True), ("11:29", True), ("11:30", False)],
)
def test_an_errand_just_before_a_shift_is_not_assigned_unwittingly(
    hour: str, refused: bool, officer: Actor, supervisor: Actor
) -> None:
    plan(supervisor, day=WEDNESDAY)
    row = asked(officer, day=WEDNESDAY, starts=hour)
    if refused:
        with pytest.raises(Refused, match="TNV01 trực 07:00–11:30"):
            errands.assign(by=officer, errand_id=row.id, volunteer_codes=TWO)
    assert errands.assign(by=officer, errand_id=row.id, volunteer_codes=TWO, anyway=refused).state


def test_a_shift_tells_the_errands_that_it_meets(officer: Actor, supervisor: Actor) -> None:
    for hour in ("05:59", "06:30", "08:00", "11:30"):
        row = asked(officer, day=WEDNESDAY, starts=hour)
        errands.assign(by=officer, errand_id=row.id, volunteer_codes=TWO, anyway=True)
    shift = plan(supervisor, day=WEDNESDAY)
    assert [(one.volunteer, one.hour) for one in roster.meetings([shift])] == [
        ("TNV01", "06:30"),
        ("TNV01", "08:00"),
    ]
    assert roster.meetings([]) == []


def test_filled_shifts_tell_the_errands_that_they_meet(officer: Actor, supervisor: Actor, wall: Wall) -> None:
    row = asked(officer, day=WEDNESDAY, starts="08:00")
    errands.assign(by=officer, errand_id=row.id, volunteer_codes=TWO)
    pattern(supervisor, weekday=3)
    filled = roster.fill(by=supervisor, first=MONDAY, last=WEDNESDAY)
    (one,) = roster.meetings(filled.added)
    assert (one.volunteer, one.day, one.errand) == ("TNV01", WEDNESDAY, row.id)


def test_what_is_over_or_nobodys_is_no_meeting(officer: Actor, supervisor: Actor) -> None:
    for end in ("void", "asked"):
        row = asked(officer, day=WEDNESDAY, starts="08:00")
        if end == "void":
            errands.assign(by=officer, errand_id=row.id, volunteer_codes=TWO)
            errands.void(by=supervisor, errand_id=row.id, reason="1")
    assert roster.meetings([plan(supervisor, day=WEDNESDAY)]) == []
