"""Who could go: the volunteers, with what they are at on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .. import text
from ..base import db
from ..journal import Actor
from ..language import _


@dataclass(frozen=True)
class Candidate:
    """A volunteer who could be sent; `busy` says duty and errands of the day, "" for none.

    `name` is empty for who may not read persons.
    """

    code: str
    name: str
    team: str
    pledged: bool
    busy: str


_CANDIDATES = """
SELECT v.code, v.name, v.pledged_day IS NOT NULL,
  (SELECT t.name FROM team_member m JOIN team t ON t.id = m.team_id WHERE m.volunteer_id = v.id
   AND m.from_day <= :day AND (m.to_day IS NULL OR m.to_day >= :day)
   ORDER BY m.from_day DESC, m.id DESC LIMIT 1),
  (SELECT group_concat(s.starts || '–' || s.ends, ', ') FROM shift s
   WHERE s.volunteer_id = v.id AND s.day = :day AND s.cancelled_at IS NULL),
  (SELECT group_concat(coalesce(e.starts, '?'), ', ') FROM errand e
   CROSS JOIN errand_volunteer ev ON ev.errand_id = e.id AND ev.volunteer_id = v.id AND ev.dropped_at IS NULL
   WHERE e.day = :day AND e.state = 'assigned')
FROM volunteer v WHERE v.active = 1 ORDER BY v.code
"""


def candidates(by: Actor, day: date) -> list[Candidate]:
    """Return the volunteers in service, those free all day first; one query."""
    named = by.may("person.read")
    found = [
        Candidate(code, (name or "") if named else "", team or "", bool(pledged), _busy(duty, errands))
        for code, name, pledged, team, duty, errands in db.execute_sql(_CANDIDATES, {"day": day.isoformat()})
    ]
    return sorted(found, key=lambda row: (bool(row.busy), text.word_key(row.code)))


def _busy(duty: str | None, errands: str | None) -> str:
    parts = (
        _("trực {hours}", hours=duty) if duty else "",
        _("việc {hours}", hours=errands) if errands else "",
    )
    return " · ".join(filter(None, parts))
