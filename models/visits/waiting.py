"""Who waits, who is served, who comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .. import centre, clock, text
from ..base import db, first, moment, rows
from ..errors import Refused
from ..journal import Actor
from ..language import N_, SOURCE, _, spoken
from ..numbers import parse_ticket, ticket
from .records import PRIORITY_IN_A_ROW, Visit
from .sight import places_seen


def next_for(day: date, desk: centre.Desk) -> int | None:
    """Return the id of the visit that a desk is to call next, or None.

    Visits sent to this desk and those of its series, priority first, but after
    `PRIORITY_IN_A_ROW` priority calls in a row one of the others; then by rank.
    """
    waiting = db.execute_sql(
        "SELECT id, priority <> 'none' AS first FROM visit"
        " WHERE day = ? AND state = 'waiting' AND (to_desk_id = ? OR"
        " (to_desk_id IS NULL AND place_id = ? AND instr(?, series) > 0))"
        " ORDER BY first DESC, rank, id",
        (day.isoformat(), desk.id, desk.place_id, desk.series),
    ).fetchall()
    if not waiting:
        return None
    last = db.execute_sql(
        "SELECT priority <> 'none' FROM visit WHERE desk_id = ? AND day = ? AND called_at IS NOT NULL"
        " ORDER BY called_at DESC, id DESC LIMIT ?",
        (desk.id, day.isoformat(), PRIORITY_IN_A_ROW),
    ).fetchall()
    if len(last) == PRIORITY_IN_A_ROW and all(hurried for (hurried,) in last):
        others = [visit_id for visit_id, hurries in waiting if not hurries]
        return int(others[0]) if others else int(waiting[0][0])
    return int(waiting[0][0])


def by_ticket(typed: str, day: date | None = None) -> Visit:
    """Return the visit of a ticket such as A013 on a day (today); raises `Refused`."""
    series, number = parse_ticket(typed)
    on = day or clock.today()
    where = "day = ? AND series = ? AND number = ?"
    found: Visit | None = first(Visit, where, on.isoformat(), series, number)
    if found is None:
        raise Refused("visit.ticket", field="ticket", ticket=typed[:20], day=f"{on:%d/%m/%Y}")
    return found


_PRESENT = ("waiting", "called", "serving", "on_hold")


def meant(by: Actor, typed: str) -> Visit:
    """Return today's visit that a ticket means, or its number alone; raises `Refused`.

    A number alone means who is still here, and is at a place that the actor sees.
    """
    digits = text.line(typed)
    if not digits.isascii() or not digits.isdigit():
        return by_ticket(typed)
    today = clock.today()
    seen = places_seen(by, today)
    numbered = rows(Visit, "day = ? AND number = ? AND state <> 'void'", today.isoformat(), int(digits[:9]))
    here = [visit for visit in numbered if seen is None or visit.place_id in seen]
    found = [visit for visit in here if visit.state in _PRESENT] or here
    if not found:
        raise Refused("visit.ticket", field="ticket", ticket=digits[:20], day=f"{today:%d/%m/%Y}")
    if len(found) > 1:
        known = ", ".join(sorted(visit.ticket for visit in found))
        raise Refused("visit.tickets", field="ticket", ticket=digits[:20], known=known)
    one: Visit = found[0]
    return one


def by_id(visit_id: int) -> Visit:
    """Return a visit by id; raises `Refused` when there is none."""
    found: Visit | None = first(Visit, "id = ?", visit_id)
    if found is None:
        raise Refused("row.missing", table="visit", id=visit_id)
    return found


def of_person(person_id: int, most: int = 20) -> list[Any]:
    """Return a person's visits, the newest first."""
    return rows(Visit, "person_id = ? ORDER BY id DESC LIMIT ?", person_id, most)


@dataclass(frozen=True)
class Waiting:
    """A row of a queue as its reader may see it; `name` is the given name for volunteers.

    `helper` holds the codes of the volunteers who help this person now, `helped_since` since when;
    `helped_at` is when help ended that this visit had before, `helped` by whom and with what.
    """

    id: int
    ticket: str
    state: str
    arrived_at: datetime
    since: datetime
    procedure: str
    priority: str
    name: str
    birth_year: int | None
    desk_number: int | None
    helper: str
    helped_since: datetime | None
    helped_at: datetime | None
    helped: str
    needs: tuple[str, ...]


_HELPED_LAST = """
(SELECT (SELECT group_concat(vo.code, ', ') FROM help_session_volunteer hv
    JOIN volunteer vo ON vo.id = hv.volunteer_id WHERE hv.help_session_id = h.id) || ': ' ||
  (SELECT group_concat(k.{name}, ', ') FROM tick t JOIN help_kind k ON k.code = t.help_kind_code
   WHERE t.help_session_id = h.id)
 FROM help_session h WHERE h.visit_id = v.id AND h.state = 'ended' ORDER BY h.id DESC LIMIT 1)
"""


