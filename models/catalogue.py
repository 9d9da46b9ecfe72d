"""Sectors, procedures with their cases and papers, help kinds and reasons: fixtures in force."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from peewee import IntegerField, TextField

from . import text
from .base import Catalogue, Day, db, rows
from .errors import Refused
from .language import _, _n, name_of

CODE = re.compile(r"\d\.\d{6}")
"""Provincial lists print a suffix behind the national code; only this part is the code."""

_PROCEDURE = "tt"
"""Many names begin with Thủ tục, which nobody types: its initials may be left out."""

_BETWEEN = "\n"
"""Stands before each of the texts that a typed text may begin."""

UNITS: dict[str, Callable[[int], str]] = {
    "WD": lambda n: _n("{n} ngày làm việc", n),
    "CD": lambda n: _n("{n} ngày", n),
    "H": lambda n: _n("{n} giờ làm việc", n),
    "INDAY": lambda n: _("trong ngày"),
    "PLAN": lambda n: _("theo kế hoạch"),
    "UNKNOWN": lambda n: _("chưa rõ thời hạn"),
}
"""How a limit of each unit is said."""


class Sector(Catalogue):
    """A field of administration, with the letter of the queue its visitors wait in."""

    name = TextField()
    short = TextField()
    series = TextField()
    position = IntegerField()


class Procedure(Catalogue):
    """One version of a procedure; a dossier keeps the version in force when it was received."""

    code = TextField()
    valid_from = Day()
    name = TextField()
    sector = TextField()
    authority = TextField()
    fee = TextField(null=True)
    fee_conf = TextField()
    online_level = TextField(null=True)
    online_conf = TextField()
    decision = TextField(null=True)
    confidence = TextField()
    source = TextField(null=True)
    from_assumed = IntegerField()
    folded = TextField()
    initials = TextField()


class ShortName(Catalogue):
    """A procedure's name for narrow lists, and the hot key that chooses it."""

    procedure_code = TextField()
    short = TextField()
    hot_key = TextField(null=True)
    folded = TextField()


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


class Paper(Catalogue):
    """A component paper of a procedure; `conditional` ones belong to a named case only."""

    procedure_code = TextField()
    procedure_from = TextField()
    kind = TextField()
    position = IntegerField()
    short = TextField()
    paper = TextField()
    originals = IntegerField()
    copies = IntegerField()
    conditional = IntegerField()


class HelpKind(Catalogue):
    """Something a volunteer helps with: the page and digit that tick it, the figure it feeds."""

    code = TextField()
    page = IntegerField()
    key = IntegerField()
    name = TextField()
    name_en = TextField()
    task_group = IntegerField()
    indicator = TextField()


class Reason(Catalogue):
    """A reason of one kind, chosen by its digit; its key is kind.code."""

    key = TextField()
    kind = TextField()
    code = TextField()
    position = IntegerField()
    name = TextField()
    name_en = TextField()


@dataclass(frozen=True)
class Choice:
    """A procedure as a person chooses it: code and version, names, limit of its default case."""

    code: str
    valid_from: str
    name: str
    short: str
    hot_key: str
    sector: str
    series: str
    limit_unit: str
    limit_value: int | None
    limit_conf: str
    folded: str
    initials: str
    sort_key: str
    keys: str

    @property
    def limit(self) -> str:
        """The limit in words, with a mark when its source is weak."""
        doubt = "" if self.limit_conf == "sourced" or self.limit_unit == "UNKNOWN" else " (?)"
        return limit_words(self.limit_unit, self.limit_value) + doubt


def limit_words(unit: str, value: int | None) -> str:
    """Return a limit as it is read at the counter: 3 ngày làm việc."""
    return UNITS[unit](value or 0)


_CHOICES = """
SELECT e.position, p.code, p.valid_from, p.name, coalesce(s.short, p.name), coalesce(s.hot_key, ''),
       p.sector, e.series, c.limit_unit, c.limit_value, c.limit_conf,
       p.folded || ' ' || coalesce(s.folded, ''), p.initials
FROM procedure p JOIN sector e ON e.name = p.sector
JOIN procedure_case c ON c.procedure_code = p.code AND c.procedure_from = p.valid_from AND c.position = 1
LEFT JOIN short_name s ON s.procedure_code = p.code AND s.valid_to IS NULL
WHERE p.valid_from <= ? AND (p.valid_to IS NULL OR p.valid_to > ?)
"""


@lru_cache(maxsize=4)
def _choices_of_load(day: date, version: int) -> tuple[Choice, ...]:
    cursor = db.execute_sql(_CHOICES, (day.isoformat(), day.isoformat()))
    known = [(row[0], Choice(*row[1:], **_derived(*row[1:]))) for row in cursor]
    return tuple(choice for _, choice in sorted(known, key=_usual_first))


def _derived(code: str, since: str, name: str, short: str, hot_key: str, *others: Any) -> dict[str, Any]:
    """Return what is made of a procedure's row: its place in the alphabet, and all that begins it."""
    initials = others[-1]
    keys = (code, hot_key, initials, initials.removeprefix(_PROCEDURE), text.fold(short))
    return {"sort_key": text.word_key(short), "keys": _BETWEEN + _BETWEEN.join(keys)}


def _usual_first(placed: tuple[int, Choice]) -> tuple[int, bool, str]:
    position, choice = placed
    return position, not choice.hot_key, choice.sort_key


def last_load() -> int:
    """Return a number that changes with every fixture load: what caches of the catalogue go by."""
    return int(db.execute_sql("SELECT coalesce(max(id), 0) FROM fixture_load").fetchone()[0])


