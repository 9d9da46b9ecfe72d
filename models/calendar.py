"""Days off, working days, and the date a citizen is promised, with the reasons for it.

The rules are those of DOMAIN 3: the day of receipt is not counted, what comes outside sessions
counts from the next one, a swapped Saturday works by the hours of the weekday it replaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice

from peewee import TextField

from . import clock
from .base import Catalogue, Day, db
from .errors import Refused
from .language import N_, Words

INDAY_CLOSES = time(15)
"""What is received from 15:00:00 on is due on the next working day (NĐ 280/2025/NĐ-CP)."""

LONGEST_CLOSURE = 366
"""Days without a working day after which the hours must be missing, not the office closed."""

_WEEKDAYS = (N_("T2"), N_("T3"), N_("T4"), N_("T5"), N_("T6"), N_("T7"), N_("CN"))
WEEKDAYS: Mapping[int, str] = Words(dict(enumerate(_WEEKDAYS)))
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
    return f"{_WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"


@lru_cache(maxsize=8)
def _loaded(place_kind: str, version: int) -> Calendar:
    sessions: dict[int, list[Session]] = {}
    for weekday, opens, closes in db.execute_sql(
        "SELECT weekday, opens, closes FROM opening_hours"
        " WHERE place_kind = ? AND counts_for_limits = 1 AND valid_to IS NULL ORDER BY weekday, opens",
        (place_kind,),
    ):
        sessions.setdefault(weekday, []).append((time.fromisoformat(opens), time.fromisoformat(closes)))
    days = list(db.execute_sql("SELECT date, kind, name, instead_of FROM day_off WHERE valid_to IS NULL"))
    return Calendar(
        sessions=sessions,
        off={date.fromisoformat(d): name for d, kind, name, _ in days if kind != "swap_work"},
        worked={
            date.fromisoformat(d): date.fromisoformat(instead)
            for d, kind, _, instead in days
            if kind == "swap_work"
        },
    )


def load(place_kind: str, version: int) -> Calendar:
    """Return the register's calendar for a kind of place; `version` is `catalogue.last_load()`."""
    return _loaded(place_kind, version)


def forget() -> None:
    """Forget the loaded calendar, when another register is opened."""
    _loaded.cache_clear()
