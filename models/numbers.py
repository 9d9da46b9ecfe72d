"""Queue numbers: per day and series, the next one, once."""

from __future__ import annotations

import re
from datetime import date

from peewee import IntegerField, TextField

from .base import Day, Written, column_list
from .errors import Refused
from .journal import Act


class Number(Written):
    """The last number given out in a series on a day."""

    day = Day()
    series = TextField()
    last = IntegerField()


def issue(doing: Act, day: date, series: str) -> int:
    """Return the next number of a series on a day, inside the act that uses it.

    One upsert under the act's IMMEDIATE transaction: no gap and no repeat, and an act that is
    refused or rolled back gives its number back.
    """
    row = doing.connection.execute(
        f"UPDATE number SET last = last + 1 WHERE day = ? AND series = ? RETURNING {column_list(Number)}",
        (day.isoformat(), series),
    ).fetchone()
    number = doing.keep(Number, row) if row else doing.add(Number, day=day, series=series, last=1)
    return int(number.last)


def ticket(series: str, number: int) -> str:
    """Return a number as it is called out: A013."""
    return f"{series}{number:03d}"


def parse_ticket(text: str) -> tuple[str, int]:
    """Return (series, number) of a typed ticket such as a13 or A013; raises `Refused`."""
    match = re.fullmatch(r"\s*([A-Za-z])\s*0*([0-9]{1,5})\s*", text)
    if not match:
        raise Refused("ticket", field="ticket", ticket=text[:20])
    return match[1].upper(), int(match[2])
