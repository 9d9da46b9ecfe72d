"""Teams and volunteers, their shifts and trainings, lessons and errands."""

from __future__ import annotations

from datetime import date
from typing import Any

from peewee import FloatField, IntegerField, TextField

from . import people, text
from .base import Day, Moment, PersonalNumber, PersonalText, Written, first
from .errors import Refused
from .journal import Act, Actor, act
from .language import N_


class Team(Written):
    """A team of volunteers of a task group (1 staff, 2 citizens, 3 skills) and neighbourhood."""

    code = TextField()
    name = TextField()
    task_group = IntegerField(null=True)
    neighbourhood = TextField(null=True)
    active = IntegerField()


class Volunteer(Written):
    """A green shirt; `code` (TNV 05) is what screens show, the name is personal."""

    code = TextField()
    account_id = IntegerField(null=True)
    name = PersonalText(null=True)
    sort_key = PersonalText(null=True)
    birth_year = PersonalNumber(null=True)
    phone = PersonalText(null=True)
    organisation = TextField(null=True)
    pledged_day = Day(null=True)
    active = IntegerField()


class TeamMember(Written):
    """A volunteer's time in a team; one may be in several, over time."""

    team_id = IntegerField()
    volunteer_id = IntegerField()
    from_day = Day()
    to_day = Day(null=True)


class Shift(Written):
    """A planned half-day of a volunteer at a place, and when they really came and went."""

    day = Day()
    volunteer_id = IntegerField()
    place_id = IntegerField()
    starts = TextField()
    ends = TextField()
    replaces_id = IntegerField(null=True)
    checked_in_at = Moment(null=True)
    checked_out_at = Moment(null=True)
    cancelled_at = Moment(null=True)


class Training(Written):
    """A training that a volunteer attended; `confidentiality` when it covered citizens' data."""

    volunteer_id = IntegerField()
    day = Day()
    topic = TextField()
    confidentiality = IntegerField()


class Lesson(Written):
    """A digital-literacy class ("Bình dân học vụ số"); its heads are counted apart."""

    day = Day()
    title = TextField()
    place_id = IntegerField(null=True)
    neighbourhood = TextField(null=True)
    heads = IntegerField(null=True)
    topics = TextField(null=True)
    held_at = Moment(null=True)
    cancelled_at = Moment(null=True)


class LessonTeacher(Written):
    """A volunteer who taught a lesson."""

    lesson_id = IntegerField()
    volunteer_id = IntegerField()


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


class ErrandVolunteer(Written):
    """A volunteer assigned to an errand."""

    errand_id = IntegerField()
    volunteer_id = IntegerField()


def add_team(
    *, by: Actor, code: str, name: str, task_group: int | None = None, neighbourhood: str | None = None
) -> Team:
    """Found a team."""
    with act("team.add", by) as doing:
        return doing.add(
            Team,
            code=code,
            name=text.line(name),
            task_group=task_group,
            neighbourhood=neighbourhood,
            active=1,
        )


def add_volunteer(
    *,
    by: Actor,
    code: str,
    name: str,
    birth_year: int | None = None,
    account_id: int | None = None,
    organisation: str | None = None,
    pledged_day: date | None = None,
    team_id: int | None = None,
) -> Volunteer:
    """Take a volunteer in, and into a team from today."""
    with act("volunteer.add", by) as doing:
        clean = people.clean_name(name)
        row = doing.add(
            Volunteer,
            code=code,
            account_id=account_id,
            name=clean,
            sort_key=text.name_key(clean) if clean else None,
            birth_year=birth_year,
            organisation=organisation,
            pledged_day=pledged_day,
            active=1,
        )
        if team_id is not None:
            doing.add(TeamMember, team_id=team_id, volunteer_id=row.id, from_day=doing.day)
        return row


def ask_errand(
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
        day=day,
        visit_id=visit_id,
        person_id=person_id,
        address=people.checked_length(N_("Địa chỉ"), "address", address, people.ADDRESS_MOST),
        note=people.checked_length(N_("Ghi chú"), "note", note, people.NOTE_MOST),
        account_id=doing.account_id(),
    )


def of_account(account_id: int | None, name: str) -> Volunteer:
    """Return the volunteer who signs in with an account; raises `Refused` when it is nobody's."""
    found: Volunteer | None = first(Volunteer, "account_id = ?", account_id)
    if found is None:
        raise Refused("volunteer.none", account=name)
    return found


def by_code(code: str) -> Volunteer:
    """Return the volunteer with a code; raises `Refused` when there is none."""
    found: Volunteer | None = first(Volunteer, "code = ?", code)
    if found is None:
        raise Refused("volunteer.unknown", code=code)
    return found


def team_of(volunteer_id: int, day: date) -> Any:
    """Return the team in which a volunteer is on a day (the newest of several), or None."""
    return first(
        Team,
        "id = (SELECT team_id FROM team_member WHERE volunteer_id = ? AND from_day <= ?"
        " AND (to_day IS NULL OR to_day >= ?) ORDER BY from_day DESC, id DESC)",
        volunteer_id,
        day.isoformat(),
        day.isoformat(),
    )


def shift_of(volunteer_id: int, day: date, at: str) -> Any:
    """Return a volunteer's shift on a day: the one under way at HH:MM, else the next, or None."""
    return first(
        Shift,
        "day = ? AND volunteer_id = ? AND ends >= ? AND cancelled_at IS NULL ORDER BY starts",
        day.isoformat(),
        volunteer_id,
        at,
    )


def plan_shift(*, by: Actor, volunteer_id: int, place_id: int, day: date, starts: str, ends: str) -> Shift:
    """Plan a shift between two times HH:MM on a day."""
    with act("shift.plan", by) as doing:
        return doing.add(
            Shift, volunteer_id=volunteer_id, place_id=place_id, day=day, starts=starts, ends=ends
        )
