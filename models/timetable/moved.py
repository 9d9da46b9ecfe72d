"""The open dossiers whose promised date another timetable moves, and how they are written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from .. import catalogue, clock, text
from ..base import db, rows
from ..dossiers import Dossier, Step
from ..dossiers.promises import Promise, deadlines, passed, recomputed
from ..errors import Refused
from ..journal import Act, Actor
from ..language import _
from .kept import Timetable

RECOUNT = "dossier.recount"

OF_DAYS = ("bỏ qua", "tính ")
"""How reasons begin, as they are kept, that name a special day: they are told first."""

_OPEN = " UNION ALL ".join(
    f"SELECT id FROM dossier WHERE voided_at IS NULL AND {states}"
    for states in ("state IN (2, 4)", "state = 5", "state = 6")
)
"""The dossiers somebody still waits for, each part by an index of its own."""


@dataclass(frozen=True)
class Moved:
    """An open dossier with its promised and its judging moment before and after.

    Two are the same when dossier and moments are: the words beside them may be in another language.
    """

    dossier_id: int
    before: datetime | None
    after: datetime | None
    judged_before: datetime | None
    judged_after: datetime | None
    label: str = field(default="", compare=False)
    procedure: str = field(default="", compare=False)
    owner: str = field(default="", compare=False)
    why: str = field(default="", compare=False)


@dataclass(frozen=True)
class Recount:
    """A dossier that is promised something else now, or the same for other reasons."""

    row: Dossier
    promise: Promise
    was: Promise
    inner: dict[str, Any]

    @property
    def concerns(self) -> bool:
        """Whether anything of the dossier is another under the new timetable."""
        others = any(getattr(self.row, name) != value for name, value in self.inner.items())
        said = self.promise.current and self.was.reasons != self.promise.reasons
        return bool(self.moves or others or said)

    @property
    def moves(self) -> bool:
        """Whether its moments change, and not only the words beside them."""
        moved = (self.was.current, self.was.judged) != (self.promise.current, self.promise.judged)
        return self.promise.current is not None and moved


def recounts(old: Timetable, new: Timetable) -> list[Recount]:
    """Return the open dossiers that the difference between two timetables concerns, by promised day.

    What is late already stays as late as it was.
    """
    before, after = old.calendar(), new.calendar()
    if before == after:
        return []
    steps = _steps()
    found, now = [], clock.now()
    for row in rows(Dossier, f"id IN ({_OPEN}) ORDER BY due_day, id"):
        if passed(row, now):
            continue
        told = steps.get(row.id, ())
        inner = deadlines(after, row)
        recount = Recount(row, recomputed(after, row, told), recomputed(before, row, told), inner)
        if recount.concerns:
            found.append(recount)
    return found


def _steps() -> dict[int, list[Any]]:
    known = rows(Step, f"dossier_id IN ({_OPEN}) ORDER BY dossier_id, position")
    return {key: list(steps) for key, steps in groupby(known, key=lambda step: step.dossier_id)}


def told(found: Sequence[Recount], by: Actor) -> list[Moved]:
    """Return what a person may read of dossiers that move: names whole only with the right to persons."""
    found = [recount for recount in found if recount.moves]
    names = _names([recount.row.owner_id for recount in found])
    shorts = {choice.code: choice.short for choice in catalogue.choices(clock.today())} if found else {}
    full = by.may("person.read")
    return [
        Moved(
            dossier_id=recount.row.id,
            before=recount.row.due_current,
            after=recount.promise.current,
            judged_before=recount.row.due_judged,
            judged_after=recount.promise.judged,
            label=recount.row.label,
            procedure=shorts.get(recount.row.procedure_code, recount.row.procedure_code),
            owner=(names.get(recount.row.owner_id) or "")
            if full
            else text.given_name(names.get(recount.row.owner_id)),
            why="; ".join(_why(recount)),
        )
        for recount in found
    ]


def _why(recount: Recount) -> Iterator[str]:
    """Yield the reasons that are new, or those that hold no longer when none is."""
    was, now = recount.was.reasons, recount.promise.reasons
    fresh = [reason for reason in now if reason not in was]
    yield from sorted(fresh, key=lambda reason: not reason.startswith(OF_DAYS))
    if not fresh:
        yield from (_("không còn: {reason}", reason=reason) for reason in was if reason not in now)


def _names(owners: Sequence[int | None]) -> dict[int | None, str | None]:
    wanted = json.dumps([owner for owner in owners if owner is not None])
    found = db.execute_sql(
        "SELECT id, name FROM person WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
    )
    return dict(found)


def agreed(found: Sequence[Recount], expected: Sequence[Moved], by: Actor) -> None:
    """Raise `Refused` when other dossiers move than those that somebody saw and confirmed."""
    moved = told(found, by)
    if moved != list(expected):
        raise Refused("calendar.moved" if expected else "calendar.unconfirmed", count=len(moved))


def write(doing: Act, found: Sequence[Recount]) -> None:
    """Give dossiers their new promise inside an act, each that moves with a step; the first promise stays.

    One that is promised the same for other reasons, such as a day off by another name, gets those.
    """
    last = dict(
        doing.connection.execute(
            f"SELECT dossier_id, max(position) FROM step WHERE dossier_id IN ({_OPEN}) GROUP BY dossier_id"
        )
    )
    for recount in found:
        row = doing.change(Dossier, recount.row.id, **_columns(recount))
        assert row is not None, "the dossier was read in this transaction"
        if recount.moves:
            _step(doing, row, last.get(row.id, 0) + 1)
    doing.counts["moved"] = sum(recount.moves for recount in found)


def _columns(recount: Recount) -> dict[str, Any]:
    columns = recount.promise.columns()
    kept = columns if recount.moves else {"due_reasons": columns["due_reasons"]}
    return {**(kept if recount.promise.current else {}), **recount.inner}


def _step(doing: Act, row: Dossier, position: int) -> None:
    doing.add(
        Step,
        dossier_id=row.id,
        position=position,
        from_state=row.state,
        to_state=row.state,
        act=RECOUNT,
        source="supervisor",
        at=doing.at,
        day=doing.day,
        account_id=doing.account_id(),
        due_at=row.due_current,
    )
