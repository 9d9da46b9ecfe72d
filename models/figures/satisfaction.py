"""Satisfaction by desk, sector, month, who keyed and reason: counted, never listed, never by citizen.

What fewer than `FEWEST` people said is hidden, and what would tell it (see `hiding`). Groups whose
total is hidden are not named. Nothing lies behind a row: single ratings are read by nobody. Whoever
sits at a desk reads the days that are over: else the visitor who just left could be told by reading
the figures before and after.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from .. import catalogue, centre, clock
from ..base import db
from ..journal import Actor
from ..language import N_, _, name_of
from ..ratings import KEYED_BY, SCORES, UNHAPPY
from .hiding import TOTAL, hidden, together
from .periods import Period
from .tables import FEWEST, Column, Row, Table, Value


@dataclass(frozen=True)
class Part:
    """By what ratings are counted: title, head of the first column, the key in SQL, and its names.

    `in_order` keeps the rows by their keys; else those with most ratings come first.
    """

    words: str
    label: str
    key: str
    names: Callable[[], Mapping[str, str]]
    unknown: str
    in_order: bool = False
    where: str = ""


def _desks() -> dict[str, str]:
    return {str(desk.id): desk.name for desk in centre.desks()}


def _reasons() -> dict[str, str]:
    return {reason.key: name_of(reason) for reason in catalogue.reasons("rating")}


PARTS: Mapping[str, Part] = {
    "desk": Part(N_("Hài lòng theo quầy"), N_("Quầy"), "desk_id", _desks, N_("không ở quầy nào")),
    "sector": Part(N_("Hài lòng theo lĩnh vực"), N_("Lĩnh vực"), "sector", dict, N_("chưa rõ lĩnh vực")),
    "month": Part(N_("Hài lòng theo tháng"), N_("Tháng"), "substr(day, 1, 7)", dict, "", True),
    "keyed_by": Part(N_("Hài lòng: ai bấm"), N_("Ai bấm"), "keyed_by", lambda: dict(KEYED_BY), "", True),
    "reason": Part(
        N_("Vì sao không hài lòng"),
        N_("Lý do"),
        "reason_key",
        _reasons,
        N_("không nêu lý do"),
        where=f" AND score = {UNHAPPY}",
    ),
}

_COUNTS = (
    "SELECT coalesce(CAST({key} AS TEXT), ''), score, count(*) FROM rating"
    " WHERE day BETWEEN ? AND ?{where} GROUP BY 1, 2 ORDER BY 1"
)

SHORT = {1: N_("RHL"), 2: N_("HL"), 3: N_("KHL")}

Counts = dict[str, list[int]]


EVERYTHING = "all"
"""Stands for all parts one under another."""


@dataclass(frozen=True)
class _Seen:
    """What one may see of a period: its days, how often each score was given, which scores stand apart."""

    period: Period
    totals: list[int]
    columns: tuple[tuple[int, ...], ...]

    @property
    def tells_unhappy(self) -> bool:
        """Whether enough were not satisfied for their number to be told."""
        return (UNHAPPY - 1,) in self.columns


@db.reading()
def table(period: Period, by: str = EVERYTHING, reader: Actor | None = None) -> Table:
    """Return the satisfaction of a period by one of `PARTS`, or by all, as its reader may see it."""
    shown = seen_by(period, reader)
    totals = _totals(shown)
    seen = _Seen(shown if shown.days > 0 else period, totals, together(totals))
    notes = tuple(_notes(period, shown, seen))
    name = "satisfaction" if by == EVERYTHING else f"satisfaction_{by}"
    if by == "reason":
        return _of_reasons(name, seen, notes)
    rows = _sections(seen) if by == EVERYTHING else _rows(PARTS[by], seen)
    total = Row(_("Tổng"), _values(totals, set(), 0, seen.columns)) if seen.columns else None
    title, label = (_("Hài lòng"), "") if by == EVERYTHING else (_(PARTS[by].words), _(PARTS[by].label))
    return Table(name, title, seen.period, label, _columns(), rows, total, notes, bars="many")


@dataclass(frozen=True)
class Whole:
    """How many ratings there are in all, and the share of each score; None where hidden."""

    ratings: Value
    shares: tuple[Value, ...]


NOTHING = Whole(None, (None,) * len(SCORES))


def whole(period: Period) -> Whole:
    """Return what is told of a period without any part, hidden as in the tables."""
    totals = _totals(period)
    columns = together(totals)
    many, *values = _values(totals, set(), 0, columns)
    return Whole(many, tuple(values[len(SCORES) :])) if columns else NOTHING


def _sections(seen: _Seen) -> tuple[Row, ...]:
    """Return the rows of every part under its heading; reasons stand under those not satisfied."""
    blank: tuple[Value, ...] = (None,) * len(SCORES)
    reasons = [
        replace(row, values=(*blank, row.values[0], *blank[1:], row.values[1])) for row in _reason_rows(seen)
    ]
    found: list[Row] = []
    for by, part in PARTS.items():
        rows = reasons if by == "reason" else _rows(part, seen)
        found += [Row(_(part.words), (None, *blank, *blank), heading=True), *rows] if rows else []
    return tuple(found)


def seen_by(period: Period, reader: Actor | None) -> Period:
    """Return the days of a period that a reader may see: at a desk, those that are over."""
    if reader is None or reader.desk_id is None or period.last < clock.today():
        return period
    return replace(period, last=clock.today() - timedelta(days=1))


def _totals(period: Period) -> list[int]:
    return _counts(Part("", "", "''", dict, ""), period).get("", [0] * len(SCORES))


def _counts(part: Part, period: Period) -> Counts:
    """Return how often each score was given, by key."""
    sql = _COUNTS.format(key=part.key, where=part.where)
    found: Counts = {}
    for key, score, many in db.execute_sql(sql, (period.first.isoformat(), period.last.isoformat())):
        found.setdefault(key, [0] * len(SCORES))[score - 1] = many
    return found


def _rows(part: Part, seen: _Seen) -> tuple[Row, ...]:
    counts, columns = _counts(part, seen.period), seen.columns
    if not columns:
        return ()
    keys = list(counts)
    apart = [[sum(counts[key][score] for score in column) for column in columns] for key in keys]
    hiding = hidden(apart)
    names = part.names()
    found = [
        Row(_label(part, names, key), _values(counts[key], hiding, row, columns))
        for row, key in enumerate(keys)
        if (row, TOTAL) not in hiding
    ]
    return tuple(found if part.in_order else sorted(found, key=_most_first))


def _label(part: Part, names: Mapping[str, str], key: str) -> str:
    month = f"{key[5:]}/{key[:4]}" if part is PARTS["month"] else key
    return names.get(key, month) if key else _(part.unknown)


def _most_first(row: Row) -> float:
    return -float(row.values[0] or 0)


def _values(
    counts: Sequence[int], hiding: set[tuple[int, int]], row: int, columns: Sequence[Sequence[int]]
) -> tuple[Value, ...]:
    """Return the number of ratings, of each score, and their shares; None where hidden."""
    alone = {column[0]: place for place, column in enumerate(columns) if len(column) == 1}
    told = [score in alone and (row, alone[score]) not in hiding for score in range(len(counts))]
    many = sum(counts)
    numbers = [count if tells else None for count, tells in zip(counts, told, strict=True)]
    return (many, *numbers, *(None if number is None else number / many for number in numbers))


def _columns() -> tuple[Column, ...]:
    numbers = [Column(f"score_{score}", words, _(SHORT[score])) for score, words in SCORES.items()]
    shares = [
        Column(f"share_{score}", _("tỷ lệ {score}", score=words), f"{_(SHORT[score])} %", "share")
        for score, words in SCORES.items()
    ]
    return Column("many", _("phiếu")), *numbers, *shares


def _reason_rows(seen: _Seen) -> list[Row]:
    """Return how often each reason was given and its share, where enough were not satisfied to tell."""
    part = PARTS["reason"]
    if not seen.tells_unhappy:
        return []
    counted = {key: counts[-1] for key, counts in _counts(part, seen.period).items()}
    hiding, names = hidden([[many] for many in counted.values()]), part.names()
    found = [
        Row(_label(part, names, key), (many, many / seen.totals[-1]))
        for row, (key, many) in enumerate(counted.items())
        if (row, TOTAL) not in hiding
    ]
    return sorted(found, key=_most_first)


def _of_reasons(name: str, seen: _Seen, notes: tuple[str, ...]) -> Table:
    part, rows = PARTS["reason"], tuple(_reason_rows(seen))
    heads = (Column("many", _("phiếu")), Column("share", _("tỷ lệ"), "%", "share"))
    total = Row(_("Tổng"), (seen.totals[-1], 1.0)) if seen.tells_unhappy else None
    return Table(name, _(part.words), seen.period, _(part.label), heads, rows, total, notes, bars="many")


def _notes(asked: Period, shown: Period, seen: _Seen) -> list[str]:
    found = [_("Không nêu ô và nhóm có dưới {n} phiếu, và ô từ đó tính ra được chúng.", n=FEWEST)]
    if not seen.columns:
        found = [_("Chưa đủ số liệu: kỳ này có dưới {n} phiếu.", n=FEWEST)]
    elif len(seen.columns) < len(SCORES):
        found.append(
            _("Có mức dưới {n} phiếu trong cả kỳ, nên không tách mức ấy với mức bên cạnh.", n=FEWEST)
        )
    if shown != asked:
        day = f"{shown.last:%d/%m/%Y}"
        found.append(_("Tính đến hết {day}: ở quầy chỉ xem những ngày đã qua.", day=day))
    return found
