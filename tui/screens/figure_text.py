"""A report as it was written, to be read and copied from the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from tui.keys import LIST
from tui.screens.listing import Listing
from tui.widgets.rows import Rows


class FigureText(Listing):
    """Lines to be scrolled; what a terminal marks and copies of them is the text itself."""

    commands = LIST

    def __init__(self, title: str, written: str) -> None:
        super().__init__()
        self.title_text = title
        self.written = written.rstrip("\n").split("\n")

    def body(self) -> Iterable[Widget]:
        """The lines."""
        yield Rows("report")

    def ready(self) -> None:
        """Show them, none marked."""
        self.rows.marked = False
        self.rows.show(self.written, 0)
