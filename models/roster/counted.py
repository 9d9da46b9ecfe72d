"""The shifts that a figure counts, as rows: served, or planned up to today."""

from __future__ import annotations

from datetime import date

from ..base import db
from ..journal import Actor, no_right
from .board import Entry, read_entries
from .duty import ON_DUTY, scoped, span

_WHICH = {
    "served": "d.came IS NOT NULL",
    "planned": "NOT d.unplanned AND (d.day <= :today OR d.came IS NOT NULL)",
}
_NEWEST = "d.day DESC, d.starts DESC, d.id DESC LIMIT {most:d}"


def counted_entries(
    by: Actor,
    first: date,
    last: date,
    which: str,
    most: int,
    volunteer_id: int | None = None,
    place_id: int | None = None,
    team_id: int | None = None,
) -> tuple[list[Entry], int]:
    """Return the shifts "served" or "planned" between two days, and how many there are; two queries.

    The newest come first. Raises `Refused` without the right to read the roster.
    """
    if not by.may("roster.read"):
        raise no_right(by, "roster.read")
    only, where, given = scoped(volunteer_id, place_id, team_id)
    where = f"WHERE {_WHICH[which]}{where} "
    values = {**span(first, last), **given}
    counting = f"WITH {ON_DUTY.format(only=only)} SELECT count(*) FROM on_duty d {where}"
    (count,) = db.execute_sql(counting, values).fetchone()
    return read_entries(values, only, where, _NEWEST.format(most=most)), int(count)
