"""Counting by a part: turns, people, hours, ticks and duty of each key between two days (DOMAIN 5.3)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from ..base import db
from ..roster.duty import span
from ..sessions.counting import EVERYTHING, Scope
from .cells import MOST, SUMS, Asked, known, tallied
from .struck import unstruck

BUCKETS = {"day": "day", "week": "date(day, 'weekday 0', '-6 days')", "month": "substr(day, 1, 7)"}
"""How the days of a part of time are called, as SQL finds it: by its day, its Monday, its month."""


@dataclass(frozen=True)
class Figures:
    """What is counted of a key: never mixed, never counted twice. Times are in seconds but for plans."""

    turns: int = 0
    people: int = 0
    volunteer_turns: int = 0
    seconds: int = 0
    elderly: int = 0
    minority: int = 0
    disabled: int = 0
    pregnant: int = 0
    ticks: int = 0
    planned: int = 0
    served: int = 0
    planned_minutes: int = 0
    duty_seconds: int = 0

    @property
    def minutes(self) -> int:
        """The volunteers' time in sittings, in minutes."""
        return round(self.seconds / 60)

    @property
    def duty_minutes(self) -> int:
        """The time on duty, in minutes."""
        return round(self.duty_seconds / 60)


NONE = Figures()
_PART_OF = {
    "place_id": "place",
    "team_id": "team",
    "neighbourhood": "neighbourhood",
    "kind": "kind",
    "group": "group",
    "volunteer_id": "volunteer",
    "procedure_code": "procedure",
}
"""The part whose key a scope of one thing is."""

ON_DUTY = {
    "place_id": " AND d.place_id = :place_id",
    "volunteer_id": " AND d.volunteer_id = :volunteer_id",
    "team_id": " AND :team_id = (SELECT m.team_id FROM team_member m WHERE m.volunteer_id = d.volunteer_id"
    " AND m.from_day <= d.day AND (m.to_day IS NULL OR m.to_day >= d.day)"
    " ORDER BY m.from_day DESC, m.id DESC LIMIT 1)",
}
"""What a scope means for shifts; a scope of anything else has none."""


def by(
    part: str,
    first: date,
    last: date,
    scope: Scope = EVERYTHING,
    bucket: str = "",
    people: bool = True,
) -> dict[str, Figures]:
    """Return the figures by each key of one of `PARTS`, or of all by day, week or month (`bucket`).

    Keys are texts, "" for what has none. Without `people` those who are known are not counted, nor
    their groups. Seven queries at most.
    """
    return _read(_Question(part, first, last, scope, None, bucket), people)


def total(first: date, last: date, scope: Scope = EVERYTHING) -> Figures:
    """Return the figures of a scope or of all; seven queries at most."""
    given = {name: value for name, value in vars(scope).items() if value is not None}
    if len(given) == 1:
        ((name, value),) = given.items()
        asked = _Question(_PART_OF[name], first, last, EVERYTHING, str(value), "")
        return _read(asked).get(str(value), NONE)
    return next(iter(_read(_Question("all", first, last, scope, None, "")).values()), NONE)


@dataclass(frozen=True)
class _Question:
    part: str
    first: date
    last: date
    scope: Scope
    only: str | None
    bucket: str

    def values(self) -> dict[str, Any]:
        """Return what the queries ask for."""
        return {**span(self.first, self.last), **self.scope.sql()[1], "part": self.part, "only": self.only}

    @property
    def key(self) -> str:
        """The key of a cell as SQL finds it: its own, or what its day is called."""
        return BUCKETS.get(self.bucket, "key")

    @property
    def kept(self) -> bool:
        """Whether kept cells can answer: they know of parts, not of scopes."""
        return self.scope == EVERYTHING

    def days(self) -> list[date]:
        """Return the days to be counted anew."""
        return unstruck(self.first, self.last, self.kept, self.part)

    def asked(self, days: list[date], people: bool) -> Asked:
        """Return which cells are to be counted anew; where none are kept, with the people in them."""
        where, given = self.scope.sql()
        own = " AND hv.volunteer_id = :volunteer_id" if "volunteer_id" in given else ""
        fits = all(name in ON_DUTY for name in given)
        duty = "".join(ON_DUTY[name] for name in given) if fits else None
        once = self.key if people and not self.kept else ""
        return Asked(self.part, ", ".join(f"'{day}'" for day in days), where, own, duty, once)


