"""What a citizen is promised: a fold over the steps of a dossier, under the calendar in force.

The limit begins with the step that accepts (or, where the rule says so, with the supplement), stands
still while a dossier waits for papers or money or is closed, and runs in all other states. An apology
moves what is promised, not what is judged by (DOMAIN 2.4, 3.3, 3.5).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from .. import calendar, catalogue, clock
from ..calendar import Calendar, Due
from ..errors import Refused
from ..journal import Act
from .records import BY_HAND, Dossier, Step

RUNS_IN = (2, 4, 9, 10)
"""The states in which the limit runs; a result sent back for an error does not stop it."""

APOLOGISED = "xin lỗi, hẹn lại {day}; đúng hạn hay không vẫn xét theo {judged}"
"""Kept with a dossier, so in the register's own language."""


@dataclass(frozen=True)
class Promise:
    """When a dossier is due: as promised now, as it is judged by, and why; None where nobody knows."""

    judged: datetime | None
    current: datetime | None
    reasons: tuple[str, ...]
    unknown_years: tuple[int, ...] = ()

    @property
    def day(self) -> date | None:
        """The day promised now."""
        return clock.day_of(self.current) if self.current else None

    def columns(self) -> dict[str, Any]:
        """Return the promise as columns of the dossier, all but the original one."""
        return {
            "due_judged": self.judged,
            "due_current": self.current,
            "due_day": self.day,
            "due_reasons": json.dumps(self.reasons, ensure_ascii=False),
        }


@dataclass
class _Clock:
    """What the steps say so far: since when the limit runs, when it stood still, the apology."""

    begins: Step | None = None
    pauses: list[tuple[datetime, datetime]] = field(default_factory=list)
    stopped: datetime | None = None
    apology: Step | None = None
    before_apology: int = 0

    def take(self, step: Step) -> None:
        """Go on by one step."""
        if step.begins:
            self.begins, self.pauses, self.stopped, self.apology = step, [], None, None
        elif step.to_state in RUNS_IN and self.stopped:
            self.pauses.append((self.stopped, step.at))
            self.stopped = None
        if step.to_state not in RUNS_IN:
            self.stopped = self.stopped or step.at
        if step.act == "dossier.apologise":
            self.apology, self.before_apology = step, len(self.pauses)


def recomputed(known: Calendar, row: Dossier, steps: Sequence[Step], why: str = BY_HAND) -> Promise:
    """Return what the steps of a dossier promise under a calendar; pure."""
    told = _Clock()
    for step in steps:
        told.take(step)
    if told.begins is None:
        return Promise(None, None, ())
    judged = _judged(known, row, told.begins, told.pauses, why)
    if told.apology is None or judged.at is None:
        return Promise(judged.at, judged.at, judged.reasons, judged.unknown_years)
    later = told.pauses[told.before_apology :]
    current = calendar.due_by_hand(known, _working(known, clock.day_of(told.apology.due_at)), why, later)
    words = APOLOGISED.format(day=_words(current.at), judged=_words(judged.at))
    years = tuple(sorted({*judged.unknown_years, *current.unknown_years}))
    return Promise(judged.at, current.at, (*judged.reasons, words), years)


def _judged(
    known: Calendar, row: Dossier, begins: Step, pauses: list[tuple[datetime, datetime]], why: str
) -> Due:
    if begins.by_hand:
        return calendar.due_by_hand(known, _working(known, clock.day_of(begins.due_at)), why, pauses)
    return calendar.due(known, begins.at, row.limit_unit, row.limit_value, pauses)


def _working(known: Calendar, day: date) -> date:
    """Return a chosen day, or the next working one where it became a day off since."""
    return day if known.works(day) else known.next_working(day)


def _words(moment: datetime | None) -> str:
    return f"{clock.local(moment):%d/%m/%Y}" if moment else "?"


def the_calendar() -> Calendar:
    """Return the register's calendar for limits: that of the Centre itself."""
    return calendar.load("centre", catalogue.last_load())


def promised(doing: Act, row: Dossier, step: Step, why: str = BY_HAND) -> dict[str, Any]:
    """Return the due columns of a dossier once a step is done that moves them.

    Raises `Refused` when the limit begins and nobody can say its end: then a day must be typed.
    """
    promise = recomputed(the_calendar(), row, [*_known_steps(doing, row.id), step], why)
    if promise.current is None:
        raise Refused("outcome.due", field="due_day", code=row.procedure_code)
    original = {} if row.due_original else {"due_original": promise.judged}
    return {**promise.columns(), **original}


