"""Three mornings of visits behind the scenes of F7: helped or not, and what citizens thought of them."""

from __future__ import annotations

from datetime import datetime, timedelta

from models import clock, outcomes, people, ratings, sessions, visits
from models.base import first
from models.journal import Actor

FIRST = datetime(2026, 11, 16, 8, tzinfo=clock.LOCAL)
DAYS, VISITS = 3, 12
SCORES = (1, 1, 2, 1, 3, 1, 2, 1, 1, 2, 3, 1)
ASKED = ("ks", "ks", "ct", "ks", "ct", "hn")


def rated() -> None:
    """Fill the open register, once."""
    if first(ratings.Rating, "1"):
        return
    officers = [people.sign_in("test", name) for name in ("officer", "officer2")]
    volunteer = people.sign_in("test", "volunteer")
    for day in range(DAYS):
        for n in range(VISITS):
            begin = FIRST + timedelta(days=day, minutes=18 * n)
            _visit(officers[n % 2], volunteer if n % 3 == 0 else None, begin, n)


def _visit(by: Actor, helper: Actor | None, begin: datetime, n: int) -> None:
    with clock.at(begin):
        visit = visits.arrive(by=by, procedures=[ASKED[n % len(ASKED)]])
        session = sessions.start(by=helper, ticket=visit.ticket) if helper else None
    with clock.at(begin + timedelta(minutes=4)):
        if helper and session:
            sessions.end(by=helper, session_id=session.id, ticks={"form_filled": 1}, result="done")
        visits.call(by=by, visit_id=visit.id)
        visits.serve(by=by, visit_id=visit.id)
    with clock.at(begin + timedelta(minutes=8 + n % 7)):
        if n % 5 == 1:
            outcomes.record(by=by, visit_id=visit.id, kind="NOTHING", reason="1", finish=True)
        else:
            outcomes.record(by=by, visit_id=visit.id, kind="INFO", finish=True)
        score = SCORES[n]
        ratings.rate(by=by, visit_id=visit.id, score=score, reason="1" if score == 3 else None)
