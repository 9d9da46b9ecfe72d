"""Satisfaction in figures: by desk, sector, month, who keyed and reason, never about few."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import centre, clock
from models.figures import FEWEST, Row, Table, as_data, satisfaction
from models.figures.periods import Period, of, span
from models.journal import Actor

from ..conftest import MONDAY, Wall

NOVEMBER = of("month", MONDAY)
Rated = Callable[..., None]


@pytest.fixture
def rated(outsider: sqlite3.Connection, officer: Actor, wall: Wall) -> Rated:
    """Write ratings past the verbs: how many, of which score, desk, sector, day, reason, who keyed."""
    outsider.execute("PRAGMA foreign_keys = 0")
    ids = count(1_000_000)
    desks = {desk.number: desk.id for desk in centre.desks()}

    def write(many: int, score: int, desk: int = 1, **facts: object) -> None:
        row = {"sector": "Hộ tịch", "day": "2026-11-20", "keyed_by": "staff", "reason_key": None, **facts}
        for _ in range(many):
            outsider.execute(
                "INSERT INTO rating (id, day, at, visit_id, score, reason_key, keyed_by, desk_id, sector,"
                " account_id) VALUES (:id, :day, '2026', :visit, :score, :reason_key, :keyed_by, :desk,"
                " :sector, 1)",
                {**row, "id": next(ids), "visit": next(ids), "score": score, "desk": desks[desk]},
            )

    return write


def _cells(table: Table) -> dict[str, tuple[object, ...]]:
    return {row.label: row.values for row in table.rows}


def _numbers(row: Row | None) -> tuple[object, ...]:
    assert row is not None
    return row.values[:4]


def test_each_score_has_its_number_and_its_share(rated: Rated) -> None:
    for score, many in ((1, 30), (2, 15), (3, 5)):
        rated(many, score)
        rated(many, score, desk=2)
    table = satisfaction.table(NOVEMBER, "desk")
    assert _cells(table) == {
        "Quầy 1": (50, 30, 15, 5, 0.6, 0.3, 0.1),
        "Quầy 2": (50, 30, 15, 5, 0.6, 0.3, 0.1),
    }
    assert _numbers(table.total) == (100, 60, 30, 10)


def test_a_small_cell_is_hidden_with_what_would_tell_it(rated: Rated) -> None:
    for sector, scores in (("Đất đai", (30, 15, 2)), ("Hộ tịch", (30, 15, 8)), ("Chứng thực", (40, 20, 9))):
        for score, many in enumerate(scores, 1):
            rated(many, score, sector=sector)
    table = satisfaction.table(NOVEMBER, "sector")
    cells = _cells(table)
    assert cells["Đất đai"][:4] == (47, 30, None, None)
    assert cells["Hộ tịch"][:4] == (53, 30, None, None)
    assert cells["Chứng thực"][:4] == (69, 40, 20, 9)
    for values in cells.values():
        assert [values[n] is None for n in (1, 2, 3)] == [values[n] is None for n in (4, 5, 6)]
    assert str(FEWEST) in table.notes[0]
    assert as_data(table)["rows"][1]["score_3"] is None


def test_a_group_of_few_is_not_named(rated: Rated) -> None:
    for score in (1, 2, 3):
        rated(20, score)
        rated(9, score, sector="Chứng thực")
    rated(2, 3, sector="Đất đai")
    table = satisfaction.table(NOVEMBER, "sector")
    assert list(_cells(table)) == ["Hộ tịch"], "the smallest other one goes too: else the rest would tell"
    assert _numbers(table.total) == (89, 29, 29, 31)


def test_a_score_that_few_gave_is_told_apart_in_no_table_of_the_period(rated: Rated) -> None:
    rated(40, 1)
    rated(20, 2, sector="Chứng thực")
    rated(20, 2)
    rated(4, 3)
    for part in satisfaction.PARTS:
        table = satisfaction.table(NOVEMBER, part)
        for row in table.lines:
            assert row.values[2:4] in ((None, None), ()), (part, row)
    assert satisfaction.table(NOVEMBER, "reason").rows == ()
    assert _numbers(satisfaction.table(NOVEMBER, "desk").total) == (84, 40, None, None)


def test_a_period_of_few_ratings_tells_nothing(rated: Rated) -> None:
    rated(FEWEST - 1, 1)
    for part in (*satisfaction.PARTS, satisfaction.EVERYTHING):
        table = satisfaction.table(NOVEMBER, part)
        assert (table.rows, table.total) == ((), None), part
    assert "Chưa đủ số liệu" in satisfaction.table(NOVEMBER).notes[0]


@pytest.mark.parametrize(
    ("part", "facts", "labels"),
    (
        ("sector", [{"sector": "Hộ tịch"}, {"sector": None}], ["Hộ tịch", "chưa rõ lĩnh vực"]),
        ("month", [{"day": "2026-11-02"}, {"day": "2026-10-30"}], ["10/2026", "11/2026"]),
        ("keyed_by", [{"keyed_by": "citizen"}, {"keyed_by": "staff"}], ["người dân tự bấm", "cán bộ bấm hộ"]),
    ),
)
def test_it_is_counted_by(
    part: str, facts: list[Mapping[str, object]], labels: list[str], rated: Rated
) -> None:
    for score in (1, 2, 3):
        for group in facts:
            rated(6, score, **group)
    table = satisfaction.table(span(date(2026, 10, 1), date(2026, 11, 30)), part)
    assert {label: values[0] for label, values in _cells(table).items()} == dict.fromkeys(labels, 18)


def test_reasons_are_counted_of_those_not_satisfied_and_small_ones_hidden(rated: Rated) -> None:
    rated(50, 1)
    rated(50, 2)
    for reason, many in (("rating.long_wait", 20), ("rating.attitude", 9), ("rating.fee", 2), (None, 8)):
        rated(many, 3, reason_key=reason)
    table = satisfaction.table(NOVEMBER, "reason")
    assert _cells(table) == {"chờ lâu": (20, 20 / 39), "thái độ": (9, 9 / 39)}
    assert table.total is not None and table.total.values == (39, 1.0)


def test_all_parts_stand_under_their_headings_on_one_page(rated: Rated) -> None:
    for score in (1, 2, 3):
        rated(10, score, reason_key="rating.fee" if score == 3 else None)
    table = satisfaction.table(NOVEMBER)
    assert [row.label for row in table.rows if row.heading] == [
        part.words for part in satisfaction.PARTS.values()
    ]
    assert table.rows[-1].label == "phí" and table.rows[-1].values[3] == 10
    assert {len(row.values) for row in table.lines} == {len(table.columns)}


def test_whoever_sits_at_a_desk_reads_the_days_that_are_over(
    rated: Rated, officer: Actor, supervisor: Actor
) -> None:
    """Else the last visitor's key could be read off the figures before and after."""
    for score in (1, 2, 3):
        rated(10, score, day="2026-11-22")
    rated(1, 3, day=clock.today().isoformat())
    assert officer.desk_id and not supervisor.desk_id
    own, all_ = (satisfaction.table(NOVEMBER, "desk", by) for by in (officer, supervisor))
    assert (_numbers(own.total), _numbers(all_.total)) == ((30, 10, 10, 10), (31, 10, 10, 11))
    assert own.period.last == clock.today() - timedelta(days=1)
    assert "22/11/2026" in own.notes[-1]
    today = satisfaction.table(Period("day", clock.today(), clock.today()), "desk", officer)
    assert (today.rows, today.total, today.period.days) == ((), None, 1)


