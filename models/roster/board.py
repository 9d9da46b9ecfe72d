"""The roster as one looks at it: half-days by day and place, who is planned, who came, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone
from itertools import combinations
from typing import Any

from .. import catalogue, centre, clock, hours, text
from ..base import db, rows
from ..journal import Actor, no_right
from ..language import N_, Words, _
from . import times
from .duty import ON_DUTY, span
from .patterns import days, refuse_long
from .times import Span

GRACE = 10
"""So many minutes after the beginning one is not yet late, and before the end not too early."""

STATES = Words(
    {
        "planned": N_("chưa đến giờ"),
        "awaited": N_("chưa vào ca"),
        "absent": N_("vắng"),
        "on_duty": N_("đang trực"),
        "unended": N_("chưa ghi ra"),
        "served": N_("đã trực"),
    }
)
"""What a shift is: an absent one is over and nobody came, an unended one lacks its check-out."""


@dataclass(frozen=True)
class Entry:
    """A shift as the roster shows it.

    `name` is the given name; `instead` the code of whom it replaces; `minutes` those on duty;
    `late` and `early` how many minutes somebody came behind the beginning or left before the end.
    """

    id: int
    day: date
    volunteer_id: int
    volunteer: str
    name: str
    place_id: int
    starts: str
    ends: str
    came: datetime | None
    went: datetime | None
    planned_minutes: int
    minutes: int
    unplanned: bool
    instead: str
    corrected: bool
    account_id: int | None
    state: str
    late: int
    early: int

    @property
    def span(self) -> Span:
        """When it is planned."""
        return self.starts, self.ends


@dataclass(frozen=True)
class HalfDay:
    """A half-day of a place: how many volunteers it needs, and the shifts that lie in it.

    One `outside` holds what nobody planned and lies in no half-day: sign-ins before or behind hours.
    """

    day: date
    place_id: int
    place: str
    code: str
    opens: str
    closes: str
    needed: int
    entries: tuple[Entry, ...] = ()
    outside: bool = False

    @property
    def name(self) -> str:
        """Sáng, Chiều or Tối; Ngoài giờ of what lies outside."""
        return _("Ngoài giờ") if self.outside else times.half_name(self.opens)

    @property
    def planned(self) -> int:
        """How many volunteers are there for at least half of it; all of those outside."""
        if self.outside:
            return len({entry.volunteer_id for entry in self.entries})
        whole = times.minutes((self.opens, self.closes))
        enough = [e for e in self.entries if 2 * times.shared(e.span, (self.opens, self.closes)) >= whole]
        return len({entry.volunteer_id for entry in enough})

    @property
    def missing(self) -> int:
        """How many volunteers it lacks."""
        return max(0, self.needed - self.planned)

    @property
    def surplus(self) -> int:
        """How many volunteers it has beyond what it needs; none where nothing is asked for."""
        return max(0, self.planned - self.needed) if self.needed else 0

    def count(self, *states: str) -> int:
        """Return how many of its shifts are in one of some states."""
        return sum(entry.state in states for entry in self.entries)


_ENTRIES = f"""
WITH {ON_DUTY.format(only="{only}")}
SELECT d.id, d.day, d.volunteer_id, v.code, v.name, d.place_id, d.starts, d.ends, d.came,
  iif(d.checked_out_at IS NULL, NULL, d.went), d.minutes, coalesce(d.seconds, 0), d.unplanned, w.code,
  d.corrected_by IS NOT NULL, v.account_id
