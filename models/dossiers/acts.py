"""What happens to a dossier inside an act, whichever verb does it."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import catalogue, people, text
from ..errors import Refused
from ..journal import Act
from ..language import N_, _
from .codes import free_code
from .promises import received, resumed
from .records import (
    BY_HAND,
    DIRECT,
    MOST_MONEY,
    ONLINE,
    RESULT_KINDS,
    RETURN_WAYS,
    STATES,
    TRANSITIONS,
    Dossier,
    Step,
    Transition,
)


def fetch(doing: Act, dossier_id: int) -> Dossier:
    """Return a dossier inside an act; raises `Refused` for one that was voided."""
    row = doing.fetch(Dossier, dossier_id)
    if row.voided_at:
        raise Refused("dossier.void", code=row.label, reason=row.void_reason_key)
    return row


def check(row: Dossier, transition: Transition) -> None:
    """Raise `Refused`, saying what is allowed, when a dossier is in no state for a transition."""
    if row.state in transition.froms:
        return
    possible = [t.name for t in TRANSITIONS.values() if row.state in t.froms]
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


_STEP_FACTS = ("reason_key", "note", "to_account_id", "to_unit", "amount", "source")


def go(doing: Act, row: Dossier, verb: str, to: int | None = None, **changes: Any) -> Dossier:
    """Make a transition by compare-and-set and write its step; changes of step columns go to the step."""
    transition = TRANSITIONS[verb]
    check(row, transition)
    facts = {name: changes.pop(name) for name in _STEP_FACTS if name in changes}
    moved = doing.change(
        Dossier,
        row.id,
        expect={"state": (row.state,)},
        state=to or transition.to,
        since=doing.at,
        **changes,
    )
    if moved is None:
        raise Refused("row.missing", table="dossier", id=row.id)
    _step(doing, moved, row.state, verb, **facts)
    return moved


def _step(doing: Act, row: Dossier, from_state: int | None, verb: str, **facts: Any) -> None:
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


def _new(
    doing: Act,
    choice: catalogue.Choice,
    case_position: int,
    code: str | None,
    owner_id: int | None,
    channel: int,
    visit_id: int | None,
) -> dict[str, Any]:
    unit, value = choice.limit_unit, choice.limit_value
    if case_position != 1:
        known = catalogue.cases(choice.code, choice.valid_from)
        chosen = [case for case in known if case.position == case_position]
        if not chosen:
            raise Refused(
                "case.unknown",
                code=choice.code,
                position=case_position,
                known=", ".join(f"{case.position} {case.name}" for case in known),
            )
        unit, value = chosen[0].limit_unit, chosen[0].limit_value
    return {
        **free_code(doing, code),
        "since": doing.at,
        "channel": channel,
        "procedure_code": choice.code,
        "procedure_from": choice.valid_from,
        "case_position": case_position,
        "owner_id": owner_id,
        "sets": 1,
        "registered_at": doing.at,
        "limit_unit": unit,
        "limit_value": value,
        "due_reasons": "[]",
        "supplement_asked": 0,
        "visit_id": visit_id,
        "desk_id": doing.by.desk_id,
    }


def register_in(
    doing: Act,
    choice: catalogue.Choice,
    code: str | None,
    owner_id: int | None,
    channel: int,
    visit_id: int | None = None,
    case_position: int = 1,
) -> Dossier:
    """Add a filed dossier (state 1) inside an act."""
    row = doing.add(Dossier, **_new(doing, choice, case_position, code, owner_id, channel, visit_id), state=1)
    _step(doing, row, None, "dossier.register", source="portal" if channel == ONLINE else "desk")
    return row


def accept_in(
    doing: Act,
    choice: catalogue.Choice,
    case_position: int = 1,
    code: str | None = None,
    owner_id: int | None = None,
    visit_id: int | None = None,
    due_day: date | None = None,
    due_why: str = BY_HAND,
    channel: int = DIRECT,
) -> Dossier:
    """Accept a new dossier at the counter (new → 2) inside an act, with its due date and why."""
    new = _new(doing, choice, case_position, code, owner_id, channel, visit_id)
    promise = received(doing, Dossier(**new), due_day, due_why)
    row = doing.add(Dossier, **{**new, **promise}, state=2)
    _step(doing, row, None, "dossier.accept")
    return row


def on_the_spot(
    doing: Act,
    choice: catalogue.Choice,
    owner_id: int | None,
    visit_id: int | None,
    collector: str,
    fee: int | None,
) -> Dossier:
    """Accept, process, finish and return in one act: 2, 4, 9, 10."""
    row = accept_in(
        doing, choice, owner_id=owner_id, visit_id=visit_id, due_day=doing.day, due_why="giải quyết ngay"
    )
    row = hand_over_in(doing, row, doing.account_id(), None)
    row = complete_in(doing, row, "granted", None, None)
    if fee is not None:
        row = note_fee(doing, row.id, fee, None)
    return return_in(doing, row.id, collector, None, "", "in_person")


def supply_in(doing: Act, dossier_id: int, due_day: date | None = None) -> Dossier:
    """Confirm a brought supplement inside an act; restart at intake, resume in processing."""
    row = fetch(doing, dossier_id)
    check(row, TRANSITIONS["dossier.supply"])
    if row.paused_from == 2:
        return go(doing, row, "dossier.supply", to=2, paused_from=None, **received(doing, row, due_day))
    return go(doing, row, "dossier.supply", to=4, paused_from=None, **resumed(doing, row))


def pay_in(doing: Act, dossier_id: int, amount: int, receipt_number: str | None) -> Dossier:
    """Record a payment inside an act (6 → 4)."""
    check_money(amount)
    row = fetch(doing, dossier_id)
    check(row, TRANSITIONS["dossier.pay"])
    return go(
        doing,
        row,
        "dossier.pay",
        amount=amount,
        fee=amount,
        receipt_number=receipt_number,
        paused_from=None,
        **resumed(doing, row),
    )


def end_in(doing: Act, dossier_id: int, verb: str, kind: str, reason: str, note: str) -> Dossier:
    """Withdraw or stop a dossier inside an act, with a reason of the kind."""
    key = catalogue.reason_key(kind, reason)
    return go(doing, fetch(doing, dossier_id), verb, reason_key=key, note=note)


def return_in(
    doing: Act,
    dossier_id: int,
    collector: str,
    identity: str | None,
    authorisation: str,
    way: str,
) -> Dossier:
    """Hand a result over inside an act (9 → 10)."""
    if way not in RETURN_WAYS:
        raise Refused("choice", field="way", value=way, known=", ".join(RETURN_WAYS))
    return go(
        doing,
        fetch(doing, dossier_id),
        "dossier.return_result",
        returned_at=doing.at,
        returned_day=doing.day,
        return_way=way,
        collector=people.clean_name(collector),
        collector_identity=people.clean_identity(identity),
        collector_authorisation=text.line(authorisation) or None,
    )


def note_fee(doing: Act, dossier_id: int, fee: int, receipt_number: str | None) -> Dossier:
    """Record a fee in đồng on a dossier inside an act, whatever its state."""
    row = fetch(doing, dossier_id)
    return doing.change(Dossier, dossier_id, fee=fee, receipt_number=receipt_number) or row


def hand_over_in(doing: Act, row: Dossier, to_account_id: int | None, to_unit: str | None) -> Dossier:
    """Hand a dossier to an account or unit inside an act (2 → 4)."""
    return go(
        doing,
        row,
        "dossier.hand_over",
        to_account_id=to_account_id,
        to_unit=to_unit,
        holder_account_id=to_account_id,
        holder_unit=to_unit,
        handed_over_at=doing.at,
    )


def complete_in(
    doing: Act, row: Dossier, result_kind: str, result_number: str | None, shelf: str | None
) -> Dossier:
    """Record inside an act that a dossier is decided (4 → 9), at the clock's time."""
    if result_kind not in RESULT_KINDS:
        raise Refused("choice", field="result", value=result_kind, known=", ".join(RESULT_KINDS))
    return go(
        doing,
        row,
        "dossier.complete",
        completed_at=doing.at,
        completed_day=doing.day,
        result_kind=result_kind,
        result_number=text.line(result_number or "") or None,
        shelf=text.line(shelf or "") or None,
    )