def test_nothing_lies_behind_a_row(rated: Rated) -> None:
    for score in (1, 2, 3):
        rated(10, score)
    assert {row.key for row in satisfaction.table(NOVEMBER).lines} == {""}


def test_a_page_takes_few_queries(rated: Rated, queries: list[str]) -> None:
    rated(10, 1)
    del queries[:]
    satisfaction.table(NOVEMBER, "desk")
    assert len(queries) == 3
    del queries[:]
    satisfaction.table(NOVEMBER)
    assert len(queries) <= 9


@pytest.mark.parametrize(
    "period",
    (
        of("day", MONDAY), of("week", MONDAY), span(date(2026, 11, 1), date(2026, 11, 29)),
        span(date(2026, 11, 2), date(2026, 11, 30)), span(date(2026, 11, 2), date(2026, 12, 31)),
    ),
)  # fmt: skip
def test_a_period_that_is_not_of_whole_months_tells_nothing(period: Period, rated: Rated) -> None:
    """Two periods that differ by one key would tell that key."""
    for score in (1, 2, 3):
        rated(20, score, day="2026-11-23")
    for part in (*satisfaction.PARTS, satisfaction.EVERYTHING):
        table = satisfaction.table(period, part)
        assert (table.rows, table.total) == ((), None), part
        assert "tháng trọn vẹn" in table.notes[0]
    told = satisfaction.whole(period)
    assert told.ratings is None and set(told.shares) == {None}
    assert "tháng trọn vẹn" in told.notes[0]
    assert satisfaction.whole(NOVEMBER).ratings == 60