_HELPING_NOW = """
(SELECT group_concat(vo.code, ', ') || ' ' || h.started_at FROM help_session h
 JOIN help_session_volunteer hv ON hv.help_session_id = h.id
 JOIN volunteer vo ON vo.id = hv.volunteer_id
 WHERE h.visit_id = v.id AND h.state = 'open' GROUP BY h.id LIMIT 1)
"""


def help_columns() -> dict[str, str]:
    """Return columns about a visit `v` as SQL: who is `helping` since when, who `helped` with what."""
    name = "name" if spoken() == SOURCE else "name_en"
    return {"helping": _HELPING_NOW, "helped": _HELPED_LAST.format(name=name)}


def helping_of(column: str | None) -> tuple[str, datetime | None]:
    """Return the codes of who helps now, and since when, as the column `helping` tells."""
    helper, _blank, since = (column or "").rpartition(" ")
    return helper, moment(since) if since else None


_QUEUE = """
SELECT v.id, v.series, v.number, v.state, v.arrived_at, v.since,
  (SELECT coalesce(s.short, a.procedure_code) FROM asked a
   LEFT JOIN short_name s ON s.procedure_code = a.procedure_code
   WHERE a.visit_id = v.id ORDER BY a.position LIMIT 1),
  v.priority, p.name, p.birth_year, d.number,
  {helping},
  (SELECT max(h.ended_at) FROM help_session h WHERE h.visit_id = v.id AND h.state = 'ended'),
  v.needs_phone_help, v.needs_interpreter, v.needs_mobility, {helped}
FROM visit v LEFT JOIN person p ON p.id = v.person_id
LEFT JOIN desk d ON d.id = coalesce(v.to_desk_id, v.desk_id)
WHERE v.day = ? AND v.state IN ({states}){places}
ORDER BY v.rank, v.id LIMIT ?
"""


_NEEDS = (N_("chưa quen điện thoại"), N_("cần phiên dịch"), N_("đi lại khó khăn"))


def needs_of(visit: Visit) -> tuple[str, ...]:
    """Return in words what a visitor needs help with."""
    needed = (visit.needs_phone_help, visit.needs_interpreter, visit.needs_mobility)
    return tuple(_(word) for word, wanted in zip(_NEEDS, needed) if wanted)


def queue(
    *, by: Actor, day: date | None = None, states: Sequence[str] = ("waiting",), most: int = 500
) -> list[Waiting]:
    """Return the visits of a day in some states, in queue order; one query.

    Volunteers get those of `places_seen`, which costs them another.
    """
    on = day or clock.today()
    seen = places_seen(by, on)
    places = "" if seen is None else f" AND v.place_id IN ({', '.join(map(str, sorted(seen)))})"
    sql = _QUEUE.format(states=", ".join("?" * len(states)), places=places, **help_columns())
    return [_waiting(row, by) for row in db.execute_sql(sql, (on.isoformat(), *states, most))]


def _waiting(row: tuple[Any, ...], by: Actor) -> Waiting:
    helper, since = helping_of(row[11])
    return Waiting(
        id=row[0],
        ticket=ticket(row[1], row[2]),
        state=row[3],
        arrived_at=moment(row[4]),
        since=moment(row[5]),
        procedure=row[6] or _("(chưa rõ)"),
        priority=row[7],
        name=(row[8] or "") if by.may("person.read") else text.given_name(row[8]),
        birth_year=row[9],
        desk_number=row[10],
        helper=helper,
        helped_since=since,
        helped_at=moment(row[12]) if row[12] else None,
        helped=row[16] or "",
        needs=tuple(_(word) for word, needed in zip(_NEEDS, row[13:16]) if needed),
    )


@dataclass(frozen=True)
class AskedRow:
    """A procedure asked for in a visit, with the words of its outcome ("" while it has none)."""

    id: int
    position: int
    code: str
    valid_from: str
    short: str
    outcome: str
    copies: int | None


def asked_of(visit_id: int) -> list[AskedRow]:
    """Return the procedures of a visit with their outcomes; one query."""
    cursor = db.execute_sql(
        "SELECT a.id, a.position, a.procedure_code, a.procedure_from,"
        " coalesce(s.short, a.procedure_code), coalesce(o.kind, ''), o.copies FROM asked a"
        " LEFT JOIN short_name s ON s.procedure_code = a.procedure_code"
        " LEFT JOIN outcome o ON o.id = (SELECT max(id) FROM outcome"
        "   WHERE asked_id = a.id AND voided_at IS NULL)"
        " WHERE a.visit_id = ? ORDER BY a.position",
        (visit_id,),
    )
    return [AskedRow(*row) for row in cursor]


def at_desk(desk_id: int, day: date | None = None) -> Visit | None:
    """Return the visit that a desk has called or is serving, or None."""
    found: Visit | None = first(
        Visit,
        "desk_id = ? AND day = ? AND state IN ('called', 'serving')",
        desk_id,
        (day or clock.today()).isoformat(),
    )
    return found
