"""How fast every page of figures is after a year of fifty volunteers, and what lies behind its first row."""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from models import clock, figures, people, sessions, store, workdays
from models.base import db
from models.figures import Period, periods
from models.figures.struck import unstruck
from models.journal import Actor
from tests.bench.figures_fill import YEAR, fill
from tests.bench.search import quantile
from tests.conftest import found

DAYS = 365
TIMES, LIMIT = 15, 150.0
"""How often each page is asked for, and the milliseconds of the processor it may take.

Others use the machine too; nothing is waited for but the processor, since all is in memory.
"""


def main() -> None:
    """Print a line for each page and period; exit 1 when one takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "register.db"
        found(register)
        last = clock.today() - timedelta(days=1)
        fill(register, last)
        store.open_file(register)
        by = people.sign_in("bench", "supervisor")
        before = register.stat().st_size
        year = _periods(last)[0]
        print("nothing kept, as in an old register:")
        _pages(by, year, 1)
        _upgraded(register)
        spent = _closed(people.sign_in("bench", "founder"), last)
        size, grown = before / 1e6, (register.stat().st_size - before) / 1e6
        print(f"{YEAR}: {size:.0f} MB; {spent:.1f} ms to close a day and keep the one before, {grown:.0f} MB")
        print(f"\none day not kept: {', '.join(map(str, _days_with_anything(year)))}")
        missed = _pages(by, year)
        workdays.open_day(by=people.sign_in("bench", "founder"))
        print(f"\nall kept, the next morning; not kept: {len(_days_with_anything(year))}")
        missed += [line for period in _periods(last) for line in _pages(by, period)]
        store.close()
    for line in missed:
        print(f"MISSED {line}")
    if missed:
        sys.exit(1)


def _upgraded(register: Path) -> None:
    """Keep everything in a copy of the register, as loading does after an upgrade."""
    store.close()
    copy = register.with_name("copy.db")
    shutil.copy(register, copy)
    store.open_file(copy)
    ((busy, wall),) = _times(lambda: figures.keep(rest=lambda seconds: None), 1)
    print(f"all kept in {busy / 1000:.1f} s of the processor, {wall / 1000:.1f} s on the wall")
    store.close()
    store.discard(copy)
    store.open_file(register)


def _closed(by: Actor, last: date) -> float:
    """Close each day in its evening, as people do; return the milliseconds for a day."""
    begun = time.perf_counter()
    for n in range(DAYS):
        day = last - timedelta(days=DAYS - 1 - n)
        with clock.at(datetime(day.year, day.month, day.day, 17, 30, tzinfo=clock.LOCAL)):
            workdays.close_day(by=by)
    spent = (time.perf_counter() - begun) * 1000 / DAYS
    db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return spent


def _days_with_anything(period: Period) -> list[date]:
    """Return the days of a period that have sessions and no kept figures."""
    known = {day for (day,) in db.execute_sql("SELECT DISTINCT day FROM help_session")}
    return [day for day in unstruck(period.first, period.last) if day.isoformat() in known]


def _periods(last: date) -> list[Period]:
    year = periods.span(last - timedelta(days=DAYS - 1), last + timedelta(days=1))
    return [year, periods.of("month", last), periods.of("week", last)]


def _pages(by: Actor, period: Period, times: int = 0) -> list[str]:
    """Measure every page of a period beside the counting of its rows by SQL; return what is missed."""
    rows = _times(lambda: sessions.turns(period.first, period.last), 3)
    print(f"{period.words}; the same turns from the rows by SQL: {_middle(rows):.0f} ms")
    print(f"{'ms':<18}{'rows':>6}{'median':>9}{'p99':>8}{'wall':>8}{'behind':>9}", flush=True)
    missed = []
    for name in figures.PAGES:
        table = figures.table(name, period)
        spent = _times(lambda name=name: figures.table(name, period), times or TIMES)  # type: ignore[misc]
        key = next((row.key for row in table.rows if row.key and not figures.is_outside(row.key)), "all")
        behind = _times(lambda key=key: figures.behind(by, period, key), 3)  # type: ignore[misc]
        busy = [one for one, _wall in spent]
        wall = statistics.median(wall for _one, wall in spent)
        numbers = f"{_middle(spent):>9.1f}{quantile(busy, 0.99):>8.1f}{wall:>8.1f}{_middle(behind):>9.1f}"
        print(f"{name:<18}{len(table.rows):>6}{numbers}", flush=True)
        for what, took in ((name, spent), (f"behind {name}", behind)):
            if _middle(took) > LIMIT:
                missed.append(f"{what}, {period.words}: {_middle(took):.0f} ms, at most {LIMIT:.0f}")
    return missed


def _middle(spent: list[tuple[float, float]]) -> float:
    return statistics.median(one for one, _wall in spent)


def _times(ask: Callable[[], object], times: int = TIMES) -> list[tuple[float, float]]:
    """Return the milliseconds of the processor, and those on the wall, of each time."""
    spent = []
    for _ in range(times):
        begun, busy = time.perf_counter(), time.process_time()
        ask()
        spent.append(((time.process_time() - busy) * 1000, (time.perf_counter() - begun) * 1000))
    return spent
