"""Dossier codes, which are issued elsewhere and typed or scanned here (DOMAIN 1.6)."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from .. import matching, text
from ..base import db
from ..errors import Refused
from ..journal import Act
from .records import Dossier

_CODE = re.compile(r"[A-Z]{0,2}[0-9]{1,3}(\.[A-Z0-9]{1,4}){0,5}-([0-9]{6})-([0-9]{4,8})")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_PART = re.compile(r"[A-Z0-9.-]{3,}")

ENDS = "code_reversed >= ? AND code_reversed < ?"
"""The codes with the end that `matching.end_of` gives the bounds of, by their index."""

_HOLDING = (
    "SELECT d.id FROM dossier_fts CROSS JOIN dossier d ON d.id = dossier_fts.rowid"
    " WHERE dossier_fts MATCH ? AND instr(d.code, ?) ORDER BY dossier_fts.rowid DESC LIMIT ?"
)


def as_kept(typed: str) -> str:
    """Return a code, or a part of one, as codes are kept: capitals, no blanks, plain dashes."""
    return re.sub(r"\s", "", text.nfc(typed)).translate(_DASHES).upper()


def holding(typed: str, most: int) -> list[int]:
    """Return the dossier that awaits its code under a typed number, those whose code ends so, that hold it.

    What is shorter than three characters, or never stands in a code, finds nothing.
    """
    part = as_kept(typed)
    awaiting = numbered(part.removeprefix("#"))
    if not _PART.fullmatch(part):
        return awaiting
    ending = f"SELECT id FROM dossier WHERE {ENDS} ORDER BY code_reversed LIMIT ?"
    found = [row[0] for row in db.execute_sql(ending, (*matching.end_of(part), most))]
    if len(found) < most:
        found += [row[0] for row in db.execute_sql(_HOLDING, (matching.parts(part), part, most))]
    return list(dict.fromkeys(awaiting + found))[:most]


def numbered(number: str) -> list[int]:
    """Return the id of the dossier that awaits its code under a number, if there is one."""
    if not re.fullmatch("[0-9]{1,10}", number):
        return []
    sql = (
        "SELECT id FROM dossier WHERE code IS NULL"
        " AND id = (SELECT replica << 32 | ? FROM register WHERE one = 1)"
    )
    return [row[0] for row in db.execute_sql(sql, (int(number),))]


def clean_code(typed: str | None, today: date) -> str | None:
    """Return a dossier code as the register keeps it, or None when none is given ("chờ mã").

    Accepts the four shapes in use, typed or scanned, with blanks, a long dash or a web address
    in front; raises `Refused` on another shape or a date that is none or lies ahead.
    """
    code = as_kept(typed or "")
    if not code:
        return None
    parts = re.split(r"[/=?&#]", code)
    code = next((part for part in parts if _CODE.fullmatch(part)), code)
    match = _CODE.fullmatch(code)
    if not match:
        raise Refused("dossier.code", field="code", code=code[:60])
    try:
        day = datetime.strptime(match[2], "%y%m%d").date()
    except ValueError:
        day = date.max
    if day > today:
        raise Refused("dossier.code_day", field="code", code=code, part=match[2])
    return code


def new_code(doing: Act, row: Dossier, typed: str) -> dict[str, Any]:
    """Return the columns of a code entered for a dossier; changing one needs a supervisor."""
    code = clean_code(typed, doing.day)
    if code is None:
        raise Refused("dossier.code", field="code", code="")
    if code == row.code:
        return {"code": code, "code_reversed": code[::-1]}
    if row.code and not doing.by.may("dossier.change_code"):
        raise Refused("dossier.code_kept", code=row.code)
    return free_code(doing, code)


def free_code(doing: Act, typed: str | None) -> dict[str, Any]:
    """Return a code's two columns, none while it is awaited; raises `Refused` when it is taken."""
    code = clean_code(typed, doing.day)
    if code is None:
        return {}
    taken = doing.connection.execute(
        "SELECT strftime('%d/%m/%Y', coalesce(received_day, date(registered_at)))"
        " FROM dossier WHERE code = ?",
        (code,),
    ).fetchone()
    if taken:
        raise Refused("dossier.code_taken", field="code", code=code, day=taken[0])
    return {"code": code, "code_reversed": code[::-1]}
