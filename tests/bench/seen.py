"""How soon one terminal shows what another did: at most two seconds."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from tests.conftest import found
from tests.pty.terminal import Terminal

TIMES = 8
LIMIT = 2.0


def main() -> None:
    """Let one terminal give out numbers and time when the other shows them."""
    spent = []
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "register.db"
        found(register)
        with Terminal(register, "officer") as one, Terminal(register, "officer2") as two:
            one.wait_for("Đang chờ 0")
            two.wait_for("Đang chờ 0")
            for n in range(1, TIMES + 1):
                one.send("F2", "ks", "Enter", "Quách Văn Đức", "Enter", "Ctrl+S")
                one.wait_for_message(f"Số A{n:03d}")
                saved = time.perf_counter()
                two.wait_for(f"Đang chờ {n} ")
                spent.append(time.perf_counter() - saved)
    median, worst = statistics.median(spent), max(spent)
    print(f"seen by the other: median {median:.2f} s, worst {worst:.2f} s (at most {LIMIT})")
