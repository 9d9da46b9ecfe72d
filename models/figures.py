"""Counts for screens; read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from . import outcomes
from .base import db


@dataclass(frozen=True)
class DeskCounts:
    """What the desk shows at all times: visits taken today and dossiers that press."""

    visits: int
    outcomes: dict[str, int]
    due_today: int
    overdue: int
    without_code: int


def desk(day: date) -> DeskCounts:
    """Return the desk's counts of a day; three queries."""
    text = day.isoformat()
    visits = db.execute_sql(
        "SELECT count(*) FROM visit WHERE day = ? AND state <> 'void'", (text,)
    ).fetchone()[0]
    due = db.execute_sql(
        "SELECT (SELECT count(*) FROM dossier WHERE voided_at IS NULL AND completed_at IS NULL"
        "   AND state IN (2, 4) AND due_day = ?),"
        " (SELECT count(*) FROM dossier WHERE voided_at IS NULL AND completed_at IS NULL"
        "   AND state IN (2, 4) AND due_day < ?),"
        " (SELECT count(*) FROM dossier WHERE voided_at IS NULL AND state IN (1, 2, 4, 5, 6, 9)"
        "   AND code IS NULL)",
        (text, text),
    ).fetchone()
    return DeskCounts(visits, outcomes.counts(day), *due)
