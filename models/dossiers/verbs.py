"""The verbs of dossiers: each one act, one journal line (DOMAIN 2.4)."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import catalogue
from ..errors import Refused
from ..journal import Actor, act
from .acts import (
    check,
    check_money,
    complete_in,
    end_in,
    fetch,
    go,
    hand_over_in,
    pay_in,
    register_in,
    return_in,
    supply_in,
)
from .codes import new_code
from .promises import by_hand, check_ahead, received
from .records import ONLINE, TRANSITIONS, Dossier


def register(
    *, by: Actor, procedure: str, code: str | None = None, owner_id: int | None = None, channel: int = ONLINE
) -> Dossier:
    """Record a dossier that was filed online, or at the counter before it is accepted (state 1)."""
    with act("dossier.register", by) as doing:
        return register_in(doing, catalogue.procedure(procedure, doing.day), code, owner_id, channel)


def accept(*, by: Actor, dossier_id: int, code: str | None = None, due_day: date | None = None) -> Dossier:
    """Accept a dossier that was filed (1 → 2); its limit runs from now."""
    with act("dossier.accept", by) as doing:
        row = fetch(doing, dossier_id)
        check(row, TRANSITIONS[doing.verb])
        promise = received(doing, row, due_day)
        if code:
            promise |= new_code(doing, row, code)
        return go(doing, row, "dossier.accept", **promise)


def refuse(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Refuse a filed dossier (1 → 3) with a reason: form 03."""
    with act("dossier.refuse", by) as doing:
        key = catalogue.reason_key("refusal", reason)
        return go(doing, fetch(doing, dossier_id), doing.verb, reason_key=key, note=note)


def hand_over(
    *, by: Actor, dossier_id: int, to_account_id: int | None = None, to_unit: str | None = None
) -> Dossier:
    """Hand an accepted dossier to the unit that decides it (2 → 4)."""
    with act("dossier.hand_over", by) as doing:
        return hand_over_in(doing, fetch(doing, dossier_id), to_account_id, to_unit)


def move(
    *,
    by: Actor,
    dossier_id: int,
    to_account_id: int | None = None,
    to_unit: str | None = None,
    note: str = "",
) -> Dossier:
    """Pass a dossier on inside processing (4 → 4): another row of form 06."""
    with act("dossier.move", by) as doing:
        return go(
            doing,
            fetch(doing, dossier_id),
            doing.verb,
            to_account_id=to_account_id,
            to_unit=to_unit,
            note=note,
            holder_account_id=to_account_id,
            holder_unit=to_unit,
        )


