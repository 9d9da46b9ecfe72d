"""The verbs of help sessions: begun, joined, ended, repeated, taken back, checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from .. import catalogue, people, visits, volunteers
from ..base import first, rows
from ..errors import Refused
from ..journal import Actor, act
from ..language import _
from .checks import (
    checked_active,
    end_of,
    refuse_busy,
    refuse_foreign,
    refuse_shared,
    refuse_stranger,
    refuse_unless_open,
    team_of_kinds,
    where_helped,
    who_helps,
    who_is_helped,
)
from .lists import OWN
from .records import GROUPS, STATES, HelpSession, HelpSessionVolunteer, Tick
from .written import Done, add_ended_in, seconds_between, tick_in

TAKE_BACK = timedelta(minutes=10)
"""So long one may take back oneself what was recorded by a slip; later a supervisor voids it."""


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
        helpers = who_helps(doing, volunteer_codes)
        refuse_busy(doing, helpers)
        visit = visits.meant(by, ticket) if ticket else None
        if visit is not None:
            refuse_foreign(doing, visit)
        asked = visits.asked_of(visit.id) if visit else []
        where = where_helped(doing, place, helpers[0], visit)
        team = volunteers.team_of(helpers[0].id, doing.day, where.neighbourhood)
        person = who_is_helped(doing, visit, dossier_id)
        row = doing.add(
            HelpSession,
            day=doing.day,
            state="open",
            started_at=doing.at,
            place_id=where.id,
            neighbourhood=(person.neighbourhood if person else None) or where.neighbourhood,
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
            doing.add(
                HelpSessionVolunteer, help_session_id=row.id, volunteer_id=helper.id, joined_at=doing.at
            )
        return row


def join(*, by: Actor, session_id: int, volunteer_code: str | None = None) -> HelpSession:
    """Help in a session that is open already: one turn, and one more volunteer-turn."""
    with act("session.join", by) as doing:
        row = doing.fetch(HelpSession, session_id)
        refuse_unless_open(row, _("cùng giúp"))
        if row.day < doing.day:
            raise Refused("session.state", state=_("để quên từ trước"), act=_("cùng giúp"))
        if row.visit_id:
            visits.refuse_unseen(by, visits.by_id(row.visit_id))
        if volunteer_code:
            refuse_stranger(doing, row)
        helper = checked_active(
            volunteers.by_code(volunteer_code)
            if volunteer_code
            else volunteers.of_account(by.account_id, by.name)
        )
        refuse_busy(doing, [helper])
        doing.add(HelpSessionVolunteer, help_session_id=row.id, volunteer_id=helper.id, joined_at=doing.at)
        return row


def end(*, by: Actor, session_id: int, ended: str | None = None, **facts: Any) -> HelpSession:
    """End an open session; `facts` are those of `Done`.

    The end is now. `ended` is a time HH:MM of the session's own day, for a session that was left
    open: it is asked for once that day is over or the session longer than `LONGEST`, and marked.
    """
    done = Done(**facts)
    with act("session.end", by) as doing:
        row = doing.fetch(HelpSession, session_id)
        refuse_unless_open(row, _("ghi kết quả"))
        refuse_stranger(doing, row)
        done.check()
        ended_at = end_of(doing, row, ended)
        tick_in(doing, row.id, done.ticks)
        changed = doing.change(
            HelpSession,
            row.id,
            expect={"state": ("open",)},
            ended_at=ended_at,
            seconds=seconds_between(row.started_at, ended_at),
            ended_by_hand=int(ended is not None),
            team_id=team_of_kinds(row, done.ticks),
            **done.columns(),
        )
        for helper in rows(HelpSessionVolunteer, "help_session_id = ?", row.id):
            begun = max(helper.joined_at or row.started_at, row.started_at)
            doing.change(HelpSessionVolunteer, helper.id, seconds=seconds_between(begun, ended_at))
        assert changed is not None, "the state was checked in this transaction"
        return changed


def again(*, by: Actor) -> HelpSession:
    """Repeat the last session of today that the actor began, for one more person, begun and ended now.

    It takes over place, team, result and each person's share of the kinds, never the ticket nor
    anything personal, and nothing of an errand. Raises `Refused` while another session is open.
    """
    with act("session.again", by) as doing:
        volunteer = volunteers.of_account(by.account_id, by.name)
        refuse_busy(doing, [volunteer])
        last: HelpSession | None = first(
            HelpSession,
            "account_id = ? AND day = ? AND state = 'ended' AND errand_id IS NULL ORDER BY id DESC",
            by.account_id,
            doing.day.isoformat(),
        )
        if last is None:
            raise Refused("session.none")
        shares = {tick.help_kind_code: max(1, tick.count // last.people) for tick in ticks_of(last.id)}
        done = Done(shares, str(last.result), reason=last.reason_key)
        copied = ("place_id", "neighbourhood", "team_id", "procedure_code")
        facts = {name: getattr(last, name) for name in copied}
        return add_ended_in(doing, done, [volunteer.id], doing.at, doing.at, **facts)


def cancel(*, by: Actor, session_id: int) -> HelpSession:
    """Take back a session of one's own that was opened by mistake and is not ended; the row stays."""
    with act("session.cancel", by) as doing:
        row = doing.fetch(HelpSession, session_id)
        refuse_stranger(doing, row)
        if row.account_id != by.account_id and not by.may("session.void"):
            raise Refused("session.opened", account=people.account_name(row.account_id))
        cancelled = doing.change(HelpSession, session_id, {"state": ("open",)}, state="void")
        if cancelled is None:
            raise Refused("session.state", state=STATES[row.state], act=_("bỏ"))
        return cancelled


def take_back(*, by: Actor) -> HelpSession:
    """Take back the actor's last session of today, ended no longer than `TAKE_BACK` ago; the row stays.

    What somebody else helped in too is not one's own to take back: a supervisor voids it.
    """
    with act("session.take_back", by) as doing:
        row: HelpSession | None = first(
            HelpSession,
            f"day = ? AND state = 'ended' AND errand_id IS NULL AND (account_id = ? OR {OWN})"
            " ORDER BY ended_at DESC, id DESC",
            doing.day.isoformat(),
            by.account_id,
            by.account_id,
        )
        if row is None or doing.at - row.ended_at > TAKE_BACK or row.checked_at:
            raise Refused("session.back_late", minutes=TAKE_BACK.seconds // 60)
        refuse_shared(doing, row)
        taken = doing.change(HelpSession, row.id, {"state": ("ended",)}, state="void")
        assert taken is not None, "the state was read in this transaction"
        return taken


def void(*, by: Actor, session_id: int, reason: str) -> HelpSession:
    """Mark a session as entered by mistake, and why; the row stays."""
    with act("session.void", by) as doing:
        row = doing.fetch(HelpSession, session_id)
        if row.errand_id:
            raise Refused("session.errand", errand=row.errand_id)
        why = {"state": "void", "reason_key": catalogue.reason_key("void", reason)}
        voided = doing.change(HelpSession, session_id, {"state": ("open", "ended")}, **why)
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
