"""What still stands open when a day is to be closed; read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from . import clock, errands, hours
from .base import db, moment, moment_text
from .dossiers.records import awaited
from .errors import Refused
from .journal import Actor
from .language import N_, Words, _
from .numbers import ticket

KINDS = Words(
    {
        "serving": N_("đang tiếp"),
        "waiting": N_("còn chờ"),
        "no_outcome": N_("chưa kết quả"),
        "code": N_("chờ mã"),
        "hand_over": N_("chưa bàn giao"),
        "session": N_("đang hỗ trợ"),
        "errand": N_("việc chưa ghi"),
        "lesson": N_("lớp chưa ghi"),
    }
)
"""The kinds of what stands open, in the order in which they are settled."""

BLOCKING = ("serving",)
"""The kinds while which a day cannot be closed; what is left of the others is only told."""

MOST = 500
"""So many of a kind are listed; there may be more."""


@dataclass(frozen=True)
class Open:
    """Something that stands open: its kind, the row it is, what it is called, where and since when.

    `id` is that of the visit, dossier, help session, errand or lesson; a dossier is named by its owner
    too, to those who may read persons.
    """

    kind: str
    id: int
    label: str
    what: str
    where: str
    desk_id: int | None
    since: datetime


_SHORT = (
    "(SELECT coalesce(s.short, a.procedure_code) FROM asked a"
    " LEFT JOIN short_name s ON s.procedure_code = a.procedure_code"
    " WHERE a.visit_id = v.id{lacking} ORDER BY a.position LIMIT 1)"
)
_LACKING = " AND NOT EXISTS (SELECT 1 FROM outcome o WHERE o.asked_id = a.id AND o.voided_at IS NULL)"

_VISITS = f"""
SELECT CASE v.state WHEN 'serving' THEN 'serving' ELSE 'waiting' END, v.id, v.series, v.number,
  {_SHORT.format(lacking="")}, d.name, v.desk_id, v.since
FROM visit v LEFT JOIN desk d ON d.id = v.desk_id
WHERE v.day = ? AND v.state IN ('serving', 'called', 'waiting', 'on_hold')
ORDER BY v.state = 'serving' DESC, v.rank, v.id LIMIT ?
"""

_LACKING_VISITS = f"""
SELECT 'no_outcome', v.id, v.series, v.number, {_SHORT.format(lacking=_LACKING)}, d.name, v.desk_id, v.since
FROM visit v LEFT JOIN desk d ON d.id = v.desk_id
WHERE v.day = ? AND v.state = 'done' AND (
  EXISTS (SELECT 1 FROM asked a WHERE a.visit_id = v.id{_LACKING})
  OR NOT EXISTS (SELECT 1 FROM outcome o WHERE o.visit_id = v.id AND o.voided_at IS NULL))
ORDER BY v.id LIMIT ?
"""

_DOSSIERS = """
SELECT '{kind}', d.id, d.code, coalesce(s.short, d.procedure_code), p.name, k.name, d.desk_id,
  coalesce(d.received_at, d.registered_at)
FROM dossier d LEFT JOIN short_name s ON s.procedure_code = d.procedure_code
LEFT JOIN person p ON p.id = d.owner_id
LEFT JOIN desk k ON k.id = d.desk_id
WHERE d.voided_at IS NULL AND {where} ORDER BY d.id LIMIT ?
"""
_CODES = _DOSSIERS.format(
    kind="code", where="d.code IS NULL AND d.state IN (1, 2, 4, 5, 6, 9) AND d.registered_at < ?"
)
_KEPT = "SELECT id FROM dossier WHERE voided_at IS NULL AND state = 2 AND hand_over_by"
_HAND_OVERS = _DOSSIERS.format(
    kind="hand_over", where=f"d.id IN ({_KEPT} < ? UNION ALL {_KEPT} IS NULL AND received_at < ?)"
)

_SESSIONS = """
SELECT 'session', h.id, p.name, h.started_at,
  (SELECT vo.code FROM help_session_volunteer hv JOIN volunteer vo ON vo.id = hv.volunteer_id
   WHERE hv.help_session_id = h.id LIMIT 1)
