"""Dossiers looked up: by code, by number, by person."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from .. import matching
from ..base import db, rows
from ..errors import Refused
from .codes import ENDS, as_kept, numbered
from .records import Dossier, Step


def one(typed: str) -> Dossier:
    """Return the dossier meant by a code, the end of one, or #id; raises `Refused` otherwise."""
    wanted = as_kept(typed)
    number = wanted.removeprefix("#")
    if wanted != number or (len(number) < 4 and numbered(number)):
        number = number if re.fullmatch("[0-9]{1,10}", number) else "0"
        found = rows(Dossier, "id = (SELECT replica << 32 | ? FROM register)", int(number))
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
