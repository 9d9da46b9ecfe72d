"""Days off, sessions, and which days work: a calendar, loaded once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property

from peewee import TextField

from ..base import Catalogue, Day
from ..errors import Refused
from ..language import Words
from .said import WEEKDAYS_AS_KEPT, Told
from .tally import Tally

WEEKDAYS: Mapping[int, str] = Words(dict(enumerate(WEEKDAYS_AS_KEPT)))
"""What the days of the week are called on screens, Monday as 0."""

CLOSES = time(17)
"""When a day without sessions is taken to end."""

_LAST = date.max.toordinal()


class DayOff(Catalogue):
    """A day that is not like others: off by holiday, compensation or swap, or worked by swap."""

    date = Day()
    kind = TextField()
    name = TextField()
    instead_of = Day(null=True)
    confidence = TextField()
    source = TextField(null=True)


Session = tuple[time, time]


@dataclass(frozen=True)
class Calendar:
    """Days off and sessions, loaded once; everything else is computed from it.

    Sessions go by weekday, Monday as 1, in their order. Those of `intake` take papers in, and do
    not make a working day. `off` gives the days off their names, `worked` the days worked instead
    of others; `years` are those of which days off are known. `keeps_clock` promises the clock time
    of the receipt and not the closing of the day.
    """

    sessions: Mapping[int, Sequence[Session]]
    off: Mapping[date, str]
    worked: Mapping[date, date]
    intake: Mapping[int, Sequence[Session]] = field(default_factory=dict)
    years: frozenset[int] = frozenset()
    keeps_clock: bool = False

    @cached_property
    def working(self) -> Tally:
        """The tally of working days."""
        return self._tally(lambda sessions: int(bool(sessions)))

    @cached_property
    def hours(self) -> Tally:
        """The tally of working time, in microseconds."""
        return self._tally(lambda sessions: sum(_length(opens, closes) for opens, closes in sessions))

    @cached_property
    def told(self) -> Told:
        """What is said of days that are not like others."""
        return Told(self.off, self.worked, self.working)

    @cached_property
    def _week(self) -> Sequence[Sequence[Session]]:
        """The sessions of a week, Monday first."""
        return [self.sessions.get(day, ()) for day in range(1, 8)]

    @cached_property
    def _special(self) -> Mapping[date, Sequence[Session]]:
        """The sessions of the days that are not like their weekday: none, or another weekday's."""
        worked = {day: self._week[instead.weekday()] for day, instead in self.worked.items()}
        return worked | dict.fromkeys(self.off, ())

    def _tally(self, weight: Callable[[Sequence[Session]], int]) -> Tally:
        special = {day.toordinal(): weight(sessions) for day, sessions in self._special.items()}
        return Tally([weight(sessions) for sessions in self._week], special)

    def sessions_of(self, day: date) -> Sequence[Session]:
        """Return the sessions of a day that count for limits; empty on a day off."""
        special = self._special.get(day)
        return self._week[day.weekday()] if special is None else special

    def intake_of(self, day: date) -> Sequence[Session]:
        """Return the sessions of a day in which papers are taken but no limit runs."""
        if day in self.off:
            return ()
        return self.intake.get(self.worked.get(day, day).isoweekday(), ())

    def works(self, day: date) -> bool:
        """Tell whether a day counts as a working day."""
        return bool(self.sessions_of(day))

    def closing(self, day: date) -> time:
        """Return when a day ends; 17:00 for one without sessions."""
        sessions = self.sessions_of(day)
        return sessions[-1][1] if sessions else CLOSES

    def working_days(self, first: date, last: date) -> int:
        """Return how many days behind `first` until `last` work; 0 when `last` is not behind it."""
        return max(0, self.working.upto(last.toordinal()) - self.working.upto(first.toordinal()))

    def later(self, day: date, count: int) -> date:
        """Return the working day so many behind a day, the day itself for 0; raises `Refused`."""
        if not count:
            return day
        return self._reached(self.working, self.working.upto(day.toordinal()) + count, day)

    def next_working(self, day: date) -> date:
        """Return the first working day behind a day; raises `Refused` when there is none."""
        return self.later(day, 1)

    def elapsed(self, moment: datetime) -> int:
        """Return the microseconds worked until a moment of the clock on the wall, since long ago."""
        day, now = moment.date(), moment.time()
        today = sum(
            _length(opens, min(closes, now)) for opens, closes in self.sessions_of(day) if opens < now
        )
        return self.hours.upto(day.toordinal() - 1) + today

    def worked_off(self, moment: datetime, microseconds: int) -> datetime:
        """Return when an amount of working time behind a moment is over; raises `Refused`."""
        if not microseconds:
            return moment
        reached = self.elapsed(moment) + microseconds
        day = self._reached(self.hours, reached, moment)
        rest = reached - self.hours.upto(day.toordinal() - 1)
        for opens, closes in self.sessions_of(day):
            length = _length(opens, closes)
            if rest <= length:
                return datetime.combine(day, opens) + timedelta(microseconds=rest)
            rest -= length
        raise AssertionError(f"{day} is shorter than its own sessions")

    def _reached(self, tally: Tally, amount: int, since: date) -> date:
        if not tally.week:
            raise Refused("calendar.empty", day=f"{since:%d/%m/%Y}")
        return dated(tally.day_of(amount))


def dated(ordinal: int) -> date:
    """Return the day of an ordinal; raises `Refused` behind the year 9999."""
    if ordinal > _LAST:
        raise Refused("calendar.far")
    return date.fromordinal(ordinal)


def _length(opens: time, closes: time) -> int:
    return _since_midnight(closes) - _since_midnight(opens)


def _since_midnight(at: time) -> int:
    return ((at.hour * 60 + at.minute) * 60 + at.second) * 1_000_000 + at.microsecond
