"""Weekly patterns, and the shifts that are made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .. import calendar, centre, clock, horizon, text
from ..base import db, first, rows
from ..errors import Refused
from ..journal import Act, Actor, act, no_right
from ..language import _
from ..volunteers import Volunteer
from . import times
from .meant import volunteers_by_key
from .records import Shift, ShiftPattern
from .times import Span
from .verbs import cancel_shift_in, overlapping, place_name, refuse_closed, refuse_past

MOST_DAYS = 92
"""The longest stretch of days that is filled, loaded or shown at once."""


@dataclass(frozen=True)
class Skipped:
    """A day on which a pattern made no shift, and why in words."""

    day: date
    volunteer: str
    starts: str
    why: str


@dataclass(frozen=True)
class Filled:
    """What filling the roster did: the shifts that were added, and the days passed over."""

    added: tuple[Shift, ...]
    skipped: tuple[Skipped, ...]


def add_pattern(
    *,
    by: Actor,
    volunteer_id: int,
    place_id: int,
    weekday: int,
    starts: str,
    ends: str,
    from_day: date,
    to_day: date | None = None,
) -> ShiftPattern:
    """Give a volunteer the same time of every week at a place; `weekday` is 1 for Monday."""
    with act("pattern.add", by) as doing:
        span = times.typed_span(starts, ends)
        if not 1 <= weekday <= 7:
            raise Refused("number", field="weekday", label=_("Thứ"), value=weekday, first=1, last=7)
        horizon.refuse_far(from_day, "from_day")
        if to_day and to_day < from_day:
            raise _days(from_day, to_day)
        who = doing.fetch(Volunteer, volunteer_id)
        refuse_closed(who, doing.fetch(centre.Place, place_id))
        _refuse_second(who, weekday, span, from_day, to_day)
        return doing.add(
            ShiftPattern,
            volunteer_id=volunteer_id,
            place_id=place_id,
            weekday=weekday,
            starts=span[0],
            ends=span[1],
            from_day=from_day,
            to_day=to_day,
        )


def end_pattern(*, by: Actor, pattern_id: int, last: date, reason: str | None = None) -> ShiftPattern:
    """Let a pattern end with a day. With a reason, shifts made of it for later days are cancelled."""
    with act("pattern.end", by) as doing:
        row = doing.fetch(ShiftPattern, pattern_id)
        if row.to_day and row.to_day <= last:
            raise Refused("pattern.ended", day=f"{row.to_day:%d/%m/%Y}")
        if last < row.from_day - timedelta(days=1):
            raise _days(row.from_day, last)
        for shift in _made_behind(row, max(last, doing.day - timedelta(days=1))) if reason else ():
            if not times.over(shift.day, shift.ends, doing.at):
                cancel_shift_in(doing, shift, reason, _("bỏ"))
        return doing.change(ShiftPattern, row.id, to_day=last) or row


def fill(*, by: Actor, first: date, last: date) -> Filled:
    """Make the shifts of all patterns between two days; what is there, or was cancelled, stays so.

    Days off are passed over, and times at which the volunteer has another shift. What would be over
    already makes nothing: it would be an absence. Nothing to add writes nothing.
    """
    if not by.may("roster.fill"):
        raise no_right(by, "roster.fill")
    refuse_long(first, last)
    refuse_past(last, clock.today())
    with db.writing():
        found = list(_planned(max(first, clock.today()), last))
        skipped = tuple(one for one in found if isinstance(one, Skipped))
        if len(skipped) == len(found):
            return Filled((), skipped)
        with act("roster.fill", by) as doing:
            added = [_made(doing, *one) for one in found if not isinstance(one, Skipped)]
        return Filled(tuple(added), skipped)


def patterns(today: date) -> list[Any]:
    """Return the patterns in force on a day or later, by weekday, place and time."""
    return rows(
        ShiftPattern,
        "to_day IS NULL OR to_day >= ? ORDER BY weekday, place_id, starts, id",
        today.isoformat(),
    )


@dataclass(frozen=True)
class Weekly:
    """A pattern with the code and given name of its volunteer and the name of its place."""

    row: ShiftPattern
    volunteer: str
    name: str
    place: str


def weekly(*, by: Actor) -> list[Weekly]:
    """Return the patterns of today and later as one looks at them; three queries."""
    if not by.may("roster.read"):
        raise no_right(by, "roster.read")
    people = {row.id: row for row in rows(Volunteer, "1")}
    places = {row.id: row.name for row in rows(centre.Place, "1")}
    return [
        Weekly(row, who.code, text.given_name(who.name), places[row.place_id])
        for row in patterns(clock.today())
        for who in (people[row.volunteer_id],)
    ]


def refuse_long(first: date, last: date) -> None:
    """Raise `Refused` for days in the wrong order, or too many."""
    if not timedelta() <= last - first < timedelta(days=MOST_DAYS):
        raise Refused("roster.span", field="last", most=MOST_DAYS)


def dated(first: date, last: date) -> Iterator[tuple[date, Any]]:
    """Yield each day with each pattern that falls on it, days off too."""
    known = patterns(first)
    for day in days(first, last):
        for row in known:
            in_force = row.from_day <= day and (row.to_day is None or day <= row.to_day)
            if row.weekday == day.isoweekday() and in_force:
                yield day, row


def days(first: date, last: date) -> Iterator[date]:
    """Yield the days from one to another."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def off_days(first: date, last: date) -> dict[date, str]:
    """Return the days off between two days with their names; raises `Refused` for too many days."""
    refuse_long(first, last)
    known: calendar.Calendar = times.known_calendars(["centre"])["centre"]
    return {day: known.off[day] for day in days(first, last) if day in known.off}


