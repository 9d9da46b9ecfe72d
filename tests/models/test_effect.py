"""The effect of help: visits with and without, their medians and middle halves, and who must come again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models import clock, outcomes, sessions, visits
from models.figures import FEWEST, Table, effect
from models.figures.effect import Side
from models.figures.periods import of
from models.journal import Actor

from ..conftest import MONDAY, Wall

DAY = of("day", MONDAY)


@pytest.fixture(autouse=True)
def morning(wall: Wall) -> Wall:
    return wall


def _visit(
    wall: Wall,
    officer: Actor,
    volunteer: Actor | None,
    waits: float,
    takes: float,
    procedure: str = "ks",
    kind: str = "INFO",
    **facts: Any,
) -> visits.Visit:
    """Let somebody wait, be helped where a volunteer is given, and be served to the end."""
    visit = visits.arrive(by=officer, procedures=[procedure])
    if volunteer:
        sessions.start(by=volunteer, ticket=visit.ticket)
    wall.run(waits)
    if volunteer:
        row = sessions.open_of(volunteer)
        assert row is not None
        sessions.end(by=volunteer, session_id=row.id, ticks={"looked_up": 1}, result="done")
    visits.call(by=officer, visit_id=visit.id)
    visits.serve(by=officer, visit_id=visit.id)
    wall.run(takes)
    outcomes.record(by=officer, visit_id=visit.id, kind=kind, **facts)
    return visits.finish(by=officer, visit_id=visit.id)


def _cells(table: Table) -> dict[str, dict[str, object]]:
    keys = [column.key for column in table.columns]
    return {row.label: dict(zip(keys, row.values)) for row in table.lines}


def test_visits_with_and_without_help_stand_side_by_side(
    wall: Wall, officer: Actor, volunteer: Actor
) -> None:
    for takes in (2, 4, 6, 8, 10):
        _visit(wall, officer, volunteer, 5, takes)
        _visit(wall, officer, None, 20, takes)
    cells = _cells(effect.table(DAY))["Khai sinh"]
    assert (cells["helped"], cells["alone"]) == (5, 5)
    assert (cells["helped_median"], cells["alone_median"], cells["difference"]) == (11, 26, -15)
    assert (cells["helped_middle"], cells["alone_middle"]) == ("9–13", "24–28")


@pytest.mark.parametrize(
    ("measure", "medians"), (("waited", (5, 20)), ("served", (6, 6)), ("took", (11, 26)))
)
def test_waiting_and_being_served_are_told_apart(
    measure: str, medians: tuple[int, int], wall: Wall, officer: Actor, volunteer: Actor
) -> None:
    for takes in (2, 4, 6, 8, 10):
        _visit(wall, officer, volunteer, 5, takes)
        _visit(wall, officer, None, 20, takes)
    cells = _cells(effect.table(DAY, measure))["Tất cả"]
    assert (cells["helped_median"], cells["alone_median"]) == medians


def test_fewer_than_five_on_a_side_are_not_enough(wall: Wall, officer: Actor, volunteer: Actor) -> None:
    for _ in range(FEWEST - 1):
        _visit(wall, officer, volunteer, 1, 1)
    for _ in range(FEWEST):
        _visit(wall, officer, None, 1, 1)
    cells = _cells(effect.table(DAY))["Khai sinh"]
    assert (cells["helped"], cells["helped_median"], cells["helped_middle"]) == (4, None, "chưa đủ số liệu")
    assert (cells["alone_median"], cells["difference"], cells["helped_again"]) == (2, None, None)


def test_procedures_of_few_visits_stand_in_one_row(wall: Wall, officer: Actor) -> None:
    for procedure in ("ks", "kt", "ct"):
        for _ in range(3):
            _visit(wall, officer, None, 1, 1, procedure)
    cells = _cells(effect.table(DAY))
    assert list(cells) == ["thủ tục ít lượt, gộp lại", "Tất cả"]
    assert cells["thủ tục ít lượt, gộp lại"]["alone"] == 9


def test_who_must_come_again_is_a_share_of_each_side(wall: Wall, officer: Actor, volunteer: Actor) -> None:
    """A supplement, or nothing done for want of papers; a visit that ended well or for else is none."""
    for kind, facts in (
        ("SUPPLEMENT", {"reason": "missing_paper", "papers": ("x",)}),
        ("NOTHING", {"reason": "missing_papers"}),
        ("NOTHING", {"reason": "changed_mind"}),
        ("INFO", {}),
        ("INFO", {}),
    ):
        _visit(wall, officer, None, 1, 1, kind=kind, **facts)
        _visit(wall, officer, volunteer, 1, 1)
    cells = _cells(effect.table(DAY))["Khai sinh"]
    assert (cells["helped_again"], cells["alone_again"]) == (0.0, 0.4)


def test_a_session_that_is_open_or_void_or_for_nobody_helps_no_visit(
    wall: Wall, officer: Actor, volunteer: Actor, volunteer2: Actor, supervisor: Actor
) -> None:
    _visit(wall, officer, volunteer, 1, 1)
    sessions.void(by=supervisor, session_id=sessions.HelpSession.select().get().id, reason="typed_twice")
    visit = visits.arrive(by=officer, procedures=["ks"])
    sessions.start(by=volunteer2, ticket=visit.ticket)
    visits.call(by=officer, visit_id=visit.id)
    visits.serve(by=officer, visit_id=visit.id)
    outcomes.record(by=officer, visit_id=visit.id, kind="INFO", finish=True)
    total = _cells(effect.table(DAY))["Tất cả"]
    assert (total["helped"], total["alone"]) == (0, 2)


def test_only_visits_that_are_done_count_with_what_was_asked_first(wall: Wall, officer: Actor) -> None:
    visit = visits.arrive(by=officer)
    visits.ask(by=officer, visit_id=visit.id, procedure="kt")
    visits.ask(by=officer, visit_id=visit.id, procedure="ks")
    assert visits.by_id(visit.id).procedure_code == visits.asked_of(visit.id)[0].code
    visits.leave(by=officer, visit_id=visit.id)
    visits.arrive(by=officer, procedures=["ks"])
    total = _cells(effect.table(DAY))["Tất cả"]
    assert (total["helped"], total["alone"]) == (0, 0)


def test_time_on_hold_counts_and_is_said(wall: Wall, officer: Actor) -> None:
    for _ in range(FEWEST):
        visit = visits.arrive(by=officer, procedures=["ks"])
        visits.call(by=officer, visit_id=visit.id)
        visits.serve(by=officer, visit_id=visit.id)
        visits.hold(by=officer, visit_id=visit.id, reason="1")
        wall.run(12)
        visits.resume(by=officer, visit_id=visit.id)
        outcomes.record(by=officer, visit_id=visit.id, kind="INFO", finish=True)
    table = effect.table(DAY)
    assert _cells(table)["Khai sinh"]["alone_median"] == 12
    assert "100% số lượt, trung bình 12 phút" in table.notes[-1]


def test_it_says_that_it_describes_and_does_not_prove(officer: Actor) -> None:
    assert "mô tả, không chứng minh" in effect.table(DAY).notes[0]


def test_a_visit_without_a_procedure_has_a_row_of_its_own(wall: Wall, officer: Actor) -> None:
    for _ in range(FEWEST):
        visit = visits.arrive(by=officer)
        visits.call(by=officer, visit_id=visit.id)
        visits.serve(by=officer, visit_id=visit.id)
        outcomes.record(by=officer, visit_id=visit.id, kind="INFO", finish=True)
    assert _cells(effect.table(DAY))["chưa rõ thủ tục"]["alone"] == FEWEST


def test_other_days_do_not_count(wall: Wall, officer: Actor) -> None:
    _visit(wall, officer, None, 1, 1)
    yesterday = of("day", clock.today() - timedelta(days=1))
    assert _cells(effect.table(yesterday))["Tất cả"]["alone"] == 0


@pytest.mark.parametrize(
    ("minutes", "quartiles"),
    (((1,), (1, 1, 1)), ((1, 2), (1, 1, 2)), ((1, 2, 3, 4), (1, 2, 3)), ((5, 1, 9, 2, 7), (2, 5, 7))),
)
def test_quartiles_are_the_minutes_of_a_real_visit(
    minutes: tuple[int, ...], quartiles: tuple[int, int, int]
) -> None:
    side = Side()
    for one in minutes:
        side.take(one, 1)
    assert tuple(side.within(0.25, 0.5, 0.75)) == quartiles


def test_a_page_takes_three_queries(officer: Actor, wall: Wall, queries: list[str]) -> None:
    _visit(wall, officer, None, 1, 1)
    del queries[:]
    effect.table(DAY)
    assert len(queries) == 3
