"""What happens to a dossier inside an act, whichever verb does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from .. import catalogue, people
from ..errors import Refused
from ..journal import Act
from ..language import N_
from .codes import free_code
from .collecting import Collected, returned
from .moves import check, check_money, fetch, go, short, write_step
from .papers import all_brought, hand_in
from .promises import answer_by, begins, passed, resumed
from .records import (
    BY_HAND,
    CHANNELS,
    DIRECT,
    ONLINE,
    RESULT_KINDS,
    TRANSITIONS,
    Dossier,
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
    write_step(doing, row, None, "dossier.register", source="portal" if online else "desk")
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
    write_step(doing, row, None, "dossier.accept", **begun)
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
    return returned(doing, row, Collected(collector), people.clean_name(collector), None)


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
