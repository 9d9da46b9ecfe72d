"""The effect of help: how long visits took from arrival to outcome with and without it, by procedure.

A visit counts as helped when an ended help session was for it. Only visits that are done count, each
with the procedure asked for first. The times are minutes; the middle half lies between the quartiles.
Who is helped may have had the harder matter: this describes, and proves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil

from ..base import db
from ..language import N_, Words, _
from .periods import Period
from .tables import FEWEST, Column, Row, Table, Value

MEASURES: Mapping[str, str] = Words(
    {
        "took": N_("Từ lúc đến đến lúc xong"),
        "waited": N_("Thời gian chờ"),
        "served": N_("Thời gian được tiếp"),
    }
)
"""What may be compared: all the time a visit took, or a part of it."""

_SECONDS = {"took": "waited + served + held", "waited": "waited", "served": "served"}
_TOOK = """
SELECT p.code, (
  SELECT group_concat(({seconds} + 30) / 60 * 2 + helped) || ' ' || sum(held) || ' ' || sum(held > 0)
  FROM took WHERE procedure_code = p.code AND day BETWEEN ?1 AND ?2)
FROM (SELECT DISTINCT code FROM procedure UNION ALL SELECT '') p
"""
"""The visits of each procedure as one text of numbers, minutes * 2 + helped, and the seconds they were
held and how many were: from one index over a table that triggers keep. Of 100,000 visits that takes
25 ms, and counting equal numbers in Python 15. To look for a session of each visit takes 50 more, to
have SQLite sort the visits into groups three times as long, to keep sums for each day saves nothing:
a procedure has a handful of visits a day, each of other minutes."""

_AGAIN = """
SELECT group_concat(t.helped || t.procedure_code, char(10))
FROM (SELECT DISTINCT visit_id FROM outcome WHERE day BETWEEN ?1 AND ?2 AND voided_at IS NULL
  AND (kind = 'SUPPLEMENT' OR reason_key = 'nothing.missing_papers')) o
CROSS JOIN took t ON t.visit_id = o.visit_id
WHERE t.day BETWEEN ?1 AND ?2
"""
"""Who must come again, as one text too: a line for each, whether helped and the procedure."""


@dataclass
class Side:
    """The visits with help, or those without: how many took how many minutes, how many must come again."""

    minutes: dict[int, int] = field(default_factory=dict)
    visits: int = 0
    again: int = 0

    @property
    def enough(self) -> bool:
        """Whether there were enough to say anything of them."""
        return self.visits >= FEWEST

    def within(self, *shares: float) -> list[int]:
        """Return the minutes in which each share of the visits were over, from the smallest share on."""
        ahead = [max(1, ceil(share * self.visits)) for share in shares]
        found: list[int] = []
        over = 0
        for minutes, many in sorted(self.minutes.items()):
            over += many
            while len(found) < len(ahead) and over >= ahead[len(found)]:
                found.append(minutes)
        return found

    def take(self, minutes: int, many: int) -> None:
        """Take in visits that took so many minutes."""
        self.minutes[minutes] = self.minutes.get(minutes, 0) + many
        self.visits += many

    def add(self, other: Side) -> None:
        """Take the visits of another side in."""
        for minutes, many in other.minutes.items():
            self.take(minutes, many)
        self.again += other.again


@dataclass
class Pair:
    """The visits of a procedure, with help and without."""

    helped: Side = field(default_factory=Side)
    alone: Side = field(default_factory=Side)

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides: with help first."""
        return self.helped, self.alone

    def add(self, other: Pair) -> None:
        """Take the visits of another pair in."""
        for side, more in zip(self.sides, other.sides):
            side.add(more)


@db.reading()
def table(period: Period, of: str = "took") -> Table:
    """Return one of `MEASURES` with and without help, by procedure; those with few visits together."""
    counted, held, holds = _read(period, of)
    total, rest = Pair(), Pair()
    rows = []
    names = _names()
    for code, pair in sorted(counted.items(), key=_most_first):
        total.add(pair)
        if any(side.enough for side in pair.sides):
            rows.append(Row(names.get(code, code) or _("chưa rõ thủ tục"), _values(pair)))
        else:
            rest.add(pair)
    if any(side.visits for side in rest.sides):
        rows.append(Row(_("thủ tục ít lượt, gộp lại"), _values(rest)))
    return Table(
        "effect" if of == "took" else f"effect_{of}",
        _("Có và không có hỗ trợ · {measure}", measure=MEASURES[of].lower()),
        period,
        _("Thủ tục"),
        _columns(),
        tuple(rows),
        Row(_("Tất cả"), _values(total)),
        tuple(_notes(total, held, holds)),
    )


