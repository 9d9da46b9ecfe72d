"""Loading all shipped data against the sqlite3 shell importing the same rows into the same tables."""

from __future__ import annotations

import csv
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from fixtures import load
from fixtures.kinds import KINDS
from models import store
from models.base import db

RUNS = 7
LIMIT = 4.0


def main() -> None:
    """Time both in turn and print medians and the ratio, interpreter and shell start apart."""
    shell = shutil.which("sqlite3")
    if shell is None:
        raise SystemExit("the sqlite3 shell is not installed (Debian: apt-get install sqlite3)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        exported = _export(folder)
        ours, theirs = [], []
        for run in range(RUNS):
            ours.append(_ours(folder / f"ours-{run}.db"))
            theirs.append(_theirs(shell, folder / f"theirs-{run}.db", exported))
    mine, shells = statistics.median(ours), statistics.median(theirs)
    print(f"aoxanh load, validation included: {mine * 1000:.0f} ms (min {min(ours) * 1000:.0f})")
    print(f"sqlite3 .import of the same rows: {shells * 1000:.0f} ms (min {min(theirs) * 1000:.0f})")
    print(f"ratio {mine / shells:.2f} (at most {LIMIT})")


def _ours(path: Path) -> float:
    founder = store.create(path, "bench", "bench")
    begun = time.perf_counter()
    load.load(load.shipped(), by=founder)
    spent = time.perf_counter() - begun
    store.close()
    return spent


def _export(folder: Path) -> list[tuple[str, Path]]:
    """Write every filled catalogue table as CSV, in the order of its foreign keys."""
    path = folder / "model.db"
    founder = store.create(path, "bench", "bench")
    load.load(load.shipped(), by=founder)
    exported = []
    done: list[str] = []
    for kind in KINDS:
        for target in kind.targets:
            if target.table in done:
                continue
            done.append(target.table)
            file = folder / f"{target.table}.csv"
            rows = db.execute_sql(f"SELECT * FROM {target.table}").fetchall()
            with file.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows(rows)
            if rows:
                exported.append((target.table, file))
    file = folder / "fixture_load.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(db.execute_sql("SELECT * FROM fixture_load").fetchall())
    exported.append(("fixture_load", file))
    store.close()
    return exported


def _theirs(shell: str, path: Path, exported: list[tuple[str, Path]]) -> float:
    """Import through views of text into the same tables, in one durable transaction."""
    store.create(path, "bench", "bench")
    store.close()
    connection = sqlite3.connect(path)
    script = ["PRAGMA foreign_keys = ON;", "PRAGMA synchronous = FULL;", "BEGIN;"]
    for table, file in exported:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        nullable = {row[1] for row in connection.execute(f"PRAGMA table_info({table})") if not row[3]}
        staged = ", ".join(f"{column} TEXT" for column in columns)
        picked = ", ".join(f"nullif({c}, '')" if c in nullable else c for c in columns)
        script += [
            f"CREATE TEMP TABLE staged_{table} ({staged});",
            f".import --csv {file} staged_{table}",
            f"INSERT INTO {table} SELECT {picked} FROM staged_{table};",
        ]
    connection.close()
    script.append("COMMIT;")
    empty = _timed(shell, path, ["SELECT 1;"])
    return _timed(shell, path, script) - empty


def _timed(shell: str, path: Path, script: list[str]) -> float:
    begun = time.perf_counter()
    done = subprocess.run(
        [shell, "-bail", str(path)], input="\n".join(script), text=True, capture_output=True, check=False
    )
    spent = time.perf_counter() - begun
    if done.returncode or done.stderr:
        raise SystemExit(f"the sqlite3 shell failed: {done.stderr}")
    return spent
