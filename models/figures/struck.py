"""The figures of closed days, kept: struck when a day is closed, gone as soon as anything of it changes.

They are no part of the record but made of it: triggers drop a day's when a session, a tick, a
shift or whatever else they were made of is written, and a day without them is counted anew.
"""

from __future__ import annotations

from datetime import date, timedelta

from ..base import db
from ..journal import Act
from ..roster.duty import span
from .cells import MOST, PARTS, SUMS, Asked, known, tallied

AT_ONCE = 31
"""So many days are struck by one closing at most: after a long gap the next closings go on."""


def strike_in(doing: Act, last: date) -> int:
    """Keep the figures of the days up to one that is over or closed, inside an act; return of how many."""
    days = _to_strike(last)
    for day in days:
        _strike(doing, day)
    return len(days)


def _to_strike(last: date) -> list[date]:
    cursor = db.execute_sql(
        "WITH RECURSIVE back(day, n) AS (SELECT ?, 1 UNION ALL SELECT date(day, '-1 day'), n + 1 FROM back"
        " WHERE n < ?) SELECT day FROM back WHERE day NOT IN (SELECT day FROM struck)"
        " AND (EXISTS (SELECT 1 FROM help_session h WHERE h.day = back.day)"
        "   OR EXISTS (SELECT 1 FROM shift s WHERE s.day = back.day))",
        (last.isoformat(), AT_ONCE),
    )
    return [date.fromisoformat(day) for (day,) in cursor]


def _strike(doing: Act, day: date) -> None:
    """Write the cells of one day; the row of the day comes last and makes them count."""
    text = day.isoformat()
    for part, it in PARTS.items():
        asked = Asked(part, f"'{text}'")
        doing.connection.execute(
            f"INSERT INTO tally (part, key, day, {', '.join(SUMS)})"
            f" SELECT '{part}', cells.* FROM ({tallied(asked)}) cells",
            span(day, day),
        )
        if not it.people:
            continue
        doing.connection.execute(
            f"INSERT INTO tally_known (part, key, person_id, day, {', '.join(MOST)})"
            f" SELECT '{part}', cells.* FROM ({known(asked)}) cells"
        )
    doing.connection.execute("INSERT INTO struck (day) VALUES (?)", (text,))


def unstruck(first: date, last: date, kept: bool = True) -> list[date]:
    """Return the days between two whose figures are to be counted anew, or all; two queries."""
    begin, end = db.execute_sql(
        "SELECT min(day), max(day) FROM (SELECT min(day) AS day FROM help_session UNION ALL"
        " SELECT max(day) FROM help_session UNION ALL SELECT min(day) FROM shift WHERE cancelled_at IS NULL"
        " UNION ALL SELECT max(day) FROM shift WHERE cancelled_at IS NULL)"
    ).fetchone()
    if begin is None:
        return []
    first, last = max(first, date.fromisoformat(begin)), min(last, date.fromisoformat(end))
    cursor = db.execute_sql(
        "SELECT day FROM struck WHERE day BETWEEN ? AND ?", (first.isoformat(), last.isoformat())
    )
    known_days = {day for (day,) in cursor} if kept else set()
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.isoformat() not in known_days]
