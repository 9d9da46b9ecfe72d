"""The figures of many days that are over are kept while others work, and a kill loses no day that is done."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from models import figures
from models.base import db
from models.figures import counted, periods
from models.figures.struck import AT_ONCE, unstruck

from ..conftest import MONDAY, Wall
from . import scripts
from .figure_lives import Life, World

HELP = Life(
    0, 1, None, 1, 2, (1, 0, 0, 0), frozenset({0, 1}), frozenset({"copied"}), 90, 0, 0, None, None, "ended"
)
DAYS = [MONDAY - timedelta(days=7 * week) for week in range(1, AT_ONCE + 3)]
"""The days with help, the newest first: more than an opening keeps."""

BLOCKED = """
from datetime import datetime
from models import clock, figures
from models.figures import struck
store.open_file(Path(sys.argv[1]))
write = struck._strike

def strike(connection, day):
    write(connection, day)
    if connection.execute("SELECT count(*) FROM struck").fetchone()[0] == 3:
        print("in the midst of the third", flush=True)
        sys.stdin.read()

struck._strike = strike
with clock.at(datetime.fromisoformat(sys.argv[2])):
    figures.keep()
"""


@pytest.fixture
def world(register: Path, wall: Wall) -> Iterator[World]:
    """A register in which people were helped on many days, none of which is kept."""
    made = World(register)
    made.write([replace(HELP, after=(day - MONDAY).days) for day in DAYS])
    yield made
    made.connection.close()


def _kept() -> list[date]:
    cursor = db.execute_sql("SELECT day FROM struck ORDER BY day DESC")
    return [date.fromisoformat(day) for (day,) in cursor]


def _counted() -> dict[str, dict[str, Any]]:
    period = periods.span(DAYS[-1], MONDAY)
    parts = ("all", "team", "kind", "volunteer")
    return {part: counted.by(part, period.first, period.last) for part in parts}


def test_all_days_that_are_over_are_kept_and_say_what_they_said(world: World) -> None:
    world.write([HELP])
    before = _counted()
    told: list[tuple[int, int]] = []
    found = figures.keep(lambda seconds: None, lambda done, many: told.append((done, many)))
    assert found == len(DAYS)
    assert _kept() == DAYS, "today is not over"
    assert told == [(n, len(DAYS)) for n in range(1, len(DAYS) + 1)]
    assert _counted() == before
    assert figures.keep() == 0


def test_others_write_between_two_days(world: World) -> None:
    """At once: no terminal waits for more than a day."""
    written = []

    def rest(seconds: float) -> None:
        written.append(seconds)
        other = sqlite3.connect(db.database, timeout=0, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE tick SET count = count + 1 WHERE id = (SELECT max(id) FROM tick)")
        other.execute("COMMIT")
        other.close()

    figures.keep(rest=rest)
    assert len(written) == len(DAYS)
    assert _kept() == DAYS[:-1], "the oldest changed behind its turn"
    assert unstruck(DAYS[-1], DAYS[-1]) == [DAYS[-1]]


def test_a_day_that_somebody_else_kept_meanwhile_is_passed_over(world: World) -> None:
    def both(seconds: float) -> None:
        figures.keep(rest=lambda seconds: None)

    assert figures.keep(rest=both) == len(DAYS)
    assert _kept() == DAYS


def test_what_is_stopped_goes_on_the_next_time(world: World) -> None:
    rests = iter((None, None, True))
    assert figures.keep(rest=lambda seconds: next(rests)) == 3
    assert _kept() == DAYS[:3]
    assert figures.keep(rest=lambda seconds: None) == len(DAYS) - 3
    assert _kept() == DAYS


def test_a_kill_in_the_midst_of_a_day_keeps_the_days_before_and_nothing_of_that_one(
    world: World, wall: Wall
) -> None:
    before = _counted()
    process = subprocess.Popen(
        scripts.command(BLOCKED, db.database, wall.now.isoformat()),
        env=scripts.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "in the midst of the third\n"
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    assert _kept() == DAYS[:2]
    days = db.execute_sql("SELECT DISTINCT day FROM tally ORDER BY day DESC").fetchall()
    assert [date.fromisoformat(day) for (day,) in days] == DAYS[:2]
    assert _counted() == before
    figures.keep(rest=lambda seconds: None)
    assert _kept() == DAYS
    assert _counted() == before
