"""Who is on duty where and when: planned shifts, and when volunteers really came and went."""

from ..codes import key
from .actual import Hours, hours, lines_to_fill
from .board import GRACE, STATES, Cancelled, Entry, HalfDay, board, cancelled, entries, gaps, overlaps
from .counted import counted_entries
from .duty import Duty, duties, duty
from .meant import free, place, places_by_key, somebody, volunteer, volunteers_by_key
from .meetings import Meeting, meetings
from .month import Clash, Comparison, Wanted, compare, take, written
from .patterns import Filled, Skipped, Weekly, add_pattern, end_pattern, fill, off_days, patterns, weekly
from .presence import EARLY, Standing, check_in, check_out, correct_shift, due_in, on_duty, standing
from .records import Shift, ShiftPattern, places_of, shift_of, shifts_of
from .times import half_name
from .verbs import ABSENCE, cancel_shift, place_name, plan_shift, replace_shift

__all__ = [
    "ABSENCE",
    "Cancelled",
    "Clash",
    "Comparison",
    "Duty",
    "EARLY",
    "Entry",
    "Filled",
    "GRACE",
    "HalfDay",
    "Hours",
    "Meeting",
    "STATES",
    "Shift",
    "ShiftPattern",
    "Skipped",
    "Standing",
    "Wanted",
    "Weekly",
    "add_pattern",
    "board",
    "cancel_shift",
    "cancelled",
    "check_in",
    "check_out",
    "compare",
    "counted_entries",
    "correct_shift",
    "due_in",
    "duties",
    "duty",
    "end_pattern",
    "entries",
    "fill",
    "free",
    "gaps",
    "half_name",
    "hours",
    "key",
    "lines_to_fill",
    "meetings",
    "off_days",
    "on_duty",
    "overlaps",
    "patterns",
    "place",
    "place_name",
    "places_by_key",
    "places_of",
    "plan_shift",
    "replace_shift",
    "shift_of",
    "shifts_of",
    "somebody",
    "standing",
    "take",
    "volunteer",
    "volunteers_by_key",
    "weekly",
    "written",
]
