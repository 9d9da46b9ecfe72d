"""Certificates of a volunteer's hours, numbered by year."""

from __future__ import annotations

from peewee import IntegerField, TextField

from .base import Day, Moment, Written


class Certificate(Written):
    """A certificate given for a stretch of days; `facts` is the JSON of the figures it states."""

    year = IntegerField()
    number = IntegerField()
    volunteer_id = IntegerField()
    from_day = Day()
    to_day = Day()
    facts = TextField()
    at = Moment()
    day = Day()
    account_id = IntegerField()
