"""One entry of a form as one widget: its mark and label, what stands in it, what is said of it."""

from __future__ import annotations

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget

Part = tuple[str, str]
"""Some text, and its look."""

LABEL = 14
"""Cells that mark and label take."""

ASIDE = 36
"""Cells of what is said of an entry, at its right end; none when nothing is."""

_LOOKS = {"": Style(), "bold": Style(bold=True), "reverse": Style(reverse=True)}


class Entry(Widget, can_focus=True):
    """Mark, label, content and aside. One widget a line: what a key repaints is one line."""

    def __init__(self, name: str, label: str = "", room: int | None = None, marked: bool = True) -> None:
        """Take the label, and the cells of the content where the aside does not say it.

        The one entry over a list is not marked: the row is.
        """
        super().__init__(name=name)
        self.label = label
        self.room = room
        self.marked = marked
        self.aside = ""

    def tell(self, aside: str) -> None:
        """Say something of the entry behind it."""
        if aside != self.aside:
            self.aside = aside
            self.refresh()

    def parts(self, line: int) -> list[Part]:
        """Return what stands in a line of the entry."""
        return []

    @property
    def width(self) -> int:
        """The cells that the content may take, at least one; in a narrow window the aside gives way."""
        width = max(1, self.size.width - LABEL)
        beside = width - ASIDE if self.aside and width > ASIDE else width
        return min(width, self.room or beside)

    @property
    def start(self) -> Offset:
        """Where on the terminal the content begins."""
        return self.region.offset + Offset(LABEL, 0)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the entry."""
        mark = "▶" if self.has_focus and self.marked else " "
        plain, width = self.rich_style, self.width
        head = f"{mark}{self.label}" if y == 0 and self.label else ""
        content = [Segment(text, plain + _LOOKS[look]) for text, look in self.parts(y)]
        strip = Strip([Segment(set_cell_size(head, LABEL), plain)])
        strips = [strip, Strip(content).adjust_cell_length(width, plain)]
        if self.aside and y == 0:
            strips.append(Strip([Segment(self.aside, plain)]))
        return Strip.join(strips).adjust_cell_length(self.size.width, plain)
