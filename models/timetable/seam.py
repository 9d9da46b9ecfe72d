"""Stands for the fold over a dossier's steps until that is there: receipt and limit alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .. import calendar, clock
from ..calendar import Calendar
from ..dossiers import Dossier, Step


@dataclass(frozen=True)
class Promise:
    """When a dossier is due, and why."""

    judged: datetime | None
    current: datetime | None
    reasons: tuple[str, ...]

    def columns(self) -> dict[str, Any]:
        """Return the promise as columns of the dossier."""
        return {
            "due_judged": self.judged,
            "due_current": self.current,
            "due_day": clock.day_of(self.current) if self.current else None,
            "due_reasons": json.dumps(self.reasons, ensure_ascii=False),
        }


def recomputed(known: Calendar, row: Dossier, steps: Sequence[Step]) -> Promise:
    """Return what a dossier is promised by its receipt and limit."""
    if row.received_at is None:
        return Promise(None, None, ())
    due = calendar.due(known, row.received_at, row.limit_unit, row.limit_value)
    return Promise(due.at, due.at, due.reasons)
