"""The verbs at the door: a number is given, a procedure added, a visitor named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .. import catalogue, centre, neighbourhoods, people
from ..base import rows
from ..errors import Refused
from ..help_rows import HelpSession
from ..journal import Act, Actor, act
from ..language import N_, _
from ..numbers import issue
from .records import CHANNELS, MOST_PROCEDURES, PRIORITIES, Asked, Visit, out_of_turn

FIRST_SERIES = "A"
_NOTHING_YET: dict[str, Any] = dict.fromkeys(("calls", "waited", "served", "held"), 0)


def arrive(
    *,
    by: Actor,
    procedures: Sequence[str] = (),
    priority: str | None = None,
    channel: str = "onsite",
    needs_phone_help: bool = False,
    needs_interpreter: bool = False,
    needs_mobility: bool = False,
    person_id: int | None = None,
    place_id: int | None = None,
    series: str | None = None,
    note: str = "",
    **person: Any,
) -> Visit:
    """Give a number to somebody who comes; procedures are hot keys, codes or words, or none yet.

    `person` holds what `people.write_person` takes, for somebody without a `person_id`; an elderly
    birth year makes a priority. Raises `Refused`, and uses no number up, for what is impossible.
    """
    with act("visit.arrive", by) as doing:
        asked = [catalogue.procedure(query, doing.day) for query in procedures]
        _known("channel", channel, CHANNELS)
        who = doing.fetch(people.Person, person_id) if person_id else _written(doing, person)
        hurry = _priority(doing, who, priority)
        first = asked[0] if asked else None
        visit = doing.add(
            Visit,
            channel=channel,
            priority=hurry,
            place_id=place_id or by.place_id or _first_place(),
            person_id=who and who.id,
            sector=first and first.sector,
            procedure_code=first and first.code,
            needs_phone_help=int(needs_phone_help),
            needs_interpreter=int(needs_interpreter),
            needs_mobility=int(needs_mobility),
            note=people.checked_length(N_("Ghi chú"), "note", note, people.NOTE_MOST),
            **_numbered(doing, series or (first.series if first else FIRST_SERIES)),
        )
        for position, choice in enumerate(asked, 1):
            _ask(doing, visit, position, choice)
        return visit


def _numbered(doing: Act, series: str) -> dict[str, Any]:
    """Return the columns of a visit that waits from now on, with the next number of a series."""
    return {
        "day": doing.day,
        "series": series,
        "number": issue(doing, doing.day, series),
        "rank": int(doing.at.timestamp() * 1000),
        "state": "waiting",
        "since": doing.at,
        "arrived_at": doing.at,
        "account_id": doing.account_id(),
        **_NOTHING_YET,
    }


def ask(*, by: Actor, visit_id: int, procedure: str) -> Asked:
    """Add a procedure to a visit that is not over."""
    with act("visit.ask", by) as doing:
        visit = doing.fetch(Visit, visit_id)
        if visit.state not in ("waiting", "called", "serving", "on_hold"):
            raise out_of_turn(visit, _("thêm thủ tục"))
        choice = catalogue.procedure(procedure, doing.day)
        position = (
            doing.connection.execute(
                "SELECT coalesce(max(position), 0) FROM asked WHERE visit_id = ?", (visit_id,)
            ).fetchone()[0]
            + 1
        )
        if visit.procedure_code is None:
            doing.change(Visit, visit_id, sector=choice.sector, procedure_code=choice.code)
        return _ask(doing, visit, position, choice)


def identify(*, by: Actor, visit_id: int, **person: Any) -> Visit:
    """Say who a visitor is, when that was not typed at the door; takes what `write_person` takes.

    Sessions of help that the visit had so far are then that person's too.
    """
    with act("visit.identify", by) as doing:
        visit = doing.fetch(Visit, visit_id)
        if visit.state not in ("waiting", "called", "serving", "on_hold"):
            raise out_of_turn(visit, _("ghi tên"))
        written = _written(doing, person)
        if written is None:
            return visit
        for session in rows(HelpSession, "visit_id = ? AND state <> 'void'", visit_id):
            where = written.neighbourhood or session.neighbourhood
            doing.change(HelpSession, session.id, person_id=written.id, neighbourhood=where)
        return doing.change(Visit, visit_id, person_id=written.id) or visit


def _written(doing: Act, person: dict[str, Any]) -> people.Person | None:
    """Write a person; the address tells the neighbourhood when it begins with one that is known."""
    typed, address = str(person.get("neighbourhood") or ""), str(person.get("address") or "")
    if typed or address:
        where = neighbourhoods.named(typed) or neighbourhoods.of_address(address)
        person = person | {"neighbourhood": where}
    return people.write_person(doing, **person)


def _known(label: str, value: str, known: Mapping[str, str]) -> None:
    if value not in known:
        raise Refused("choice", field=label, value=value, known=", ".join(known))


def _priority(doing: Act, who: people.Person | None, given: str | None) -> str:
    usual = "elderly" if who and people.is_elderly(who.birth_year, doing.day) else "none"
    chosen = usual if given is None else given
    _known("priority", chosen, PRIORITIES)
    return chosen


def _first_place() -> int:
    found = centre.places()
    if not found:
        raise Refused("place.unknown", place="", known="")
    return int(found[0].id)


def _ask(doing: Act, visit: Visit, position: int, choice: catalogue.Choice) -> Asked:
    if position > MOST_PROCEDURES:
        raise Refused("visit.too_many", field="procedure", most=MOST_PROCEDURES)
    return doing.add(
        Asked,
        visit_id=visit.id,
        position=position,
        procedure_code=choice.code,
        procedure_from=choice.valid_from,
    )
