"""DOMAIN 5.3: two volunteers on one person - what both tell is one turn, and nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from models import figures, people, sessions, visits, volunteers, workdays
from models.errors import Refused
from models.figures.struck import unstruck
from models.journal import Actor, Journal
from models.sessions import HelpSession, Turns, turns

from ..conftest import MONDAY, Wall
from .test_session_ends import end, ticks_of

FIRST: dict[str, Any] = {
    "ticks": {"form_filled": 3, "copied": 1},
    "result": "partial",
    "number_of_people": 3,
    "groups": {"elderly": 2},
    "note": "máy hết pin",
}
SECOND: dict[str, Any] = {
    "ticks": {"form_filled": 1, "copied": 4, "looked_up": 1},
    "result": "done",
    "number_of_people": 1,
    "groups": {"minority": 1},
    "consent": True,
    "name": "Giàng A Páo",
    "phone_tail": "678",
    "note": "hẹn quay lại",
}


def shared(by: Actor, partner: Actor, wall: Wall, ticket: str | None = None) -> HelpSession:
    """Begin a session at 8:00 that a partner joins five minutes later; five more go by."""
    wall.set(8)
    session = sessions.start(by=by, ticket=ticket)
    wall.run(5)
    sessions.join(by=partner, session_id=session.id)
    wall.run(5)
    return session


def both(by: Actor, partner: Actor, wall: Wall, ticket: str | None = None) -> HelpSession:
    """Let the partner end a shared session and the other add two minutes later."""
    session = shared(by, partner, wall, ticket)
    end(partner, session, **SECOND)
    wall.run(2)
    return sessions.add(by=by, session_id=session.id, **FIRST).session


def test_what_two_tell_of_one_person_is_united_and_one_turn(
    volunteer: Actor, volunteer2: Actor, officer: Actor, wall: Wall
) -> None:
    """Rule: two volunteers on one person = 1 turn, 2 volunteer-turns; of each kind the larger count."""
    wall.set(8)
    ticket = visits.arrive(by=officer, procedures=["ks"], name="Lò Thị Ơn").ticket
    row = both(volunteer, volunteer2, wall, ticket)
    assert ticks_of(row) == {"form_filled": 3, "copied": 4, "looked_up": 1}
    assert (row.result, row.people, row.elderly, row.minority, row.consent) == ("done", 3, 2, 1, 1)
    assert (row.name, row.phone_tail, row.note) == ("Giàng A Páo", "678", "hẹn quay lại · máy hết pin")
    assert turns(MONDAY, MONDAY) == Turns(turns=1, people=3, volunteer_turns=2, minutes=15)
    assert '"verb":"session.add"' in Journal.select().order_by(Journal.seq.desc()).get().line


def test_it_comes_to_the_same_whoever_tells_first(volunteer: Actor, volunteer2: Actor, wall: Wall) -> None:
    found = []
    for first, second in ((FIRST, SECOND), (SECOND, FIRST)):
        session = shared(volunteer, volunteer2, wall)
        end(volunteer, session, **first)
        row = sessions.add(by=volunteer2, session_id=session.id, **second).session
        told = {name: getattr(row, name) for name in ("result", "reason_key", "people", "consent", "name")}
        found.append((told, {name: getattr(row, name) for name in sessions.GROUPS}, ticks_of(row)))
        wall.run(20)
    assert found[0] == found[1]


def test_how_many_kinds_were_lacking_is_told(volunteer: Actor, volunteer2: Actor, wall: Wall) -> None:
    session = shared(volunteer, volunteer2, wall)
    end(volunteer2, session, **SECOND)
    assert sessions.add(by=volunteer, session_id=session.id, **FIRST).kinds == 1
    assert sessions.add(by=volunteer, session_id=session.id, **FIRST).kinds == 0


def test_what_differs_of_who_was_helped_is_kept_in_the_note(
    volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    session = shared(volunteer, volunteer2, wall)
    end(volunteer2, session, **SECOND)
    more = {**FIRST, "name": "Sùng Thị Mỷ", "phone_tail": "345", "note": ""}
    row = sessions.add(by=volunteer, session_id=session.id, **more).session
    assert (row.name, row.phone_tail) == ("Giàng A Páo", "678")
    assert row.note == "hẹn quay lại · Sùng Thị Mỷ · 345"


def test_the_reason_goes_with_what_neither_could_do(volunteer: Actor, volunteer2: Actor, wall: Wall) -> None:
    failed = {"ticks": {"copied": 1}, "result": "not_done"}
    for result, reason in (("not_done", "not_helped.no_network"), ("handed_over", None)):
        session = shared(volunteer, volunteer2, wall)
        end(volunteer2, session, **failed, reason="no_network")
        told = {**failed, "result": result, "reason": "language" if result == "not_done" else None}
        row = sessions.add(by=volunteer, session_id=session.id, **told).session
        assert (row.result, row.reason_key) == (result, reason)
        wall.run(20)


def test_kept_figures_of_a_day_are_counted_anew_after_an_addition(
    volunteer: Actor, volunteer2: Actor, supervisor: Actor, wall: Wall
) -> None:
    session = shared(volunteer, volunteer2, wall)
    end(volunteer2, session, **SECOND)
    wall.set(8, 0, MONDAY + timedelta(days=1))
    workdays.close_day(by=supervisor, day=MONDAY)
    assert unstruck(MONDAY, MONDAY) == []
    sessions.add(by=supervisor, session_id=session.id, **FIRST)
    assert unstruck(MONDAY, MONDAY) == [MONDAY]
    found = figures.counted.total(MONDAY, MONDAY)
    assert (found.turns, found.people, found.elderly, found.volunteer_turns) == (1, 3, 2, 2)
    kinds = figures.counted.by("kind", MONDAY, MONDAY)
    assert {code: kinds[code].ticks for code in kinds} == {"form_filled": 3, "copied": 4, "looked_up": 1}


def test_what_two_recorded_only_a_supervisor_voids(
    volunteer: Actor, volunteer2: Actor, supervisor: Actor, wall: Wall
) -> None:
    wall.set(7)
    end(volunteer2, sessions.start(by=volunteer2))
    row = both(volunteer, volunteer2, wall)
    for by in (volunteer, volunteer2):
        with pytest.raises(Refused) as refused:
            sessions.take_back(by=by)
        assert refused.value.rule == "session.shared"
    assert turns(MONDAY, MONDAY).turns == 2
    sessions.void(by=supervisor, session_id=row.id, reason="typed_twice")
    assert turns(MONDAY, MONDAY) == Turns(turns=1, people=1, volunteer_turns=1, minutes=0)
    with pytest.raises(Refused) as refused:
        sessions.add(by=volunteer, session_id=row.id, **FIRST)
    assert refused.value.rule == "session.state"


def test_nothing_is_added_by_strangers_nor_to_what_is_open_or_checked(
    volunteer: Actor, volunteer2: Actor, supervisor: Actor, wall: Wall
) -> None:
    session = sessions.start(by=volunteer)
    rules = []
    for step in range(3):
        with pytest.raises(Refused) as refused:
            sessions.add(by=volunteer2 if step == 1 else volunteer, session_id=session.id, **FIRST)
        rules.append(refused.value.rule)
        if step == 0:
            end(volunteer, session)
        if step == 1:
            sessions.check(by=supervisor, session_id=session.id)
    assert rules == ["session.state", "session.other", "session.add_checked"]
    assert ticks_of(session) == {"form_filled": 1}


def test_a_volunteer_adds_to_sessions_of_today_that_somebody_else_helped_in_too(
    volunteer: Actor, volunteer2: Actor, supervisor: Actor, wall: Wall
) -> None:
    joint = shared(volunteer, volunteer2, wall)
    end(volunteer2, joint, **SECOND)
    alone = sessions.start(by=volunteer)
    end(volunteer, alone, **SECOND)
    assert _refused(volunteer, alone) == "session.add_alone"
    assert sessions.ended_of(volunteer, [joint.id, alone.id]) == joint
    wall.set(8, 0, MONDAY + timedelta(days=1))
    assert _refused(volunteer, joint) == "session.add_late"
    assert sessions.ended_of(volunteer, [joint.id, alone.id]) is None
    for row in (joint, alone):
        assert sessions.add(by=supervisor, session_id=row.id, **FIRST).session.people == 3


def _refused(by: Actor, row: HelpSession) -> str:
    with pytest.raises(Refused) as refused:
        sessions.add(by=by, session_id=row.id, **FIRST)
    return refused.value.rule


def test_only_sessions_that_can_be_added_to_are_offered(
    volunteer: Actor, volunteer2: Actor, supervisor: Actor, wall: Wall
) -> None:
    row = shared(volunteer, volunteer2, wall)
    assert sessions.ended_of(volunteer, [row.id]) is None
    end(volunteer2, row, **SECOND)
    assert sessions.ended_of(volunteer, [row.id]) == row
    without = replace(volunteer, rights=volunteer.rights - {"session.add"})
    assert sessions.ended_of(without, [row.id]) is None
    sessions.check(by=supervisor, session_id=row.id)
    assert sessions.ended_of(volunteer, [row.id]) is None


def test_what_stands_in_the_session_already_is_not_lacking(
    volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    row = shared(volunteer, volunteer2, wall)
    told = {"name": " sùng  thị mỷ ", "phone_tail": "0912 345 345", "note": "hẹn  quay lại"}
    end(volunteer2, row, **{**SECOND, **told})
    row = sessions.by_id(row.id)
    assert not sessions.lacks(row, ticks={}, **told)
    other = {"ticks": {}, "name": "Giàng A Páo", "phone_tail": "0912 345 678", "note": "máy hết pin"}
    assert sessions.lacks(row, **other)
    notes = []
    for _time in range(2):
        row = sessions.add(
            by=volunteer, session_id=row.id, **{**FIRST, **other, "ticks": {"copied": 1}}
        ).session
        notes.append(row.note)
    assert notes == ["hẹn quay lại · Giàng A Páo · 678 · máy hết pin"] * 2
    assert not sessions.lacks(row, **other)


def test_of_long_notes_that_two_have_told_nothing_is_cut_and_nothing_told_twice(
    volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    row = shared(volunteer, volunteer2, wall)
    end(volunteer2, row, **{**SECOND, "note": "a" * (people.NOTE_MOST - 10)})
    for _time in range(2):
        row = sessions.add(by=volunteer, session_id=row.id, **{**FIRST, "note": "b" * 30}).session
        assert row.note == "a" * (people.NOTE_MOST - 10) + " · " + "b" * 30


def test_what_is_added_decides_of_which_team_the_session_is(
    volunteer: Actor, volunteer2: Actor, supervisor: Actor, wall: Wall
) -> None:
    for code, group in (("G1", 1), ("G2", 2)):
        volunteers.add_team(by=supervisor, code=code, name=code, task_group=group)
        volunteers.join(by=supervisor, team=code, volunteer="TNV01", day=MONDAY)
    row = shared(volunteer, volunteer2, wall)
    end(volunteer2, row, ticks={"data_keyed": 1}, result="done")
    more = {"ticks": {"copied": 1}, "result": "done"}
    teams = [team_of(row), team_of(sessions.add(by=volunteer, session_id=row.id, **more).session)]
    assert teams == ["G1", "G2"]


def team_of(row: HelpSession) -> str:
    """Return the code of the team that a session is of now."""
    return str(volunteers.Team.get_by_id(sessions.by_id(row.id).team_id).code)


def test_what_is_lacking_is_told_of_what_was_not_done_too(
    volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    row = shared(volunteer, volunteer2, wall)
    row = end(volunteer2, row, ticks={"copied": 2}, result="not_done", reason="no_network")
    found = [sessions.lacks(row, ticks=ticks) for ticks in ({}, {"copied": 2}, {"copied": 3})]
    assert found == [False, False, True]
