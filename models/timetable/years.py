"""A year of the timetable: working days a month, special days, and the warning while it is empty."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from ..base import db
from ..language import _
from .kept import Special, Timetable, timetable

WARNED_FROM = 10
"""The month from which next year's days off are asked for: they are announced each autumn (DOMAIN 3.4)."""


@dataclass(frozen=True)
class Year:
    """A year: working days of its twelve months, its special days, whether no day off is known."""

    year: int
    months: tuple[int, ...]
    days: tuple[Special, ...]

    @property
    def empty(self) -> bool:
        """Whether no day off is known, so that dates in it are not to be trusted."""
        return not any(day.off for day in self.days)


def year_of(number: int, known: Timetable | None = None) -> Year:
    """Return a year of the register's timetable."""
    known = known or timetable()
    calendar = known.calendar()
    months = tuple(
        sum(calendar.works(date(number, month, day + 1)) for day in range(monthrange(number, month)[1]))
        for month in range(1, 13)
    )
    days = sorted((day for day in known.days.values() if day.day.year == number), key=lambda day: day.day)
    return Year(number, months, tuple(days))


def warnings(day: date) -> tuple[str, ...]:
    """Return what must be said on a day of this year and, from October on, the next without days off."""
    asked = [day.year] + [day.year + 1] * (day.month >= WARNED_FROM)
    return tuple(
        _(
            "Năm {year} chưa có ngày nghỉ nào trong sổ: ngày hẹn rơi vào năm ấy có thể sai."
            " Nạp lịch: F9, Lịch làm việc.",
            year=year,
        )
        for year in asked
        if not _known(year)
    )


def _known(year: int) -> bool:
    found = db.execute_sql(
        "SELECT 1 FROM day_off"
        " WHERE date BETWEEN ? AND ? AND kind <> 'swap_work' AND valid_to IS NULL LIMIT 1",
        (f"{year}-01-01", f"{year}-12-31"),
    )
    return found.fetchone() is not None
