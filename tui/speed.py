"""How many bytes a second the line to the terminal lets through, measured by bytes that show nothing."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass

from tui import probe

FIRST, MOST = 256, 32_768
"""Bytes sent at first, and at most: a slow line is measured with few."""

NOISE = 0.05
"""Seconds that say nothing: answers differ by so much from one to the next."""

ENOUGH = 0.4
"""Seconds that say enough."""

GROWTH = 16
LONGEST = 2.5
"""Seconds after which nothing more is sent."""

PATIENCE = 5.0
"""Seconds after which a terminal that does not answer is left alone."""

PENS = tuple(f"\x1b[{code}m".encode() for code in (*range(30, 38), *range(40, 48), 1, 4, 7, 22, 24, 27))
PLAIN = b"\x1b[m"


@dataclass(frozen=True)
class Speed:
    """Bytes a second, and what was typed meanwhile.

    With `at_least` the line was too fast to measure; zero means that nothing could be told.
    """

    rate: float = 0.0
    at_least: bool = False
    typed: bytes = b""


def harmless(size: int) -> bytes:
    """Return about so many bytes that change the pen, which draws nothing meanwhile, and put it back."""
    pens, length = [], len(PLAIN)
    while length < size:
        pens.append(random.choice(PENS))
        length += len(pens[-1])
    return b"".join(pens) + PLAIN


def next_size(size: int, spent: float) -> int:
    """Return how many bytes to send after so many took so long: 0 when the last ones said enough."""
    if spent >= ENOUGH or size >= MOST:
        return 0
    likely = size / max(spent, NOISE) * ENOUGH * 1.5
    return min(MOST, max(2 * size, min(int(likely), GROWTH * size)))


def judged(size: int, spent: float, typed: bytes = b"") -> Speed:
    """Return the speed of a line on which so many bytes took so many seconds more than a few do."""
    return Speed(size / max(spent, NOISE), spent < NOISE, typed)


def measure(
    round_trip: float, environment: Mapping[str, str] = os.environ, stdin: int = 0, stdout: int = 1
) -> Speed:
    """Send bytes and ask where the cursor is, until the answer is late enough to tell the speed.

    `round_trip` is what an answer takes by itself, in seconds. Buffers on the way take all bytes at
    once; only the answer tells that they arrived. tmux and screen answer in the terminal's place.
    """
    if hidden(environment):
        return Speed()
    begun, size, best, typed = time.monotonic(), FIRST, Speed(), b""
    with probe.keys_as_they_come(stdin):
        while size and time.monotonic() - begun < LONGEST:
            spent, heard = _answered(size, stdin, stdout)
            typed += heard
            if spent is None:
                break
            best = judged(size, spent - round_trip)
            size = next_size(size, spent - round_trip)
    return Speed(best.rate, best.at_least, typed)


def hidden(environment: Mapping[str, str]) -> bool:
    """Tell whether a program that answers for itself stands between here and the line."""
    return "TMUX" in environment or "STY" in environment


def _answered(size: int, stdin: int, stdout: int) -> tuple[float | None, bytes]:
    """Return the seconds until bytes were answered, None when they were not, and what was typed."""
    begun = time.monotonic()
    left = harmless(size) + probe.WHERE
    while left:
        left = left[os.write(stdout, left) :]
    heard = probe.heard(stdin, begun + PATIENCE, 1)
    spent = time.monotonic() - begun
    places, typed = probe.parted(heard)
    return (spent if places else None), typed
