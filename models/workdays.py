"""Working days of the Centre as they are opened and closed (DOMAIN 0.2, requirement 34).

No other verb asks whether the day is open: a click that was forgotten never stops a queue.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from peewee import IntegerField, TextField

from . import calendar, catalogue, clock, dossiers, people, visits
from .base import Day, Moment, PersonalText, Written, db, first
from .errors import Refused
from .figures import struck
from .journal import Act, Actor, act
from .language import _
from .numbers import ticket

LOOKED_BACK = timedelta(days=14)
"""How far back a day that was never closed is asked for; nobody can mend an older one any more."""


class Workday(Written):
    """A day at the counter: who opened it, who closed it first, and the backup made then."""

    day = Day()
    opened_at = Moment(null=True)
    opened_by = IntegerField(null=True)
    closed_at = Moment(null=True)
    closed_by = IntegerField(null=True)
    backup = TextField(null=True)
    backup_sha256 = TextField(null=True)
    note = PersonalText(null=True)


@dataclass(frozen=True)
class Closing:
    """What closing a day did: the day, and the visits that were left waiting."""

    workday: Workday
    left: tuple[visits.Visit, ...]


@dataclass(frozen=True)
class Morning:
    """What one wants to know before the doors open.

    `sessions` are pairs of times such as 07:00, 11:30; `works` tells whether they count for
    limits, `off` why the day is off; `unclosed` are the earlier days that nobody closed.
    """

    day: date
    works: bool
    off: str
    sessions: tuple[tuple[str, str], ...]
    due_today: int
    overdue: int
    without_code: int
    unclosed: tuple[date, ...]


def of(day: date) -> Workday | None:
    """Return the row of a day, or None when it was neither opened nor closed."""
    found: Workday | None = first(Workday, "day = ?", day.isoformat())
    return found


def open_day(*, by: Actor) -> Workday:
    """Open today, and keep the figures of the days before.

    Raises `Refused`, with who and when, for a day that was opened or closed.
    """
    with act("workday.open", by) as doing:
        known = of(doing.day)
        if known is not None:
            raise _already(known)
        struck.strike_in(doing, doing.day - timedelta(days=1))
        return doing.add(Workday, day=doing.day, opened_at=doing.at, opened_by=doing.account_id())


def close_day(*, by: Actor, day: date | None = None, again: bool = False) -> Closing:
    """Close a day (today): whoever still waits has left ("hết giờ"), in the same act.

    Raises `Refused` while somebody is served, and for a day that is closed unless it is closed
    `again` after late work: that is another journal line, and the first closing stays on the day.
    """
    with act("workday.close", by) as doing:
        which = day or doing.day
        if which > doing.day:
            raise Refused("workday.ahead", field="day", day=f"{which:%d/%m/%Y}")
        known = of(which)
        if known is not None and known.closed_at and not again:
            raise _already(known)
        _nobody_is_served(doing, which)
        left = visits.close_in(doing, which)
        struck.strike_in(doing, min(which, doing.day - timedelta(days=1)))
        return Closing(_closed(doing, which, known), tuple(left))


def morning(day: date) -> Morning:
    """Return what one wants to know of a day before it is opened; a few queries."""
    pressing = dossiers.counts(day)
    known = calendar.load("centre", catalogue.last_load())
    sessions = tuple((f"{opens:%H:%M}", f"{closes:%H:%M}") for opens, closes in known.sessions_of(day))
    return Morning(
        day=day,
        works=bool(sessions),
        off=known.off.get(day, ""),
        sessions=sessions or (() if day in known.off else _intake_only(day)),
        due_today=pressing["due_today"],
        overdue=pressing["overdue"],
        without_code=pressing["without_code"],
        unclosed=unclosed(day),
    )


def unclosed(before: date) -> tuple[date, ...]:
    """Return the days before one, the newest first, on which somebody came and that nobody closed.

    Those of the last `LOOKED_BACK` since a day was closed at all; one query.
    """
    cursor = db.execute_sql(
        "SELECT DISTINCT n.day FROM number n WHERE n.day < ? AND n.day >= ?"
        " AND n.day > coalesce((SELECT max(day) FROM workday WHERE closed_at IS NOT NULL AND day < ?), '')"
        " ORDER BY n.day DESC",
        (before.isoformat(), (before - LOOKED_BACK).isoformat(), before.isoformat()),
    )
    return tuple(date.fromisoformat(day) for (day,) in cursor)


def name_of(account_id: int | None) -> str:
    """Return the name of an account, empty for none."""
    account = first(people.Account, "id = ?", account_id)
    return str(account.name) if account else ""


def _already(known: Workday) -> Refused:
    """Return the refusal for a day that was closed, or else opened, before."""
    rule, at, who = ("workday.opened", known.opened_at, known.opened_by)
    if known.closed_at:
        rule, at, who = ("workday.closed", known.closed_at, known.closed_by)
    time = f"{clock.local(at):%H:%M %d/%m}" if at else ""
    return Refused(rule, day=f"{known.day:%d/%m/%Y}", name=name_of(who), time=time)


def _nobody_is_served(doing: Act, day: date) -> None:
    served = doing.connection.execute(
        "SELECT v.series, v.number, d.name FROM visit v JOIN desk d ON d.id = v.desk_id"
        " WHERE v.day = ? AND v.state = 'serving' ORDER BY d.number",
        (day.isoformat(),),
    ).fetchall()
    if served:
        who = ", ".join(
            _("{ticket} ở {desk}", ticket=ticket(series, n), desk=desk) for series, n, desk in served
        )
        raise Refused("workday.serving", day=f"{day:%d/%m/%Y}", visits=who)


def _closed(doing: Act, day: date, known: Workday | None) -> Workday:
    first_time: dict[str, Any] = {"closed_at": doing.at, "closed_by": doing.account_id()}
    if known is None:
        return doing.add(Workday, day=day, **first_time)
    changes = {"closed_at": known.closed_at} if known.closed_at else first_time
    return doing.change(Workday, known.id, **changes) or known


def _intake_only(day: date) -> tuple[tuple[str, str], ...]:
    cursor = db.execute_sql(
        "SELECT opens, closes FROM opening_hours WHERE place_kind = 'centre' AND weekday = ?"
        " AND counts_for_limits = 0 AND valid_to IS NULL ORDER BY opens",
        (day.isoweekday(),),
    )
    return tuple(cursor.fetchall())
