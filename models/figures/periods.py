"""The stretches of days that figures are asked for: a day, week, month, quarter, year, campaign, any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .. import clock
from ..base import first as first_row
from ..base import rows
from ..calendar import WEEKDAYS
from ..catalogue import Campaign
from ..errors import Refused
from ..language import N_, Words, _

NAMES = Words(
    {
        "day": N_("Ngày"),
        "week": N_("Tuần"),
        "month": N_("Tháng"),
        "quarter": N_("Quý"),
        "year": N_("Năm"),
        "campaign": N_("Đợt cao điểm"),
        "span": N_("Từ ngày đến ngày"),
    }
)
"""The kinds of periods; the first five follow one another without a gap."""

EARLIEST, LATEST = date(2025, 7, 1), date(2199, 12, 31)
"""Before the first the Centres did not exist (DOMAIN 1.1); the register's years end with the other."""


@dataclass(frozen=True)
class Period:
    """The days from `first` to `last`, both counted; `name` is a campaign's own."""

    kind: str
    first: date
    last: date
    code: str = ""
    name: str = ""

    @property
    def words(self) -> str:
        """The period in words: tháng 11/2026, tuần 16/11–22/11/2026."""
        return _SAID[self.kind](self)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def of(kind: str, day: date) -> Period:
    """Return the day, week (Monday to Sunday), month, quarter or year in which a day lies."""
    first, last = _BOUNDS[kind](day)
    return Period(kind, first, last)


def span(first: date, last: date) -> Period:
    """Return the days from one to another; raises `Refused` when the last comes before the first."""
    if last < first:
        raise Refused("figures.span", field="last", first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")
    return Period("span", first, last)


def campaign(code: str) -> Period:
    """Return a campaign by its code; raises `Refused` with the known codes."""
    row = first_row(Campaign, "code = ? AND valid_to IS NULL", code)
    if row is None:
        known = ", ".join(row.code for row in campaigns())
        raise Refused("figures.campaign", field="campaign", code=code[:40], known=known or "-")
    return _of_campaign(row)


def campaigns() -> list[Campaign]:
    """Return the campaigns in force, by their first day."""
    return rows(Campaign, "valid_to IS NULL ORDER BY from_day, code")


def next_to(period: Period, by: int) -> Period:
    """Return the period before (-1) or behind (1) another: as long as it, or the campaign beside it."""
    if period.kind == "campaign":
        return _campaign_beside(period, by)
    day = period.last + timedelta(days=1) if by > 0 else period.first - timedelta(days=1)
    if not EARLIEST <= day <= LATEST:
        return period
    if period.kind != "span":
        return of(period.kind, day)
    length = timedelta(days=period.days - 1)
    return Period("span", day, day + length) if by > 0 else Period("span", day - length, day)


def _campaign_beside(period: Period, by: int) -> Period:
    known = [_of_campaign(row) for row in campaigns()]
    place = next((n for n, one in enumerate(known) if one.code == period.code), 0) + by
    return known[place] if 0 <= place < len(known) else period


def _of_campaign(row: Campaign) -> Period:
    return Period("campaign", row.from_day, row.to_day, row.code, row.name)


def _week(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _months(day: date, many: int) -> tuple[date, date]:
    """Return the bounds of the month, quarter or year of so many months in which a day lies."""
    begins = (day.month - 1) // many * many + 1
    year, month = (day.year, begins + many) if begins + many <= 12 else (day.year + 1, 1)
    return date(day.year, begins, 1), date(year, month, 1) - timedelta(days=1)


_BOUNDS: dict[str, Callable[[date], tuple[date, date]]] = {
    "day": lambda day: (day, day),
    "week": _week,
    "month": lambda day: _months(day, 1),
    "quarter": lambda day: _months(day, 3),
    "year": lambda day: _months(day, 12),
}


def _span_words(period: Period) -> str:
    first = f"{period.first:%d/%m}" if period.first.year == period.last.year else f"{period.first:%d/%m/%Y}"
    return f"{first}–{period.last:%d/%m/%Y}"


_SAID: dict[str, Callable[[Period], str]] = {
    "day": lambda it: f"{WEEKDAYS[it.first.weekday()]} {it.first:%d/%m/%Y}",
    "week": lambda it: _("tuần {days}", days=_span_words(it)),
    "month": lambda it: _("tháng {month}/{year}", month=it.first.month, year=it.first.year),
    "quarter": lambda it: _("quý {n}/{year}", n=it.first.month // 3 + 1, year=it.first.year),
    "year": lambda it: _("năm {year}", year=it.first.year),
    "campaign": lambda it: f"{it.name} ({_span_words(it)})",
    "span": _span_words,
}


def today(kind: str = "month") -> Period:
    """Return the period of a kind in which today lies."""
    return of(kind, clock.today())
