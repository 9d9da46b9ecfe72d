"""The rows of digital-literacy classes."""

from __future__ import annotations

from peewee import IntegerField, TextField

from ..base import Day, Moment, PersonalText, Written


class Lesson(Written):
    """A digital-literacy class ("Bình dân học vụ số"); its heads are counted apart.

    It is planned until it is held or cancelled; `team_id` is the team of its first teacher.
    """

    day = Day()
    title = TextField()
    place_id = IntegerField(null=True)
    neighbourhood = TextField(null=True)
    heads = IntegerField(null=True)
    topics = TextField(null=True)
    held_at = Moment(null=True)
    cancelled_at = Moment(null=True)
    starts = TextField(null=True)
    ends = TextField(null=True)
    note = PersonalText(null=True)
    reason_key = TextField(null=True)
    account_id = IntegerField(null=True)
    team_id = IntegerField(null=True)


class LessonTeacher(Written):
    """A volunteer who teaches a lesson; one who was not there is marked, never deleted."""

    lesson_id = IntegerField()
    volunteer_id = IntegerField()
    dropped_at = Moment(null=True)