def test_a_month_of_few_is_left_out_of_longer_periods(rated: Rated) -> None:
    """Else it would be what the quarter has more than its other two months."""
    for day in ("2026-10-05", "2026-11-05"):
        for score in (1, 2, 3):
            rated(6, score, day=day)
    rated(1, 3, day="2026-12-07")
    quarter = satisfaction.table(of("quarter", MONDAY), "month")
    assert _numbers(quarter.total) == (36, 12, 12, 12)
    assert list(_cells(quarter)) == ["10/2026", "11/2026"]
    assert any("không gồm tháng có dưới 5 phiếu" in note for note in quarter.notes)
    assert satisfaction.whole(of("year", MONDAY)).ratings == 36


def test_what_a_month_does_not_tell_apart_no_longer_period_does(rated: Rated) -> None:
    for day, unhappy in (("2026-10-05", 6), ("2026-11-05", 2)):
        for score, many in ((1, 18), (2, 6), (3, unhappy)):
            rated(many, score, day=day)
    table = satisfaction.table(of("quarter", MONDAY), "month")
    assert _numbers(table.total) == (56, 36, None, None)
    assert _cells(table)["10/2026"][:4] == (30, 18, 6, 6)
    assert _cells(table)["11/2026"][:4] == (26, 18, None, None)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    lived=st.lists(
        st.tuples(
            st.integers(1, 9), st.sampled_from((1, 1, 2, 3)), st.sampled_from((1, 2)),
            st.sampled_from(("Hộ tịch", "Đất đai", None)), st.sampled_from((10, 11, 12)),
        ),
        max_size=16,
    )
)  # fmt: skip
def test_longer_periods_are_the_sums_of_what_the_pages_of_their_months_show(
    lived: list[tuple[int, int, int, str | None, int]], rated: Rated, outsider: sqlite3.Connection
) -> None:
    """So all pages of all periods together tell no more than the months' own, whatever an attacker tries."""
    outsider.execute("DROP TRIGGER IF EXISTS rating_no_delete")
    outsider.execute("DELETE FROM rating")
    for many, score, desk, sector, month in lived:
        reason = "rating.fee" if score == 3 and desk == 1 else None
        rated(many, score, desk, sector=sector, day=f"2026-{month}-15", reason_key=reason)
    months = [of("month", date(2026, month, 1)) for month in (10, 11, 12)]
    for part in satisfaction.PARTS:
        pages = [satisfaction.table(month, part) for month in months]
        shown: dict[str, list[tuple[object, ...]]] = {}
        for page in pages:
            for row in page.lines:
                shown.setdefault(row.label, []).append(row.values)
        for period in (of("quarter", MONDAY), of("year", MONDAY), span(months[0].first, months[2].last)):
            table = satisfaction.table(period, part)
            assert {row.label for row in table.lines} == set(shown)
            for row in table.lines:
                assert row.values[:4] == _added(shown[row.label], row.values), (part, row)


def _added(shown: Sequence[tuple[object, ...]], like: tuple[object, ...]) -> tuple[object, ...]:
    """Return the sums of what months show; a share of reasons is of their own total."""
    if len(like) == 2:
        return sum(int(str(values[0])) for values in shown), like[1]
    columns = list(zip(*shown))[:4]
    return tuple(None if None in column else sum(int(str(one)) for one in column) for column in columns)
