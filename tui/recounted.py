"""How a change of the timetable is told: the dossiers it moves, days, sessions, a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from models import clock, timetable
from models.calendar import WEEKDAYS
from models.language import N_, _, _n
from models.timetable import Moved, Opening, Special, Year
from tui import words

LATER_LIMITS = N_(
    "Hồ sơ đã nhận giữ thời hạn lúc nhận; tệp này áp dụng cho việc nhận hồ sơ, yêu cầu bổ sung từ nay."
)
"""Said of files of limits and rules of pauses, which move nothing."""


def change(before: datetime | None, after: datetime | None) -> str:
    """Return T6 27/11 → T2 30/11/2026, with times when the day stays the same."""
    if before is None or after is None:
        return f"{_moment(before)} → {_moment(after)}"
    first, last = clock.local(before), clock.local(after)
    if first.date() == last.date():
        return f"{_moment(before)} {first:%H:%M} → {last:%H:%M}"
    shorter = words.weekday(first.date()) if first.year == last.year else _moment(before)
    return f"{shorter} → {_moment(after)}"


def _moment(at: datetime | None) -> str:
    return f"{words.weekday(clock.day_of(at))}/{clock.day_of(at).year}" if at else "–"


def line(moved: Moved, why: bool = True) -> str:
    """Return a dossier that moves as one line: from when to when first, whose, and why."""
    parts = [f"{change(moved.before, moved.after)}  {moved.label}  {moved.procedure}"]
    if moved.owner:
        parts.append(moved.owner)
    if (moved.judged_before, moved.judged_after) != (moved.before, moved.after):
        judged = change(moved.judged_before, moved.judged_after)
        parts.append(_("xét theo {change}", change=judged))
    if moved.why and why:
        parts.append(moved.why)
    return " · ".join(parts)


def row(moved: Moved) -> dict[str, Any]:
    """Return a dossier that moves as data."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(moved).items()
    }


def count(moved: Sequence[Moved]) -> str:
    """Return how many dossiers move."""
    if not moved:
        return _("Không hồ sơ đang giải quyết nào đổi ngày hẹn.")
    return _n("{n} hồ sơ đang giải quyết đổi ngày hẹn.", len(moved))


def day(special: Special) -> str:
    """Return a special day as a line: when, what, its name, the day it replaces."""
    kind = timetable.KINDS[special.kind]
    partner = f" ({_('thay {day}', day=special.partner)})" if special.partner else ""
    doubt = "" if special.confidence in ("sourced", "sourced-secondary") else " (?)"
    return f"{words.weekday(special.day)}  {words.fit(kind, 15)} {special.name}{partner}{doubt}"


def heading(year: Year) -> tuple[str, ...]:
    """Return how many days of a year work, then the months and the days of each under one another."""
    total = _n("{n} ngày làm việc", sum(year.months))
    numbers = "".join(f"{month:4}" for month in range(1, 13))
    working = "".join(f"{days:4}" for days in year.months)
    return (
        f"{_('Năm {year}', year=year.year)} · {total}",
        f"{words.fit(_('Tháng'), 14)}{numbers}",
        f"{words.fit(_('Ngày làm việc'), 14)}{working}",
    )


def alarm(year: Year) -> str:
    """Return loudly that no day off of a year is known, empty for a year with some."""
    return _("CHƯA NẠP NGÀY NGHỈ: NGÀY HẸN TRONG NĂM NÀY CÓ THỂ SAI") if year.empty else ""


def sessions(openings: Sequence[Opening]) -> str:
    """Return the sessions of a weekday; those for intake only stand in brackets."""
    return " ".join(str(o) if o.counts else f"({o})" for o in openings) or _("nghỉ")


def week(hours: Mapping[tuple[str, int], tuple[Opening, ...]], place_kind: str) -> Iterator[str]:
    """Yield the weekdays of a kind of place with their sessions, a line each."""
    for weekday, name in WEEKDAYS.items():
        yield f"{name}  {sessions(hours.get((place_kind, weekday + 1), ()))}"


def year_row(year: Year) -> dict[str, Any]:
    """Return a year as data."""
    days = [{name: _plain(value) for name, value in asdict(special).items()} for special in year.days]
    return {
        "year": year.year,
        "months": list(year.months),
        "working_days": sum(year.months),
        "empty": year.empty,
        "days": days,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
