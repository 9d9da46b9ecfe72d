"""How errands end: done, with the session that counts their help once; not done; entered by mistake."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from .. import catalogue, clock, hours, people, sessions, text, volunteers
from ..errors import Refused
from ..journal import Act, Actor, act
from ..language import N_, _
from .moving import helpers_of, move, refuse_stranger, refuse_unless_movable
from .records import MOST_HEADS, MOST_HOURS, MOST_KM, VEHICLES, Errand


def finish(
    *,
    by: Actor,
    errand_id: int,
    started: str | None = None,
    ended: str | None = None,
    day: date | None = None,
    km: float | None = None,
    vehicle: str | None = None,
    heads: int | None = None,
    topics: str = "",
    ticks: Mapping[str, int] | None = None,
    result: str = "done",
    **facts: Any,
) -> Errand:
    """Record that an errand was done, on its day unless another is named, between two hours HH:MM.

    A home visit or a transport writes one help session of all its volunteers; `ticks`, `result` and
    `facts` are those of `sessions.Done`. An outreach has `heads` and `topics` instead and writes none.
    """
    with act("errand.finish", by) as doing:
        row = doing.fetch(Errand, errand_id)
        refuse_unless_movable(doing, row)
        refuse_stranger(doing, row)
        when = _day(doing, row, day)
        done = _ways(km, vehicle) | {"day": when, "finished_at": doing.at}
        group = volunteers.FOR_SKILLS if row.kind == "outreach" else volunteers.FOR_CITIZENS
        team = volunteers.team_of(helpers_of(errand_id)[0], when, row.neighbourhood, group)
        done["team_id"] = team.id if team else None
        if row.kind == "outreach":
            return move(doing, row, **done, **_reached(heads, topics))
        begun, over = _moments(doing, when, started, ended)
        _session(doing, row, when, begun, over, team, sessions.Done(dict(ticks or {}), result, **facts))
        return move(doing, row, starts=f"{clock.local(begun):%H:%M}", **done)


def fail(*, by: Actor, errand_id: int, reason: str, note: str = "") -> Errand:
    """Record that an errand was not done, and why; it may be asked for again.

    It keeps the day for which it was planned. A note of each, who asked and who went, has its own room.
    """
    with act("errand.fail", by) as doing:
        row = doing.fetch(Errand, errand_id)
        refuse_unless_movable(doing, row)
        refuse_stranger(doing, row)
        key = catalogue.reason_key("errand_not_done", reason)
        added = people.checked_length(N_("Ghi chú"), "note", note, people.NOTE_MOST)
        kept = " · ".join(filter(None, (row.note, added))) or None
        return move(doing, row, reason_key=key, note=kept, day=row.day or doing.day, finished_at=doing.at)


def void(*, by: Actor, errand_id: int, reason: str) -> Errand:
    """Mark an errand as entered by mistake, and the session that it wrote; the rows stay."""
    with act("errand.void", by) as doing:
        row = doing.fetch(Errand, errand_id)
        voided = move(doing, row, reason_key=catalogue.reason_key("void", reason))
        day = row.day.isoformat() if row.day else ""
        written = doing.connection.execute(
            "SELECT id FROM help_session WHERE day = ? AND errand_id = ? AND state <> 'void'",
            (day, errand_id),
        ).fetchall()
        for (session_id,) in written:
            doing.change(sessions.HelpSession, session_id, {"state": ("open", "ended")}, state="void")
        return voided


def show_phone(*, by: Actor, errand_id: int) -> tuple[str, str]:
    """Return the name and the whole phone number of whom an errand is for; journalled.

    Raises `Refused` for a volunteer who is not assigned; volunteers get the given name alone.
    """
    with act("errand.show_phone", by) as doing:
        row = doing.fetch(Errand, errand_id)
        refuse_stranger(doing, row)
        doing.counts = {"errand": errand_id}
        if not row.contact:
            raise Refused("errand.no_phone")
        person = people.by_id(row.person_id)
        name = str(person.name or "") if person else ""
        return name if by.may("person.read") else text.given_name(name), str(row.contact)


def _day(doing: Act, row: Errand, day: date | None) -> date:
    """Return the day on which an errand was done: its own, or today when that is still to come."""
    found = day or min(row.day or doing.day, doing.day)
    if found > doing.day:
        raise Refused("errand.ahead", field="day", day=f"{found:%d/%m/%Y}")
    asked = clock.day_of(row.asked_at)
    if found < asked:
        raise Refused("errand.early", field="day", day=f"{found:%d/%m/%Y}", asked=f"{asked:%d/%m/%Y}")
    return found


def _ways(km: float | None, vehicle: str | None) -> dict[str, Any]:
    if km is not None and not 0 <= km <= MOST_KM:
        raise Refused("number", field="km", label=_("Số km"), value=km, first=0, last=MOST_KM)
    if vehicle is not None and vehicle not in VEHICLES:
        raise Refused("choice", field="vehicle", value=vehicle, known=", ".join(VEHICLES))
    return {"km": km, "vehicle": vehicle}


def _reached(heads: int | None, topics: str) -> dict[str, Any]:
    if heads is None:
        raise Refused("errand.heads", field="heads")
    if not 0 <= heads <= MOST_HEADS:
        raise Refused("number", field="heads", label=_("Số người"), value=heads, first=0, last=MOST_HEADS)
    return {
        "heads": heads,
        "topics": people.checked_length(N_("Nội dung"), "topics", topics, people.NOTE_MOST),
    }


def _moments(doing: Act, day: date, started: str | None, ended: str | None) -> tuple[datetime, datetime]:
    first, last = hours.hour(started, "started"), hours.hour(ended, "ended")
    if first is None or last is None:
        raise Refused("errand.hours", field="ended" if first else "started")
    begun, over = hours.at(day, first), hours.at(day, last)
    if not begun < over <= clock.local(doing.at):
        raise Refused("errand.order", field="ended", starts=first, ends=last)
    if over - begun > timedelta(hours=MOST_HOURS):
        raise Refused("errand.long", field="ended", starts=first, ends=last, most=MOST_HOURS)
    return begun, over


def _session(
    doing: Act, row: Errand, day: date, begun: datetime, over: datetime, team: Any, done: sessions.Done
) -> None:
    """Write the one session of an errand: a sitting of its own, never that of the visit that asked."""
    sessions.add_ended_in(
        doing,
        done,
        helpers_of(row.id),
        begun,
        over,
        day=day,
        ended_by_hand=1,
        place_id=row.place_id,
        neighbourhood=row.neighbourhood,
        team_id=team.id if team else None,
        dossier_id=row.dossier_id,
        errand_id=row.id,
        person_id=row.person_id,
        procedure_code=row.procedure_code,
    )
