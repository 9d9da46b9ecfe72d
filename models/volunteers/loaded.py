"""Teams and volunteers out of a file that an admin filled in: added and changed, all in one act.

A row is known by its code. What a cell leaves empty stays as it is; nobody is closed or parted by a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

from .. import codes
from ..base import first
from ..filed import Cells, Filed, Nothing
from ..journal import Act, Actor, act
from . import lookup, teams, verbs
from .records import Team, TeamMember, Volunteer


def load_teams(by: Actor, rows: Sequence[Cells]) -> Filed:
    """Write teams; each row has code, name, task_group and perhaps a neighbourhood."""
    told = Filed()
    with suppress(Nothing), act("team.load", by) as doing:
        told.write(doing, rows, partial(_load_team, codes.Known(Team)))
    return told


def load_volunteers(by: Actor, rows: Sequence[Cells]) -> Filed:
    """Write volunteers; each row has code and name, and perhaps what else there is, teams by code."""
    told = Filed()
    with suppress(Nothing), act("volunteer.load", by) as doing:
        told.write(doing, rows, partial(_load_volunteer, codes.Known(Volunteer)))
    return told


def _load_team(taken: codes.Known, doing: Act, row: Cells) -> str:
    known = taken.find(row["code"])
    if known is None:
        named = (row["code"], row["name"], row["task_group"], row.get("neighbourhood"))
        taken.add(teams.found_in(doing, *named, taken=taken))
        return "added"
    found = teams.columns(known, row["name"], row["task_group"], row.get("neighbourhood"))
    return _changed(known, dict(found), lambda changes: teams.changed_in(doing, known, changes))


GIVEN = ("name", "birth_year", "phone", "organisation", "account")


def _load_volunteer(taken: codes.Known, doing: Act, row: Cells) -> str:
    known: Volunteer | None = taken.find(row["code"])
    facts = verbs.columns(doing, known, **{name: row.get(name) for name in GIVEN})
    pledged_day = date.fromisoformat(row["pledged_day"]) if row.get("pledged_day") else None
    into = [lookup.team(code) for code in _codes(row.get("team")) if known is None or known.active]
    if known is None:
        helper = verbs.take_in(doing, row["code"], facts, pledged_day, taken)
        taken.add(helper)
        for team in into:
            teams.join_in(doing, helper, team, doing.day)
        return "added"
    if pledged_day:
        teams.refuse_ahead(pledged_day, "pledged_day")
        facts["pledged_day"] = pledged_day
    helper, done = known, ""
    for team in into:
        if not _was_in(helper, team):
            teams.join_in(doing, helper, team, doing.day)
            done = "changed"
    return _changed(helper, facts, lambda changes: verbs.changed_in(doing, helper, changes)) or done


def _changed(row: Any, facts: dict[str, Any], write: Callable[[dict[str, Any]], Any]) -> str:
    changes = {name: value for name, value in facts.items() if getattr(row, name) != value}
    if not changes:
        return ""
    write(changes)
    return "changed"


def _was_in(helper: Volunteer, team: Team) -> bool:
    """Tell whether there is a time of somebody in a team; one that ended is left alone too."""
    where = "team_id = ? AND volunteer_id = ?"
    return first(TeamMember, where, team.id, helper.id) is not None


def _codes(cell: str | None) -> list[str]:
    """Return the codes of several teams in one cell, such as D1; D3."""
    return [code.strip() for code in re.split("[;,+]", cell or "") if code.strip()]
