"""What a volunteer is at and has done: read-only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .. import clock, text, volunteers
from ..base import db, first, moment
from ..errors import Refused
from ..journal import Actor
from ..language import SOURCE, _, spoken
from ..numbers import ticket
from .records import RESULTS, HelpSession

OWN = (
    "id IN (SELECT hv.help_session_id FROM help_session_volunteer hv"
    " JOIN volunteer v ON v.id = hv.volunteer_id WHERE v.account_id = ?)"
)
"""The condition of a session that an account's volunteer helped in."""

SHARED = (
    "EXISTS (SELECT 1 FROM help_session_volunteer hv JOIN volunteer v ON v.id = hv.volunteer_id"
    " WHERE hv.help_session_id = help_session.id AND v.account_id IS NOT ?)"
)
"""The condition of a session that somebody else helped in."""


def open_of(by: Actor) -> HelpSession | None:
    """Return the session that the actor helps in and that is not ended, today's first, or None."""
    found: HelpSession | None = first(
        HelpSession, f"state = 'open' AND ({OWN} OR account_id = ?) ORDER BY day DESC, id DESC",
        by.account_id,
        by.account_id,
    )  # fmt: skip
    return found


def ended_of(by: Actor, ids: Sequence[int]) -> HelpSession | None:
    """Return the newest of some sessions to which the actor may add, or None.

    That is one of today that is ended and unchecked, of no errand, and that the actor helped in
    with somebody else.
    """
    if not by.may("session.add"):
        return None
    marks = ", ".join("?" * len(ids))
    found: HelpSession | None = first(
        HelpSession,
        f"id IN ({marks}) AND state = 'ended' AND day = ? AND checked_at IS NULL AND errand_id IS NULL"
        f" AND {OWN} AND {SHARED} ORDER BY id DESC",
        *ids,
        clock.today().isoformat(),
        by.account_id,
        by.account_id,
    )
    return found


def by_id(session_id: int) -> HelpSession:
    """Return a session by its id; raises `Refused` when there is none."""
    found: HelpSession | None = first(HelpSession, "id = ?", session_id)
    if found is None:
        raise Refused("row.missing", table="help_session", id=session_id)
    return found


@dataclass(frozen=True)
class Helping:
    """A session under way: by whom, since when."""

    id: int
    helper: str
    started_at: datetime


LONGEST = timedelta(hours=5)
"""No session lasts longer than a half-day: one that does was forgotten."""

_SHIFT_END = """
SELECT max(s.ends) FROM shift s JOIN help_session_volunteer hv ON hv.volunteer_id = s.volunteer_id
WHERE hv.help_session_id = ? AND s.day = ? AND s.starts <= ? AND s.ends >= ? AND s.cancelled_at IS NULL
"""


def forgotten_since(session: HelpSession) -> str | None:
    """Return the time HH:MM at which an open session should have ended by itself, or None.

    That is the end of the shift in which it began, once that is past. A session of another day, or
    one longer than `LONGEST`, without a shift ends, for all that is known, when it began.
    """
    started = f"{clock.local(session.started_at):%H:%M}"
    values = (session.id, session.day.isoformat(), started, started)
    (ends,) = db.execute_sql(_SHIFT_END, values).fetchone()
    now = clock.now()
    of_before = session.day < clock.day_of(now)
    if ends and (of_before or ends < f"{clock.local(now):%H:%M}"):
        return str(ends)
    return started if of_before or now - session.started_at > LONGEST else None


def helping(visit_id: int) -> Helping | None:
    """Return the session in which a visit is being helped now, or None."""
    row = db.execute_sql(
        "SELECT h.id, group_concat(v.code, ', '), h.started_at FROM help_session h"
        " JOIN help_session_volunteer hv ON hv.help_session_id = h.id"
        " JOIN volunteer v ON v.id = hv.volunteer_id"
        " WHERE h.visit_id = ? AND h.state = 'open' GROUP BY h.id LIMIT 1",
        (visit_id,),
    ).fetchone()
    return Helping(row[0], row[1], moment(row[2])) if row else None


@dataclass(frozen=True)
class Helped:
    """A session in a volunteer's list of the day."""

    id: int
    started_at: datetime
    ticket: str
    kinds: str
    result: str
    people: int


def of_day(volunteer_id: int, day: date | None = None, most: int = 50) -> list[Helped]:
    """Return a volunteer's sessions of a day (today), the newest first; one query."""
    name = "name" if spoken() == SOURCE else "name_en"
    cursor = db.execute_sql(
        "SELECT h.id, h.started_at, v.series, v.number, coalesce(h.result, ''), h.people,"
        f" (SELECT group_concat(k.{name} || iif(t.count > 1, ' ×' || t.count, ''), ', ') FROM tick t"
        "   JOIN help_kind k ON k.code = t.help_kind_code WHERE t.help_session_id = h.id)"
        " FROM help_session h CROSS JOIN help_session_volunteer hv ON hv.help_session_id = h.id"
        " LEFT JOIN visit v ON v.id = h.visit_id"
        " WHERE hv.volunteer_id = ? AND h.day = ? AND h.state <> 'void' ORDER BY h.id DESC LIMIT ?",
        (volunteer_id, (day or clock.today()).isoformat(), most),
    )
    return [
        Helped(
            id=row[0],
            started_at=moment(row[1]),
            ticket=ticket(row[2], row[3]) if row[2] else "",
            kinds=row[6] or "",
            result=RESULTS[row[4]] if row[4] else _("đang giúp"),
            people=row[5],
        )
        for row in cursor
    ]


def of_today(by: Actor) -> list[Helped]:
    """Return the actor's own sessions of today, the newest first; raises `Refused` for no volunteer."""
    return of_day(volunteers.of_account(by.account_id, by.name).id)


_COULD_HELP = """
SELECT v.code, v.name, EXISTS (SELECT 1 FROM shift s WHERE s.volunteer_id = v.id AND s.day = :day
  AND s.place_id = :place AND s.cancelled_at IS NULL) AS on_duty
FROM volunteer v WHERE v.active = 1 AND NOT EXISTS (
  SELECT 1 FROM help_session h JOIN help_session_volunteer hv ON hv.help_session_id = h.id
  WHERE hv.volunteer_id = v.id AND h.day = :day AND h.state = 'open')
ORDER BY on_duty DESC, v.code LIMIT :most
"""


def could_help(session: HelpSession, most: int = 9) -> list[tuple[str, str]]:
    """Return (code, given name) of who could help in a session too: free now, those on duty there first."""
    values = {"day": session.day.isoformat(), "place": session.place_id, "most": most}
    found = db.execute_sql(_COULD_HELP, values).fetchall()
    return [(code, text.given_name(name)) for code, name, _on_duty in found]


def helpers_of(session_id: int) -> list[str]:
    """Return the codes of who helps in a session, in the order they came to it."""
    cursor = db.execute_sql(
        "SELECT v.code FROM help_session_volunteer hv JOIN volunteer v ON v.id = hv.volunteer_id"
        " WHERE hv.help_session_id = ? ORDER BY hv.id",
        (session_id,),
    )
    return [code for (code,) in cursor]
