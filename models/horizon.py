"""How far ahead anything is planned: twenty years, so that a mistyped century is seen at once."""

from __future__ import annotations

from datetime import date, timedelta

from . import clock
from .errors import Refused

MOST = timedelta(days=20 * 365 + 5)


def refuse_far(day: date, field: str = "day") -> None:
    """Raise `Refused` for a day so far ahead that its year was mistyped."""
    last = clock.today() + MOST
    if day > last:
        raise Refused("day.far", field=field, day=f"{day:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")
