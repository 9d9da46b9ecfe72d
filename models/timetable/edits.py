"""What an admin changes of the timetable, as data: each edit makes another timetable of one; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from .. import text
from ..centre import PLACE_KINDS
from ..errors import Refused
from ..language import _
from .kept import DUE_TIMES, KINDS, Opening, Special, Timetable, faults, shown

LONGEST_NAME = 80
MOST_SESSIONS = 4


class Edit(Protocol):
    """One thing that is changed; several that belong together are one change."""

    def on(self, known: Timetable) -> Timetable:
        """Return the timetable with the change; raises `Refused` for nonsense."""
        ...


Change = Sequence[Edit]


@dataclass(frozen=True)
class SetDay:
    """A day becomes special; one that is already does only when it is to be replaced."""

    day: Special
    again: bool = False

    def on(self, known: Timetable) -> Timetable:
        """Return the timetable with the day."""
        there = known.days.get(self.day.day)
        if there and not self.again:
            raise Refused("calendar.day_known", field="day", day=shown(there.day), name=there.name)
        if not self.day.off and not self.day.instead_of:
            raise Refused("calendar.swap_alone", field="off", day=shown(self.day.day))
        return replace(known, days={**known.days, self.day.day: self.day})


@dataclass(frozen=True)
class DropDay:
    """A day is like others again; of a swap both days are."""

    day: date

    def on(self, known: Timetable) -> Timetable:
        """Return the timetable without the day."""
        there = known.days.get(self.day)
        if there is None:
            raise Refused("calendar.day_unknown", field="day", day=shown(self.day))
        worked = [day for day in known.days.values() if not day.off]
        gone = {self.day} | {day.day for day in worked if day.instead_of == self.day}
        if not there.off:
            swapped = [day for day in known.days.values() if day.kind == "swap_off"]
            gone |= {day.day for day in swapped if day.day == there.instead_of}
        return replace(known, days={key: day for key, day in known.days.items() if key not in gone})


@dataclass(frozen=True)
class SetHours:
    """A weekday has these sessions at a kind of place, and no others."""

    place_kind: str
    weekday: int
    openings: tuple[Opening, ...]

    def on(self, known: Timetable) -> Timetable:
        """Return the timetable with the sessions."""
        if self.place_kind not in PLACE_KINDS:
            known_kinds = ", ".join(PLACE_KINDS)
            raise Refused("choice", field="place", value=self.place_kind, known=known_kinds)
        field = f"day{self.weekday}"
        for opening in self.openings:
            if opening.closes <= opening.opens:
                raise Refused("calendar.session", field=field, value=opening)
        if len(self.openings) > MOST_SESSIONS:
            raise Refused("calendar.sessions", field=field, most=MOST_SESSIONS)
        hours = {**known.hours, (self.place_kind, self.weekday): tuple(sorted(self.openings))}
        return replace(known, hours={key: openings for key, openings in hours.items() if openings})


@dataclass(frozen=True)
class SetDueTime:
    """Dossiers are promised for the closing of their day, or for the time they were received at."""

    due_time: str

    def on(self, known: Timetable) -> Timetable:
        """Return the timetable with the choice."""
        if self.due_time not in DUE_TIMES:
            raise Refused("choice", field="due_time", value=self.due_time, known=", ".join(DUE_TIMES))
        return replace(known, due_time=self.due_time)


def set_day(
    day: date,
    kind: str,
    name: str = "",
    instead_of: date | None = None,
    source: str = "",
    again: bool = False,
) -> Change:
    """Make a day one of the `KINDS`, with the decision it follows; `again` replaces what it is."""
    if kind not in KINDS:
        raise Refused("choice", field="kind", value=kind, known=", ".join(KINDS))
    origin = text.line(source)
    made = Special(
        day=day,
        kind=kind,
        name=_name(name) or _usual_name(kind, instead_of),
        instead_of=instead_of,
        confidence="sourced" if origin else "memory",
        source=origin or None,
    )
    return (SetDay(made, again),)


def swap(off: date, work: date, name: str = "", source: str = "") -> Change:
    """Let a working day be off and a day off be worked for it: one change of two days."""
    if off == work:
        raise Refused("calendar.swap_same", field="work", day=shown(off))
    return (
        *set_day(off, "swap_off", name, source=source),
        *set_day(work, "swap_work", instead_of=off, source=source),
    )


def changed(known: Timetable, change: Change) -> Timetable:
    """Return the timetable after a change; raises `Refused` when it cannot be or changes nothing."""
    new = known
    for edit in change:
        new = edit.on(new)
    _refuse_idle_swap(known, change)
    if new == known:
        raise Refused("calendar.same")
    for fault in faults(new):
        raise fault.refused
    return new


def _refuse_idle_swap(known: Timetable, change: Change) -> None:
    """Raise `Refused` for a swap whose day off is no working day anyway."""
    for edit in change:
        if (
            isinstance(edit, SetDay)
            and edit.day.kind == "swap_off"
            and not known.works_by_hours(edit.day.day)
        ):
            raise Refused("calendar.swap_idle", field="off", day=shown(edit.day.day))


def _name(typed: str) -> str:
    name = text.line(typed)
    if len(name) > LONGEST_NAME:
        facts = {"label": _("Tên ngày"), "length": len(name), "most": LONGEST_NAME}
        raise Refused("person.long", field="name", **facts)
    return name


def _usual_name(kind: str, instead_of: date | None) -> str:
    """Return the name of a day nobody named; it is kept, so it is in the register's own language."""
    if kind == "swap_work" and instead_of:
        return f"Làm bù cho {instead_of:%d/%m/%Y}"
    usual = {"swap_off": "Nghỉ hoán đổi", "compensatory": "Nghỉ bù", "swap_work": "Làm bù"}
    if kind not in usual:
        raise Refused("calendar.nameless", field="name")
    return usual[kind]
