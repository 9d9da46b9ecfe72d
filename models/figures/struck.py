"""The figures of days that are over, kept: struck by openings and closings, gone when anything changes.

They are no part of the record but made of it: triggers drop a day's when a session, a tick, a
shift or whatever else they were made of is written, and a day without them is counted anew.
A register that has many such days, because it comes from an older version or because rows were
loaded, keeps them by `keep` when files are loaded into it, while everybody works.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from .. import clock
from ..base import db
from ..journal import Act
from ..roster.duty import span
from ..sessions.records import RESULTS
from .cells import MOST, PARTS, SUMS, Asked, known, tallied

AT_ONCE = 7
"""So many days are struck by one opening or closing at most: the next ones go on with what is left."""

LATER = "result"
"""The part that registers kept before this program did not keep yet."""

_LACKING = f"""
SELECT t.day FROM tally t WHERE t.part = 'all' AND t.key = '' AND t.turns > 0 AND NOT EXISTS (
  SELECT 1 FROM tally r WHERE r.part = '{LATER}' AND r.key IN ({", ".join(f"'{key}'" for key in RESULTS)})
    AND r.day = t.day)
"""
"""The days that were kept without that part: whoever helped has a result."""

_KEPT = f"SELECT day FROM struck WHERE day NOT IN ({_LACKING})"
_FOUND = f"""
WITH RECURSIVE kept (day) AS ({_KEPT}),
back (day) AS (
  SELECT date(?, '+1 day')
  UNION ALL
  SELECT max(coalesce((SELECT max(day) FROM help_session WHERE day < back.day), ''),
    coalesce((SELECT max(day) FROM shift WHERE day < back.day AND cancelled_at IS NULL), ''))
  FROM back WHERE day <> '')
SELECT day FROM back WHERE day BETWEEN '1' AND ? AND day NOT IN (SELECT day FROM kept) LIMIT ?
"""
"""The newest days with sessions or shifts whose figures are not kept: from one such day to the next."""


def strike_in(doing: Act, last: date) -> int:
    """Keep the figures of the days up to one that is over or closed, inside an act; return of how many."""
    days = _to_strike(last, AT_ONCE)
    for day in days:
        _strike(doing.connection, day)
    return len(days)


def keep(
    rest: Callable[[float], object] = time.sleep,
    told: Callable[[int, int], None] | None = None,
) -> int:
    """Keep the figures of all days that are over, the newest first; return of how many days.

    Each in a transaction of its own, and then a `rest` as long as that took, when others have their
    turn; it ends the work by returning true. The days that are done stay when the program is killed.
    """
    days = _to_strike(clock.today() - timedelta(days=1), -1)
    for done, day in enumerate(days, 1):
        begun = time.monotonic()
        with db.writing() as connection:
            if not connection.execute(f"{_KEPT} AND day = ?", (day.isoformat(),)).fetchone():
                _strike(connection, day)
        if told:
            told(done, len(days))
        if rest(time.monotonic() - begun):
            return done
    return len(days)


def _to_strike(last: date, most: int) -> list[date]:
    """Return the newest days to be kept, all with `most` -1."""
    cursor = db.execute_sql(_FOUND, (last.isoformat(), last.isoformat(), most))
    return [date.fromisoformat(day) for (day,) in cursor]


def _strike(connection: sqlite3.Connection, day: date) -> None:
    """Write the cells of one day; the row of the day comes last and makes them count."""
    given = {**span(day, day), "day": day.isoformat()}
    connection.execute("DELETE FROM struck WHERE day = :day", given)
    for statement in _statements():
        connection.execute(statement, given)
    connection.execute("INSERT INTO struck (day) VALUES (:day)", given)


@cache
def _statements() -> tuple[str, ...]:
    """Return what writes the cells of a `:day`: the same text for all days, so that SQLite reads it once."""
    found = []
    for part in PARTS:
        asked = Asked(part, ":day")
        found.append(
            f"INSERT INTO tally (part, key, day, {', '.join(SUMS)})"
            f" SELECT '{part}', cells.* FROM ({tallied(asked)}) cells"
        )
        found.append(
            f"INSERT INTO tally_known (part, key, person_id, day, {', '.join(MOST)})"
            f" SELECT '{part}', cells.* FROM ({known(asked)}) cells"
        )
    return tuple(found)


def unstruck(first: date, last: date, kept: bool = True, part: str = "all") -> list[date]:
    """Return the days between two whose figures of a part are to be counted anew, or all; two queries."""
    begin, end = db.execute_sql(
        "SELECT min(day), max(day) FROM (SELECT min(day) AS day FROM help_session UNION ALL"
        " SELECT max(day) FROM help_session UNION ALL SELECT min(day) FROM shift WHERE cancelled_at IS NULL"
        " UNION ALL SELECT max(day) FROM shift WHERE cancelled_at IS NULL)"
    ).fetchone()
    if begin is None:
        return []
    first, last = max(first, date.fromisoformat(begin)), min(last, date.fromisoformat(end))
    days_kept = _KEPT if part == LATER else "SELECT day FROM struck WHERE 1"
    cursor = db.execute_sql(f"{days_kept} AND day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))
    known_days = {day for (day,) in cursor} if kept else set()
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.isoformat() not in known_days]
