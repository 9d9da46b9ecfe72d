"""The list of a day as it is taken along: whole phone numbers for those who go there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from .. import clock
from ..base import db
from ..journal import Actor, act
from .lists import MOST, Listed, listed


@dataclass(frozen=True)
class Printed:
    """The errands of a day on paper; `whole` tells whether phone numbers are whole.

    `hidden` is how many more wait on that day, which the reader may not see.
    """

    day: date
    rows: tuple[Listed, ...]
    whole: bool
    hidden: int = 0


def printed(by: Actor, day: date | None = None, masked: bool = False) -> Printed:
    """Return the open errands of a day (today) for the paper to take along.

    Phone numbers are whole, for volunteers those of the own errands alone: that is journalled, and
    `Refused` without the right. `masked` ones are for a paper that hangs on a wall.
    """
    which = day or clock.today()
    rows = tuple(row for row in listed(by, "day", which) if row.state in ("asked", "assigned"))
    hidden = _waiting(which) - len(rows)
    if masked:
        return Printed(which, rows, whole=False, hidden=hidden)
    with act("errand.print", by) as doing:
        numbers = _numbers(which)
        told = tuple(replace(row, phone=numbers[row.id] or "") if row.phone else row for row in rows)
        doing.counts = {"day": which.isoformat(), "errands": len(told)}
        return Printed(which, told, whole=True, hidden=hidden)


def _waiting(day: date) -> int:
    """Return how many open errands a day has, as many as a list has room for."""
    sql = "SELECT count(*) FROM errand e WHERE e.day = ? AND e.state IN ('asked', 'assigned')"
    return min(int(db.execute_sql(sql, (day.isoformat(),)).fetchone()[0]), MOST)


def _numbers(day: date) -> dict[int, str | None]:
    cursor = db.execute_sql("SELECT id, contact FROM errand WHERE day = ? LIMIT ?", (day.isoformat(), MOST))
    return dict(cursor.fetchall())
