"""What ends of errands with a volunteer who leaves: nobody waits for somebody who does not come."""

from __future__ import annotations

from ..base import db
from ..journal import Act
from ..roster.times import at
from .moving import helpers_of
from .records import Errand, ErrandVolunteer

AHEAD = """errand_volunteer ev JOIN errand e ON e.id = ev.errand_id
WHERE ev.volunteer_id = :who AND ev.dropped_at IS NULL AND e.state = 'assigned'
  AND (e.day IS NULL OR e.day > :day OR e.day = :day AND coalesce(e.starts, '24:00') > :hour)"""
"""The errands still to begin to which a volunteer goes."""


def give_back_in(doing: Act, volunteer_id: int) -> None:
    """Take somebody off the errands that are still to begin, inside an act.

    One that nobody goes to is asked for again, one that is left to a single volunteer says so. Those
    whose hour is over stay as they are: whether they were done is still to be written down.
    """
    now = {"who": volunteer_id, "day": doing.day.isoformat(), "hour": at(doing.at)}
    for going_id, errand_id in db.execute_sql(
        f"SELECT ev.id, e.id FROM {AHEAD} ORDER BY ev.id", now
    ).fetchall():
        doing.change(ErrandVolunteer, going_id, dropped_at=doing.at)
        left = len(helpers_of(errand_id))
        if left == 0:
            doing.change(Errand, errand_id, state="asked", since=doing.at, alone=None)
        elif left == 1:
            doing.change(Errand, errand_id, alone=1)
