"""Which figures of a table of opinions stay hidden, so that none about few people can be computed.

A table counts opinions by group (rows) and score (columns); the totals of the columns are known to
every reader, from this table or another one of the same period. Hidden is what is below `FEWEST`,
and then as much more as it takes: a hidden figure is safe when it could be one more or one less
without any shown figure changing. That is a cycle through hidden figures (raise this cell, lower one
in its column, raise one in that row, …) in which everything that is lowered is at least one. The
cheapest such cycle is hidden with each figure that lacks one (Dijkstra). A row whose total is hidden
is hidden whole, and is not even named: who knew that it holds somebody would know too much.

Tables of one period by desk, sector, month, who keyed and reason share nothing but the totals of the
columns, and whatever fills one of them fits any of the others (opinions can be dealt out to desks and
sectors independently). So what is safe in each by itself, column totals known, is safe in all together.
Two different periods can be compared with one another: `monthly` sees to it that this tells nothing.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .tables import FEWEST

TOTAL = -1
"""The column of the totals of rows."""

Node = tuple[str, int]
Place = tuple[int, int]
"""Row and column of a figure."""

_READER: Node = ("", 0)
_CELL, _TOTAL = 1_000, 5_000
"""What it costs to hide a figure more, beside its size: a total is worth several cells."""


@dataclass(frozen=True)
class _Figure:
    """A figure as an arc between its row and its column, or of the row's total into the row."""

    tail: Node
    head: Node
    value: int
    cost: int


def together(totals: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return which of three scores stand in a column of their own, by the totals of a period.

    Scores that few gave are told with the next one in every table of the period; none when even all
    together are few.
    """
    first, second, third = totals
    ways = (
        (((0,), (1,), (2,)), (first, second, third)),
        (((0,), (1, 2)), (first, second + third)),
        (((0, 1), (2,)), (first + second, third)),
        (((0, 1, 2),), (sum(totals),)),
    )
    return next((columns for columns, many in ways if min(many) >= FEWEST), ())


def hidden(counts: Sequence[Sequence[int]]) -> set[Place]:
    """Return the places of the figures to be hidden; a row's total stands in the column `TOTAL`."""
    figures = _figures(counts)
    found = {place for place, figure in figures.items() if figure.value < FEWEST}
    safe: set[Place] = set()
    while found - safe:
        place = min(found - safe)
        cycle = _cheapest_cycle(figures, found, place)
        safe |= cycle
        found |= cycle
        found |= {(row, column) for row, column in figures if (row, TOTAL) in found}
    return found


def _figures(counts: Sequence[Sequence[int]]) -> dict[Place, _Figure]:
    figures = {}
    for row, values in enumerate(counts):
        many = sum(values)
        figures[row, TOTAL] = _Figure(_READER, ("row", row), many, _TOTAL + many)
        for column, value in enumerate(values):
            figures[row, column] = _Figure(("row", row), ("column", column), value, _CELL + value)
    return figures


def _cheapest_cycle(figures: Mapping[Place, _Figure], known: set[Place], place: Place) -> set[Place]:
    """Return the figures that move with one when it is raised or lowered by one, itself among them."""
    figure = figures[place]
    ways = [(figure.head, figure.tail)]
    if figure.value:
        ways.append((figure.tail, figure.head))
    found = [_path(figures, known, place, begin, end) for begin, end in ways]
    _cost, path = min(((cost, sorted(path)) for cost, path in found if path), default=(0, []))
    return {place, *path}


def _path(
    figures: Mapping[Place, _Figure], known: set[Place], without: Place, begin: Node, end: Node
) -> tuple[int, set[Place]]:
    """Return the cheapest way between two nodes over other figures, and its cost; empty where none is."""
    arcs = _arcs(figures, known, without)
    seen: set[Node] = set()
    ahead: list[tuple[int, Node, tuple[Place, ...]]] = [(0, begin, ())]
    while ahead:
        cost, node, path = heapq.heappop(ahead)
        if node == end:
            return cost, set(path)
        if node in seen:
            continue
        seen.add(node)
        for step, to, place in arcs.get(node, ()):
            if to not in seen:
                heapq.heappush(ahead, (cost + step, to, (*path, place)))
    return 0, set()


def _arcs(
    figures: Mapping[Place, _Figure], known: set[Place], without: Place
) -> dict[Node, list[tuple[int, Node, Place]]]:
    """Return what leads from each node: a figure raised, or lowered where there is something to lower."""
    arcs: dict[Node, list[tuple[int, Node, Place]]] = {}
    for place, figure in figures.items():
        if place != without:
            cost = 0 if place in known else figure.cost
            for tail, head in _ways(figure):
                arcs.setdefault(tail, []).append((cost, head, place))
    return arcs


def _ways(figure: _Figure) -> Iterator[tuple[Node, Node]]:
    yield figure.tail, figure.head
    if figure.value:
        yield figure.head, figure.tail
