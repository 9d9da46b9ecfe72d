"""Teams and their volunteers: who is in which, who pledged, and the trainings these attended (DOMAIN 5.1)."""

from .lists import (
    Listed,
    TeamRow,
    Time,
    check_right,
    joined_now,
    lacking_pledge,
    listed,
    listed_teams,
    one,
    seen_whole,
    times,
    trainings,
)
from .loaded import load_teams, load_volunteers
from .lookup import by_code, next_code, of_account, team, team_of, teams, without_pledge
from .records import FOR_CITIZENS, FOR_SKILLS, FOR_STAFF, TASK_GROUPS, Team, TeamMember, Training, Volunteer
from .teams import add_team, change_team, join, part, refuse_closed, stretch
from .verbs import add_volunteer, change_volunteer, pledge, show_phone, train

__all__ = [
    "FOR_CITIZENS",
    "FOR_SKILLS",
    "FOR_STAFF",
    "Listed",
    "TASK_GROUPS",
    "Team",
    "TeamMember",
    "TeamRow",
    "Time",
    "Training",
    "Volunteer",
    "add_team",
    "add_volunteer",
    "by_code",
    "change_team",
    "change_volunteer",
    "check_right",
    "join",
    "joined_now",
    "lacking_pledge",
    "listed",
    "listed_teams",
    "load_teams",
    "load_volunteers",
    "next_code",
    "of_account",
    "one",
    "part",
    "pledge",
    "refuse_closed",
    "seen_whole",
    "show_phone",
    "stretch",
    "team",
    "team_of",
    "teams",
    "times",
    "train",
    "trainings",
    "without_pledge",
]
