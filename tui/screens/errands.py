"""Home visits, transports and outreach: who goes where on a day, by neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from textwrap import wrap

from textual.widget import Widget
from textual.widgets import Static

from models import clock, errands
from models.errands import Listed
from models.errors import Refused
from models.language import N_, _, _n
from tui import words
from tui.errand_page import card_lines, list_line, write_list
from tui.keys import ERRAND_ACTS, ERRANDS, LIST
from tui.papers import files
from tui.screens.choice import Choice
from tui.screens.errand_acts import ErrandActs
from tui.screens.errand_forms import AskErrand, what
from tui.widgets.rows import Rows

DIGITS = "1234"


class Errands(ErrandActs):
    """Four lists by digit; letters act on the errand under the mark."""

    heading = N_("Đến nhà, đưa đón")
    commands = (*ERRANDS, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self.of = "day"
        self.day = clock.today()
        self.found: list[Listed] = []

    def body(self) -> Iterable[Widget]:
        """The counts and the list."""
        yield Static(id="counts", markup=False)
        yield Rows("errands", empty=_("Không có việc nào. N: ghi yêu cầu mới · ← →: ngày khác."))
        yield Static(id="acts", markup=False)

    def reload(self) -> None:
        """Read counts and list again, two queries; the mark stays on its errand."""
        cursor = self.rows.cursor
        marked = self.found[cursor].id if cursor < len(self.found) else None
        self.found = errands.listed(self.by, self.of, self.day)
        ids = [row.id for row in self.found]
        self.tell("#counts", self._counts())
        self.tell("#acts", f" {self.hints()}")
        self.rows.head = f" {self._head()}"
        width = self.app.size.width - 2
        lines = [list_line(row, self.of != "day", width) for row in self.found]
        self.rows.show(lines, ids.index(marked) if marked in ids else cursor)
        self.rows.refresh()

    def _counts(self) -> str:
        counted = errands.open_counts(self.by, self.day)
        parts = [
            f"{digit} {name}" + (f" {counted[of]}" if of in counted else "")
            for digit, (of, name) in zip(DIGITS, errands.LISTS.items())
        ]
        return " " + "   ".join(parts)

    def _head(self) -> str:
        day = f"{words.weekday(self.day)}/{self.day.year}"
        return " · ".join(
            (errands.LISTS[self.of], *([day] if self.of == "day" else []), _n("{n} việc", len(self.found)))
        )

    async def take(self, key: str, character: str | None) -> None:
        """A digit opens a list."""
        if character and character in DIGITS:
            self.of = list(errands.LISTS)[DIGITS.index(character)]
            self.rows.cursor = 0
            self.reload()
            return
        await super().take(key, character)

    def the_errand(self) -> Listed:
        """Return the errand under the mark."""
        if self.rows.cursor >= len(self.found):
            raise Refused("errand.none_marked")
        return self.found[self.rows.cursor]

    def do_day(self, key: str) -> None:
        """Show the day before or behind."""
        self.of = "day"
        self.day += timedelta(days=-1 if key == "left" else 1)
        self.rows.cursor = 0
        self.reload()

    async def do_show(self, key: str) -> None:
        """Open the errand under the mark."""
        await self.home.open(ErrandPage(self.the_errand().id))

    async def do_new(self, key: str) -> None:
        """Open the form of a new one."""
        if not self.by.may("errand.ask"):
            raise Refused("right", account=self.by.name, verb="errand.ask")
        await self.home.open(AskErrand())

    async def do_print(self, key: str) -> None:
        """Ask how the list of the day is to be written out; phone numbers are whole by right."""
        whole = self.by.may("errand.print")
        phones = _("số điện thoại đủ") if whole else _("số điện thoại che")
        answers = [
            ("txt", _("tệp chữ, cho máy in kim ({phones})", phones=phones)),
            ("html", _("tệp HTML, chữ to, giấy A4 ({phones})", phones=phones)),
        ]

        async def chosen(kind: str) -> None:
            printed = errands.printed(self.by, self.day, masked=not whole)
            register = self.home.register
            path = files.prints(register) / f"den-nha-{self.day.isoformat()}.{kind}"
            files.save(path, write_list(printed, kind, files.folder(register)), force=True)
            self.saved(_("Đã ghi tệp {path} (chưa in)", path=files.told(path)))

        await self.home.ask(Choice(_("In việc ngày {day}?", day=words.day(self.day)), answers), chosen)


class ErrandPage(ErrandActs):
    """All of one errand."""

    commands = (*ERRAND_ACTS, *LIST)

    def __init__(self, errand_id: int) -> None:
        super().__init__()
        self.errand_id = errand_id

    def body(self) -> Iterable[Widget]:
        """The lines."""
        yield Rows("lines")
        yield Static(id="acts", markup=False)

    def reload(self) -> None:
        """Read the errand again."""
        self.tell("#acts", f" {self.hints()}")
        row = self.the_errand()
        self.title_text = what(row)
        self.paint_title()
        width = max(40, self.app.size.width - 3)
        self.rows.show([part for line in card_lines(row) for part in wrap(line, width) or [""]])

    def the_errand(self) -> Listed:
        """Return the errand."""
        return errands.shown(self.by, self.errand_id)
