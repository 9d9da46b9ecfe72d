"""Actual against planned: what each volunteer was to do and did, and the roster one still has to fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import centre, clock, text, volunteers
from ..base import rows
from ..journal import Actor, no_right
from ..volunteers import Volunteer
from . import times
from .board import Entry, HalfDay, board, entries
from .duty import Duty, duties
from .patterns import planned


@dataclass(frozen=True)
class Hours:
    """A volunteer's duty between two days, and how often it was not as planned."""

    volunteer_id: int
    volunteer: str
    name: str
    duty: Duty
    absent: int
    late: int
    early: int
    unended: int


Line = tuple[date, str, str, str, str]
"""A line of a roster's file: day, code of the volunteer or nothing, code of the place, from, to."""


def hours(first: date, last: date, *, by: Actor, volunteer_id: int | None = None) -> list[Hours]:
    """Return actual against planned by volunteer, in order of given names; a few queries.

    Who may not read volunteers gets the own hours alone; those of another one are refused.
    """
    if not by.may("roster.read"):
        raise no_right(by, "roster.read")
    told: dict[int, list[Entry]] = {}
    for entry in entries(first, last):
        told.setdefault(entry.volunteer_id, []).append(entry)
    found = duties("volunteer", first, last, volunteer_id=volunteer_id)
    known = rows(Volunteer, "1 ORDER BY sort_key IS NULL, sort_key, id")
    known = [row for row in known if volunteers.seen_whole(by, row)]
    if volunteer_id is not None and volunteer_id not in [row.id for row in known]:
        raise no_right(by, "volunteer.read")
    return [_hours(row, found[row.id], told.get(row.id, [])) for row in known if row.id in found]


def _hours(row: Any, known: Duty, shifts: Sequence[Entry]) -> Hours:
    return Hours(
        row.id,
        row.code,
        text.given_name(row.name),
        known,
        absent=sum(entry.state == "absent" for entry in shifts),
        late=sum(entry.late > 0 for entry in shifts),
        early=sum(entry.early > 0 for entry in shifts),
        unended=sum(entry.state == "unended" for entry in shifts),
    )


def lines_to_fill(first: date, last: date, *, by: Actor) -> list[Line]:
    """Return the lines of a roster's file between two days, in their order.

    That is what is planned, what patterns would make, and a line without a volunteer for each
    that a half-day still lacks; a half-day has a line at least.
    """
    places = {row.id: row.code for row in rows(centre.Place, "1")}
    codes = {row.id: row.code for row in rows(Volunteer, "1")}
    shifts = [entry for entry in entries(first, last) if not entry.unplanned]
    known: list[tuple[date, Any]] = [*((entry.day, entry) for entry in shifts), *planned(first, last)]
    lines = [(day, codes[row.volunteer_id], places[row.place_id], row.starts, row.ends) for day, row in known]
    for half in board(first, last, by=by):
        if half.day < clock.today() or (half.entries and all(row.unplanned for row in half.entries)):
            continue
        lacking = max(half.needed, 1) - sum(_lies_in(half, day, row) for day, row in known)
        lines += [(half.day, "", half.code, half.opens, half.closes)] * max(0, lacking)
    return sorted(lines, key=lambda line: (line[0], line[3], line[2], not line[1], line[1]))


def _lies_in(half: HalfDay, day: date, row: Any) -> bool:
    same = (day, row.place_id) == (half.day, half.place_id)
    return same and times.shared((row.starts, row.ends), (half.opens, half.closes)) > 0
