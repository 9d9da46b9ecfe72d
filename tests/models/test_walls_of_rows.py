"""Rules 4 and 8: a bug in Python hits a wall in SQL, and rows are never deleted."""

from __future__ import annotations

import sqlite3

import pytest

from models.base import db

OWN = """
centre place desk account account_role person fixture_load number visit asked dossier step outcome
outcome_paper rating team volunteer team_member errand help_session help_session_volunteer tick
"""
"""The centre's own tables that a busy day leaves rows in."""


def test_no_row_of_the_centre_can_be_deleted(scalpel: sqlite3.Connection) -> None:
    for table in OWN.split():
        count = scalpel.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        assert count > 0, table
        with pytest.raises(sqlite3.IntegrityError, match=f"{table}: rows are never deleted"):
            scalpel.execute(f"DELETE FROM {table}")
        assert scalpel.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == count


def test_every_table_of_the_centre_has_its_wall_against_deleting(register: object) -> None:
    written = {
        name for (name,) in db.execute_sql("SELECT name FROM sqlite_master WHERE sql LIKE '%BEFORE DELETE%'")
    }
    catalogue = {
        name
        for (name,) in db.execute_sql(
            "SELECT m.name FROM sqlite_master m WHERE m.type = 'table'"
            " AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'valid_from')"
        )
    }
    tables = {
        name
        for (name,) in db.execute_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'"
        )
    }
    derived = {"register", "struck", "tally", "tally_known", "took"}
    assert {f"{table}_no_delete" for table in tables - catalogue - derived} == written


@pytest.mark.parametrize(
    "sql",
    (
        "UPDATE visit SET state = 'asleep'",
        "UPDATE visit SET state = 'done', finished_at = NULL",
        "UPDATE visit SET state = 'serving', desk_id = NULL, finished_at = NULL",
        "UPDATE visit SET day = '2026-13-01'",
        "UPDATE visit SET waited = -1",
        "UPDATE visit SET number = 1, series = 'A'",
        "UPDATE visit SET waited = 'long'",
        "UPDATE visit SET place_id = 4711",
        "UPDATE dossier SET state = 11",
        "UPDATE dossier SET state = 10, returned_at = NULL, returned_day = NULL",
        "UPDATE dossier SET code = 'H1-260101-0001'",
        "UPDATE dossier SET completed_day = 'yesterday'",
        "UPDATE outcome SET kind = 'VANISHED'",
        "UPDATE outcome SET dossier_id = NULL",
        "UPDATE outcome SET reason_key = 'no.such'",
        "UPDATE rating SET score = 4",
        "UPDATE help_session SET people = 0",
        "UPDATE help_session SET state = 'ended', result = NULL",
        "UPDATE tick SET count = 0",
        "UPDATE person SET birth_year = 1066",
        "UPDATE procedure_case SET limit_value = 0 WHERE limit_unit = 'WD'",
        "UPDATE procedure_case SET limit_value = 0 WHERE limit_unit = 'UNKNOWN'",
        "UPDATE register SET counter = -1",
        "INSERT INTO register VALUES (2, 'x', 0, 0)",
    ),
)
def test_a_row_that_makes_no_sense_hits_a_wall_in_sql(sql: str, scalpel: sqlite3.Connection) -> None:
    scalpel.execute("PRAGMA foreign_keys = 1")
    with pytest.raises(sqlite3.IntegrityError):
        scalpel.execute(sql)
