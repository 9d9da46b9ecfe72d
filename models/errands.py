"""Home visits, transports and outreach: asked for, assigned to volunteers, done or not."""

from __future__ import annotations

from datetime import date

from peewee import FloatField, IntegerField, TextField

from . import people
from .base import Day, Moment, PersonalText, Written
from .journal import Act
from .language import N_


class Errand(Written):
    """A home visit, a transport or an outreach, asked for and later done or not."""

    kind = TextField()
    state = TextField()
    since = Moment()
    day = Day(null=True)
    person_id = IntegerField(null=True)
    visit_id = IntegerField(null=True)
    dossier_id = IntegerField(null=True)
    neighbourhood = TextField(null=True)
    address = PersonalText(null=True)
    contact = PersonalText(null=True)
    note = PersonalText(null=True)
    km = FloatField(null=True)
    reason_key = TextField(null=True)
    account_id = IntegerField()
    starts = TextField(null=True)
    asked_at = Moment(null=True)
    finished_at = Moment(null=True)
    channel = TextField(null=True)
    procedure_code = TextField(null=True)
    purpose_key = TextField(null=True)
    place_id = IntegerField(null=True)
    destination = PersonalText(null=True)
    vehicle = TextField(null=True)
    heads = IntegerField(null=True)
    alone = IntegerField(null=True)
    topics = PersonalText(null=True)


class ErrandVolunteer(Written):
    """A volunteer assigned to an errand."""

    errand_id = IntegerField()
    volunteer_id = IntegerField()
    dropped_at = Moment(null=True)


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
