"""The day a dossier is promised for, with the reasons, and how a pause moves it."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

from .. import calendar, catalogue, clock
from ..errors import Refused
from ..journal import Act
from .records import BY_HAND, Dossier


def received(doing: Act, row: Dossier, due_day: date | None, why: str = BY_HAND) -> dict[str, Any]:
    """Return the columns of a receipt: when, by whom, and the promised day by rule or by hand."""
    if due_day is not None:
        check_ahead(doing, due_day)
        due = by_hand(due_day, why)
    else:
        due = _computed(doing, row)
    return {
        "received_at": doing.at,
        "received_day": doing.day,
        "receiver_id": doing.account_id(),
        **due,
    }


def _calendar() -> calendar.Calendar:
    return calendar.load("centre", catalogue.last_load())


def _computed(doing: Act, row: Dossier) -> dict[str, Any]:
    due = calendar.due(_calendar(), doing.at, row.limit_unit, row.limit_value)
    if due.at is None:
        raise Refused("outcome.due", field="due_day", code=row.procedure_code)
    return {
        "due_original": due.at,
        "due_current": due.at,
        "due_day": clock.day_of(due.at),
        "due_reasons": json.dumps(due.reasons, ensure_ascii=False),
    }


def check_ahead(doing: Act, due_day: date) -> None:
    """Raise `Refused` for a promised day that has gone by."""
    if due_day < doing.day:
        raise Refused("outcome.due_past", field="due_day", day=f"{due_day:%d/%m/%Y}")


def by_hand(day: date, why: str = BY_HAND) -> dict[str, Any]:
    """Return the columns of a promised day that somebody chose, at its closing time."""
    sessions = _calendar().sessions_of(day)
    closing = sessions[-1][1] if sessions else time(17)
    at = datetime.combine(day, closing, clock.LOCAL)
    return {
        "due_original": at,
        "due_current": at,
        "due_day": day,
        "due_reasons": json.dumps([why], ensure_ascii=False),
    }


def resumed(doing: Act, row: Dossier) -> dict[str, Any]:
    """Return the columns of a promise moved by the working days for which the clock stood still."""
    if row.due_current is None:
        return {}
    known = _calendar()
    day, last = clock.day_of(row.since), doing.day
    moved = clock.day_of(row.due_current)
    while (day := known.next_working(day)) <= last:
        moved = known.next_working(moved)
    closing = clock.local(row.due_current).timetz()
    at = datetime.combine(moved, closing)
    reasons = [*json.loads(row.due_reasons), f"đồng hồ dừng {clock.day_of(row.since):%d/%m}–{last:%d/%m}"]
    return {
        "due_current": at,
        "due_day": moved,
        "due_reasons": json.dumps(reasons, ensure_ascii=False),
    }
