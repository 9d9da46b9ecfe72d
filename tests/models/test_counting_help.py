"""DOMAIN 5.3: turns, people, volunteer-turns and minutes are never mixed and never counted twice.

Each test names the rule that it stands for in the words of DOMAIN 5.3.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models import centre, figures, outcomes, sessions, visits, volunteers
from models.figures import counted
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
    """Rule: one person at one sitting = 1 turn whatever the number of kinds."""
    _help(volunteer, wall, ticks={"form_filled": 3, "copied": 20, "greeted": 1})
    assert turns(MONDAY, MONDAY) == Turns(1, 1, 1, 10)


def test_two_volunteers_on_one_person_are_one_turn_and_two_volunteer_turns(
    volunteer: Actor, wall: Wall
) -> None:
    """Rule: two volunteers on one person = 1 turn, 2 volunteer-turns."""
    _help(volunteer, wall, volunteer_codes=("TNV01", "TNV02"))
    assert turns(MONDAY, MONDAY) == Turns(turns=1, people=1, volunteer_turns=2, minutes=20)


def test_a_group_is_one_turn_and_so_many_people(volunteer: Actor, wall: Wall) -> None:
    """A sitting is one turn and so many people: turns and people are kept apart."""
    _help(volunteer, wall, number_of_people=12)
    assert turns(MONDAY, MONDAY) == Turns(turns=1, people=12, volunteer_turns=1, minutes=10)


def test_who_is_helped_twice_on_one_visit_is_one_turn_of_two_volunteers(
    volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    """Rule: a visit helped both by desk and volunteer counts once in each column."""
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
    sessions.void(by=supervisor, session_id=mistaken.id, reason="typed_twice")
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
    sessions.void(by=supervisor, session_id=void.id, reason="typed_twice")
    sessions.start(by=volunteer)
    newest, oldest = sessions.of_today(volunteer)
    assert (newest.result, newest.ticket, newest.kinds) == ("đang giúp", "", "")
    assert (oldest.result, oldest.ticket, oldest.people) == ("xong", ticket, 1)
    assert sorted(oldest.kinds.split(", ")) == ["In", "Kê khai", "quét ×2", "sao chụp", "viết tờ khai"]


def test_a_volunteer_who_helps_a_visit_twice_is_one_volunteer_turn(volunteer: Actor, wall: Wall) -> None:
    """Rule: a visit counts once in the volunteers' column; their time counts whole."""
    ticket = visits.arrive(by=volunteer, name="Giàng A Páo").ticket
    for _ in range(2):
        _help(volunteer, wall, ticket=ticket)
    assert turns(MONDAY, MONDAY) == Turns(turns=1, people=1, volunteer_turns=1, minutes=20)


def test_a_visit_helped_by_desk_and_volunteer_counts_once_in_each_column(
    volunteer: Actor, officer: Actor, wall: Wall
) -> None:
    """Rule: a visit helped both by desk and volunteer counts once in each column."""
    visit = visits.arrive(by=officer, procedures=["ks"], name="Giàng A Páo")
    _help(volunteer, wall, ticket=visit.ticket)
    visits.serve(by=officer, visit_id=visits.call_next(by=officer).id)
    outcomes.record(by=officer, visit_id=visit.id, kind="INFO", reason="1", finish=True)
    assert figures.desk(MONDAY).visits == 1
    assert figures.desk(MONDAY).outcomes == {"INFO": 1}
    assert turns(MONDAY, MONDAY).turns == 1


