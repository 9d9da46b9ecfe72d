"""How many due dates a second one core finds, with their reasons, over distinct inputs."""

from __future__ import annotations

import random
import sys
import time
from datetime import datetime, timedelta

from fixtures.shipped import shipped_calendar
from models import calendar, clock
from models.calendar import Pauses

LEAST = 20_000
COUNT = 20_000
SEED = 5
FIRST = datetime(2025, 1, 2, tzinfo=clock.LOCAL)
SECONDS = 2 * 365 * 86_400
UNITS = ("WD", "CD", "H", "INDAY")
MOST = {"WD": 60, "CD": 90, "H": 240, "INDAY": 0}

Input = tuple[datetime, str, int, Pauses]


def inputs(dice: random.Random, unit: str, pauses: int) -> list[Input]:
    """Return distinct receipts under limits of one unit, each with so many pauses."""
    moments = dice.sample(range(SECONDS), COUNT)
    return [
        (FIRST + timedelta(seconds=moment), unit, dice.randint(0, MOST[unit]), _pauses(dice, moment, pauses))
        for moment in moments
    ]


def _pauses(dice: random.Random, moment: int, count: int) -> Pauses:
    ends = sorted(moment + dice.randrange(30 * 86_400) for _ in range(2 * count))
    moments = [FIRST + timedelta(seconds=second) for second in ends]
    return list(zip(moments[::2], moments[1::2]))


def rate(wanted: list[Input]) -> float:
    """Return how many due dates a second of this core were found."""
    known = shipped_calendar("centre")
    begun = time.process_time()
    reasons = sum(len(calendar.due(known, *each).reasons) for each in wanted)
    spent = time.process_time() - begun
    if reasons < 2 * len(wanted):
        sys.exit("due dates came without their reasons")
    return len(wanted) / spent


def main() -> None:
    """Print the rate of each unit, of pauses and of a mixture; exit 1 below the least."""
    dice = random.Random(SEED)
    mixed: list[Input] = []
    for unit in UNITS:
        wanted = inputs(dice, unit, 0)
        mixed += wanted
        print(f"{unit:<6} {rate(wanted):>8,.0f} a second")
    print(f"paused {rate(inputs(dice, 'WD', 1)):>8,.0f} a second (WD, one pause each)")
    dice.shuffle(mixed)
    reached = rate(mixed)
    print(f"mixed  {reached:>8,.0f} a second (at least {LEAST:,})")
    if reached < LEAST:
        sys.exit(1)
