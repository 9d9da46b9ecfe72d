"""Sums over days: how much they add up to, and on which day an amount is reached.

No list of days is kept, so a limit of a century costs what a limit of a day does: whole weeks are
multiplied, and the few days that are not like their weekday are looked up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate


class Tally:
    """The sum of a weight that every day has; days are ordinals, of which 1 was a Monday."""

    def __init__(self, week: Sequence[int], special: Mapping[int, int]) -> None:
        """Take the weights of a week, Monday first, and those of the days that are not like others."""
        self._parts = [0, *accumulate(week)]
        self.week = self._parts[-1]
        changes = {day: weight - week[(day - 1) % 7] for day, weight in special.items()}
        self._days = sorted(day for day, change in changes.items() if change)
        self._more = [0, *accumulate(changes[day] for day in self._days)]
        self._sums = [self.upto(day) for day in self._days]

    def upto(self, day: int) -> int:
        """Return the sum of all days until and with a day."""
        weeks, rest = divmod(day, 7)
        return weeks * self.week + self._parts[rest] + self._more[bisect_right(self._days, day)]

    def day_of(self, amount: int) -> int:
        """Return the first day with which the sum reaches an amount above 0; `week` must not be 0."""
        place = bisect_left(self._sums, amount)
        weeks, rest = divmod(amount - self._more[place] - 1, self.week)
        day = weeks * 7 + bisect_left(self._parts, rest + 1)
        return min(day, self._days[place]) if place < len(self._days) else day
