"""Who is on duty where and when: planned shifts, and when volunteers really came and went."""

from .board import GRACE, STATES, Entry, HalfDay, board, entries, gaps, overlaps
from .duty import Duty, duties, duty
from .hours import Hours, hours, lines_to_fill
from .meant import free, key, place, places_by_key, volunteer, volunteers_by_key
from .month import Clash, Comparison, Wanted, compare, take
from .needs import need
from .patterns import Filled, Skipped, Weekly, add_pattern, end_pattern, fill, off_days, patterns, weekly
from .presence import EARLY, check_in, check_out, correct_shift, due_in, on_duty
from .records import Shift, ShiftPattern, places_of, shift_of, shifts_of
from .times import clock_time, half_name
from .verbs import ABSENCE, cancel_shift, place_name, plan_shift, replace_shift

__all__ = [
    "ABSENCE",
    "Clash",
    "Comparison",
    "Duty",
    "EARLY",
    "Entry",
    "Filled",
    "GRACE",
    "HalfDay",
    "Hours",
    "STATES",
    "Shift",
    "ShiftPattern",
    "Skipped",
    "Wanted",
    "Weekly",
    "add_pattern",
    "board",
    "cancel_shift",
    "check_in",
    "check_out",
    "clock_time",
    "compare",
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
    "need",
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
    "take",
    "volunteer",
    "volunteers_by_key",
    "weekly",
]
