"""The list of F5: who waits and needs help, or what was done today."""

from __future__ import annotations

from models import sessions, visits
from models.journal import Actor
from models.language import _
from tui.screens import session_lines as lines
from tui.widgets.rows import Rows


class HelpList(Rows):
    """Who waits, those first who need help and have none; what was done today when nobody waits."""

    def __init__(self) -> None:
        super().__init__("help")
        self.marked = False
        self.waiting: list[visits.Waiting] = []
        self.helped: list[sessions.Helped] = []
        self.shows_waiting = True

    def read(self, by: Actor, volunteer_id: int) -> None:
        """Read the list again; the mark stays on whom it marks."""
        marked = self.chosen()
        self.waiting = sorted(visits.queue(by=by), key=lines.needs_nobody)
        if self.shows_waiting and self.waiting:
            self.head = lines.waiting_head(self.waiting)
            ids = [row.id for row in self.waiting]
            cursor = ids.index(marked.id) if marked and marked.id in ids else 0
            self.show([lines.waiting_row(row) for row in self.waiting], cursor)
        else:
            self.waiting = []
            self.head = f" {_('Đã giúp hôm nay')} · {_('↓ Enter: xem')}"
            self.empty = _("Chưa có phiên nào hôm nay.")
            self.helped = sessions.of_day(volunteer_id)
            self.show([lines.helped_row(row) for row in self.helped])
        self.refresh()

    def chosen(self) -> visits.Waiting | None:
        """Return the marked visit, or None."""
        return self.waiting[self.cursor] if self.marked and self.cursor < len(self.waiting) else None

    def done(self) -> sessions.Helped | None:
        """Return the marked session of today, or None."""
        of_today = self.marked and not self.waiting
        return self.helped[self.cursor] if of_today and self.cursor < len(self.helped) else None

    def mark(self, marked: bool) -> None:
        """Show or hide the mark."""
        if self.marked != marked:
            self.marked = marked
            self.refresh()

    def step(self, by: int) -> None:
        """Mark the first who waits, then go up or down."""
        if self.lines:
            was = self.marked
            self.mark(True)
            self.move(by if was else 0)
