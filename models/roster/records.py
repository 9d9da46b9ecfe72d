"""The rows of shifts and of their weekly patterns, and the shift that somebody is in."""

from __future__ import annotations

from datetime import date
from typing import Any

from peewee import IntegerField, TextField

from ..base import Day, Moment, PersonalText, Written, db, first, rows
from ..journal import Actor


class ShiftPattern(Written):
    """A half-day of every week that a volunteer takes at a place, from one day to another."""

    volunteer_id = IntegerField()
    place_id = IntegerField()
    weekday = IntegerField()
    starts = TextField()
    ends = TextField()
    from_day = Day()
    to_day = Day(null=True)


class Shift(Written):
    """A planned half-day of a volunteer at a place, and when they really came and went."""

    day = Day()
    volunteer_id = IntegerField()
    place_id = IntegerField()
    starts = TextField()
    ends = TextField()
    pattern_id = IntegerField(null=True)
    unplanned = IntegerField(null=True)
    replaces_id = IntegerField(null=True)
    checked_in_at = Moment(null=True)
    checked_out_at = Moment(null=True)
    corrected_by = IntegerField(null=True)
    correction = PersonalText(null=True)
    cancelled_at = Moment(null=True)
    reason_key = TextField(null=True)


def shift_of(volunteer_id: int, day: date, at: str) -> Any:
    """Return a volunteer's shift on a day: the one checked in, else under way at HH:MM, else the next."""
    return first(
        Shift,
        "day = ? AND volunteer_id = ? AND ends >= ? AND cancelled_at IS NULL"
        " ORDER BY checked_in_at IS NULL OR checked_out_at IS NOT NULL, starts",
        day.isoformat(),
        volunteer_id,
        at,
    )


def shifts_of(volunteer_id: int, day: date) -> list[Any]:
    """Return a volunteer's shifts of a day in their order, without those cancelled."""
    return rows(
        Shift,
        "day = ? AND volunteer_id = ? AND cancelled_at IS NULL ORDER BY starts",
        day.isoformat(),
        volunteer_id,
    )


_OWN_PLACES = """
SELECT s.place_id FROM shift s JOIN volunteer v ON v.id = s.volunteer_id
WHERE v.account_id = :account AND v.active = 1 AND s.day = :day AND s.cancelled_at IS NULL
UNION SELECT coalesce(:place, (SELECT min(id) FROM place WHERE active = 1))
"""


def places_of(by: Actor, day: date) -> frozenset[int] | None:
    """Return the places whose visits somebody may see on a day; None for all.

    Who may not read persons sees those of the own shifts of the day and of the own account (the
    Centre for an account without a place).
    """
    if by.may("person.read"):
        return None
    values = {"account": by.account_id, "day": day.isoformat(), "place": by.place_id}
    return frozenset(row[0] for row in db.execute_sql(_OWN_PLACES, values))
