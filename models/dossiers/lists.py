"""The lists that make the office keep its promises, and how long each is (F6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .. import catalogue, clock, text
from ..base import db, moment
from ..errors import Refused
from ..journal import Actor
from ..language import N_, _
from .promises import the_calendar
from .records import awaited

MOST = 200
"""How many rows a list gives at once, those that press most first."""


@dataclass(frozen=True)
class List:
    """A list of dossiers as data: its words, which rows (of one partial index), in which order.

    `where` and `order` use columns of the index alone, so that a list is as fast as it is long;
    `:today` and `:next` (the next working day) are days.
    """

    words: str
    short: str
    index: str
    where: str
    order: str

    @property
    def name(self) -> str:
        """What the list is called in the language spoken."""
        return _(self.words)


_RUNNING = "d.voided_at IS NULL AND d.state IN (2, 4)"
_CODELESS = "d.voided_at IS NULL AND d.code IS NULL AND d.state IN (1, 2, 4, 5, 6, 9)"


def _of_state(state: int) -> str:
    return f"d.voided_at IS NULL AND d.state = {state}"


LISTS: Mapping[str, List] = {
    "due_today": List(
        N_("Hẹn trả hôm nay"), N_("hôm nay"),
        "dossier_running", f"{_RUNNING} AND d.due_day = :today", "d.due_day",
    ),
    "due_tomorrow": List(
        N_("Hẹn trả ngày làm việc tới"), N_("mai"),
        "dossier_running", f"{_RUNNING} AND d.due_day > :today AND d.due_day <= :next", "d.due_day",
    ),
    "overdue": List(
        N_("Quá hạn"), N_("quá hạn"), "dossier_running", f"{_RUNNING} AND d.due_day < :today", "d.due_day"
    ),
    "supplement": List(N_("Chờ bổ sung"), N_("bổ sung"), "dossier_supplement", _of_state(5), "d.supply_by"),
    "not_supplied": List(
        N_("Quá hạn bổ sung"), N_("quá bổ sung"),
        "dossier_supplement", f"{_of_state(5)} AND d.supply_by < :today", "d.supply_by",
    ),
    "uncollected": List(
        N_("Xong, chưa trả"), N_("chờ trả"), "dossier_finished", _of_state(9), "d.completed_day"
    ),
    "without_code": List(N_("Chờ mã"), N_("chờ mã"), "dossier_codeless", _CODELESS, "d.registered_at"),
    "not_handed_over": List(
        N_("Chưa bàn giao"), N_("chưa giao"), "dossier_kept", _of_state(2), "d.hand_over_by"
    ),
    "unanswered": List(N_("Mới đăng ký"), N_("mới"), "dossier_filed", _of_state(1), "d.answer_by"),
    "payment": List(N_("Chờ nộp tiền"), N_("chờ tiền"), "dossier_payment", _of_state(6), "d.since"),
}  # fmt: skip
"""The lists, in the order of the digits that open them; 0 opens the tenth."""


@dataclass(frozen=True)
class Scope:
    """Which dossiers one looks at: those of a sector, of a desk, of the queues a desk calls from, or all."""

    sector: str | None = None
    desk_id: int | None = None
    series: str | None = None

    def sql(self) -> tuple[str, dict[str, Any]]:
        """Return the condition and its values."""
        parts: list[str] = []
        values: dict[str, Any] = {}
        if self.sector:
            parts.append("d.sector = :sector")
            values["sector"] = self.sector
        if self.desk_id:
            parts.append("d.desk_id = :desk")
            values["desk"] = self.desk_id
        if self.series:
            parts.append("d.sector IN (SELECT name FROM sector WHERE instr(:series, series))")
            values["series"] = self.series
        return "".join(f" AND {part}" for part in parts), values


EVERYTHING = Scope()


@dataclass(frozen=True)
class Listed:
    """A dossier in a list, with its owner's phone masked and the last call to him or her."""

    id: int
    label: str
    state: int
    procedure: str
    owner: str
    phone: str
    due_day: date | None
    due_at: datetime | None
    limit: str
    sector: str
    desk: int | None
    holder: str
    supply_by: date | None
    hand_over_by: datetime | None
    completed_day: date | None
    shelf: str
    reminded_day: date | None
    reminded: str


