"""Days off, sessions, and which days work: a calendar, loaded once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import islice

from peewee import TextField

from ..base import Catalogue, Day
from ..errors import Refused
from ..language import N_, Words

LONGEST_CLOSURE = 366
"""Days without a working day after which the hours must be missing, not the office closed."""

WEEKDAYS_AS_KEPT = (N_("T2"), N_("T3"), N_("T4"), N_("T5"), N_("T6"), N_("T7"), N_("CN"))
WEEKDAYS: Mapping[int, str] = Words(dict(enumerate(WEEKDAYS_AS_KEPT)))
"""What the days of the week are called on screens, Monday as 0."""


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
    """Days off and sessions, loaded once; everything else is computed from it."""

    sessions: Mapping[int, Sequence[Session]]
    off: Mapping[date, str]
    worked: Mapping[date, date]

    def sessions_of(self, day: date) -> Sequence[Session]:
        """Return the sessions of a day that count for limits; empty on a day off."""
        if day in self.off:
            return ()
        weekday = self.worked.get(day, day).isoweekday()
        return self.sessions.get(weekday, ())

    def works(self, day: date) -> bool:
        """Tell whether a day counts as a working day."""
        return bool(self.sessions_of(day))

    def days_after(self, day: date) -> Iterator[date]:
        """Yield the days behind a day, for as long as anybody asks."""
        while True:
            day += timedelta(days=1)
            yield day

    def next_working(self, day: date) -> date:
        """Return the first working day behind a day; raises `Refused` when there is none in a year."""
        for later in islice(self.days_after(day), LONGEST_CLOSURE):
            if self.works(later):
                return later
        raise Refused("calendar.empty", day=f"{day:%d/%m/%Y}")
