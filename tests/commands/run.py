"""Run the program in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

OURS = ("AOXANH_DB", "AOXANH_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""What of the environment the program listens to: a test says it, not the machine it runs on."""


def aoxanh(
    *words: str | Path, account: str | None = None, register: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end, without a terminal."""
    where: list[str] = ["--db", str(register)] if register else []
    who = ["--as", account] if account else []
    return subprocess.run(
        [sys.executable, "-m", "tui.cli", *where, *who, *map(str, words)],
        capture_output=True,
        text=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
        env={name: value for name, value in os.environ.items() if name not in OURS} | environment,
        check=False,
    )


def as_json(*words: str | Path, account: str, register: Path) -> Any:
    """Run one command that must succeed and return its JSON."""
    done = aoxanh(*words, "--json", account=account, register=register)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
