"""Rule 1: nothing but a verb writes; a write outside one fails loudly."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from peewee import OperationalError

from models import people, visits
from models.base import db
from models.errors import OutsideVerb, Refused
from models.journal import Actor, act
from models.units import Province
from models.visits import Visit


def _saved(visit: Visit) -> None:
    visit.state = "done"
    visit.save()


ROUND = {
    "save": _saved,
    "save of one column": lambda visit: Visit(id=visit.id, state="void").save(only=["state"]),
    "create": lambda visit: Visit.create(series="A", number=99),
    "create of a catalogue row": lambda visit: Province.create(code="99", name="Ở đâu"),
    "insert": lambda visit: Visit.insert(series="A", number=99).execute(),
    "insert of many": lambda visit: Visit.insert_many([{"series": "A"}, {"series": "B"}]).execute(),
    "insert from a query": lambda visit: Visit.insert_from(
        Visit.select(Visit.series), [Visit.series]
    ).execute(),
    "replace": lambda visit: Visit.replace(id=visit.id, series="B").execute(),
    "upsert": lambda visit: Visit.insert(id=visit.id, series="B").on_conflict_replace().execute(),
    "update": lambda visit: Visit.update(state="done").execute(),
    "update by key": lambda visit: Visit.set_by_id(visit.id, {"state": "done"}),
    "bulk update": lambda visit: Visit.bulk_update([visit], fields=[Visit.state]),
    "bulk create": lambda visit: Visit.bulk_create([Visit(series="A", number=99)]),
    "delete": lambda visit: Visit.delete().execute(),
    "delete of one row": lambda visit: visit.delete_instance(),
    "delete by key": lambda visit: Visit.delete_by_id(visit.id),
    "truncate": lambda visit: Visit.truncate_table(),
    "drop": lambda visit: Visit.drop_table(),
    "SQL": lambda visit: db.execute_sql("UPDATE visit SET state = 'done'"),
    "SQL behind blanks": lambda visit: db.execute_sql("  \n delete from visit"),
    "SQL behind a comment": lambda visit: db.execute_sql("/* read */ DELETE FROM visit"),
    "SQL behind WITH": lambda visit: db.execute_sql("WITH x AS (SELECT 1) DELETE FROM visit"),
    "SQL that drops a trigger": lambda visit: db.execute_sql("DROP TRIGGER journal_no_delete"),
}


@pytest.fixture
def visit(officer: Actor) -> Visit:
    return visits.arrive(by=officer, name="Nguyễn Văn An")


@pytest.mark.parametrize("way", ROUND.values(), ids=ROUND)
def test_peewee_cannot_write_outside_a_verb(way: Callable[[Visit], object], visit: Visit) -> None:
    before = list(db.execute_sql("SELECT * FROM visit").fetchall())
    with pytest.raises(OutsideVerb):
        way(visit)
    assert db.execute_sql("SELECT * FROM visit").fetchall() == before


@pytest.mark.parametrize("way", ROUND.values(), ids=ROUND)
def test_peewee_cannot_write_inside_an_act_either(
    way: Callable[[Visit], object], visit: Visit, officer: Actor
) -> None:
    before = list(db.execute_sql("SELECT * FROM visit").fetchall())
    lines = db.execute_sql("SELECT count(*) FROM journal").fetchone()
    with pytest.raises(OutsideVerb), act("visit.arrive", officer):
        way(visit)
    assert db.execute_sql("SELECT * FROM visit").fetchall() == before
    assert db.execute_sql("SELECT count(*) FROM journal").fetchone() == lines


@pytest.mark.parametrize(
    "sql",
    (
        "UPDATE visit SET state = 'done'",
        "DELETE FROM visit",
        "INSERT INTO province (code, name, valid_from) VALUES ('99', 'x', '2025-07-01')",
        "DROP TRIGGER visit_no_delete",
        "CREATE TABLE mine (x)",
    ),
)
def test_raw_sql_on_the_open_connection_fails_outside_an_act(sql: str, visit: Visit) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.connection().execute(sql)
    assert db.execute_sql("SELECT state FROM visit").fetchall() == [("waiting",)]


def test_peewee_cannot_even_begin_to_write_on_its_own(visit: Visit) -> None:
    with pytest.raises(OperationalError, match="readonly"):
        Visit.get_or_create(series="Z", number=1)
    assert Visit.select().count() == 1


def test_the_connection_reads_only_again_after_an_act_and_after_a_refused_one(
    visit: Visit, officer: Actor
) -> None:
    with pytest.raises(Refused):
        visits.serve(by=officer, visit_id=visit.id)
    assert db.execute_sql("PRAGMA query_only").fetchone() == (1,)
    visits.call(by=officer, visit_id=visit.id)
    assert db.execute_sql("PRAGMA query_only").fetchone() == (1,)


def test_an_actor_without_the_right_changes_nothing(visit: Visit, cashier: Actor) -> None:
    with pytest.raises(Refused) as refused:
        visits.call(by=cashier, visit_id=visit.id)
    assert refused.value.rule == "right"
    assert Visit.get_by_id(visit.id).state == "waiting"


def test_reading_through_peewee_is_free(visit: Visit) -> None:
    assert Visit.select().where(Visit.state == "waiting").count() == 1
    assert people.Person.get_by_id(visit.person_id).name == "Nguyễn Văn An"
