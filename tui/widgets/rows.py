"""A list that shows what fits, with a mark at the row a key will act on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.geometry import Offset
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
        """The first row that is shown."""
        return max(0, min(self.cursor - self.page // 2, len(self.lines) - self.page))

    def cursor_place(self) -> Offset:
        """Return where on the terminal the mark stands."""
        return self.region.offset + Offset(0, bool(self.head) + self.cursor - self.first)

    def render(self) -> Text:
        """Draw the head and the rows around the cursor."""
        width, page = self.size.width, self.page
        first = self.first
        parts = [Text(words.fit(self.head, width), "bold")] if self.head else []
        if not self.lines:
            parts.append(Text(f" {self.empty}"))
        for place in range(first, min(first + page, len(self.lines))):
            here = self.marked and place == self.cursor
            line = words.fit(f"{'▶' if here else ' '}{self.lines[place]}", width)
            parts.append(_marked(line) if here else Text(line))
        return Text("\n").join(parts)


def _marked(line: str) -> Text:
    """Set off a row's first word only: on a slow line a whole row of another look takes a second."""
    text = Text(line)
    text.stylize("reverse", 0, len(line.split(" ", 1)[0]))
    return text
