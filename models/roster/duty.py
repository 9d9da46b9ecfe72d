"""Hours on duty, by one rule (DOMAIN 5.2 "giờ trực"), planned and real.

A shift counts from check-in to check-out. Without a check-out it counts until now, at most until
its planned end; without a check-in it counts nothing. What two shifts of a volunteer overlap
counts once, for the one that began first. A cancelled shift is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import clock
from ..base import db

_CAME = """
came AS (
  SELECT s.id, s.day, s.volunteer_id, s.place_id, s.starts, s.ends, s.checked_in_at, s.checked_out_at,
    s.replaces_id, s.pattern_id, s.corrected_by, coalesce(s.unplanned, 0) AS unplanned,
    substr(s.ends, 1, 2) * 60 + substr(s.ends, 4) - substr(s.starts, 1, 2) * 60 - substr(s.starts, 4)
      AS minutes,
    CAST(strftime('%s', s.checked_in_at) AS INTEGER) AS came,
    CASE WHEN s.checked_in_at IS NULL THEN NULL
      WHEN s.checked_out_at IS NOT NULL THEN CAST(strftime('%s', s.checked_out_at) AS INTEGER)
      ELSE min(:now, CAST(strftime('%s', s.day || 'T' || s.ends || '+07:00') AS INTEGER)) END AS went
  FROM shift s WHERE s.day BETWEEN :first AND :last AND s.cancelled_at IS NULL{only})
"""
ON_DUTY = f"""{_CAME},
on_duty AS (
  SELECT *, max(0, went - max(came, coalesce(max(went) OVER (
      PARTITION BY volunteer_id, day ORDER BY came, id
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), came))) AS seconds
  FROM came)
"""
"""The shifts of some days with the seconds that each counts, as `on_duty`; NULL for who never came."""

_TEAM = """(
  SELECT m.team_id FROM team_member m WHERE m.volunteer_id = d.volunteer_id AND m.from_day <= d.day
    AND (m.to_day IS NULL OR m.to_day >= d.day) ORDER BY m.from_day DESC, m.id DESC LIMIT 1)"""
_PARTS = {"day": "d.day", "place": "d.place_id", "team": _TEAM, "volunteer": "d.volunteer_id"}

_DUTY = """
WITH {on_duty}
SELECT {part}, coalesce(sum(NOT unplanned), 0), count(came), coalesce(sum(iif(unplanned, 0, minutes)), 0),
  coalesce(sum(seconds), 0), count(DISTINCT iif(came IS NULL, NULL, volunteer_id)),
  coalesce(sum(came IS NOT NULL AND checked_out_at IS NULL), 0)
FROM on_duty d WHERE 1{where}
"""


@dataclass(frozen=True)
class Duty:
    """Shifts planned and served, planned minutes and minutes on duty; who served; how many lack an end.

    A shift that nobody planned is served and not planned. `open` are those checked in and not out.
    """

    planned: int
    served: int
    planned_minutes: int
    minutes: int
    volunteers: int
    open: int


def duty(
    first: date,
    last: date,
    volunteer_id: int | None = None,
    place_id: int | None = None,
    team_id: int | None = None,
) -> Duty:
    """Return the duty between two days, of a volunteer, a place or a team, or of all; one query."""
    ((_none, found),) = _read("NULL", "", first, last, volunteer_id, place_id, team_id)
    return found


def duties(
    part: str,
    first: date,
    last: date,
    volunteer_id: int | None = None,
    place_id: int | None = None,
    team_id: int | None = None,
) -> dict[Any, Duty]:
    """Return the duty between two days by "day" (a text), "place", "team" or "volunteer"; one query.

    Parts add up to the whole, but for volunteers: a shift is the place's and the team's of its day.
    """
    return dict(_read(_PARTS[part], " GROUP BY 1 ORDER BY 1", first, last, volunteer_id, place_id, team_id))


def _read(
    part: str,
    behind: str,
    first: date,
    last: date,
    volunteer_id: int | None,
    place_id: int | None,
    team_id: int | None,
) -> Iterator[tuple[Any, Duty]]:
    only, where, given = scoped(volunteer_id, place_id, team_id)
    sql = _DUTY.format(on_duty=ON_DUTY.format(only=only), part=part, where=where) + behind
    for row in db.execute_sql(sql, {**span(first, last), **given}):
        yield row[0], Duty(row[1], row[2], row[3], round(row[4] / 60), row[5], row[6])


def scoped(
    volunteer_id: int | None, place_id: int | None, team_id: int | None
) -> tuple[str, str, dict[str, int]]:
    """Return what limits `ON_DUTY` to a scope, what limits its rows, and the values of both."""
    only = "" if volunteer_id is None else " AND s.volunteer_id = :volunteer"
    where = "" if place_id is None else " AND d.place_id = :place"
    where += "" if team_id is None else f" AND {_TEAM} = :team"
    given = {"volunteer": volunteer_id, "place": place_id, "team": team_id}
    return only, where, {name: value for name, value in given.items() if value is not None}


def span(first: date, last: date) -> dict[str, Any]:
    """Return what `ON_DUTY` asks for: two days, and now; and today."""
    days = {"first": first.isoformat(), "last": last.isoformat(), "today": clock.today().isoformat()}
    return {**days, "now": int(clock.now().timestamp())}
