"""How times, days and numbers are written at the counter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from textwrap import wrap

from models import clock
from models.calendar import WEEKDAYS
from models.language import SOURCE, _, _n, spoken

UNBROKEN = "\u00a0"
"""The blank at which no line is broken, as between an amount and its unit in a file."""

_SWAPPED = str.maketrans(",.", ".,")
_SPANS: tuple[tuple[int, Callable[[int], str], Callable[[int], str]], ...] = (
    (86_400, lambda n: _n("{n} ngày trước", n), lambda n: _n("sau {n} ngày nữa", n)),
    (3_600, lambda n: _n("{n} giờ trước", n), lambda n: _n("sau {n} giờ nữa", n)),
    (60, lambda n: _n("{n} phút trước", n), lambda n: _n("sau {n} phút nữa", n)),
    (1, lambda n: _n("{n} giây trước", n), lambda n: _n("sau {n} giây nữa", n)),
)
"""Spans in seconds, the longest first, and how a number of them is said of what was and will be."""

_DAY = re.compile(r"(\d{1,2})[/. -](\d{1,2})(?:[/. -](\d{4}))?|(\d\d)(\d\d)(\d{4})?", re.ASCII)


_WHOLE = re.compile("[0-9]{1,9}|[0-9]{1,3}([. ][0-9]{3}){1,2}")


def parse_whole(typed: str) -> int | None:
    """Return the whole number that is typed, 30000, 30.000 or 30 000; None for 2.5 and all else."""
    return int(re.sub("[. ]", "", typed)) if _WHOLE.fullmatch(typed) else None


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


def long_day(value: date) -> str:
    """Return ngày 07 tháng 7 năm 2025: zeros before days < 10 and months 1-2 (NĐ 30/2020/NĐ-CP)."""
    if spoken() == SOURCE:
        parts = f"{value.day:02}", f"{value.month:02}" if value.month < 3 else str(value.month)
    else:
        parts = str(value.day), f"{value:%B}"
    return _("ngày {day} tháng {month} năm {year}", day=parts[0], month=parts[1], year=value.year)


def number(value: float, places: int = 0) -> str:
    """Return 1.234.567, or 1.234.567,5 with one decimal place."""
    written = f"{value:,.{places}f}"
    return written.translate(_SWAPPED) if spoken() == SOURCE else written


def percent(share: float, places: int = 1) -> str:
    """Return 25,6% of 0.256."""
    return f"{number(share * 100, places)}%"


def money(amount: int, blank: str = " ") -> str:
    """Return 1.234.567 đ; in a file the blank is one that no line breaks at."""
    return _("{amount} đ", amount=number(amount)).replace(" ", blank)


def minutes(value: int) -> str:
    """Return 3 giờ 10 phút."""
    hours, rest = divmod(value, 60)
    if not hours:
        return _("{minutes} phút", minutes=rest)
    return _("{hours} giờ {minutes} phút", hours=hours, minutes=rest)


def since(moment: datetime, now: datetime) -> str:
    """Return 2 phút trước of a moment that has been, sau 2 ngày nữa of one to come."""
    ago = int((now - moment).total_seconds())
    length, past, future = next(span for span in _SPANS if abs(ago) >= span[0] or span[0] == 1)
    return past(ago // length) if ago >= 0 else future(-ago // length)


def left(due: date, today: date) -> str:
    """Return còn 2 ngày or quá hạn 3 ngày of a promised day."""
    days = (due - today).days
    if days == 0:
        return _("hẹn hôm nay")
    return _n("còn {n} ngày", days) if days > 0 else _n("quá hạn {n} ngày", -days)


def cut(text: str, width: int) -> str:
    """Return a text that fits some cells, with … where it was cut."""
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"


def fit(text: str, width: int) -> str:
    """Return a text cut and filled to exactly some cells."""
    return cut(text, width).ljust(width)


def packed(parts: Iterable[str], width: int) -> str:
    """Return parts beside one another, on as many lines as they need; none is broken."""
    joined = "  ".join(part.replace(" ", UNBROKEN) for part in parts)
    return "\n".join(wrap(joined, width)).replace(UNBROKEN, " ")


def parse_day(typed: str, today: date) -> date | None:
    """Return the day meant by 7/7/2026, 7.7, 7-7 or 07072026, or None; the year defaults to this."""
    found = _DAY.fullmatch(typed.strip())
    if not found:
        return None
    day_, month, year = found[1] or found[4], found[2] or found[5], found[3] or found[6]
    try:
        return date(int(year or today.year), int(month), int(day_))
    except ValueError:
        return None
