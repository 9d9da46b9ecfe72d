"""What a volunteer who leaves gives up: the shifts still to come, and the weekly patterns."""

from __future__ import annotations

from ..base import rows
from ..journal import Act
from .records import Shift, ShiftPattern

MOVED = "absence.moved"
"""The reason of shifts whose volunteer left."""


def give_up_in(doing: Act, volunteer_id: int) -> None:
    """Cancel the shifts of today and later that nobody began, and end the patterns, inside an act."""
    ahead = "volunteer_id = ? AND day >= ? AND cancelled_at IS NULL AND checked_in_at IS NULL"
    for shift in rows(Shift, ahead, volunteer_id, doing.day.isoformat()):
        doing.change(Shift, shift.id, cancelled_at=doing.at, reason_key=MOVED)
    in_force = "volunteer_id = ? AND (to_day IS NULL OR to_day > ?)"
    for row in rows(ShiftPattern, in_force, volunteer_id, doing.day.isoformat()):
        doing.change(ShiftPattern, row.id, to_day=max(doing.day, row.from_day))
