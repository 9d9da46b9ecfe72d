"""The verbs of volunteers: taken in, changed, closed, pledged, trained, and a phone number shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from .. import codes, people, text
from ..base import first
from ..errors import Refused
from ..journal import Act, Actor, act
from ..language import N_
from . import lookup
from .records import Team, Training, Volunteer
from .teams import end_all_in, join_in, refuse_ahead, refuse_closed

TOPIC_MOST = 120
ORGANISATION_MOST = 80


def add_volunteer(
    *,
    by: Actor,
    code: str,
    name: str,
    birth_year: str | int | None = None,
    phone: str | None = None,
    account_id: int | None = None,
    account: str | None = None,
    organisation: str | None = None,
    pledged_day: date | None = None,
    team_id: int | None = None,
    team: str | None = None,
) -> Volunteer:
    """Take a volunteer in, and into a team from today. Team and account go by id, or by code and name."""
    with act("volunteer.add", by) as doing:
        into = doing.fetch(Team, team_id) if team_id is not None else lookup.team(team) if team else None
        facts = columns(doing, None, name, birth_year, phone, organisation, account)
        if account_id is not None:
            facts["account_id"] = account_id
        row = take_in(doing, code, facts, pledged_day)
        if into is not None:
            join_in(doing, row, into, doing.day)
        return row


def take_in(
    doing: Act,
    code: str,
    facts: dict[str, Any],
    pledged_day: date | None,
    taken: codes.Known | None = None,
) -> Volunteer:
    """Take a volunteer in inside an act, with columns that `columns` checked."""
    codes.needed(N_("Họ tên"), "name", facts.get("name"))
    if pledged_day:
        refuse_ahead(pledged_day, "pledged_day")
    return doing.add(
        Volunteer, code=codes.fresh(Volunteer, code, taken), active=1, pledged_day=pledged_day, **facts
    )


def columns(
    doing: Act,
    row: Volunteer | None,
    name: str | None = None,
    birth_year: str | int | None = None,
    phone: str | None = None,
    organisation: str | None = None,
    account: str | None = None,
) -> dict[str, Any]:
    """Return the checked columns of what is given of a volunteer; None leaves one, "" empties it."""
    found: dict[str, Any] = {}
    if name is not None:
        clean = codes.needed(N_("Họ tên"), "name", people.clean_name(name))
        found |= {"name": clean, "sort_key": text.name_key(clean)}
    if birth_year is not None:
        found["birth_year"] = people.clean_birth_year(birth_year, doing.day)
    if phone is not None:
        found["phone"] = people.clean_phone(phone)
    if organisation is not None:
        found["organisation"] = people.checked_length(
            N_("Đơn vị"), "organisation", organisation, ORGANISATION_MOST
        )
    if account is not None:
        found["account_id"] = _account(account, row) if account else None
    return found


def _account(name: str, row: Volunteer | None) -> int:
    """Return the id of an account that is nobody else's; raises `Refused`."""
    account = first(people.Account, "name = ?", text.line(name))
    if account is None:
        raise Refused("account.missing", field="account", name=text.line(name)[:40])
    holder = first(Volunteer, "account_id = ?", account.id)
    if holder is not None and (row is None or holder.id != row.id):
        raise Refused("volunteer.account", field="account", account=account.name, code=holder.code)
    return int(account.id)


def change_volunteer(
    *,
    by: Actor,
    code: str,
    name: str | None = None,
    birth_year: str | int | None = None,
    phone: str | None = None,
    organisation: str | None = None,
    account: str | None = None,
    active: bool | None = None,
) -> Volunteer:
    """Change what is given of a volunteer; "" empties a column. Who is closed leaves all that is to come."""
    with act("volunteer.change", by) as doing:
        row = lookup.by_code(code)
        changes = columns(doing, row, name, birth_year, phone, organisation, account)
        if active is not None:
            changes["active"] = int(active)
        return changed_in(doing, row, changes)


def changed_in(doing: Act, row: Volunteer, changes: dict[str, Any]) -> Volunteer:
    """Change columns of a volunteer inside an act; raises `Refused` when they are so already."""
    changes = {name: value for name, value in changes.items() if getattr(row, name) != value}
    if not changes:
        raise Refused("change.nothing")
    if changes.get("active") == 0:
        _leave_in(doing, row.id)
    changed = doing.change(Volunteer, row.id, **changes)
    assert changed is not None, "the volunteer was found in this transaction"
    return changed


def _leave_in(doing: Act, volunteer_id: int) -> None:
    from ..errands.leaving import give_back_in  # what is done is built on who does it
    from ..lessons.leaving import give_up_in as give_up_classes_in
    from ..roster.leaving import give_up_in

    end_all_in(doing, "volunteer_id", volunteer_id)
    give_up_in(doing, "volunteer_id", volunteer_id)
    give_back_in(doing, volunteer_id)
    give_up_classes_in(doing, volunteer_id)


def pledge(*, by: Actor, volunteer: str, day: date | None = None) -> Volunteer:
    """Note that a volunteer signed the confidentiality pledge on a day (today); anew only on a later one."""
    with act("volunteer.pledge", by) as doing:
        row, signed = lookup.by_code(volunteer), day or doing.day
        refuse_closed(row)
        refuse_ahead(signed)
        if row.pledged_day and signed <= row.pledged_day:
            raise Refused("volunteer.pledged", field="day", code=row.code, day=f"{row.pledged_day:%d/%m/%Y}")
        pledged = doing.change(Volunteer, row.id, pledged_day=signed)
        assert pledged is not None, "the volunteer was found in this transaction"
        return pledged


def train(
    *,
    by: Actor,
    volunteer_codes: Sequence[str],
    topic: str,
    day: date | None = None,
    confidentiality: bool = False,
) -> list[Training]:
    """Record a training that several volunteers attended on a day (today), in one act."""
    with act("training.record", by) as doing:
        helpers = {row.id: row for row in map(lookup.by_code, volunteer_codes)}.values()
        if not helpers:
            raise Refused("volunteer.nobody", field="volunteers")
        clean = people.checked_length(N_("Chủ đề"), "topic", topic, TOPIC_MOST)
        clean, held = codes.needed(N_("Chủ đề"), "topic", clean), day or doing.day
        refuse_ahead(held)
        for helper in helpers:
            _refuse_twice(helper, held, clean)
        return [
            doing.add(
                Training, volunteer_id=row.id, day=held, topic=clean, confidentiality=int(confidentiality)
            )
            for row in helpers
        ]


def _refuse_twice(helper: Volunteer, day: date, topic: str) -> None:
    where = "volunteer_id = ? AND day = ? AND topic = ?"
    if first(Training, where, helper.id, day.isoformat(), topic):
        raise Refused(
            "training.twice", field="volunteers", code=helper.code, topic=topic, day=f"{day:%d/%m/%Y}"
        )


def show_phone(*, by: Actor, volunteer: str) -> str:
    """Return a volunteer's whole phone number; that it was shown stands in the journal."""
    with act("volunteer.show_phone", by) as doing:
        row = lookup.by_code(volunteer)
        if not row.phone:
            raise Refused("volunteer.no_phone", code=row.code)
        doing.counts["volunteer"] = row.id
        return str(row.phone)
