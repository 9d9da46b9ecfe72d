"""The verbs of dossiers: each one act, one journal line (DOMAIN 2.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .. import catalogue, people, slips
from ..errors import Refused
from ..journal import Actor, act
from ..language import N_
from . import promises
from .acts import (
    case_columns,
    complete_in,
    end_in,
    hand_over_in,
    pay_in,
    received,
    register_in,
    supply_in,
)
from .codes import new_code
from .collecting import Collected, return_in
from .moves import check, check_money, fetch, go, short
from .papers import ask_for, hand_in
from .records import ONLINE, TRANSITIONS, Dossier


def register(
    *, by: Actor, procedure: str, code: str | None = None, owner_id: int | None = None, channel: int = ONLINE
) -> Dossier:
    """Record a dossier that was filed online, or at the counter before it is accepted (state 1)."""
    with act("dossier.register", by) as doing:
        return register_in(doing, catalogue.procedure(procedure, doing.day), code, owner_id, channel)


def accept(
    *,
    by: Actor,
    dossier_id: int,
    code: str | None = None,
    due_day: date | None = None,
    case_position: int | None = None,
    papers: Sequence[int] = (),
) -> Dossier:
    """Accept a dossier that was filed (1 → 2), perhaps as another case; its limit runs from now."""
    with act("dossier.accept", by) as doing:
        row = fetch(doing, dossier_id)
        check(row, TRANSITIONS[doing.verb])
        case = case_columns(row, case_position)
        columns, begun = promises.begins(doing, row, due_day)
        if code:
            columns |= new_code(doing, row, code)
        hand_in(doing, row, papers)
        return go(doing, row, doing.verb, **case, **columns, **begun, **received(doing))


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


def hand_over_all(
    *, by: Actor, dossier_ids: Sequence[int], to_unit: str, to_account_id: int | None = None
) -> slips.Slip:
    """Hand several accepted dossiers to a unit at once, on one numbered slip ("phiếu bàn giao")."""
    with act("dossier.hand_over", by) as doing:
        if not dossier_ids:
            raise Refused("dossier.none_chosen")
        unit = short(N_("Đơn vị nhận"), "to_unit", to_unit)
        if unit is None:
            raise Refused("dossier.no_unit", field="to_unit")
        slip = slips.issue_in(doing, "BG", to_unit=unit)
        for dossier_id in dossier_ids:
            hand_over_in(doing, fetch(doing, dossier_id), to_account_id, unit, slip.id)
        return slip


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
        unit = short(N_("Đơn vị nhận"), "to_unit", to_unit)
        if to_account_id is not None:
            doing.fetch(people.Account, to_account_id)
        elif unit is None:
            raise Refused("dossier.no_unit", field="to_unit")
        return go(
            doing,
            fetch(doing, dossier_id),
            doing.verb,
            to_account_id=to_account_id,
            to_unit=unit,
            note=note,
            holder_account_id=to_account_id,
            holder_unit=unit,
        )


def ask_supplement(
    *,
    by: Actor,
    dossier_id: int,
    reason: str,
    papers: Sequence[int] = (),
    note: str = "",
    supply_by: date | None = None,
) -> Dossier:
    """Ask once, completely, for what is missing (→ 5); the clock stops.

    `papers` are places in the procedure's list of papers; what is not in it stands in the note. At
    intake only one request is allowed; `supply_by` is the last day to bring what is missing.
    """
    with act("dossier.ask_supplement", by) as doing:
        row = fetch(doing, dossier_id)
        check(row, TRANSITIONS[doing.verb])
        at_intake = row.state in (1, 2)
        if at_intake and row.supplement_asked and not by.may("dossier.ask_again"):
            raise Refused("dossier.once", field="reason", code=row.label)
        key = catalogue.reason_key("supplement", reason)
        if not papers and not note.strip():
            raise Refused("dossier.nothing_asked", field="papers", code=row.label)
        least = promises.supply_by(promises.the_calendar(), doing.at, row.procedure_code)
        if supply_by and supply_by < least:
            raise Refused("dossier.supply_past", field="supply_by", day=f"{least:%d/%m/%Y}")
        ask_for(doing, row, papers)
        return go(
            doing,
            row,
            doing.verb,
            reason_key=key,
            note=note,
            source="desk" if at_intake else "case_officer",
            papers=" ".join(str(position) for position in sorted(set(papers))) or None,
            paused_from=2 if at_intake else 4,
            supplement_asked=row.supplement_asked + 1,
            supply_by=supply_by or least,
        )


def supply(*, by: Actor, dossier_id: int, due_day: date | None = None) -> Dossier:
    """Confirm what the applicant brought: 5 → 2 when asked at intake, 5 → 4 in processing.

    Where the limit starts anew, one that is not known here needs its day typed again.
    """
    with act("dossier.supply", by) as doing:
        return supply_in(doing, dossier_id, due_day)


def not_supplied(*, by: Actor, dossier_id: int, note: str = "") -> Dossier:
    """Close a dossier whose supplement was not brought in time (5 → 8)."""
    with act("dossier.not_supplied", by) as doing:
        row = fetch(doing, dossier_id)
        check(row, TRANSITIONS[doing.verb])
        last = row.supply_by or promises.supply_by(promises.the_calendar(), row.since, row.procedure_code)
        if doing.day <= last:
            raise Refused("dossier.supply_time", code=row.label, day=f"{last:%d/%m/%Y}")
        return go(doing, row, doing.verb, reason_key="stop.supplement_not_brought", note=note)


def ask_payment(*, by: Actor, dossier_id: int, amount: int, note: str = "") -> Dossier:
    """Ask for a tax or fee of some đồng (4 → 6); the clock stops until it is paid."""
    with act("dossier.ask_payment", by) as doing:
        check_money(amount)
        return go(doing, fetch(doing, dossier_id), doing.verb, amount=amount, note=note, paused_from=4)


def pay(
    *, by: Actor, dossier_id: int, amount: int | None = None, receipt_number: str | None = None
) -> Dossier:
    """Record a payment in đồng (6 → 4), by default what was asked for; the clock runs on."""
    with act("dossier.pay", by) as doing:
        return pay_in(doing, dossier_id, amount, receipt_number)


def withdraw(
    *, by: Actor, dossier_id: int, reason: str, note: str = "", originals_back: bool = False
) -> Dossier:
    """Give a dossier back at the applicant's wish (→ 7), while nothing is decided."""
    with act("dossier.withdraw", by) as doing:
        return end_in(doing, dossier_id, doing.verb, "withdraw", reason, note, originals_back)


