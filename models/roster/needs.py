"""How many volunteers each half-day of a place asks for."""

from __future__ import annotations

from .. import centre
from ..errors import Refused
from ..journal import Actor, act

MOST = 99
"""The most volunteers that a half-day may ask for."""


def need(*, by: Actor, place_id: int, needed: int | None) -> centre.Place:
    """Say how many volunteers each half-day of a place asks for; None for a place without a roster."""
    with act("place.need", by) as doing:
        row = doing.fetch(centre.Place, place_id)
        if needed is not None and not 0 <= needed <= MOST:
            raise Refused("number", field="needed", value=needed, first=0, last=MOST)
        return doing.change(centre.Place, row.id, needed=needed) or row
