"""Codes by which teams, volunteers and places are called: checked, and each given once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from . import text
from .base import first, rows
from .errors import Refused
from .language import _

MOST = 20
_FORM = re.compile(r"[^\W_](?:[\w .-]{0,18}[^\W_])?")
_DIGIT = re.compile("[0-9]")
_NOUGHTS = re.compile("(?<![0-9])0+(?=[0-9])")


class Coded(Protocol):
    """Whatever is called by a code."""

    @property
    def code(self) -> str:
        """The code, such as TNV 05."""


Named = TypeVar("Named", bound=Coded)


def key(code: str) -> str:
    """Return a code as it is compared: TNV 05, tnv05 and TNV-05 are one."""
    return "".join(text.words(text.fold(code)))


def known(table: Any, code: str) -> Any:
    """Return the row with a code, however it was typed, or None; the tables with codes are short."""
    exact = first(table, "code = ?", code)
    wanted = key(code)
    if exact is not None or not wanted:
        return exact
    return next((row for row in rows(table, "1 ORDER BY id") if key(row.code) == wanted), None)


def number(code: str) -> int | None:
    """Return the number in a code, 5 of TNV 05, or None where there is none."""
    digits = "".join(_DIGIT.findall(code[:MOST]))
    return int(digits) if digits else None


def meant(known: Sequence[Named], typed: str) -> Named | None:
    """Return the one of some rows that is called by a code, with its noughts or without, or by its number.

    TNV 1 is never TNV 17, and 7 is never 17. None where nothing is called so, or several are.
    """
    wanted = key(typed)
    if not wanted or len(wanted) > MOST:
        return None
    alone = int(wanted) if wanted.isascii() and wanted.isdecimal() else None
    same = (
        [row for row in known if key(row.code) == wanted]
        or [row for row in known if _bare(row.code) == _bare(wanted)]
        or [row for row in known if alone is not None and number(row.code) == alone]
    )
    return same[0] if len(same) == 1 else None


def _bare(code: str) -> str:
    return _NOUGHTS.sub("", key(code))


class Known:
    """The rows of a table by their codes, read once for a file of many lines; rows added are told to it."""

    def __init__(self, table: Any) -> None:
        self._exact: dict[str, Any] = {}
        self._alike: dict[str, Any] = {}
        for row in rows(table, "1 ORDER BY id"):
            self.add(row)

    def add(self, row: Any) -> None:
        """Know one more row; of several with one key the first is meant."""
        self._exact[row.code] = row
        self._alike.setdefault(key(row.code), row)

    def find(self, code: str) -> Any:
        """Return what `known` would: the row with a code, however it was typed, or None."""
        exact = self._exact.get(code)
        return exact if exact is not None or not key(code) else self._alike.get(key(code))


def fresh(table: Any, code: str, taken: Known | None = None) -> str:
    """Return a code that may be given in a table; raises `Refused` for a bad or a taken one.

    `taken` are the codes of the table, where they are known.
    """
    clean = text.line(code)
    if not _FORM.fullmatch(clean) or any(sign.isnumeric() and not sign.isascii() for sign in clean):
        raise Refused("code", field="code", code=clean[:30])
    holder = taken.find(clean) if taken else known(table, clean)
    if holder is not None:
        raise Refused("code.taken", field="code", code=holder.code)
    return clean


def needed(label: str, field: str, value: str | None) -> str:
    """Return a text that must not be empty; raises `Refused` with its label, a message marked with `N_`."""
    if not value:
        raise Refused("form.needed", field=field, label=_(label))
    return value
