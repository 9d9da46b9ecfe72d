"""How a dossier goes from state to state inside an act: the check, the change and its step."""

from __future__ import annotations

from typing import Any

from .. import catalogue, people, text
from ..errors import Refused
from ..journal import Act
from ..language import N_, _
from .records import CHOSEN, MOST_MONEY, SAME, STATES, TRANSITIONS, Dossier, Step, Transition


def fetch(doing: Act, dossier_id: int) -> Dossier:
    """Return a dossier inside an act; raises `Refused` for one that was voided."""
    row = doing.fetch(Dossier, dossier_id)
    if row.voided_at:
        raise Refused("dossier.void", code=row.label, reason=catalogue.reason_name(row.void_reason_key or ""))
    return row


def check(row: Dossier, transition: Transition) -> None:
    """Raise `Refused`, saying what is allowed, when a dossier is in no state for a transition."""
    if row.state in transition.froms:
        return
    possible = [TRANSITIONS[verb].name for verb in CHOSEN if row.state in TRANSITIONS[verb].froms]
    raise Refused(
        "dossier.state",
        act=transition.name,
        code=row.label,
        state=STATES[row.state],
        allowed=_("Có thể: {acts}.", acts=", ".join(possible)),
    )


def check_money(amount: int) -> None:
    """Raise `Refused` for an amount in đồng that nobody ever paid."""
    if not 0 <= amount <= MOST_MONEY:
        raise Refused("number", field="amount", label=_("Số tiền"), value=amount, first=0, last=MOST_MONEY)


def short(label: str, field: str, typed: str | None) -> str | None:
    """Return a line of free text as it is kept, None when empty; raises `Refused` for one too long."""
    return people.checked_length(label, field, text.line(typed or ""), people.NAME_MOST)


_STEP_FACTS = (
    "reason_key", "note", "to_account_id", "to_unit", "amount", "source", "begins", "by_hand", "slip_id",
    "papers",
)  # fmt: skip


def go(doing: Act, row: Dossier, verb: str, to: int | None = None, **changes: Any) -> Dossier:
    """Make a transition by compare-and-set and write its step; changes of step columns go to the step."""
    transition = TRANSITIONS[verb]
    check(row, transition)
    facts = {name: changes.pop(name) for name in _STEP_FACTS if name in changes}
    moved = doing.change(
        Dossier,
        row.id,
        expect={"state": (row.state,)},
        state=to or transition.to or row.state,
        **({} if transition.to == SAME else {"since": doing.at}),
        **changes,
    )
    if moved is None:
        raise Refused("row.missing", table="dossier", id=row.id)
    write_step(doing, moved, row.state, verb, **facts)
    return moved


def write_step(doing: Act, row: Dossier, from_state: int | None, verb: str, **facts: Any) -> None:
    """Write what happened to a dossier as its next step."""
    position = doing.connection.execute(
        "SELECT coalesce(max(position), 0) + 1 FROM step WHERE dossier_id = ?", (row.id,)
    ).fetchone()[0]
    note = people.checked_length(N_("Ghi chú"), "note", facts.pop("note", "") or "", people.NOTE_MOST)
    doing.add(
        Step,
        dossier_id=row.id,
        position=position,
        from_state=from_state,
        to_state=row.state,
        act=verb,
        source=facts.pop("source", None) or TRANSITIONS[verb].source,
        at=doing.at,
        day=doing.day,
        account_id=doing.account_id(),
        due_at=row.due_current,
        note=note,
        **facts,
    )
