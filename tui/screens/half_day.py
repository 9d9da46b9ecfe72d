"""A half-day of a place: every shift of it, planned and real, and who gave up."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from models import roster
from models.language import _
from models.roster import Entry, HalfDay
from tui import roster_words, words
from tui.keys import LIST, SHIFTS
from tui.screens.shift_acts import ShiftActs
from tui.widgets.rows import Rows

WHO, SPAN = 14, 11
"""Cells of who it is, and of from when to when."""

TOLD = 4
"""So many cancelled shifts are told; the rest are counted."""


class HalfDayScreen(ShiftActs):
    """The shifts of a half-day; letters act on the one under the mark."""

    commands = (*SHIFTS, *LIST)

    def __init__(self, half: HalfDay) -> None:
        super().__init__()
        self._half = half
        self.title_text = roster_words.short_half(half)

    def body(self) -> Iterable[Widget]:
        """How many there are, the shifts, and those that were cancelled."""
        yield Static(id="counts", markup=False)
        yield Rows("shifts", empty=_("Chưa có ca nào. N: xếp ca."))

    def reload(self) -> None:
        """Read the half-day again."""
        known = self._half
        found = roster.board(known.day, known.day, by=self.by)
        same = (half for half in found if (half.place_id, half.opens) == (known.place_id, known.opens))
        self._half = next(same, None) or _emptied(known)
        gone = roster.cancelled(self._half, by=self.by)
        said = [f"{self._half.opens}–{self._half.closes} · {roster_words.counted(self._half)}"]
        said += [_gone(row) for row in gone[:TOLD]]
        said += [_("… và {n} ca đã bỏ nữa", n=len(gone) - TOLD)] if len(gone) > TOLD else []
        self.tell("#counts", "\n".join(f" {line}" for line in said))
        self.rows.head = f" {words.fit(_('Ai trực'), WHO)} {words.fit(_('Ca'), SPAN)} {_('Vào–ra')}"
        self.rows.show([_line(entry) for entry in self._half.entries])

    def half(self) -> HalfDay:
        """Return the half-day."""
        return self._half

    def entries(self) -> tuple[Entry, ...]:
        """Return the shift under the mark."""
        cursor = self.rows.cursor
        return self._half.entries[cursor : cursor + 1]


def _emptied(half: HalfDay) -> HalfDay:
    """Return a half-day that existed for its shifts only, without them."""
    return HalfDay(half.day, half.place_id, half.place, half.code, half.opens, half.closes, 0)


def _line(entry: Entry) -> str:
    who = words.fit(roster_words.who(entry), WHO)
    served = _("{n} phút", n=entry.minutes) if entry.came else ""
    parts = (
        f"{who} {entry.starts}–{entry.ends} {roster_words.real(entry):<{SPAN}}",
        served,
        roster_words.remarks(entry),
    )
    return " ".join(filter(None, parts))


def _gone(row: roster.Cancelled) -> str:
    who = f"{row.volunteer} {row.name} {row.starts}–{row.ends}"
    said = _("đã bỏ: {who}", who=who) + (f" ({row.reason})" if row.reason else "")
    return f"{said} → {row.stand_in}" if row.stand_in else said
