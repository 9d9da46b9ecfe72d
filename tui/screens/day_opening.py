"""Opening the day: what one wants to know before the doors open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.widget import Widget

from models import clock, workdays
from models.language import N_, _
from tui import words
from tui.day_page import morning_lines
from tui.keys import LIST, OPEN_DAY
from tui.screens.day_closing import CloseDay
from tui.screens.listing import Listing
from tui.widgets.rows import Rows


class OpenDay(Listing):
    """What one wants to know before the doors open; days that nobody closed come first."""

    heading = N_("Mở ngày")
    commands = (*OPEN_DAY, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self.unclosed: tuple[date, ...] = ()

    def body(self) -> Iterable[Widget]:
        """The lines."""
        yield Rows("morning")

    def reload(self) -> None:
        """Read calendar, promises and days left open."""
        told = workdays.morning(clock.today())
        self.unclosed = told.unclosed
        hours, counts, *late = morning_lines(told)
        self.rows.show([*late, hours, counts])

    async def do_go_on(self, key: str) -> None:
        """Close the day left open that is marked, else open today."""
        cursor = self.rows.cursor
        if cursor < len(self.unclosed):
            await self.home.open(CloseDay(self.unclosed[cursor]))
        else:
            await self.do_save(key)

    async def do_save(self, key: str) -> None:
        """Open today."""
        opened = workdays.open_day(by=self.by)
        await self.home.leave(_("Đã mở ngày {day}", day=words.day(opened.day)))
