"""The sheet of a day: what came, what became of it, what was promised, who helped; read-only.

Its parts add up: visits by state are all visits, those that count are the same by channel and by
priority, outcomes by kind are those by desk, and what was finished was so in time, late or without
a promise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from . import clock, corrected, outcomes, sessions, workdays
from .base import db, moment_text
from .dossiers.records import awaited
from .numbers import ticket


@dataclass(frozen=True)
class AtDesk:
    """What one account did at one desk ("" for none): outcomes recorded, for how many visits."""

    desk: str
    account: str
    visits: int
    outcomes: int


@dataclass(frozen=True)
class Promises:
    """Dossiers of the day: received, finished (in time, late, without a promise), returned.

    `missed` were promised for the day and are not finished yet.
    """

    received: int
    finished: int
    in_time: int
    late: int
    unpromised: int
    returned: int
    missed: int


@dataclass(frozen=True)
class Sheet:
    """A day on one page; `workday` is None when it was neither opened nor closed."""

    day: date
    opened: tuple[str, datetime] | None
    closed: tuple[str, datetime] | None
    backup: str
    desks: list[AtDesk]
    visits: int
    states: dict[str, int]
    channels: dict[str, int]
    priorities: dict[str, int]
    longest: tuple[str, int] | None
    outcomes: dict[str, int]
    promises: Promises
    codes: list[str]
    help: sessions.Turns
    volunteers: int
    late_lines: int = 0
    corrected: list[corrected.Correction] = field(default_factory=list)


def sheet(day: date) -> Sheet:
    """Return the sheet of a day."""
    workday = workdays.of(day)
    states = _counted("state", day)
    counting = sum(count for state, count in states.items() if state != "void")
    return Sheet(
        day=day,
        opened=_done(workday.opened_by, workday.opened_at) if workday else None,
        closed=_done(workday.closed_by, workday.closed_at) if workday else None,
        backup=str(workday.backup or "") if workday else "",
        desks=_desks(day),
        visits=counting,
        states=states,
        channels=_counted("channel", day, " AND state <> 'void'"),
        priorities=_counted("priority", day, " AND state <> 'void'"),
        longest=_longest(day),
        outcomes=outcomes.counts(day),
        promises=_promises(day),
        codes=_codes(day),
        help=sessions.turns(day, day),
        volunteers=_volunteers(day),
        late_lines=corrected.late_lines(day),
        corrected=corrected.of_day(day),
    )


def _done(account_id: Any, at: Any) -> tuple[str, datetime] | None:
    return (workdays.name_of(account_id), at) if at else None


def _counted(column: str, day: date, where: str = "") -> dict[str, int]:
    sql = f"SELECT {column}, count(*) FROM visit WHERE day = ?{where} GROUP BY {column} ORDER BY {column}"
    return dict(db.execute_sql(sql, (day.isoformat(),)).fetchall())


def _desks(day: date) -> list[AtDesk]:
    cursor = db.execute_sql(
        "SELECT coalesce(d.name, ''), a.name, count(DISTINCT o.visit_id), count(*) FROM outcome o"
        " JOIN account a ON a.id = o.account_id LEFT JOIN desk d ON d.id = o.desk_id"
        " WHERE o.day = ? AND o.voided_at IS NULL GROUP BY o.desk_id, o.account_id"
        " ORDER BY d.number, a.name",
        (day.isoformat(),),
    )
    return [AtDesk(*row) for row in cursor]


def _longest(day: date) -> tuple[str, int] | None:
    """Return ticket and seconds of the longest wait of somebody who was served."""
    row = db.execute_sql(
        "SELECT series, number, waited FROM visit WHERE day = ? AND state <> 'void'"
        " AND started_at IS NOT NULL ORDER BY waited DESC, id LIMIT 1",
        (day.isoformat(),),
    ).fetchone()
    return (ticket(row[0], row[1]), row[2]) if row else None


_STEPPED = """
WITH moved AS (
  SELECT DISTINCT s.dossier_id AS id, s.act FROM step s
  WHERE s.day = ?1 AND s.act IN ('dossier.complete', 'dossier.return_result')),
decided AS (
  SELECT d.completed_day AS day, date(d.due_judged, '+7 hours') AS due FROM moved m
  JOIN dossier d ON d.id = m.id
  WHERE m.act = 'dossier.complete' AND d.completed_day = ?1 AND d.voided_at IS NULL)
SELECT (SELECT count(*) FROM decided), (SELECT count(*) FROM decided WHERE day <= due),
  (SELECT count(*) FROM decided WHERE day > due),
  (SELECT count(*) FROM moved m JOIN dossier d ON d.id = m.id
   WHERE m.act = 'dossier.return_result' AND d.returned_day = ?1 AND d.voided_at IS NULL)
"""
"""Days are compared, at the counter's clock (DOMAIN 3.5)."""


def _promises(day: date) -> Promises:
    text = day.isoformat()
    received, missed = db.execute_sql(
        "SELECT (SELECT count(*) FROM dossier WHERE received_day = ? AND voided_at IS NULL),"
        " (SELECT count(*) FROM dossier WHERE due_day = ? AND state IN (2, 4) AND voided_at IS NULL)",
        (text, text),
    ).fetchone()
    finished, in_time, late, returned = db.execute_sql(_STEPPED, (text,)).fetchone()
    return Promises(received, finished, in_time, late, finished - in_time - late, returned, missed)


def _codes(day: date) -> list[str]:
    night = moment_text(datetime.combine(day + timedelta(days=1), time(), clock.LOCAL))
    cursor = db.execute_sql(
        "SELECT id FROM dossier WHERE voided_at IS NULL AND code IS NULL AND state IN (1, 2, 4, 5, 6, 9)"
        " AND registered_at < ? ORDER BY registered_at",
        (night,),
    )
    return [awaited(id_) for (id_,) in cursor]


def _volunteers(day: date) -> int:
    return int(
        db.execute_sql(
            "SELECT count(DISTINCT hv.volunteer_id) FROM help_session h"
            " JOIN help_session_volunteer hv ON hv.help_session_id = h.id"
            " WHERE h.day = ? AND h.state = 'ended'",
            (day.isoformat(),),
        ).fetchone()[0]
    )
