"""DOMAIN 2.4 as 0.1 settles it: every state against every transition, by everybody and by the right one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from models import clock, dossiers
from models.dossiers import CHOSEN, STATES, TRANSITIONS, Dossier
from models.errors import Refused
from models.journal import Actor

from .busy_day import accepted

pytestmark = pytest.mark.usefixtures("wall")

ALLOWED: dict[str, dict[int, int]] = {
    "dossier.accept": {1: 2},
    "dossier.refuse": {1: 3},
    "dossier.ask_supplement": {1: 5, 2: 5, 4: 5},
    "dossier.supply": {5: 2},
    "dossier.not_supplied": {5: 8},
    "dossier.hand_over": {2: 4},
    "dossier.move": {4: 4},
    "dossier.ask_payment": {4: 6},
    "dossier.pay": {6: 4},
    "dossier.withdraw": dict.fromkeys((2, 4, 5, 6), 7),
    "dossier.stop": dict.fromkeys((2, 4, 5, 6), 8),
    "dossier.apologise": {4: 4},
    "dossier.complete": {4: 9},
    "dossier.return_result": {9: 10},
    "dossier.return_for_error": {9: 4},
    "dossier.reopen": {3: 1, 7: 2, 8: 2, 10: 9},
    "dossier.correct": {state: state for state in (2, 4, 5, 6)},
}
"""What each transition makes of each state, when the supplement was asked at intake and a final
state was reached from the one that `at_state` goes through."""

FACTS: dict[str, dict[str, Any]] = {
    "dossier.refuse": {"reason": "1"},
    "dossier.ask_supplement": {"reason": "1", "papers": (1,)},
    "dossier.ask_payment": {"amount": 50_000},
    "dossier.pay": {"amount": 50_000},
    "dossier.withdraw": {"reason": "1"},
    "dossier.stop": {"reason": "1"},
    "dossier.apologise": {"due_day": date(2099, 1, 5), "note": "máy hỏng"},
    "dossier.move": {"to_unit": "Phòng Kinh tế"},
    "dossier.return_for_error": {"reason": "1"},
    "dossier.reopen": {"reason": "1"},
    "dossier.correct": {"reason": "2", "due_day": date(2026, 12, 2)},
}
LATER = {"dossier.not_supplied": timedelta(days=40)}
"""What can be done only once some time has gone by."""

WAYS: dict[int, tuple[str, ...]] = {
    2: (),
    4: ("dossier.hand_over",),
    5: ("dossier.ask_supplement",),
    6: ("dossier.hand_over", "dossier.ask_payment"),
    7: ("dossier.withdraw",),
    8: ("dossier.stop",),
    9: ("dossier.hand_over", "dossier.complete"),
    10: ("dossier.hand_over", "dossier.complete", "dossier.return_result"),
}


@pytest.fixture
def everybody(founder: Actor, case_officer: Actor, cashier: Actor) -> Actor:
    """Somebody with every role: what is refused to them is refused by the state."""
    return replace(founder, rights=founder.rights | case_officer.rights | cashier.rights)


def do(by: Actor, verb: str, dossier_id: int) -> Dossier:
    """Do a transition with what it needs."""
    function: Callable[..., Dossier] = getattr(dossiers, verb.removeprefix("dossier."))
    with clock.at(clock.now() + LATER.get(verb, timedelta())):
        return function(by=by, dossier_id=dossier_id, **FACTS.get(verb, {}))


def at_state(by: Actor, state: int) -> Dossier:
    """Return a new dossier that has come to a state through the verbs."""
    if state in (1, 3):
        row = dossiers.register(by=by, procedure="ks")
        return do(by, "dossier.refuse", row.id) if state == 3 else row
    row = accepted(by)
    for verb in WAYS[state]:
        row = do(by, verb, row.id)
    return row


def test_the_table_of_transitions_is_that_of_the_page() -> None:
    froms = {verb: {s for s in t.froms if s} for verb, t in TRANSITIONS.items()}
    assert {verb: froms[verb] for verb in CHOSEN} == {verb: set(moves) for verb, moves in ALLOWED.items()}
    assert {verb for verb, t in TRANSITIONS.items() if None in t.froms} == {
        "dossier.register",
        "dossier.accept",
    }
    assert len(STATES) == 10


@pytest.mark.parametrize("state", STATES)
def test_a_dossier_comes_to_each_of_the_ten_states(state: int, everybody: Actor) -> None:
    row = at_state(everybody, state)
    assert row.state == state
    assert Dossier.get_by_id(row.id).state == state


@pytest.mark.parametrize("verb", ALLOWED)
def test_a_transition_is_done_from_its_states_and_refused_from_the_others(
    verb: str, everybody: Actor
) -> None:
    for state in STATES:
        row = at_state(everybody, state)
        steps = len(dossiers.steps(row.id))
        if state in ALLOWED[verb]:
            moved = do(everybody, verb, row.id)
            assert moved.state == ALLOWED[verb][state], f"{verb} from {state}"
            last = dossiers.steps(row.id)[-1]
            assert (last.from_state, last.to_state, last.act) == (state, moved.state, verb)
            assert (last.account_id, last.position) == (everybody.account_id, steps + 1)
            continue
        with pytest.raises(Refused) as refused:
            do(everybody, verb, row.id)
        _says_what_is_allowed(str(refused.value), row, state)
        assert Dossier.get_by_id(row.id).state == state
        assert len(dossiers.steps(row.id)) == steps


def _says_what_is_allowed(sentence: str, row: Dossier, state: int) -> None:
    assert row.label in sentence
    assert STATES[state] in sentence
    for verb, moves in ALLOWED.items():
        if state in moves:
            assert TRANSITIONS[verb].name in sentence


@pytest.mark.parametrize("verb", ALLOWED)
def test_a_void_dossier_takes_no_transition_and_keeps_its_state(verb: str, everybody: Actor) -> None:
    """DOMAIN 0.1: void is a mark on the row with a reason, not a state."""
    row = at_state(everybody, next(iter(ALLOWED[verb])))
    voided = dossiers.void(by=everybody, dossier_id=row.id, reason="wrong_procedure")
    assert (voided.state, voided.void_reason_key) == (row.state, "void.wrong_procedure")
    assert voided.voided_at is not None
    for again in (
        lambda: do(everybody, verb, row.id),
        lambda: dossiers.void(by=everybody, dossier_id=row.id, reason="1"),
    ):
        with pytest.raises(Refused) as refused:
            again()
        assert refused.value.rule == "dossier.void"
    assert Dossier.get_by_id(row.id).state == row.state


@pytest.mark.parametrize("verb", [verb for verb in ALLOWED if "reason" in FACTS.get(verb, {})])
def test_a_transition_that_needs_a_reason_takes_one_of_its_kind_only(verb: str, everybody: Actor) -> None:
    row = at_state(everybody, next(iter(ALLOWED[verb])))
    for reason, rule in (("", "reason.needed"), ("whim", "reason.unknown")):
        with pytest.raises(Refused) as refused:
            facts = {**FACTS[verb], "reason": reason}
            getattr(dossiers, verb.removeprefix("dossier."))(by=everybody, dossier_id=row.id, **facts)
        assert refused.value.rule == rule


def test_who_caused_a_step_stands_beside_who_keyed_it(everybody: Actor, case_officer: Actor) -> None:
    """DOMAIN 0.1: applicant and portal are the source of a transition, the account its actor."""
    row = dossiers.register(by=everybody, procedure="ks")
    do(everybody, "dossier.accept", row.id)
    do(everybody, "dossier.ask_supplement", row.id)
    do(everybody, "dossier.supply", row.id)
    do(everybody, "dossier.hand_over", row.id)
    do(case_officer, "dossier.ask_supplement", row.id)
    sources = [step.source for step in dossiers.steps(row.id)]
    assert sources == ["portal", "desk", "desk", "applicant", "desk", "case_officer"]
    assert dossiers.steps(row.id)[-1].account_id == case_officer.account_id
