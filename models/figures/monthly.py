"""What opinions tell month by month, and what longer periods may add to that: nothing.

Two periods that differ by a little tell by their difference what each of them hides. So opinions are
told of whole months alone. A month tells what `hiding` leaves of it, and a longer period the sums of
what its months tell: whoever holds every page of every period knows no more than by the months' own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from .hiding import TOTAL, hidden, together
from .periods import Period

Counts = Mapping[str, Sequence[int]]
"""How often each score was given, by key."""

Columns = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Told:
    """How many ratings are told of, and how many of each score; None where that stays hidden."""

    many: int
    scores: tuple[int | None, ...]


def is_whole(period: Period) -> bool:
    """Tell whether a period is made of whole months."""
    return period.first.day == (period.last + timedelta(days=1)).day == 1


def columns(totals: Counts) -> dict[str, Columns]:
    """Return which scores each month tells apart, by its totals; a month of few ratings tells nothing."""
    return {month: found for month, scores in totals.items() if (found := together(scores))}


def whole(totals: Counts, told: Mapping[str, Columns]) -> Told:
    """Return what all months together tell."""
    return _sum(_apart(totals[month], columns, set(), 0) for month, columns in told.items())


def rows(counts: Mapping[str, Counts], told: Mapping[str, Columns]) -> dict[str, Told]:
    """Return what is told of each key: the sums over the months that name it."""
    found: dict[str, list[Told]] = {}
    for month, columns in told.items():
        for key, one in _of_month(counts.get(month, {}), columns).items():
            found.setdefault(key, []).append(one)
    return {key: _sum(found[key]) for key in sorted(found)}


def _of_month(counts: Counts, columns: Columns) -> dict[str, Told]:
    apart = [[sum(scores[score] for score in column) for column in columns] for scores in counts.values()]
    hiding = hidden(apart)
    return {
        key: _apart(scores, columns, hiding, row)
        for row, (key, scores) in enumerate(counts.items())
        if (row, TOTAL) not in hiding
    }


def _apart(counts: Sequence[int], columns: Columns, hiding: set[tuple[int, int]], row: int) -> Told:
    alone = {column[0]: place for place, column in enumerate(columns) if len(column) == 1}
    told = [score in alone and (row, alone[score]) not in hiding for score in range(len(counts))]
    return Told(sum(counts), tuple(count if tells else None for count, tells in zip(counts, told)))


def _sum(told: Iterable[Told]) -> Told:
    found = list(told)
    scores = zip(*(one.scores for one in found))
    return Told(sum(one.many for one in found), tuple(_added(column) for column in scores))


def _added(column: Sequence[int | None]) -> int | None:
    known = [one for one in column if one is not None]
    return sum(known) if len(known) == len(column) else None
