"""F7: the figures of a period, page by page; behind each its sessions, and out of each a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.widget import Widget
from textual.widgets import Static

from models import clock, figures
from models.errors import Refused
from models.figures import OTHERS, PAGES, Period, Row, Table, periods
from models.language import N_, _
from models.sessions import Scope
from tui import reports, words
from tui.keys import FIGURES, LIST
from tui.papers import files
from tui.screens import figure_lines
from tui.screens.choice import Choice
from tui.screens.figure_outside import FigureOutside
from tui.screens.figure_period import choose
from tui.screens.figure_sessions import FigureSessions
from tui.screens.figure_text import FigureText
from tui.screens.listing import Listing
from tui.widgets.rows import Rows

FEWEST, SPARED = 12, 9
"""Rows in sight at 80x24: another page draws all of them anew, and a slow line must bear it."""

FORMATS = (
    ("zalo", N_("Zalo: dòng ngắn để dán")),
    ("text", N_("chữ, có cột")),
    ("csv", N_("CSV, cho bảng tính")),
    ("xlsx", N_("XLSX, cho Excel")),
    ("html", N_("HTML, có biểu đồ")),
    ("json", N_("JSON, cho chương trình khác")),
)


@dataclass(frozen=True)
class Before:
    """What was shown before the figures of a row alone: whose in words, the scope, the page, the row."""

    said: dict[str, str]
    scope: Scope
    page: str
    row: Row


class Figures(Listing):
    """Pages by key, periods by the arrows; Enter opens what lies behind the row under the mark.

    S shows the figures of that row alone, page by page, also of a row within them; Esc takes the last
    of these back, T all of them.
    """

    heading = N_("Báo cáo")
    commands = (*FIGURES, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self.period = periods.today()
        self.page = "general"
        self.table: Table | None = None
        self.scope: Scope = Scope()
        self.own_words = ""
        self.said_of: dict[str, str] = {}
        self.before: list[Before] = []

    def body(self) -> Iterable[Widget]:
        """The period, the pages and the table."""
        yield Static(id="period", markup=False)
        yield Static(id="pages", markup=False)
        yield Rows("figures", empty=_("Không có số liệu. ← →: kỳ khác. Bấm số: bảng khác."))

    @property
    def names(self) -> list[str]:
        """The pages that somebody sees: a volunteer those of his or her own."""
        everything = self.by.may("figures.read")
        own = [name for name, page in PAGES.items() if everything or page.own]
        return [*own, *OTHERS] if everything else own

    def ready(self) -> None:
        """See what one may see."""
        self.scope, self.own_words = figures.allowed(self.by)
        self.reload()

    @property
    def scope_words(self) -> str:
        """Whose figures these are; empty for those of all."""
        return " · ".join(filter(None, (*self.said_of.values(), self.own_words)))

    def reload(self) -> None:
        """Count again; the mark stays on its row."""
        marked = self._marked()
        self._show()
        if marked is not None:
            self._mark(marked)

    def _mark(self, wanted: Row) -> None:
        """Set the mark on a row, if it is still there."""
        keys = [(row.key, row.label) for row in self.table.lines] if self.table else []
        self.rows.show(self.rows.lines, _place(keys, (wanted.key, wanted.label), self.rows.cursor))

    def _show(self, cursor: int | None = None) -> None:
        width, rows = self.app.size.width, self.rows
        self.table = self._read()
        head, lines = figure_lines.table_lines(self.table, width)
        rows.styles.height = max(FEWEST, self.app.size.height - SPARED)
        self.tell("#period", self._head(self.table.title, width))
        self.tell("#pages", figure_lines.pages_text(self.names, self.page, width))
        if rows.head != head:
            rows.head = head
            rows.refresh()
        rows.show(lines, cursor)

    def _head(self, title: str, width: int) -> str:
        """Return what the figures are of, and on a line of its own which rows' alone, and the way back."""
        if self.page in OTHERS:
            return f" {title} · {self.period.words}"
        hint = _("S: chỉ dòng đang chọn") if self.page in figures.KNOWN else ""
        told = " · ".join(filter(None, (title, self.period.words, self.own_words, hint)))
        if not self.before:
            return f" {told}"
        back = _("T: tất cả")
        alone = words.cut(" · ".join(self.said_of.values()), width - len(back) - 4)
        return f" {told}\n {alone}  {back}"

    def _read(self) -> Table:
        if self.page in OTHERS:
            return OTHERS[self.page].table(self.period, self.by)
        return figures.table(self.page, self.period, self.scope, self.scope_words, self.by)

    async def take(self, key: str, character: str | None) -> None:
        """A digit or letter of the list opens a page."""
        keys = figure_lines.DIGITS[: len(self.names)]
        if character and character in keys:
            self.page = self.names[keys.index(character)]
            self._show(0)
            return
        await super().take(key, character)

    def do_period(self, key: str) -> None:
        """Go to the period before or behind."""
        self._of(periods.next_to(self.period, -1 if key == "left" else 1))

    async def do_choose(self, key: str) -> None:
        """Choose another kind of period, a campaign, or any days."""
        await choose(self.home, self.period, self._of)

    async def do_narrow(self, key: str) -> None:
        """Show the figures of the row under the mark alone, page by page."""
        row = self._the_marked()
        scope, name, said = figures.of_row(self.by, row, self.scope)
        self.before.append(Before(self.said_of, self.scope, self.page, row))
        self.said_of, self.scope, self.page = {**self.said_of, name: said}, scope, "general"
        self._show(0)

    def do_widen(self, key: str) -> None:
        """Show the figures of all again, as far as one may see them."""
        if not self.before:
            self.say(_("Không có phạm vi riêng nào để bỏ."))
            return
        first = self.before[0]
        self.said_of, self.scope, self.before = first.said, first.scope, []
        self._show(0)

    def back(self) -> bool:
        """Take the last narrowing back and stand on its row again; False when there is none."""
        if not self.before:
            return False
        last = self.before.pop()
        self.said_of, self.scope, self.page = last.said, last.scope, last.page
        self._show()
        self._mark(last.row)
        self.say("")
        return True

    def _of(self, period: Period) -> None:
        self.period = period
        self._show(0 if self.page != "general" else None)

    def _marked(self) -> Row | None:
        lines = self.table.lines if self.table else ()
        return lines[self.rows.cursor] if self.rows.cursor < len(lines) else None

    def _the_marked(self) -> Row:
        row = self._marked()
        if row is None:
            raise Refused("figures.none_marked")
        return row

    async def do_show(self, key: str) -> None:
        """Open the sessions, errands, classes or shifts behind the row under the mark."""
        row = self._the_marked()
        if not row.key:
            raise Refused("figures.behind")
        shown = FigureOutside if figures.is_outside(row.key) else FigureSessions
        await self.home.open(shown(row, self.period, self.scope))

    async def do_export(self, key: str) -> None:
        """Write the table to a file; short lines for Zalo are shown too."""
        if not self.by.may("figures.export"):
            raise Refused("right", account=self.by.name, verb="figures.export")
        assert self.table is not None, "a screen that is shown has a table"
        table = self.table

        async def chosen(form: str) -> None:
            content = reports.written(figures.export(by=self.by, table=table, form=form), form)
            folder = files.prints(self.home.register, files.REPORTS)
            path = files.save(folder / reports.suggested(table, form), content, force=True)
            if form == "zalo":
                await self.home.open(FigureText(table.title, content.decode()))
            self.home.shown.saved(_("Đã ghi tệp {path}", path=files.told(path)))

        await self.home.ask(Choice(_("Xuất dạng nào?"), [(form, _(said)) for form, said in FORMATS]), chosen)

    def do_now(self, key: str) -> None:
        """Go back to the period in which today lies."""
        kind = self.period.kind if self.period.kind not in ("campaign", "span") else "month"
        self._of(periods.of(kind, clock.today()))


def _place(keys: list[tuple[str, str]], wanted: tuple[str, str], cursor: int) -> int:
    return keys.index(wanted) if wanted in keys else cursor
