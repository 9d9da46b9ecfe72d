"""Hours of a day as people type them, kept as HH:MM, and the moments they stand for."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from . import clock, text
from .errors import Refused

_HOUR = re.compile(r"(\d{1,2})[:hg.](\d\d)?(?::00)?|(\d\d)(\d\d)|(\d{1,2})", re.ASCII | re.IGNORECASE)


def hour(typed: str | None, field: str) -> str | None:
    """Return HH:MM of 7:30, 7h30, 0730, 7 or 07:30:00, None of nothing; raises `Refused` for no hour."""
    wanted = text.line(typed or "")
    if not wanted:
        return None
    found = _HOUR.fullmatch(wanted)
    hours, minutes = (found[1] or found[3] or found[5], found[2] or found[4]) if found else ("24", "")
    try:
        return f"{time(int(hours), int(minutes or 0)):%H:%M}"
    except ValueError:
        raise Refused("session.time", field=field, value=wanted[:10]) from None


def between(starts: str | None, ends: str | None) -> tuple[str | None, str | None]:
    """Return two hours as they are kept; raises `Refused` when the second is not behind the first."""
    first, last = hour(starts, "starts"), hour(ends, "ends")
    if first and last and last <= first:
        raise Refused("shift.order", field="ends", starts=first, ends=last)
    return first, last


def at(day: date, kept: str) -> datetime:
    """Return the moment of an hour HH:MM of a day at the counter."""
    return datetime.combine(day, time.fromisoformat(kept), clock.LOCAL)
