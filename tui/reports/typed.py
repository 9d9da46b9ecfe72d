"""Periods as people type them: 2026-11 or 11/2026, a quarter 4/2026, a year, any day of a week."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from models import clock
from models.figures import Period, periods
from models.language import N_
from tui.words import parse_day

EXAMPLES: Mapping[str, str] = {
    "day": N_("2026-11-21 hoặc 21/11/2026"),
    "week": N_("một ngày của tuần: 2026-11-21 hoặc 21/11/2026"),
    "month": N_("2026-11 hoặc 11/2026"),
    "quarter": N_("2026-4 hoặc 4/2026"),
    "year": N_("2026"),
    "campaign": N_("mã đợt"),
}
"""How each kind of period is typed."""

_TWO = re.compile(r"(\d{1,2})(?:[/.-](\d{4}))?|(\d{4})[/.-]Q?(\d{1,2})", re.ASCII | re.IGNORECASE)


def period(kind: str, typed: str) -> Period | None:
    """Return the period of a kind that a text means, or None; an unknown campaign is `Refused`."""
    if kind == "campaign":
        return periods.campaign(typed.strip())
    day = _FIRST_DAYS[kind](typed.strip())
    return periods.of(kind, day) if day else None


def any_day(typed: str) -> date | None:
    """Return the day of 2026-11-21 or 21/11/2026, or None."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return parse_day(typed, clock.today())


def _of_two(typed: str, months: int) -> date | None:
    """Return the first day of a month or quarter, given by its number and perhaps its year."""
    found = _TWO.fullmatch(typed)
    if not found:
        return None
    number, year = int(found[1] or found[4]), int(found[2] or found[3] or clock.today().year)
    return _date(year, (number - 1) * months + 1) if number else None


def _date(year: int, month: int) -> date | None:
    fits = periods.EARLIEST.year <= year <= periods.LATEST.year and 1 <= month <= 12
    return date(year, month, 1) if fits else None


def _year(typed: str) -> date | None:
    return _date(int(typed), 1) if re.fullmatch(r"\d{4}", typed, re.ASCII) else None


_FIRST_DAYS: Mapping[str, Callable[[str], date | None]] = {
    "day": any_day,
    "week": any_day,
    "month": lambda typed: _of_two(typed, 1),
    "quarter": lambda typed: _of_two(typed, 3),
    "year": _year,
}
