"""A screen with a list: its keys move the mark."""

from __future__ import annotations

from textual.geometry import Offset

from tui.screens.base import Base
from tui.widgets.rows import Rows


class Listing(Base):
    """Moves the mark of its one `Rows` by line, by page and to the ends."""

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one(Rows)

    def cursor_place(self) -> Offset:
        """Return where the mark stands, or the field in which one types."""
        return super().cursor_place() if self.held() is not None else self.rows.cursor_place()

    def do_up(self, key: str) -> None:
        """One row up."""
        self.rows.move(-1)

    def do_down(self, key: str) -> None:
        """One row down."""
        self.rows.move(1)

    def do_page_up(self, key: str) -> None:
        """One page up."""
        self.rows.move(-self.rows.page)

    def do_page_down(self, key: str) -> None:
        """One page down."""
        self.rows.move(self.rows.page)

    def do_first(self, key: str) -> None:
        """To the first row."""
        self.rows.move(-len(self.rows.lines))

    def do_last(self, key: str) -> None:
        """To the last row."""
        self.rows.move(len(self.rows.lines))
