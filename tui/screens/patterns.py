"""Weekly patterns: who takes which time of every week, and the weeks that are filled from them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from textual.widget import Widget

from models import clock, roster
from models.calendar import WEEKDAYS
from models.errors import Refused
from models.language import N_, _
from models.roster import Weekly
from tui import roster_words, words
from tui.keys import LIST, PATTERNS
from tui.screens.choice import Choice
from tui.screens.listing import Listing
from tui.screens.shift_forms import PatternForm, end_answers
from tui.widgets.rows import Rows

SKIPPED = 2
"""So many days that were passed over are told; the rest are counted."""


class Patterns(Listing):
    """The patterns in force; whoever may changes them and fills weeks from them."""

    heading = N_("Lịch tuần")
    commands = (*PATTERNS, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Weekly] = []

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield Rows("patterns", empty=_("Chưa có lịch tuần nào. N: thêm lịch tuần."))

    def reload(self) -> None:
        """Read the patterns again; three queries."""
        self.found = roster.weekly(by=self.by)
        self.rows.show([_line(one, self.app.size.width) for one in self.found])

    def _allowed(self, verb: str) -> None:
        if not self.by.may(verb):
            raise Refused("right", account=self.by.name, verb=verb)

    async def do_new(self, key: str) -> None:
        """Open the form of a new pattern."""
        self._allowed("pattern.add")
        await self.home.open(PatternForm())

    async def do_end(self, key: str) -> None:
        """Ask what becomes of the shifts ahead, and end the marked pattern with today."""
        self._allowed("pattern.end")
        if self.rows.cursor >= len(self.found):
            raise Refused("pattern.none")
        one = self.found[self.rows.cursor]
        last = max(clock.today(), one.row.from_day - timedelta(days=1))

        async def chosen(reason: str) -> None:
            roster.end_pattern(by=self.by, pattern_id=one.row.id, last=last, reason=reason or None)
            self.saved(_("Kết thúc lịch tuần của {who}", who=one.volunteer))
            self.reload()

        title = _("{who}: thôi từ sau {day}", who=one.volunteer, day=roster_words.day(last))
        await self.home.ask(Choice(title, end_answers()), chosen)

    async def do_fill(self, key: str) -> None:
        """Ask for which days, and make the shifts of all patterns."""
        self._allowed("roster.fill")
        spans = _spans(clock.today())

        async def chosen(place: str) -> None:
            filled = roster.fill(by=self.by, first=spans[int(place)][0], last=spans[int(place)][1])
            self.saved(_said(filled))

        answers = [(str(n), f"{words.day(first)}–{words.day(last)}") for n, (first, last) in enumerate(spans)]
        await self.home.ask(Choice(_("Xếp ca cho những ngày nào?"), answers), chosen)


def _spans(today: date) -> list[tuple[date, date]]:
    """Return this week from today on, next week, four weeks, and next month."""
    monday = today + timedelta(days=7 - today.weekday())
    month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    ends = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return [
        (today, monday - timedelta(days=1)),
        (monday, monday + timedelta(days=6)),
        (today, monday + timedelta(days=27)),
        (month, ends),
    ]


def _said(filled: roster.Filled) -> str:
    told = [f"{one.volunteer} {roster_words.day(one.day)}: {one.why}" for one in filled.skipped[:SKIPPED]]
    more = len(filled.skipped) - SKIPPED
    parts = [_("Xếp {n} ca", n=len(filled.added))]
    if told:
        parts.append(_("không xếp {days}", days="; ".join(told)) + (f" (+{more})" if more > 0 else ""))
    met = roster.meetings(filled.added)
    if met:
        named = "; ".join(map(roster_words.meeting, met[:1]))
        parts.append(named + (f" (+{len(met) - 1})" if len(met) > 1 else ""))
    return " · ".join(parts)


def _line(one: Weekly, width: int) -> str:
    row = one.row
    ends = _(" đến {day}", day=words.day(row.to_day)) if row.to_day else ""
    since = _("từ {day}", day=words.day(row.from_day))
    who = words.fit(f"{one.volunteer} {one.name}", 16)
    place = words.fit(one.place, 16 + max(0, (width - 80) // 2))
    return f"{WEEKDAYS[row.weekday - 1]} {row.starts}–{row.ends} {place} {who} {since}{ends}"
