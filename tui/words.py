"""How times, days and numbers are written at the counter."""

from __future__ import annotations

import re
from datetime import date, datetime

from models import clock
from models.calendar import WEEKDAYS


def time(moment: datetime | None) -> str:
    """Return 07:42 of an aware moment, empty for none."""
    return f"{clock.local(moment):%H:%M}" if moment else ""


def seconds(moment: datetime) -> str:
    """Return 07:42:05 of an aware moment."""
    return f"{clock.local(moment):%H:%M:%S}"


def day(value: date | None) -> str:
    """Return 21/11/2026, empty for none."""
    return f"{value:%d/%m/%Y}" if value else ""


def weekday(value: date) -> str:
    """Return T7 21/11."""
    return f"{WEEKDAYS[value.weekday()]} {value:%d/%m}"


def number(value: int) -> str:
    """Return 1.234.567."""
    return f"{value:,}".replace(",", ".")


def minutes(value: int) -> str:
    """Return 3 giờ 10 phút."""
    hours, rest = divmod(value, 60)
    return f"{hours} giờ {rest} phút" if hours else f"{rest} phút"


def cut(text: str, width: int) -> str:
    """Return a text that fits some cells, with … where it was cut."""
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"


def fit(text: str, width: int) -> str:
    """Return a text cut and filled to exactly some cells."""
    return cut(text, width).ljust(width)


def parse_day(typed: str, today: date) -> date | None:
    """Return the day meant by 7/7/2026, 7.7, 7-7 or 07072026, or None; the year defaults to this."""
    parts = re.findall(r"\d+", typed)
    if len(parts) == 1 and len(parts[0]) in (4, 8):
        parts = (
            [parts[0][:2], parts[0][2:4], parts[0][4:]]
            if len(parts[0]) == 8
            else [parts[0][:2], parts[0][2:]]
        )
    if len(parts) not in (2, 3):
        return None
    try:
        return date(int(parts[2]) if len(parts) == 3 else today.year, int(parts[1]), int(parts[0]))
    except ValueError:
        return None
