"""How long visits took, and which were helped, stands in a table of its own: triggers keep it true."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import store
from models.base import db

from .old_registers import made_before

BEFORE, DAY = 8, "2026-11-20"
AT = f"{DAY}T01:00:00.000Z"
ROWS = f"""
INSERT INTO register VALUES (1, '{"0" * 32}', 0, 99);
INSERT INTO account (id, name, active, created_at) VALUES (1, 'officer', 1, '{AT}');
INSERT INTO place (id, code, name, kind, active) VALUES (1, 'TT', 'Trung tâm', 'centre', 1);
"""
VISIT = (
    "INSERT INTO visit (id, day, series, number, rank, state, since, channel, priority, place_id,"
    " needs_phone_help, needs_interpreter, needs_mobility, arrived_at, finished_at, calls, waited, served,"
    f" held, account_id, procedure_code) VALUES (?1, '{DAY}', 'Z', ?1, ?1, ?2, '{AT}', 'onsite', 'none', 1,"
    f" 0, 0, 0, '{AT}', iif(?2 = 'done', '{AT}', NULL), 1, ?1 * 60, 120, 0, 1, ?3)"
)
SESSION = (
    "INSERT INTO help_session (id, day, state, started_at, ended_at, place_id, visit_id, people, elderly,"
    f" minority, disabled, pregnant, result, consent, account_id) VALUES (?1, '{DAY}', ?2, '{AT}',"
    f" iif(?2 = 'ended', '{AT}', NULL), 1, ?3, 1, 0, 0, 0, 0, iif(?2 = 'ended', 'done', NULL), 0, 1)"
)
BY_ROWS = """
SELECT v.id, coalesce(v.procedure_code, ''), v.day,
  v.id IN (SELECT visit_id FROM help_session WHERE state = 'ended' AND visit_id IS NOT NULL),
  v.waited, v.served, v.held
FROM visit v WHERE v.state = 'done' ORDER BY v.id
"""
CHANGES = (
    f"UPDATE visit SET state = 'done', finished_at = '{AT}'",
    f"UPDATE visit SET state = 'left', finished_at = '{AT}'",
    "UPDATE visit SET state = 'waiting', finished_at = NULL",
    "UPDATE visit SET waited = waited + 60, held = 5",
    "UPDATE visit SET procedure_code = NULL",
    "UPDATE visit SET procedure_code = '1.001193'",
    "UPDATE visit SET day = '2026-11-19'",
    f"UPDATE help_session SET state = 'ended', ended_at = '{AT}', result = 'done'",
    "UPDATE help_session SET state = 'void'",
    "UPDATE help_session SET visit_id = NULL",
    "UPDATE help_session SET visit_id = 2",
)
VISITS = ((1, "done", None), (2, "done", "1.001193"), (3, "waiting", "1.001193"), (4, "done", None))
SESSIONS = ((1, "ended", 1), (2, "ended", 1), (3, "open", 2), (4, "ended", None))


def _filled(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.executemany(VISIT, VISITS)
    connection.executemany(SESSION, SESSIONS)
    return connection


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A register of the version before, brought up to date."""
    path = tmp_path_factory.mktemp("took") / "old.db"
    _filled(made_before(path, BEFORE, ROWS)).close()
    store.open_file(path)
    yield path
    store.close()


def _told(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT * FROM took ORDER BY visit_id").fetchall()


def test_an_older_register_knows_how_long_its_visits_took(path: Path) -> None:
    found = list(db.execute_sql("SELECT visit_id, procedure_code, helped, waited FROM took ORDER BY 1"))
    assert found == [(1, "", 1, 60), (2, "1.001193", 0, 120), (4, "", 0, 240)]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(1, 4)), max_size=8))
def test_times_are_those_of_the_visits_that_are_done(path: Path, changes: Sequence[tuple[str, int]]) -> None:
    """Whatever is written, voided, or found to be of another visit."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for change, key in changes:
            connection.execute(f"{change} WHERE id = {key}")
        assert _told(connection) == connection.execute(BY_ROWS).fetchall()


def test_rows_that_are_written_at_once_are_told_too(path: Path) -> None:
    """As when a register is made anew from its journal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute(VISIT, (9, "done", "1.001193"))
        connection.execute(SESSION, (9, "ended", 9))
        assert _told(connection)[-1][:4] == (9, "1.001193", DAY, 1)
