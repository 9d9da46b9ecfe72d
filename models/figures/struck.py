"""The figures of days that are over, kept: struck by openings and closings, gone when anything changes.

They are no part of the record but made of it: triggers drop a day's when a session, a tick, a
shift or whatever else they were made of is written, and a day without them is counted anew.
"""

from __future__ import annotations

from datetime import date, timedelta

from ..base import db
from ..journal import Act
from ..roster.duty import span
from ..sessions.records import RESULTS
from .cells import MOST, PARTS, SUMS, Asked, known, tallied

AT_ONCE = 31
"""So many days are struck by one opening or closing at most: the next ones go on with what is left."""

LATER = "result"
"""The part that registers kept before this program did not keep yet."""

_LACKING = f"""
SELECT t.day FROM tally t WHERE t.part = 'all' AND t.key = '' AND t.turns > 0 AND NOT EXISTS (
  SELECT 1 FROM tally r WHERE r.part = '{LATER}' AND r.key IN ({", ".join(f"'{key}'" for key in RESULTS)})
    AND r.day = t.day)
"""
"""The days that were kept without that part: whoever helped has a result."""

_FOUND = f"""
WITH RECURSIVE lacking (day) AS ({_LACKING}),
back (day) AS (
  SELECT date(?, '+1 day')
  UNION ALL
  SELECT max(coalesce((SELECT max(day) FROM help_session WHERE day < back.day), ''),
    coalesce((SELECT max(day) FROM shift WHERE day < back.day AND cancelled_at IS NULL), ''))
  FROM back WHERE day <> '')
SELECT day FROM back WHERE day BETWEEN '1' AND ?
  AND (day NOT IN (SELECT day FROM struck) OR day IN (SELECT day FROM lacking)) LIMIT ?
"""
"""The newest days with sessions or shifts whose figures are not kept: from one such day to the next."""


def strike_in(doing: Act, last: date) -> int:
    """Keep the figures of the days up to one that is over or closed, inside an act; return of how many."""
    days = _to_strike(last)
    for day in days:
        _strike(doing, day)
    return len(days)


def _to_strike(last: date) -> list[date]:
    cursor = db.execute_sql(_FOUND, (last.isoformat(), last.isoformat(), AT_ONCE))
    return [date.fromisoformat(day) for (day,) in cursor]


def _strike(doing: Act, day: date) -> None:
    """Write the cells of one day; the row of the day comes last and makes them count."""
    text = day.isoformat()
    doing.connection.execute("DELETE FROM struck WHERE day = ?", (text,))
    for part in PARTS:
        asked = Asked(part, f"'{text}'")
        doing.connection.execute(
            f"INSERT INTO tally (part, key, day, {', '.join(SUMS)})"
            f" SELECT '{part}', cells.* FROM ({tallied(asked)}) cells",
            span(day, day),
        )
        doing.connection.execute(
            f"INSERT INTO tally_known (part, key, person_id, day, {', '.join(MOST)})"
            f" SELECT '{part}', cells.* FROM ({known(asked)}) cells"
        )
    doing.connection.execute("INSERT INTO struck (day) VALUES (?)", (text,))


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
    lacking = f" AND day NOT IN ({_LACKING})" if part == LATER else ""
    sql = f"SELECT day FROM struck WHERE day BETWEEN ? AND ?{lacking}"
    cursor = db.execute_sql(sql, (first.isoformat(), last.isoformat()))
    known_days = {day for (day,) in cursor} if kept else set()
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.isoformat() not in known_days]
