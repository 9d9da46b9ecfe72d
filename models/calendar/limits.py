"""The date a citizen is promised, with the reasons for it.

The rules are those of DOMAIN 3: the day of receipt is not counted, what comes outside sessions
counts from the next one, a swapped Saturday works by the hours of the weekday it replaces, and
while the clock stands still nothing runs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from .. import clock
from . import said
from .days import Calendar, dated

INDAY_CLOSES = time(15)
"""What is received from 15:00:00 on is due on the next working day (NĐ 280/2025/NĐ-CP)."""

HOUR = 3_600_000_000

Pauses = Sequence[tuple[datetime, datetime]]
"""When the clock was stopped and when it went on, as aware moments."""

Stops = Sequence[tuple[datetime, datetime]]
"""The same by the clock on the wall."""


@dataclass(frozen=True)
class Due:
    """The promised moment (None when no date can be computed) and the reasons in words.

    `unknown_years` are those on the way of which no day off is loaded; the reasons say so too.
    """

    at: datetime | None
    reasons: tuple[str, ...]
    unknown_years: tuple[int, ...] = ()

    @property
    def session(self) -> str:
        """The half of the day that is promised: sáng, chiều, or "" without a date."""
        return "" if self.at is None else said.half(clock.local(self.at).time())


class _Run(NamedTuple):
    """A limit that ran: where it ended, why, and the first day from which days off were skipped."""

    ends: datetime
    words: tuple[str, ...]
    skips: date


def start(calendar: Calendar, received: datetime) -> tuple[datetime, str]:
    """Return the moment from which a limit runs and a word of why when it is not the receipt."""
    return _clamped(calendar, _on_the_wall(received))


def _clamped(calendar: Calendar, received: datetime) -> tuple[datetime, str]:
    day, now = received.date(), received.time()
    for opens, closes in calendar.sessions_of(day):
        if now <= closes:
            if opens <= now:
                return received, ""
            begins = datetime.combine(day, opens)
            break
    else:
        next_day = calendar.next_working(day)
        begins = datetime.combine(next_day, calendar.sessions_of(next_day)[0][0])
    intake = any(opens <= now <= closes for opens, closes in calendar.intake_of(day))
    return begins, said.counted_from(received, begins, intake)


def due(calendar: Calendar, received: datetime, unit: str, value: int | None, pauses: Pauses = ()) -> Due:
    """Return when a dossier received at an aware moment is due under a limit.

    `unit` is one of `catalogue.UNITS`; PLAN and UNKNOWN have no computed date. `pauses` are those
    after which the limit goes on; after a restart, the limit is computed anew from it.
    """
    arrived = _on_the_wall(received)
    begins, why = _clamped(calendar, arrived)
    heard = (f"nhận {said.full(arrived)}", why) if why else (f"nhận {said.full(arrived)}",)
    rule = _RULES.get(unit)
    if rule is None:
        return Due(None, (*heard, "không có thời hạn tính được, nhập ngày hẹn"))
    stops = _stops(pauses, begins)
    run = rule(calendar, begins, value or 0, stops)
    told = calendar.told.between(arrived.toordinal(), begins.toordinal()) if why else ()
    told += calendar.told.between(run.skips.toordinal(), run.ends.toordinal())
    return _promised(calendar, run, (*heard, *run.words, *told), arrived, stops)


def due_by_hand(calendar: Calendar, day: date, why: str, pauses: Pauses = ()) -> Due:
    """Return the promise of a day that somebody chose: its closing, moved by pauses in working days."""
    stops = [(_on_the_wall(stopped), _on_the_wall(resumed)) for stopped, resumed in pauses]
    run = _moved(calendar, day, (why,), stops)
    told = calendar.told.between(day.toordinal(), run.ends.toordinal()) if run.ends.date() != day else ()
    return _promised(calendar, run, (*run.words, *told), day, stops)


def deadline(calendar: Calendar, begins: datetime, unit: str, value: int) -> datetime:
    """Return when something begun at an aware moment must be done; raises for what has no date."""
    at = due(calendar, begins, unit, value).at
    if at is None:
        raise ValueError(f"nothing ends under a limit of {unit}")
    return at


def hand_over_by(calendar: Calendar, received: datetime) -> datetime:
    """Return by when a dossier is to be with those who decide (DOMAIN 1.3).

    That is the closing of the day; what is received from 15:00 on has until the next opening.
    """
    begins, _ = start(calendar, received)
    day = begins.date()
    if begins.time() < INDAY_CLOSES:
        return datetime.combine(day, calendar.closing(day), clock.LOCAL)
    day = calendar.next_working(day)
    return datetime.combine(day, calendar.sessions_of(day)[0][0], clock.LOCAL)


def working_days_between(calendar: Calendar, first: date, last: date) -> int:
    """Return the number of working days behind `first` until and with `last`."""
    return calendar.working_days(first, last)


def _in_working_days(calendar: Calendar, begins: datetime, value: int, stops: Stops) -> _Run:
    added, words = _working_days_stopped(calendar, stops)
    day = calendar.later(begins.date(), value + added)
    counted = f"{value} ngày làm việc, không tính ngày nhận"
    return _Run(_ending(calendar, day, begins), (counted, *words), begins.date())


def _in_calendar_days(calendar: Calendar, begins: datetime, value: int, stops: Stops) -> _Run:
    days = [(resumed.date() - stopped.date()).days for stopped, resumed in stops]
    words = [f"{value} ngày, tính cả ngày nghỉ"]
    words += [_said(stop, f"{count} ngày" if count else "") for stop, count in zip(stops, days)]
    reached = day = dated(begins.toordinal() + value + sum(days))
    if not calendar.works(day):
        words.append(f"{said.full(day)} là ngày nghỉ, lùi đến ngày làm việc sau")
        day = calendar.next_working(day)
    return _Run(_ending(calendar, day, begins), tuple(words), reached)


def _in_hours(calendar: Calendar, begins: datetime, value: int, stops: Stops) -> _Run:
    spent = [calendar.elapsed(resumed) - calendar.elapsed(stopped) for stopped, resumed in stops]
    words = [f"{value} giờ làm việc"]
    words += [_said(stop, said.hours(amount)) for stop, amount in zip(stops, spent)]
    ends = calendar.worked_off(begins, value * HOUR + sum(spent))
    return _Run(ends, tuple(words), begins.date())


def _in_the_day(calendar: Calendar, begins: datetime, value: int, stops: Stops) -> _Run:
    late = begins.time() >= INDAY_CLOSES
    words = "nhận từ 15:00: trả ngày làm việc sau" if late else "trả trong ngày"
    return _moved(calendar, calendar.later(begins.date(), int(late)), (words,), stops, begins.date())


_RULES: dict[str, Callable[[Calendar, datetime, int, Stops], _Run]] = {
    "WD": _in_working_days,
    "CD": _in_calendar_days,
    "H": _in_hours,
    "INDAY": _in_the_day,
}


def _moved(
    calendar: Calendar, day: date, words: tuple[str, ...], stops: Stops, skips: date | None = None
) -> _Run:
    added, more = _working_days_stopped(calendar, stops)
    moved = calendar.later(day, added)
    ends = datetime.combine(moved, calendar.closing(moved))
    return _Run(ends, (*words, *more), skips or day)


def _working_days_stopped(calendar: Calendar, stops: Stops) -> tuple[int, list[str]]:
    days = [calendar.working_days(stopped.date(), resumed.date()) for stopped, resumed in stops]
    words = [_said(stop, f"{count} ngày làm việc" if count else "") for stop, count in zip(stops, days)]
    return sum(days), words


def _said(stop: tuple[datetime, datetime], amount: str) -> str:
    return said.paused(stop[0].date(), stop[1].date(), amount)


def _stops(pauses: Pauses, begins: datetime) -> Stops:
    """Return pauses by the clock on the wall; what lies before a limit begins stops nothing."""
    stops = []
    for stopped, resumed in pauses:
        first = max(_on_the_wall(stopped), begins)
        stops.append((first, max(_on_the_wall(resumed), first)))
    return stops


def _ending(calendar: Calendar, day: date, begins: datetime) -> datetime:
    """Return when a promise of a day ends: its closing or, kept within its hours, the clock time."""
    if not calendar.keeps_clock:
        return datetime.combine(day, calendar.closing(day))
    opens = calendar.sessions_of(day)[0][0]
    return datetime.combine(day, min(max(begins.time(), opens), calendar.closing(day)))


def _promised(calendar: Calendar, run: _Run, words: tuple[str, ...], since: date, stops: Stops) -> Due:
    last = max([run.ends.year, *(resumed.year for _, resumed in stops)])
    years = range(since.year, last + 1)
    unknown = tuple(year for year in years if year not in calendar.years)
    return Due(run.ends.replace(tzinfo=clock.LOCAL), (*words, *said.not_loaded(unknown)), unknown)


def _on_the_wall(moment: datetime) -> datetime:
    return clock.local(moment).replace(tzinfo=None)
