"""What puts a wrong entry right: always a new line with a reason, never a rewriting (rule 3)."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import calendar, catalogue
from ..base import moment
from ..errors import Refused
from ..journal import Act, Actor, act
from . import promises
from .acts import case_columns
from .codes import clean_code, new_code
from .moves import check, fetch, go
from .records import BY_HAND, ONLINE, TRANSITIONS, Dossier, Step


def return_for_error(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Send a wrong result back to processing (9 → 4); a supervisor's act. The limit did not stop."""
    with act("dossier.return_for_error", by) as doing:
        return go(
            doing,
            fetch(doing, dossier_id),
            doing.verb,
            reason_key=catalogue.reason_key("reopen", reason),
            note=note,
            **dict.fromkeys(("completed_at", "completed_day", "result_kind", "result_number", "shelf")),
        )


def reopen(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Take a final dossier back to the state before the final one; a supervisor's act.

    While it was withdrawn, stopped or refused its limit stood still.
    """
    with act("dossier.reopen", by) as doing:
        row = fetch(doing, dossier_id)
        check(row, TRANSITIONS[doing.verb])
        before = doing.connection.execute(
            "SELECT from_state FROM step WHERE dossier_id = ? AND to_state = ? AND from_state <> to_state"
            " ORDER BY position DESC LIMIT 1",
            (dossier_id, row.state),
        ).fetchone()[0]
        changes: dict[str, Any] = {}
        if row.state == 10:
            changes = {"returned_at": None, "returned_day": None}
        elif before in promises.RUNS_IN:
            changes = promises.resumed(doing, row, before)
        if before == 2:
            changes["hand_over_by"] = calendar.hand_over_by(promises.the_calendar(), doing.at)
        if before == 1:
            changes["answer_by"] = promises.answer_by(doing, row.channel == ONLINE)
        key = catalogue.reason_key("reopen", reason)
        return go(doing, row, doing.verb, to=before, reason_key=key, note=note, **changes)


def correct(
    *,
    by: Actor,
    dossier_id: int,
    reason: str,
    case_position: int | None = None,
    due_day: date | None = None,
    note: str = "",
) -> Dossier:
    """Put a wrong case, or a day wrongly typed at the receipt, right; a supervisor's act.

    A date that has passed stays: what was late is not made on time. A day that the limit gave stays too,
    and so does one that an apology followed.
    """
    with act("dossier.correct", by) as doing:
        row = fetch(doing, dossier_id)
        check(row, TRANSITIONS[doing.verb])
        key = catalogue.reason_key("correct", reason)
        if promises.passed(row, doing.at):
            raise Refused("dossier.correct_late", field="due_day", code=row.label)
        changes = case_columns(row, case_position)
        if due_day is not None:
            changes |= _typed_again(doing, row, due_day)
        elif changes:
            changes |= promises.resumed(doing, row, row.state)
        if not changes:
            raise Refused("dossier.correct_nothing", field="due_day", code=row.label)
        return go(doing, row, doing.verb, reason_key=key, note=note, **changes)


def _typed_again(doing: Act, row: Dossier, due_day: date) -> dict[str, Any]:
    typed = doing.connection.execute(
        "SELECT by_hand, at FROM step WHERE dossier_id = ? AND begins = 1 ORDER BY position DESC LIMIT 1",
        (row.id,),
    ).fetchone()
    if not typed or not typed[0] or row.apologised_at:
        raise Refused("dossier.correct_rule", field="due_day", code=row.label)
    promises.check_ahead(doing, due_day)
    promises.check_within(row, moment(typed[1]), due_day)
    at = calendar.due_by_hand(promises.the_calendar(), due_day, BY_HAND).at
    step = Step(act=doing.verb, at=doing.at, to_state=row.state, begins=1, by_hand=1, due_at=at)
    return {"begins": 1, "by_hand": 1, **promises.promised(doing, row, step)}


def void(*, by: Actor, dossier_id: int, reason: str) -> Dossier:
    """Mark a dossier as entered by mistake; its row, state and code stay."""
    with act("dossier.void", by) as doing:
        row = fetch(doing, dossier_id)
        key = catalogue.reason_key("void", reason)
        return go(doing, row, doing.verb, reason_key=key, voided_at=doing.at, void_reason_key=key)


def set_code(*, by: Actor, dossier_id: int, code: str, reason: str | None = None, note: str = "") -> Dossier:
    """Enter the awaited code of a dossier; to change one takes a supervisor, and a reason."""
    with act("dossier.set_code", by) as doing:
        row = fetch(doing, dossier_id)
        columns = new_code(doing, row, code)
        if row.code is None or row.code == clean_code(code, doing.day):
            return doing.change(Dossier, dossier_id, **columns) or row
        key = catalogue.reason_key("correct", reason)
        check(row, TRANSITIONS["dossier.correct_code"])
        said = " · ".join(filter(None, (f"{row.code} → {columns['code']}", note)))
        return go(doing, row, "dossier.correct_code", reason_key=key, note=said, **columns)
