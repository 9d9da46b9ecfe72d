"""The lists of F6 over a million visits and 400,000 dossiers, beside the bare SQL in the sqlite3 shell."""

from __future__ import annotations

import asyncio
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from models import clock, dossiers, people, store
from models.dossiers import Scope
from models.dossiers.lists import counts_query, query
from tests.bench.lists_fill import BIG, fill
from tests.bench.search import quantile
from tests.conftest import found

OPEN = (0.03, 0.20)
"""The shares of dossiers that are open: a commune that keeps its promises, and one that does not."""

SCOPES = {"all": dossiers.EVERYTHING, "of a desk": Scope(series="A")}
TIMES, ROUNDS, SHELLED = 10, 5, 40
LIST, COUNTS, RATIO = 100.0, 30.0, 1.5
"""What is allowed: milliseconds of a list and of the counts, and how often the shell's time."""

Query = tuple[str, dict[str, Any]]


def main() -> None:
    """Print a table for each share; exit 1 when a limit is missed."""
    missed: list[str] = []
    for share in OPEN:
        with tempfile.TemporaryDirectory() as folder:
            register = Path(folder) / "register.db"
            found(register)
            begun = time.perf_counter()
            fill(register, clock.today(), share)
            took = time.perf_counter() - begun
            print(f"{BIG}, {share:.0%} open: {took:.0f} s, {register.stat().st_size / 1e6:.0f} MB")
            store.open_file(register)
            missed += [f"{share:.0%} open, {line}" for line in table(register)]
            _screen(register)
            store.close()
    for line in missed:
        print(f"MISSED {line}")
    if missed:
        sys.exit(1)


def table(register: Path) -> list[str]:
    """Measure each list and the counts in each scope; return what is missed."""
    by = people.sign_in("bench", "officer")
    missed = []
    print(f"{'ms':<28}{'rows':>8}{'median':>9}{'p99':>8}{'shell':>8}{'ratio':>7}", flush=True)
    for words, scope in SCOPES.items():
        counted = dossiers.counts(scope=scope)
        for name in dossiers.LISTS:

            def ask(name: str = name, scope: Scope = scope) -> object:
                return dossiers.listed(name, by, scope=scope)

            sql = query(name, scope=scope)
            missed += _line(register, f"{name}, {words}", counted[name], ask, sql, LIST)
        sql = counts_query(scope=scope)
        missed += _line(
            register, f"counts, {words}", 1, lambda scope=scope: dossiers.counts(scope=scope), sql, COUNTS
        )
    return missed


def _line(
    register: Path, words: str, rows: int, ask: Callable[[], object], sql: Query, limit: float
) -> list[str]:
    """Measure one thing in rounds, with the shell between.

    The ratio is one of processor time: others use the machine too.
    """
    ask()
    times: list[float] = []
    shells, ratios = [], []
    for _ in range(ROUNDS):
        one = [_timed(ask) for _ in range(TIMES)]
        shells.append(_in_shell(register, *sql))
        ratios.append(statistics.median(busy for _wall, busy in one) / shells[-1])
        times += [wall for wall, _busy in one]
    median, p99, ratio = statistics.median(times), quantile(times, 0.99), statistics.median(ratios)
    shell = statistics.median(shells)
    print(f"{words:<28}{rows:>8,}{median:>9.2f}{p99:>8.2f}{shell:>8.2f}{ratio:>7.2f}", flush=True)
    return [
        f"{words}: {what} {value:.2f}, at most {most}"
        for what, value, most in (("median", median, limit), ("p99", p99, limit), ("ratio", ratio, RATIO))
        if value > most
    ]


def _timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Return the milliseconds that something takes, and those of the processor."""
    begun, busy = time.perf_counter(), time.process_time()
    ask()
    return (time.perf_counter() - begun) * 1000, (time.process_time() - busy) * 1000


def _in_shell(register: Path, sql: str, values: Mapping[str, Any]) -> float:
    """Return the processor's milliseconds of a query in the shell, without its start: many less few."""
    few, many = (_shelled(register, sql, values, times) for times in (2, 2 + SHELLED))
    return max(many - few, 0.001) / SHELLED


def _shelled(register: Path, sql: str, values: Mapping[str, Any], times: int) -> float:
    quoted = {name: value if isinstance(value, int) else f"\"'{value}'\"" for name, value in values.items()}
    lines = [".output /dev/null", ".parameter init"]
    lines += [f".parameter set :{name} {value}" for name, value in quoted.items()]
    lines += [f"{sql};"] * times
    begun = _children()
    done = subprocess.run(
        ["sqlite3", "-readonly", str(register)], input="\n".join(lines), text=True, capture_output=True
    )
    if done.returncode or done.stderr:
        raise SystemExit(f"the sqlite3 shell: {done.stderr}")
    return (_children() - begun) * 1000


def _children() -> float:
    """Return the seconds of processor time that ended children have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _screen(register: Path) -> None:
    """Print what it takes to open F6, and then another list, in this process."""
    from tests.tui.app import F6, burst, shown

    async def play() -> None:
        async with shown(register, "officer") as pilot:
            for words, key in (("open F6", F6), ("another list", "6"), ("and back", "3")):
                begun = time.perf_counter()
                await burst(pilot, key)
                print(f"{words:<28}{(time.perf_counter() - begun) * 1000:>17.0f}")

    asyncio.run(play())
