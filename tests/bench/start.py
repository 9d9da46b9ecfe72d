"""Start to the first screen on a pty, cold and warm, and the private memory of a running terminal."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import found
from tests.pty.terminal import Terminal

RUNS = 5


def main() -> None:
    """Print the time to the first whole screen, bytes sent, private memory, and a command's time."""
    with tempfile.TemporaryDirectory() as name:
        register = Path(name) / "register.db"
        found(register)
        cold = _drop_caches()
        first = _start(register)
        warm = [_start(register) for _ in range(RUNS)]
        command = [sys.executable, "-m", "tui.cli", "--db", str(register), "--as", "officer", "find", "ks"]
        times = []
        for _ in range(RUNS):
            begun = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times.append(time.perf_counter() - begun)
    print(f"first screen, {'cold caches' if cold else 'first run'}: {first[0]:.2f} s")
    print(f"first screen, warm: {statistics.median(w[0] for w in warm):.2f} s, {warm[0][1]} bytes sent")
    print(f"private memory: {statistics.median(w[2] for w in warm) / 1024:.1f} MB")
    print(f"aoxanh find ks: {statistics.median(times):.2f} s")


def _drop_caches() -> bool:
    try:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3")
    except OSError:
        return False
    return True


def _start(register: Path) -> tuple[float, int, int]:
    begun = time.perf_counter()
    with Terminal(register, "officer") as terminal:
        terminal.wait_for("Đang chờ")
        terminal.wait_for("F4 Gọi tiếp")
        spent = time.perf_counter() - begun
        terminal.settle()
        sent = terminal.bytes_seen
        rollup = Path(f"/proc/{terminal.pid}/smaps_rollup").read_text()
        private = sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Private_"))
    return spent, sent, private
