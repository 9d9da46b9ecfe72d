"""Hours of a day that may be left open, and the moments they stand for."""

from __future__ import annotations

from datetime import date, datetime, time

from . import clock, text
from .roster.times import clock_time


def hour(typed: str | None, field: str) -> str | None:
    """Return HH:MM of a typed hour, None of nothing; raises `Refused` for what is no hour."""
    wanted = text.line(typed or "")
    return clock_time(wanted, field) if wanted else None


def at(day: date, kept: str) -> datetime:
    """Return the moment of an hour HH:MM of a day at the counter."""
    return datetime.combine(day, time.fromisoformat(kept), clock.LOCAL)
