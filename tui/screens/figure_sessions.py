"""The sessions behind a figure: read, checked, or voided when one was entered by mistake."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from models import catalogue, figures, sessions
from models.errors import Refused
from models.figures import Behind, Period, Row
from models.figures.behind import Session
from models.language import _, _n, name_of
from models.sessions import Scope
from tui import words
from tui.keys import FIGURE_SESSIONS, LIST
from tui.screens.choice import Choice
from tui.screens.figure_lines import session_line
from tui.screens.listing import Listing
from tui.screens.session_page import SessionPage
from tui.widgets.rows import Rows

FEWEST, SPARED = 12, 9


class FigureSessions(Listing):
    """As many sittings as the figure says turns; + marks a session of a sitting that stands above."""

    commands = (*FIGURE_SESSIONS, *LIST)

    def __init__(self, row: Row, period: Period, scope: Scope) -> None:
        super().__init__()
        self.row, self.period, self.scope = row, period, scope
        self.title_text = f"{row.label} · {period.words}"
        self.behind = Behind([], 0, False)

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield Rows("sessions", empty=_("Không có phiên hỗ trợ nào. Esc: quay lại."))

    def reload(self) -> None:
        """Read the sessions again; the mark stays on its session."""
        marked = self._marked()
        self.behind = figures.behind(self.by, self.period, self.row.key, self.scope)
        ids = [row.id for row in self.behind.sessions]
        rows = self.rows
        rows.head = f" {self._head()}"
        rows.styles.height = max(FEWEST, self.app.size.height - SPARED)
        lines = [session_line(row, self.app.size.width) for row in self.behind.sessions]
        rows.show(lines, ids.index(marked.id) if marked and marked.id in ids else None)
        rows.refresh()

    def _head(self) -> str:
        many = len(self.behind.sessions)
        listed = _("{n} phiên mới nhất", n=many) if self.behind.more else _n("{n} phiên", many)
        turns = _n("{n} lượt", self.behind.turns)
        return " · ".join([turns, listed, _("+ cùng lượt với dòng trên"), _("● đã kiểm")])

    def _marked(self) -> Session | None:
        cursor = self.rows.cursor
        return self.behind.sessions[cursor] if cursor < len(self.behind.sessions) else None

    def _the_marked(self) -> Session:
        marked = self._marked()
        if marked is None:
            raise Refused("figures.none_marked")
        return marked

    async def do_show(self, key: str) -> None:
        """Open the marked session, whole."""
        await self.home.open(SessionPage(self._the_marked().id))

    def do_check(self, key: str) -> None:
        """Mark the session as checked."""
        row = self._the_marked()
        sessions.check(by=self.by, session_id=row.id)
        self.saved(
            _("Đã kiểm tra phiên {time} {day}", time=words.time(row.started_at), day=words.day(row.day))
        )
        self.reload()

    async def do_void(self, key: str) -> None:
        """Ask why, and mark the session as entered by mistake; it counts no more."""
        row = self._the_marked()
        when = f"{words.time(row.started_at)} {words.day(row.day)} {row.volunteers}"

        async def because(reason: str) -> None:
            sessions.void(by=self.by, session_id=row.id, reason=reason)
            self.saved(_("Đã hủy phiên {when}", when=when))
            self.reload()

        reasons = [(reason.code, name_of(reason)) for reason in catalogue.reasons("void")]
        await self.home.ask(
            Choice(_("Hủy phiên {time}: vì sao?", time=words.time(row.started_at)), reasons), because
        )
