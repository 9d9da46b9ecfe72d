"""A generated year: how long it takes and what it holds."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from pathlib import Path

from fixtures import demo

DAYS = 250
LIMIT = 120


def main() -> None:
    """Generate a year and print time, rows and size."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        begun, used = time.perf_counter(), time.process_time()
        demo.make(path, days=DAYS)
        spent, used = time.perf_counter() - begun, time.process_time() - used
        connection = sqlite3.connect(path)
        rows = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("visit", "outcome", "dossier", "step", "help_session", "person", "journal")
        }
        connection.close()
        size = path.stat().st_size >> 20
    print(f"{DAYS} days: {spent:.0f} s, {used:.0f} s of CPU (at most {LIMIT} s)")
    print(f"{size} MB: " + ", ".join(f"{table} {count}" for table, count in rows.items()))
