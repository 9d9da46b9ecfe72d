"""Working days of the Centre as they are opened and closed."""

from __future__ import annotations

from peewee import IntegerField, TextField

from .base import Day, Moment, PersonalText, Written


class Workday(Written):
    """A day at the counter: who opened it, who closed it, and the backup made then."""

    day = Day()
    opened_at = Moment(null=True)
    opened_by = IntegerField(null=True)
    closed_at = Moment(null=True)
    closed_by = IntegerField(null=True)
    backup = TextField(null=True)
    backup_sha256 = TextField(null=True)
    note = PersonalText(null=True)