def stop(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Stop a dossier by request or on a legal ground (→ 8): form 05. Stopped is not overdue."""
    with act("dossier.stop", by) as doing:
        return end_in(doing, dossier_id, doing.verb, "stop", reason, note)


def apologise(*, by: Actor, dossier_id: int, due_day: date, note: str = "") -> Dossier:
    """Apologise before the due time and promise a later day, once; the original still decides."""
    with act("dossier.apologise", by) as doing:
        row = fetch(doing, dossier_id)
        check(row, TRANSITIONS[doing.verb])
        if row.apologised_at:
            raise Refused("dossier.apologised", code=row.label)
        if row.due_current and doing.at > row.due_current:
            raise Refused("dossier.apology_late", code=row.label)
        promises.check_ahead(doing, due_day)
        if row.due_day and due_day <= row.due_day:
            raise Refused("dossier.apology_early", field="due_day", day=f"{row.due_day:%d/%m/%Y}")
        if not note.strip():
            raise Refused("dossier.apology_why", field="note", code=row.label)
        columns = promises.apologised(doing, row, due_day)
        return go(doing, row, doing.verb, note=note, by_hand=1, apologised_at=doing.at, **columns)


def complete(
    *,
    by: Actor,
    dossier_id: int,
    result_kind: str = "granted",
    result_number: str | None = None,
    shelf: str | None = None,
    result_day: date | None = None,
    result_signer: str = "",
) -> Dossier:
    """Record that a dossier is decided (4 → 9). The time is the clock's; nobody can type it.

    `result_day` is the date written on the decision, not the time of completion.
    """
    with act("dossier.complete", by) as doing:
        row = fetch(doing, dossier_id)
        return complete_in(doing, row, result_kind, result_number, shelf, result_day, result_signer)


def return_result(
    *,
    by: Actor,
    dossier_id: int,
    collector: str = "",
    collector_identity: str | None = None,
    collector_authorisation: str = "",
    way: str = "in_person",
    receipt_lost: bool = False,
    originals_back: bool = False,
) -> Dossier:
    """Hand the result over (9 → 10) and record who collected it, with what and how."""
    how = Collected(collector, collector_identity, collector_authorisation, way, receipt_lost, originals_back)
    with act("dossier.return_result", by) as doing:
        return return_in(doing, dossier_id, how)
