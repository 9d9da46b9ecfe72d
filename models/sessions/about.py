"""A help session whole, and the help that a visit had: read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .. import text
from ..base import db, moment
from ..errors import Refused
from ..journal import Actor
from ..language import SOURCE, _, spoken
from ..numbers import ticket
from .lists import Helped
from .records import GROUPS, RESULTS, STATES


@dataclass(frozen=True)
class About:
    """One session whole, as its reader may see it: the name is the given name for volunteers."""

    id: int
    state: str
    day: date
    started_at: datetime
    ended_at: datetime | None
    ended_by_hand: bool
    ticket: str
    helpers: str
    place: str
    neighbourhood: str
    team: str
    procedure: str
    kinds: str
    people: int
    groups: dict[str, int]
    result: str
    reason: str
    consent: bool
    name: str
    phone_tail: str
    note: str
    typed_by: str
    checked_by: str


_ABOUT = """
SELECT h.id, h.state, h.day, h.started_at, h.ended_at, h.ended_by_hand, v.series, v.number,
  (SELECT group_concat(vo.code, ', ') FROM help_session_volunteer hv
   JOIN volunteer vo ON vo.id = hv.volunteer_id WHERE hv.help_session_id = h.id),
  p.name, h.neighbourhood, t.name, coalesce(s.short, h.procedure_code),
  (SELECT group_concat(k.{name} || iif(i.count > 1, ' ×' || i.count, ''), ', ') FROM tick i
   JOIN help_kind k ON k.code = i.help_kind_code WHERE i.help_session_id = h.id),
  h.people, h.elderly, h.minority, h.disabled, h.pregnant, h.result,
  (SELECT r.{name} FROM reason r WHERE r.key = h.reason_key LIMIT 1), h.consent, coalesce(h.name, w.name),
  h.phone_tail, h.note, coalesce(a.display_name, a.name), coalesce(c.display_name, c.name),
  EXISTS (SELECT 1 FROM help_session_volunteer hv JOIN volunteer vo ON vo.id = hv.volunteer_id
   WHERE hv.help_session_id = h.id AND vo.account_id = :account AND vo.active = 1)
FROM help_session h JOIN place p ON p.id = h.place_id JOIN account a ON a.id = h.account_id
LEFT JOIN visit v ON v.id = h.visit_id LEFT JOIN team t ON t.id = h.team_id
LEFT JOIN person w ON w.id = h.person_id LEFT JOIN account c ON c.id = h.checked_by
LEFT JOIN short_name s ON s.procedure_code = h.procedure_code WHERE h.id = :id
"""


def about(by: Actor, session_id: int) -> About:
    """Return one session; raises `Refused` for none, and for a volunteer who did not help in it."""
    name = "name" if spoken() == SOURCE else "name_en"
    values = {"id": session_id, "account": by.account_id}
    row = db.execute_sql(_ABOUT.format(name=name), values).fetchone()
    if row is None:
        raise Refused("row.missing", table="help_session", id=session_id)
    whole = by.may("person.read")
    if not (whole or row[27]):
        raise Refused("session.other")
    return About(
        id=row[0],
        state=STATES[row[1]],
        day=date.fromisoformat(row[2]),
        started_at=moment(row[3]),
        ended_at=moment(row[4]) if row[4] else None,
        ended_by_hand=bool(row[5]),
        ticket=ticket(row[6], row[7]) if row[6] else "",
        helpers=row[8] or "",
        place=row[9],
        neighbourhood=row[10] or "",
        team=row[11] or "",
        procedure=row[12] or "",
        kinds=row[13] or "",
        people=row[14],
        groups={GROUPS[group]: heads for group, heads in zip(GROUPS, row[15:19]) if heads},
        result=RESULTS[row[19]] if row[19] else "",
        reason=row[20] or "",
        consent=bool(row[21]),
        name=(row[22] or "") if whole else text.given_name(row[22]),
        phone_tail=row[23] or "",
        note=row[24] or "",
        typed_by=row[25],
        checked_by=row[26] or "",
    )


def of_visit(visit_id: int) -> list[Helped]:
    """Return the sessions of help that a visit had, the newest first, each with its helpers as `ticket`."""
    name = "name" if spoken() == SOURCE else "name_en"
    cursor = db.execute_sql(
        "SELECT h.id, h.started_at, (SELECT group_concat(v.code, ', ') FROM help_session_volunteer hv"
        " JOIN volunteer v ON v.id = hv.volunteer_id WHERE hv.help_session_id = h.id),"
        f" (SELECT group_concat(k.{name}, ', ') FROM tick t JOIN help_kind k ON k.code = t.help_kind_code"
        "   WHERE t.help_session_id = h.id), coalesce(h.result, ''), h.people"
        " FROM help_session h WHERE h.visit_id = ? AND h.state <> 'void' ORDER BY h.id DESC",
        (visit_id,),
    )
    return [
        Helped(
            id=row[0],
            started_at=moment(row[1]),
            ticket=row[2] or "",
            kinds=row[3] or "",
            result=RESULTS[row[4]] if row[4] else _("đang giúp"),
            people=row[5],
        )
        for row in cursor
    ]
