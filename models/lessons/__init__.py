"""Digital-literacy classes ("Bình dân học vụ số"): planned, held, their heads counted apart."""

from .counting import Lessons, counts
from .holding import check_correct, correct, hold
from .leaving import refuse_ahead_at
from .lists import Listed, held, listed, shown
from .records import Lesson, LessonTeacher
from .verbs import STATES, Plan, cancel, cancellable, change, one, plan, state_of, teachers_of

__all__ = [
    "STATES",
    "Lesson",
    "LessonTeacher",
    "Lessons",
    "Listed",
    "Plan",
    "cancel",
    "cancellable",
    "change",
    "check_correct",
    "correct",
    "counts",
    "held",
    "hold",
    "listed",
    "one",
    "plan",
    "refuse_ahead_at",
    "shown",
    "state_of",
    "teachers_of",
]
