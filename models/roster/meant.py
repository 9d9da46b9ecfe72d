"""Which volunteer and which place somebody means by what is typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from .. import centre, text
from ..base import rows
from ..codes import key
from ..errors import Refused
from ..volunteers import Volunteer

_FREE = """
active = 1 AND NOT EXISTS (SELECT 1 FROM shift s WHERE s.day = ? AND s.volunteer_id = volunteer.id
  AND s.cancelled_at IS NULL AND s.starts < ? AND s.ends > ?) ORDER BY sort_key IS NULL, sort_key, id
"""


def volunteers_by_key() -> Mapping[str, Any]:
    """Return the volunteers who take part, by the keys of their codes."""
    return {key(row.code): row for row in rows(Volunteer, "active = 1")}


def places_by_key() -> Mapping[str, Any]:
    """Return the places in use, by the keys of their codes and of names that one place alone has."""
    known = centre.places()
    named = Counter(key(row.name) for row in known)
    names = {key(row.name): row for row in known if named[key(row.name)] == 1}
    return names | {key(row.code): row for row in known}


def volunteer(typed: str) -> Any:
    """Return the volunteer meant by a code, or by its number alone; raises `Refused`."""
    known = volunteers_by_key()
    wanted = key(typed)
    found = known.get(wanted)
    if found is None and wanted.isdigit():
        same = [row for code, row in known.items() if _number(code) == int(wanted)]
        found = same[0] if len(same) == 1 else None
    if found is None:
        raise Refused("volunteer.unknown", field="volunteer", code=typed[:20])
    return found


def place(typed: str) -> Any:
    """Return the place meant by a code or a name; raises `Refused` with the known codes."""
    known = places_by_key()
    found = known.get(key(typed))
    if found is None:
        codes = ", ".join(row.code for row in centre.places())
        raise Refused("place.unknown", field="place", place=typed[:20], known=codes)
    return found


def free(day: date, span: tuple[str, str], query: str = "", most: int = 9) -> list[Any]:
    """Return volunteers without a shift at that time, by given name, whom a text fits."""
    wanted = text.fold(text.line(query))
    found = rows(Volunteer, _FREE, day.isoformat(), span[1], span[0])
    return [
        row
        for row in found
        if wanted in text.fold(f"{row.code} {row.name or ''}") or key(wanted) in key(row.code)
    ][:most]


def _number(code: str) -> int | None:
    digits = "".join(letter for letter in code if letter.isdigit())
    return int(digits) if digits else None
