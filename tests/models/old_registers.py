"""Registers as earlier versions of the program made them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from models import migrate, store


def made_before(path: Path, version: int, rows: str) -> sqlite3.Connection:
    """Make a register of an earlier schema with some rows, and return the connection to fill it further."""
    known = migrate.found()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA application_id = {store.APPLICATION_ID}")
    connection.execute("PRAGMA journal_mode = wal")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "found", lambda: known[:version])
        migrate.run(connection)
    connection.executescript(rows)
    return connection
