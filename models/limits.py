"""Limits of procedures: the law's by case, the shorter ones of a place, and what a pause does to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from peewee import IntegerField, TextField

from .base import Catalogue, db, rows
from .errors import Fault, Refused
from .language import _, _n

UNITS: dict[str, Callable[[int], str]] = {
    "WD": lambda n: _n("{n} ngày làm việc", n),
    "CD": lambda n: _n("{n} ngày", n),
    "H": lambda n: _n("{n} giờ làm việc", n),
    "INDAY": lambda n: _("trong ngày"),
    "PLAN": lambda n: _("theo kế hoạch"),
    "UNKNOWN": lambda n: _("chưa rõ thời hạn"),
}
"""How a limit of each unit is said."""


class ProcedureCase(Catalogue):
    """A case (trường hợp) of a procedure with its own limit; position 1 is the default."""

    procedure_code = TextField()
    procedure_from = TextField()
    position = IntegerField()
    name = TextField()
    limit_unit = TextField()
    limit_value = IntegerField(null=True)
    limit_conf = TextField()
    note = TextField(null=True)


class LocalLimit(Catalogue):
    """A limit that the province or the Centre shortened for a case of a procedure."""

    procedure_code = TextField()
    position = IntegerField()
    limit_unit = TextField()
    limit_value = IntegerField()
    source = TextField()


class PauseRule(Catalogue):
    """What a supplement does to the limit of a procedure; `*` stands for those without a rule of theirs.

    `restart` begins the limit anew, `resume` adds the days for which the clock stood still;
    `supply_days` are the working days one has to bring what is missing.
    """

    procedure_code = TextField()
    at_intake = TextField()
    in_processing = TextField()
    supply_days = IntegerField()
    source = TextField()


class Limited(Protocol):
    """Something with a limit in force and a legal one."""

    @property
    def limit_unit(self) -> str:
        """The unit in force."""
        ...

    @property
    def limit_value(self) -> int | None:
        """How many of it."""
        ...

    @property
    def legal_unit(self) -> str:
        """The law's unit."""
        ...

    @property
    def legal_value(self) -> int | None:
        """How many of it."""
        ...


@dataclass(frozen=True)
class Case:
    """A case of a procedure with the limit in force here and the legal one; position 1 is the default."""

    position: int
    name: str
    limit_unit: str
    limit_value: int | None
    limit_conf: str
    note: str | None
    legal_unit: str
    legal_value: int | None

    @property
    def limit(self) -> str:
        """The limit in words."""
        return told(self)


def limit_words(unit: str, value: int | None) -> str:
    """Return a limit as it is read at the counter: 3 ngày làm việc."""
    return UNITS[unit](value or 0)


def told(row: Limited) -> str:
    """Return the limit in force, and the legal one beside a local one: 9 ngày làm việc (luật: 10)."""
    limit = limit_words(row.limit_unit, row.limit_value)
    if (row.limit_unit, row.limit_value) != (row.legal_unit, row.legal_value):
        legal = str(row.legal_value)
        if row.limit_unit != row.legal_unit:
            legal = limit_words(row.legal_unit, row.legal_value)
        return _("{limit} (luật: {legal})", limit=limit, legal=legal)
    return limit


COLUMNS = """coalesce(l.limit_unit, c.limit_unit), coalesce(l.limit_value, c.limit_value),
       iif(l.limit_unit IS NULL, c.limit_conf, 'sourced'), {between}c.limit_unit, c.limit_value"""

LOCAL = """LEFT JOIN local_limit l ON l.procedure_code = c.procedure_code AND l.position = c.position
  AND l.valid_to IS NULL"""


_CASES = f"""
SELECT c.position, c.name, {COLUMNS.format(between="c.note, ")} FROM procedure_case c {LOCAL}
WHERE c.procedure_code = ? AND c.procedure_from = ? AND c.valid_to IS NULL ORDER BY c.position
"""


def cases(code: str, valid_from: str) -> list[Case]:
    """Return the cases of one version of a procedure with the limits in force here, the default first."""
    return [Case(*row) for row in db.execute_sql(_CASES, (code, valid_from))]


def limit_of(code: str, valid_from: str, position: int = 1) -> tuple[str, int | None]:
    """Return (unit, value) of the limit in force for a case; raises `Refused` with the known cases."""
    known = cases(code, valid_from)
    for case in known:
        if case.position == position:
            return case.limit_unit, case.limit_value
    raise Refused(
        "case.unknown",
        field="case_position",
        code=code,
        position=position,
        known=", ".join(f"{case.position} {case.name}" for case in known),
    )


_USUAL_PAUSE = {"procedure_code": "*", "at_intake": "restart", "in_processing": "resume", "supply_days": 15}
"""What holds where nothing was loaded (DOMAIN 2.4, 3.3)."""


def pause_rule(code: str) -> PauseRule:
    """Return the rule of pauses of a procedure: its own, else the one of `*`, else the law's."""
    found = rows(
        PauseRule,
        "procedure_code IN (?, '*') AND valid_to IS NULL ORDER BY procedure_code = '*' LIMIT 1",
        code,
    )
    rule: PauseRule = found[0] if found else PauseRule(**_USUAL_PAUSE)
    return rule


def faults() -> Iterator[Fault]:
    """Yield the local limits of cases that no procedure in force has, and those longer than the law's."""
    for code, position in db.execute_sql(
        "SELECT procedure_code, position FROM local_limit l WHERE valid_to IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM procedure_case c WHERE c.procedure_code = l.procedure_code"
        "   AND c.position = l.position AND c.valid_to IS NULL)"
    ).fetchall():
        refused = Refused("case.unknown", code=code, position=position, known="")
        yield Fault("local_limits", (code, position), "position", refused)
    for code, position, unit, value in db.execute_sql(_LONGER).fetchall():
        refused = Refused("limit.longer", code=code, limit=limit_words(unit, value))
        yield Fault("local_limits", (code, position), "limit_value", refused)


_LONGER = """
SELECT l.procedure_code, l.position, c.limit_unit, c.limit_value FROM local_limit l
JOIN procedure_case c ON c.procedure_code = l.procedure_code AND c.position = l.position
  AND c.valid_to IS NULL
WHERE l.valid_to IS NULL AND (l.limit_unit = c.limit_unit AND l.limit_value > c.limit_value
  OR c.limit_unit = 'INDAY' AND l.limit_unit <> 'INDAY')
"""
"""A place may shorten a limit, never lengthen it; limits of different units cannot be compared."""
