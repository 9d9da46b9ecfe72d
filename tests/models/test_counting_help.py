"""DOMAIN 5.3: turns, people, volunteer-turns and minutes are never mixed and never counted twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models import sessions, visits, volunteers
from models.journal import Actor
from models.sessions import Scope, Turns, turns

from ..conftest import MONDAY, Wall


def _help(by: Actor, wall: Wall, minutes: float = 10, **facts: Any) -> sessions.HelpSession:
    begun = {name: facts.pop(name) for name in ("ticket", "volunteer_codes") if name in facts}
    session = sessions.start(by=by, **begun)
    wall.run(minutes)
    given = {"ticks": {"form_filled": 1}, "result": "done", **facts}
    return sessions.end(by=by, session_id=session.id, **given)


def test_one_sitting_is_one_turn_whatever_the_number_of_kinds(volunteer: Actor, wall: Wall) -> None:
    _help(volunteer, wall, ticks={"form_filled": 3, "copied": 20, "greeted": 1})
    assert turns(MONDAY, MONDAY) == Turns(1, 1, 1, 10)


def test_two_volunteers_on_one_person_are_one_turn_and_two_volunteer_turns(
    volunteer: Actor, wall: Wall
) -> None:
    _help(volunteer, wall, volunteer_codes=("TNV01", "TNV02"))
    assert turns(MONDAY, MONDAY) == Turns(turns=1, people=1, volunteer_turns=2, minutes=20)


def test_a_group_is_one_turn_and_so_many_people(volunteer: Actor, wall: Wall) -> None:
    _help(volunteer, wall, number_of_people=12)
    assert turns(MONDAY, MONDAY) == Turns(turns=1, people=12, volunteer_turns=1, minutes=10)


def test_who_is_helped_twice_on_one_visit_is_one_turn_of_two_volunteers(
    volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    ticket = visits.arrive(by=volunteer, name="Giàng A Páo").ticket
    _help(volunteer, wall, ticket=ticket)
    _help(volunteer2, wall, ticket=ticket)
    assert turns(MONDAY, MONDAY) == Turns(turns=1, people=1, volunteer_turns=2, minutes=20)


def test_strangers_are_each_a_person_of_their_own(volunteer: Actor, wall: Wall) -> None:
    for _ in range(3):
        _help(volunteer, wall)
    assert turns(MONDAY, MONDAY) == Turns(turns=3, people=3, volunteer_turns=3, minutes=30)


@pytest.mark.parametrize("known", (True, False))
def test_a_known_visitor_and_strangers_are_added_up(known: bool, volunteer: Actor, wall: Wall) -> None:
    ticket = visits.arrive(by=volunteer, name="Giàng A Páo" if known else "").ticket
    _help(volunteer, wall, ticket=ticket)
    _help(volunteer, wall)
    assert turns(MONDAY, MONDAY) == Turns(turns=2, people=2, volunteer_turns=2, minutes=20)


def test_open_and_void_sessions_do_not_count(volunteer: Actor, supervisor: Actor, wall: Wall) -> None:
    mistaken = _help(volunteer, wall)
    sessions.void(by=supervisor, session_id=mistaken.id)
    sessions.start(by=volunteer)
    assert turns(MONDAY, MONDAY) == Turns(0, 0, 0, 0)


def test_a_repeated_session_is_a_turn_without_minutes(volunteer: Actor, wall: Wall) -> None:
    _help(volunteer, wall, number_of_people=4)
    sessions.again(by=volunteer)
    assert turns(MONDAY, MONDAY) == Turns(turns=2, people=5, volunteer_turns=2, minutes=10)


def test_figures_are_of_the_days_and_the_account_asked_for(
    volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    _help(volunteer, wall)
    _help(volunteer2, wall, minutes=5)
    wall.run(24 * 60)
    _help(volunteer, wall)
    tomorrow = MONDAY + timedelta(days=1)
    assert turns(MONDAY, MONDAY).turns == 2
    assert turns(tomorrow, tomorrow).turns == 1
    assert turns(MONDAY, tomorrow).turns == 3
    assert turns(MONDAY, tomorrow, Scope(volunteer_id=volunteers.by_code("TNV02").id)) == Turns(1, 1, 1, 5)
    assert turns(tomorrow + timedelta(days=1), tomorrow + timedelta(days=9)) == Turns(0, 0, 0, 0)


def test_a_volunteers_list_of_today_holds_their_sessions_newest_first(
    volunteer: Actor, volunteer2: Actor, supervisor: Actor, wall: Wall
) -> None:
    ticket = visits.arrive(by=volunteer).ticket
    _help(volunteer, wall, ticket=ticket, ticks={"form_filled": 1, "copied": 2})
    _help(volunteer2, wall)
    void = _help(volunteer, wall)
    sessions.void(by=supervisor, session_id=void.id)
    sessions.start(by=volunteer)
    newest, oldest = sessions.of_today(volunteer)
    assert (newest.result, newest.ticket, newest.kinds) == ("đang giúp", "", "")
    assert (oldest.result, oldest.ticket, oldest.people) == ("xong", ticket, 1)
    assert sorted(oldest.kinds.split(", ")) == ["In", "Kê khai", "quét ×2", "sao chụp", "viết tờ khai"]
