"""Help sessions: what was helped, whom, how long, how it ended, and how that is counted (DOMAIN 5.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import IntegerField, TextField

from . import catalogue, centre, clock, people, text, visits, volunteers
from .base import Day, Moment, PersonalText, Written, db, first, moment
from .errors import Refused
from .journal import Act, Actor, act
from .language import N_, SOURCE, Words, _, name_of, spoken
from .numbers import ticket
from .volunteers import Volunteer

STATES = Words({"open": N_("đã mở"), "ended": N_("đã kết thúc"), "void": N_("đã hủy")})
RESULTS = Words(
    {
        "done": N_("xong"),
        "partial": N_("dở dang"),
        "handed_over": N_("chuyển cán bộ"),
        "not_done": N_("chưa được"),
    }
)
GROUPS = Words(
    {
        "elderly": N_("cao tuổi"),
        "minority": N_("dân tộc thiểu số"),
        "disabled": N_("khuyết tật"),
        "pregnant": N_("mang thai"),
    }
)


class HelpSession(Written):
    """One sitting of help, for a visit, a dossier or neither."""

    day = Day()
    state = TextField()
    started_at = Moment()
    ended_at = Moment(null=True)
    place_id = IntegerField()
    neighbourhood = TextField(null=True)
    team_id = IntegerField(null=True)
    visit_id = IntegerField(null=True)
    dossier_id = IntegerField(null=True)
    errand_id = IntegerField(null=True)
    procedure_code = TextField(null=True)
    people = IntegerField()
    elderly = IntegerField()
    minority = IntegerField()
    disabled = IntegerField()
    pregnant = IntegerField()
    result = TextField(null=True)
    reason_key = TextField(null=True)
    consent = IntegerField()
    name = PersonalText(null=True)
    phone_tail = PersonalText(null=True)
    note = PersonalText(null=True)
    account_id = IntegerField()
    checked_by = IntegerField(null=True)
    checked_at = Moment(null=True)


class HelpSessionVolunteer(Written):
    """A volunteer who helped in a session; one person may be helped by two."""

    help_session_id = IntegerField()
    volunteer_id = IntegerField()


class Tick(Written):
    """What was helped in a session, and how often."""

    help_session_id = IntegerField()
    help_kind_code = TextField()
    count = IntegerField()


def start(
    *,
    by: Actor,
    ticket: str | None = None,
    place: str | None = None,
    volunteer_codes: Sequence[str] = (),
    dossier_id: int | None = None,
) -> HelpSession:
    """Begin to help: somebody with a ticket of today, or somebody without one.

    The volunteer is the actor's own unless others are named; place and team follow from the
    shift, the ticket or the account.
    """
    with act("session.start", by) as doing:
        return _start(doing, ticket, place, volunteer_codes, dossier_id)


def end(
    *,
    by: Actor,
    session_id: int,
    ticks: Mapping[str, int],
    result: str,
    number_of_people: int = 1,
    groups: Sequence[str] = (),
    reason: str | None = None,
    consent: bool = False,
    name: str = "",
    phone_tail: str = "",
    note: str = "",
) -> HelpSession:
    """End an open session: what was helped and how often, for how many, and how it ended."""
    with act("session.end", by) as doing:
        row = doing.fetch(HelpSession, session_id)
        known = {kind.code: kind for kind in catalogue.help_kinds()}
        _check_end(row, ticks, known, result, groups)
        if not 1 <= number_of_people <= 999:
            raise Refused("number", field="people", value=number_of_people, first=1, last=999)
        for code, count in ticks.items():
            doing.add(Tick, help_session_id=row.id, help_kind_code=code, count=count)
        ended = doing.change(
            HelpSession,
            row.id,
            expect={"state": ("open",)},
            state="ended",
            ended_at=doing.at,
            people=number_of_people,
            **{group: int(group in groups) for group in GROUPS},
            result=result,
            reason_key=catalogue.reason_key("not_helped", reason) if reason else None,
            consent=int(consent),
            name=people.clean_name(name),
            phone_tail=text.line(phone_tail)[-3:] or None,
            note=people.checked_length(N_("Ghi chú"), "note", note, people.NOTE_MOST),
        )
        assert ended is not None, "the state was checked in this transaction"
        return ended


def again(*, by: Actor) -> HelpSession:
    """Repeat the actor's last session of today for one more person, begun and ended now.

    It takes over place, team, kinds and result, never the ticket nor anything personal.
    """
    with act("session.again", by) as doing:
        volunteer = volunteers.of_account(by.account_id, by.name)
        row = doing.connection.execute(
            "SELECT h.id FROM help_session h JOIN help_session_volunteer hv ON hv.help_session_id = h.id"
            " WHERE hv.volunteer_id = ? AND h.day = ? AND h.state = 'ended' ORDER BY h.id DESC LIMIT 1",
            (volunteer.id, doing.day.isoformat()),
        ).fetchone()
        if row is None:
            raise Refused("session.none")
        last = doing.fetch(HelpSession, row[0])
        copied = ("place_id", "team_id", "procedure_code", "result", "reason_key", "consent")
        new = doing.add(
            HelpSession,
            day=doing.day,
            state="ended",
            started_at=doing.at,
            ended_at=doing.at,
            people=1,
            **dict.fromkeys(GROUPS, 0),
            **{name: getattr(last, name) for name in copied},
            account_id=doing.account_id(),
        )
        doing.add(HelpSessionVolunteer, help_session_id=new.id, volunteer_id=volunteer.id)
        for code, count in doing.connection.execute(
            "SELECT help_kind_code, count FROM tick WHERE help_session_id = ? ORDER BY id", (last.id,)
        ).fetchall():
            doing.add(Tick, help_session_id=new.id, help_kind_code=code, count=count)
        return new


def cancel(*, by: Actor, session_id: int) -> HelpSession:
    """Take back a session of one's own that was opened by mistake and is not ended; the row stays."""
    with act("session.cancel", by) as doing:
        row = doing.fetch(HelpSession, session_id)
        own = {"state": ("open",), "account_id": (doing.account_id(),)}
        cancelled = doing.change(HelpSession, session_id, own, state="void")
        if cancelled is None:
            raise Refused("session.state", state=STATES[row.state], act=_("bỏ"))
        return cancelled


