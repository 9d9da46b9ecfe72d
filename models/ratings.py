"""Ratings: one key at the end of a visit or of a return, by desk and never by citizen."""

from __future__ import annotations

from collections.abc import Mapping

from peewee import IntegerField, TextField

from . import catalogue, people, visits
from .base import Day, Moment, PersonalText, Written, first
from .errors import Refused
from .journal import Actor, act
from .language import N_, Words, _

KEYED_BY = ("citizen", "staff")
SCORES: Mapping[int, str] = Words({1: N_("rất hài lòng"), 2: N_("hài lòng"), 3: N_("không hài lòng")})


class Rating(Written):
    """How satisfied a visitor was; one that staff keyed is worth less than the citizen's own."""

    day = Day()
    at = Moment()
    visit_id = IntegerField(null=True)
    dossier_id = IntegerField(null=True)
    score = IntegerField()
    reason_key = TextField(null=True)
    keyed_by = TextField()
    desk_id = IntegerField(null=True)
    account_id = IntegerField()
    comment = PersonalText(null=True)
    sector = TextField(null=True)


def rate(
    *,
    by: Actor,
    visit_id: int,
    score: int,
    reason: str | None = None,
    keyed_by: str = "staff",
    comment: str = "",
) -> Rating:
    """Record 1, 2 or 3 for a visit that is over, once; a reason goes with 3 only."""
    with act("rating.rate", by) as doing:
        visit = doing.fetch(visits.Visit, visit_id)
        if score not in SCORES:
            raise Refused("rating.score", field="score")
        if keyed_by not in KEYED_BY:
            raise Refused("choice", field="keyed_by", value=keyed_by, known=", ".join(KEYED_BY))
        if reason and score != 3:
            raise Refused("rating.reason", field="reason")
        if visit.state != "done":
            raise Refused(
                "visit.state",
                ticket=visit.ticket,
                state=visits.STATES[visit.state],
                act=_("đánh giá"),
                allowed="",
            )
        if first(Rating, "visit_id = ?", visit_id):
            raise Refused("rating.twice")
        return doing.add(
            Rating,
            day=doing.day,
            at=doing.at,
            visit_id=visit_id,
            score=score,
            reason_key=catalogue.reason_key("rating", reason) if reason else None,
            keyed_by=keyed_by,
            desk_id=visit.desk_id,
            account_id=doing.account_id(),
            comment=people.checked_length(N_("Ý kiến"), "comment", comment, people.NOTE_MOST),
        )
