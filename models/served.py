"""A volunteer's hours of all kinds put together, no minute twice, and since when one is on record."""

from __future__ import annotations

from datetime import date
from typing import Any

from .base import db
from .roster.duty import ON_DUTY, span
from .sessions.counting import SITTING

_SESSIONS = """
FROM help_session_volunteer hv CROSS JOIN help_session h ON h.id = hv.help_session_id
WHERE hv.volunteer_id = :volunteer AND h.state = 'ended' AND h.day BETWEEN :first AND :last"""

_STRETCHES = f"""
WITH {ON_DUTY.format(only=" AND s.volunteer_id = :volunteer")}
SELECT came, went FROM on_duty WHERE came IS NOT NULL
UNION ALL
SELECT CAST(strftime('%s', coalesce(hv.joined_at, h.started_at)) AS INTEGER),
  CAST(strftime('%s', coalesce(hv.joined_at, h.started_at)) AS INTEGER) + coalesce(hv.seconds, 0){_SESSIONS}
UNION ALL
SELECT CAST(strftime('%s', l.day || 'T' || l.starts || '+07:00') AS INTEGER),
  CAST(strftime('%s', l.day || 'T' || l.ends || '+07:00') AS INTEGER)
FROM lesson_teacher t CROSS JOIN lesson l ON l.id = t.lesson_id
WHERE t.volunteer_id = :volunteer AND t.dropped_at IS NULL AND l.held_at IS NOT NULL
  AND l.cancelled_at IS NULL AND l.starts IS NOT NULL AND l.ends IS NOT NULL
  AND l.day BETWEEN :first AND :last
ORDER BY 1
"""
_ON_ERRANDS = f"SELECT coalesce(sum(hv.seconds), 0){_SESSIONS} AND h.errand_id IS NOT NULL"
_CITIZENS = f"""
SELECT count(*) FROM (SELECT DISTINCT h.day, {SITTING}{_SESSIONS} AND EXISTS (
  SELECT 1 FROM tick t JOIN help_kind c ON c.code = t.help_kind_code
  WHERE t.help_session_id = h.id AND c.task_group <> 1))
"""
_SINCE = """
SELECT min(day) FROM (
  SELECT min(from_day) AS day FROM team_member
    WHERE volunteer_id = :volunteer AND (to_day IS NULL OR to_day >= from_day)
  UNION ALL SELECT min(day) FROM training WHERE volunteer_id = :volunteer
  UNION ALL SELECT min(day) FROM shift
    WHERE volunteer_id = :volunteer AND checked_in_at IS NOT NULL AND cancelled_at IS NULL
  UNION ALL SELECT min(h.day) FROM help_session_volunteer hv CROSS JOIN help_session h
    ON h.id = hv.help_session_id WHERE hv.volunteer_id = :volunteer AND h.state = 'ended'
  UNION ALL SELECT min(e.day) FROM errand_volunteer ev CROSS JOIN errand e ON e.id = ev.errand_id
    WHERE ev.volunteer_id = :volunteer AND ev.dropped_at IS NULL AND e.state = 'done'
  UNION ALL SELECT min(l.day) FROM lesson_teacher t CROSS JOIN lesson l ON l.id = t.lesson_id
    WHERE t.volunteer_id = :volunteer AND t.dropped_at IS NULL AND l.held_at IS NOT NULL
      AND l.cancelled_at IS NULL)
"""


def whole(volunteer_id: int, first: date, last: date) -> int:
    """Return the minutes on duty, in sessions and in classes together; what overlaps counts once.

    An outreach has no hours on record and adds none.
    """
    seconds, until = 0, 0
    for begun, over in db.execute_sql(_STRETCHES, _values(volunteer_id, first, last)):
        seconds += max(0, over - max(begun, until))
        until = max(until, over)
    return round(seconds / 60)


def on_errands(volunteer_id: int, first: date, last: date) -> int:
    """Return the minutes of home visits and rides, which are among those of all help."""
    found = db.execute_sql(_ON_ERRANDS, _values(volunteer_id, first, last)).fetchone()
    return int(round(found[0] / 60))


def citizen_turns(volunteer_id: int, first: date, last: date) -> int:
    """Return the turns in which citizens were helped, and not staff alone (DOMAIN 5.1)."""
    return int(db.execute_sql(_CITIZENS, _values(volunteer_id, first, last)).fetchone()[0])


def since(volunteer_id: int) -> date | None:
    """Return the first day on record of a volunteer: in a team, trained, on duty, at some work; or None."""
    found = db.execute_sql(_SINCE, {"volunteer": volunteer_id}).fetchone()[0]
    return date.fromisoformat(found) if found else None


def _values(volunteer_id: int, first: date, last: date) -> dict[str, Any]:
    return {**span(first, last), "volunteer": volunteer_id}
