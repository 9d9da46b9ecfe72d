"""What happens to a dossier inside an act, whichever verb does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import catalogue, people, text
from ..errors import Refused
from ..journal import Act
from ..language import N_, _
from .codes import free_code
from .papers import all_brought, hand_in
from .promises import answer_by, begins, passed, resumed
from .records import (
    BY_HAND,
    CHANNELS,
    CHOSEN,
    DIRECT,
    MOST_MONEY,
    ONLINE,
    RESULT_KINDS,
    RETURN_WAYS,
    SAME,
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
    unit, value = catalogue.limit_of(choice.code, choice.valid_from, case_position)
    return {
        **free_code(doing, code),
        "since": doing.at,
        "channel": channel,
        "procedure_code": choice.code,
        "procedure_from": choice.valid_from,
        "sector": choice.sector,
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


def case_columns(row: Dossier, case_position: int | None) -> dict[str, Any]:
    """Return the columns of another case of a dossier's procedure, and let the row hold them already."""
    if case_position is None or case_position == row.case_position:
        return {}
    unit, value = catalogue.limit_of(row.procedure_code, row.procedure_from, case_position)
    columns = {"case_position": case_position, "limit_unit": unit, "limit_value": value}
    row.__data__.update(columns)
    return columns


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
    if channel not in CHANNELS:
        raise Refused("choice", field="channel", value=channel, known=", ".join(map(str, CHANNELS)))
    online = channel == ONLINE
    new = _new(doing, choice, case_position, code, owner_id, channel, visit_id)
    row = doing.add(Dossier, **new, answer_by=answer_by(doing, online), state=1)
    _step(doing, row, None, "dossier.register", source="portal" if online else "desk")
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
    papers: Sequence[int] = (),
) -> Dossier:
    """Accept a new dossier at the counter (new → 2) inside an act, with its due date and why.

    `papers` are the places in the procedure's list of what was handed in.
    """
    new = _new(doing, choice, case_position, code, owner_id, channel, visit_id)
    columns, begun = begins(doing, Dossier(**new), due_day, due_why, "dossier.accept")
    row = doing.add(Dossier, **{**new, **columns, **received(doing)}, state=2)
    _step(doing, row, None, "dossier.accept", **begun)
    hand_in(doing, row, papers)
    return row


def received(doing: Act) -> dict[str, Any]:
    """Return the columns of a receipt: when and by whom."""
    return {"received_at": doing.at, "received_day": doing.day, "receiver_id": doing.account_id()}


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
    return _returned(doing, row, Collected(collector), people.clean_name(collector), None)


def supply_in(doing: Act, dossier_id: int, due_day: date | None = None) -> Dossier:
    """Confirm a brought supplement inside an act; the limit restarts or resumes by the pause rule."""
    row = fetch(doing, dossier_id)
    check(row, TRANSITIONS["dossier.supply"])
    to = row.paused_from or 4
    rule = catalogue.pause_rule(row.procedure_code)
    first = row.received_at is None
    restarts = (rule.at_intake if to == 2 else rule.in_processing) == "restart"
    if first or (restarts and not passed(row, doing.at)):
        columns, begun = begins(doing, row, due_day, act="dossier.supply")
        columns |= begun | (received(doing) if first else {})
    else:
        columns = resumed(doing, row, to)
    all_brought(doing, row.id)
    return go(doing, row, "dossier.supply", to=to, paused_from=None, supply_by=None, **columns)


def pay_in(doing: Act, dossier_id: int, amount: int | None, receipt_number: str | None) -> Dossier:
    """Record a payment inside an act (6 → 4): by default of what was asked for."""
    row = fetch(doing, dossier_id)
    check(row, TRANSITIONS["dossier.pay"])
    asked = asked_amount(doing, dossier_id)
    amount = asked if amount is None else amount
    check_money(amount)
    if amount < asked:
        raise Refused("dossier.underpaid", field="amount", code=row.label, asked=asked)
    return go(
        doing,
        row,
        "dossier.pay",
        amount=amount,
        fee=amount,
        receipt_number=short(N_("Số biên lai"), "receipt_number", receipt_number),
        paused_from=None,
        **resumed(doing, row, 4),
    )


def asked_amount(doing: Act, dossier_id: int) -> int:
    """Return the đồng that a dossier was last asked to pay."""
    row = doing.connection.execute(
        "SELECT amount FROM step WHERE dossier_id = ? AND act = 'dossier.ask_payment'"
        " ORDER BY position DESC LIMIT 1",
        (dossier_id,),
    ).fetchone()
    return int(row[0]) if row else 0


def end_in(
    doing: Act, dossier_id: int, verb: str, kind: str, reason: str, note: str, originals_back: bool = False
) -> Dossier:
    """Withdraw or stop a dossier inside an act, with a reason of the kind."""
    key = catalogue.reason_key(kind, reason)
    back = {"originals_back": 1} if originals_back else {}
    return go(doing, fetch(doing, dossier_id), verb, reason_key=key, note=note, **back)


