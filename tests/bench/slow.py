"""A visit typed over a slow line: how long after its last key it is saved, in round trips."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.conftest import found
from tests.ssh.paced import DELAY, RATE, slow_line, type_visit
from tests.ssh.server import Server

LINES = ("ssh", "ssh tmux")
DELAYS = (DELAY, DELAY / 2)
"""600 ms one way, and 600 ms there and back."""


def main() -> None:
    """Type the visit of UX.md at the pace of a person on every slow line."""
    with tempfile.TemporaryDirectory(prefix="slow-") as name:
        folder = Path(name)
        found(folder / "register.db")
        server = Server(folder)
        try:
            for line_name in LINES:
                for delay in DELAYS:
                    with slow_line(line_name, server, folder / "register.db", RATE, delay) as (line, relay):
                        print(
                            f"{line_name:<9} {RATE:,.0f} B/s, {delay} s each way: {type_visit(line, relay)}"
                        )
        finally:
            server.stop()
