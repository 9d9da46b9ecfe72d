"""Who is on duty where and when: planned shifts, and when volunteers really came and went."""

from .duty import Duty, duties, duty
from .records import Shift, ShiftPattern, places_of, plan_shift, shift_of

__all__ = [
    "Duty",
    "Shift",
    "ShiftPattern",
    "duties",
    "duty",
    "places_of",
    "plan_shift",
    "shift_of",
]
