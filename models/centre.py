"""The Centre, its places and its desks, and when they are open."""

from __future__ import annotations

from typing import Any

from peewee import IntegerField, TextField

from .base import Catalogue, Moment, Written, first, rows
from .errors import Refused
from .journal import Actor, act
from .language import N_, Words

PLACE_KINDS = Words(
    {
        "centre": N_("Trung tâm"),
        "police": N_("Trụ sở công an"),
        "neighbourhood_house": N_("Nhà văn hóa"),
        "home": N_("Tại nhà"),
        "road": N_("Trên đường"),
        "remote": N_("Trực tuyến, điện thoại"),
    }
)


class Centre(Written):
    """The Public Administrative Service Centre whose register this is: one row."""

    commune_code = TextField()
    name = TextField()
    agency_code = TextField(null=True)
    created_at = Moment()
    due_time = TextField(null=True)


class Place(Written):
    """Where visits and help sessions happen.

    `needed` is how many volunteers each half-day asks for; a house of a neighbourhood names it.
    """

    code = TextField()
    name = TextField()
    kind = TextField()
    active = IntegerField()
    needed = IntegerField(null=True)
    neighbourhood = TextField(null=True)


class Desk(Written):
    """A numbered desk; `series` holds the letters of the queues it calls from, such as AB."""

    place_id = IntegerField()
    number = IntegerField()
    name = TextField()
    series = TextField()
    active = IntegerField()


class OpeningHours(Catalogue):
    """A session of a weekday (1 is Monday) at a kind of place.

    A session that does not count for limits is open for intake only, such as a Saturday morning.
    """

    place_kind = TextField()
    weekday = IntegerField()
    opens = TextField()
    closes = TextField()
    counts_for_limits = IntegerField()
    confidence = TextField()
    source = TextField(null=True)


def the_centre() -> Any:
    """Return the register's one Centre row, or None before it is created."""
    return first(Centre, "1")


def places() -> list[Any]:
    """Return the places in use, in the order they were made."""
    return rows(Place, "active = 1 ORDER BY id")


def desks() -> list[Any]:
    """Return the desks in use, by number."""
    return rows(Desk, "active = 1 ORDER BY number")


def desk(number: int | str) -> Any:
    """Return the desk with a number; raises `Refused` with the known numbers."""
    known = desks()
    for row in known:
        if str(row.number) == str(number):
            return row
    raise Refused("desk.unknown", desk=number, known=", ".join(str(d.number) for d in known))


def place(code: str) -> Any:
    """Return the place with a code; raises `Refused` with the known codes."""
    known = places()
    for row in known:
        if row.code == code:
            return row
    raise Refused("place.unknown", place=code, known=", ".join(p.code for p in known))


def add_place(
    *,
    by: Actor,
    code: str,
    name: str,
    kind: str,
    needed: int | None = None,
    neighbourhood: str | None = None,
) -> Place:
    """Open a place of one of the `PLACE_KINDS`."""
    if kind not in PLACE_KINDS:
        raise Refused("choice", field="kind", value=kind, known=", ".join(PLACE_KINDS))
    with act("centre.add_place", by) as doing:
        return doing.add(
            Place, code=code, name=name, kind=kind, active=1, needed=needed, neighbourhood=neighbourhood
        )


def add_desk(*, by: Actor, place_id: int, number: int, name: str, series: str) -> Desk:
    """Set up a desk at a place that calls from the given series of numbers."""
    with act("centre.add_desk", by) as doing:
        doing.fetch(Place, place_id)
        return doing.add(Desk, place_id=place_id, number=number, name=name, series=series.upper(), active=1)
