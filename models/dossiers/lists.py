"""Dossiers looked up: by code, by person, by list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import catalogue, clock, matching, text
from ..base import db, rows
from ..errors import Refused
from ..journal import Actor
from .codes import ENDS, as_kept
from .records import Dossier, Step, awaited


def one(typed: str) -> Dossier:
    """Return the dossier meant by a code, the end of one, or #id; raises `Refused` otherwise."""
    wanted = as_kept(typed)
    if re.fullmatch("#[0-9]{1,10}", wanted):
        found = rows(Dossier, "id = (SELECT replica << 32 | ? FROM register)", int(wanted[1:]))
    else:
        found = rows(Dossier, "code = ?", wanted)
        if not found and re.fullmatch("[A-Z0-9.-]{4,}", wanted):
            found = rows(Dossier, f"{ENDS} LIMIT 3", *matching.end_of(wanted))
    if not found:
        raise Refused("dossier.unknown", field="dossier", code=typed[:60])
    if len(found) > 1:
        raise Refused("dossier.ambiguous", field="dossier", code=typed[:60], count=len(found))
    row: Dossier = found[0]
    return row


def by_id(dossier_id: int) -> Dossier:
    """Return a dossier by id; raises `Refused` when there is none."""
    found = rows(Dossier, "id = ?", dossier_id)
    if not found:
        raise Refused("row.missing", table="dossier", id=dossier_id)
    row: Dossier = found[0]
    return row


def of_person(person_id: int, most: int = 20) -> list[Any]:
    """Return the dossiers of which a person is the owner, the newest first."""
    return rows(Dossier, "owner_id = ? ORDER BY id DESC LIMIT ?", person_id, most)


def due_of(dossier_id: int) -> date:
    """Return the day on which a dossier is due; raises `Refused` when it has none yet."""
    row = db.execute_sql("SELECT due_day FROM dossier WHERE id = ?", (dossier_id,)).fetchone()
    if row is None or row[0] is None:
        raise Refused("dossier.unknown", code=dossier_id)
    return date.fromisoformat(row[0])


def steps(dossier_id: int) -> list[Any]:
    """Return the steps of a dossier in order."""
    return rows(Step, "dossier_id = ? ORDER BY position", dossier_id)


@dataclass(frozen=True)
class Listed:
    """A dossier in a list, with its owner's phone masked."""

    id: int
    label: str
    state: int
    procedure: str
    owner: str
    phone: str
    due_day: date | None
    limit: str


_LIST = """
SELECT d.id, d.code, d.state, coalesce(s.short, d.procedure_code), p.name, p.phone, d.due_day,
  d.limit_unit, d.limit_value
FROM dossier d LEFT JOIN person p ON p.id = d.owner_id
LEFT JOIN short_name s ON s.procedure_code = d.procedure_code
WHERE d.voided_at IS NULL AND {where} ORDER BY d.due_day, d.id LIMIT ?
"""


LISTS = {
    "due_today": ("d.completed_at IS NULL AND d.state IN (2, 4) AND d.due_day = ?", True),
    "overdue": ("d.completed_at IS NULL AND d.state IN (2, 4) AND d.due_day < ?", True),
    "without_code": ("d.code IS NULL AND d.state IN (1, 2, 4, 5, 6, 9)", False),
    "supplement": ("d.state = 5", False),
    "uncollected": ("d.state = 9", False),
    "open": ("d.state IN (1, 2, 4, 5, 6)", False),
}


def listed(name: str, by: Actor, day: date | None = None, most: int = 200) -> list[Listed]:
    """Return one of the `LISTS` of dossiers on a day (today), the earliest due first; one query."""
    where, by_day = LISTS[name]
    values = [(day or clock.today()).isoformat()] if by_day else []
    cursor = db.execute_sql(_LIST.format(where=where), (*values, most))
    full = by.may("person.read")
    return [
        Listed(
            id=row[0],
            label=row[1] or awaited(row[0]),
            state=row[2],
            procedure=row[3],
            owner=(row[4] or "") if full else text.given_name(row[4]),
            phone=text.mask_phone(row[5]),
            due_day=date.fromisoformat(row[6]) if row[6] else None,
            limit=catalogue.limit_words(row[7], row[8]),
        )
        for row in cursor
    ]