def test_heads_of_a_visit_are_those_of_its_largest_session(
    volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    """Rule: one sitting once; a couple greeted and then helped are two people, not four."""
    ticket = visits.arrive(by=volunteer, name="Giàng A Páo").ticket
    _help(volunteer, wall, ticket=ticket, number_of_people=2)
    _help(volunteer2, wall, ticket=ticket, number_of_people=1)
    assert turns(MONDAY, MONDAY) == Turns(turns=1, people=2, volunteer_turns=2, minutes=20)


def test_somebody_who_comes_again_is_another_turn_and_the_same_person(volunteer: Actor, wall: Wall) -> None:
    """People are distinct when identifiable: two visits of one person are two turns."""
    first = visits.arrive(by=volunteer, name="Giàng A Páo")
    _help(volunteer, wall, ticket=first.ticket)
    wall.run(24 * 60)
    again = visits.arrive(by=volunteer, person_id=first.person_id)
    _help(volunteer, wall, ticket=again.ticket)
    both = turns(MONDAY, MONDAY + timedelta(days=1))
    assert both == Turns(turns=2, people=1, volunteer_turns=2, minutes=20)


def test_who_is_named_only_after_the_help_is_known_all_the_same(
    volunteer: Actor, officer: Actor, wall: Wall
) -> None:
    """People are distinct when identifiable, whenever the desk learns who it was."""
    first, again = (visits.arrive(by=officer, procedures=["ks"]) for _ in range(2))
    for visit in (first, again):
        _help(volunteer, wall, ticket=visit.ticket)
    assert turns(MONDAY, MONDAY).people == 2
    named = visits.identify(by=officer, visit_id=first.id, name="Giàng A Páo", birth_year=1958)
    row = sessions.HelpSession.get(sessions.HelpSession.visit_id == first.id)
    assert row.person_id == named.person_id is not None
    assert turns(MONDAY, MONDAY).people == 2


def test_two_volunteers_who_join_are_counted_by_their_own_figures_too(
    volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    """Rule: 1 turn, 2 volunteer-turns; each volunteer's own figures hold the turn and one's own time."""
    session = sessions.start(by=volunteer)
    sessions.join(by=volunteer2, session_id=session.id)
    wall.run(6)
    sessions.end(by=volunteer2, session_id=session.id, ticks={"copied": 2}, result="done")
    assert turns(MONDAY, MONDAY) == Turns(turns=1, people=1, volunteer_turns=2, minutes=12)
    for code in ("TNV01", "TNV02"):
        own = Scope(volunteer_id=volunteers.by_code(code).id)
        assert turns(MONDAY, MONDAY, own) == Turns(turns=1, people=1, volunteer_turns=1, minutes=6)


SCOPES = {
    "place_id": (lambda: centre.place("TT").id, 2),
    "team_id": (lambda: volunteers.team_of(volunteers.by_code("TNV01").id, MONDAY).id, 2),
    "kind": (lambda: "copied", 1),
    "group": (lambda: "elderly", 1),
    "procedure_code": (lambda: "1.001193", 1),
    "neighbourhood": (lambda: "", 2),
}


@pytest.mark.parametrize("name", SCOPES)
def test_a_scope_counts_what_is_of_it(name: str, volunteer: Actor, wall: Wall) -> None:
    ticket = visits.arrive(by=volunteer, procedures=["ks"]).ticket
    _help(volunteer, wall, ticket=ticket, ticks={"form_filled": 1})
    _help(volunteer, wall, ticks={"copied": 1, "greeted": 1}, groups={"elderly": 1})
    value, expected = SCOPES[name]
    assert turns(MONDAY, MONDAY, Scope(**{name: value()})).turns == expected
    assert turns(MONDAY, MONDAY, Scope(**{name: 4711 if name.endswith("_id") else "x"})).turns == 0


def test_who_joins_late_has_helped_for_less_of_it(volunteer: Actor, volunteer2: Actor, wall: Wall) -> None:
    """Hours are each volunteer's own time."""
    session = sessions.start(by=volunteer)
    wall.run(60)
    sessions.join(by=volunteer2, session_id=session.id)
    wall.run(1)
    sessions.end(by=volunteer, session_id=session.id, ticks={"copied": 2}, result="done")
    assert turns(MONDAY, MONDAY) == Turns(turns=1, people=1, volunteer_turns=2, minutes=62)
    own = Scope(volunteer_id=volunteers.by_code("TNV02").id)
    assert turns(MONDAY, MONDAY, own).minutes == 1


def test_what_could_not_be_done_is_a_turn_and_none_of_what_was_done(volunteer: Actor, wall: Wall) -> None:
    """A VNeID that could not be installed is no VNeID installed."""
    _help(volunteer, wall, ticks={"vneid_installed": 3})
    _help(volunteer, wall, ticks={"vneid_installed": 2}, result="not_done", reason="no_network")
    of_kind = counted.by("kind", MONDAY, MONDAY)["vneid_installed"]
    assert (of_kind.turns, of_kind.ticks) == (2, 3)
