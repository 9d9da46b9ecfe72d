"""The timetable: the special days of a year, and what an admin changes of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.widget import Widget
from textual.widgets import Static

from models import clock, timetable
from models.centre import PLACE_KINDS
from models.errors import Refused
from models.language import N_, _
from models.timetable import Special, Year
from tui import recounted, words
from tui.keys import LIST, TIMETABLE
from tui.screens.choice import Choice
from tui.screens.listing import Listing
from tui.screens.moves import Moves
from tui.screens.special_day import DayForm, SwapForm, WeekForm
from tui.widgets.rows import Rows


class Timetable(Listing):
    """A year's days off and worked Saturdays; anybody looks, who has the right changes."""

    heading = N_("Lịch làm việc")
    commands = (*TIMETABLE, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self.year = clock.today().year
        self.shown: Year | None = None
        self.known: frozenset[date] | None = None

    def body(self) -> Iterable[Widget]:
        """The year in figures, and its special days."""
        yield Static(id="year", markup=False)
        yield Rows("days", empty=_("Chưa có ngày nào. N: thêm ngày; hoặc aoxanh calendar load TỆP."))

    def ready(self) -> None:
        """Show this year, with the mark at the next special day."""
        self.reload()
        days = self.shown.days if self.shown else ()
        ahead = [place for place, day in enumerate(days) if day.day >= clock.today()]
        self._move(ahead[0] if ahead else len(days))

    def reload(self) -> None:
        """Read the year again; three queries."""
        self.shown = timetable.year_of(self.year)
        alarm = recounted.alarm(self.shown)
        self.tell("#year", "\n".join(f" {line}" for line in (*recounted.heading(self.shown), alarm)))
        self.rows.show([recounted.day(day) for day in self.shown.days], self._added(self.shown))

    def _added(self, year: Year) -> int | None:
        """Return the place of the day that one has just added oneself, else None."""
        days = [day.day for day in year.days]
        added = (
            [] if self.known is None else [place for place, day in enumerate(days) if day not in self.known]
        )
        if added:
            self.known = None
        return added[0] if added else None

    def _remember(self) -> None:
        """Remember the days, so that a new one is found again."""
        self.known = frozenset(day.day for day in self.shown.days) if self.shown else None

    def marked(self) -> Special:
        """Return the day under the mark; raises `Refused` when there is none."""
        days = self.shown.days if self.shown else ()
        if self.rows.cursor >= len(days):
            raise Refused("calendar.none", year=self.year)
        return days[self.rows.cursor]

    def _allowed(self) -> None:
        if not self.by.may("calendar.change"):
            raise Refused("right", account=self.by.name, verb="calendar.change")

    def do_year(self, key: str) -> None:
        """Show the year before or behind."""
        self.known = None
        self.year += -1 if key == "left" else 1
        self.rows.cursor = 0
        self.reload()

    async def do_new(self, key: str) -> None:
        """Open the form of a new special day."""
        self._allowed()
        self._remember()
        await self.home.open(DayForm(self.year))

    async def do_edit(self, key: str) -> None:
        """Open the form of the marked day."""
        self._allowed()
        await self.home.open(DayForm(self.year, self.marked()))

    async def do_swap(self, key: str) -> None:
        """Open the form of a swap of two days."""
        self._allowed()
        self._remember()
        await self.home.open(SwapForm(self.year))

    async def do_hours(self, key: str) -> None:
        """Choose a kind of place and open the form of its week."""
        self._allowed()

        async def of(place_kind: str) -> None:
            await self.home.open(WeekForm(place_kind))

        await self.home.ask(Choice(_("Giờ làm việc của nơi nào?"), tuple(PLACE_KINDS.items())), of)

    async def do_drop(self, key: str) -> None:
        """Show what moves when the marked day is like others again, and do it when confirmed."""
        self._allowed()
        day = self.marked()
        change = (timetable.DropDay(day.day),)
        seen = timetable.preview(change, by=self.by)

        async def confirmed(_answer: str) -> None:
            timetable.apply(change, seen, by=self.by)
            self.saved(_("Đã bỏ {day}", day=words.day(day.day)))
            self.reload()

        title = _("Bỏ {day} {name}", day=words.day(day.day), name=day.name)
        await self.home.ask(Moves(title, seen.moved), confirmed)
