"""The lists that make the office keep its promises, and how long each is (F6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import clock, text
from ..base import db
from ..errors import Refused
from ..journal import Actor
from ..language import N_, _
from .listed import Listed
from .promises import the_calendar

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


_LISTED = """
SELECT d.id, d.code, d.state, coalesce(s.short, d.procedure_code), coalesce(p.name, ''),
  coalesce(substr(p.phone, 1, 2) || 'xx…' || substr(p.phone, -3), ''), d.due_day, d.due_current,
  d.limit_unit, d.limit_value, coalesce(d.sector, ''), k.number,
  coalesce(d.holder_unit, a.display_name, a.name, ''), d.supply_by, d.hand_over_by, d.completed_day,
  coalesce(d.shelf, ''), coalesce((SELECT r.day || ' ' || r.result FROM reminder r
    WHERE r.dossier_id = d.id ORDER BY r.at DESC LIMIT 1), ''), chosen.pressing
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
    found = map(Listed._make, db.execute_sql(*query(name, day, scope, most, skip)).fetchall())
    if by.may("person.read"):
        return list(found)
    return [row._replace(owner=text.given_name(row.owner)) for row in found]


def query(
    name: str, day: date | None = None, scope: Scope = EVERYTHING, most: int = MOST, skip: int = 0
) -> tuple[str, dict[str, Any]]:
    """Return the query of a list and its values."""
    of = LISTS[name]
    condition, values = scope.sql()
    sql = _LISTED.format(index=of.index, where=of.where + condition, order=of.order)
    return sql, {**_days(sql, day), **values, "most": most, "skip": skip}


def checked_name(name: str) -> str:
    """Return the name of a list; raises `Refused` with the known ones."""
    if name not in LISTS:
        raise Refused("dossier.list", field="list", name=name[:60], known=", ".join(LISTS))
    return name


_COUNTS = "SELECT " + ", ".join(
    f"(SELECT count(*) FROM dossier d INDEXED BY {of.index} WHERE {of.where}{{condition}})"
    for of in LISTS.values()
)


def counts(day: date | None = None, scope: Scope = EVERYTHING) -> dict[str, int]:
    """Return how long each of the `LISTS` is on a day (today), by its name; one query of indexes alone."""
    row = db.execute_sql(*counts_query(day, scope)).fetchone()
    return dict(zip(LISTS, row))


def counts_query(day: date | None = None, scope: Scope = EVERYTHING) -> tuple[str, dict[str, Any]]:
    """Return the query of the counts and its values."""
    condition, values = scope.sql()
    sql = _COUNTS.format(condition=condition)
    return sql, {**_days(sql, day), **values}


def _days(sql: str, day: date | None) -> dict[str, str]:
    today = day or clock.today()
    days = {"today": today.isoformat()}
    if ":next" in sql:
        days["next"] = the_calendar().next_working(today).isoformat()
    return days


_SECTORS = (
    "SELECT d.sector, count(*) FROM ("
    + " UNION ALL ".join(
        f"SELECT d.sector FROM dossier d INDEXED BY {index} WHERE {where}"
        for index, where in (
            ("dossier_running", _RUNNING),
            ("dossier_supplement", _of_state(5)),
            ("dossier_finished", _of_state(9)),
            ("dossier_filed", _of_state(1)),
            ("dossier_payment", _of_state(6)),
        )
    )
    + ") d WHERE d.sector IS NOT NULL GROUP BY d.sector ORDER BY 2 DESC, 1"
)


def sectors() -> dict[str, int]:
    """Return the sectors with dossiers in the lists, and how many each has, the longest first."""
    return dict(db.execute_sql(_SECTORS).fetchall())
