"""No hidden figure of a table of opinions can be computed from what is shown, whatever the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.figures import FEWEST, monthly
from models.figures.hiding import TOTAL, hidden, together

Counts = list[list[int]]
Vector = tuple[int, ...]

SIZES = st.tuples(st.integers(1, 4), st.integers(1, 3))
TABLES = SIZES.flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 6), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
).filter(lambda counts: all(sum(column) >= FEWEST for column in zip(*counts)))


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_every_hidden_figure_could_be_another_one(counts: Counts) -> None:
    """The attacker knows all column totals, all that is shown, and that no figure is negative."""
    hiding = hidden(counts)
    possible = _possible(counts, hiding)
    assert [place for place in hiding if len(possible[place]) < 2] == []


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_no_figure_about_few_people_is_shown(counts: Counts) -> None:
    hiding = hidden(counts)
    few = {(row, column) for row, column in _places(counts) if _figure(counts, row, column) < FEWEST}
    assert few <= hiding
    whole = {row for row, column in hiding if column == TOTAL}
    assert {(row, column) for row, column in _places(counts) if row in whole} <= hiding
    assert few or not hiding, "nothing is hidden where nothing is small"


CUBES = st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=2, max_size=2).filter(
    lambda scores: all(FEWEST <= sum(cells) <= 8 for cells in scores)
)
"""How often each of two scores was given: at desk 0 and 1 for sector 0, then for sector 1."""


@settings(max_examples=15, deadline=None)
@given(CUBES)
def test_two_tables_of_one_period_tell_no_more_than_each_by_itself(scores: Counts) -> None:
    """The attacker tries every way to deal the opinions out that fits both tables, by desk and by sector."""
    tables = [_by(scores, side) for side in (0, 1)]
    hidings = [hidden(table) for table in tables]
    ways = product(*(list(_splits(sum(cells), 4)) for cells in scores))
    found: dict[tuple[int, int, int], set[int]] = {}
    for way in ways:
        tried = [_by(way, side) for side in (0, 1)]
        if all(map(_looks_alike, tried, tables, hidings)):
            for side, (table, hiding) in enumerate(zip(tried, hidings)):
                for row, column in hiding:
                    found.setdefault((side, row, column), set()).add(_figure(table, row, column))
    assert [place for place, values in found.items() if len(values) < 2] == []
    assert len(found) == sum(map(len, hidings))


def test_a_quarter_tells_nothing_that_its_months_hide() -> None:
    """All worlds of two months whose own pages look alike have the same page of both together."""
    vectors = list(product(range(7), repeat=3))
    columns = monthly.columns({str(vector): vector for vector in vectors})
    own = {vector: _page({"a": vector}, columns) for vector in vectors}
    alike: dict[object, set[monthly.Told]] = {}
    for first, second in product(vectors, repeat=2):
        both = _page({"a": first, "b": second}, columns)
        alike.setdefault((own[first], own[second]), set()).add(both)
    assert [pages for pages in alike.values() if len(pages) > 1] == []
    told = set().union(*alike.values())
    assert any(None in page.scores for page in told) and any(None not in page.scores for page in told)


def _page(totals: dict[str, Vector], columns: dict[str, monthly.Columns]) -> monthly.Told:
    """Return what is told of months together, by what each of them tells apart."""
    told = {month: columns[str(scores)] for month, scores in totals.items() if str(scores) in columns}
    return monthly.whole(totals, told)


def _by(scores: Sequence[Sequence[int]], side: int) -> Counts:
    """Return the table by desk (0) or by sector (1)."""
    groups = (((0, 2), (1, 3)), ((0, 1), (2, 3)))[side]
    return [[sum(cells[place] for place in group) for cells in scores] for group in groups]


def _looks_alike(tried: Counts, table: Counts, hiding: set[tuple[int, int]]) -> bool:
    shown = set(_places(table)) - hiding
    return all(_figure(tried, *place) == _figure(table, *place) for place in shown)


def test_one_small_cell_takes_one_more_of_its_row_and_their_columns_with_it() -> None:
    counts = [[40, 30, 6], [20, 9, 2], [12, 7, 5]]
    assert hidden(counts) == {(1, 1), (1, 2), (2, 1), (2, 2)}


def test_a_group_of_few_takes_the_smallest_other_one_with_it() -> None:
    counts = [[40, 30, 16], [20, 9, 7], [3, 1, 0]]
    rows = {row for row, column in hidden(counts) if column == TOTAL}
    assert rows == {1, 2}


def test_noughts_alone_hide_nothing_so_a_larger_cell_goes_too() -> None:
    assert (0, 0) in hidden([[99, 0, 0], [40, 20, 9], [50, 20, 9]])


@pytest.mark.parametrize(
    ("totals", "columns"),
    (
        ((50, 20, 5), ((0,), (1,), (2,))),
        ((50, 20, 4), ((0,), (1, 2))),
        ((50, 1, 9), ((0,), (1, 2))),
        ((3, 20, 9), ((0, 1), (2,))),
        ((4, 0, 4), ((0, 1, 2),)),
        ((2, 1, 1), ()),
    ),
)
def test_scores_that_few_gave_are_not_told_apart(
    totals: tuple[int, int, int], columns: tuple[tuple[int, ...], ...]
) -> None:
    assert together(totals) == columns


def _places(counts: Counts) -> list[tuple[int, int]]:
    return [(row, column) for row, values in enumerate(counts) for column in (TOTAL, *range(len(values)))]


def _figure(counts: Counts, row: int, column: int) -> int:
    return sum(counts[row]) if column == TOTAL else counts[row][column]


def _splits(many: int, parts: int) -> Iterator[Vector]:
    if parts == 1:
        yield (many,)
        return
    for first in range(many + 1):
        yield from ((first, *rest) for rest in _splits(many - first, parts - 1))


def _columns(counts: Counts, hiding: set[tuple[int, int]]) -> list[list[Vector]]:
    """Return all that each column could be, by its total and what is shown of it."""
    rows = range(len(counts))
    return [
        [
            split
            for split in _splits(sum(column), len(counts))
            if all((row, place) in hiding or split[row] == column[row] for row in rows)
        ]
        for place, column in enumerate(zip(*counts))
    ]


def _sums(columns: Sequence[Sequence[Vector]], rows: int) -> set[Vector]:
    found = {(0,) * rows}
    for ways in columns:
        found = {tuple(map(sum, zip(one, way))) for one, way in product(found, ways)}
    return found


def _possible(counts: Counts, hiding: set[tuple[int, int]]) -> dict[tuple[int, int], set[int]]:
    """Return the values that each hidden figure could have, by trying all tables that fit."""
    columns, rows = _columns(counts, hiding), len(counts)
    known = [row for row in range(rows) if (row, TOTAL) not in hiding]
    totals = tuple(sum(counts[row]) for row in known)
    found: dict[tuple[int, int], set[int]] = {place: set() for place in hiding}
    for place, ways in enumerate(columns):
        others = _sums([*columns[:place], *columns[place + 1 :]], rows)
        for way, rest in product(ways, others):
            sums = [one + other for one, other in zip(way, rest)]
            if tuple(sums[row] for row in known) == totals:
                for row in range(rows):
                    found.setdefault((row, place), set()).add(way[row])
                    found.setdefault((row, TOTAL), set()).add(sums[row])
    return found
