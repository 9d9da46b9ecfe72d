"""Teams and their volunteers, and the trainings these attended."""

from __future__ import annotations

from datetime import date
from typing import Any

from peewee import IntegerField, TextField

from . import people, text
from .base import Day, PersonalNumber, PersonalText, Written, first
from .errors import Refused
from .journal import Actor, act


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


class Training(Written):
    """A training that a volunteer attended; `confidentiality` when it covered citizens' data."""

    volunteer_id = IntegerField()
    day = Day()
    topic = TextField()
    confidentiality = IntegerField()


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