def void(*, by: Actor, session_id: int) -> HelpSession:
    """Mark a session as entered by mistake; the row stays."""
    with act("session.void", by) as doing:
        row = doing.fetch(HelpSession, session_id)
        voided = doing.change(HelpSession, session_id, {"state": ("open", "ended")}, state="void")
        if voided is None:
            raise Refused("session.state", state=STATES[row.state], act=_("hủy"))
        return voided


def open_of(by: Actor) -> HelpSession | None:
    """Return the actor's session that is not ended yet, or None."""
    found: HelpSession | None = first(
        HelpSession,
        "account_id = ? AND day = ? AND state = 'open' ORDER BY id DESC",
        by.account_id,
        clock.today().isoformat(),
    )
    return found


@dataclass(frozen=True)
class Helped:
    """A session in a volunteer's list of the day."""

    id: int
    started_at: datetime
    ticket: str
    kinds: str
    result: str
    people: int


def of_today(by: Actor, most: int = 50) -> list[Helped]:
    """Return the actor's sessions of today, the newest first; one query."""
    name = "name" if spoken() == SOURCE else "name_en"
    cursor = db.execute_sql(
        "SELECT h.id, h.started_at, v.series, v.number, coalesce(h.result, ''), h.people,"
        f" (SELECT group_concat(k.{name}, ', ') FROM tick t JOIN help_kind k ON k.code = t.help_kind_code"
        "   WHERE t.help_session_id = h.id)"
        " FROM help_session h LEFT JOIN visit v ON v.id = h.visit_id"
        " WHERE h.account_id = ? AND h.day = ? AND h.state <> 'void' ORDER BY h.id DESC LIMIT ?",
        (by.account_id, clock.today().isoformat(), most),
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


@dataclass(frozen=True)
class Turns:
    """The four figures that are never mixed, by the rules of DOMAIN 5.3.

    turns: sittings, whatever the number of kinds and volunteers; people: heads, where a visit
    tells who it was counted once; volunteer_turns: one for each volunteer of a sitting;
    minutes: the volunteers' time in sittings.
    """

    turns: int
    people: int
    volunteer_turns: int
    minutes: int


_TURNS = """
WITH counted AS (
  SELECT h.id, h.people, h.started_at, h.ended_at, v.person_id FROM help_session h
  LEFT JOIN visit v ON v.id = h.visit_id
  WHERE h.state = 'ended' AND h.day BETWEEN ? AND ? {where}),
shared AS (
  SELECT c.id, count(*) AS helpers FROM counted c
  JOIN help_session_volunteer hv ON hv.help_session_id = c.id GROUP BY c.id)
SELECT (SELECT count(*) FROM counted),
  (SELECT coalesce(sum(people), 0) FROM counted WHERE person_id IS NULL)
    + (SELECT coalesce(sum(most), 0) FROM
        (SELECT max(people) AS most FROM counted WHERE person_id IS NOT NULL GROUP BY person_id)),
  (SELECT coalesce(sum(helpers), 0) FROM shared),
  (SELECT coalesce(sum(s.helpers * (julianday(c.ended_at) - julianday(c.started_at)) * 1440), 0)
    FROM counted c JOIN shared s ON s.id = c.id)
"""


def turns(first: date, last: date, account_id: int | None = None) -> Turns:
    """Return the figures of ended sessions between two days, of one account or of all."""
    where = "" if account_id is None else "AND h.account_id = ?"
    values: list[Any] = [first.isoformat(), last.isoformat()]
    if account_id is not None:
        values.append(account_id)
    row = db.execute_sql(_TURNS.format(where=where), values).fetchone()
    return Turns(row[0], row[1], row[2], round(row[3]))


def _start(
    doing: Act,
    typed: str | None,
    place: str | None,
    codes: Sequence[str],
    dossier_id: int | None,
) -> HelpSession:
    by = doing.by
    helpers = [volunteers.by_code(code) for code in codes] or [volunteers.of_account(by.account_id, by.name)]
    marks = ", ".join("?" * len(helpers))
    already = doing.connection.execute(
        "SELECT h.started_at FROM help_session h JOIN help_session_volunteer hv ON hv.help_session_id = h.id"
        f" WHERE h.state = 'open' AND h.day = ? AND hv.volunteer_id IN ({marks})",
        (doing.day.isoformat(), *(helper.id for helper in helpers)),
    ).fetchone()
    if already:
        raise Refused("session.open", start=f"{clock.local(moment(already[0])):%H:%M}")
    visit = visits.by_ticket(typed, doing.day) if typed else None
    team = volunteers.team_of(helpers[0].id, doing.day)
    asked = visits.asked_of(visit.id) if visit else []
    row = doing.add(
        HelpSession,
        day=doing.day,
        state="open",
        started_at=doing.at,
        place_id=_place(doing, place, helpers[0], visit),
        team_id=team.id if team else None,
        visit_id=visit.id if visit else None,
        dossier_id=dossier_id,
        procedure_code=asked[0].code if asked else None,
        people=1,
        **dict.fromkeys(GROUPS, 0),
        consent=0,
        account_id=doing.account_id(),
    )
    for helper in helpers:
        doing.add(HelpSessionVolunteer, help_session_id=row.id, volunteer_id=helper.id)
    return row


def _place(doing: Act, code: str | None, helper: Volunteer, visit: visits.Visit | None) -> int:
    if code:
        return int(centre.place(code).id)
    shift = volunteers.shift_of(helper.id, doing.day, f"{clock.local(doing.at):%H:%M}")
    if shift:
        return int(shift.place_id)
    if visit:
        return int(visit.place_id)
    return doing.by.place_id or int(centre.places()[0].id)


def _check_end(
    row: HelpSession, ticks: Mapping[str, int], known: Mapping[str, Any], result: str, groups: Sequence[str]
) -> None:
    if row.state != "open":
        raise Refused("session.state", state=STATES[row.state], act=_("ghi kết quả"))
    if not ticks:
        raise Refused("session.ticks", field="ticks")
    for code, count in ticks.items():
        if code not in known:
            raise Refused("session.kind", kind=code, known=", ".join(known))
        if not 1 <= count <= 999:
            raise Refused("number", field="ticks", label=name_of(known[code]), value=count, first=1, last=999)
    if result not in RESULTS:
        raise Refused("choice", field="result", value=result, known=", ".join(RESULTS))
    for group in groups:
        if group not in GROUPS:
            raise Refused("choice", field="group", value=group, known=", ".join(GROUPS))
