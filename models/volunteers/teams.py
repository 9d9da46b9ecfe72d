"""The verbs of teams: founded, changed, closed, joined and left."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from .. import clock, codes, horizon, neighbourhoods, people
from ..base import first, rows
from ..errors import Refused
from ..journal import Act, Actor, act
from ..language import N_, _
from . import lookup
from .lists import EVER, STILL_IN, Time
from .records import TASK_GROUPS, Team, TeamMember, Volunteer

NAME_MOST = 80


def add_team(
    *, by: Actor, code: str, name: str, task_group: int | None = None, neighbourhood: str | None = None
) -> Team:
    """Found a team of one of the `TASK_GROUPS`, for a neighbourhood or for the whole commune."""
    with act("team.add", by) as doing:
        return found_in(doing, code, name, task_group, neighbourhood)


def found_in(
    doing: Act,
    code: str,
    name: str,
    task_group: int | None,
    neighbourhood: str | None,
    taken: codes.Known | None = None,
) -> Team:
    """Found a team inside an act."""
    facts = columns(None, name, task_group, neighbourhood)
    return doing.add(Team, code=codes.fresh(Team, code, taken), active=1, **facts)


def columns(
    row: Team | None, name: str | None, task_group: int | None, neighbourhood: str | None
) -> dict[str, str | int]:
    """Return the checked columns of what is given of a team; None leaves a column as it is."""
    found: dict[str, str | int] = {}
    if name is not None:
        clean = people.checked_length(N_("Tên đội"), "name", name, NAME_MOST)
        found["name"] = codes.needed(N_("Tên đội"), "name", clean)
    if task_group is not None:
        if task_group not in TASK_GROUPS:
            known = ", ".join(map(str, TASK_GROUPS))
            raise Refused("choice", field="task_group", value=task_group, known=known)
        found["task_group"] = task_group
    if neighbourhood is not None:
        own = row.neighbourhood if row and row.active else None
        found["neighbourhood"] = neighbourhoods.named(neighbourhood, own) or ""
    return found


def change_team(
    *,
    by: Actor,
    code: str,
    name: str | None = None,
    task_group: int | None = None,
    neighbourhood: str | None = None,
    active: bool | None = None,
) -> Team:
    """Change what is given of a team; an empty neighbourhood takes it away.

    Closing it ends the time of all who are in it today; opening it again brings nobody back.
    """
    with act("team.change", by) as doing:
        row = lookup.team(code)
        changes: dict[str, Any] = dict(columns(row, name, task_group, neighbourhood))
        if changes.get("neighbourhood") == "":
            changes["neighbourhood"] = None
        if active is not None:
            changes["active"] = int(active)
        return changed_in(doing, row, changes)


def changed_in(doing: Act, row: Team, changes: dict[str, Any]) -> Team:
    """Change columns of a team inside an act; raises `Refused` when they are so already."""
    changes = {name: value for name, value in changes.items() if getattr(row, name) != value}
    if not changes:
        raise Refused("change.nothing")
    if changes.get("active") == 0:
        end_all_in(doing, "team_id", row.id)
    changed = doing.change(Team, row.id, **changes)
    assert changed is not None, "the team was found in this transaction"
    return changed


def join(*, by: Actor, team: str, volunteer: str, day: date | None = None) -> TeamMember:
    """Take a volunteer into a team from a day on (today); one may be in several, in each once at a time."""
    with act("team.join", by) as doing:
        helper, into = lookup.by_code(volunteer), lookup.team(team)
        refuse_closed(helper)
        return join_in(doing, helper, into, day or doing.day)


def join_in(doing: Act, helper: Volunteer, into: Team, day: date) -> TeamMember:
    """Take a volunteer into a team inside an act."""
    if not into.active:
        raise Refused("team.closed", field="team", name=into.name, code=into.code)
    horizon.refuse_far(day)
    same = "team_id = ? AND volunteer_id = ?"
    over = f"{same} AND {EVER} AND coalesce(to_day, '9999') >= ? ORDER BY from_day DESC"
    other = first(TeamMember, over, into.id, helper.id, day.isoformat())
    if other is not None:
        raise Refused(
            "team.member", field="day", volunteer=helper.code, team=into.name, stretch=stretch(other)
        )
    never = first(TeamMember, f"{same} AND from_day = ?", into.id, helper.id, day.isoformat())
    if never is not None:
        return doing.change(TeamMember, never.id, to_day=None) or never
    return doing.add(TeamMember, team_id=into.id, volunteer_id=helper.id, from_day=day)


def part(*, by: Actor, team: str, volunteer: str, day: date | None = None) -> TeamMember:
    """Let a day (today) be a volunteer's last one in a team; a time that has not begun never begins."""
    with act("team.part", by) as doing:
        helper, out_of = lookup.by_code(volunteer), lookup.team(team)
        last = day or doing.day
        standing = f"team_id = ? AND volunteer_id = ? AND {STILL_IN} ORDER BY from_day"
        row = first(TeamMember, standing, out_of.id, helper.id, doing.day.isoformat())
        if row is None:
            raise Refused("team.not_member", field="team", volunteer=helper.code, team=out_of.name)
        if last < row.from_day > doing.day:
            last = row.from_day - timedelta(days=1)
        elif last < row.from_day:
            raise Refused(
                "team.before", field="day", day=f"{last:%d/%m/%Y}", first=f"{row.from_day:%d/%m/%Y}"
            )
        ended = doing.change(TeamMember, row.id, to_day=last)
        assert ended is not None, "the row was found in this transaction"
        return ended


def end_all_in(doing: Act, column: str, row_id: int) -> None:
    """End all memberships of a team or of a volunteer today, inside an act that closes it.

    Those that have not begun never begin.
    """
    for member in rows(TeamMember, f"{column} = ? AND {STILL_IN}", row_id, doing.day.isoformat()):
        doing.change(TeamMember, member.id, to_day=max(member.from_day - timedelta(days=1), doing.day))


def stretch(member: TeamMember | Time) -> str:
    """Return the time somebody is in a team, in words."""
    begins = f"{member.from_day:%d/%m/%Y}"
    if member.to_day is None:
        return _("từ {day}", day=begins)
    return _("từ {day} đến {last}", day=begins, last=f"{member.to_day:%d/%m/%Y}")


def refuse_closed(helper: Volunteer) -> None:
    """Raise `Refused` for a volunteer who is out of service."""
    if not helper.active:
        raise Refused("volunteer.closed", field="volunteer", code=helper.code)


def refuse_ahead(day: date, field: str = "day") -> None:
    """Raise `Refused` for a day on which nothing can have happened yet."""
    if day > clock.today():
        raise Refused("day.ahead", field=field, day=f"{day:%d/%m/%Y}")