def _read(period: Period, of: str) -> tuple[dict[str, Pair], int, int]:
    """Return the visits by procedure, the seconds that visits were held, and how many were; two queries."""
    days = (period.first.isoformat(), period.last.isoformat())
    found: dict[str, Pair] = {}
    held = holds = 0
    for code, told in db.execute_sql(_TOOK.format(seconds=_SECONDS[of]), days):
        if told:
            numbers, seconds, many = told.split(" ")
            found[code] = _pair(numbers)
            held, holds = held + int(seconds), holds + int(many)
    again = db.execute_sql(_AGAIN, days).fetchone()[0]
    for line, many in Counter((again or "").splitlines()).items():
        found[line[1:]].sides[0 if line[0] == "1" else 1].again += many
    return found, held, holds


def _pair(numbers: str) -> Pair:
    pair = Pair()
    for number, many in Counter(numbers.split(",")).items():
        minutes, with_help = divmod(int(number), 2)
        (pair.helped if with_help else pair.alone).take(minutes, many)
    return pair


def _names() -> dict[str, str]:
    """Return what procedures are called in narrow lists, by code."""
    cursor: Iterable[tuple[str, str]] = db.execute_sql(
        "SELECT p.code, coalesce(s.short, p.name) FROM procedure p"
        " LEFT JOIN short_name s ON s.procedure_code = p.code ORDER BY p.valid_from"
    )
    return dict(cursor)


def _most_first(item: tuple[str, Pair]) -> tuple[int, str]:
    code, pair = item
    return -sum(side.visits for side in pair.sides), code


def _columns() -> tuple[Column, ...]:
    """Return the columns; the middle halves come last, since eighty cells have no room for them."""
    return (
        Column("helped", _("lượt có hỗ trợ"), _("có HT")),
        Column("helped_median", _("phút khi có hỗ trợ (trung vị)"), _("phút")),
        Column("alone", _("lượt không hỗ trợ"), _("không")),
        Column("alone_median", _("phút khi không hỗ trợ (trung vị)"), _("phút")),
        Column("difference", _("phút chênh (trung vị)"), _("chênh")),
        Column("helped_again", _("phải quay lại khi có hỗ trợ"), _("lại, có"), "share"),
        Column("alone_again", _("phải quay lại khi không hỗ trợ"), _("không"), "share"),
        Column("helped_middle", _("nửa giữa khi có hỗ trợ, phút"), _("giữa, có"), "text"),
        Column("alone_middle", _("nửa giữa khi không hỗ trợ, phút"), _("không"), "text"),
    )


def _values(pair: Pair) -> tuple[Value, ...]:
    helped, alone = pair.sides
    (median, middle), (alone_median, alone_middle) = _spread(helped), _spread(alone)
    difference = None if median is None or alone_median is None else median - alone_median
    return (
        helped.visits, median, alone.visits, alone_median, difference, _again(helped), _again(alone),
        middle, alone_middle,
    )  # fmt: skip


def _spread(side: Side) -> tuple[int | None, str]:
    """Return the median, and the middle half in words or that there are too few to say."""
    if not side.enough:
        return None, _("chưa đủ số liệu")
    first, median, last = side.within(0.25, 0.5, 0.75)
    return median, f"{first}–{last}"


def _again(side: Side) -> float | None:
    return side.again / side.visits if side.enough else None


def _notes(total: Pair, held: int, holds: int) -> Iterable[str]:
    visits = sum(side.visits for side in total.sides)
    yield _(
        "Số này mô tả, không chứng minh: người được hỗ trợ thường là người có việc khó hơn, nên giúp có"
        " thể rất có ích mà lượt vẫn lâu hơn."
    )
    yield _(
        "Chỉ tính lượt đã xong, theo thủ tục hỏi đầu tiên. Nửa giữa: một phần tư số lượt nhanh hơn, một"
        " phần tư lâu hơn. Dưới {n} lượt: chưa đủ số liệu.",
        n=FEWEST,
    )
    yield _("Phải quay lại: yêu cầu bổ sung, hoặc không giải quyết vì thiếu giấy tờ.")
    if holds:
        yield _(
            "Tính cả lúc tạm dừng (photo, nộp tiền…): {share}% số lượt, trung bình {minutes} phút mỗi lượt có"
            " tạm dừng.",
            share=round(100 * holds / visits),
            minutes=round(held / holds / 60),
        )
