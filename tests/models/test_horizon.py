"""Nothing is planned for a mistyped year, and what has not begun may end before it begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from models import certificates, errands, lessons, roster, volunteers
from models.base import db, rows
from models.errors import Refused
from models.figures.force import force
from models.journal import Actor
from models.sessions.counting import Scope
from models.volunteers import TeamMember

from ..conftest import MONDAY, Wall
from .test_errands import asked, assigned, places
from .test_lessons import planned
from .test_patterns import pattern
from .test_roster import plan

__all__ = ["places"]

LAST = date(2046, 11, 23)
PLANS: dict[str, Callable[[Actor, date], Any]] = {
    "a shift": lambda by, day: plan(by, day=day, anyway=True),
    "a pattern": lambda by, day: pattern(by, from_day=day),
    "a filled roster": lambda by, day: roster.fill(by=by, first=day, last=day),
    "an errand": lambda by, day: asked(by, day=day),
    "an errand assigned": lambda by, day: errands.assign(
        by=by, errand_id=asked(by, day=None).id, volunteer_codes=("TNV01", "TNV02"), day=day
    ),
    "a class": lambda by, day: planned(by, day=day),
    "a team joined": lambda by, day: volunteers.join(by=by, team="D3", volunteer="TNV01", day=day),
}


@pytest.mark.parametrize("what", PLANS)
def test_nothing_is_planned_more_than_twenty_years_ahead(what: str, founder: Actor) -> None:
    volunteers.add_team(by=founder, code="D3", name="Đội 3", task_group=3)
    for day in (date(9999, 12, 31), LAST + timedelta(days=1)):
        with pytest.raises(Refused, match="chỉ ghi trước được đến ngày 23/11/2046") as refused:
            PLANS[what](founder, day)
        assert refused.value.rule == "day.far"
    assert PLANS[what](founder, LAST)


def test_a_class_changed_and_an_errand_asked_again_are_not_far_ahead_either(founder: Actor) -> None:
    lesson, errand = planned(founder), assigned(founder)
    errands.fail(by=founder, errand_id=errand.id, reason="1")
    far = date(2126, 11, 23)
    facts = {"title": "x", "starts": "7h", "ends": "8h", "neighbourhood": "Thôn 3"}
    for verb in (
        lambda: lessons.change(by=founder, lesson_id=lesson.id, day=far, **facts),
        lambda: errands.ask_again(by=founder, errand_id=errand.id, day=far),
    ):
        with pytest.raises(Refused) as refused:
            verb()
        assert refused.value.rule == "day.far"


@pytest.fixture
def mistyped(supervisor: Actor, wall: Wall) -> TeamMember:
    """TNV01 was taken into the third team in the year 9999, by a program that let it be."""
    volunteers.add_team(by=supervisor, code="D3", name="Đội 3", task_group=3)
    volunteers.join(by=supervisor, team="D3", volunteer="TNV01", day=LAST)
    (row,) = rows(TeamMember, "from_day = ?", LAST.isoformat())
    return row  # type: ignore[no-any-return]


def test_who_joins_by_mistake_parts_before_it_begins_and_joins_again(
    mistyped: TeamMember, supervisor: Actor
) -> None:
    volunteers.part(by=supervisor, team="D3", volunteer="TNV01")
    helper = volunteers.by_code("TNV01")
    assert [time.code for time in volunteers.times(helper.id)] == ["D1"]
    assert [team.code for team in volunteers.joined_now(helper.id)] == ["D1"]
    with pytest.raises(Refused) as refused:
        volunteers.part(by=supervisor, team="D3", volunteer="TNV01")
    assert refused.value.rule == "team.not_member"
    volunteers.join(by=supervisor, team="D3", volunteer="TNV01", day=MONDAY)
    volunteers.part(by=supervisor, team="D3", volunteer="TNV01", day=MONDAY)
    assert volunteers.join(by=supervisor, team="D3", volunteer="TNV01", day=LAST).id == mistyped.id
    assert [time.from_day for time in volunteers.times(helper.id) if time.code == "D3"] == [LAST, MONDAY]


def test_who_leaves_is_in_no_team_on_any_day_to_come(
    mistyped: TeamMember, supervisor: Actor, wall: Wall
) -> None:
    weekly = pattern(supervisor, from_day=MONDAY + timedelta(days=7))
    volunteers.change_volunteer(by=supervisor, code="TNV01", active=False)
    assert [(team.code, team.members) for team in volunteers.listed_teams()] == [("D1", 1), ("D3", 0)]
    (row,) = rows(roster.ShiftPattern, "id = ?", weekly.id)
    assert row.to_day < row.from_day
    wall.set(day=LAST)
    assert [(team.code, team.members) for team in volunteers.listed_teams()] == [("D1", 1), ("D3", 0)]
    assert volunteers.team_of(volunteers.by_code("TNV01").id, LAST) is None
    assert force(MONDAY, LAST + timedelta(days=30), Scope()).teams == 1


def test_a_team_that_was_never_joined_is_on_no_certificate(
    mistyped: TeamMember, supervisor: Actor, officer: Actor, wall: Wall
) -> None:
    volunteers.part(by=supervisor, team="D3", volunteer="TNV01")
    found = db.execute_sql(
        certificates._TEAMS,
        {"volunteer": mistyped.volunteer_id, "first": MONDAY.isoformat(), "last": LAST.isoformat()},
    ).fetchall()
    assert found == [("Đội Trung tâm",)]
