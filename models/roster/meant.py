"""Which volunteer and which place somebody means by what is typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from .. import centre, codes, text
from ..base import rows
from ..codes import key
from ..errors import Refused
from ..volunteers import Volunteer, one_named

_FREE = """
active = 1 AND NOT EXISTS (SELECT 1 FROM shift s WHERE s.day = ? AND s.volunteer_id = volunteer.id
  AND s.cancelled_at IS NULL AND s.starts < ? AND s.ends > ?) ORDER BY sort_key IS NULL, sort_key, id
"""


def volunteers_by_key(closed: bool = False) -> Mapping[str, Any]:
    """Return the volunteers who take part, by the keys of their codes; the `closed` ones when asked for."""
    return {key(row.code): row for row in rows(Volunteer, "active = 1 OR ?", int(closed))}


def places_by_key(closed: bool = False) -> Mapping[str, Any]:
    """Return the places in use, by the keys of their codes and of names that one place alone has.

    The `closed` ones go by their codes, when asked for.
    """
    known = centre.places()
    named = Counter(key(row.name) for row in known)
    names = {key(row.name): row for row in known if named[key(row.name)] == 1}
    every = rows(centre.Place, "1 ORDER BY active, id") if closed else known
    return names | {key(row.code): row for row in every}


def volunteer(typed: str, closed: bool = False) -> Any:
    """Return the volunteer meant by a code, or by its number alone; raises `Refused`.

    One who has left is meant too when `closed` ones are asked for; a number is first that of who takes part.
    """
    known = rows(Volunteer, "active = 1 OR ?", int(closed))
    found = codes.meant(known, typed) or codes.meant([row for row in known if row.active], typed)
    if found is None:
        raise Refused("volunteer.unknown", field="volunteer", code=typed[:20])
    return found


def somebody(typed: str) -> Any:
    """Return the volunteer meant by a code, its number, or a name that one alone has; raises `Refused`."""
    known = rows(Volunteer, "active = 1")
    found = codes.meant(known, typed) or one_named(known, typed, "volunteer")
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
    """Return volunteers without a shift then whom a text fits: who is called so, then by given name."""
    wanted = text.fold(text.line(query))
    found = [
        row
        for row in rows(Volunteer, _FREE, day.isoformat(), span[1], span[0])
        if wanted in text.fold(f"{row.code} {row.name or ''}") or key(wanted) in key(row.code)
    ]
    called = codes.meant(found, query)
    return sorted(found, key=lambda row: row is not called)[:most]
