"""How errands are counted: those done by kind, their kilometres and heads, and those not done.

The help given on a home visit or a transport is a sitting of its own and counted with the sessions
(DOMAIN 5.3); the heads of an outreach are counted here alone, and never as turns.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..base import db
from ..narrowing import narrowed


@dataclass(frozen=True)
class Errands:
    """What became of the errands of some days; `heads` are those whom outreach reached."""

    home_visits: int
    transports: int
    km: float
    outreach: int
    heads: int
    not_done: int


_COUNTS = """
SELECT coalesce(sum(e.state = 'done' AND e.kind = 'home_visit'), 0),
  coalesce(sum(e.state = 'done' AND e.kind = 'transport'), 0),
  coalesce(sum(iif(e.state = 'done', e.km, 0)), 0),
  coalesce(sum(e.state = 'done' AND e.kind = 'outreach'), 0),
  coalesce(sum(iif(e.state = 'done' AND e.kind = 'outreach', e.heads, 0)), 0),
  coalesce(sum(e.state = 'not_done'), 0)
FROM errand e WHERE e.day BETWEEN :first AND :last AND e.state IN ('done', 'not_done'){where}
"""

FILTERS = {
    "neighbourhood": "coalesce(e.neighbourhood, '') = :neighbourhood",
    "place_id": "e.place_id = :place_id",
    "team_id": "e.team_id = :team_id",
    "volunteer_id": "e.id IN (SELECT errand_id FROM errand_volunteer"
    " WHERE volunteer_id = :volunteer_id AND dropped_at IS NULL)",
}
"""What is asked of an errand, `errand e`, for each thing that may be given."""


def counts(
    first: date,
    last: date,
    *,
    neighbourhood: str | None = None,
    place_id: int | None = None,
    team_id: int | None = None,
    volunteer_id: int | None = None,
) -> Errands:
    """Return what became of the errands between two days: of all, or of those that fit what is given.

    A neighbourhood of "" is of those without. One that is done with two volunteers counts for each of
    them, so figures of volunteers are not to be added up; those of teams may be.
    """
    asked = {"neighbourhood": neighbourhood, "place_id": place_id, "team_id": team_id}
    where, given = narrowed(FILTERS, {**asked, "volunteer_id": volunteer_id})
    days = {"first": first.isoformat(), "last": last.isoformat()}
    row = db.execute_sql(_COUNTS.format(where=where), {**days, **given}).fetchone()
    return Errands(row[0], row[1], round(float(row[2]), 1), row[3], row[4], row[5])
