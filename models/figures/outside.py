"""What lies behind the figures that are of no sessions: errands, lessons and shifts, row by row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .. import errands, lessons, roster
from ..base import db
from ..errors import Refused
from ..journal import Actor
from ..sessions.counting import EVERYTHING, Scope
from . import force
from .periods import Period

MOST = 500
"""So many rows are listed at once, the newest first."""


@dataclass(frozen=True)
class Outside:
    """The rows behind a figure (at most `MOST`), what they are, and how many there are."""

    what: str
    rows: list[Any]
    count: int


Read = Callable[[Actor, Period, str, Scope, int], tuple[list[Any], int]]


def is_outside(key: str) -> bool:
    """Tell whether a row's key leads to errands, lessons or shifts."""
    return key.partition(":")[0] in _READ


@db.reading()
def outside(by: Actor, period: Period, key: str, scope: Scope = EVERYTHING, most: int = MOST) -> Outside:
    """Return the errands, lessons or shifts behind a row's key; two queries.

    Raises `Refused` without the right to read those, and for a row or a scope that has none.
    """
    what, _colon, which = key.partition(":")
    if what not in _READ or which not in WHICH[what]:
        raise Refused("figures.behind")
    rows, count = _READ[what](by, period, which, scope, most)
    return Outside(what, rows, count)


def _errands(by: Actor, period: Period, which: str, scope: Scope, most: int) -> tuple[list[Any], int]:
    return errands.done(by, period.first, period.last, which, most, **_given(force.beside(scope)))


def _lessons(by: Actor, period: Period, which: str, scope: Scope, most: int) -> tuple[list[Any], int]:
    return lessons.held(by, period.first, period.last, most, **_given(force.beside(scope)))


def _shifts(by: Actor, period: Period, which: str, scope: Scope, most: int) -> tuple[list[Any], int]:
    given = _given(force.on_duty(scope))
    return roster.counted_entries(by, period.first, period.last, which, most, **given)


def _given(scope: dict[str, Any] | None) -> dict[str, Any]:
    if scope is None:
        raise Refused("figures.behind")
    return scope


_READ: Mapping[str, Read] = {"errand": _errands, "lesson": _lessons, "shift": _shifts}
WHICH: Mapping[str, tuple[str, ...]] = {
    "errand": (*errands.KINDS, "km"),
    "lesson": ("held",),
    "shift": ("served", "planned"),
}
"""What can be asked for of each."""
