"""A list that shows what fits, with a mark at the row a key will act on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget

from tui import words


class Rows(Widget):
    """Lines under a head, one of them marked; `empty` says what to do when there is none."""

    def __init__(self, name: str, head: str = "", empty: str = "") -> None:
        super().__init__(name=name)
        self.head = head
        self.empty = empty
        self.lines: tuple[str, ...] = ()
        self.cursor = 0
        self.marked = True
        self._first = 0

    def show(self, lines: Sequence[str], cursor: int | None = None) -> None:
        """Show other lines; the cursor stays where it is unless it is given."""
        shown = tuple(lines)
        place = self.cursor if cursor is None else cursor
        place = max(0, min(place, len(shown) - 1))
        if shown != self.lines or place != self.cursor:
            self.lines, self.cursor = shown, place
            self.refresh()

    def move(self, by: int) -> None:
        """Move the cursor by some rows, no further than the ends."""
        self.show(self.lines, self.cursor + by)

    @property
    def page(self) -> int:
        """How many rows fit."""
        return max(1, self.size.height - bool(self.head))

    @property
    def first(self) -> int:
        """The first row that is shown. Rows turn by the page: a list that slides is drawn anew each step."""
        if self.cursor >= self._first + self.page:
            self._first = self.cursor - 1
        elif self.cursor < self._first:
            self._first = self.cursor - self.page + 2
        self._first = max(0, min(self._first, len(self.lines) - self.page))
        return self._first

    def cursor_place(self) -> Offset:
        """Return where on the terminal the mark stands."""
        return self.region.offset + Offset(0, bool(self.head) + self.cursor - self.first)

    def render_line(self, y: int) -> Strip:
        """Draw the head or a row; of the marked one its first word is set off.

        Setting off the whole row would take a slow line a second for every step down a list.
        """
        width, plain = self.size.width, self.rich_style
        row = y - bool(self.head) + self.first
        if y == 0 and self.head:
            return _strip([(self.head, plain + Style(bold=True))], width, plain)
        if not self.lines and row == 0:
            return _strip([(f" {self.empty}", plain)], width, plain)
        if row >= len(self.lines):
            return Strip.blank(width, plain)
        line = words.cut(self.lines[row], width - 1)
        if not (self.marked and row == self.cursor):
            return _strip([(f" {line}", plain)], width, plain)
        first, blank, rest = line.partition(" ")
        return _strip([(f"▶{first}", plain + Style(reverse=True)), (blank + rest, plain)], width, plain)


def _strip(parts: Sequence[tuple[str, Style]], width: int, plain: Style) -> Strip:
    return Strip([Segment(text, style) for text, style in parts]).adjust_cell_length(width, plain)
