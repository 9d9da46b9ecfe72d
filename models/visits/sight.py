"""Which visits somebody may see: volunteers those of today, at the places where they are on duty."""

from __future__ import annotations

from datetime import date

from .. import centre, clock, roster
from ..base import first
from ..errors import Refused
from ..journal import Actor
from .records import Visit


def places_seen(by: Actor, day: date) -> frozenset[int] | None:
    """Return the ids of the places whose visits of a day somebody may see; None for every place.

    Who may not read persons sees today alone.
    """
    if not by.may("person.read") and day != clock.today():
        return frozenset()
    return roster.places_of(by, day)


def refuse_unseen(by: Actor, visit: Visit) -> None:
    """Raise `Refused` for a visit that somebody may not see."""
    seen = places_seen(by, visit.day)
    if seen is None or visit.place_id in seen:
        return
    place = first(centre.Place, "id = ?", visit.place_id)
    raise Refused(
        "visit.unseen",
        field="ticket",
        ticket=visit.ticket,
        place=place.name if place else "",
        day=f"{visit.day:%d/%m/%Y}",
    )
