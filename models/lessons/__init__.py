"""Digital-literacy classes ("Bình dân học vụ số"): planned, held, their heads counted apart."""

from .counting import Lessons, counts
from .records import Lesson, LessonTeacher

__all__ = ["Lesson", "LessonTeacher", "Lessons", "counts"]
