"""Sectors, procedures with their cases and papers, help kinds and reasons: fixtures in force."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from peewee import IntegerField, TextField

from . import limits, text
from .base import Catalogue, Day, Moment, Written, db, rows
from .errors import Refused
from .language import name_of
from .limits import Case as Case
from .limits import LocalLimit as LocalLimit
from .limits import PauseRule as PauseRule
from .limits import ProcedureCase as ProcedureCase
from .limits import cases as cases
from .limits import limit_of as limit_of
from .limits import limit_words as limit_words
from .limits import pause_rule as pause_rule

CODE = re.compile(r"\d\.\d{6}")
"""Provincial lists print a suffix behind the national code; only this part is the code."""

_PROCEDURE = "tt"
"""Many names begin with Thủ tục, which nobody types: its initials may be left out."""

_BETWEEN = "\n"
"""Stands before each of the texts that a typed text may begin."""


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


class FixtureLoad(Written):
    """A change of the catalogue: which kind, what by its digest, how many rows of each."""

    kind = TextField()
    sha256 = TextField()
    rows = IntegerField()
    added = IntegerField()
    changed = IntegerField()
    closed = IntegerField()
    loaded_at = Moment()
    account_id = IntegerField(null=True)


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
    on_phone = IntegerField(null=True)


class Campaign(Catalogue):
    """A stretch of days for which the Youth Union asks figures of its own."""

    code = TextField()
    name = TextField()
    from_day = Day()
    to_day = Day()


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
    """A procedure as a person chooses it: code and version, names, limit of its default case.

    The limit is the one in force here; the legal one stands beside it.
    """

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
    legal_unit: str
    legal_value: int | None
    folded: str
    initials: str
    sort_key: str
    keys: str

    @property
    def limit(self) -> str:
        """The limit in words, with a mark when its source is weak."""
        doubt = "" if self.limit_conf == "sourced" or self.limit_unit == "UNKNOWN" else " (?)"
        return limits.told(self) + doubt


_CHOICES = f"""
SELECT e.position, p.code, p.valid_from, p.name, coalesce(s.short, p.name), coalesce(s.hot_key, ''),
       p.sector, e.series, {limits.COLUMNS.format(between="")},
       p.folded || ' ' || coalesce(s.folded, ''), p.initials
FROM procedure p JOIN sector e ON e.name = p.sector
JOIN procedure_case c ON c.procedure_code = p.code AND c.procedure_from = p.valid_from AND c.position = 1
{limits.LOCAL}
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


def sectors() -> list[str]:
    """Return the names of the sectors in force, in their order."""
    return [row.name for row in rows(Sector, "valid_to IS NULL ORDER BY position")]


def help_kinds() -> list[Any]:
    """Return the help kinds in force by page and digit."""
    return rows(HelpKind, "valid_to IS NULL ORDER BY page, key")


def help_kinds_ever() -> list[Any]:
    """Return every help kind by page and digit, those that are in force no more behind the others."""
    return rows(HelpKind, "1 ORDER BY valid_to IS NOT NULL, page, key, code")


def reasons(kind: str) -> list[Any]:
    """Return the reasons of a kind in the order of their digits."""
    return rows(Reason, "kind = ? AND valid_to IS NULL ORDER BY position", kind)


def reason_key(kind: str, code: str | None) -> str:
    """Return the key of a reason given by its code or digit; raises `Refused` with the known."""
    known = reasons(kind)
    for reason in known:
        if code and code in (reason.code, str(reason.position), reason.key):
            return str(reason.key)
    if not known:
        raise Refused("reason.none", field="reason", kind=kind)
    if not code:
        listed = ", ".join(f"{reason.position} {name_of(reason)}" for reason in known)
        raise Refused("reason.needed", field="reason", known=listed)
    raise Refused(
        "reason.unknown",
        field="reason",
        reason=code or "",
        kind=kind,
        known=", ".join(f"{r.position} {name_of(r)} ({r.code})" for r in known),
    )