@lru_cache(maxsize=4)
def _exact_of_load(day: date, version: int) -> dict[str, Choice]:
    known = _choices_of_load(day, version)
    names = [(text.fold(name), choice) for choice in known for name in {choice.short, choice.name}]
    often = Counter(name for name, _ in names)
    return (
        {name: choice for name, choice in names if often[name] == 1}
        | {choice.code: choice for choice in known}
        | {choice.hot_key: choice for choice in known if choice.hot_key}
    )


def choices(day: date) -> tuple[Choice, ...]:
    """Return every procedure in force on a day, the usual ones first."""
    return _choices_of_load(day, last_load())


def forget() -> None:
    """Forget what was read of a catalogue, when another register is opened."""
    _choices_of_load.cache_clear()
    _exact_of_load.cache_clear()


def _grade(choice: Choice, query: str, tokens: list[str]) -> int | None:
    """Return how well a procedure matches, 0 the best, or None when it does not."""
    if _BETWEEN + query in choice.keys:
        code, hot_key, *initials, short = choice.keys[1:].split(_BETWEEN)
        if query in (code, hot_key, short):
            return 0
        if query in initials:
            return 1
        return 2 if any(key.startswith(query) for key in (hot_key, *initials)) else 3
    if not tokens or not all(token in choice.folded for token in tokens):
        return None
    if choice.folded.startswith(query):
        return 3
    padded = " " + choice.folded
    return 4 if all(f" {token}" in padded for token in tokens) else 5


def find_procedures(query: str, day: date, most: int = 9) -> list[Choice]:
    """Return procedures by hot key, code, initials or folded words, the best match first.

    Of those that match as well the usual ones come first, in the order of their short names.
    """
    folded = text.fold(text.line(query))
    if code := CODE.match(folded):
        folded = code.group()
    tokens = [text.fold(word) for word in text.words(folded)]
    if not folded:
        return list(choices(day)[:most])
    graded = [(_grade(choice, folded, tokens), choice) for choice in choices(day)]
    kept = [(grade, not c.hot_key, c.sort_key, c.code, c) for grade, c in graded if grade is not None]
    return [choice for *_, choice in sorted(kept)[:most]]


def procedure(query: str, day: date) -> Choice:
    """Return the one procedure meant by a hot key, code or words; raises `Refused` otherwise."""
    folded = text.fold(text.line(query))
    if code := CODE.match(folded):
        folded = code.group()
    exact = _exact_of_load(day, last_load()).get(folded)
    if exact:
        return exact
    found = find_procedures(folded, day, most=50)
    if not found or not folded:
        raise Refused("procedure.unknown", field="procedure", text=query[:60])
    if len(found) > 1 and not (found[0].initials == folded != found[1].initials):
        raise Refused("procedure.ambiguous", field="procedure", text=query[:60], count=len(found))
    return found[0]


def cases(code: str, valid_from: str) -> list[Any]:
    """Return the cases of one version of a procedure, the default first."""
    return rows(
        ProcedureCase,
        "procedure_code = ? AND procedure_from = ? AND valid_to IS NULL ORDER BY position",
        code,
        valid_from,
    )


def about(code: str, valid_from: str) -> tuple[str, str, str]:
    """Return (fee, online level, authority) of one version of a procedure, "" where unknown."""
    row = db.execute_sql(
        "SELECT coalesce(fee, ''), coalesce(online_level, ''), authority FROM procedure"
        " WHERE code = ? AND valid_from = ?",
        (code, valid_from),
    ).fetchone()
    return (row[0], row[1], row[2]) if row else ("", "", "")


def name_at(code: str, valid_from: str) -> str:
    """Return the name of one version of a procedure."""
    row = db.execute_sql(
        "SELECT name FROM procedure WHERE code = ? AND valid_from = ?", (code, valid_from)
    ).fetchone()
    return str(row[0]) if row else code


def reason_name(key: str) -> str:
    """Return the words of a reason by its key, also of one no longer given."""
    found = rows(Reason, "key = ?", key)
    return name_of(found[0]) if found else key


def papers(code: str, valid_from: str) -> list[Any]:
    """Return the papers of one version of a procedure in the portal's order."""
    return rows(
        Paper,
        "procedure_code = ? AND procedure_from = ? AND valid_to IS NULL ORDER BY position",
        code,
        valid_from,
    )


def help_kinds() -> list[Any]:
    """Return the help kinds in force by page and digit."""
    return rows(HelpKind, "valid_to IS NULL ORDER BY page, key")


def reasons(kind: str) -> list[Any]:
    """Return the reasons of a kind in the order of their digits."""
    return rows(Reason, "kind = ? AND valid_to IS NULL ORDER BY position", kind)


def reason_key(kind: str, code: str | None) -> str:
    """Return the key of a reason given by its code or digit; raises `Refused` with the known."""
    known = reasons(kind)
    for reason in known:
        if code and code in (reason.code, str(reason.position), reason.key):
            return str(reason.key)
    raise Refused(
        "reason.unknown",
        field="reason",
        reason=code or "",
        kind=kind,
        known=", ".join(f"{r.position} {name_of(r)} ({r.code})" for r in known),
    )


def limit_of(code: str, valid_from: str, position: int) -> tuple[str, int | None]:
    """Return (unit, value) of the limit of a procedure's case that is in force here."""
    known = cases(code, valid_from)
    for case in known:
        if case.position == position:
            return case.limit_unit, case.limit_value
    names = ", ".join(f"{case.position} {case.name}" for case in known)
    raise Refused("case.unknown", code=code, position=position, known=names)


def pause_rule(code: str) -> PauseRule:
    """Return what a supplement does to the limit of a procedure."""
    found = rows(PauseRule, "procedure_code IN (?, '*') AND valid_to IS NULL ORDER BY procedure_code", code)
    rule: PauseRule = (
        found[-1] if found else PauseRule(at_intake="restart", in_processing="resume", supply_days=15)
    )
    return rule
