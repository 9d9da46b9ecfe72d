"""Rule 3: the lines in order rebuild the register, but for personal data and the catalogue."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from models import people, store, visits
from models.base import Written, columns, db

from .test_schema import tables

OWN = tables(Written)


def replayed() -> dict[str, dict[int, dict[str, Any]]]:
    """Return the rows of every table as the lines alone tell them."""
    made: dict[str, dict[int, dict[str, Any]]] = {str(m._meta.table_name): {} for m in OWN}
    for (line,) in db.execute_sql("SELECT line FROM journal ORDER BY seq"):
        for change in json.loads(line)["rows"]:
            made[change["table"]][change["id"]] = change["row"]
    return made


def test_the_register_is_rebuilt_from_its_lines(lived: Path) -> None:
    made = replayed()
    for model in OWN:
        table = str(model._meta.table_name)
        public = [name for name, is_personal in columns(model) if not is_personal]
        kept = {
            row[0]: {name: value for name, value in zip(public, row) if value is not None}
            for row in db.execute_sql(f"SELECT {', '.join(public)} FROM {table}")
        }
        assert made[table] == kept, table
    assert len(made["visit"]) > 10
    assert len(made["step"]) > 15


def test_companions_add_the_personal_columns_again(lived: Path) -> None:
    names: dict[int, str | None] = {}
    for (body,) in db.execute_sql("SELECT body FROM companion ORDER BY seq"):
        for change in json.loads(body):
            if change["table"] == "person":
                names[change["id"]] = change["row"].get("name")
    kept = dict(db.execute_sql("SELECT id, name FROM person").fetchall())
    assert names == kept
    assert len(kept) > 8


def test_no_id_is_ever_used_twice(lived: Path) -> None:
    """Rule 8: one counter gives every row of the register its number."""
    made = replayed()
    ids = [row_id for rows in made.values() for row_id in rows]
    assert len(ids) == len(set(ids))
    replica, counter = db.execute_sql("SELECT replica, counter FROM register").fetchone()
    assert {row_id >> 32 for row_id in ids} == {replica} == {0}
    assert max(row_id & 0xFFFFFFFF for row_id in ids) == counter


def test_a_register_of_another_replica_numbers_its_rows_apart(closed_lived: Path) -> None:
    connection = sqlite3.connect(closed_lived)
    connection.execute("UPDATE register SET replica = 7")
    connection.commit()
    connection.close()
    store.open_file(closed_lived)
    try:
        visit = visits.arrive(by=people.sign_in("test", "officer"))
        assert visit.id >> 32 == 7
    finally:
        store.close()
