"""Who goes: two volunteers by default, and never unwittingly one who is busy at that hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import centre, horizon, hours, volunteers
from ..base import db, first, rows
from ..errors import Refused
from ..journal import Act, Actor, act
from ..language import _
from ..roster.meetings import APART
from .moving import move, refuse_unless_movable
from .records import KINDS, Errand, ErrandVolunteer

PLACE_KINDS = {"home_visit": "home", "transport": "road"}
"""The kind of place at which the help of an errand is counted."""

MOST = 20


@dataclass(frozen=True)
class Sending:
    """Who is sent when: codes of volunteers, and a day and an hour if they are not known yet.

    One goes alone only with `alone`; who is busy then goes only `anyway`.
    """

    volunteer_codes: Sequence[str]
    day: date | None = None
    starts: str | None = None
    alone: bool = False
    anyway: bool = False


def assign(*, by: Actor, errand_id: int, **facts: Any) -> Errand:
    """Assign volunteers to an errand; facts are those of `Sending`.

    Two go by default: one alone only with `alone`, which stays on the row. Raises `Refused` that
    names who is on duty or on another errand then, unless they are to go `anyway`.
    """
    with act("errand.assign", by) as doing:
        return _assign(doing, errand_id, Sending(**facts))


def reassign(*, by: Actor, errand_id: int, **facts: Any) -> Errand:
    """Assign other volunteers, or another day, to an errand; those who do not go any more stay marked."""
    with act("errand.reassign", by) as doing:
        return _assign(doing, errand_id, Sending(**facts))


def _assign(doing: Act, errand_id: int, sending: Sending) -> Errand:
    row = doing.fetch(Errand, errand_id)
    refuse_unless_movable(doing, row)
    going = list({found.id: found for found in map(_volunteer, sending.volunteer_codes)}.values())
    _refuse_alone(going, sending.alone)
    when = _day(doing, row, sending.day)
    hour = hours.hour(sending.starts, "starts") or row.starts
    if not sending.anyway:
        _refuse_busy(going, when, hour, errand_id)
    moved = move(
        doing,
        row,
        day=when,
        starts=hour,
        alone=int(len(going) == 1),
        place_id=_place_id(row),
    )
    _send(doing, errand_id, [volunteer.id for volunteer in going])
    return moved


def _volunteer(code: str) -> volunteers.Volunteer:
    found = volunteers.by_code(code, "volunteer_codes")
    if not found.active:
        raise Refused("volunteer.closed", field="volunteer_codes", code=found.code)
    return found


def _refuse_alone(going: Sequence[Any], alone: bool) -> None:
    if not going:
        raise Refused("errand.nobody", field="volunteer_codes")
    if len(going) > MOST:
        raise Refused(
            "number", field="volunteer_codes", label=_("Số người"), value=len(going), first=1, last=MOST
        )
    if len(going) == 1 and not alone:
        raise Refused("errand.two", field="volunteer_codes", volunteer=going[0].code)


def _day(doing: Act, row: Errand, day: date | None) -> date:
    found = day or row.day
    if found is None:
        raise Refused("errand.day", field="day")
    if day is not None and day < doing.day:
        raise Refused("errand.past", field="day", day=f"{day:%d/%m/%Y}")
    horizon.refuse_far(found)
    return found


def _place_id(row: Errand) -> int | None:
    """Return the place at which the help will be counted; an outreach is at its neighbourhood's house."""
    kind = PLACE_KINDS.get(row.kind)
    if kind is None:
        house = first(centre.Place, "active = 1 AND neighbourhood = ? ORDER BY id", row.neighbourhood)
        return int(house.id) if house else None
    place = first(centre.Place, "active = 1 AND kind = ? ORDER BY id", kind)
    if place is None:
        raise Refused("errand.place", errand=KINDS[row.kind], name=centre.PLACE_KINDS[kind], kind=kind)
    return int(place.id)


_BUSY = """
SELECT v.code, s.starts, s.ends, p.name FROM shift s JOIN volunteer v ON v.id = s.volunteer_id
JOIN place p ON p.id = s.place_id
WHERE s.volunteer_id IN ({marks}) AND s.day = ? AND s.cancelled_at IS NULL AND s.ends > ?
  AND strftime('%s', '2000-01-01 ' || s.starts) - strftime('%s', '2000-01-01 ' || ?) < ?
UNION ALL
SELECT v.code, e.starts, NULL, coalesce(e.neighbourhood, '') FROM errand e
JOIN errand_volunteer ev ON ev.errand_id = e.id AND ev.dropped_at IS NULL
JOIN volunteer v ON v.id = ev.volunteer_id
WHERE e.day = ? AND e.state = 'assigned' AND e.id <> ? AND e.starts IS NOT NULL
  AND ev.volunteer_id IN ({marks})
  AND abs(strftime('%s', '2000-01-01 ' || e.starts) - strftime('%s', '2000-01-01 ' || ?)) < ?
"""


def _refuse_busy(going: Sequence[Any], day: date, starts: str | None, errand_id: int) -> None:
    """Refuse who is on duty or on another errand at that hour; without an hour nobody knows."""
    if starts is None:
        return
    ids, on = [volunteer.id for volunteer in going], day.isoformat()
    then = (starts, starts, APART * 60)
    sql = _BUSY.format(marks=", ".join("?" * len(ids)))
    found = db.execute_sql(sql, (*ids, on, *then, on, errand_id, *ids, *then[1:]))
    busy = [
        _("{who} trực {starts}–{ends} ở {place}", who=code, starts=begins, ends=ends, place=where)
        if ends
        else _("{who} có việc khác lúc {starts} {where}", who=code, starts=begins, where=where).strip()
        for code, begins, ends, where in found
    ]
    if busy:
        raise Refused("errand.busy", field="volunteer_codes", busy="; ".join(busy))


def _send(doing: Act, errand_id: int, going: Sequence[int]) -> None:
    """Mark who does not go any more, take back the mark of who goes again, add who is new."""
    known = {row.volunteer_id: row for row in rows(ErrandVolunteer, "errand_id = ?", errand_id)}
    for volunteer_id, row in known.items():
        if (volunteer_id in going) == (row.dropped_at is not None):
            dropped = None if volunteer_id in going else doing.at
            doing.change(ErrandVolunteer, row.id, dropped_at=dropped)
    for volunteer_id in going:
        if volunteer_id not in known:
            doing.add(ErrandVolunteer, errand_id=errand_id, volunteer_id=volunteer_id)
