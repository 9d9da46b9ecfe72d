"""The sheet of a day, and the copy of the register that is made behind a closing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from textual.widget import Widget

from models import backups, clock, day_sheet
from models.errors import Refused
from models.language import N_, _
from tui import words
from tui.day_page import sheet_lines
from tui.keys import LIST
from tui.screens.listing import Listing
from tui.widgets.rows import Rows

TOLD_EVERY = 20
"""Percent of a copy between two words of how far it is: a slow line pays for each."""


class DaySheet(Listing):
    """The sheet of a day, to be scrolled; after a closing the register is copied here."""

    heading = N_("Phiếu ngày")
    commands = LIST

    def __init__(self, day: date | None = None) -> None:
        super().__init__()
        self.day = day or clock.today()

    def body(self) -> Iterable[Widget]:
        """The lines."""
        yield Rows("sheet")

    def reload(self) -> None:
        """Count the day again."""
        self.rows.show(sheet_lines(day_sheet.sheet(self.day)))

    async def copy(self) -> None:
        """Copy the register in a thread while the screen lives on; say where, or loudly why not."""
        day = words.day(self.day)
        self.say(_("Đã đóng ngày {day}. Đang sao lưu…", day=day))
        register = self.home.register
        try:
            backups.check_right(self.by)
            made = await asyncio.to_thread(self._copy, register, asyncio.get_running_loop())
            backups.note(by=self.by, made=made, day=self.day)
        except Refused as refused:
            trouble = _("Đã đóng ngày {day} nhưng CHƯA SAO LƯU. {trouble}", day=day, trouble=refused)
            self.say(trouble, loud=True)
            return
        self.reload()
        where = f"{made.path.parent.name}/{made.path.name}"
        if made.faulty:
            raise Refused("backup.faulty", path=where)
        self.saved(_("Đã đóng ngày {day}, sao lưu vào {path}", day=day, path=where))

    def _copy(self, register: Path, loop: asyncio.AbstractEventLoop) -> backups.Copy:
        told = 0

        def tell(_words: str, done: int, total: int) -> None:
            nonlocal told
            percent = 100 * done // max(1, total)
            if told + TOLD_EVERY <= percent < 100:
                told = percent
                loop.call_soon_threadsafe(self.say, _("Đang sao lưu… {percent}%", percent=percent))

        return backups.copy(register, backups.folder_beside(register), progress=tell)
