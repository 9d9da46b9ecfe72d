"""Calls to the owners of dossiers: the number, shown to whom may see it, and what came of the call."""

from __future__ import annotations

from .. import people
from ..errors import Refused
from ..journal import Actor, act
from ..language import N_
from .moves import fetch
from .records import REMINDED, Reminder


def show_phone(*, by: Actor, dossier_id: int) -> tuple[str, str]:
    """Return the name and the whole phone number of a dossier's owner, for a call; journalled."""
    with act("dossier.show_phone", by) as doing:
        row = fetch(doing, dossier_id)
        doing.counts = {"dossier": dossier_id}
        owner = people.by_id(row.owner_id)
        if owner is None or not owner.phone:
            raise Refused("dossier.no_phone", code=row.label)
        return str(owner.name or ""), str(owner.phone)


def remind(*, by: Actor, dossier_id: int, result: str, note: str = "") -> Reminder:
    """Record that a dossier's owner was called, or sent a message, with what came of it."""
    if result not in REMINDED:
        raise Refused("choice", field="result", value=result, known=", ".join(REMINDED))
    with act("dossier.remind", by) as doing:
        fetch(doing, dossier_id)
        return doing.add(
            Reminder,
            dossier_id=dossier_id,
            at=doing.at,
            day=doing.day,
            account_id=doing.account_id(),
            result=result,
            note=people.checked_length(N_("Ghi chú"), "note", note, people.NOTE_MOST),
        )
