"""A terminal that counts what each key makes a program send."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.pty.terminal import KEYS, PATIENCE, Terminal

QUIET = 0.25
"""Seconds without a byte after which a step counts as over, the same for every program."""

TURN = 0.03
LONGEST = 4.0
"""Seconds after which a program that never falls silent is taken as it is: a blinking cursor."""

EARLY, LATE = 58.0, 2.0
"""Seconds of a minute from which on, and up to which, no step begins: the clock is painted then."""

NAMED = KEYS | {
    "Left": "\x1b[D",
    "Right": "\x1b[C",
    "Home": "\x1b[H",
    "End": "\x1b[F",
    "Ctrl+U": "\x15",
    "Ctrl+T": "\x14",
}

Picture = tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class Step:
    """One measured key: the row of the table it belongs to, the key, what was sent for it."""

    row: str
    key: str
    sent: bytes


@dataclass
class Walk:
    """What one program sent in one terminal, step by step, and what else was counted."""

    program: str
    term: str
    steps: list[Step] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def sizes(self, row: str) -> list[int]:
        """Return the bytes of each step of a row."""
        return [len(step.sent) for step in self.steps if step.row == row]


class Meter(Terminal):
    """A program on a pty, measured key by key into a walk."""

    def __init__(self, walk: Walk, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.walk = walk
        self.sent = b""
        self._start(command, {"TERM": walk.term, **environment}, 80, 24)
        feed = self._stream.feed

        def keep(raw: bytes) -> None:
            self.sent += raw
            feed(raw)

        self._stream.feed = keep  # type: ignore[method-assign, assignment]

    def __enter__(self) -> Meter:
        return self

    def rest(self, quiet: float = QUIET) -> bytes:
        """Read until the program is quiet and asleep for a while; return what came since the last rest.

        One that waits for the disk, or for its turn on a busy machine, is not asleep.
        """
        before, since = self._done(), time.monotonic()
        begun = since
        while (now := time.monotonic()) < since + quiet:
            if now > begun + (PATIENCE if before[2] else LONGEST) or not self.read(TURN):
                break
            after = self._done()
            if after != before or after[2]:
                before, since = after, time.monotonic()
        sent, self.sent = self.sent, b""
        return sent

    def press(self, *keys: str, quiet: float = QUIET) -> bytes:
        """Type keys by name or text in one write and return what came back."""
        os.write(self.fd, "".join(NAMED.get(key, key) for key in keys).encode())
        return self.rest(quiet)

    def step(self, row: str, key: str, list_row: str = "", lines: int = 1) -> None:
        """Type one key and count it in a row, or where it changed more than some lines in another.

        The turn of the minute is let by: the clock on the screen is another row's.
        """
        while time.time() % 60 > EARLY or time.time() % 60 < LATE:
            self.read(TURN)
        self.sent = b""
        before, begun = self.screen.display, time.time()
        sent = self.press(key)
        changed = sum(old != new for old, new in zip(before, self.screen.display))
        if not _clock_went_on(begun):
            self.walk.steps.append(Step(list_row if list_row and changed > lines else row, key, sent))

    def picture(self) -> Picture:
        """Return every cell: its character and its attributes."""
        buffer, columns = self.screen.buffer, range(self.screen.columns)
        return tuple(tuple(buffer[line][column] for column in columns) for line in range(self.screen.lines))

    def _done(self) -> tuple[int, int, bool]:
        """Return the bytes sent so far, the CPU used so far, and whether more is to come."""
        try:
            return self.bytes_seen, ticks(self.pid), _facts(self.pid)[0] in "RD"
        except OSError:
            return self.bytes_seen, 0, False


def ticks(pid: int) -> int:
    """Return the clock ticks of CPU, user and system, that a process has used."""
    facts = _facts(pid)
    return int(facts[11]) + int(facts[12])


def _facts(pid: int) -> list[str]:
    """Return what the system knows of a process, from its state on."""
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()


def _clock_went_on(since: float) -> bool:
    """Tell whether the clock on a screen may have been painted since a moment."""
    return int(time.time() // 60) != int(since // 60)


def changed(before: Picture, after: Picture) -> int:
    """Return how many cells differ between two pictures."""
    return sum(
        old != new
        for before_line, after_line in zip(before, after)
        for old, new in zip(before_line, after_line)
    )
