"""What the desk shows at all times: counts of the day; read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .. import dossiers, outcomes
from ..base import db


@dataclass(frozen=True)
class DeskCounts:
    """What the desk shows at all times: visits taken today, and how long each list of dossiers is."""

    visits: int
    outcomes: dict[str, int]
    pressing: dict[str, int]


def desk(day: date) -> DeskCounts:
    """Return the desk's counts of a day; three queries."""
    text = day.isoformat()
    visits = db.execute_sql(
        "SELECT count(*) FROM visit WHERE day = ? AND state <> 'void'", (text,)
    ).fetchone()[0]
    return DeskCounts(visits, outcomes.counts(day), dossiers.counts(day))
