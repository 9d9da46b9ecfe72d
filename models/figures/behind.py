"""What lies behind a figure: its sessions, as many sittings as the figure says turns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

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
from .struck import unstruck

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
    """The sessions behind a figure, how many sittings they are, and whether there are `more` than listed."""

    sessions: list[Session]
    turns: int
    more: bool


_LISTED = f"""
WITH newest AS (
  SELECT h.id, h.day, {SITTING} AS sitting FROM help_session h{{join}}
  WHERE h.state = 'ended' AND h.day BETWEEN :first AND :last{{where}}
  ORDER BY h.day DESC, sitting DESC, h.id DESC LIMIT :most)
SELECT n.day, n.sitting, h.id, h.started_at, v.series, v.number,
  (SELECT group_concat(o.code, ', ') FROM help_session_volunteer hv JOIN volunteer o ON o.id = hv.volunteer_id
   WHERE hv.help_session_id = h.id),
  (SELECT group_concat(k.{{name}} || iif(t.count > 1, ' ×' || t.count, ''), ', ') FROM tick t
   JOIN help_kind k ON k.code = t.help_kind_code WHERE t.help_session_id = h.id),
  h.result, p.code, coalesce(w.name, h.name), h.people, h.seconds, h.checked_at IS NOT NULL
FROM newest n CROSS JOIN help_session h ON h.id = n.id JOIN place p ON p.id = h.place_id
LEFT JOIN visit v ON v.id = h.visit_id LEFT JOIN person w ON w.id = h.person_id
ORDER BY n.day DESC, n.sitting DESC, n.id DESC
"""
"""The newest sessions: by the index of days, so that no more than those that are listed are read."""

_TURNS = f"""
SELECT (SELECT coalesce(sum(turns), 0) FROM tally
    WHERE part = :kept AND key = :key AND day BETWEEN :first AND :last)
  + (SELECT count(*) FROM (
    SELECT 1 FROM help_session h{{join}}
    WHERE h.state = 'ended' AND h.day IN ({{days}}){{where}} GROUP BY h.day, {SITTING}))
"""
"""The sittings of a list that is too long to be listed: those kept of days, and those counted anew."""


@dataclass(frozen=True)
class _Chosen:
    """The sessions of a row: between which days, of which key of a part, of which scope."""

    part: str
    key: str
    first: date
    last: date
    scope: Scope

    @property
    def tables(self) -> dict[str, str]:
        """What is joined to the sessions, and what is asked of them, as SQL."""
        part, (where, _given) = PARTS[self.part], self.scope.sql()
        joined = "" if part.one else part.join
        return {"join": joined, "where": where + (part.one or f" AND CAST({part.key} AS TEXT) = :key")}

    @property
    def values(self) -> dict[str, object]:
        """Return what the queries ask for; of a scope nothing is kept."""
        days = {"first": self.first.isoformat(), "last": self.last.isoformat()}
        kept = self.part if self.scope == EVERYTHING else None
        return {**days, **self.scope.sql()[1], "key": self.key, "kept": kept}

    def turns(self) -> int:
        """Return how many sittings they are; three queries."""
        days = unstruck(self.first, self.last, self.scope == EVERYTHING, self.part)
        sql = _TURNS.format(days=", ".join(f"'{day}'" for day in days), **self.tables)
        return int(db.execute_sql(sql, self.values).fetchone()[0])


@db.reading()
def behind(by: Actor, period: Period, key: str, scope: Scope = EVERYTHING, most: int = MOST) -> Behind:
    """Return the sessions behind the row of a table with a key, at most so many; four queries.

    Names are given names to those who may not read persons. Raises `Refused` for a row that stands
    for no sessions.
    """
    page, _colon, value = key.partition(":")
    if page not in (*PAGES, "all", "citizens"):
        raise Refused("figures.behind")
    chosen = _chosen(period, page, value, scope)
    sql = _LISTED.format(name="name" if spoken() == SOURCE else "name_en", **chosen.tables)
    found = db.execute_sql(sql, {**chosen.values, "most": most + 1}).fetchall()
    listed = [_session(by, row, above) for row, above in zip(found, [None, *found])][:most]
    if len(found) > most:
        return Behind(listed, chosen.turns(), True)
    return Behind(listed, sum(not session.again for session in listed), False)


def _chosen(period: Period, page: str, value: str, scope: Scope) -> _Chosen:
    first, last = period.first, period.last
    if page == "time":
        begin, end = _bucket(bucket_of(period), value)
        return _Chosen("all", "", max(first, begin), min(last, end), scope)
    if page in ("all", "general", "citizens"):
        return _Chosen("citizens" if page == "citizens" else "all", "", first, last, scope)
    return _Chosen(PAGES[page].part, value, first, last, scope)


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


def _session(by: Actor, row: tuple[Any, ...], above: tuple[Any, ...] | None) -> Session:
    name = row[10] or ""
    return Session(
        id=row[2],
        day=date.fromisoformat(row[0]),
        started_at=moment(row[3]),
        ticket=ticket(row[4], row[5]) if row[4] else "",
        volunteers=row[6] or "",
        kinds=row[7] or "",
        result=RESULTS[row[8]],
        place=row[9],
        person=name if by.may("person.read") else text.given_name(name),
        people=row[11],
        minutes=round((row[12] or 0) / 60),
        checked=bool(row[13]),
        again=above is not None and above[:2] == row[:2],
    )
