"""Rule 4: the tables in SQL are what the models say, STRICT, and erasable where personal."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from models import (  # noqa: F401 - imported so that every table is known
    calendar,
    catalogue,
    centre,
    certificates,
    dossiers,
    errands,
    journal,
    lessons,
    migrate,
    migrations,
    numbers,
    outcomes,
    people,
    preferences,
    ratings,
    roster,
    sessions,
    slips,
    store,
    units,
    visits,
    volunteers,
    workdays,
)
from models.base import Catalogue, Record, Written, columns, db


def tables(base: type[Record] = Record) -> list[type[Record]]:
    """Return every model below a base."""
    found = []
    for model in base.__subclasses__():
        if model not in (Written, Catalogue):
            found.append(model)
        found += tables(model)
    return sorted(found, key=lambda model: str(model._meta.table_name))


TABLES = tables()
NAMES = [str(model._meta.table_name) for model in TABLES]
WITHOUT_MODEL = {"register", "struck", "tally", "tally_known", "took"}
"""The counters of the register itself, the times of visits side by side, and the figures kept of closed
days: what is made of records and is none."""


def _columns(table: str) -> dict[str, bool]:
    """Return the columns of a table and whether each may be NULL."""
    return {
        name: not (not_null or key)
        for _, name, _, not_null, _, key in db.execute_sql(f"PRAGMA table_info({table})")
    }


def test_every_table_has_its_model_and_every_model_its_table(register: Path) -> None:
    assert catalogue.FixtureLoad in TABLES
    made = {
        name
        for (name,) in db.execute_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%!_fts%' ESCAPE '!'"
        )
    }
    assert set(NAMES) == made - WITHOUT_MODEL
    assert len(NAMES) == len(set(NAMES))


def test_a_models_columns_are_the_tables_columns(register: Path) -> None:
    for model in TABLES:
        table = str(model._meta.table_name)
        made = _columns(table)
        said = {field.column_name: field.null for field in model._meta.sorted_fields}
        assert said.keys() == made.keys(), table
        keys = {row[1] for row in db.execute_sql(f"PRAGMA table_info({table})") if row[5]}
        for name in said.keys() - keys:
            assert said[name] == made[name], f"{table}.{name} may be NULL in one of the two only"


def test_every_personal_column_can_be_erased(register: Path) -> None:
    personal = [
        (str(model._meta.table_name), name)
        for model in TABLES
        for name, is_personal in columns(model)
        if is_personal
    ]
    assert len(personal) > 30
    assert [(table, name) for table, name in personal if not _columns(table)[name]] == []


def test_what_is_derived_from_a_name_or_a_phone_is_as_personal_as_they_are() -> None:
    personal = {name for name, is_personal in columns(people.Person) if is_personal}
    kept = {"id", "written_at", "erased_at"}
    assert personal == {name for name, _ in columns(people.Person)} - kept
    assert {"name", "sort_key", "phone", "birth_year"} <= {
        name for name, is_personal in columns(volunteers.Volunteer) if is_personal
    }


def test_every_ordinary_table_is_strict(register: Path) -> None:
    lax = {
        name
        for _, name, kind, _, _, strict in db.execute_sql("PRAGMA table_list")
        if kind == "table" and not strict and not name.startswith("sqlite_")
    }
    assert lax == set()


def test_the_register_opens_durable_and_with_its_walls_up(closed_register: Path) -> None:
    """Rule 5: WAL, synchronous FULL (2), foreign keys."""
    wanted = {"foreign_keys": 1, "synchronous": 2, "journal_mode": "wal", "query_only": 1}
    store.open_file(closed_register)
    try:
        assert {name: db.execute_sql(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted
    finally:
        store.close()


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers_found = [number for number, _ in migrate.found()]
    assert numbers_found == list(range(1, len(numbers_found) + 1))
    folder = Path(migrations.__path__[0])
    assert len(list(folder.glob("[0-9]*.py"))) == len(numbers_found) == migrate.newest()


def test_an_empty_folder_of_migrations_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "__path__", [str(tmp_path)])
    connection = sqlite3.connect(tmp_path / "register.db")
    with pytest.raises(RuntimeError, match="migrations are missing"):
        migrate.run(connection)
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize("names", (("0002_b.py",), ("0001_a.py", "0003_c.py")))
def test_a_gap_among_migrations_is_refused(
    names: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in names:
        (tmp_path / name).write_text("SQL = ''\n")
    monkeypatch.setattr(migrations, "__path__", [str(tmp_path)])
    with pytest.raises(RuntimeError, match="migrations are missing"):
        migrate.found()


def test_a_migration_runs_once_and_carries_its_number(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "register.db", isolation_level=None)
    migrate.run(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (migrate.newest(),)
    assert migrate.pending(connection) == []
    before = migrate.schema(connection)
    migrate.run(connection)
    assert migrate.schema(connection) == before == migrate.expected_schema(migrate.newest())
    connection.close()


def test_a_migration_that_breaks_leaves_the_version_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = sqlite3.connect(tmp_path / "register.db", isolation_level=None)
    good = migrate.found()
    broken = (len(good) + 1, "CREATE TABLE half (x INTEGER) STRICT; CREATE TABLE;")
    monkeypatch.setattr(migrate, "found", lambda: [*good, broken])
    with pytest.raises(sqlite3.OperationalError):
        migrate.run(connection)
    connection.close()
    again = sqlite3.connect(tmp_path / "register.db")
    assert again.execute("PRAGMA user_version").fetchone() == (len(good),)
    assert again.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone() is None
    again.close()
