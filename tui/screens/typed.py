"""How what is typed in fields of forms is read: days, numbers, codes, names that are suggested."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from models import clock, neighbourhoods, text
from models.errors import Refused
from models.language import _n
from tui import words
from tui.screens.form import Form, Suggestion

SUGGESTED = 5
_COMMAS, _ENDED = re.compile("[,;]"), re.compile(r"[,;]\s*$")
_CODE = re.compile(r"[^\W\d_]+[ .-]?[0-9]+|[0-9]+")
_CODES = re.compile(rf"(?:{_CODE.pattern})(?:\s+(?:{_CODE.pattern}))+")


def label_of(form: Form, name: str) -> str:
    """Return what a field is called."""
    return next(item.title for item in form.items if item.name == name)


def day(form: Form, name: str) -> date | None:
    """Return the day typed in a field, None of nothing; raises `Refused` for what is none."""
    typed = form.widget(name).text
    found = words.parse_day(typed, clock.today()) if typed else None
    if typed and found is None:
        raise Refused("day", field=name, value=typed[:20], label=label_of(form, name))
    return found


def day_aside(form: Form, name: str) -> str:
    """Return the weekday of a day that is typed, and how far away it is."""
    found = words.parse_day(form.widget(name).text, clock.today())
    if found is None:
        return ""
    days = (found - clock.today()).days
    away = (_n("{n} ngày nữa", days) if days > 0 else _n("{n} ngày trước", -days)) if days else ""
    return " · ".join(filter(None, (f"{words.weekday(found)}/{found.year}", away)))


def whole(form: Form, name: str, most: int) -> int | None:
    """Return the number typed in a field, None of nothing; raises `Refused` for what is none."""
    typed = form.widget(name).text
    found = words.parse_whole(typed)
    if typed and found is None:
        raise Refused("number", field=name, value=typed[:20], first=0, last=most, label=label_of(form, name))
    return found


def decimal(form: Form, name: str, most: int) -> float | None:
    """Return 6.5 of 6,5 typed in a field, None of nothing; raises `Refused` for what is none."""
    typed = form.widget(name).text
    if typed and not re.fullmatch(r"[0-9]{1,5}([.,][0-9]{1,2})?", typed):
        raise Refused("number", field=name, value=typed[:20], first=0, last=most, label=label_of(form, name))
    return float(typed.replace(",", ".")) if typed else None


def parts(typed: str) -> list[str]:
    """Return what is separated by commas; codes and numbers by blanks too: 3 5, TNV 03 TNV 05."""
    found = (part.strip() for part in _COMMAS.split(typed))
    return [
        one for part in found if part for one in (_CODE.findall(part) if _CODES.fullmatch(part) else [part])
    ]


def earlier_parts(typed: str) -> list[str]:
    """Return what stands before what is being typed."""
    return parts(typed) if _ENDED.search(typed) else parts(typed)[:-1]


def last_part(typed: str) -> str:
    """Return what is being typed behind the last comma, or the last code."""
    return "" if _ENDED.search(typed) else (parts(typed) or [""])[-1]


def put_part(form: Form, name: str, value: str) -> None:
    """Put a value in the place of what is being typed."""
    form.widget(name).put(", ".join([*earlier_parts(form.widget(name).text), value]))


def neighbourhood_suggestions(typed: str) -> Sequence[Suggestion]:
    """Return the neighbourhoods whose names hold every word typed."""
    wanted = text.fold(typed).split()
    found = [name for name in neighbourhoods.known() if all(word in text.fold(name) for word in wanted)]
    return [Suggestion(name, name) for name in found if name != typed][:SUGGESTED]
