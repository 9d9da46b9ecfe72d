"""Rules 2 and 8: numbers and ids come once, and an act that is taken back gives them back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from models import store, visits
from models.base import db
from models.errors import HalfDone, Refused
from models.journal import Actor
from models.numbers import parse_ticket, ticket

from ..conftest import Wall


class Regret(Exception):
    """Somebody changes their mind in the midst of an act."""


def _numbers() -> list[int]:
    return [n for (n,) in db.execute_sql("SELECT number FROM visit ORDER BY id")]


def _counter() -> int:
    return int(db.execute_sql("SELECT counter FROM register").fetchone()[0])


def test_each_day_and_series_counts_for_itself(officer: Actor, wall: Wall) -> None:
    assert [visits.arrive(by=officer).ticket for _ in range(3)] == ["A001", "A002", "A003"]
    assert visits.arrive(by=officer, series="B").ticket == "B001"
    wall.run(24 * 60)
    assert visits.arrive(by=officer).ticket == "A001"


def test_the_day_changes_at_midnight_of_the_counter_and_not_of_greenwich(officer: Actor, wall: Wall) -> None:
    wall.set(6, 59)
    assert visits.arrive(by=officer).ticket == "A001"
    wall.set(7, 1)
    assert visits.arrive(by=officer).ticket == "A002"
    wall.set(23, 59)
    assert visits.arrive(by=officer).ticket == "A003"
    wall.run(2)
    assert visits.arrive(by=officer).ticket == "A001"


def test_a_refused_arrival_gives_its_number_and_its_ids_back(officer: Actor) -> None:
    visits.arrive(by=officer)
    before = _counter()
    with pytest.raises(Refused):
        visits.arrive(by=officer, procedures=["ks"] * 10)
    assert _counter() == before
    assert visits.arrive(by=officer).number == 2


def test_an_arrival_that_is_rolled_back_gives_its_number_back(officer: Actor) -> None:
    with pytest.raises(Regret), db.writing():
        assert visits.arrive(by=officer).number == 1
        assert visits.arrive(by=officer).number == 2
        raise Regret
    assert _numbers() == []
    assert visits.arrive(by=officer).number == 1
    assert store.check().faults == []


def test_an_act_refused_before_it_wrote_lets_a_larger_transaction_go_on(officer: Actor) -> None:
    """As a load or a generated day does: many acts in one transaction."""
    with db.writing():
        visits.arrive(by=officer)
        with pytest.raises(Refused):
            visits.arrive(by=officer, birth_year="1066")
        visits.arrive(by=officer)
    assert _numbers() == [1, 2]
    assert store.check().faults == []
    assert visits.arrive(by=officer).number == 3


def _refused_late(by: Actor) -> None:
    with pytest.raises(Refused):
        visits.arrive(by=by, procedures=["ks"] * 10)


def _hits_a_wall(by: Actor) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        visits.arrive(by=by, name="Nguyễn Văn An", place_id=4711)


@pytest.mark.parametrize("failure", (_refused_late, _hits_a_wall))
def test_an_act_that_fails_behind_its_first_write_takes_the_larger_transaction_with_it(
    failure: Callable[[Actor], None], officer: Actor
) -> None:
    """Rule 1: half an act is never kept, even when somebody catches its failure and goes on."""
    before = _counter()
    with pytest.raises(HalfDone), db.writing():
        visits.arrive(by=officer)
        failure(officer)
    assert _numbers() == []
    assert _counter() == before
    assert store.check().faults == []
    assert visits.arrive(by=officer).number == 1


@pytest.mark.parametrize(
    ("series", "number", "words"), (("A", 1, "A001"), ("B", 42, "B042"), ("A", 1234, "A1234"))
)
def test_a_ticket_is_written_and_read_alike(series: str, number: int, words: str) -> None:
    assert ticket(series, number) == words
    assert parse_ticket(words) == parse_ticket(f" {words.lower()} ") == (series, number)


@pytest.mark.parametrize("typed", ("", "A", "12", "AB12", "A-12", "A1.5", "A123456", "Đ12"))
def test_what_is_no_ticket_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_ticket(typed)
    assert (refused.value.rule, refused.value.field) == ("ticket", "ticket")
