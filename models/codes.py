"""Codes by which teams, volunteers and places are called: checked, and each given once."""

from __future__ import annotations

import re
from typing import Any

from . import text
from .base import first, rows
from .errors import Refused
from .language import _

_FORM = re.compile(r"[^\W_](?:[\w .-]{0,18}[^\W_])?")


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


def fresh(table: Any, code: str) -> str:
    """Return a code that may be given in a table; raises `Refused` for a bad or a taken one."""
    clean = text.line(code)
    if not _FORM.fullmatch(clean):
        raise Refused("code", field="code", code=clean[:30])
    holder = known(table, clean)
    if holder is not None:
        raise Refused("code.taken", field="code", code=holder.code)
    return clean


def needed(label: str, field: str, value: str | None) -> str:
    """Return a text that must not be empty; raises `Refused` with its label, a message marked with `N_`."""
    if not value:
        raise Refused("form.needed", field=field, label=_(label))
    return value
