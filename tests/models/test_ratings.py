"""Ratings: one key, once, a reason for 3 only; and the desk's counts of the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models import dossiers, figures, outcomes, people, ratings, visits
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY, Wall
from .busy_day import accepted, serve_one


@pytest.fixture
def done(officer: Actor) -> visits.Visit:
    visit = serve_one(officer)
    outcomes.record(by=officer, visit_id=visit.id, kind="INFO")
    return visits.finish(by=officer, visit_id=visit.id)


@pytest.mark.parametrize("score", (1, 2, 3))
def test_a_visit_is_rated_by_one_digit(score: int, done: visits.Visit, officer: Actor) -> None:
    made = ratings.rate(by=officer, visit_id=done.id, score=score, keyed_by="citizen")
    assert (made.score, made.keyed_by, made.desk_id, made.reason_key) == (
        score,
        "citizen",
        done.desk_id,
        None,
    )


def test_a_visit_is_rated_once(done: visits.Visit, officer: Actor) -> None:
    ratings.rate(by=officer, visit_id=done.id, score=1)
    with pytest.raises(Refused) as refused:
        ratings.rate(by=officer, visit_id=done.id, score=3)
    assert refused.value.rule == "rating.twice"


@pytest.mark.parametrize(
    ("facts", "rule"),
    (
        ({"score": 0}, "rating.score"),
        ({"score": 4}, "rating.score"),
        ({"score": 1, "reason": "attitude"}, "rating.reason"),
        ({"score": 1, "keyed_by": "a robot"}, "choice"),
        ({"score": 3, "reason": "whim"}, "reason.unknown"),
        ({"score": 2, "comment": "x" * 501}, "person.long"),
    ),
)
def test_a_rating_that_cannot_be_is_refused(
    facts: dict[str, Any], rule: str, done: visits.Visit, officer: Actor
) -> None:
    with pytest.raises(Refused) as refused:
        ratings.rate(by=officer, visit_id=done.id, **facts)
    assert refused.value.rule == rule
    assert ratings.Rating.select().count() == 0


@pytest.fixture
def returned(officer: Actor, case_officer: Actor, wall: Wall) -> dossiers.Dossier:
    row = accepted(officer, code="H15-261123-0001")
    dossiers.hand_over(by=officer, dossier_id=row.id)
    dossiers.complete(by=case_officer, dossier_id=row.id)
    return dossiers.return_result(by=officer, dossier_id=row.id)


def test_a_return_is_rated_once_with_sector_and_desk_of_who_returned_it(
    returned: dossiers.Dossier, officer: Actor, reception: Actor
) -> None:
    assert ratings.awaits(returned)
    made = ratings.rate(by=reception, dossier_id=returned.id, score=2)
    assert (made.visit_id, made.dossier_id, made.desk_id) == (None, returned.id, officer.desk_id)
    assert made.sector == returned.sector and made.sector
    assert not ratings.awaits(returned)
    with pytest.raises(Refused) as refused:
        ratings.rate(by=officer, dossier_id=returned.id, score=1)
    assert refused.value.rule == "rating.twice"


def test_a_result_that_is_returned_again_is_rated_again(
    returned: dossiers.Dossier, officer: Actor, supervisor: Actor, wall: Wall
) -> None:
    ratings.rate(by=officer, dossier_id=returned.id, score=3, reason="late_result")
    dossiers.reopen(by=supervisor, dossier_id=returned.id, reason="1")
    wall.run(60)
    again = dossiers.return_result(by=officer, dossier_id=returned.id)
    assert ratings.awaits(again)
    ratings.rate(by=officer, dossier_id=returned.id, score=1)
    assert [row.score for row in ratings.Rating.select()] == [3, 1]


@pytest.mark.parametrize("of_visit_first", (True, False))
def test_a_result_returned_in_a_visit_is_rated_with_it_or_by_itself_never_twice(
    of_visit_first: bool, wall: Wall, officer: Actor, case_officer: Actor
) -> None:
    row = accepted(officer, code="H15-261123-0001")
    dossiers.hand_over(by=officer, dossier_id=row.id)
    dossiers.complete(by=case_officer, dossier_id=row.id)
    visit = serve_one(officer)
    outcomes.record(by=officer, visit_id=visit.id, kind="RESULT", dossier=row.code, finish=True)
    both: list[dict[str, int]] = [{"visit_id": visit.id}, {"dossier_id": row.id}]
    one, other = both if of_visit_first else both[::-1]
    ratings.rate(by=officer, score=1, **one)
    assert not ratings.awaits(dossiers.by_id(row.id))
    with pytest.raises(Refused) as refused:
        ratings.rate(by=officer, score=1, **other)
    assert refused.value.rule == "rating.twice"


def test_a_visit_without_procedure_is_of_the_sector_of_its_dossier(
    wall: Wall, officer: Actor, case_officer: Actor
) -> None:
    row = accepted(officer, code="H15-261123-0001")
    dossiers.hand_over(by=officer, dossier_id=row.id)
    dossiers.complete(by=case_officer, dossier_id=row.id)
    visit = serve_one(officer)
    outcomes.record(by=officer, visit_id=visit.id, kind="RESULT", dossier=row.code, finish=True)
    assert ratings.rate(by=officer, visit_id=visit.id, score=1).sector == row.sector


def test_only_a_result_that_was_returned_is_rated(officer: Actor) -> None:
    row = accepted(officer)
    assert not ratings.awaits(row)
    for given, rule in (({"dossier_id": row.id}, "dossier.state"), ({}, "rating.none")):
        with pytest.raises(Refused) as refused:
            ratings.rate(by=officer, score=1, **given)
        assert refused.value.rule == rule


def test_the_last_visit_of_a_desk_is_the_one_whose_person_still_stands_there(
    wall: Wall, done: visits.Visit, officer: Actor
) -> None:
    desk = int(officer.desk_id or 0)
    last = ratings.last_at(desk)
    assert last is not None and last.id == done.id
    wall.run(60)
    assert ratings.last_at(desk) is None, "somebody else stands there by then"


def test_a_desk_has_no_last_visit_once_it_is_rated(done: visits.Visit, officer: Actor) -> None:
    ratings.rate(by=officer, visit_id=done.id, score=1)
    assert ratings.last_at(int(officer.desk_id or 0)) is None


def test_only_a_visit_that_is_over_is_rated(officer: Actor) -> None:
    visit = serve_one(officer)
    with pytest.raises(Refused) as refused:
        ratings.rate(by=officer, visit_id=visit.id, score=1)
    assert refused.value.rule == "visit.state"


def test_the_desk_counts_visits_outcomes_and_what_presses(
    officer: Actor, supervisor: Actor, case_officer: Actor, wall: Wall
) -> None:
    mistake = visits.arrive(by=officer)
    visits.void(by=supervisor, visit_id=mistake.id, reason="1")
    due = accepted(officer, code="H15-261123-0001")
    accepted(officer)
    stopped = accepted(officer)
    dossiers.stop(by=officer, dossier_id=stopped.id, reason="1")
    serve_one(officer)
    counts = figures.desk(MONDAY)
    assert (counts.visits, counts.outcomes) == (4, {"ACCEPTED": 3})
    assert (counts.pressing["due_today"], counts.pressing["overdue"], counts.pressing["without_code"]) == (
        0,
        0,
        1,
    )
    counts = figures.desk(date(2026, 12, 1))
    assert (counts.visits, counts.pressing["due_today"], counts.pressing["overdue"]) == (0, 2, 0)
    assert figures.desk(date(2026, 12, 2)).pressing["overdue"] == 2
    dossiers.hand_over(by=officer, dossier_id=due.id)
    dossiers.complete(by=case_officer, dossier_id=due.id)
    assert figures.desk(date(2026, 12, 2)).pressing["overdue"] == 1


@pytest.mark.parametrize("day", (MONDAY, date(2026, 12, 1), date(2026, 12, 2)))
def test_a_count_on_the_desk_is_the_length_of_its_list(day: date, lived: Path, wall: Wall) -> None:
    by = people.sign_in("test", "officer")
    for code in (None, "H15-261101-0001", None):
        accepted(by, code=code)
    refused = dossiers.register(by=by, procedure="ks")
    dossiers.refuse(by=by, dossier_id=refused.id, reason="1")
    counts = figures.desk(day)
    for name, count in counts.pressing.items():
        assert len(dossiers.listed(name, by, day)) == count, name
    assert counts.pressing["without_code"] == 3  # one of the lived day