@dataclass(frozen=True)
class Collected:
    """How a result was collected: by whom ("" is the owner), with what, on which way."""

    collector: str = ""
    identity: str | None = None
    authorisation: str = ""
    way: str = "in_person"
    receipt_lost: bool = False
    originals_back: bool = False


def return_in(doing: Act, dossier_id: int, how: Collected) -> Dossier:
    """Hand a result over inside an act (9 → 10), to the owner or somebody who is authorised."""
    if how.way not in RETURN_WAYS:
        raise Refused("choice", field="way", value=how.way, known=", ".join(RETURN_WAYS))
    row = fetch(doing, dossier_id)
    check(row, TRANSITIONS["dossier.return_result"])
    collector, identity = people.clean_name(how.collector), people.clean_identity(how.identity)
    if how.way == "in_person":
        _check_collector(doing, row, how, collector, identity)
    return _returned(doing, row, how, collector, identity)


def _returned(
    doing: Act, row: Dossier, how: Collected, collector: str | None, identity: str | None
) -> Dossier:
    return go(
        doing,
        row,
        "dossier.return_result",
        returned_at=doing.at,
        returned_day=doing.day,
        return_way=how.way,
        collector=collector,
        collector_identity=identity,
        collector_authorisation=short(N_("Giấy ủy quyền"), "collector_authorisation", how.authorisation),
        receipt_lost=int(how.receipt_lost),
        originals_back=int(how.originals_back),
    )


def _check_collector(
    doing: Act, row: Dossier, how: Collected, collector: str | None, identity: str | None
) -> None:
    """Raise `Refused` unless the collector may have the result (Điều 6 NĐ 118/2025/NĐ-CP)."""
    if how.receipt_lost and not identity:
        raise Refused("return.identity", field="collector_identity", code=row.label)
    owner = doing.fetch(people.Person, row.owner_id).name if row.owner_id else None
    somebody_else = collector and owner and not _same_name(collector, owner)
    if somebody_else and not text.line(how.authorisation):
        raise Refused("return.authorisation", field="collector_authorisation", code=row.label, owner=owner)


def _same_name(typed: str, owner: str) -> bool:
    """Tell whether a typed name is the owner's; one typed without any mark is taken for it too."""
    return typed.casefold() == owner.casefold() or (typed.isascii() and text.fold(typed) == text.fold(owner))


def short(label: str, field: str, typed: str | None) -> str | None:
    """Return a line of free text as it is kept, None when empty; raises `Refused` for one too long."""
    return people.checked_length(label, field, text.line(typed or ""), people.NAME_MOST)


def note_fee(doing: Act, dossier_id: int, fee: int, receipt_number: str | None) -> Dossier:
    """Record a fee in đồng on a dossier inside an act, whatever its state."""
    row = fetch(doing, dossier_id)
    if row.receipt_number and not doing.by.may("dossier.correct"):
        raise Refused("dossier.fee_known", field="fee", code=row.label, receipt=row.receipt_number)
    number = short(N_("Số biên lai"), "receipt_number", receipt_number)
    return doing.change(Dossier, dossier_id, fee=fee, receipt_number=number) or row


def hand_over_in(
    doing: Act, row: Dossier, to_account_id: int | None, to_unit: str | None, slip_id: int | None = None
) -> Dossier:
    """Hand a dossier to an account or unit inside an act (2 → 4), perhaps as one on a slip."""
    to_unit = short(N_("Đơn vị nhận"), "to_unit", to_unit)
    if to_account_id is not None:
        doing.fetch(people.Account, to_account_id)
    return go(
        doing,
        row,
        "dossier.hand_over",
        to_account_id=to_account_id,
        to_unit=to_unit,
        holder_account_id=to_account_id,
        holder_unit=to_unit,
        handed_over_at=doing.at,
        slip_id=slip_id,
    )


def complete_in(
    doing: Act,
    row: Dossier,
    result_kind: str,
    result_number: str | None,
    shelf: str | None,
    result_day: date | None = None,
    result_signer: str = "",
) -> Dossier:
    """Record inside an act that a dossier is decided (4 → 9), at the clock's time."""
    if result_kind not in RESULT_KINDS:
        raise Refused("choice", field="result_kind", value=result_kind, known=", ".join(RESULT_KINDS))
    if result_day and result_day > doing.day:
        raise Refused("dossier.result_day", field="result_day", day=f"{result_day:%d/%m/%Y}")
    return go(
        doing,
        row,
        "dossier.complete",
        completed_at=doing.at,
        completed_day=doing.day,
        result_kind=result_kind,
        result_number=short(N_("Số kết quả"), "result_number", result_number),
        result_day=result_day,
        result_signer=short(N_("Người ký"), "result_signer", result_signer),
        shelf=short(N_("Chỗ để"), "shelf", shelf),
    )
