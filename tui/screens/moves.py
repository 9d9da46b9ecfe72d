"""The dossiers that a change of the timetable would move, to be seen before a yes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from models.language import _
from models.timetable import Moved
from tui import recounted
from tui.keys import LIST, MOVES
from tui.screens.listing import Listing
from tui.widgets.rows import Rows

YES = "yes"


class Moves(Listing):
    """Each open dossier with its promised day before and after; a key applies, Esc leaves all as it is."""

    commands = (*MOVES, *LIST)

    def __init__(self, title: str, moved: Sequence[Moved]) -> None:
        super().__init__()
        self.title_text = title
        self.moved = tuple(moved)

    def body(self) -> Iterable[Widget]:
        """The list under its count, with the reason there when all have the same."""
        count, reasons = recounted.count(self.moved), {moved.why for moved in self.moved}
        head = f" {count.rstrip('.')}: {reasons.pop()}" if len(reasons) == 1 else f" {count}"
        yield Rows("moved", head=head if self.moved else "", empty=count)

    def ready(self) -> None:
        """Show the dossiers, and say that nothing is done yet."""
        several = len({moved.why for moved in self.moved}) > 1
        self.rows.show([recounted.line(moved, why=several) for moved in self.moved])
        self.say(_("Chưa đổi gì. G: áp dụng. Esc: quay lại, để nguyên như cũ."))

    async def do_apply(self, key: str) -> None:
        """Say yes."""
        await self.home.answered(YES)
