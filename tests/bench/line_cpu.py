"""What a key costs in CPU, and how soon its letter is on the screen, in three programs side by side."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.bench.line_meter import Meter, Walk, ticks
from tests.bench.line_others import STOCK
from tests.bench.line_steps import OURS, UNDRIVEN, command
from tests.pty.terminal import UTF8

ROUNDS = 8
KEYS = "0912345678" * 5
PACE = 0.1
"""Seconds between keys: longer than a frame, so that every key is painted by itself."""

LIMIT = 1.3


class Typist:
    """One program with the cursor in a plain field of its form, and what its keys took."""

    def __init__(self, line: Meter, start: str, opening: Sequence[str]) -> None:
        self.line = line
        self.used: list[float] = []
        self.echoes: list[float] = []
        line.wait_for(start)
        line.rest(1.0)
        for key in opening:
            line.press(key, quiet=0.4)

    def round(self) -> None:
        """Type the keys in step with a clock, and time CPU and echoes."""
        before = ticks(self.line.pid)
        for key in KEYS:
            self._type(key)
        spent = (ticks(self.line.pid) - before) / os.sysconf("SC_CLK_TCK")
        self.used.append(1000 * spent / len(KEYS))
        self.line.press("Ctrl+U")

    def _type(self, key: str) -> None:
        begun, seen = time.monotonic(), self.line.bytes_seen
        os.write(self.line.fd, key.encode())
        echo = 0.0
        while (left := begun + PACE - time.monotonic()) > 0:
            self.line.read(left)
            if self.line.bytes_seen != seen and not echo:
                echo = time.monotonic() - begun
        if echo:
            self.echoes.append(1000 * echo)


def measure(registers: Sequence[Path]) -> dict[str, Typist]:
    """Let the three programs type in turn, round by round."""
    to_phone = ("F2", "Ctrl+N", "Tab", "Tab", "Tab")
    programs = {
        "ours": (command(OURS, registers[0]), "Đang chờ", to_phone),
        "our app, stock driver": (command(UNDRIVEN, registers[1]), "Đang chờ", to_phone),
        "stock Textual app": ([sys.executable, "-m", STOCK], "A012", ("F2", "Tab", "Tab")),
    }
    with ExitStack() as open_lines:
        typists = {
            name: Typist(
                open_lines.enter_context(Meter(Walk(name, "xterm-256color"), started, UTF8)), start, opening
            )
            for name, (started, start, opening) in programs.items()
        }
        for _ in range(ROUNDS):
            for typist in typists.values():
                typist.round()
    return typists


def show(typists: dict[str, Typist]) -> list[str]:
    """Print the figures; return the limits that are missed."""
    print(f"\na key in a form, {len(KEYS) * ROUNDS} keys each, {ROUNDS} rounds in turn")
    print(f"{'':<24}{'CPU ms a key: median':>22}{'least':>8}{'most':>8}{'echo ms: median':>18}{'p99':>8}")
    for name, typist in typists.items():
        used, echoes = typist.used, sorted(typist.echoes)
        late = echoes[int(len(echoes) * 0.99)]
        print(
            f"{name:<24}{statistics.median(used):>22.1f}{min(used):>8.1f}{max(used):>8.1f}"
            f"{statistics.median(echoes):>18.0f}{late:>8.0f}"
        )
    ours = statistics.median(typists["ours"].used)
    ratios = {name: ours / statistics.median(typist.used) for name, typist in typists.items()}
    print(
        "ours against: "
        + ", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items() if name != "ours")
    )
    over = (name for name, ratio in ratios.items() if ratio > LIMIT)
    return [f"CPU of a key: {ratios[name]:.2f} times that of {name}, at most {LIMIT}" for name in over]
