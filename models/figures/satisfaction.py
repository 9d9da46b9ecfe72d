"""Satisfaction by desk, sector, month, who keyed and reason: counted, never listed, never by citizen.

What fewer than `FEWEST` people said is hidden, and what would tell it (see `hiding`), in whole months
and what is made of them (see `monthly`). Groups whose total is hidden are not named. Nothing lies
behind a row: single ratings are read by nobody. Whoever sits at a desk reads the days that are over:
else the visitor who just left could be told by reading the figures before and after.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from .. import catalogue, centre, clock
from ..base import db
from ..journal import Actor
from ..language import N_, _, name_of
from ..ratings import KEYED_BY, SCORES, UNHAPPY
from . import monthly
from .monthly import Counts
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
    "SELECT substr(day, 1, 7), coalesce(CAST({key} AS TEXT), ''), score, count(*) FROM rating"
    " WHERE day BETWEEN ? AND ?{where} GROUP BY 1, 2, 3 ORDER BY 1, 2"
)

SHORT = {1: N_("RHL"), 2: N_("HL"), 3: N_("KHL")}

LONGEST_MONTH = 31
EVERYTHING = "all"
"""Stands for all parts one under another."""


@dataclass(frozen=True)
class _Seen:
    """What somebody may see of a period: its days, how often each score was given in each of its months.

    `columns` are the scores that stand apart, of each month that tells anything.
    """

    asked: Period
    shown: Period
    totals: Counts
    columns: Mapping[str, monthly.Columns]

    @property
    def period(self) -> Period:
        """The days of the table."""
        return self.shown if self.shown.days > 0 else self.asked

    @property
    def whole(self) -> monthly.Told:
        """What is told of all."""
        return monthly.whole(self.totals, self.columns)

    @property
    def unhappy(self) -> dict[str, monthly.Columns]:
        """The months in which enough were not satisfied for their number to be told."""
        return {month: ((0,),) for month, columns in self.columns.items() if (UNHAPPY - 1,) in columns}


@db.reading()
def table(period: Period, by: str = EVERYTHING, reader: Actor | None = None) -> Table:
    """Return the satisfaction of a period by one of `PARTS`, or by all, as its reader may see it."""
    seen = _see(period, reader)
    notes = tuple(_notes(seen))
    name = "satisfaction" if by == EVERYTHING else f"satisfaction_{by}"
    if by == "reason":
        return _of_reasons(name, seen, notes)
    rows = _sections(seen) if by == EVERYTHING else _rows(PARTS[by], seen)
    total = Row(_("Tổng"), _values(seen.whole)) if seen.columns else None
    title, label = (_("Hài lòng"), "") if by == EVERYTHING else (_(PARTS[by].words), _(PARTS[by].label))
    return Table(name, title, seen.period, label, _columns(), rows, total, notes, bars="many")


@dataclass(frozen=True)
class Whole:
    """How many ratings there are in all, and the share of each score; None where hidden, with notes why."""

    ratings: Value
    shares: tuple[Value, ...]
    notes: tuple[str, ...] = ()


NOTHING = Whole(None, (None,) * len(SCORES))


def whole(period: Period, reader: Actor | None = None) -> Whole:
    """Return what is told of a period without any part, hidden as in the tables."""
    seen = _see(period, reader)
    notes = (*_missing(seen), *_until(seen))
    if not seen.columns:
        return replace(NOTHING, notes=notes)
    many, *values = _values(seen.whole)
    return Whole(many, tuple(values[len(SCORES) :]), notes)


def _see(period: Period, reader: Actor | None) -> _Seen:
    shown = seen_by(period, reader)
    counts = _counts(Part("", "", "''", dict, ""), shown) if monthly.is_whole(period) else {}
    totals = {month: scores for month, found in counts.items() for scores in found.values()}
    return _Seen(period, shown, totals, monthly.columns(totals))


def seen_by(period: Period, reader: Actor | None) -> Period:
    """Return the days of a period that a reader may see: at a desk, those that are over."""
    if reader is None or reader.desk_id is None or period.last < clock.today():
        return period
    return replace(period, last=clock.today() - timedelta(days=1))


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


def _counts(part: Part, period: Period) -> dict[str, dict[str, list[int]]]:
    """Return how often each score was given, by month and key."""
    sql = _COUNTS.format(key=part.key, where=part.where)
    found: dict[str, dict[str, list[int]]] = {}
    for month, key, score, many in db.execute_sql(sql, (period.first.isoformat(), period.last.isoformat())):
        found.setdefault(month, {}).setdefault(key, [0] * len(SCORES))[score - 1] = many
    return found


def _rows(part: Part, seen: _Seen) -> tuple[Row, ...]:
    if not seen.columns:
        return ()
    told, names = monthly.rows(_counts(part, seen.shown), seen.columns), part.names()
    found = [Row(_label(part, names, key), _values(one)) for key, one in told.items()]
    return tuple(found if part.in_order else sorted(found, key=_most_first))


def _label(part: Part, names: Mapping[str, str], key: str) -> str:
    month = f"{key[5:]}/{key[:4]}" if part is PARTS["month"] else key
    return names.get(key, month) if key else _(part.unknown)


def _most_first(row: Row) -> float:
    return -float(row.values[0] or 0)


def _values(told: monthly.Told) -> tuple[Value, ...]:
    """Return the number of ratings, of each score, and their shares; None where hidden."""
    shares = (None if number is None else number / told.many for number in told.scores)
    return (told.many, *told.scores, *shares)


def _columns() -> tuple[Column, ...]:
    numbers = [Column(f"score_{score}", words, _(SHORT[score])) for score, words in SCORES.items()]
    shares = [
        Column(f"share_{score}", _("tỷ lệ {score}", score=words), f"{_(SHORT[score])} %", "share")
        for score, words in SCORES.items()
    ]
    return Column("many", _("phiếu")), *numbers, *shares


def _reason_rows(seen: _Seen) -> list[Row]:
    """Return how often each reason was given and its share, where enough were not satisfied to tell."""
    part, months = PARTS["reason"], seen.unhappy
    if not months:
        return []
    counts = {
        month: {key: scores[UNHAPPY - 1 :] for key, scores in found.items()}
        for month, found in _counts(part, seen.shown).items()
    }
    names, whole = part.names(), _unhappy(seen)
    told = monthly.rows(counts, months)
    found = [Row(_label(part, names, key), (one.many, one.many / whole)) for key, one in told.items()]
    return sorted(found, key=_most_first)


def _unhappy(seen: _Seen) -> int:
    """Return how many were not satisfied, in the months that tell it."""
    return sum(seen.totals[month][UNHAPPY - 1] for month in seen.unhappy)


def _of_reasons(name: str, seen: _Seen, notes: tuple[str, ...]) -> Table:
    part, rows = PARTS["reason"], tuple(_reason_rows(seen))
    heads = (Column("many", _("phiếu")), Column("share", _("tỷ lệ"), "%", "share"))
    total = Row(_("Tổng"), (_unhappy(seen), 1.0)) if seen.unhappy else None
    return Table(name, _(part.words), seen.period, _(part.label), heads, rows, total, notes, bars="many")


def _notes(seen: _Seen) -> list[str]:
    found = _missing(seen)
    if seen.columns:
        found.append(_("Không nêu ô và nhóm có dưới {n} phiếu, và ô từ đó tính ra được chúng.", n=FEWEST))
        if None in seen.whole.scores:
            found.append(
                _("Có mức dưới {n} phiếu trong một tháng, nên không tách mức ấy với mức bên cạnh.", n=FEWEST)
            )
    if monthly.is_whole(seen.asked) and seen.asked.days > LONGEST_MONTH:
        found.append(
            _(
                "Kỳ dài cộng những số mà từng tháng đã nêu: không gồm tháng có dưới {n} phiếu, và ở mỗi"
                " dòng không gồm tháng không nêu dòng ấy.",
                n=FEWEST,
            )
        )
    return found + _until(seen)


def _missing(seen: _Seen) -> list[str]:
    """Return why nothing is told."""
    if not monthly.is_whole(seen.asked):
        return [
            _(
                "Mức hài lòng chỉ nêu cho tháng trọn vẹn, quý, năm hoặc nhiều tháng: kỳ lẻ ngày có thể lộ"
                " ý kiến của một người."
            )
        ]
    if not seen.columns:
        return [_("Chưa đủ số liệu: không tháng nào trong kỳ có đủ {n} phiếu.", n=FEWEST)]
    return []


def _until(seen: _Seen) -> list[str]:
    if seen.shown == seen.asked:
        return []
    day = f"{seen.shown.last:%d/%m/%Y}"
    return [_("Hài lòng tính đến hết {day}: ở quầy chỉ xem những ngày đã qua.", day=day)]
