"""Days off, working days, and the date a citizen is promised, with the reasons for it (DOMAIN 3)."""

from .days import WEEKDAYS, Calendar, DayOff, Session
from .limits import (
    INDAY_CLOSES,
    Due,
    Pauses,
    deadline,
    due,
    due_by_hand,
    hand_over_by,
    start,
    working_days_between,
)
from .loaded import DayRow, HoursRow, forget, load, of_rows
from .said import telling

__all__ = [
    "Calendar",
    "DayOff",
    "DayRow",
    "Due",
    "HoursRow",
    "INDAY_CLOSES",
    "Pauses",
    "Session",
    "WEEKDAYS",
    "deadline",
    "due",
    "due_by_hand",
    "forget",
    "hand_over_by",
    "load",
    "of_rows",
    "start",
    "telling",
    "working_days_between",
]
