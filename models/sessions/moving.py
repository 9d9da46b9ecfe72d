"""Where a session takes place, when that is not where the volunteer stands: by phone, at a house…"""

from __future__ import annotations

from .. import centre, people
from ..journal import Actor, act
from ..language import _
from .checks import refuse_stranger, refuse_unless_open
from .records import HelpSession


def move(*, by: Actor, session_id: int, place: str) -> HelpSession:
    """Say at which place, by its code, an open session takes place; the next one has its own again."""
    with act("session.move", by) as doing:
        row = doing.fetch(HelpSession, session_id)
        refuse_unless_open(row, _("đổi nơi giúp"))
        refuse_stranger(doing, row)
        where = centre.place(place)
        person = people.by_id(row.person_id)
        home = (person.neighbourhood if person else None) or where.neighbourhood
        moved = doing.change(HelpSession, row.id, {"state": ("open",)}, place_id=where.id, neighbourhood=home)
        assert moved is not None, "the state was checked in this transaction"
        return moved
