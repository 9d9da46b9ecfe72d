"""What the rows of a page of figures are called: all there are of some, those found of others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from .. import catalogue, centre, sessions, volunteers
from ..base import db
from ..calendar import WEEKDAYS
from ..journal import Actor
from ..language import N_, SOURCE, Words, _, name_of, spoken
from .counted import Figures

TASK_GROUPS = Words({"1": N_("Hỗ trợ cán bộ"), "2": N_("Hỗ trợ người dân"), "3": N_("Phổ cập kỹ năng số")})
"""The three task groups (DOMAIN 5.1)."""

Found = Mapping[str, Figures]


def of(name: str, bucket: str, found: Found, reader: Actor | None) -> dict[str, str]:
    """Return the keys of a page's rows with their words, as its reader may see them."""
    known = people(found, reader) if name == "volunteer" else _KNOWN[name](bucket, found)
    unknown = {key: known.get(key) or key or _("(chưa rõ)") for key in found if key not in known}
    return {**known, **unknown}


def people(found: Found, reader: Actor | None) -> dict[str, str]:
    """Return the codes of volunteers; with their names for who may read those."""
    named = reader is not None and reader.may(volunteers.SEES_ALL)
    cursor = db.execute_sql("SELECT id, code, name FROM volunteer").fetchall()
    said = {str(key): f"{code} {name or ''}".rstrip() if named else code for key, code, name in cursor}
    return {key: said.get(key, key) for key in found}


def _of_table(sql: str) -> dict[str, str]:
    return {str(key): label for key, label in db.execute_sql(sql)}


def _kinds(found: Found) -> dict[str, str]:
    known = catalogue.help_kinds_ever()
    return {kind.code: name_of(kind) for kind in known if not kind.valid_to or kind.code in found}


def _procedures(bucket: str, found: Found) -> dict[str, str]:
    names = _of_table("SELECT procedure_code, short FROM short_name WHERE valid_to IS NULL")
    return {key: names.get(key, key) or _("(không rõ thủ tục)") for key in found}


def _results(bucket: str, found: Found) -> dict[str, str]:
    """Return every result, and under what could not be done the reasons, the most frequent first."""
    reasons = sorted((key for key in found if ":" in key), key=lambda key: (-found[key].turns, key))
    known = _of_table(f"SELECT key, {'name' if spoken() == SOURCE else 'name_en'} FROM reason")
    said: dict[str, str] = {}
    for result, words in sessions.RESULTS.items():
        said[result] = words
        for key in reasons:
            of_result, _colon, reason = key.partition(":")
            if of_result == result:
                said[key] = known.get(reason, reason) or _("không nêu lý do")
    return said


def _times(bucket: str, found: Found) -> dict[str, str]:
    return {key: _TIMES[bucket](key) for key in sorted(found)}


def _day_words(key: str) -> str:
    day = date.fromisoformat(key)
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m}"


_TIMES: Mapping[str, Callable[[str], str]] = {
    "day": _day_words,
    "week": lambda key: _("tuần từ {day}", day=f"{date.fromisoformat(key):%d/%m}"),
    "month": lambda key: _("tháng {month}/{year}", month=int(key[5:]), year=int(key[:4])),
}
_KNOWN: Mapping[str, Callable[[str, Found], dict[str, str]]] = {
    "team": lambda bucket, found: _of_table("SELECT id, name FROM team WHERE active = 1 ORDER BY code"),
    "place": lambda bucket, found: _of_table("SELECT id, name FROM place WHERE active = 1 ORDER BY id"),
    "neighbourhood": lambda bucket, found: {},
    "kind": lambda bucket, found: _kinds(found),
    "group": lambda bucket, found: dict(sessions.GROUPS),
    "time": _times,
    "procedure": _procedures,
    "place_kind": lambda bucket, found: dict(centre.PLACE_KINDS),
    "task_group": lambda bucket, found: dict(TASK_GROUPS),
    "result": _results,
}
