"""Certificates of a volunteer's hours: numbered by year, their figures kept as they were stated."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from peewee import IntegerField, TextField

from . import clock, lessons, people, roster, served, sessions, volunteers
from .base import Day, Moment, PersonalText, Written, db, first, rows
from .errors import Refused
from .journal import Actor, act, canonical
from .volunteers import Volunteer


class Certificate(Written):
    """A certificate given for a stretch of days; `facts` is the JSON of the figures it states.

    `holder` is the JSON of whose it is, by name and birth year as they were then.
    """

    year = IntegerField()
    number = IntegerField()
    volunteer_id = IntegerField()
    from_day = Day()
    to_day = Day()
    facts = TextField()
    holder = PersonalText(null=True)
    at = Moment()
    day = Day()
    account_id = IntegerField()


@dataclass(frozen=True)
class Facts:
    """What a volunteer did between two days; minutes on duty are those of `roster.duty`.

    Turns, people and minutes of help are counted as everywhere (DOMAIN 5.3). `trainings` are days
    and topics, `teams` the names of those one was in. What certificates of before did not state is None:
    turns for citizens, minutes of errands (they are among those of help) and of classes, and all minutes
    together by `served.whole`.
    """

    code: str
    organisation: str
    teams: tuple[str, ...]
    shifts: int
    duty_minutes: int
    turns: int
    volunteer_turns: int
    people: int
    help_minutes: int
    home_visits: int
    transports: int
    outreaches: int
    lessons: int
    trainings: tuple[tuple[str, str], ...]
    citizen_turns: int | None = None
    errand_minutes: int | None = None
    lesson_minutes: int | None = None
    total_minutes: int | None = None

    @property
    def nothing(self) -> bool:
        """True when nothing was done: to have been trained is no volunteering yet."""
        errands = self.home_visits + self.transports + self.outreaches
        return not (self.shifts or self.turns or errands or self.lessons)


_ERRANDS = """
SELECT coalesce(sum(e.kind = 'home_visit'), 0), coalesce(sum(e.kind = 'transport'), 0),
  coalesce(sum(e.kind = 'outreach'), 0)
FROM errand_volunteer ev CROSS JOIN errand e ON e.id = ev.errand_id
WHERE ev.volunteer_id = :volunteer AND ev.dropped_at IS NULL AND e.state = 'done'
  AND e.day BETWEEN :first AND :last
"""
_TEAMS = """
SELECT DISTINCT t.name FROM team_member m JOIN team t ON t.id = m.team_id
WHERE m.volunteer_id = :volunteer AND m.from_day <= :last
  AND coalesce(m.to_day, '9999') >= max(m.from_day, :first)