def _planned(first: date, last: date) -> Iterator[tuple[date, Any] | Skipped]:
    """Yield what a pattern makes on each of its days, or why it makes nothing; a few queries."""
    off = off_days(first, last)
    active = {row.id: row.code for row in volunteers_by_key().values()}
    places = {row.id for row in centre.places()}
    held, made = _standing(first, last)
    now = clock.now()
    for day, row in dated(first, last):
        code = active.get(row.volunteer_id)
        known = held.setdefault((day, row.volunteer_id), [])
        if code is None or (row.id, day) in made or times.over(day, row.ends, now):
            continue
        other = overlapping(known, (row.starts, row.ends))
        if day in off:
            yield Skipped(day, code, row.starts, _("nghỉ: {name}", name=off[day]))
        elif row.place_id not in places:
            yield Skipped(day, code, row.starts, _("{place} đã ngừng dùng", place=place_name(row.place_id)))
        elif other is not None:
            yield Skipped(day, code, row.starts, _already(other))
        else:
            known.append(Shift(day=day, starts=row.starts, ends=row.ends, place_id=row.place_id))
            yield day, row


def planned(first: date, last: date) -> list[tuple[date, Any]]:
    """Return the days and patterns that filling the roster would make shifts of."""
    begin = max(first, clock.today())
    if begin > last:
        return []
    return [found for found in _planned(begin, last) if not isinstance(found, Skipped)]


def _standing(first: date, last: date) -> tuple[dict[tuple[date, int], list[Any]], set[tuple[int, date]]]:
    """Return the shifts of each day and volunteer, and which days of which patterns were made before."""
    held: dict[tuple[date, int], list[Any]] = {}
    for row in rows(
        Shift, "day BETWEEN ? AND ? AND cancelled_at IS NULL", first.isoformat(), last.isoformat()
    ):
        held.setdefault((row.day, row.volunteer_id), []).append(row)
    cursor = db.execute_sql(
        "SELECT s.pattern_id, s.day FROM volunteer v CROSS JOIN shift s ON s.volunteer_id = v.id"
        " WHERE s.day BETWEEN ? AND ? AND s.pattern_id IS NOT NULL",
        (first.isoformat(), last.isoformat()),
    )
    return held, {(pattern, date.fromisoformat(day)) for pattern, day in cursor}


def _already(other: Shift) -> str:
    place = place_name(other.place_id)
    return _("đã có ca {starts}–{ends} ở {place}", starts=other.starts, ends=other.ends, place=place)


def _made(doing: Act, day: date, row: Any) -> Shift:
    return doing.add(
        Shift,
        day=day,
        volunteer_id=row.volunteer_id,
        place_id=row.place_id,
        starts=row.starts,
        ends=row.ends,
        pattern_id=row.id,
    )


def _made_behind(row: ShiftPattern, last: date) -> list[Any]:
    return rows(
        Shift,
        "volunteer_id = ? AND day > ? AND pattern_id = ? AND cancelled_at IS NULL AND checked_in_at IS NULL",
        row.volunteer_id,
        last.isoformat(),
        row.id,
    )


def _refuse_second(who: Any, weekday: int, span: Span, from_day: date, to_day: date | None) -> None:
    other = first(
        ShiftPattern,
        "volunteer_id = ? AND weekday = ? AND starts < ? AND ends > ? AND (to_day IS NULL OR to_day >= ?)"
        " AND (? IS NULL OR from_day <= ?)",
        *(who.id, weekday, span[1], span[0], from_day.isoformat()),
        *(to_day and to_day.isoformat(),) * 2,
    )
    if other is not None:
        raise Refused(
            "pattern.overlap",
            field="starts",
            volunteer=who.code,
            weekday=calendar.WEEKDAYS[weekday - 1],
            starts=other.starts,
            ends=other.ends,
            place=place_name(other.place_id),
        )


def _days(first: date, last: date) -> Refused:
    return Refused("pattern.days", field="to_day", first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")
