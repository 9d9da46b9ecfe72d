"""Hours of a day that may be left open, and the moments they stand for."""

from __future__ import annotations

from datetime import date, datetime, time

from . import clock, text

_HOUR = re.compile(r"(\d{1,2})[:hg.](\d\d)?(?::00)?|(\d\d)(\d\d)|(\d{1,2})", re.ASCII | re.IGNORECASE)


def hour(typed: str | None, field: str) -> str | None:
    """Return HH:MM of 7:30, 7h30, 0730, 7 or 07:30:00, None of nothing; raises `Refused` for no hour."""


from .roster.times import clock_time


def hour(typed: str | None, field: str) -> str | None:
    """Return HH:MM of a typed hour, None of nothing; raises `Refused` for what is no hour."""
    wanted = text.line(typed or "")
    return clock_time(wanted, field) if wanted else None


def at(day: date, kept: str) -> datetime:
    """Return the moment of an hour HH:MM of a day at the counter."""
    return datetime.combine(day, time.fromisoformat(kept), clock.LOCAL)
