"""A roster that was made elsewhere, such as a month in a spreadsheet: compared, then taken in by one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .. import clock
from ..base import db, first, rows
from ..errors import Refused
from ..journal import Actor, act, no_right
from ..language import _
from ..volunteers import Volunteer
from . import times
from .patterns import refuse_long
from .records import Shift
from .verbs import add_shift_in, cancel_shift_in, overlap, overlapping, refuse_past

MISTAKE = "absence.planned_twice"
"""The reason of shifts that a newer file lacks; such a one is planned again when it comes back."""


PlaceInTime = tuple[date, int, int, str, str]
"""What makes a shift the one that a file names: day, volunteer, place, from, to."""


@dataclass(frozen=True)
class Wanted:
    """A shift as a file wants it, its times HH:MM."""

    day: date
    volunteer_id: int
    place_id: int
    starts: str
    ends: str

    @property
    def span(self) -> tuple[str, str]:
        """When it is."""
        return self.starts, self.ends


@dataclass(frozen=True)
class Clash:
    """A wanted shift, by its place in the file, and what is in its way: one before it, or a shift."""

    place: int
    other: int | None = None
    shift: Any = None


@dataclass
class Comparison:
    """What taking a roster in would do; nothing is done while there is a clash.

    `cancelled` are wanted ones that were planned before and cancelled for somebody's absence: they stay so.
    `past` are the places of those that are not planned and whose day is over: nothing is done either.
    """

    added: list[Wanted] = field(default_factory=list)
    kept: list[Any] = field(default_factory=list)
    dropped: list[Any] = field(default_factory=list)
    cancelled: list[Any] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    past: list[int] = field(default_factory=list)


def compare(wanted: Sequence[Wanted], replace: bool = False) -> Comparison:
    """Return what is new in a roster, what is known, and what clashes; two queries.

    With `replace`, shifts that it lacks are dropped, of the same days and places or in the way of
    one that it names, unless they are over or begun, or stand in for one that it names.
    """
    found = Comparison()
    if not wanted:
        return found
    begin, end = min(one.day for one in wanted), max(one.day for one in wanted)
    refuse_long(begin, end)
    if replace:
        found.dropped = _lacking(wanted, begin, end)
    gone = {row.id for row in found.dropped}
    standing = _standing(wanted, begin, end)
    own: dict[tuple[date, int], list[tuple[int, Wanted]]] = {}
    for place, one in enumerate(wanted):
        key = (one.day, one.volunteer_id)
        live, cancelled = standing.get(key, ([], []))
        before = next((n for n, other in own.get(key, []) if times.shared(other.span, one.span)), None)
        own.setdefault(key, []).append((place, one))
        _sort(found, place, one, before, [row for row in live if row.id not in gone], cancelled)
    added, today = set(found.added), clock.today()
    found.past = [place for place, one in enumerate(wanted) if one.day < today and one in added]
    return found


def take(*, by: Actor, wanted: Sequence[Wanted], replace: bool = False, **source: object) -> Comparison:
    """Plan all of a roster in one act, or nothing when it clashes; `source` goes into the journal.

    What changes nothing writes nothing.
    """
    if not by.may("roster.load"):
        raise no_right(by, "roster.load")
    with db.writing():
        found = compare(wanted, replace)
        if found.clashes:
            raise refusal(wanted, found.clashes[0])
        for place in found.past:
            refuse_past(wanted[place].day, clock.today())
        if found.added or found.dropped:
            _write(found, by, source)
        return found


_WRITTEN = """
SELECT s.day, s.volunteer_id, s.place_id, s.starts, s.ends
FROM volunteer v CROSS JOIN shift s ON s.volunteer_id = v.id
WHERE s.day BETWEEN ? AND ? AND (s.cancelled_at IS NULL OR s.reason_key IS NOT ?)
"""


def written(first: date, last: date) -> frozenset[Wanted]:
    """Return what the register has between two days, cancelled for an absence or not; one query.

    A file may name all of that: it changes nothing, whoever has left since.
    """
    cursor = db.execute_sql(_WRITTEN, (first.isoformat(), last.isoformat(), MISTAKE))
    return frozenset(Wanted(date.fromisoformat(day), *rest) for day, *rest in cursor)


def refusal(wanted: Sequence[Wanted], clash: Clash) -> Refused:
    """Return the refusal that a clash amounts to."""
    code = first(Volunteer, "id = ?", wanted[clash.place].volunteer_id).code
    return overlap(clash.shift if clash.other is None else wanted[clash.other], code)


def _write(found: Comparison, by: Actor, source: Mapping[str, object]) -> None:
    with act("roster.load", by) as doing:
        for row in found.dropped:
            cancel_shift_in(doing, row, MISTAKE, _("bỏ"))
        for one in found.added:
            add_shift_in(doing, one.volunteer_id, one.place_id, one.day, one.span)
        doing.counts = {**source, "added": len(found.added), "cancelled": len(found.dropped)}


def _sort(
    found: Comparison,
    place: int,
    one: Wanted,
    before: int | None,
    live: Sequence[Any],
    cancelled: Sequence[Any],
) -> None:
    """Put a wanted shift where it belongs."""
    same = [row for row in live if _is(row, one)]
    absent = [row for row in cancelled if _is(row, one) and row.reason_key != MISTAKE]
    other = overlapping(live, one.span)
    if same:
        found.kept += same
    elif before is not None:
        found.clashes.append(Clash(place, other=before))
    elif absent:
        found.cancelled.append(absent[-1])
    elif other is not None:
        found.clashes.append(Clash(place, shift=other))
    else:
        found.added.append(one)


def _is(row: Any, one: Wanted) -> bool:
    return (row.place_id, row.starts, row.ends) == (one.place_id, one.starts, one.ends)


def _standing(
    wanted: Sequence[Wanted], begin: date, end: date
) -> Mapping[tuple[date, int], tuple[list[Any], list[Any]]]:
    """Return the shifts of each day and volunteer: those that stand, and those that were cancelled."""
    people = sorted({one.volunteer_id for one in wanted})
    marks = ", ".join("?" * len(people))
    known: dict[tuple[date, int], tuple[list[Any], list[Any]]] = {}
    where = f"volunteer_id IN ({marks}) AND day BETWEEN ? AND ? ORDER BY day, starts, id"
    for row in rows(Shift, where, *people, begin.isoformat(), end.isoformat()):
        known.setdefault((row.day, row.volunteer_id), ([], []))[bool(row.cancelled_at)].append(row)
    return known


def _lacking(wanted: Sequence[Wanted], begin: date, end: date) -> list[Any]:
    """Return the shifts that are to be dropped: a stand-in goes only with the shift that it is for."""
    now = clock.now()
    named = {(one.day, one.place_id) for one in wanted}
    taken: dict[tuple[date, int], list[times.Span]] = {}
    for one in wanted:
        taken.setdefault((one.day, one.volunteer_id), []).append(one.span)
    kept = {_place_in_time(one) for one in wanted}
    standing = rows(
        Shift,
        "day BETWEEN ? AND ? AND cancelled_at IS NULL AND checked_in_at IS NULL ORDER BY day, id",
        max(begin, clock.day_of(now)).isoformat(),
        end.isoformat(),
    )
    origins = _origins(begin, end) if any(row.replaces_id for row in standing) else {}
    return [
        row
        for row in standing
        if ((row.day, row.place_id) in named or _in_the_way(row, taken.get((row.day, row.volunteer_id), ())))
        and not times.over(row.day, row.ends, now)
        and not kept & {_place_in_time(row), *origins.get(row.id, ())}
    ]


def _in_the_way(row: Any, spans: Sequence[times.Span]) -> bool:
    return any(times.shared((row.starts, row.ends), span) for span in spans)


def _place_in_time(row: Any) -> PlaceInTime:
    return row.day, row.volunteer_id, row.place_id, row.starts, row.ends


_ORIGINS = """
WITH RECURSIVE origin(id, replaced) AS (
  SELECT id, replaces_id FROM shift
  WHERE day BETWEEN ? AND ? AND cancelled_at IS NULL AND replaces_id IS NOT NULL
  UNION SELECT o.id, s.replaces_id FROM origin o JOIN shift s ON s.id = o.replaced
  WHERE s.replaces_id IS NOT NULL)
SELECT o.id, s.day, s.volunteer_id, s.place_id, s.starts, s.ends
FROM origin o CROSS JOIN shift s ON s.id = o.replaced
"""


def _origins(begin: date, end: date) -> Mapping[int, set[PlaceInTime]]:
    """Return the shifts that each stand-in replaces, one behind the other; one query."""
    found: dict[int, set[PlaceInTime]] = {}
    for row_id, day, *rest in db.execute_sql(_ORIGINS, (begin.isoformat(), end.isoformat())):
        found.setdefault(row_id, set()).add((date.fromisoformat(day), *rest))
    return found