ORDER BY m.from_day, m.id
"""


def usual_days(volunteer_id: int) -> tuple[date, date]:
    """Return the days that a certificate states unless others are named: this month, so far as it is over.

    That is until yesterday while somebody is on duty: what is under way cannot be stated.
    """
    today = clock.today()
    under_way = roster.on_duty(roster.shifts_of(volunteer_id, today)) is not None
    last = today - timedelta(days=1) if under_way else today
    return last.replace(day=1), last


def figures(volunteer: Volunteer, first_day: date, last_day: date) -> Facts:
    """Return what a volunteer did between two days; nine queries."""
    given = {"volunteer": volunteer.id, "first": first_day.isoformat(), "last": last_day.isoformat()}
    duty = roster.duty(first_day, last_day, volunteer_id=volunteer.id)
    turns = sessions.turns(first_day, last_day, sessions.Scope(volunteer_id=volunteer.id))
    home_visits, transports, outreaches = db.execute_sql(_ERRANDS, given).fetchone()
    attended = volunteers.trainings(volunteer.id, first_day, last_day)
    taught = lessons.counts(first_day, last_day, volunteer_id=volunteer.id)
    return Facts(
        code=volunteer.code,
        organisation=volunteer.organisation or "",
        teams=tuple(name for (name,) in db.execute_sql(_TEAMS, given)),
        shifts=duty.served,
        duty_minutes=duty.minutes,
        turns=turns.turns,
        volunteer_turns=turns.volunteer_turns,
        people=turns.people,
        help_minutes=turns.minutes,
        home_visits=home_visits,
        transports=transports,
        outreaches=outreaches,
        lessons=taught.lessons,
        trainings=tuple((row.day.isoformat(), row.topic) for row in reversed(attended)),
        citizen_turns=served.citizen_turns(volunteer.id, first_day, last_day),
        errand_minutes=served.on_errands(volunteer.id, first_day, last_day),
        lesson_minutes=taught.minutes,
        total_minutes=served.whole(volunteer.id, first_day, last_day),
    )


def issue(*, by: Actor, volunteer: str, first_day: date, last_day: date) -> Certificate:
    """Give a volunteer a certificate of some days, with the next number of the year.

    Raises `Refused` when there is one already that states just the same.
    """
    with act("certificate.issue", by) as doing:
        row = volunteers.by_code(volunteer)
        stated = stating(row, first_day, last_day)
        known = _same(row, stated)
        if known is not None:
            raise Refused("certificate.issued", number=known.number, year=known.year)
        sql = "SELECT coalesce(max(number), 0) + 1 FROM certificate WHERE year = ?"
        (number,) = doing.connection.execute(sql, (doing.day.year,)).fetchone()
        return doing.add(
            Certificate,
            year=doing.day.year,
            number=number,
            volunteer_id=row.id,
            at=doing.at,
            day=doing.day,
            account_id=doing.account_id(),
            **stated,
        )


def print_again(*, by: Actor, certificate_id: int) -> Certificate:
    """Note that a certificate is printed once more; it stays what it is."""
    with act("certificate.print", by) as doing:
        row = doing.fetch(Certificate, certificate_id)
        doing.counts["certificate"] = row.id
        return row


def printed(*, by: Actor, volunteer: str, first_day: date, last_day: date) -> tuple[Certificate, bool]:
    """Return a certificate to be printed, and whether it was before: one that states the same, else a new."""
    if not by.may("certificate.issue"):
        raise Refused("right", account=by.name, verb="certificate.issue")
    with db.writing():
        row = volunteers.by_code(volunteer)
        known = _same(row, stating(row, first_day, last_day))
        if known is not None:
            return print_again(by=by, certificate_id=known.id), True
        return issue(by=by, volunteer=volunteer, first_day=first_day, last_day=last_day), False


def stating(row: Volunteer, first_day: date, last_day: date) -> dict[str, Any]:
    """Return the columns of what a certificate of some days would state; raises `Refused`.

    It begins with the volunteer's first record where that is later than the first day asked for.
    """
    if last_day < first_day:
        last, begins = f"{last_day:%d/%m/%Y}", f"{first_day:%d/%m/%Y}"
        raise Refused("day.order", field="last_day", last=last, first=begins)
    if last_day > clock.today():
        raise Refused("day.ahead", field="last_day", day=f"{last_day:%d/%m/%Y}")
    if not row.name:
        raise Refused("certificate.nameless", code=row.code)
    known = served.since(row.id)
    begin = max(first_day, known) if known and known <= last_day else first_day
    facts = figures(row, begin, last_day)
    if facts.nothing:
        last, begins = f"{last_day:%d/%m/%Y}", f"{first_day:%d/%m/%Y}"
        rule = "certificate.trained" if facts.trainings else "certificate.empty"
        raise Refused(rule, code=row.code, first=begins, last=last)
    return {
        "from_day": begin,
        "to_day": last_day,
        "facts": canonical(asdict(facts)),
        "holder": canonical({"name": row.name, "birth_year": row.birth_year}),
    }


def _same(row: Volunteer, stated: dict[str, Any]) -> Certificate | None:
    where = "volunteer_id = ? AND from_day = ? AND to_day = ? AND facts = ? AND holder = ? ORDER BY id DESC"
    days = stated["from_day"].isoformat(), stated["to_day"].isoformat()
    found: Certificate | None = first(Certificate, where, row.id, *days, stated["facts"], stated["holder"])
    return found


def numbered(number: int, year: int) -> Certificate:
    """Return the certificate with a number of a year; raises `Refused` when there is none."""
    found: Certificate | None = first(Certificate, "year = ? AND number = ?", year, number)
    if found is None:
        raise Refused("certificate.unknown", number=number, year=year)
    return found


def of_volunteer(volunteer_id: int) -> list[Any]:
    """Return the certificates that a volunteer was given, the last one first."""
    return rows(Certificate, "volunteer_id = ? ORDER BY id DESC", volunteer_id)


def facts_of(stated: str) -> Facts:
    """Return the figures that a certificate states."""
    kept = json.loads(stated)
    kept["teams"] = tuple(kept["teams"])
    kept["trainings"] = tuple((day, topic) for day, topic in kept["trainings"])
    return Facts(**kept)


def holder_of(stated: str | None) -> tuple[str, int | None]:
    """Return the name and the birth year on a certificate; "" and None when they were erased."""
    kept = json.loads(stated) if stated else {}
    return people.clean_name(kept.get("name") or "") or "", kept.get("birth_year")
