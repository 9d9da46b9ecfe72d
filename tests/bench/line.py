"""The line: bytes, CPU and echo of a key, of a screen, of a morning, beside stock Textual, dialog and nano.

`python -m tests.bench line` measures everything, `--steps`, `--morning`, `--ssh` or `--cpu` only that;
`--explain` prints what was sent for each step. The exit status is 1 when a budget is missed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any

from tests.bench import line_cpu, line_morning, line_others, line_ssh, line_steps, line_table
from tests.bench.line_meter import Walk
from tests.bench.line_steps import OURS, UNDRIVEN

XTERM, LINUX = "xterm-256color", "linux"
PARTS = ("--steps", "--morning", "--ssh", "--cpu")
AT_ONCE = 6
"""Programs measured at the same time: they mostly wait for the next key."""

Job = Callable[[Path], Any]
STEPS: dict[str, Job] = {
    "ours xterm": lambda folder: line_steps.walk(OURS, XTERM, _register(folder)),
    "ours linux": lambda folder: line_steps.walk(OURS, LINUX, _register(folder)),
    "stock driver": lambda folder: line_steps.walk(UNDRIVEN, XTERM, _register(folder)),
    "stock app": lambda folder: line_others.stock(XTERM),
    "dialog": lambda folder: line_others.dialog(XTERM),
    "nano": lambda folder: line_others.nano(XTERM, folder),
}
MORNINGS: dict[str, Job] = {
    "ours xterm": lambda folder: line_morning.on_pty(OURS, XTERM, _register(folder)),
    "ours linux": lambda folder: line_morning.on_pty(OURS, LINUX, _register(folder)),
    "stock xterm": lambda folder: line_morning.on_pty(UNDRIVEN, XTERM, _register(folder)),
    "stock linux": lambda folder: line_morning.on_pty(UNDRIVEN, LINUX, _register(folder)),
}
LINES: dict[str, Job] = {
    "ours, ssh": lambda folder: line_ssh.measure(OURS, "ssh", folder),
    "ours, ssh -C": lambda folder: line_ssh.measure(OURS, "ssh -C", folder),
    "stock driver, ssh": lambda folder: line_ssh.measure(UNDRIVEN, "ssh", folder),
    "stock driver, ssh -C": lambda folder: line_ssh.measure(UNDRIVEN, "ssh -C", folder),
}
JOBS = {"--steps": STEPS, "--morning": MORNINGS, "--ssh": LINES}
OUR_COLUMNS = ("ours xterm", "ours linux")


def main() -> None:
    """Measure, print the tables, and exit with 1 when a budget is missed."""
    lacking = line_others.missing()
    if lacking:
        sys.exit(f"the comparison needs {', '.join(lacking)}: apt-get install {' '.join(lacking)}")
    wanted = [part for part in PARTS if part in sys.argv] or list(PARTS)
    measured = _measured([part for part in wanted if part in JOBS])
    missed = [
        *(_show_steps(measured["--steps"]) if "--steps" in wanted else []),
        *(_show_morning(measured["--morning"]) if "--morning" in wanted else []),
        *(line_table.show_ssh(measured["--ssh"]) if "--ssh" in wanted else []),
        *(_cpu() if "--cpu" in wanted else []),
    ]
    print("\nevery budget is kept" if not missed else "\nmissed:")
    print("".join(f"  {each}\n" for each in missed), end="")
    if missed:
        sys.exit(1)


def _measured(parts: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Run all jobs of some parts, several at once, and return what each measured."""
    with ProcessPoolExecutor(AT_ONCE) as pool:
        running: dict[str, dict[str, Future[Any]]] = {
            part: {name: pool.submit(run, part, name) for name in JOBS[part]} for part in parts
        }
        return {
            part: {name: future.result() for name, future in futures.items()}
            for part, futures in running.items()
        }


def run(part: str, name: str) -> Any:
    """Run one job in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="line-") as folder:
        return JOBS[part][name](Path(folder))


def _show_steps(walks: dict[str, Walk]) -> list[str]:
    if "--explain" in sys.argv:
        line_table.explain(list(walks.values()))
    line_table.show(walks)
    return line_table.misses({name: walks[name] for name in OUR_COLUMNS})


def _show_morning(walks: dict[str, Walk]) -> list[str]:
    if "--explain" in sys.argv:
        line_table.explain([walks[name] for name in OUR_COLUMNS])
    missed = line_table.show_morning(walks)
    line_table.show_costs(walks[OUR_COLUMNS[0]])
    return missed


def _cpu() -> list[str]:
    with tempfile.TemporaryDirectory(prefix="line-") as folder:
        registers = [Path(folder) / f"{name}.db" for name in ("ours", "undriven")]
        for register in registers:
            line_steps.prepared(register)
        return line_cpu.show(line_cpu.measure(registers))


def _register(folder: Path) -> Path:
    register = folder / "register.db"
    line_steps.prepared(register)
    return register
