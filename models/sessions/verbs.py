"""The verbs of help sessions: begun, joined, ended, repeated, taken back, checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from .. import centre, clock, dossiers, people, roster, visits, volunteers
from ..base import moment, rows
from ..errors import Refused
from ..journal import Act, Actor, act
from ..language import _
from ..volunteers import Volunteer
from .lists import helping
from .records import GROUPS, STATES, HelpSession, HelpSessionVolunteer, Tick
from .written import Done, add_ended_in, seconds_between, tick_in


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
    shift, the ticket or the account. Who is being helped already is joined, not begun anew.
    """
    with act("session.start", by) as doing:
        helpers = [volunteers.by_code(code) for code in volunteer_codes] or [
            volunteers.of_account(by.account_id, by.name)
        ]
        _refuse_busy(doing, helpers)
        visit = visits.meant(by, ticket) if ticket else None
        if visit is not None:
            _refuse_foreign(doing, visit)
        team = volunteers.team_of(helpers[0].id, doing.day)
        asked = visits.asked_of(visit.id) if visit else []
        where = _place(doing, place, helpers[0], visit)
        person = _person(doing, visit, dossier_id)
        row = doing.add(
            HelpSession,
            day=doing.day,
            state="open",
            started_at=doing.at,
            place_id=where.id,
            neighbourhood=where.neighbourhood or (person.neighbourhood if person else None),
            team_id=team.id if team else None,
            visit_id=visit.id if visit else None,
            dossier_id=dossier_id,
            person_id=person.id if person else None,
            procedure_code=asked[0].code if asked else None,
            people=1,
            **dict.fromkeys(GROUPS, 0),
            consent=0,
            account_id=doing.account_id(),
        )
        for helper in helpers:
            doing.add(HelpSessionVolunteer, help_session_id=row.id, volunteer_id=helper.id)
        return row


def join(*, by: Actor, session_id: int, volunteer_code: str | None = None) -> HelpSession:
    """Help in a session that is open already: one turn, and one more volunteer-turn."""
    with act("session.join", by) as doing:
        row = doing.fetch(HelpSession, session_id)
        _refuse_unless_open(row, _("cùng giúp"))
        helper = (
            volunteers.by_code(volunteer_code)
            if volunteer_code
            else volunteers.of_account(by.account_id, by.name)
        )
        _refuse_busy(doing, [helper])
        doing.add(HelpSessionVolunteer, help_session_id=row.id, volunteer_id=helper.id)
        return row


def end(*, by: Actor, session_id: int, ended: str | None = None, **facts: Any) -> HelpSession:
    """End an open session; `facts` are those of `Done`.

    The end is now. `ended` is a time HH:MM of the session's own day, for a session that was left
    open: it is asked for once that day is over, and marked as typed.
    """
    done = Done(**facts)
    with act("session.end", by) as doing:
        row = doing.fetch(HelpSession, session_id)
        _refuse_unless_open(row, _("ghi kết quả"))
        _refuse_stranger(doing, row)
        done.check()
        ended_at = _ended_at(doing, row, ended)
        tick_in(doing, row.id, done.ticks)
        visit = visits.by_id(row.visit_id) if row.visit_id else None
        changed = doing.change(
            HelpSession,
            row.id,
            expect={"state": ("open",)},
            ended_at=ended_at,
            seconds=seconds_between(row.started_at, ended_at),
            ended_by_hand=int(ended is not None),
            person_id=visit.person_id if visit else row.person_id,
            **done.columns(),
        )
        assert changed is not None, "the state was checked in this transaction"
        return changed


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
        done = Done({tick.help_kind_code: tick.count for tick in ticks_of(last.id)}, str(last.result))
        copied = ("place_id", "neighbourhood", "team_id", "procedure_code")
        facts = {name: getattr(last, name) for name in copied}
        return add_ended_in(doing, done, [volunteer.id], doing.at, doing.at, **facts)


def cancel(*, by: Actor, session_id: int) -> HelpSession:
    """Take back a session of one's own that was opened by mistake and is not ended; the row stays."""
    with act("session.cancel", by) as doing:
        row = doing.fetch(HelpSession, session_id)
        _refuse_stranger(doing, row)
        cancelled = doing.change(HelpSession, session_id, {"state": ("open",)}, state="void")
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


