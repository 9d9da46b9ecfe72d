"""No move and no change of looks could have been shorter, among what terminals read alike."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from itertools import product
from typing import TypeVar

import pytest

from tests.line.paper import Paper
from tui.moves import Place, move
from tui.pens import PLACES, PLAIN, Pen, after, change

Node = TypeVar("Node", Place, Pen)

COLUMNS, LINES = 27, 12
"""Numbers of one digit and of two, both ways."""

LOOKS = ("1", "2", "4", "7", "31", "38;5;100", "41")
"""What a pen may have here: of every kind of thing, some with one way back for two."""


def shortest(
    begin: Iterable[tuple[int, Node]], ways: Callable[[Node], Iterable[tuple[int, Node]]]
) -> dict[Node, int]:
    """Return the least cost of reaching every node, beginning at some (Dijkstra's way)."""
    found: dict[Node, int] = {}
    waiting = list(begin)
    heapq.heapify(waiting)
    while waiting:
        cost, node = heapq.heappop(waiting)
        if node not in found:
            found[node] = cost
            for more, following in ways(node):
                heapq.heappush(waiting, (cost + more, following))
    return found


def length(count: int) -> int:
    """Bytes of a CSI sequence with one number, which is left out when it is 1."""
    return 3 + (len(str(count)) if count > 1 else 0)


def steps(place: Place) -> Iterable[tuple[int, Place]]:
    """Every single sequence that leads from a place to another, and its bytes."""
    row, column = place
    yield 1, (row, 0)
    if column:
        yield 1, (row, column - 1)
    if row + 1 < LINES:
        yield 1, (row + 1, column)
    if row:
        yield 2, (row - 1, column)
    for other in range(LINES):
        yield length(abs(other - row)), (other, column)
        yield length(other + 1), (other, column)
    for other in range(COLUMNS):
        yield length(abs(other - column)), (row, other)
        yield length(other + 1), (row, other)


def named() -> Iterable[tuple[int, Place]]:
    """What naming a place costs from anywhere; what was sent before that was for nothing."""
    for row, column in product(range(LINES), range(COLUMNS)):
        yield length(row + 1) + (1 + len(str(column + 1)) if column else 0), (row, column)


@pytest.mark.parametrize("start", [*product((0, 1, 8, LINES - 1), (0, 1, 9, 14, COLUMNS - 1))])
def test_no_move_could_be_shorter(start: Place) -> None:
    least = shortest([(0, start), *named()], steps)
    assert len(least) == COLUMNS * LINES
    for end, cost in least.items():
        sent = move(start, end, COLUMNS)
        assert len(sent) == cost, (end, sent)


def test_every_move_leads_there() -> None:
    everywhere = tuple(product(range(LINES), range(COLUMNS)))
    paper = Paper(COLUMNS, LINES)
    for start in everywhere[::7]:
        for end in everywhere:
            paper.cursor.y, paper.cursor.x = start
            paper.feed(move(start, end, COLUMNS))
            assert (paper.cursor.y, paper.cursor.x) == end


@pytest.mark.parametrize("behind", [True, False])
def test_from_behind_the_edge_a_move_leads_there_on_every_terminal(behind: bool) -> None:
    paper = Paper(COLUMNS, LINES, behind=behind)
    for row in range(LINES):
        for end in product(range(LINES), range(COLUMNS)):
            paper.feed(f"\x1b[{row + 1};{COLUMNS}Hx{move((row, COLUMNS), end, COLUMNS)}")
            assert (paper.cursor.y, paper.cursor.x) == end


def pens() -> list[Pen]:
    """Every pen with some of the looks."""
    found = {after(PLAIN, "0")}
    for look in LOOKS:
        found |= {after(pen, look) for pen in found}
    return sorted(found)


def turns(pen: Pen) -> Iterable[tuple[int, Pen]]:
    """Every single parameter that SGR takes, and what it adds to a sequence."""
    yield 1, PLAIN
    for parameter in (*LOOKS, *(off for _, off in PLACES)):
        yield len(parameter) + 1, after(pen, parameter)


def test_no_change_of_looks_could_be_shorter() -> None:
    every = pens()
    assert len(every) == 2**4 * 3 * 2
    for old in every:
        least = shortest([(0, old)], turns)
        for new in every:
            sent = change(old, new)
            assert not sent or after(old, sent[2:-1]) == new
            assert len(sent) == (len("\x1b[m") - 1 + least[new] if old != new else 0), (old, new, sent)


def test_from_unknown_looks_a_change_begins_anew() -> None:
    for new in pens():
        sent = change(None, new)
        assert all(after(old, sent[2:-1]) == new for old in pens())
        assert len(sent) == len(f"\x1b[;{';'.join(filter(None, new))}m" if new != PLAIN else "\x1b[m")
