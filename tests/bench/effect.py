"""The effect of help and satisfaction over a year of 100,000 visits: each page within 150 ms."""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from models import store
from models.figures import effect, satisfaction
from models.figures.periods import Period
from tests.bench.search import quantile
from tests.conftest import found

VISITS = 100_000
FIRST = date(2026, 1, 1)
HELPED, RATED, TIMES = 0.4, 0.3, 15
MOST = 150.0
"""Milliseconds of the processor that a page may take, 99 times of 100: others use the machine too."""

VISIT = (
    "id day series number rank state since channel priority place_id desk_id needs_phone_help"
    " needs_interpreter needs_mobility arrived_at called_at finished_at calls waited served held account_id"
    " sector procedure_code"
)
ASKED = "id visit_id position procedure_code procedure_from"
OUTCOME = "id visit_id asked_id kind at day account_id desk_id dossier_id reason_key"
SESSION = (
    "id day state started_at ended_at seconds ended_by_hand place_id visit_id procedure_code people elderly"
    " minority disabled pregnant result consent account_id"
)
RATING = "id day at visit_id score reason_key keyed_by desk_id account_id sector"
KINDS = (("INFO", None, 80), ("REFERRED", None, 10), ("SUPPLEMENT", "supplement.missing_paper", 10))
REASONS = ("rating.long_wait", "rating.attitude", "rating.unclear_guidance", None)

Row = tuple[Any, ...]


def fill(register: Path, visits: int = VISITS) -> None:
    """Fill a new register with a year of visits past the verbs."""
    dice = random.Random(6)
    connection = sqlite3.connect(register)
    connection.executescript("PRAGMA synchronous = off; PRAGMA cache_size = -200000")
    one = connection.execute
    ids = count(one("SELECT counter FROM register").fetchone()[0] + 1)
    desks = one("SELECT id, place_id FROM desk ORDER BY number").fetchall()
    account = one("SELECT id FROM account LIMIT 1").fetchone()[0]
    asked = one(
        "SELECT code, valid_from, sector FROM procedure WHERE valid_to IS NULL ORDER BY code"
    ).fetchall()
    tables: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for n in range(visits):
        for table, row in _visit(dice, ids, n, visits, desks, account, dice.choice(asked[:60])):
            tables[table].append(row)
    for table, rows in tables.items():
        names = COLUMNS[table].split()
        marks = ", ".join("?" * len(names))
        connection.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)
    one("UPDATE register SET counter = ?", (next(ids),))
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


COLUMNS = {"visit": VISIT, "asked": ASKED, "outcome": OUTCOME, "help_session": SESSION, "rating": RATING}


def _visit(
    dice: random.Random, ids: Iterator[int], n: int, many: int, desks: list[Row], account: int, kind: Row
) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a visit: what was asked for, what came of it, help and a rating for some."""
    day = (FIRST + timedelta(n * 364 // many)).isoformat()
    at, (desk, place), (code, version, sector) = f"{day}T02:00:00.000Z", dice.choice(desks), kind
    visit, asked = next(ids), next(ids)
    times = (int(dice.expovariate(1 / 900)), int(dice.expovariate(1 / 600)), dice.choice((0, 0, 0, 120)))
    yield (
        "visit",
        (visit, day, "Z", n + 1, n, "done", at, "onsite", "none", place, desk, 0, 0, 0, at, at, at, 1, *times)
        + (account, sector, code),
    )
    yield "asked", (asked, visit, 1, code, version)
    outcome, reason, _share = dice.choices(KINDS, [share for *_kind, share in KINDS])[0]
    yield "outcome", (next(ids), visit, asked, outcome, at, day, account, desk, None, reason)
    if dice.random() < HELPED:
        row = (next(ids), day, "ended", at, at, 600, 0, place, visit, code, 1, 0, 0, 0, 0, "done", 1, account)
        yield "help_session", row
    if dice.random() < RATED:
        score = dice.choices((1, 2, 3), (60, 32, 8))[0]
        why = dice.choice(REASONS) if score == 3 else None
        keyed = dice.choice(("citizen", "staff"))
        yield "rating", (next(ids), day, at, visit, score, why, keyed, desk, account, sector)


def main() -> None:
    """Print what each page takes over the whole year; exit 1 when one takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "register.db"
        found(register)
        fill(register)
        store.open_file(register)
        year = Period("year", FIRST, date(FIRST.year, 12, 31))
        missed = []
        print(
            f"{VISITS:,} visits; ms{'':<14}{'median':>9}{'worst':>9}{'processor':>11}{'p99':>8}", flush=True
        )
        for name, page in PAGES.items():
            page(year)
            times, busy = zip(*(_timed(partial(page, year)) for _ in range(TIMES)))
            median, took, most = statistics.median(times), statistics.median(busy), quantile(busy, 0.99)
            print(f"{name:<30}{median:>9.1f}{max(times):>9.1f}{took:>11.1f}{most:>8.1f}", flush=True)
            missed += [name] if most > MOST else []
        store.close()
    if missed:
        print("MISSED", ", ".join(missed))
        sys.exit(1)


PAGES: dict[str, Callable[[Period], object]] = {
    **{f"effect: {of}": partial(effect.table, of=of) for of in effect.MEASURES},
    **{f"satisfaction by {by}": partial(satisfaction.table, by=by) for by in satisfaction.PARTS},
}


def _timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Return the milliseconds that something takes, and those of the processor."""
    begun, busy = time.perf_counter(), time.process_time()
    ask()
    return (time.perf_counter() - begun) * 1000, (time.process_time() - busy) * 1000
