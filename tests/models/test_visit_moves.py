"""DOMAIN 2.1 as 0.2 settles it: every state against every move, the allowed and the refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from models import centre, outcomes, visits
from models.errors import Refused
from models.journal import Actor
from models.visits import MOVES, STATES, Visit

ALLOWED = {
    "visit.call": {"waiting": "called"},
    "visit.recall": {"called": "called"},
    "visit.serve": {"called": "serving"},
    "visit.put_back": {"called": "waiting"},
    "visit.absent": {"called": "no_show"},
    "visit.back": {"no_show": "waiting"},
    "visit.hold": {"serving": "on_hold"},
    "visit.resume": {"on_hold": "serving"},
    "visit.transfer": {"serving": "waiting"},
    "visit.finish": {"serving": "done"},
    "visit.leave": {"waiting": "left", "called": "left", "on_hold": "left"},
    "visit.void": dict.fromkeys(
        ("waiting", "called", "serving", "on_hold", "done", "left", "no_show"), "void"
    ),
}
"""The table of the page, written out again: what a move makes of a state."""


def bring(by: Actor, state: str) -> Visit:
    """Return a visit that has come to a state through the verbs."""
    visit = visits.arrive(by=by, name="Nguyễn Văn An")
    if state == "waiting":
        return visit
    if state == "left":
        return visits.leave(by=by, visit_id=visit.id)
    if state == "void":
        return visits.void(by=by, visit_id=visit.id, reason="other")
    visit = visits.call(by=by, visit_id=visit.id)
    if state == "called":
        return visit
    if state == "no_show":
        return visits.absent(by=by, visit_id=visit.id)
    visit = visits.serve(by=by, visit_id=visit.id)
    if state == "on_hold":
        return visits.hold(by=by, visit_id=visit.id, reason="photo")
    if state == "done":
        outcomes.record(by=by, visit_id=visit.id, kind="INFO")
        return visits.finish(by=by, visit_id=visit.id)
    return visit


def move(by: Actor, verb: str, visit: Visit) -> Visit:
    """Do a move with what it needs besides the visit."""
    facts: dict[str, Any] = {
        "visit.hold": {"reason": "photo"},
        "visit.transfer": {"to_desk_id": centre.desk(2).id, "reason": "overloaded"},
        "visit.void": {"reason": "typed_twice"},
    }.get(verb, {})
    if verb == "visit.finish" and visit.state == "serving":
        outcomes.record(by=by, visit_id=visit.id, kind="INFO")
    done: Visit = getattr(visits, verb.removeprefix("visit."))(by=by, visit_id=visit.id, **facts)
    return done


def test_the_table_of_moves_is_that_of_the_page() -> None:
    assert {verb: dict.fromkeys(m.froms, m.to) for verb, m in MOVES.items()} == ALLOWED
    assert len(STATES) == 8
    assert len(MOVES) == 12


@pytest.mark.parametrize("verb", ALLOWED)
def test_a_move_is_done_from_its_states_and_refused_from_the_others(verb: str, founder: Actor) -> None:
    for state in STATES:
        visit = bring(founder, state)
        if state in ALLOWED[verb]:
            moved = move(founder, verb, visit)
            assert moved.state == ALLOWED[verb][state], f"{verb} from {state}"
            assert Visit.get_by_id(visit.id).state == moved.state
        else:
            with pytest.raises(Refused) as refused:
                move(founder, verb, visit)
            _says_what_is_allowed(str(refused.value), visit, state)
            assert Visit.get_by_id(visit.id).state == state
        _leave_the_desk_free(founder, visit.id)


def _says_what_is_allowed(sentence: str, visit: Visit, state: str) -> None:
    assert visit.ticket in sentence
    assert STATES[state] in sentence
    names = [m.name for verb, m in MOVES.items() if state in ALLOWED[verb]]
    assert all(name in sentence for name in names)
    assert ("Có thể" in sentence) == bool(names)


def _leave_the_desk_free(by: Actor, visit_id: int) -> None:
    if Visit.get_by_id(visit_id).state in ("called", "serving"):
        visits.void(by=by, visit_id=visit_id, reason="other")


@pytest.mark.parametrize("verb", ("ask", "identify"))
def test_what_is_over_takes_no_more_procedures_and_no_name(verb: str, founder: Actor) -> None:
    add: dict[str, Callable[[int], object]] = {
        "ask": lambda visit_id: visits.ask(by=founder, visit_id=visit_id, procedure="ks"),
        "identify": lambda visit_id: visits.identify(by=founder, visit_id=visit_id, name="Trần Thị Bình"),
    }
    for state in STATES:
        visit = bring(founder, state)
        if state in ("waiting", "called", "serving", "on_hold"):
            assert add[verb](visit.id)
        else:
            with pytest.raises(Refused) as refused:
                add[verb](visit.id)
            assert refused.value.rule == "visit.state"
        _leave_the_desk_free(founder, visit.id)


def test_a_visit_that_is_not_there_is_refused_by_every_move(founder: Actor) -> None:
    for verb in ALLOWED:
        with pytest.raises(Refused) as refused:
            move(founder, verb, Visit(id=4711, state="waiting"))
        assert refused.value.rule == "row.missing"


def test_a_void_needs_a_reason_and_keeps_the_row_and_its_number(founder: Actor, supervisor: Actor) -> None:
    visit = visits.arrive(by=founder)
    with pytest.raises(Refused) as refused:
        visits.void(by=supervisor, visit_id=visit.id, reason="")
    assert refused.value.rule == "reason.needed"
    kept = visits.void(by=supervisor, visit_id=visit.id, reason="1")
    assert (kept.number, kept.reason_key) == (visit.number, "void.typed_twice")
    assert visits.arrive(by=founder).number == visit.number + 1
