"""Check-in and check-out by one's own sign-in, and real times set right when somebody forgot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from .. import centre, clock, hours, people, volunteers
from ..base import first, moment
from ..errors import Refused
from ..journal import Act, Actor, act
from ..language import N_, _
from . import times
from .records import Shift, shifts_of
from .verbs import place_name

EARLY = timedelta(minutes=60)
"""So long before its beginning a shift is checked in to."""

LATE = timedelta(minutes=120)
"""So long behind its planned end a shift is checked out of; later somebody else says when it was."""

CLOSES = ("11:30", "17:00", "21:00", "23:59")
"""When an unplanned shift ends where its place has no half-day any more."""


def check_in(*, by: Actor, place: str | None = None) -> Shift:
    """Come on duty: in the shift under way or beginning within `EARLY`, else in an unplanned one.

    `place` is the code of where an unplanned one is, when not at one's own place.
    """
    with act("shift.check_in", by) as doing:
        who = volunteers.of_account(by.account_id, by.name)
        today = shifts_of(who.id, doing.day)
        _refuse_on_duty(today, times.at(doing.at))
        planned = due_in(today, doing.at)
        if planned is None:
            return _unplanned(doing, who.id, today, place)
        return doing.change(Shift, planned.id, checked_in_at=doing.at) or planned


def check_out(*, by: Actor) -> Shift:
    """Go off duty; raises `Refused` while a help session of today is open."""
    with act("shift.check_out", by) as doing:
        who = volunteers.of_account(by.account_id, by.name)
        row = on_duty(shifts_of(who.id, doing.day))
        if row is None:
            _refuse_yesterday(who.id, doing.day)
            raise Refused("shift.not_in")
        if doing.at > hours.at(row.day, row.ends) + LATE:
            raise Refused("shift.out_late", starts=row.starts, ends=row.ends)
        _refuse_open_session(doing, who.id)
        return doing.change(Shift, row.id, checked_out_at=doing.at) or row


def correct_shift(*, by: Actor, shift_id: int, came: str, went: str = "", note: str) -> Shift:
    """Say when somebody really came and went, because they forgot; an empty `came`: they never did.

    Times are HH:MM of the shift's own day. The journal keeps what stood there before.
    """
    with act("shift.correct", by) as doing:
        row = doing.fetch(Shift, shift_id)
        if row.cancelled_at:
            raise Refused("shift.state", state=_("đã bỏ"), act=_("sửa giờ"))
        checked = people.checked_length(N_("Ghi chú"), "note", note, people.NOTE_MOST)
        if checked is None:
            raise Refused("form.needed", field="note", label=_("Ghi chú"))
        real = _real_times(doing, row.day, came, went)
        return (
            doing.change(
                Shift,
                row.id,
                checked_in_at=real[0],
                checked_out_at=real[1],
                corrected_by=doing.account_id(),
                correction=checked,
            )
            or row
        )


@dataclass(frozen=True)
class Standing:
    """Where a volunteer stands today: `act` is what they do next, "in" or "out", with the shift meant.

    `shift` is None when checking in would make an unplanned one; `later` is the next planned one.
    """

    act: str
    shift: Any = None
    later: Any = None


def standing(by: Actor) -> Standing | None:
    """Return where the actor stands, or None when they are no volunteer; two queries."""
    who = first(volunteers.Volunteer, "account_id = ? AND active = 1", by.account_id)
    if who is None:
        return None
    now = clock.now()
    today = shifts_of(who.id, clock.day_of(now))
    inside, due = on_duty(today), due_in(today, now)
    if inside is not None and (inside.ends > times.at(now) or due is None):
        return Standing("out", inside)
    ahead = (row for row in today if not row.checked_in_at and row.starts > times.at(now))
    return Standing("in", due, next(ahead, None))


def due_in(today: Sequence[Any], now: datetime) -> Any:
    """Return the shift of somebody's day that one may check in to at a moment, or None."""
    ahead = now + EARLY
    until = times.at(ahead) if clock.day_of(ahead) == clock.day_of(now) else "24:00"
    return next(
        (row for row in today if not row.checked_in_at and row.starts <= until and row.ends > times.at(now)),
        None,
    )


def on_duty(today: Sequence[Any]) -> Any:
    """Return the shift of somebody's day that is checked in and not out, the latest, or None."""
    inside = [row for row in today if row.checked_in_at and not row.checked_out_at]
    return max(inside, key=lambda row: row.checked_in_at, default=None)


def _refuse_on_duty(today: Sequence[Any], now: str) -> None:
    row = on_duty(today)
    if row is not None and row.ends > now:
        raise Refused("shift.on_duty", start=times.at(row.checked_in_at), place=place_name(row.place_id))


def _refuse_yesterday(volunteer_id: int, today: date) -> None:
    """Name the shift of the day before that somebody forgot to check out of."""
    row = on_duty(shifts_of(volunteer_id, today - timedelta(days=1)))
    if row is not None:
        raise Refused("shift.out_late", starts=row.starts, ends=row.ends)


def _unplanned(doing: Act, volunteer_id: int, today: Sequence[Any], place: str | None) -> Shift:
    """Write a shift that nobody planned, at a place or one's own, until the end of the half-day."""
    own = doing.by.place_id or centre.places()[0].id
    where: centre.Place = centre.place(place) if place else doing.fetch(centre.Place, own)
    now = min(times.at(doing.at), "23:58")
    if any(row.starts == now for row in today):
        raise Refused("shift.twice", time=now)
    known = times.known_calendars([where.kind])[where.kind]
    closes = [close for _opens, close in times.half_days(known, doing.day)] or list(CLOSES)
    later = [row.starts for row in today if row.starts > now and not row.checked_in_at]
    ends = min(close for close in (*closes, *CLOSES[2:], *later) if close > now)
    return doing.add(
        Shift,
        day=doing.day,
        volunteer_id=volunteer_id,
        place_id=where.id,
        starts=now,
        ends=ends,
        unplanned=1,
        checked_in_at=doing.at,
    )


def _refuse_open_session(doing: Act, volunteer_id: int) -> None:
    found = doing.connection.execute(
        "SELECT min(h.started_at) FROM help_session h"
        " JOIN help_session_volunteer hv ON hv.help_session_id = h.id"
        " WHERE h.state = 'open' AND h.day = ? AND hv.volunteer_id = ?",
        (doing.day.isoformat(), volunteer_id),
    ).fetchone()[0]
    if found:
        raise Refused("shift.session_open", start=times.at(moment(found)))


def _real_times(doing: Act, day: date, came: str, went: str) -> tuple[datetime | None, datetime | None]:
    begun = _moment(day, came, "came")
    ended = _moment(day, went, "went")
    field = "came" if not begun or begun > doing.at else "went"
    wrong = (ended and not begun) or (begun and begun > doing.at)
    if wrong or (begun and ended and not begun <= ended <= doing.at):
        raise Refused("shift.came", field=field, day=f"{day:%d/%m/%Y}")
    return begun, ended


def _moment(day: date, typed: str, field: str) -> datetime | None:
    kept = hours.hour(typed, field)
    return hours.at(day, kept) if kept else None
