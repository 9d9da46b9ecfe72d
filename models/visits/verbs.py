"""The moves of visits: called, served, held, handed on, ended, each one act and one journal line."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import catalogue, centre
from ..errors import Refused
from ..journal import Act, Actor, act
from ..language import _
from ..numbers import ticket
from .records import (
    BACK_WITHIN,
    MOST_CALLS,
    MOVES,
    Move,
    Visit,
    out_of_turn,
    spent,
)
from .waiting import next_for


def call(*, by: Actor, visit_id: int, desk_id: int | None = None) -> Visit:
    """Call one waiting visit to a desk; raises `Refused` when another desk was faster."""
    with act("visit.call", by) as doing:
        return _call(doing, visit_id, _desk(doing, desk_id))


def call_next(*, by: Actor, desk_id: int | None = None) -> Visit:
    """Call the visit whose turn it is at a desk; raises `Refused` when nobody waits."""
    with act("visit.call", by) as doing:
        desk = _desk(doing, desk_id)
        visit_id = next_for(doing.day, desk)
        if visit_id is None:
            raise Refused("visit.none_waiting")
        return _call(doing, visit_id, desk)


def recall(*, by: Actor, visit_id: int) -> Visit:
    """Call a called visit again; after the third call it counts as absent."""
    with act("visit.recall", by) as doing:
        visit = doing.fetch(Visit, visit_id)
        if visit.calls >= MOST_CALLS:
            return _move(doing, visit, to="no_show")
        return _move(doing, visit, calls=visit.calls + 1, called_at=doing.at)


def serve(*, by: Actor, visit_id: int) -> Visit:
    """Begin to serve a called visit."""
    with act("visit.serve", by) as doing:
        return _move(doing, visit_id, started_at=doing.at)


def put_back(*, by: Actor, visit_id: int) -> Visit:
    """Put a called visit back where it was in the queue."""
    with act("visit.put_back", by) as doing:
        return _move(doing, visit_id, desk_id=None)


def absent(*, by: Actor, visit_id: int) -> Visit:
    """Mark a called visit as absent."""
    with act("visit.absent", by) as doing:
        return _move(doing, visit_id)


def back(*, by: Actor, visit_id: int) -> Visit:
    """Take an absent visit back behind the one now called, within `BACK_WITHIN`."""
    with act("visit.back", by) as doing:
        visit = doing.fetch(Visit, visit_id)
        if visit.state == "no_show" and doing.at - visit.since > BACK_WITHIN:
            raise Refused(
                "visit.back_late", ticket=visit.ticket, minutes=int(BACK_WITHIN.total_seconds() // 60)
            )
        now_called = doing.connection.execute(
            "SELECT max(rank) FROM visit WHERE day = ? AND series = ? AND state IN ('called', 'serving')",
            (visit.day.isoformat(), visit.series),
        ).fetchone()[0]
        return _move(doing, visit, desk_id=None, calls=0, rank=(now_called or visit.rank) + 1)


def hold(*, by: Actor, visit_id: int, reason: str) -> Visit:
    """Let a visitor fetch something; the time does not count as service."""
    with act("visit.hold", by) as doing:
        return _move(doing, visit_id, reason_key=catalogue.reason_key("hold", reason))


def resume(*, by: Actor, visit_id: int) -> Visit:
    """Go on with a visit on hold: at the actor's desk, or where it was held if the actor has none."""
    with act("visit.resume", by) as doing:
        visit = doing.fetch(Visit, visit_id)
        desk_id = int(by.desk_id or visit.desk_id or 0)
        if visit.state == "on_hold":
            _desk_is_free(doing, desk_id, visit_id)
        return _move(doing, visit, desk_id=desk_id, reason_key=None)


def transfer(*, by: Actor, visit_id: int, to_desk_id: int, reason: str) -> Visit:
    """Send a visit being served to another desk; it keeps its number and its time."""
    with act("visit.transfer", by) as doing:
        doing.fetch(centre.Desk, to_desk_id)
        visit = doing.fetch(Visit, visit_id)
        if visit.desk_id == to_desk_id:
            raise Refused("visit.same_desk", ticket=visit.ticket)
        key = catalogue.reason_key("transfer", reason)
        return _move(doing, visit, desk_id=None, to_desk_id=to_desk_id, calls=0, reason_key=key)


def finish(*, by: Actor, visit_id: int) -> Visit:
    """End a visit being served; every procedure asked for, and the visit, needs an outcome."""
    with act("visit.finish", by) as doing:
        return finish_in(doing, visit_id)


