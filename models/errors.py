"""Refusals: a rule of the register said no."""

from __future__ import annotations

from dataclasses import dataclass

from . import refusals
from .language import Words
from .refusals import names

RULES = Words(refusals.RULES)
FIELDS, TABLES = Words(names.FIELDS), Words(names.TABLES)
BAD_INPUT = refusals.TYPED
"""The rules that judge what was typed and not what may be done: their exit status is 2."""


class Refused(Exception):
    """A rule of the register said no; nothing was changed.

    `rule` names the rule, `facts` are what its sentence is filled with, `field` (when given) is
    the field of a form to which the cursor should go. The sentence is in the language spoken when
    it is raised, so words among the facts are to be in that language too.
    """

    def __init__(self, rule: str, field: str | None = None, **facts: object) -> None:
        self.rule = rule
        self.field = field
        self.facts = facts
        named = {"field": facts.get("label") or FIELDS.get(str(field), field), **facts}
        if "table" in facts:
            named["table"] = TABLES.get(str(facts["table"]), facts["table"])
        super().__init__(RULES[rule].format(**named))


@dataclass(frozen=True)
class Fault:
    """A catalogue row that goes with no other: its kind of file, its key there, the column, and why."""

    kind: str
    key: tuple[object, ...]
    column: str
    refused: Refused


class OutsideVerb(Exception):
    """Something tried to write to the register without a verb of the register's own."""


class HalfDone(Exception):
    """An act among several failed after it had written; the whole transaction is taken back."""
