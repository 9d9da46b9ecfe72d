"""The rows of teams, volunteers and trainings, and the words for the three task groups (DOMAIN 5.1)."""

from __future__ import annotations

from peewee import IntegerField, TextField

from ..base import Day, PersonalNumber, PersonalText, Written
from ..language import N_, Words

TASK_GROUPS = Words(
    {
        1: N_("hỗ trợ cán bộ, công chức"),
        2: N_("hỗ trợ người dân, doanh nghiệp"),
        3: N_("tuyên truyền, phổ cập kỹ năng số"),
    }
)
FOR_STAFF, FOR_CITIZENS, FOR_SKILLS = TASK_GROUPS


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
    """A volunteer's time in a team, its last day included; one may be in several, over time."""

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
