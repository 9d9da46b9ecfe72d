"""Times of a shift as people type them, and the half-days that places ask for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from .. import calendar, catalogue, clock, hours
from ..calendar import Calendar
from ..errors import Refused
from ..language import N_, Words, _

Span = tuple[str, str]
"""From and to, each HH:MM."""

USUAL: tuple[Span, ...] = (("07:00", "11:30"), ("13:30", "17:00"))
"""The half-days of a register without opening hours."""

NAMES = Words({"12:00": N_("Sáng"), "17:30": N_("Chiều"), "24:00": N_("Tối")})
"""What a half-day is called that begins before a time."""


def typed_span(starts: str, ends: str) -> Span:
    """Return two typed times as HH:MM; raises `Refused` unless the second is later."""
    first, last = hours.between(starts, ends)
    if first is None or last is None:
        field, label = ("starts", _("Từ giờ")) if first is None else ("ends", _("Đến giờ"))
        raise Refused("form.needed", field=field, label=label)
    return first, last


def at(moment: datetime) -> str:
    """Return HH:MM of a moment as the clock on the wall shows it."""
    return f"{clock.local(moment):%H:%M}"


def over(day: date, ends: str, now: datetime) -> bool:
    """Tell whether a shift's planned end has come: who has not come until then was absent."""
    return hours.at(day, ends) <= now


def minutes(span: Span) -> int:
    """Return how many minutes lie between two times; none when the second is earlier."""
    first, last = (int(time[:2]) * 60 + int(time[3:]) for time in span)
    return max(0, last - first)


def shared(one: Span, other: Span) -> int:
    """Return how many minutes two spans have in common."""
    return minutes((max(one[0], other[0]), min(one[1], other[1])))


def half_name(opens: str) -> str:
    """Return what a half-day that begins at HH:MM is called."""
    return next(NAMES[until] for until in NAMES if opens < until)


def known_calendars(kinds: Iterable[str]) -> dict[str, Calendar]:
    """Return the calendar of each kind of place; that of the Centre for kinds without hours."""
    version = catalogue.last_load()
    hall = calendar.load("centre", version)
    found = {kind: calendar.load(kind, version) for kind in set(kinds)}
    return {kind: known if known.sessions or known.intake else hall for kind, known in found.items()}


def half_days(known: Calendar, day: date) -> tuple[Span, ...]:
    """Return the sessions of a day by the calendar of its place, those only for intake too."""
    if not known.sessions and not known.intake:
        return USUAL if day.isoweekday() < 6 and day not in known.off else ()
    sessions = sorted([*known.sessions_of(day), *known.intake_of(day)])
    return tuple((f"{opens:%H:%M}", f"{closes:%H:%M}") for opens, closes in sessions)
