"""Days off, working days, and the date a citizen is promised, with the reasons for it (DOMAIN 3)."""

from .days import LONGEST_CLOSURE, WEEKDAYS, Calendar, DayOff, Session
from .limits import INDAY_CLOSES, Due, due, start
from .loaded import forget, load

__all__ = [
    "Calendar",
    "DayOff",
    "Due",
    "INDAY_CLOSES",
    "LONGEST_CLOSURE",
    "Session",
    "WEEKDAYS",
    "due",
    "forget",
    "load",
    "start",
]
