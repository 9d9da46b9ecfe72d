"""The visit of UX.md typed at the pace of a person, on a line slowed by a relay."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ssh.lines import Line
from tests.ssh.relay import Relay
from tests.ssh.server import Server

RATE = 1200.0
"""Bytes a second each way, as on a modem of 9,600 baud."""

DELAY = 0.6
PACE = 0.2
"""Seconds a key, of somebody who types well."""

VISIT = ("F2", *"ks", "Enter", *"Nguyễn Thị Hòa", "Enter", *"1958", "Enter", *"0912345678", "Enter")
VISIT += (*"thôn 3, Cẩm Ngọc", "Ctrl+S")


@dataclass(frozen=True)
class Paced:
    """How long a visit took: its keys from the first to the last, and from there to "Đã lưu"."""

    keys: int
    typing: float
    after: float
    round_trip: float
    sent: int
    """Bytes that came back to the client, with all that SSH puts around them."""

    @property
    def round_trips(self) -> float:
        """What came after the last key, in round trips."""
        return self.after / self.round_trip

    def __str__(self) -> str:
        return (
            f"{self.keys} keys typed in {self.typing:.1f} s, saved {self.after:.2f} s after the last:"
            f" {self.round_trips:.1f} round trips of {self.round_trip:.1f} s; {self.sent:,} bytes came back"
        )


@contextmanager
def slow_line(
    name: str, server: Server, template: Path, rate: float = RATE, delay: float = DELAY
) -> Iterator[tuple[Line, Relay]]:
    """Sign in through a relay; it is slowed once the first screen is there."""
    relay = Relay(server.port)
    line = Line(name, server, template, relay.port)
    try:
        line.terminal.settle()
        relay.rate, relay.delay = rate, delay
        yield line, relay
    finally:
        relay.rate, relay.delay = None, 0.0
        line.close()
        relay.close()


def type_visit(line: Line, relay: Relay) -> Paced:
    """Type a visit without waiting for what the screen says; wait for "Đã lưu" at the end."""
    (before, _), begun = relay.count(), time.monotonic()
    for number, key in enumerate(VISIT):
        while (left := begun + number * PACE - time.monotonic()) > 0:
            line.terminal.read(left)
        line.terminal.send(key)
    typed = time.monotonic()
    line.saved()
    seen = time.monotonic()
    return Paced(len(VISIT), typed - begun, seen - typed, 2 * relay.delay, relay.count()[0] - before)
