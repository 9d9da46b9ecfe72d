"""Shifts are planned, cancelled, and taken over by somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from .. import catalogue, centre, horizon
from ..base import first
from ..errors import Refused
from ..journal import Act, Actor, act
from ..language import _
from ..volunteers import Volunteer
from . import times
from .records import Shift, shifts_of
from .times import Span

ABSENCE = "absence"
"""The kind of reasons for which a shift is cancelled."""

FORGOTTEN = timedelta(days=7)
"""So long a shift that nobody planned may be written down afterwards."""


def plan_shift(
    *,
    by: Actor,
    volunteer_id: int,
    place_id: int,
    day: date,
    starts: str,
    ends: str,
    anyway: bool = False,
) -> Shift:
    """Plan a shift between two times of a day; one volunteer is in one place at a time.

    Who sets real times right may write down one of the last days that was forgotten. Raises `Refused`
    that names a day off, unless somebody is to be there `anyway`.
    """
    with act("shift.plan", by) as doing:
        span = times.typed_span(starts, ends)
        refuse_past(day, doing.day - FORGOTTEN if by.may("shift.correct") else doing.day)
        if not anyway:
            refuse_off(day)
        return add_shift_in(doing, volunteer_id, place_id, day, span)


def cancel_shift(*, by: Actor, shift_id: int, reason: str | None) -> Shift:
    """Cancel a shift that nobody began and that is not over: one's own, or any for who plans.

    One that is over is an absence. Who sets real times right cancels it too: it was never meant.
    """
    with act("shift.cancel", by) as doing:
        row = doing.fetch(Shift, shift_id)
        _refuse_foreign(doing, row)
        return cancel_shift_in(doing, row, reason, _("bỏ"), past=by.may("shift.correct"))


def replace_shift(*, by: Actor, shift_id: int, volunteer_id: int, reason: str | None) -> Shift:
    """Give a shift that nobody began to another volunteer; the old one stays, cancelled with a reason.

    Who sets real times right may do so for one of the last days too: the other one did come.
    """
    with act("shift.replace", by) as doing:
        row = doing.fetch(Shift, shift_id)
        if row.volunteer_id == volunteer_id:
            code = doing.fetch(Volunteer, volunteer_id).code
            raise Refused("shift.same", field="volunteer", volunteer=code)
        lately = by.may("shift.correct") and row.day >= doing.day - FORGOTTEN
        cancel_shift_in(doing, row, reason, _("thay người"), past=lately)
        span = (row.starts, row.ends)
        return add_shift_in(doing, volunteer_id, row.place_id, row.day, span, replaces_id=row.id)


def add_shift_in(doing: Act, volunteer_id: int, place_id: int, day: date, span: Span, **facts: Any) -> Shift:
    """Write a shift inside an act; raises `Refused` when volunteer, place or time do not allow it."""
    who = doing.fetch(Volunteer, volunteer_id)
    where = doing.fetch(centre.Place, place_id)
    refuse_closed(who, where)
    other = overlapping(shifts_of(volunteer_id, day), span)
    if other is not None:
        raise overlap(other, who.code)
    return doing.add(
        Shift,
        day=day,
        volunteer_id=volunteer_id,
        place_id=place_id,
        starts=span[0],
        ends=span[1],
        **facts,
    )


def refuse_closed(who: Volunteer, where: centre.Place) -> None:
    """Raise `Refused` for a volunteer or a place that is out of service."""
    if not who.active:
        raise Refused("volunteer.closed", field="volunteer", code=who.code)
    if not where.active:
        raise Refused("place.inactive", field="place", place=where.name)


def refuse_past(day: date, first: date) -> None:
    """Raise `Refused` for a shift on a day before the first one that may be planned, or far ahead."""
    horizon.refuse_far(day)
    if day < first:
        raise Refused("shift.past", field="day", day=f"{day:%d/%m/%Y}", first=f"{first:%d/%m/%Y}")


def refuse_off(day: date) -> None:
    """Raise `Refused` for a day on which the Centre is closed by name."""
    name = times.known_calendars(["centre"])["centre"].off.get(day)
    if name is not None:
        raise Refused("shift.off", field="day", day=f"{day:%d/%m/%Y}", name=name)


def cancel_shift_in(doing: Act, row: Shift, reason: str | None, what: str, past: bool = False) -> Shift:
    """Cancel a shift inside an act, with a reason by code, digit or key; one that is over only so."""
    if row.cancelled_at:
        raise Refused("shift.state", state=_("đã bỏ"), act=what)
    if row.checked_in_at:
        raise Refused("shift.state", state=_("đã vào ca"), act=what)
    if times.over(row.day, row.ends, doing.at) and not past:
        raise Refused("shift.state", state=_("đã qua"), act=what)
    key = catalogue.reason_key(ABSENCE, reason)
    return doing.change(Shift, row.id, cancelled_at=doing.at, reason_key=key) or row


def overlapping(known: Sequence[Any], span: Span) -> Any:
    """Return the first of a volunteer's shifts of a day that a time overlaps, or None.

    Who has checked out is free again.
    """
    return next((row for row in known if times.shared(held(row), span)), None)


def held(row: Shift) -> Span:
    """Return from when to when a shift holds its volunteer: until the check-out, if that is earlier."""
    out = row.checked_out_at
    return row.starts, min(row.ends, times.at(out)) if out else row.ends


def overlap(other: Any, code: str) -> Refused:
    """Return the refusal that names the shift in the way."""
    return Refused(
        "shift.overlap",
        field="starts",
        volunteer=code,
        starts=other.starts,
        ends=other.ends,
        day=f"{other.day:%d/%m/%Y}",
        place=place_name(other.place_id),
    )


def place_name(place_id: int) -> str:
    """Return the name of a place, of one no longer used too."""
    found = first(centre.Place, "id = ?", place_id)
    return str(found.name) if found else ""


def _refuse_foreign(doing: Act, row: Shift) -> None:
    """Refuse somebody else's shift to who does not plan shifts."""
    who = doing.fetch(Volunteer, row.volunteer_id)
    if not doing.by.may("shift.plan") and who.account_id != doing.by.account_id:
        raise Refused("shift.other", volunteer=who.code)
