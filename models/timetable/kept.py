"""Days off, hours and the due time as the register keeps them, and the calendar they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

from .. import clock
from ..base import db
from ..calendar import Calendar, of_rows
from ..calendar.said import WEEKDAYS_AS_KEPT
from ..errors import Fault, Refused
from ..language import N_, Words

KINDS = Words(
    {
        "holiday": N_("nghỉ lễ"),
        "compensatory": N_("nghỉ bù"),
        "swap_off": N_("nghỉ hoán đổi"),
        "swap_work": N_("làm bù"),
    }
)
"""What a special day can be."""

DUE_TIMES = Words({"closing": N_("hết giờ làm việc của ngày hẹn"), "clock": N_("đúng giờ đã nhận")})
"""The time of the day a dossier is promised for (DOMAIN 3.3)."""

LABELS = WEEKDAYS_AS_KEPT
"""The days of the week as messages, Monday first."""

CENTRE = "centre"
"""The kind of place whose hours the limits go by."""


@dataclass(frozen=True)
class Special:
    """A day that is not like others; a worked Saturday names the day it is worked for."""

    day: date
    kind: str
    name: str
    instead_of: date | None = None
    confidence: str = "sourced"
    source: str | None = None

    @property
    def off(self) -> bool:
        """Whether nobody works on it."""
        return self.kind != "swap_work"

    @property
    def partner(self) -> str:
        """The other day of a swap as words, empty for none."""
        return f"{self.instead_of:%d/%m/%Y}" if self.instead_of else ""


@dataclass(frozen=True, order=True)
class Opening:
    """A session of a weekday; one that does not count for limits is open for intake only."""

    opens: time
    closes: time
    counts: bool = True

    def __str__(self) -> str:
        """Return 07:00-11:30."""
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"


Weekday = tuple[str, int]
"""A kind of place and a day of its week, 1 for Monday."""


@dataclass(frozen=True)
class Timetable:
    """All that promised dates hang on, besides the limits."""

    days: Mapping[date, Special]
    hours: Mapping[Weekday, tuple[Opening, ...]]
    due_time: str = "closing"

    def works_by_hours(self, day: date) -> bool:
        """Tell whether the weekday of a day is a working one at the Centre, whatever day off it is."""
        return any(opening.counts for opening in self.hours.get((CENTRE, day.isoweekday()), ()))

    def calendar(self) -> Calendar:
        """Return the calendar that limits go by."""
        hours = [
            (weekday, f"{opening.opens:%H:%M}", f"{opening.closes:%H:%M}", int(opening.counts))
            for (kind, weekday), openings in self.hours.items()
            if kind == CENTRE
            for opening in openings
        ]
        days = [
            (day.day.isoformat(), day.kind, day.name, day.instead_of.isoformat() if day.instead_of else None)
            for day in self.days.values()
        ]
        return of_rows(hours, days, self.due_time == "clock")


def faults(known: Timetable) -> Iterator[Fault]:
    """Yield what cannot be: Saturdays worked for no day off, sessions that overlap, a week without any."""
    yield from _swap_faults(known)
    yield from _hour_faults(known)
    if not any(o.counts for (kind, _), openings in known.hours.items() if kind == CENTRE for o in openings):
        yield Fault("opening_hours", (), "", Refused("calendar.no_hours", field="hours"))


def _swap_faults(known: Timetable) -> Iterator[Fault]:
    taken: dict[date, date] = {}
    for day in sorted(known.days.values(), key=lambda day: day.day):
        if day.off or day.instead_of is None:
            continue
        key, facts = (day.day.isoformat(),), {"day": shown(day.day), "off": day.partner}
        instead = known.days.get(day.instead_of)
        if instead is None or not instead.off:
            yield Fault("days_off", key, "instead_of", Refused("calendar.swap_open", field="off", **facts))
        elif taken.setdefault(day.instead_of, day.day) != day.day:
            facts["other"] = shown(taken[day.instead_of])
            yield Fault("days_off", key, "instead_of", Refused("calendar.swap_twice", field="off", **facts))
        elif day.day >= clock.today() and known.works_by_hours(day.day):
            yield Fault("days_off", key, "date", Refused("calendar.swap_works", field="work", **facts))


def _hour_faults(known: Timetable) -> Iterator[Fault]:
    for (kind, weekday), openings in known.hours.items():
        for before, after in zip(openings, openings[1:]):
            if after.opens < before.closes:
                refused = Refused("calendar.overlap", field=f"day{weekday}", first=before, second=after)
                yield Fault("opening_hours", (kind, weekday, f"{after.opens:%H:%M}"), "opens", refused)


def shown(day: date) -> str:
    """Return a day as sentences write it."""
    return f"{day:%d/%m/%Y}"


def timetable() -> Timetable:
    """Read what the register keeps; three queries."""
    days = db.execute_sql(
        "SELECT date, kind, name, instead_of, confidence, source FROM day_off"
        " WHERE valid_to IS NULL ORDER BY date"
    )
    hours: dict[Weekday, tuple[Opening, ...]] = {}
    for kind, weekday, *session in db.execute_sql(
        "SELECT place_kind, weekday, opens, closes, counts_for_limits FROM opening_hours"
        " WHERE valid_to IS NULL ORDER BY place_kind, weekday, opens"
    ):
        hours[kind, weekday] = (*hours.get((kind, weekday), ()), _opening(*session))
    chosen = db.execute_sql("SELECT due_time FROM centre").fetchone()
    read = [_special(*row) for row in days]
    return Timetable({day.day: day for day in read}, hours, (chosen and chosen[0]) or "closing")


def _opening(opens: str, closes: str, counts: int) -> Opening:
    return Opening(time.fromisoformat(opens), time.fromisoformat(closes), bool(counts))


def _special(day: str, kind: str, name: str, instead: str | None, sure: str, source: str | None) -> Special:
    instead_of = date.fromisoformat(instead) if instead else None
    return Special(date.fromisoformat(day), kind, name, instead_of, sure, source)
