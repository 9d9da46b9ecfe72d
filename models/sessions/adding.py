"""What one more of those who helped has to add to a session that is ended already (DOMAIN 5.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..base import rows
from ..errors import Refused
from ..journal import Act, Actor, act
from ..language import _
from .checks import refuse_alone, refuse_stranger, team_of_kinds
from .records import GROUPS, STATES, HelpSession, Tick
from .written import Done, tick_in

BEST_FIRST = ("done", "handed_over", "partial", "not_done")
"""Of two results the better one holds: what one could not do, the other may have done."""

APART = " · "
"""What stands between the parts of a note that two have told."""


@dataclass(frozen=True)
class Added:
    """A session with what was added to it, and how many kinds of help it lacked or had counted less."""

    session: HelpSession
    kinds: int


def add(*, by: Actor, session_id: int, **facts: Any) -> Added:
    """Add to an ended session what it lacks, as who helped in it too says; `facts` are those of `Done`.

    It stays one sitting with the minutes that everybody had in it. Both helped the same people: of
    kinds, heads and groups the larger count holds, not the sum, and of the results the better one.
    """
    done = Done(**facts)
    with act("session.add", by) as doing:
        row = doing.fetch(HelpSession, session_id)
        _refuse_unless_ended(row)
        refuse_stranger(doing, row)
        refuse_alone(doing, row)
        done.check()
        lacked = _lacked(doing, row.id, done.ticks)
        united = _united(row, done.columns())
        united["team_id"] = team_of_kinds(row, _known_ticks(row.id))
        changed = doing.change(HelpSession, row.id, {"state": ("ended",)}, **united)
        assert changed is not None, "the state was read in this transaction"
        return Added(changed, lacked)


def lacks(row: HelpSession, **facts: Any) -> bool:
    """Tell whether an ended session lacks what one has to tell: the facts of `Done` but the result."""
    told = Done(result="done", **facts)
    known = _known_ticks(row.id)
    united = _united(row, {**told.columns(), "result": row.result, "reason_key": row.reason_key})
    return any(count > known.get(code, 0) for code, count in told.ticks.items()) or any(
        getattr(row, name) != value for name, value in united.items()
    )


def _refuse_unless_ended(row: HelpSession) -> None:
    if row.state != "ended":
        raise Refused("session.state", state=STATES[row.state], act=_("bổ sung"))
    if row.errand_id:
        raise Refused("session.add_errand", errand=row.errand_id)
    if row.checked_at:
        raise Refused("session.add_checked")


def _lacked(doing: Act, session_id: int, ticks: Mapping[str, int]) -> int:
    """Tick what is not ticked, count on what was counted less; return how many kinds that were."""
    known = {tick.help_kind_code: tick for tick in rows(Tick, "help_session_id = ?", session_id)}
    fresh = {code: count for code, count in ticks.items() if code not in known}
    more = [tick for code, tick in known.items() if tick.count < ticks.get(code, 0)]
    tick_in(doing, session_id, fresh)
    for tick in more:
        doing.change(Tick, tick.id, count=ticks[tick.help_kind_code])
    return len(fresh) + len(more)


def _united(row: HelpSession, told: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of a session after both have told; what does not fit beside goes to the note."""
    result = min(row.result, told["result"], key=BEST_FIRST.index)
    reason = (row.reason_key or told["reason_key"]) if result == "not_done" else None
    most = {name: max(getattr(row, name), told[name]) for name in ("people", "consent", *GROUPS)}
    known = {name: getattr(row, name) or told.get(name) for name in ("name", "phone_tail", "procedure_code")}
    others = [told[name] for name in known if told.get(name) not in (None, known[name])]
    note = _joined(row.note, [*others, told["note"]])
    return {"result": result, "reason_key": reason, **most, **known, "note": note}


def _joined(note: str | None, others: list[str | None]) -> str | None:
    """Return a note with what stands in it not yet; nothing of either is cut."""
    known = f"{APART}{note or ''}{APART}"
    more = [other for other in others if other and f"{APART}{other}{APART}" not in known]
    return APART.join(dict.fromkeys(filter(None, (note, *more)))) or None


def _known_ticks(session_id: int) -> dict[str, int]:
    return {tick.help_kind_code: tick.count for tick in rows(Tick, "help_session_id = ?", session_id)}
