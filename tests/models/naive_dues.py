"""A due date found by walking day by day: slow, plain, and written apart from the engine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from models.calendar import Calendar

DAY = timedelta(days=1)
NOTHING = timedelta(0)


def sessions(known: Calendar, day: date) -> Sequence[tuple[time, time]]:
    """Return the sessions of a day."""
    if day in known.off:
        return ()
    return known.sessions.get(known.worked.get(day, day).isoweekday(), ())


def begins(known: Calendar, received: datetime) -> datetime:
    """Return when a limit begins to run."""
    now = received
    while True:
        for opens, closes in sessions(known, now.date()):
            if now.time() <= closes:
                return max(now, datetime.combine(now.date(), opens))
        now = datetime.combine(now.date() + DAY, time())


def working_days(known: Calendar, first: date, last: date) -> int:
    """Return the working days behind the first day until the last."""
    count = 0
    while first < last:
        first += DAY
        count += bool(sessions(known, first))
    return count


def worked(known: Calendar, first: datetime, last: datetime) -> timedelta:
    """Return the working time between two moments."""
    spent, day = NOTHING, first.date()
    while day <= last.date():
        for opens, closes in sessions(known, day):
            since = max(first, datetime.combine(day, opens))
            spent += max(NOTHING, min(last, datetime.combine(day, closes)) - since)
        day += DAY
    return spent


def later(known: Calendar, day: date, count: int) -> date:
    """Return the working day so many behind a day."""
    while count:
        day += DAY
        count -= bool(sessions(known, day))
    return day


def after_work(known: Calendar, since: datetime, left: timedelta) -> datetime:
    """Return when an amount of working time behind a moment is over."""
    day = since.date()
    while left:
        for opens, closes in sessions(known, day):
            opening = max(since, datetime.combine(day, opens))
            length = max(NOTHING, datetime.combine(day, closes) - opening)
            if left <= length:
                return opening + left
            left -= length
        day += DAY
    return since


def due(
    known: Calendar,
    received: datetime,
    unit: str,
    value: int,
    pauses: Sequence[tuple[datetime, datetime]] = (),
) -> datetime:
    """Return when something received is due, all moments by the clock on the wall."""
    since = begins(known, received)
    stops = [(max(since, stopped), max(since, resumed)) for stopped, resumed in pauses]
    lost = sum(working_days(known, stopped.date(), resumed.date()) for stopped, resumed in stops)
    if unit == "H":
        amount = sum((worked(known, stopped, resumed) for stopped, resumed in stops), timedelta(hours=value))
        return after_work(known, since, amount)
    if unit == "INDAY":
        day = later(known, since.date(), lost + (since.hour >= 15))
        return datetime.combine(day, sessions(known, day)[-1][1])
    if unit == "WD":
        day = later(known, since.date(), value + lost)
    else:
        day = since.date() + value * DAY
        day += sum((resumed.date() - stopped.date() for stopped, resumed in stops), NOTHING)
        while not sessions(known, day):
            day += DAY
    opened = sessions(known, day)
    kept = min(max(since.time(), opened[0][0]), opened[-1][1])
    return datetime.combine(day, kept if known.keeps_clock else opened[-1][1])
