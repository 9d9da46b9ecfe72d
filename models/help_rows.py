"""The rows of help sessions, apart from their verbs: a visit that is named later names them too."""

from __future__ import annotations

from peewee import IntegerField, TextField

from .base import Day, Moment, PersonalText, Written


class HelpSession(Written):
    """One sitting of help, for a visit, a dossier or neither.

    `people` are the heads helped; `elderly`, `minority`, `disabled` and `pregnant` how many of them
    are so. `person_id` is who was helped, where visit, dossier or errand tells. `seconds` is how long
    it took; `ended_by_hand` marks an end that was typed afterwards.
    """

    day = Day()
    state = TextField()
    started_at = Moment()
    ended_at = Moment(null=True)
    seconds = IntegerField(null=True)
    ended_by_hand = IntegerField(null=True)
    place_id = IntegerField()
    neighbourhood = TextField(null=True)
    team_id = IntegerField(null=True)
    visit_id = IntegerField(null=True)
    dossier_id = IntegerField(null=True)
    errand_id = IntegerField(null=True)
    person_id = IntegerField(null=True)
    procedure_code = TextField(null=True)
    people = IntegerField()
    elderly = IntegerField()
    minority = IntegerField()
    disabled = IntegerField()
    pregnant = IntegerField()
    result = TextField(null=True)
    reason_key = TextField(null=True)
    consent = IntegerField()
    name = PersonalText(null=True)
    phone_tail = PersonalText(null=True)
    note = PersonalText(null=True)
    account_id = IntegerField()
    checked_by = IntegerField(null=True)
    checked_at = Moment(null=True)


class HelpSessionVolunteer(Written):
    """A volunteer who helped in a session, and how long: who joins later helps for less of it."""

    help_session_id = IntegerField()
    volunteer_id = IntegerField()
    joined_at = Moment(null=True)
    seconds = IntegerField(null=True)


class Tick(Written):
    """What was helped in a session, and how often."""

    help_session_id = IntegerField()
    help_kind_code = TextField()
    count = IntegerField()
