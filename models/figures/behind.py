"""What lies behind a figure: its sessions, as many sittings as the figure says turns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .. import text
from ..base import db, moment
from ..errors import Refused
from ..journal import Actor
from ..language import SOURCE, spoken
from ..numbers import ticket
from ..sessions.counting import EVERYTHING, SITTING, Scope
from ..sessions.records import RESULTS
from .cells import PARTS
from .pages import PAGES, bucket_of
from .periods import Period

MOST = 500
"""So many sessions of a figure are listed at once, the newest first."""


@dataclass(frozen=True)
class Session:
    """A session behind a figure, its place by its code.

    `again` when the sitting it belongs to stands in the list already.
    """

    id: int
    day: date
    started_at: datetime
    ticket: str
    volunteers: str
    kinds: str
    result: str
    place: str
    person: str
    people: int
    minutes: int
    checked: bool
    again: bool


@dataclass(frozen=True)
class Behind:
    """The sessions behind a figure (at most `MOST`), how many there are, and how many sittings."""

    sessions: list[Session]
    count: int
    turns: int


_CHOSEN = f"""
chosen AS (
  SELECT h.id, h.day, {SITTING} AS sitting FROM help_session h{{join}}
  WHERE h.state = 'ended' AND h.day BETWEEN :first AND :last{{where}}{{key}})"""

_COUNTED = "WITH {chosen} SELECT count(*), count(DISTINCT day || ' ' || sitting) FROM chosen"

_LISTED = """
WITH {chosen},
newest AS (SELECT id, sitting, day,
    row_number() OVER (PARTITION BY day, sitting ORDER BY id DESC) > 1 AS again
  FROM chosen ORDER BY day DESC, sitting DESC, id DESC LIMIT :most)
SELECT h.id, h.day, h.started_at, v.series, v.number,
  (SELECT group_concat(o.code, ', ') FROM help_session_volunteer hv JOIN volunteer o ON o.id = hv.volunteer_id
   WHERE hv.help_session_id = h.id),
  (SELECT group_concat(k.{name} || iif(t.count > 1, ' ×' || t.count, ''), ', ') FROM tick t
   JOIN help_kind k ON k.code = t.help_kind_code WHERE t.help_session_id = h.id),
  h.result, p.code, coalesce(w.name, h.name), h.people, h.seconds, h.checked_at IS NOT NULL, n.again
FROM newest n CROSS JOIN help_session h ON h.id = n.id JOIN place p ON p.id = h.place_id
LEFT JOIN visit v ON v.id = h.visit_id LEFT JOIN person w ON w.id = h.person_id
ORDER BY n.day DESC, n.sitting DESC, n.id DESC
"""


@db.reading()
def behind(by: Actor, period: Period, key: str, scope: Scope = EVERYTHING, most: int = MOST) -> Behind:
    """Return the sessions behind the row of a table with a key; two queries.

    Names are given names to those who may not read persons. Raises `Refused` for a row that stands
    for no sessions.
    """
    page, _colon, value = key.partition(":")
    if page not in (*PAGES, "all", "citizens"):
        raise Refused("figures.behind")
    chosen, values = _chosen(period, page, value, scope)
    count, turns = db.execute_sql(_COUNTED.format(chosen=chosen), values).fetchone()
    name = "name" if spoken() == SOURCE else "name_en"
    cursor = db.execute_sql(_LISTED.format(chosen=chosen, name=name), {**values, "most": most})
    found = [_session(by, row) for row in cursor]
    return Behind(found, count, turns)


def _chosen(period: Period, page: str, value: str, scope: Scope) -> tuple[str, dict[str, object]]:
    """Return the sessions of a row as SQL, with its values."""
    first, last = period.first, period.last
    where, given = scope.sql()
    part = PARTS["all"]
    if page == "time":
        begin, end = _bucket(bucket_of(period), value)
        first, last = max(first, begin), min(last, end)
    elif page == "citizens":
        part = PARTS[page]
    elif page not in ("all", "general"):
        part = PARTS[PAGES[page].part]
        given = {**given, "key": value}
    condition = f" AND CAST({part.key} AS TEXT) = :key" if "key" in given else ""
    sql = _CHOSEN.format(join=part.join, where=where, key=condition)
    return sql, {"first": first.isoformat(), "last": last.isoformat(), **given}


def _bucket(kind: str, value: str) -> tuple[date, date]:
    """Return the days of a part of time; raises `Refused` for what is none."""
    try:
        begin = date.fromisoformat(value if kind != "month" else f"{value}-01")
        begin + timedelta(days=31)
    except (ValueError, OverflowError):
        raise Refused("figures.behind") from None
    if kind == "month":
        return begin, (begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return begin, begin + timedelta(days=6 if kind == "week" else 0)


def _session(by: Actor, row: tuple[object, ...]) -> Session:
    name = str(row[9] or "")
    return Session(
        id=int(str(row[0])),
        day=date.fromisoformat(str(row[1])),
        started_at=moment(str(row[2])),
        ticket=ticket(str(row[3]), int(str(row[4]))) if row[3] else "",
        volunteers=str(row[5] or ""),
        kinds=str(row[6] or ""),
        result=RESULTS[str(row[7])],
        place=str(row[8]),
        person=name if by.may("person.read") else text.given_name(name),
        people=int(str(row[10])),
        minutes=round(int(str(row[11] or 0)) / 60),
        checked=bool(row[12]),
        again=bool(row[13]),
    )