def check(*, by: Actor, session_id: int) -> HelpSession:
    """Mark an ended session as checked by whoever answers for the figures."""
    with act("session.check", by) as doing:
        row = doing.fetch(HelpSession, session_id)
        if row.state != "ended" or row.checked_at:
            raise Refused("session.checked", state=STATES[row.state])
        checked = doing.change(
            HelpSession,
            session_id,
            {"state": ("ended",)},
            checked_by=doing.account_id(),
            checked_at=doing.at,
        )
        assert checked is not None, "the state was checked in this transaction"
        return checked


def ticks_of(session_id: int) -> list[Any]:
    """Return what was helped in a session, in the order it was ticked."""
    return rows(Tick, "help_session_id = ? ORDER BY id", session_id)


def _refuse_busy(doing: Act, helpers: Sequence[Volunteer]) -> None:
    marks = ", ".join("?" * len(helpers))
    already = doing.connection.execute(
        "SELECT h.started_at FROM help_session h JOIN help_session_volunteer hv ON hv.help_session_id = h.id"
        f" WHERE h.state = 'open' AND h.day = ? AND hv.volunteer_id IN ({marks})",
        (doing.day.isoformat(), *(helper.id for helper in helpers)),
    ).fetchone()
    if already:
        raise Refused("session.open", start=f"{clock.local(moment(already[0])):%H:%M}")


def _refuse_foreign(doing: Act, visit: visits.Visit) -> None:
    """Refuse a visit that the actor may not see, or that somebody helps already."""
    visits.refuse_unseen(doing.by, visit)
    now = helping(visit.id)
    if now is not None:
        since = f"{clock.local(now.started_at):%H:%M}"
        raise Refused("session.helping", field="ticket", ticket=visit.ticket, helper=now.helper, start=since)


def _refuse_unless_open(row: HelpSession, what: str) -> None:
    if row.state != "open":
        raise Refused("session.state", state=STATES[row.state], act=what)


def _refuse_stranger(doing: Act, row: HelpSession) -> None:
    """Refuse who neither helped nor opened the session; a supervisor may end what was left open."""
    if doing.by.may("session.void") or row.account_id == doing.by.account_id:
        return
    helper = doing.connection.execute(
        "SELECT 1 FROM help_session_volunteer hv JOIN volunteer v ON v.id = hv.volunteer_id"
        " WHERE hv.help_session_id = ? AND v.account_id = ?",
        (row.id, doing.by.account_id),
    ).fetchone()
    if helper is None:
        raise Refused("session.other")


def _ended_at(doing: Act, row: HelpSession, typed: str | None) -> datetime:
    """Return when a session ended: now, or the time typed for a day that is over."""
    started = clock.local(row.started_at)
    if typed is None:
        if row.day < doing.day:
            raise Refused("session.ended", field="ended", day=f"{row.day:%d/%m/%Y}", start=f"{started:%H:%M}")
        return doing.at
    try:
        ended = datetime.combine(row.day, datetime.strptime(typed, "%H:%M").time(), clock.LOCAL)
    except ValueError:
        raise Refused("session.time", field="ended", value=typed[:10]) from None
    if not started.replace(second=0, microsecond=0) <= ended <= clock.local(doing.at):
        raise Refused("session.ended", field="ended", day=f"{row.day:%d/%m/%Y}", start=f"{started:%H:%M}")
    return max(ended, started)


def _person(doing: Act, visit: visits.Visit | None, dossier_id: int | None) -> people.Person | None:
    if visit is not None:
        return people.by_id(visit.person_id)
    if dossier_id is not None:
        return people.by_id(doing.fetch(dossiers.Dossier, dossier_id).owner_id)
    return None


def _place(doing: Act, code: str | None, helper: Volunteer, visit: visits.Visit | None) -> centre.Place:
    if code:
        named: centre.Place = centre.place(code)
        return named
    shift = roster.shift_of(helper.id, doing.day, f"{clock.local(doing.at):%H:%M}")
    if shift:
        return doing.fetch(centre.Place, shift.place_id)
    if visit:
        return doing.fetch(centre.Place, visit.place_id)
    return doing.fetch(centre.Place, doing.by.place_id or centre.places()[0].id)
