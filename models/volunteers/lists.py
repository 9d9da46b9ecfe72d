"""Lists of teams and volunteers, and all there is of one: read-only, names as the reader may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import clock, text
from ..base import db, rows
from ..journal import Actor, no_right
from .records import Team, Training, Volunteer

SEES_ALL = "volunteer.read"
"""Who has this right reads whole names and birth years; others read given names, and their own row."""


@dataclass(frozen=True)
class TeamRow:
    """A team with how many are in it today."""

    code: str
    name: str
    task_group: int | None
    neighbourhood: str
    members: int
    active: bool


@dataclass(frozen=True)
class Listed:
    """A volunteer in a list; `teams` are the codes of those of today, `last_duty` the last day checked in."""

    id: int
    code: str
    name: str
    birth_year: int | None
    phone: str
    organisation: str
    account: str
    teams: tuple[str, ...]
    pledged_day: date | None
    trainings: int
    last_duty: date | None
    active: bool


@dataclass(frozen=True)
class Time:
    """A volunteer's time in a team."""

    code: str
    name: str
    from_day: date
    to_day: date | None


EVER = "(to_day IS NULL OR to_day >= from_day)"
"""What of a time in a team is one at all: who parts before it begins was never in."""

STILL_IN = f"{EVER} AND (to_day IS NULL OR to_day > ?)"
"""What of a time in a team has not ended for good on a day; an end to come may still be another one."""

_NOW = "m.from_day <= :day AND (m.to_day IS NULL OR m.to_day >= :day)"
_TEAMS = f"""
SELECT t.code, t.name, t.task_group, coalesce(t.neighbourhood, ''),
  (SELECT count(*) FROM team_member m JOIN volunteer v ON v.id = m.volunteer_id
    WHERE m.team_id = t.id AND v.active = 1 AND {_NOW}), t.active
FROM team t WHERE t.active = 1 OR :closed ORDER BY t.active DESC, t.id
"""
_VOLUNTEERS = f"""
SELECT v.id, v.code, v.name, v.birth_year, v.phone, v.organisation, v.account_id, a.name,
  (SELECT group_concat(code, '|') FROM (SELECT t.code FROM team_member m JOIN team t ON t.id = m.team_id
    WHERE m.volunteer_id = v.id AND {_NOW} ORDER BY m.from_day, m.id)),
  v.pledged_day,
  (SELECT count(*) FROM training r WHERE r.volunteer_id = v.id),
  (SELECT s.day FROM shift s WHERE s.volunteer_id = v.id AND s.checked_in_at IS NOT NULL
    AND s.cancelled_at IS NULL ORDER BY s.day DESC LIMIT 1),
  v.active
FROM volunteer v LEFT JOIN account a ON a.id = v.account_id
WHERE {{where}}
ORDER BY v.active DESC, v.pledged_day IS NOT NULL, v.sort_key IS NULL, v.sort_key, v.code
"""
_IN_TEAM = (
    "v.id IN (SELECT m.volunteer_id FROM team_member m JOIN team t ON t.id = m.team_id"
    f" WHERE t.code = :team AND {_NOW})"
)


def listed_teams(closed: bool = False) -> list[TeamRow]:
    """Return the teams with how many are in each today; the `closed` ones last, when asked for."""
    given = {"day": clock.today().isoformat(), "closed": closed}
    return [
        TeamRow(code, name, task_group, neighbourhood, members, bool(active))
        for code, name, task_group, neighbourhood, members, active in db.execute_sql(_TEAMS, given)
    ]


def listed(by: Actor, team: str | None = None, closed: bool = False, unpledged: bool = False) -> list[Listed]:
    """Return the volunteers, those without a pledge first, then by name; one query.

    `team` is a team's code, `unpledged` leaves only those without a pledge; those out of service come
    last, when `closed` ones are asked for.
    """
    tests = ["v.active = 1 OR :closed"]
    tests += [_IN_TEAM] if team else []
    tests += ["v.pledged_day IS NULL"] if unpledged else []
    given = {"day": clock.today().isoformat(), "closed": closed, "team": team}
    return _read(by, " AND ".join(f"({test})" for test in tests), given)


def one(by: Actor, volunteer: Volunteer) -> Listed:
    """Return a volunteer as a list has them, read anew."""
    given = {"day": clock.today().isoformat(), "id": volunteer.id}
    return _read(by, "v.id = :id", given)[0]


def _read(by: Actor, where: str, given: dict[str, Any]) -> list[Listed]:
    return [_listed(by, row) for row in db.execute_sql(_VOLUNTEERS.format(where=where), given)]


def _listed(by: Actor, row: Any) -> Listed:
    own = row[6] is not None and row[6] == by.account_id
    whole = own or by.may(SEES_ALL)
    return Listed(
        id=row[0],
        code=row[1],
        name=(row[2] or "") if whole else text.given_name(row[2]),
        birth_year=row[3] if whole else None,
        phone=text.mask_phone(row[4]) if whole else "",
        organisation=row[5] or "",
        account=(row[7] or "") if whole else "",
        teams=tuple(row[8].split("|")) if row[8] else (),
        pledged_day=date.fromisoformat(row[9]) if row[9] else None,
        trainings=row[10],
        last_duty=date.fromisoformat(row[11]) if row[11] else None,
        active=bool(row[12]),
    )


def seen_whole(by: Actor, volunteer: Volunteer) -> bool:
    """Tell whether hours, trainings and certificates are for a reader: of all volunteers, or the own ones."""
    return by.may(SEES_ALL) or (volunteer.account_id is not None and volunteer.account_id == by.account_id)


def lacking_pledge() -> int:
    """Return how many volunteers in service have not signed the confidentiality pledge."""
    sql = "SELECT count(*) FROM volunteer WHERE active = 1 AND pledged_day IS NULL"
    return int(db.execute_sql(sql).fetchone()[0])


def times(volunteer_id: int) -> list[Time]:
    """Return a volunteer's times in teams, those of now first, then the last first."""
    cursor = db.execute_sql(
        "SELECT t.code, t.name, m.from_day, m.to_day FROM team_member m JOIN team t ON t.id = m.team_id"
        f" WHERE m.volunteer_id = ? AND {EVER} ORDER BY m.to_day IS NOT NULL, m.from_day DESC, m.id DESC",
        (volunteer_id,),
    )
    return [
        Time(code, name, date.fromisoformat(first), date.fromisoformat(last) if last else None)
        for code, name, first, last in cursor
    ]


def joined_now(volunteer_id: int) -> list[Any]:
    """Return the teams that a volunteer may part from."""
    where = f"id IN (SELECT team_id FROM team_member WHERE volunteer_id = ? AND {STILL_IN}) ORDER BY id"
    return rows(Team, where, volunteer_id, clock.today().isoformat())


def trainings(volunteer_id: int, first: date | None = None, last: date | None = None) -> list[Any]:
    """Return the trainings that a volunteer attended, all or between two days, the last one first."""
    return rows(
        Training,
        "volunteer_id = ? AND day BETWEEN ? AND ? ORDER BY day DESC, id DESC",
        volunteer_id,
        first.isoformat() if first else "",
        last.isoformat() if last else "9999",
    )


def check_right(by: Actor) -> None:
    """Raise `Refused` when somebody may not look at teams and volunteers."""
    if not by.may("team.read"):
        raise no_right(by, "team.read")
