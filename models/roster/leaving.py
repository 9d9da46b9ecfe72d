"""What ends with a volunteer who leaves or a place that closes: shifts still to come, weekly patterns."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from .. import catalogue
from ..base import db, rows
from ..errors import Refused
from ..journal import Act
from . import times
from .records import Shift, ShiftPattern

REASONS = {"volunteer_id": "absence.moved", "place_id": "absence.closed"}
"""The reason of the shifts that are given up, by whose they are."""


def give_up_in(doing: Act, whose: Literal["volunteer_id", "place_id"], row_id: int) -> None:
    """Cancel the shifts still to end that nobody began, and end the patterns, inside an act.

    A pattern that has not begun ends before it begins.
    """
    ahead = f"{whose} = ? AND day >= ? AND cancelled_at IS NULL AND checked_in_at IS NULL"
    for shift in rows(Shift, ahead, row_id, doing.day.isoformat()):
        if not times.over(shift.day, shift.ends, doing.at):
            key = catalogue.reason_key("absence", REASONS[whose])
            doing.change(Shift, shift.id, cancelled_at=doing.at, reason_key=key)
    in_force = f"{whose} = ? AND (to_day IS NULL OR to_day > ?)"
    for row in rows(ShiftPattern, in_force, row_id, doing.day.isoformat()):
        doing.change(ShiftPattern, row.id, to_day=max(doing.day, row.from_day - timedelta(days=1)))


def refuse_on_duty_at(doing: Act, place_id: int, name: str) -> None:
    """Raise `Refused` naming the volunteers who are on duty at a place now."""
    cursor = db.execute_sql(
        "SELECT v.code FROM shift s JOIN volunteer v ON v.id = s.volunteer_id"
        " WHERE s.day = ? AND s.place_id = ? AND s.cancelled_at IS NULL"
        " AND s.checked_in_at IS NOT NULL AND s.checked_out_at IS NULL ORDER BY v.code",
        (doing.day.isoformat(), place_id),
    )
    here = ", ".join(code for (code,) in cursor)
    if here:
        raise Refused("place.on_duty", field="active", name=name, volunteers=here)
