"""Digital-literacy classes ("Bình dân học vụ số"): planned, held, their heads counted apart."""

from .counting import Lessons, counts
from .leaving import refuse_ahead_at
from .lists import Listed, listed, shown
from .records import Lesson, LessonTeacher
from .verbs import STATES, Plan, cancel, change, hold, one, plan, state_of, teachers_of

__all__ = [
    "STATES",
    "Lesson",
    "LessonTeacher",
    "Lessons",
    "Listed",
    "Plan",
    "cancel",
    "change",
    "counts",
    "hold",
    "listed",
    "one",
    "plan",
    "refuse_ahead_at",
    "shown",
    "state_of",
    "teachers_of",
]
