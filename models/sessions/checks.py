"""What the verbs of help sessions refuse, and what they find out: who, where, until when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from .. import catalogue, centre, clock, dossiers, hours, people, roster, visits, volunteers
from ..base import first, moment
from ..errors import Refused
from ..journal import Act
from ..volunteers import Volunteer
from .lists import LONGEST, SHARED, helping
from .records import STATES, HelpSession, HelpSessionVolunteer


def who_helps(doing: Act, codes: Sequence[str]) -> list[Volunteer]:
    """Return who helps: the actor, or those named; for others alone, only who may check sessions."""
    by = doing.by
    named = {row.id: checked_active(row) for row in map(volunteers.by_code, codes)}
    if not named:
        return [checked_active(volunteers.of_account(by.account_id, by.name))]
    own = any(row.account_id == by.account_id for row in named.values())
    if not own and not by.may("session.check"):
        raise Refused("session.for_others")
    return list(named.values())


def checked_active(helper: Volunteer) -> Volunteer:
    """Return a volunteer; raises `Refused` for one who is closed."""
    volunteers.refuse_closed(helper)
    return helper


def refuse_busy(doing: Act, helpers: Sequence[Volunteer]) -> None:
    """Refuse volunteers who have a session of today that is not ended."""
    marks = ", ".join("?" * len(helpers))
    already = doing.connection.execute(
        "SELECT h.started_at FROM help_session h JOIN help_session_volunteer hv ON hv.help_session_id = h.id"
        f" WHERE h.state = 'open' AND h.day = ? AND hv.volunteer_id IN ({marks})",
        (doing.day.isoformat(), *(helper.id for helper in helpers)),
    ).fetchone()
    if already:
        raise Refused("session.open", start=f"{clock.local(moment(already[0])):%H:%M}")


def refuse_foreign(doing: Act, visit: visits.Visit) -> None:
    """Refuse a visit that the actor may not see, or that somebody helps already."""
    visits.refuse_unseen(doing.by, visit)
    now = helping(visit.id)
    if now is not None:
        since = f"{clock.local(now.started_at):%H:%M}"
        raise Refused("session.helping", field="ticket", ticket=visit.ticket, helper=now.helper, start=since)


def refuse_unless_open(row: HelpSession, what: str) -> None:
    """Refuse what only an open session allows."""
    if row.state != "open":
        raise Refused("session.state", state=STATES[row.state], act=what)


def refuse_stranger(doing: Act, row: HelpSession) -> None:
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


def refuse_shared(doing: Act, row: HelpSession) -> None:
    """Refuse to take back what another volunteer helped in too, or recorded; a supervisor may."""
    if doing.by.may("session.void"):
        return
    others = doing.connection.execute(
        "SELECT group_concat(v.code, ', ') FROM help_session_volunteer hv"
        " JOIN volunteer v ON v.id = hv.volunteer_id"
        " WHERE hv.help_session_id = ? AND v.account_id IS NOT ?",
        (row.id, doing.by.account_id),
    ).fetchone()[0]
    if others:
        raise Refused("session.shared", helpers=others, start=f"{clock.local(row.started_at):%H:%M}")


def refuse_alone(doing: Act, row: HelpSession) -> None:
    """Refuse to add to what is over, or was helped in by oneself alone; a supervisor may."""
    if doing.by.may("session.void"):
        return
    if row.day < doing.day:
        raise Refused("session.add_late", day=f"{row.day:%d/%m/%Y}")
    if first(HelpSession, f"id = ? AND {SHARED}", row.id, doing.by.account_id) is None:
        raise Refused("session.add_alone")


def end_of(doing: Act, row: HelpSession, typed: str | None) -> datetime:
    """Return when a session ended: now, or the time typed for a day that is over."""
    started = clock.local(row.started_at)
    if typed is None:
        if row.day < doing.day or doing.at - row.started_at > LONGEST:
            raise Refused("session.ended", field="ended", day=f"{row.day:%d/%m/%Y}", start=f"{started:%H:%M}")
        return doing.at
    kept = hours.hour(typed, "ended")
    if kept is None:
        raise Refused("session.time", field="ended", value="")
    ended = hours.at(row.day, kept)
    if not started.replace(second=0, microsecond=0) <= ended <= clock.local(doing.at):
        raise Refused("session.ended", field="ended", day=f"{row.day:%d/%m/%Y}", start=f"{started:%H:%M}")
    if ended - started > LONGEST:
        raise Refused("session.long", field="ended", hours=LONGEST.seconds // 3600, start=f"{started:%H:%M}")
    return max(ended, started)


def who_is_helped(doing: Act, visit: visits.Visit | None, dossier_id: int | None) -> people.Person | None:
    """Return who is helped, where a visit or a dossier tells."""
    if visit is not None:
        return people.by_id(visit.person_id)
    if dossier_id is not None:
        return people.by_id(doing.fetch(dossiers.Dossier, dossier_id).owner_id)
    return None


def where_helped(doing: Act, code: str | None, helper: Volunteer, visit: visits.Visit | None) -> centre.Place:
    """Return where help happens: as named, of the shift, of the visit, or of the account."""
    if code:
        named: centre.Place = centre.place(code)
        return named
    shift = roster.shift_of(helper.id, doing.day, f"{clock.local(doing.at):%H:%M}")
    if shift:
        return doing.fetch(centre.Place, shift.place_id)
    if visit:
        return doing.fetch(centre.Place, visit.place_id)
    return doing.fetch(centre.Place, doing.by.place_id or centre.places()[0].id)


def team_of_kinds(row: HelpSession, kinds: Collection[str]) -> int | None:
    """Return the team of what was done: that of the kinds' task group where they have one in common."""
    groups = {kind.task_group for kind in catalogue.help_kinds() if kind.code in kinds}
    group = groups.pop() if len(groups) == 1 else volunteers.FOR_CITIZENS
    place = first(centre.Place, "id = ?", row.place_id)
    helper = first(HelpSessionVolunteer, "help_session_id = ? ORDER BY id", row.id)
    team = volunteers.team_of(helper.volunteer_id, row.day, place.neighbourhood, group)
    return team.id if team else None
