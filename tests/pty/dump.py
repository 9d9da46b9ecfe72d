"""A register as plain data, without what differs between two runs of the same acts."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

TIMES = re.compile(r"(_at$|^since$|^at$|^rank$|^waited$|^served$|^held$|^seconds$)")
APART = {"register", "companion", "journal", "sqlite_sequence"}


def tables(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table but the chain's, times left out."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master"
            " WHERE type = 'table' AND name NOT LIKE 'person_fts%' ORDER BY name"
        )
    ]
    found = {
        name: [
            {key: row[key] for key in row.keys() if not TIMES.search(key)}  # noqa: SIM118
            for row in connection.execute(f"SELECT * FROM {name}")
        ]
        for name in names
        if name not in APART
    }
    connection.close()
    return found


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the journal's lines without times, terminals and digests."""
    connection = sqlite3.connect(path)
    found = []
    for (line,) in connection.execute("SELECT line FROM journal ORDER BY seq"):
        content = json.loads(line)
        for name in ("time", "terminal", "private"):
            content.pop(name, None)
        for row in content["rows"]:
            row["row"] = {key: value for key, value in row["row"].items() if not TIMES.search(key)}
        found.append(content)
    connection.close()
    return found


def private(path: Path) -> list[Any]:
    """Return the companions' bodies in order."""
    connection = sqlite3.connect(path)
    found = [json.loads(body) for (body,) in connection.execute("SELECT body FROM companion ORDER BY seq")]
    connection.close()
    return found
