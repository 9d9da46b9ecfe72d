"""How an errand's state moves: by compare-and-set, along the table of moves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .. import clock
from ..base import db, rows
from ..errors import Refused
from ..journal import Act
from ..language import _
from .records import MOVES, OPEN, STATES, Errand, ErrandVolunteer


def move(doing: Act, row: Errand, **changes: Any) -> Errand:
    """Move an errand as the act's verb does; raises `Refused` when its state is another one now."""
    refuse_unless_movable(doing, row)
    moved = doing.change(
        Errand,
        row.id,
        expect={"state": (row.state,), "since": (row.since,)},
        state=MOVES[doing.verb].to,
        since=doing.at,
        **changes,
    )
    assert moved is not None, "the state was read in this transaction"
    return moved


def refuse_unless_movable(doing: Act, row: Errand) -> None:
    """Raise `Refused`, with what may be done instead, when the act's verb does not fit the state."""
    check_move(doing.verb, row.state)


def check_move(verb: str, state: str) -> None:
    """Raise `Refused` when an errand in a state cannot be moved by a verb: before a form is filled in."""
    if state not in MOVES[verb].froms:
        acts = [move.name for move in MOVES.values() if state in move.froms]
        allowed = _("Có thể: {acts}.", acts=", ".join(acts)) if acts else _("Việc này đã khép lại.")
        raise Refused("errand.state", state=STATES[state], act=MOVES[verb].name, allowed=allowed)


def helpers_of(errand_id: int) -> list[int]:
    """Return the ids of the volunteers assigned to an errand, in the order of their assignment."""
    known = rows(ErrandVolunteer, "errand_id = ? AND dropped_at IS NULL ORDER BY id", errand_id)
    return [row.volunteer_id for row in known]


def is_own(doing: Act, errand_id: int) -> bool:
    """Tell whether the actor is one of the volunteers assigned to an errand, and none who left."""
    found = db.execute_sql(
        "SELECT 1 FROM errand_volunteer ev JOIN volunteer v ON v.id = ev.volunteer_id"
        " WHERE ev.errand_id = ? AND ev.dropped_at IS NULL AND v.account_id = ? AND v.active = 1",
        (errand_id, doing.by.account_id),
    ).fetchone()
    return found is not None


def still_told(state: str, since: datetime) -> bool:
    """Tell whether those who go may know whom an errand is for: until the end of the day on which it ends."""
    return state in OPEN or clock.day_of(since) >= clock.today()


def refuse_stranger(doing: Act, row: Errand) -> None:
    """Refuse a volunteer who is not assigned, or was; whoever assigns errands may act on all of them."""
    if doing.by.may("errand.assign"):
        return
    if not (is_own(doing, row.id) and still_told(row.state, row.since)):
        raise Refused("errand.other")
