"""Three calls, no-show and the way back; times; the end of the day (DOMAIN 2.1, 0.2)."""

from __future__ import annotations

import pytest

from models import outcomes, visits
from models.errors import Refused
from models.journal import Actor
from models.visits import Visit

from ..conftest import MONDAY, Wall


def _arrive(by: Actor, wall: Wall, count: int) -> list[Visit]:
    arrived = []
    for _ in range(count):
        wall.run(1)
        arrived.append(visits.arrive(by=by))
    return arrived


def test_after_the_third_call_somebody_counts_as_absent(officer: Actor) -> None:
    visit = visits.arrive(by=officer)
    visits.call(by=officer, visit_id=visit.id)
    assert visits.recall(by=officer, visit_id=visit.id).calls == 2
    assert visits.recall(by=officer, visit_id=visit.id).calls == 3
    absent = visits.recall(by=officer, visit_id=visit.id)
    assert (absent.state, absent.calls) == ("no_show", 3)
    assert visits.at_desk(officer.desk_id or 0) is None


def test_who_comes_back_goes_behind_the_one_now_called(officer: Actor, officer2: Actor, wall: Wall) -> None:
    away, second, third, fourth = _arrive(officer, wall, 4)
    visits.call(by=officer, visit_id=away.id)
    visits.absent(by=officer, visit_id=away.id)
    visits.call(by=officer, visit_id=second.id)
    wall.run(119)
    back = visits.back(by=officer, visit_id=away.id)
    assert (back.state, back.number, back.calls) == ("waiting", away.number, 0)
    assert back.arrived_at == away.arrived_at
    waiting = [row.id for row in visits.queue(by=officer)]
    assert waiting == [away.id, third.id, fourth.id]
    assert second.rank < back.rank < third.rank
    assert visits.call_next(by=officer2).id == away.id


def test_with_nobody_called_who_comes_back_keeps_the_place(officer: Actor, wall: Wall) -> None:
    away, second = _arrive(officer, wall, 2)
    visits.call(by=officer, visit_id=away.id)
    visits.absent(by=officer, visit_id=away.id)
    wall.run(10)
    visits.back(by=officer, visit_id=away.id)
    assert [row.id for row in visits.queue(by=officer)] == [away.id, second.id]


@pytest.mark.parametrize(
    ("minutes", "rule"), ((120, None), (120.1, "visit.back_late"), (600, "visit.back_late"))
)
def test_back_is_possible_for_two_hours(minutes: float, rule: str | None, officer: Actor, wall: Wall) -> None:
    (visit,) = _arrive(officer, wall, 1)
    visits.call(by=officer, visit_id=visit.id)
    visits.absent(by=officer, visit_id=visit.id)
    wall.run(minutes)
    if rule is None:
        assert visits.back(by=officer, visit_id=visit.id).state == "waiting"
        return
    with pytest.raises(Refused) as refused:
        visits.back(by=officer, visit_id=visit.id)
    assert refused.value.rule == rule
    assert "120" in str(refused.value)
    assert Visit.get_by_id(visit.id).state == "no_show"


def test_waiting_service_and_hold_are_counted_apart(officer: Actor, officer2: Actor, wall: Wall) -> None:
    (visit,) = _arrive(officer, wall, 1)
    wall.run(7)
    visits.call(by=officer, visit_id=visit.id)
    wall.run(2)
    visits.serve(by=officer, visit_id=visit.id)
    wall.run(5)
    visits.hold(by=officer, visit_id=visit.id, reason="photocopy")
    wall.run(30)
    visits.resume(by=officer, visit_id=visit.id)
    wall.run(4)
    visits.transfer(by=officer, visit_id=visit.id, to_desk_id=officer2.desk_id or 0, reason="other")
    wall.run(11)
    visits.call(by=officer2, visit_id=visit.id)
    wall.run(1)
    visits.serve(by=officer2, visit_id=visit.id)
    wall.run(3)
    outcomes.record(by=officer2, visit_id=visit.id, kind="INFO")
    done = visits.finish(by=officer2, visit_id=visit.id)
    assert (done.waited, done.served, done.held) == ((7 + 2 + 11 + 1) * 60, (5 + 4 + 3) * 60, 30 * 60)
    assert done.finished_at == wall.now


def test_a_desk_may_serve_another_while_one_is_on_hold_but_not_two(officer: Actor, wall: Wall) -> None:
    first, second = _arrive(officer, wall, 2)
    visits.call(by=officer, visit_id=first.id)
    visits.serve(by=officer, visit_id=first.id)
    visits.hold(by=officer, visit_id=first.id, reason="3")
    visits.call(by=officer, visit_id=second.id)
    with pytest.raises(Refused) as refused:
        visits.resume(by=officer, visit_id=first.id)
    assert refused.value.rule == "visit.calling"
    visits.put_back(by=officer, visit_id=second.id)
    assert visits.resume(by=officer, visit_id=first.id).state == "serving"


def test_hold_needs_a_reason_of_its_own_kind(officer: Actor) -> None:
    visit = visits.arrive(by=officer)
    visits.call(by=officer, visit_id=visit.id)
    visits.serve(by=officer, visit_id=visit.id)
    with pytest.raises(Refused) as refused:
        visits.hold(by=officer, visit_id=visit.id, reason="wrong_desk")
    assert refused.value.rule == "reason.unknown"


def test_at_the_end_of_the_day_who_was_not_served_has_left(
    supervisor: Actor, officer: Actor, wall: Wall
) -> None:
    waiting, called, held, done = _arrive(officer, wall, 4)
    for visit in (done, held):
        visits.call(by=officer, visit_id=visit.id)
        visits.serve(by=officer, visit_id=visit.id)
        if visit is done:
            outcomes.record(by=officer, visit_id=visit.id, kind="INFO", finish=True)
        else:
            visits.hold(by=officer, visit_id=visit.id, reason="photo")
    visits.call(by=officer, visit_id=called.id)
    wall.set(17)
    closed = visits.close_day(by=supervisor, day=MONDAY)
    assert {visit.id for visit in closed} == {waiting.id, called.id, held.id}
    assert {(visit.state, visit.reason_key) for visit in closed} == {("left", "left.closing_time")}
    assert Visit.get_by_id(done.id).state == "done"
    assert visits.close_day(by=supervisor, day=MONDAY) == []


def test_a_day_is_not_closed_while_somebody_is_served(supervisor: Actor, officer: Actor, wall: Wall) -> None:
    waiting, served = _arrive(officer, wall, 2)
    visits.call(by=officer, visit_id=served.id)
    visits.serve(by=officer, visit_id=served.id)
    with pytest.raises(Refused) as refused:
        visits.close_day(by=supervisor, day=MONDAY)
    assert served.ticket in str(refused.value)
    assert Visit.get_by_id(waiting.id).state == "waiting"


def test_yesterday_is_closed_and_today_goes_on(supervisor: Actor, officer: Actor, wall: Wall) -> None:
    (yesterday,) = _arrive(officer, wall, 1)
    wall.run(24 * 60)
    today = visits.arrive(by=officer)
    assert [visit.id for visit in visits.close_day(by=supervisor, day=MONDAY)] == [yesterday.id]
    assert Visit.get_by_id(today.id).state == "waiting"