_KEPT = "part = :part AND day BETWEEN :first AND :last{only}"
_ADDED = ", ".join(f"sum({name})" for name in SUMS)
_MOST = ", ".join(f"max({name}) AS {name}" for name in MOST)
_ONCE = ", ".join(f"sum({name})" for name in MOST)
_PERSONS = """
SELECT key, count(*) FROM (SELECT DISTINCT {key} AS key, person_id FROM tally_known WHERE {kept}) GROUP BY key
"""
_MORE_THAN_ONE = f"""
SELECT key, {_ONCE.replace("sum(heads)", "sum(heads) - count(*)")} FROM (
  SELECT {{key}} AS key, {_MOST} FROM tally_known INDEXED BY tally_known_more
  WHERE {{kept}} AND (heads > 1 OR elderly + minority + disabled + pregnant > 0) GROUP BY 1, person_id)
GROUP BY key
"""
"""Most people are one head of no group: they are only counted, and the rest is added to them."""

_MORE = ", ".join(f"max(0, max(l.{name}) - coalesce(max(k.{name}), 0)) AS {name}" for name in MOST)


def _read(question: _Question, people: bool = True) -> dict[str, Figures]:
    """Add up kept and new cells; a person in both counts by how much more the new ones have."""
    cells: dict[str, dict[str, int]] = {}
    for names, sql in _queries(question, people):
        for key, *many in db.execute_sql(sql, question.values()):
            cell = cells.setdefault(str(key), dict.fromkeys(SUMS, 0))
            for name, value in zip(names, many):
                cell[name] += value
    return {key: _figures(cell) for key, cell in cells.items()}


def _queries(question: _Question, people: bool) -> list[tuple[tuple[str, ...], str]]:
    """Return the queries, each with the names of what it sums: those of what is kept, and of what is not."""
    only = " AND key = :only" if question.only is not None else ""
    kept, key, days = _KEPT.format(only=only), question.key, question.days()
    found = []
    if question.kept:
        found.append((SUMS, f"SELECT {key}, {_ADDED} FROM tally WHERE {kept} GROUP BY 1"))
    if question.kept and people:
        found.append((MOST[:1], _PERSONS.format(key=key, kept=kept)))
        found.append((MOST, _MORE_THAN_ONE.format(key=key, kept=kept)))
    asked = question.asked(days, people)
    if days:
        found.append((SUMS, f"SELECT {key}, {_ADDED} FROM ({tallied(asked)}) WHERE 1{only} GROUP BY 1"))
    if days and question.kept and people:
        found.append((MOST, f"SELECT key, {_ONCE} FROM ({_more(question, asked, only)}) GROUP BY 1"))
    return found


def _more(question: _Question, asked: Asked, only: str) -> str:
    """Return the query for what people counted anew have more than the kept cells know of them."""
    key = question.key
    counted = f"({known(asked)}) WHERE 1{only}"
    new = f"SELECT {key} AS key, key AS part_key, person_id, {_MOST} FROM {counted} GROUP BY 1, 2, 3"
    before = f"(SELECT *, {key} AS called FROM tally_known) k"
    return (
        f"SELECT l.key, {_MORE} FROM ({new}) l LEFT JOIN {before} ON k.part = :part AND k.key = l.part_key"
        " AND k.person_id = l.person_id AND k.day BETWEEN :first AND :last AND k.called = l.key"
        " GROUP BY l.key, l.person_id"
    )


def _figures(cell: dict[str, int]) -> Figures:
    cell["people"] = cell.pop("heads")
    return Figures(**{field.name: cell[field.name] for field in fields(Figures)})
