"""The timetable as admins change it: days off, hours, due time, and what they move (DOMAIN 3.4)."""

from .edits import Change, DropDay, Edit, SetDay, SetDueTime, SetHours, changed, set_day, swap
from .kept import CENTRE, DUE_TIMES, KINDS, LABELS, Opening, Special, Timetable, faults, timetable
from .moved import Moved
from .typed import openings, weekday
from .verbs import Preview, apply, moves, preview, recount
from .years import Year, warnings, year_of

__all__ = [
    "CENTRE",
    "Change",
    "DUE_TIMES",
    "DropDay",
    "Edit",
    "KINDS",
    "LABELS",
    "Moved",
    "Opening",
    "Preview",
    "SetDay",
    "SetDueTime",
    "SetHours",
    "Special",
    "Timetable",
    "Year",
    "apply",
    "changed",
    "faults",
    "moves",
    "openings",
    "preview",
    "recount",
    "set_day",
    "swap",
    "timetable",
    "warnings",
    "weekday",
    "year_of",
]
