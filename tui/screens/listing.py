"""A screen with a list: its keys move the mark."""

from __future__ import annotations

from textual.geometry import Offset

from tui.screens.base import Base
from tui.widgets.rows import Rows


class Listing(Base):
    """Moves the mark of its one `Rows` by line, by page and to the ends.

    The terminal's cursor goes with what was moved last: the mark, or the text of the field.
    """

    def __init__(self) -> None:
        super().__init__()
        self.on_rows = False

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one(Rows)

    def cursor_place(self) -> Offset:
        """Return where the mark stands, or the field in which one types."""
        on_rows = self.on_rows or self.held() is None
        return self.rows.cursor_place() if on_rows else super().cursor_place()

    def typed(self) -> None:
        """Go back to the field."""
        self.on_rows = False

    def _move(self, by: int) -> None:
        self.on_rows = True
        self.rows.move(by)

    def do_up(self, key: str) -> None:
        """One row up."""
        self._move(-1)

    def do_down(self, key: str) -> None:
        """One row down."""
        self._move(1)

    def do_page_up(self, key: str) -> None:
        """One page up."""
        self._move(-self.rows.page)

    def do_page_down(self, key: str) -> None:
        """One page down."""
        self._move(self.rows.page)

    def do_first(self, key: str) -> None:
        """To the first row."""
        self._move(-len(self.rows.lines))

    def do_last(self, key: str) -> None:
        """To the last row."""
        self._move(len(self.rows.lines))
