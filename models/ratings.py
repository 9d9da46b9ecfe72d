"""Ratings: one key at the end of a visit or of a return, by desk and never by citizen.

A rating is written and counted. Nothing reads one back with a ticket, a code or a name: what the
figures show of them is in `figures.satisfaction`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from peewee import IntegerField, TextField

from . import catalogue, clock, dossiers, people, visits
from .base import Day, Moment, PersonalText, Written, db, first, moment_text
from .errors import Refused
from .journal import Act, Actor, act
from .language import N_, Words, _

KEYED_BY = Words({"citizen": N_("người dân tự bấm"), "staff": N_("cán bộ bấm hộ")})
SCORES: Mapping[int, str] = Words({1: N_("rất hài lòng"), 2: N_("hài lòng"), 3: N_("không hài lòng")})
UNHAPPY = 3
"""The one score that has a reason."""

WHILE_THERE = timedelta(minutes=15)
"""How long after a visit its own key at the desk is taken for it: then somebody else stands there."""


class Rating(Written):
    """How satisfied a visitor was; one that staff keyed is worth less than the citizen's own.

    It is about a visit, or about the return of a result at `returned_at` outside any visit.
    """

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
    returned_at = Moment(null=True)


def rate(
    *,
    by: Actor,
    visit_id: int | None = None,
    dossier_id: int | None = None,
    score: int,
    reason: str | None = None,
    keyed_by: str = "staff",
    comment: str = "",
) -> Rating:
    """Record 1, 2 or 3, once, for a visit that is over or a result that was returned.

    A reason goes with 3 only. A result returned within a visit is rated with the visit.
    """
    with act("rating.rate", by) as doing:
        about = _visit(doing, visit_id) if visit_id is not None else _return(doing, dossier_id)
        _check(score, reason, keyed_by)
        return doing.add(
            Rating,
            day=doing.day,
            at=doing.at,
            score=score,
            reason_key=catalogue.reason_key("rating", reason) if reason else None,
            keyed_by=keyed_by,
            account_id=doing.account_id(),
            comment=people.checked_length(N_("Ý kiến"), "comment", comment, people.NOTE_MOST),
            **about,
        )


def awaits(row: dossiers.Dossier) -> bool:
    """Tell whether a result was returned today and nobody has said yet how satisfied they are."""
    returned = row.state == 10 and row.voided_at is None and row.returned_day == clock.today()
    return returned and not _return_rated(row)


def last_at(desk_id: int) -> visits.Visit | None:
    """Return the visit that just ended at a desk and is not rated, or None."""
    since = moment_text(clock.now() - WHILE_THERE)
    visit: visits.Visit | None = first(
        visits.Visit,
        "desk_id = ? AND day = ? AND called_at IS NOT NULL AND state = 'done' AND finished_at >= ?"
        " ORDER BY finished_at DESC",
        desk_id,
        clock.today().isoformat(),
        since,
    )
    return None if visit is None or _visit_rated(visit.id) else visit


def _check(score: int, reason: str | None, keyed_by: str) -> None:
    if score not in SCORES:
        raise Refused("rating.score", field="score")
    if keyed_by not in KEYED_BY:
        raise Refused("choice", field="keyed_by", value=keyed_by, known=", ".join(KEYED_BY))
    if reason and score != UNHAPPY:
        raise Refused("rating.reason", field="reason")


def _visit(doing: Act, visit_id: int) -> dict[str, Any]:
    """Return the columns of a rating of a visit; raises `Refused` unless it is over and not rated."""
    visit = doing.fetch(visits.Visit, visit_id)
    if visit.state != "done":
        state = visits.STATES[visit.state]
        raise Refused("visit.state", ticket=visit.ticket, state=state, act=_("đánh giá"), allowed="")
    if _visit_rated(visit_id):
        raise Refused("rating.twice")
    sector = visit.sector or _one(_DOSSIERS_SECTOR, visit_id)
    return {"visit_id": visit_id, "desk_id": visit.desk_id, "sector": sector}


def _return(doing: Act, dossier_id: int | None) -> dict[str, Any]:
    """Return the columns of a rating of a return, which is of the desk where it was returned."""
    if dossier_id is None:
        raise Refused("rating.none")
    if not doing.by.may("person.read"):
        raise Refused("right", account=doing.by.name, verb="person.read")
    row = doing.fetch(dossiers.Dossier, dossier_id)
    if row.state != 10 or row.voided_at is not None:
        raise Refused("dossier.state", act=_("đánh giá"), code=row.label, state=row.state_words, allowed="")
    if _return_rated(row):
        raise Refused("rating.twice")
    return {
        "dossier_id": dossier_id,
        "desk_id": _one(_RETURNING_DESK, dossier_id),
        "sector": row.sector,
        "returned_at": row.returned_at,
    }


_DOSSIERS_SECTOR = (
    "SELECT d.sector FROM outcome o JOIN dossier d ON d.id = o.dossier_id"
    " WHERE o.visit_id = ? AND o.voided_at IS NULL ORDER BY o.id LIMIT 1"
)
_RETURNING_DESK = (
    "SELECT a.desk_id FROM step s JOIN account a ON a.id = s.account_id"
    " WHERE s.dossier_id = ? AND s.act = 'dossier.return_result' ORDER BY s.position DESC LIMIT 1"
)
_VISIT_RATED = """
SELECT 1 FROM rating WHERE visit_id = ?1
UNION ALL
SELECT 1 FROM outcome o JOIN dossier d ON d.id = o.dossier_id
JOIN rating r ON r.dossier_id = d.id AND r.returned_at = d.returned_at
WHERE o.visit_id = ?1 AND o.kind = 'RESULT' AND o.at = d.returned_at AND o.voided_at IS NULL
"""
_RETURN_RATED = """
SELECT 1 FROM rating WHERE dossier_id = ?1 AND returned_at = ?2
UNION ALL
SELECT 1 FROM outcome o JOIN rating r ON r.visit_id = o.visit_id
WHERE o.dossier_id = ?1 AND o.kind = 'RESULT' AND o.at = ?2 AND o.voided_at IS NULL
"""


def _one(sql: str, *values: Any) -> Any:
    row = db.execute_sql(sql, values).fetchone()
    return row[0] if row else None


def _visit_rated(visit_id: int) -> bool:
    return _one(_VISIT_RATED, visit_id) is not None


def _return_rated(row: dossiers.Dossier) -> bool:
    returned = moment_text(row.returned_at) if row.returned_at else ""
    return _one(_RETURN_RATED, row.id, returned) is not None
