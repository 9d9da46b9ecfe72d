"""The admin's one verb: change the timetable, seen beforehand with every dossier it moves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .. import catalogue, centre
from ..errors import Refused
from ..journal import Act, Actor, act, canonical
from . import moved
from .edits import Change, changed
from .kept import Timetable, timetable
from .moved import Moved

HERE = "đặt tại nơi này"
"""Kept as the source of hours that an admin typed, so in the register's own language."""


@dataclass(frozen=True)
class Preview:
    """What somebody saw of a change: the dossiers it moves, and the state of the catalogue it was seen on."""

    moved: tuple[Moved, ...]
    version: int


def preview(change: Change, *, by: Actor) -> Preview:
    """Return the open dossiers that a change would move; nothing is changed.

    Raises `Refused` for a change that makes no sense, with a sentence that says why.
    """
    if not by.may("calendar.change"):
        raise Refused("right", account=by.name, verb="calendar.change")
    version = catalogue.last_load()
    known = timetable()
    found = moved.recounts(known, changed(known, change))
    return Preview(tuple(moved.told(found, by)), version)


def apply(change: Change, expected: Preview, *, by: Actor) -> Preview:
    """Make a change that was seen, and give every dossier it moves its new date, in one transaction.

    Raises `Refused` when the timetable, or what it moves, is no longer what was seen.
    """
    with act("calendar.change", by) as doing:
        known = timetable()
        new = changed(known, change)
        if catalogue.last_load() != expected.version:
            raise Refused("calendar.changed")
        found = moved.recounts(known, new)
        moved.agreed(found, expected.moved, by)
        _write(doing, known, new)
        moved.write(doing, found)
        return Preview(expected.moved, catalogue.last_load())


def recount(known: Timetable, expected: Sequence[Moved], *, by: Actor) -> None:
    """Give every dossier its new date after files changed the timetable, inside their transaction.

    Raises `Refused` when other dossiers move than those that were seen.
    """
    found = moved.recounts(known, timetable())
    moved.agreed(found, expected, by)
    if found:
        with act("calendar.change", by) as doing:
            moved.write(doing, found)


def moves(known: Timetable, *, by: Actor) -> list[Moved]:
    """Return the dossiers that move because the timetable is no longer the one that was known."""
    return moved.told(moved.recounts(known, timetable()), by)


def _write(doing: Act, old: Timetable, new: Timetable) -> None:
    day = doing.day.isoformat()
    for kind, changes in (("days_off", _days(old, new)), ("opening_hours", _hours(old, new))):
        done = {"added": 0, "changed": 0, "closed": 0}
        lines = []
        for how, statement, values in changes:
            doing.connection.execute(statement, {**values, "today": day})
            done[how] += 1
            lines.append({**values, "how": how})
        if lines:
            _keep(doing, kind, lines, **done)
    if new.due_time != old.due_time:
        row = centre.the_centre()
        doing.change(centre.Centre, row.id, due_time=new.due_time)
        _keep(doing, "due_time", [{"due_time": new.due_time}], changed=1)


def _keep(doing: Act, kind: str, lines: list[dict[str, Any]], **done: int) -> None:
    """Count a change as a load of the catalogue: what knows the timetable by heart reads it again."""
    doing.counts[kind] = lines
    doing.add(
        catalogue.FixtureLoad,
        kind=kind,
        sha256=hashlib.sha256(canonical(lines).encode()).hexdigest(),
        rows=len(lines),
        **{"added": 0, "changed": 0, "closed": 0, **done},
        loaded_at=doing.at,
        account_id=doing.account_id(),
    )


Written = tuple[str, str, dict[str, Any]]

_PUT_DAY = """
INSERT INTO day_off (date, kind, name, instead_of, confidence, source, valid_from)
VALUES (:day, :kind, :name, :instead_of, :confidence, :source, :today)
ON CONFLICT (date) DO UPDATE SET kind = :kind, name = :name, instead_of = :instead_of,
  confidence = :confidence, source = :source, valid_to = NULL
"""
_CLOSED = "valid_to = max(:today, date(valid_from, '+1 day'))"


def _days(old: Timetable, new: Timetable) -> Iterator[Written]:
    for day, special in new.days.items():
        if old.days.get(day) != special:
            values = {
                name: value.isoformat() if hasattr(value, "isoformat") else value
                for name, value in asdict(special).items()
            }
            yield "changed" if day in old.days else "added", _PUT_DAY, values
    for day in old.days.keys() - new.days.keys():
        statement = f"UPDATE day_off SET {_CLOSED} WHERE date = :day"
        yield "closed", statement, {"day": day.isoformat()}


_PUT_SESSION = """
INSERT INTO opening_hours
  (place_kind, weekday, opens, closes, counts_for_limits, confidence, source, valid_from)
VALUES (:place_kind, :weekday, :opens, :closes, :counts, 'sourced', :source, :today)
ON CONFLICT (place_kind, weekday, opens) DO UPDATE SET closes = :closes, counts_for_limits = :counts,
  confidence = 'sourced', source = :source, valid_to = NULL
"""
_CLOSE_SESSION = f"""
UPDATE opening_hours SET {_CLOSED}
WHERE place_kind = :place_kind AND weekday = :weekday AND opens = :opens
"""


def _hours(old: Timetable, new: Timetable) -> Iterator[Written]:
    for kind, weekday in sorted(old.hours.keys() | new.hours.keys()):
        was = {opening.opens: opening for opening in old.hours.get((kind, weekday), ())}
        now = {opening.opens: opening for opening in new.hours.get((kind, weekday), ())}
        for opens in sorted(was.keys() | now.keys()):
            values = {"place_kind": kind, "weekday": weekday, "opens": f"{opens:%H:%M}"}
            if opens not in now:
                yield "closed", _CLOSE_SESSION, values
            elif was.get(opens) != now[opens]:
                values |= {"closes": f"{now[opens].closes:%H:%M}", "counts": int(now[opens].counts)}
                values["source"] = HERE
                yield "changed" if opens in was else "added", _PUT_SESSION, values