def finish_in(doing: Act, visit_id: int) -> Visit:
    """End a visit inside an act of another verb, under the same rule as `finish`."""
    visit = doing.fetch(Visit, visit_id)
    if visit.state == "serving":
        missing = _without_outcome(doing, visit_id)
        if missing:
            raise Refused("visit.no_outcome", ticket=visit.ticket, missing=", ".join(missing))
    return _move(doing, visit, move=MOVES["visit.finish"], finished_at=doing.at, reason_key=None)


def leave(*, by: Actor, visit_id: int, reason: str = "other") -> Visit:
    """Record that somebody went away before being served to the end."""
    with act("visit.leave", by) as doing:
        key = catalogue.reason_key("left", reason)
        return _move(doing, visit_id, finished_at=doing.at, reason_key=key)


def void(*, by: Actor, visit_id: int, reason: str) -> Visit:
    """Mark a visit as typed by mistake; the row and its number stay."""
    with act("visit.void", by) as doing:
        visit = doing.fetch(Visit, visit_id)
        key = catalogue.reason_key("void", reason)
        return _move(doing, visit, finished_at=visit.finished_at or doing.at, reason_key=key)


def close_day(*, by: Actor, day: date) -> list[Visit]:
    """Turn the waiting, called and on-hold visits of a day into left ("hết giờ").

    Raises `Refused` while somebody is still being served.
    """
    with act("visit.close_day", by) as doing:
        return close_in(doing, day)


def close_in(doing: Act, day: date) -> list[Visit]:
    """Do inside an act of another verb what `close_day` does, under the same rule."""
    open_ones = doing.connection.execute(
        "SELECT id, state FROM visit"
        " WHERE day = ? AND state IN ('waiting', 'called', 'on_hold', 'serving') ORDER BY id",
        (day.isoformat(),),
    ).fetchall()
    for visit_id, state in open_ones:
        if state == "serving":
            raise out_of_turn(doing.fetch(Visit, visit_id), _("đóng ngày"))
    gone: dict[str, Any] = {"finished_at": doing.at, "reason_key": "left.closing_time"}
    return [_move(doing, visit_id, move=MOVES["visit.leave"], **gone) for visit_id, _state in open_ones]


def _desk(doing: Act, desk_id: int | None) -> centre.Desk:
    wanted = desk_id or doing.by.desk_id
    if wanted is None:
        raise Refused("desk.none", account=doing.by.name)
    return doing.fetch(centre.Desk, wanted)


def _call(doing: Act, visit_id: int, desk: centre.Desk) -> Visit:
    _desk_is_free(doing, desk.id, visit_id)
    visit = doing.fetch(Visit, visit_id)
    if visit.state == "called" and visit.desk_id != desk.id:
        raise Refused("visit.taken", ticket=visit.ticket)
    return _move(doing, visit, desk_id=desk.id, to_desk_id=None, called_at=doing.at, calls=1)


def _desk_is_free(doing: Act, desk_id: int, visit_id: int) -> None:
    row = doing.connection.execute(
        "SELECT series, number, state FROM visit WHERE desk_id = ? AND day = ? AND id <> ?"
        " AND state IN ('called', 'serving')",
        (desk_id, doing.day.isoformat(), visit_id),
    ).fetchone()
    if row:
        rule = "visit.calling" if row[2] == "called" else "visit.busy_desk"
        raise Refused(rule, ticket=ticket(row[0], row[1]))


def _move(
    doing: Act, visit: Visit | int, move: Move | None = None, to: str | None = None, **changes: Any
) -> Visit:
    move = move or MOVES[doing.verb]
    if isinstance(visit, int):
        visit = doing.fetch(Visit, visit)
    if visit.state not in move.froms:
        raise out_of_turn(visit, move.name)
    changes |= spent(visit, doing.at)
    moved = doing.change(
        Visit,
        visit.id,
        expect={"state": (visit.state,), "since": (visit.since,)},
        state=to or move.to,
        since=doing.at,
        **changes,
    )
    if moved is None:
        raise Refused("visit.taken", ticket=visit.ticket)
    return moved


def _without_outcome(doing: Act, visit_id: int) -> list[str]:
    missing = doing.connection.execute(
        "SELECT coalesce(s.short, a.procedure_code) FROM asked a"
        " LEFT JOIN short_name s ON s.procedure_code = a.procedure_code"
        " WHERE a.visit_id = ? AND NOT EXISTS (SELECT 1 FROM outcome o"
        "   WHERE o.asked_id = a.id AND o.voided_at IS NULL) ORDER BY a.position",
        (visit_id,),
    ).fetchall()
    if missing:
        return [short for (short,) in missing]
    any_outcome = doing.connection.execute(
        "SELECT 1 FROM outcome WHERE visit_id = ? AND voided_at IS NULL LIMIT 1", (visit_id,)
    ).fetchone()
    return [] if any_outcome else [_("lượt này")]