FROM help_session h LEFT JOIN place p ON p.id = h.place_id
WHERE h.day = ? AND h.state = 'open' ORDER BY h.id LIMIT ?
"""

_ERRANDS = """
SELECT 'errand', e.id, e.kind, coalesce(e.neighbourhood, ''), e.since,
  (SELECT group_concat(v.code, ', ') FROM errand_volunteer ev JOIN volunteer v ON v.id = ev.volunteer_id
   WHERE ev.errand_id = e.id AND ev.dropped_at IS NULL)
FROM errand e WHERE e.day = ? AND e.state IN ('asked', 'assigned') ORDER BY e.id LIMIT ?
"""
_LESSONS = """
SELECT 'lesson', l.id, l.title, coalesce(l.neighbourhood, p.name, ''), coalesce(l.starts, '00:00'),
  (SELECT group_concat(v.code, ', ') FROM lesson_teacher t JOIN volunteer v ON v.id = t.volunteer_id
   WHERE t.lesson_id = l.id AND t.dropped_at IS NULL)
FROM lesson l LEFT JOIN place p ON p.id = l.place_id
WHERE l.day = ? AND l.held_at IS NULL AND l.cancelled_at IS NULL ORDER BY l.id LIMIT ?
"""


def standing(by: Actor, day: date | None = None) -> list[Open]:
    """Return everything that stands open on a day (today), in the order of `KINDS`; seven queries.

    Codes are awaited and dossiers kept from that day or before. Raises `Refused` for who may not
    read dossiers.
    """
    if not by.may("dossier.read"):
        raise Refused("right", account=by.name, verb="dossier.read")
    which = day or clock.today()
    night = moment_text(datetime.combine(which + timedelta(days=1), time(), clock.LOCAL))
    return [
        *_visits(_VISITS, which),
        *_visits(_LACKING_VISITS, which),
        *_dossiers(by, _CODES, night),
        *_dossiers(by, _HAND_OVERS, night, night),
        *_sessions(which),
        *_errands(which),
        *_lessons(which),
    ]


def _visits(sql: str, day: date) -> list[Open]:
    return [
        Open(kind, id_, ticket(series, number), short or _("(chưa rõ)"), desk or "", desk_id, moment(since))
        for kind, id_, series, number, short, desk, desk_id, since in db.execute_sql(
            sql, (day.isoformat(), MOST)
        )
    ]


def _dossiers(by: Actor, sql: str, *values: str) -> list[Open]:
    named = by.may("person.read")
    return [
        Open(
            kind,
            id_,
            code or awaited(id_),
            f"{owner} · {short}" if owner and named else short,
            desk or "",
            desk_id,
            moment(since),
        )
        for kind, id_, code, short, owner, desk, desk_id, since in db.execute_sql(sql, (*values, MOST))
    ]


def _sessions(day: date) -> list[Open]:
    return [
        Open(kind, id_, code or "", _("phiên hỗ trợ"), place or "", None, moment(since))
        for kind, id_, place, since, code in db.execute_sql(_SESSIONS, (day.isoformat(), MOST))
    ]


def _errands(day: date) -> list[Open]:
    return [
        Open(kind, id_, who or _("chưa có người"), errands.KINDS[what], where, None, moment(since))
        for kind, id_, what, where, since, who in db.execute_sql(_ERRANDS, (day.isoformat(), MOST))
    ]


def _lessons(day: date) -> list[Open]:
    return [
        Open(kind, id_, who or _("chưa có người"), title, where, None, hours.at(day, starts))
        for kind, id_, title, where, starts, who in db.execute_sql(_LESSONS, (day.isoformat(), MOST))
    ]