_LISTED = """
SELECT d.id, d.code, d.state, coalesce(s.short, d.procedure_code), p.name, p.phone, d.due_day,
  d.due_current, d.limit_unit, d.limit_value, d.sector, k.number,
  coalesce(d.holder_unit, a.display_name, a.name, ''), d.supply_by, d.hand_over_by, d.completed_day,
  d.shelf, (SELECT r.day || ' ' || r.result FROM reminder r WHERE r.dossier_id = d.id
    ORDER BY r.at DESC LIMIT 1)
FROM (SELECT d.id, {order} AS pressing FROM dossier d INDEXED BY {index} WHERE {where}
  ORDER BY {order}, d.id LIMIT :most OFFSET :skip) chosen
CROSS JOIN dossier d ON d.id = chosen.id
LEFT JOIN person p ON p.id = d.owner_id
LEFT JOIN short_name s ON s.procedure_code = d.procedure_code
LEFT JOIN desk k ON k.id = d.desk_id
LEFT JOIN account a ON a.id = d.holder_account_id
ORDER BY chosen.pressing, d.id
"""


def listed(
    name: str,
    by: Actor,
    day: date | None = None,
    scope: Scope = EVERYTHING,
    most: int = MOST,
    skip: int = 0,
) -> list[Listed]:
    """Return rows of one of the `LISTS` on a day (today), those that press most first; one query."""
    of = LISTS[name]
    condition, values = scope.sql()
    sql = _LISTED.format(index=of.index, where=of.where + condition, order=of.order)
    cursor = db.execute_sql(sql, {**_days(sql, day), **values, "most": most, "skip": skip})
    full = by.may("person.read")
    return [_row(row, full) for row in cursor]


def checked_name(name: str) -> str:
    """Return the name of a list; raises `Refused` with the known ones."""
    if name not in LISTS:
        raise Refused("choice", field="list", label=_("Danh sách"), value=name, known=", ".join(LISTS))
    return name


def _row(row: tuple[Any, ...], full: bool) -> Listed:
    reminded = (row[17] or "").split(" ")
    return Listed(
        id=row[0],
        label=row[1] or awaited(row[0]),
        state=row[2],
        procedure=row[3],
        owner=(row[4] or "") if full else text.given_name(row[4]),
        phone=text.mask_phone(row[5]),
        due_day=_day(row[6]),
        due_at=moment(row[7]) if row[7] else None,
        limit=catalogue.limit_words(row[8], row[9]),
        sector=row[10] or "",
        desk=row[11],
        holder=row[12],
        supply_by=_day(row[13]),
        hand_over_by=moment(row[14]) if row[14] else None,
        completed_day=_day(row[15]),
        shelf=row[16] or "",
        reminded_day=_day(reminded[0]),
        reminded=reminded[-1],
    )


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


_COUNTS = "SELECT " + ", ".join(
    f"(SELECT count(*) FROM dossier d INDEXED BY {of.index} WHERE {of.where}{{condition}})"
    for of in LISTS.values()
)


def counts(day: date | None = None, scope: Scope = EVERYTHING) -> dict[str, int]:
    """Return how long each of the `LISTS` is on a day (today), by its name; one query of indexes alone."""
    condition, values = scope.sql()
    sql = _COUNTS.format(condition=condition)
    row = db.execute_sql(sql, {**_days(sql, day), **values}).fetchone()
    return dict(zip(LISTS, row))


def _days(sql: str, day: date | None) -> dict[str, str]:
    today = day or clock.today()
    days = {"today": today.isoformat()}
    if ":next" in sql:
        days["next"] = the_calendar().next_working(today).isoformat()
    return days