def begins(
    doing: Act, row: Dossier, due_day: date | None, why: str = BY_HAND, act: str = ""
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the columns of a dossier whose limit begins now, and those of the step it begins with.

    The day is by the limit, or the one that was typed, at its closing. One that is typed is a working
    day, and not behind the limit where there is one.
    """
    step = Step(act=act or doing.verb, at=doing.at, to_state=2, begins=1, by_hand=0)
    if due_day is not None:
        if why == BY_HAND:
            check_ahead(doing, due_day)
            check_within(row, doing.at, due_day)
        step.by_hand = 1
        step.due_at = calendar.due_by_hand(the_calendar(), due_day, why).at
    columns = promised(doing, row, step, why)
    columns["hand_over_by"] = calendar.hand_over_by(the_calendar(), doing.at)
    return columns, {"begins": 1, "by_hand": step.by_hand}


def resumed(doing: Act, row: Dossier, to: int) -> dict[str, Any]:
    """Return the due columns of a dossier whose limit runs on, moved by what it stood still."""
    if row.due_current is None:
        return {}
    return promised(doing, row, Step(act=doing.verb, at=doing.at, to_state=to))


def apologised(doing: Act, row: Dossier, due_day: date) -> dict[str, Any]:
    """Return the due columns of a dossier that is promised for another day."""
    at = calendar.due_by_hand(the_calendar(), due_day, BY_HAND).at
    return promised(doing, row, Step(act="dossier.apologise", at=doing.at, to_state=row.state, due_at=at))


def _known_steps(doing: Act, dossier_id: int | None) -> list[Step]:
    if dossier_id is None:
        return []
    cursor = doing.connection.execute(
        "SELECT act, at, to_state, begins, by_hand, due_at FROM step WHERE dossier_id = ? ORDER BY position",
        (dossier_id,),
    )
    names = ("act", "at", "to_state", "begins", "by_hand", "due_at")
    return [Step(**dict(zip(names, known))) for known in cursor]


def check_within(row: Dossier, begins_at: datetime, due_day: date) -> None:
    """Raise `Refused` for a promised day that lies behind the limit, where there is one."""
    last = calendar.due(the_calendar(), begins_at, row.limit_unit, row.limit_value).at
    if last and due_day > clock.day_of(last):
        words = catalogue.limit_words(row.limit_unit, row.limit_value)
        raise Refused("dossier.due_beyond", field="due_day", limit=words, day=_words(last))


def check_ahead(doing: Act, due_day: date) -> None:
    """Raise `Refused` for a promised day that has gone by, or on which nobody works."""
    if due_day < doing.day:
        raise Refused("outcome.due_past", field="due_day", day=f"{due_day:%d/%m/%Y}")
    if not the_calendar().works(due_day):
        working = the_calendar().next_working(due_day)
        raise Refused(
            "dossier.due_off", field="due_day", day=f"{due_day:%d/%m/%Y}", next=f"{working:%d/%m/%Y}"
        )


def passed(row: Dossier, now: datetime) -> bool:
    """Tell whether the date that a dossier is judged by has passed, so that nothing may move it.

    While the clock stands still, it is the moment at which it stopped that counts.
    """
    reached = row.since if row.state not in RUNS_IN else now
    return row.due_judged is not None and reached > row.due_judged


def answer_by(doing: Act, online: bool) -> datetime:
    """Return until when a filed dossier must be answered: 8 working hours online, else a working day."""
    unit, value = ("H", 8) if online else ("WD", 1)
    return calendar.deadline(the_calendar(), doing.at, unit, value)


def supply_by(known: Calendar, asked_at: datetime, procedure_code: str) -> date:
    """Return the last day on which a supplement asked for at a moment may be brought, by the rule."""
    days = catalogue.pause_rule(procedure_code).supply_days
    return clock.day_of(calendar.deadline(known, asked_at, "WD", days))


def deadlines(known: Calendar, row: Dossier) -> dict[str, Any]:
    """Return the inner deadlines of a dossier under a calendar: to hand it over, to bring what is missing.

    A day that was given to an applicant is never taken back.
    """
    if row.state == 2 and row.hand_over_by and row.received_at:
        return {"hand_over_by": calendar.hand_over_by(known, row.since)}
    if row.state == 5 and row.supply_by:
        return {"supply_by": max(row.supply_by, supply_by(known, row.since, row.procedure_code))}
    return {}


def standing(row: Dossier) -> str:
    """Return how a finished dossier kept its promise: early, on_time or late, "" while it is open.

    Days are compared, of completion and of the due date without any apology (DOMAIN 3.5).
    """
    if row.completed_day is None or row.due_judged is None:
        return ""
    due = clock.day_of(row.due_judged)
    return "early" if row.completed_day < due else "on_time" if row.completed_day == due else "late"
