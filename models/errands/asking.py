"""Errands asked for: at the counter, by phone or by a volunteer."""

from __future__ import annotations

from datetime import date

from .. import people
from ..journal import Act
from ..language import N_
from .records import Errand


def ask_in(
    doing: Act,
    visit_id: int | None,
    person_id: int | None,
    day: date | None,
    address: str,
    note: str,
    kind: str = "home_visit",
) -> Errand:
    """Ask for an errand inside an act of another verb."""
    return doing.add(
        Errand,
        kind=kind,
        state="asked",
        since=doing.at,
        asked_at=doing.at,
        channel="counter",
        day=day,
        visit_id=visit_id,
        person_id=person_id,
        address=people.checked_length(N_("Địa chỉ"), "address", address, people.ADDRESS_MOST),
        note=people.checked_length(N_("Ghi chú"), "note", note, people.NOTE_MOST),
        account_id=doing.account_id(),
    )
