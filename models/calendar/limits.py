"""The date a citizen is promised, with the reasons for it.

The rules are those of DOMAIN 3: the day of receipt is not counted, what comes outside sessions
counts from the next one, a swapped Saturday works by the hours of the weekday it replaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .. import clock
from .days import WEEKDAYS_AS_KEPT, Calendar

INDAY_CLOSES = time(15)
"""What is received from 15:00:00 on is due on the next working day (NĐ 280/2025/NĐ-CP)."""


@dataclass(frozen=True)
class Due:
    """The promised moment (None when no date can be computed) and the reasons in words.

    The reasons are kept with the dossier, so they are in the register's own language, whatever
    language is spoken: no word of theirs is looked up.
    """

    at: datetime | None
    reasons: tuple[str, ...]


def start(calendar: Calendar, received: datetime) -> tuple[datetime, str]:
    """Return the moment from which a limit runs and a word of why when it is not the receipt."""
    local = clock.local(received).replace(tzinfo=None)
    for opens, closes in calendar.sessions_of(local.date()):
        if local.time() <= closes:
            begins = datetime.combine(local.date(), max(opens, local.time()))
            return begins, "" if begins == local else f"nhận ngoài giờ, tính từ {begins:%H:%M}"
    day = calendar.next_working(local.date())
    begins = datetime.combine(day, calendar.sessions_of(day)[0][0])
    return begins, f"nhận ngoài giờ, tính từ {begins:%H:%M} {_day(day)}"


def due(calendar: Calendar, received: datetime, unit: str, value: int | None) -> Due:
    """Return when a dossier received at an aware moment is due under a limit.

    `unit` is one of `catalogue.UNITS`; PLAN and UNKNOWN have no computed date.
    """
    begins, why = start(calendar, received)
    reasons = [f"nhận {_day(clock.local(received).date())}"] + ([why] if why else [])
    if unit == "H":
        moment = _walk_hours(calendar, begins, value or 0)
        return Due(moment.replace(tzinfo=clock.LOCAL), (*reasons, f"{value} giờ làm việc"))
    if unit == "INDAY":
        late = begins.time() >= INDAY_CLOSES
        reasons.append("nhận từ 15:00: trả ngày làm việc sau" if late else "trả trong ngày")
        day = calendar.next_working(begins.date()) if late else begins.date()
    elif unit == "WD":
        reasons.append(f"{value} ngày làm việc, không tính ngày nhận")
        day = begins.date()
        for _ in range(value or 0):
            day = calendar.next_working(day)
    elif unit == "CD":
        reasons.append(f"{value} ngày, tính cả ngày nghỉ")
        day = begins.date() + timedelta(days=value or 0)
        if not calendar.works(day):
            reasons.append(f"{_day(day)} là ngày nghỉ, lùi đến ngày làm việc sau")
            day = calendar.next_working(day)
    else:
        return Due(None, (*reasons, "không có thời hạn tính được, nhập ngày hẹn"))
    reasons += _passed(calendar, begins.date(), day)
    closing = calendar.sessions_of(day)[-1][1]
    return Due(datetime.combine(day, closing, clock.LOCAL), tuple(reasons))


def _walk_hours(calendar: Calendar, begins: datetime, hours: int) -> datetime:
    left = timedelta(hours=hours)
    day = begins.date()
    while True:
        for opens, closes in calendar.sessions_of(day):
            opening = max(datetime.combine(day, opens), begins)
            length = datetime.combine(day, closes) - opening
            if timedelta(0) < length and left <= length:
                return opening + left
            left -= max(length, timedelta(0))
        day = calendar.next_working(day)


def _passed(calendar: Calendar, first: date, last: date) -> list[str]:
    words = []
    day = first
    while day < last:
        day += timedelta(days=1)
        if day in calendar.off:
            words.append(f"bỏ qua {day:%d/%m} {calendar.off[day]}")
        elif day in calendar.worked:
            words.append(f"tính {_day(day)} làm bù {calendar.worked[day]:%d/%m}")
    return words


def _day(day: date) -> str:
    return f"{WEEKDAYS_AS_KEPT[day.weekday()]} {day:%d/%m/%Y}"