def ask_supplement(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Ask once for what is missing (→ 5); the clock stops. At intake only one request is allowed."""
    with act("dossier.ask_supplement", by) as doing:
        row = fetch(doing, dossier_id)
        at_intake = row.state in (1, 2)
        if at_intake and row.supplement_asked and not by.may("dossier.ask_again"):
            raise Refused("dossier.once", code=row.label)
        return go(
            doing,
            row,
            doing.verb,
            reason_key=catalogue.reason_key("supplement", reason),
            note=note,
            source="desk" if at_intake else "case_officer",
            paused_from=2 if at_intake else 4,
            supplement_asked=row.supplement_asked + 1,
        )


def supply(*, by: Actor, dossier_id: int, due_day: date | None = None) -> Dossier:
    """Confirm what the applicant brought: 5 → 2 when asked at intake, 5 → 4 in processing.

    At intake the limit starts anew, so a limit that is not known here needs its day typed again.
    """
    with act("dossier.supply", by) as doing:
        return supply_in(doing, dossier_id, due_day)


def not_supplied(*, by: Actor, dossier_id: int, note: str = "") -> Dossier:
    """Close a dossier whose supplement was not brought in time (5 → 8)."""
    with act("dossier.not_supplied", by) as doing:
        key = catalogue.reason_key("stop", "other")
        return go(doing, fetch(doing, dossier_id), doing.verb, reason_key=key, note=note)


def ask_payment(*, by: Actor, dossier_id: int, amount: int, note: str = "") -> Dossier:
    """Ask for a tax or fee of some đồng (4 → 6); the clock stops until it is paid."""
    with act("dossier.ask_payment", by) as doing:
        check_money(amount)
        return go(doing, fetch(doing, dossier_id), doing.verb, amount=amount, note=note, paused_from=4)


def pay(*, by: Actor, dossier_id: int, amount: int, receipt_number: str | None = None) -> Dossier:
    """Record a payment in đồng (6 → 4); the clock runs on."""
    with act("dossier.pay", by) as doing:
        return pay_in(doing, dossier_id, amount, receipt_number)


def withdraw(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Give a dossier back at the applicant's wish (→ 7), while nothing is decided."""
    with act("dossier.withdraw", by) as doing:
        return end_in(doing, dossier_id, "dossier.withdraw", "withdraw", reason, note)


def stop(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Stop a dossier by request or on a legal ground (→ 8): form 05. Stopped is not overdue."""
    with act("dossier.stop", by) as doing:
        return end_in(doing, dossier_id, "dossier.stop", "stop", reason, note)


def apologise(*, by: Actor, dossier_id: int, due_day: date, note: str = "") -> Dossier:
    """Apologise before the due time and promise another day, once; the original still decides."""
    with act("dossier.apologise", by) as doing:
        row = fetch(doing, dossier_id)
        check(row, TRANSITIONS[doing.verb])
        if row.apologised_at:
            raise Refused("dossier.apologised", code=row.label)
        if row.due_current and doing.at > row.due_current:
            raise Refused("dossier.apology_late", code=row.label)
        check_ahead(doing, due_day)
        due = by_hand(due_day)
        changes = {k: v for k, v in due.items() if k in ("due_current", "due_day")}
        return go(doing, row, doing.verb, note=note, apologised_at=doing.at, **changes)


def complete(
    *,
    by: Actor,
    dossier_id: int,
    result_kind: str = "granted",
    result_number: str | None = None,
    shelf: str | None = None,
) -> Dossier:
    """Record that a dossier is decided (4 → 9). The time is the clock's; nobody can type it."""
    with act("dossier.complete", by) as doing:
        return complete_in(doing, fetch(doing, dossier_id), result_kind, result_number, shelf)


def return_result(
    *,
    by: Actor,
    dossier_id: int,
    collector: str = "",
    collector_identity: str | None = None,
    collector_authorisation: str = "",
    way: str = "in_person",
) -> Dossier:
    """Hand the result over (9 → 10) and record who collected it and how."""
    with act("dossier.return_result", by) as doing:
        return return_in(doing, dossier_id, collector, collector_identity, collector_authorisation, way)


def return_for_error(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Send a wrong result back to processing (9 → 4); a supervisor's act."""
    with act("dossier.return_for_error", by) as doing:
        return go(
            doing,
            fetch(doing, dossier_id),
            doing.verb,
            reason_key=catalogue.reason_key("reopen", reason),
            note=note,
            completed_at=None,
            completed_day=None,
        )


def reopen(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Take a final dossier back to the state before the final one; a supervisor's act."""
    with act("dossier.reopen", by) as doing:
        row = fetch(doing, dossier_id)
        check(row, TRANSITIONS[doing.verb])
        before = doing.connection.execute(
            "SELECT from_state FROM step WHERE dossier_id = ? AND to_state = ?"
            " ORDER BY position DESC LIMIT 1",
            (dossier_id, row.state),
        ).fetchone()[0]
        changes: dict[str, Any] = {}
        if row.state == 10:
            changes = {"returned_at": None, "returned_day": None}
        key = catalogue.reason_key("reopen", reason)
        return go(doing, row, doing.verb, to=before, reason_key=key, note=note, **changes)


def void(*, by: Actor, dossier_id: int, reason: str) -> Dossier:
    """Mark a dossier as entered by mistake; its row, state and code stay."""
    with act("dossier.void", by) as doing:
        row = fetch(doing, dossier_id)
        key = catalogue.reason_key("void", reason)
        return doing.change(Dossier, dossier_id, voided_at=doing.at, void_reason_key=key) or row


def set_code(*, by: Actor, dossier_id: int, code: str) -> Dossier:
    """Enter the awaited code of a dossier; a code once entered needs a supervisor to change."""
    with act("dossier.set_code", by) as doing:
        row = fetch(doing, dossier_id)
        return doing.change(Dossier, dossier_id, **new_code(doing, row, code)) or row
