"""Who is next: order, priority, transfers, absences (DOMAIN 2.1, 0.2)."""

from __future__ import annotations

import pytest

from models import centre, outcomes, visits
from models.errors import Refused
from models.journal import Actor
from models.visits import Visit

from ..conftest import Wall


def _arrive(by: Actor, wall: Wall, *priorities: str) -> list[Visit]:
    arrived = []
    for priority in priorities:
        wall.run(1)
        arrived.append(visits.arrive(by=by, priority=priority))
    return arrived


def _called(by: Actor, wall: Wall) -> str:
    """Call the next, serve and finish at once; return the ticket."""
    wall.run(1)
    visit = visits.call_next(by=by)
    visits.serve(by=by, visit_id=visit.id)
    outcomes.record(by=by, visit_id=visit.id, kind="INFO", finish=True)
    return visit.ticket


def test_who_came_first_is_called_first(officer: Actor, wall: Wall) -> None:
    _arrive(officer, wall, "none", "none", "none")
    assert [_called(officer, wall) for _ in range(3)] == ["A001", "A002", "A003"]
    with pytest.raises(Refused) as refused:
        visits.call_next(by=officer)
    assert refused.value.rule == "visit.none_waiting"


def test_at_most_two_of_priority_are_called_in_a_row(officer: Actor, wall: Wall) -> None:
    _arrive(officer, wall, "none", "none", "elderly", "pregnant", "merit", "ill", "disabled")
    order = [_called(officer, wall) for _ in range(7)]
    assert order == ["A003", "A004", "A001", "A005", "A006", "A002", "A007"]


def test_when_only_priority_waits_it_is_called_all_the_same(officer: Actor, wall: Wall) -> None:
    _arrive(officer, wall, "ill", "ill", "ill")
    assert [_called(officer, wall) for _ in range(3)] == ["A001", "A002", "A003"]


def test_the_rule_counts_at_each_desk_apart(officer: Actor, officer2: Actor, wall: Wall) -> None:
    _arrive(officer, wall, "none", "none", "ill", "ill", "ill")
    assert [_called(officer, wall) for _ in range(2)] == ["A003", "A004"]
    assert _called(officer2, wall) == "A005"
    assert _called(officer, wall) == "A001"


def test_a_desk_calls_its_own_series_only(officer: Actor, officer2: Actor, wall: Wall) -> None:
    visits.arrive(by=officer, series="B")
    with pytest.raises(Refused) as refused:
        visits.call_next(by=officer2)
    assert refused.value.rule == "visit.none_waiting"
    assert visits.call_next(by=officer).ticket == "B001"


def test_a_desk_does_not_call_who_waits_at_another_place(officer: Actor) -> None:
    visits.arrive(by=officer, place_id=centre.place("CA").id)
    with pytest.raises(Refused) as refused:
        visits.call_next(by=officer)
    assert refused.value.rule == "visit.none_waiting"


def test_two_desks_never_call_the_same_visit(officer: Actor, officer2: Actor) -> None:
    """Rule 2."""
    visit = visits.arrive(by=officer)
    visits.call(by=officer, visit_id=visit.id)
    with pytest.raises(Refused) as refused:
        visits.call(by=officer2, visit_id=visit.id)
    assert refused.value.rule == "visit.taken"
    assert Visit.get_by_id(visit.id).desk_id == officer.desk_id


def test_a_desk_serves_one_at_a_time(officer: Actor) -> None:
    first, second = visits.arrive(by=officer), visits.arrive(by=officer)
    visits.call(by=officer, visit_id=first.id)
    for act in (lambda: visits.call(by=officer, visit_id=second.id), lambda: visits.call_next(by=officer)):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.rule == "visit.calling"
        assert first.ticket in str(refused.value)
    assert visits.at_desk(officer.desk_id or 0) == Visit.get_by_id(first.id)


def test_an_account_without_a_desk_calls_nobody(supervisor: Actor, officer: Actor) -> None:
    visit = visits.arrive(by=officer)
    with pytest.raises(Refused) as refused:
        visits.call(by=supervisor, visit_id=visit.id)
    assert refused.value.rule == "desk.none"
    assert visits.call(by=supervisor, visit_id=visit.id, desk_id=centre.desk(2).id).state == "called"
    with pytest.raises(Refused) as refused:
        visits.call(by=supervisor, visit_id=visit.id, desk_id=4711)
    assert refused.value.rule == "row.missing"


def test_a_transfer_keeps_number_arrival_and_turn(officer: Actor, officer2: Actor, wall: Wall) -> None:
    first, later = _arrive(officer, wall, "none", "none")
    visits.call(by=officer, visit_id=first.id)
    visits.serve(by=officer, visit_id=first.id)
    wall.run(5)
    sent = visits.transfer(by=officer, visit_id=first.id, to_desk_id=centre.desk(2).id, reason="wrong_desk")
    assert (sent.number, sent.arrived_at, sent.rank) == (first.number, first.arrived_at, first.rank)
    assert (sent.state, sent.desk_id, sent.to_desk_id) == ("waiting", None, officer2.desk_id)
    assert visits.call_next(by=officer).id == later.id
    assert visits.call_next(by=officer2).id == first.id


def test_a_transfer_needs_a_desk_and_a_reason(officer: Actor) -> None:
    visit = visits.arrive(by=officer)
    visits.call(by=officer, visit_id=visit.id)
    visits.serve(by=officer, visit_id=visit.id)
    with pytest.raises(Refused) as refused:
        visits.transfer(by=officer, visit_id=visit.id, to_desk_id=4711, reason="wrong_desk")
    assert refused.value.rule == "row.missing"
    with pytest.raises(Refused) as refused:
        visits.transfer(by=officer, visit_id=visit.id, to_desk_id=centre.desk(2).id, reason="whim")
    assert refused.value.rule == "reason.unknown"
    assert "overloaded" in str(refused.value)


def test_who_is_put_back_keeps_the_turn(officer: Actor, wall: Wall) -> None:
    first, _ = _arrive(officer, wall, "none", "none")
    visits.call(by=officer, visit_id=first.id)
    visits.put_back(by=officer, visit_id=first.id)
    assert visits.call_next(by=officer).id == first.id


def test_a_queue_shows_volunteers_given_names_only(officer: Actor, volunteer: Actor) -> None:
    visits.arrive(by=officer, name="Giàng A Páo", procedures=["ks"], needs_interpreter=True)
    (row,) = visits.queue(by=officer)
    assert (row.name, row.procedure, row.needs) == ("Giàng A Páo", "Khai sinh", ("cần phiên dịch",))
    assert [seen.name for seen in visits.queue(by=volunteer)] == ["Páo"]
