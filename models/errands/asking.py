"""Errands asked for: at the counter, by phone or by a volunteer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import catalogue, dossiers, horizon, hours, neighbourhoods, people, visits
from ..errors import Refused
from ..journal import Act, Actor, act
from ..language import N_
from .records import CHANNELS, KINDS, STATES, Errand

_LIVES, _HOUSES = ("address", "errand.address"), ("neighbourhood", "errand.neighbourhood")
_NEEDED = {"home_visit": _LIVES, "transport": _LIVES, "outreach": _HOUSES}
"""What each kind cannot do without, and its rule: where somebody lives, or whom one speaks to."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for: who, where, when and what for; everything as it was typed."""

    kind: str = "home_visit"
    channel: str | None = None
    visit_id: int | None = None
    name: str = ""
    birth_year: str | int | None = None
    contact: str | None = None
    address: str = ""
    neighbourhood: str = ""
    day: date | None = None
    starts: str | None = None
    purpose: str | None = None
    procedure: str | None = None
    dossier: str | None = None
    destination: str = ""
    note: str = ""


def ask(*, by: Actor, **facts: Any) -> Errand:
    """Ask for an errand; facts are those of `Wanted`.

    What is known of the person of a visit need not be typed again. Raises `Refused` for a visit of
    a place that a volunteer does not see today.
    """
    wanted = Wanted(**facts)
    with act("errand.ask", by) as doing:
        _known("kind", wanted.kind, KINDS)
        channel = wanted.channel or ("counter" if by.may("person.read") else "volunteer")
        _known("channel", channel, CHANNELS)
        visit = _visit(doing, wanted.visit_id)
        person = _person(doing, wanted, visit)
        return doing.add(
            Errand,
            kind=wanted.kind,
            state="asked",
            since=doing.at,
            asked_at=doing.at,
            channel=channel,
            visit_id=wanted.visit_id,
            person_id=person.id if person else None,
            account_id=doing.account_id(),
            **_where(wanted, person),
            **_when(doing, wanted.day, wanted.starts),
            **_what_for(doing, wanted, visit),
        )


def ask_again(*, by: Actor, errand_id: int, day: date, starts: str | None = None) -> Errand:
    """Ask once more, for another day, for an errand that was not done; the new one knows the old."""
    with act("errand.ask_again", by) as doing:
        row = doing.fetch(Errand, errand_id)
        if row.state != "not_done":
            raise Refused("errand.again", state=STATES[row.state])
        later = doing.connection.execute(
            "SELECT day FROM errand WHERE after_id = ? AND state <> 'void'", (errand_id,)
        ).fetchone()
        if later:
            raise Refused("errand.asked", day=f"{date.fromisoformat(later[0]):%d/%m/%Y}")
        copied = {name: getattr(row, name) for name in _COPIED}
        again = {"state": "asked", "since": doing.at, "asked_at": doing.at, "after_id": errand_id}
        when = _when(doing, day, starts)
        return doing.add(Errand, account_id=doing.account_id(), **again, **copied, **when)


_COPIED = (
    "kind",
    "channel",
    "visit_id",
    "person_id",
    "dossier_id",
    "neighbourhood",
    "address",
    "contact",
    "note",
    "procedure_code",
    "purpose_key",
    "destination",
)


def ask_in(
    doing: Act,
    visit_id: int | None,
    person_id: int | None,
    day: date | None,
    address: str,
    note: str,
    kind: str = "home_visit",
) -> Errand:
    """Ask for an errand inside an act of another verb; phone and neighbourhood are the person's."""
    person = people.by_id(person_id)
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
        neighbourhood=neighbourhoods.of_address(address) or (person.neighbourhood if person else None),
        contact=person.phone if person else None,
        address=people.checked_length(N_("Địa chỉ"), "address", address, people.ADDRESS_MOST),
        note=people.checked_length(N_("Ghi chú"), "note", note, people.NOTE_MOST),
        account_id=doing.account_id(),
    )


def _visit(doing: Act, visit_id: int | None) -> visits.Visit | None:
    if visit_id is None:
        return None
    visit = doing.fetch(visits.Visit, visit_id)
    visits.refuse_unseen(doing.by, visit)
    return visit


def _person(doing: Act, wanted: Wanted, visit: visits.Visit | None) -> people.Person | None:
    """Return the visit's person when nobody else is named, else one who is written down now."""
    if visit is not None and visit.person_id and not wanted.name:
        return people.by_id(visit.person_id)
    return people.write_person(
        doing,
        wanted.name,
        wanted.birth_year,
        wanted.contact,
        wanted.address,
        neighbourhood=_named(wanted),
    )


def _named(wanted: Wanted) -> str | None:
    """Return the neighbourhood that is typed, else the one in which the address typed lies."""
    return neighbourhoods.named(wanted.neighbourhood) or neighbourhoods.of_address(wanted.address)


def _where(wanted: Wanted, person: people.Person | None) -> dict[str, Any]:
    """Return the columns of where it is and of how to call there; raises `Refused` when that is missing."""
    address, destination = (
        people.checked_length(label, name, value, people.ADDRESS_MOST)
        for label, name, value in (
            (N_("Địa chỉ"), "address", wanted.address),
            (N_("Nơi đến"), "destination", wanted.destination),
        )
    )
    where = {
        "address": address or (person.address if person else None),
        "neighbourhood": _named(wanted) or (person.neighbourhood if person else None),
        "contact": people.clean_phone(wanted.contact) or (person.phone if person else None),
        "destination": destination,
        "note": people.checked_length(N_("Ghi chú"), "note", wanted.note, people.NOTE_MOST),
    }
    needed, rule = _NEEDED[wanted.kind]
    if where[needed] is None:
        raise Refused(rule, field=needed, kind=KINDS[wanted.kind])
    return where


def _when(doing: Act, day: date | None, starts: str | None) -> dict[str, Any]:
    if day is not None and day < doing.day:
        raise Refused("errand.past", field="day", day=f"{day:%d/%m/%Y}")
    if day is not None:
        horizon.refuse_far(day)
    return {"day": day, "starts": hours.hour(starts, "starts")}


def _what_for(doing: Act, wanted: Wanted, visit: visits.Visit | None) -> dict[str, Any]:
    asked = visits.asked_of(visit.id) if visit and not wanted.procedure else []
    code = catalogue.procedure(wanted.procedure, doing.day).code if wanted.procedure else None
    return {
        "procedure_code": code or (asked[0].code if asked else None),
        "dossier_id": dossiers.one(wanted.dossier).id if wanted.dossier else None,
        "purpose_key": catalogue.reason_key("errand", wanted.purpose) if wanted.purpose else None,
    }


def _known(field: str, value: str, known: Any) -> None:
    if value not in known:
        raise Refused("choice", field=field, value=value, known=", ".join(known))
