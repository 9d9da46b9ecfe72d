"""Weekdays and sessions as people type them."""

from __future__ import annotations

import re
from datetime import time

from .. import text
from ..calendar import WEEKDAYS
from ..errors import Refused
from .kept import LABELS, Opening

_SESSION = re.compile(
    r"(\()?\b(\d{1,2})(?:[:h.](\d\d)?)?\s*[-–]\s*(\d{1,2})(?:[:h.](\d\d)?)?(?!\d)(\))?", re.ASCII
)


def weekday(typed: str) -> int:
    """Return the number of T2 … CN, in the register's language or the one spoken, Monday as 1.

    Raises `Refused`, for a mere digit too: 2 is Monday to some and Tuesday to others.
    """
    known = {text.fold(name): day + 1 for day, name in [*WEEKDAYS.items(), *enumerate(LABELS)]}
    found = known.get(text.fold(text.line(typed)))
    if found is None:
        raise Refused("choice", field="weekday", value=typed[:20], known=", ".join(WEEKDAYS.values()))
    return found


def openings(typed: str, field: str = "sessions") -> tuple[Opening, ...]:
    """Return the sessions of a text such as 07:00-11:30 13:30-17:00; empty for a day off.

    Those in brackets are for intake only. Raises `Refused` for what is no session.
    """
    found = [*_SESSION.finditer(typed)]
    rest = _SESSION.sub("", typed)
    if text.line(rest.replace(",", " ")):
        raise Refused("calendar.session", field=field, value=text.line(rest)[:20])
    return tuple(_opening(match, field) for match in found)


def _opening(match: re.Match[str], field: str) -> Opening:
    opened, *times, closed = match.groups()
    begins, after, last, ends = times
    try:
        opening = Opening(_time(begins, after), _time(last, ends), counts=not (opened or closed))
    except ValueError:
        raise Refused("calendar.session", field=field, value=match.group()) from None
    return opening


def _time(hour: str, minute: str | None) -> time:
    return time(int(hour), int(minute or 0))
