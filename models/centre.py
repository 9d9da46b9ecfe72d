"""The Centre, its places and its desks, and when they are open."""

from __future__ import annotations

from typing import Any, Literal

from peewee import IntegerField, TextField

from . import codes, text
from .base import Catalogue, Moment, Written, first, rows
from .errors import Refused
from .journal import Act, Actor, act
from .language import N_, Words, _

NAME_MOST, NEEDED_MOST = 80, 99

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
    """Return the place in use with a code; raises `Refused` with the known codes."""
    known = places()
    for row in known:
        if row.code == code:
            return row
    raise Refused("place.unknown", field="place", place=code, known=", ".join(p.code for p in known))


def listed_places() -> list[Any]:
    """Return all places, those in use first, in the order they were made."""
    return rows(Place, "1 ORDER BY active DESC, id")


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
        given = _columns(None, name, needed, neighbourhood)
        return doing.add(Place, code=codes.fresh(Place, code), kind=kind, active=1, **given)


def change_place(
    *,
    by: Actor,
    code: str,
    name: str | None = None,
    needed: int | Literal[""] | None = None,
    neighbourhood: str | None = None,
    active: bool | None = None,
) -> Place:
    """Change what is given of a place, open or closed; an empty neighbourhood or need takes it away.

    Closing one gives up its shifts to come and its weekly patterns. Raises `Refused` for closing one
    that has desks in use, volunteers on duty or classes ahead, or the last one.
    """
    with act("centre.change_place", by) as doing:
        row = codes.known(Place, code)
        if row is None:
            raise Refused("place.unknown", place=code, known=", ".join(p.code for p in listed_places()))
        changes: dict[str, Any] = _columns(row, name, needed, neighbourhood)
        if active is not None:
            changes["active"] = int(active)
        changes = {column: value for column, value in changes.items() if getattr(row, column) != value}
        if not changes:
            raise Refused("change.nothing")
        if changes.get("active") == 0:
            _refuse_in_use(row)
            _close_in(doing, row)
        changed = doing.change(Place, row.id, **changes)
        assert changed is not None, "the place was found in this transaction"
        return changed


def _columns(
    row: Place | None, name: str | None, needed: int | Literal[""] | None, neighbourhood: str | None
) -> dict[str, Any]:
    """Return the checked columns of what is given of a place."""
    found: dict[str, Any] = {}
    if name is not None:
        found["name"] = codes.needed(N_("Tên điểm"), "name", text.line(name)[:NAME_MOST])
    if isinstance(needed, str):
        found["needed"] = None
    elif needed is not None:
        if not 0 <= needed <= NEEDED_MOST:
            raise Refused("number", field="needed", label=_("Cần"), value=needed, first=0, last=NEEDED_MOST)
        found["needed"] = needed
    if neighbourhood is not None:
        found["neighbourhood"] = _neighbourhood(neighbourhood, row)
    return found


def _neighbourhood(typed: str, row: Place | None) -> str | None:
    from . import neighbourhoods  # they are known by the places

    return neighbourhoods.named(typed, row.neighbourhood if row and row.active else None)


def _refuse_in_use(row: Place) -> None:
    standing = [str(desk.number) for desk in desks() if desk.place_id == row.id]
    if standing:
        raise Refused("place.desks", field="active", name=row.name, desks=", ".join(standing))
    if len(places()) == 1:
        raise Refused("place.last", field="active", name=row.name)


def _close_in(doing: Act, row: Place) -> None:
    from . import lessons  # classes and roster are built on places
    from .roster.leaving import give_up_in, refuse_on_duty_at

    refuse_on_duty_at(doing, row.id, row.name)
    lessons.refuse_ahead_at(row.id, row.name, doing.day)
    give_up_in(doing, "place_id", row.id)


def add_desk(*, by: Actor, place_id: int, number: int, name: str, series: str) -> Desk:
    """Set up a desk at a place that calls from the given series of numbers."""
    with act("centre.add_desk", by) as doing:
        doing.fetch(Place, place_id)
        return doing.add(Desk, place_id=place_id, number=number, name=name, series=series.upper(), active=1)