FROM on_duty d JOIN volunteer v ON v.id = d.volunteer_id
LEFT JOIN shift r ON r.id = d.replaces_id LEFT JOIN volunteer w ON w.id = r.volunteer_id
{{where}}ORDER BY {{order}}
"""
_BY_NAME = "d.day, d.starts, v.sort_key, v.id, d.id"


def entries(first: date, last: date) -> list[Entry]:
    """Return the shifts between two days, in order of day, time and given name; one query."""
    return read_entries(span(first, last))


def read_entries(
    values: dict[str, Any], only: str = "", where: str = "", order: str = _BY_NAME
) -> list[Entry]:
    """Return shifts by what limits `ON_DUTY`, a condition on its rows and their order; one query."""
    now = clock.now()
    sql = _ENTRIES.format(only=only, where=where, order=order)
    return [_entry(row, now) for row in db.execute_sql(sql, values)]


def board(first: date, last: date, *, by: Actor) -> list[HalfDay]:
    """Return the half-days between two days: those of every place that asks for somebody or has a shift.

    A register that asks nowhere shows those of its first place. A shift that lies in no half-day
    makes one of its own; those of a place and day that nobody planned make one together.
    """
    if not by.may("roster.read"):
        raise no_right(by, "roster.read")
    refuse_long(first, last)
    shifts: dict[tuple[date, int], list[Entry]] = {}
    for entry in entries(first, last):
        shifts.setdefault((entry.day, entry.place_id), []).append(entry)
    places = _places({place for _day, place in shifts})
    calendars = times.known_calendars(place.kind for place in places)
    found = [
        half
        for day in days(first, last)
        for place in places
        for half in _halves(
            day, place, times.half_days(calendars[place.kind], day), shifts.get((day, place.id), [])
        )
    ]
    order = {place.id: n for n, place in enumerate(places)}
    return sorted(found, key=lambda half: (half.day, half.opens, order[half.place_id]))


@dataclass(frozen=True)
class Cancelled:
    """A shift that was cancelled: whose, why (if the reader may know), who stands in ("" for nobody)."""

    volunteer: str
    name: str
    starts: str
    ends: str
    reason: str
    stand_in: str


_CANCELLED = """
SELECT v.code, v.name, s.starts, s.ends, s.reason_key, w.code, v.account_id
FROM volunteer v CROSS JOIN shift s ON s.volunteer_id = v.id AND s.day = :day
LEFT JOIN shift r ON r.day = s.day AND r.cancelled_at IS NULL AND r.replaces_id = s.id
LEFT JOIN volunteer w ON w.id = r.volunteer_id
WHERE s.place_id = :place AND s.cancelled_at IS NOT NULL AND s.starts < :closes AND s.ends > :opens
ORDER BY s.starts, s.id
"""


def cancelled(half: HalfDay, *, by: Actor) -> list[Cancelled]:
    """Return the shifts of a half-day that were cancelled; reasons to who plans, and of the own ones."""
    values = {"day": half.day.isoformat(), "place": half.place_id, "opens": half.opens, "closes": half.closes}
    return [
        Cancelled(code, text.given_name(name), starts, ends, _why(by, account, key), instead or "")
        for code, name, starts, ends, key, instead, account in db.execute_sql(_CANCELLED, values).fetchall()
    ]


def _why(by: Actor, account_id: int | None, key: str | None) -> str:
    seen = by.may("shift.plan") or (account_id is not None and account_id == by.account_id)
    return catalogue.reason_name(key or "") if seen else ""


def gaps(halves: Sequence[HalfDay]) -> list[HalfDay]:
    """Return the half-days that lack volunteers."""
    return [half for half in halves if half.missing]


def overlaps(found: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Return the pairs of shifts in which somebody is planned twice at a time."""
    by_person: dict[tuple[date, int], list[Entry]] = {}
    for entry in found:
        by_person.setdefault((entry.day, entry.volunteer_id), []).append(entry)
    return [
        (one, other)
        for shifts in by_person.values()
        for one, other in combinations(shifts, 2)
        if times.shared(_held(one), _held(other))
    ]


def _held(entry: Entry) -> Span:
    return entry.starts, min(entry.ends, times.at(entry.went)) if entry.went else entry.ends


def _places(used: set[int]) -> list[Any]:
    known = rows(centre.Place, "1 ORDER BY id")
    wanted = [row for row in known if row.id in used or (row.active and row.needed is not None)]
    return wanted or [row for row in known if row.active][:1]


def _halves(day: date, place: Any, spans: Sequence[Span], shifts: Sequence[Entry]) -> list[HalfDay]:
    meant = {entry.span for entry in shifts if not entry.unplanned and _lies_out(entry, spans)}
    known = [*spans, *sorted(meant)]
    found = [
        HalfDay(
            day,
            place.id,
            place.name,
            place.code,
            *half,
            needed=(place.needed or 0) if half in spans else 0,
            entries=tuple(entry for entry in shifts if times.shared(entry.span, half)),
        )
        for half in known
    ]
    outside = tuple(entry for entry in shifts if _lies_out(entry, known))
    if outside:
        span = min(entry.starts for entry in outside), max(entry.ends for entry in outside)
        found.append(HalfDay(day, place.id, place.name, place.code, *span, 0, outside, outside=True))
    return found


def _lies_out(entry: Entry, spans: Sequence[Span]) -> bool:
    return not any(times.shared(entry.span, known) for known in spans)


def _entry(row: tuple[Any, ...], now: datetime) -> Entry:
    day, came, went = date.fromisoformat(row[1]), _moment(row[8]), _moment(row[9])
    starts, ends = hours.at(day, row[6]), hours.at(day, row[7])
    return Entry(
        id=row[0],
        day=day,
        volunteer_id=row[2],
        volunteer=row[3],
        name=text.given_name(row[4]),
        place_id=row[5],
        starts=row[6],
        ends=row[7],
        came=came,
        went=went,
        planned_minutes=row[10],
        minutes=round(row[11] / 60),
        unplanned=bool(row[12]),
        instead=row[13] or "",
        corrected=bool(row[14]),
        account_id=row[15],
        state=_state(came, went, starts, ends, now),
        late=_beyond(starts, came),
        early=0 if row[12] else _beyond(went, ends),
    )


def _state(
    came: datetime | None, went: datetime | None, starts: datetime, ends: datetime, now: datetime
) -> str:
    if came:
        return "served" if went else "unended" if ends <= now else "on_duty"
    return "absent" if ends <= now else "awaited" if starts <= now else "planned"


def _beyond(first: datetime | None, second: datetime | None) -> int:
    """Return the minutes between two moments, 0 when they are within `GRACE`."""
    apart = int((second - first).total_seconds() // 60) if first and second else 0
    return apart if apart > GRACE else 0


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, timezone.utc)
