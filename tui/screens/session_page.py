"""One help session whole: what was written of it can be read again."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from textual.widget import Widget

from models import sessions
from models.language import N_
from tui.keys import LIST
from tui.screens.listing import Listing
from tui.session_words import lines
from tui.widgets.rows import Rows


class SessionPage(Listing):
    """Lines about one session."""

    heading = N_("Phiên hỗ trợ")
    commands = LIST

    def __init__(self, session_id: int) -> None:
        super().__init__()
        self.session_id = session_id

    def body(self) -> Iterable[Widget]:
        """The lines."""
        yield Rows("lines")

    def reload(self) -> None:
        """Read the session again."""
        width = max(40, self.app.size.width - 3)
        written = lines(sessions.about(self.by, self.session_id))
        self.rows.show([part for line in written for part in wrap(line, width) or [""]])
