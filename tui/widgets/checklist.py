"""Things to tick, one a line, for lists too long for digits alone."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Offset, Size

from models.language import _
from tui import words
from tui.widgets.entry import Part
from tui.widgets.pick import Pick

LINES = 9
"""How many lines are in sight; the others come by the page."""


class Checklist(Pick):
    """Choices of which several may be ticked: Up and Down go to one, a blank or its digit ticks it.

    One that `folds` is a single line, with what is ticked, until one comes to it.
    """

    def __init__(
        self,
        name: str,
        label: str,
        options: Sequence[tuple[str, str]],
        chosen: Sequence[str] = (),
        folds: bool = False,
    ) -> None:
        super().__init__(name, label, options, several=True, chosen=chosen)
        self.row = 0
        self.folds = folds

    @property
    def folded(self) -> bool:
        """Whether only what is ticked shows."""
        return self.folds and not self.has_focus

    def watch_has_focus(self, has_focus: bool) -> None:
        """Unfold when one comes, fold when one goes."""
        super().watch_has_focus(has_focus)
        self.refresh(layout=self.folds)

    @property
    def first(self) -> int:
        """The first line in sight."""
        return self.row // LINES * LINES

    def take(self, key: str, character: str | None) -> bool:
        """Tick or untick the line one is at, or the one of a digit."""
        if character == " ":
            self._tick(self.row)
            return True
        if character and character in "123456789" and int(character) <= len(self.options):
            self.row = int(character) - 1
            self._tick(self.row)
            return True
        return False

    def _tick(self, row: int) -> None:
        option = self.options[row][0]
        if option in self.chosen:
            self.chosen.remove(option)
        else:
            self.chosen.append(option)
        self.refresh()

    def step(self, by: int) -> bool:
        """Go to another line; False at the ends, where one leaves the list."""
        if not 0 <= self.row + by < len(self.options):
            return False
        self.row += by
        self.refresh()
        return True

    def cursor_place(self) -> Offset:
        """Return where the line one is at stands."""
        return self.start + Offset(1, self.row - self.first)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines are in sight."""
        return 1 if self.folded else max(1, min(len(self.options), LINES))

    def parts(self, line: int) -> list[Part]:
        """Return one thing with its tick, bold when ticked."""
        if self.folded:
            ticked_ones = "; ".join(label for key, label in self.options if key in self.chosen)
            count = _("{n} trong {all} đã đánh dấu", n=len(self.chosen), all=len(self.options))
            said = f"{count}: {ticked_ones}" if ticked_ones else f"{count} (Tab)"
            return [(words.cut(said, self.width), "")]
        place = self.first + line
        if place >= len(self.options):
            return []
        key, label = self.options[place]
        ticked = key in self.chosen
        more = len(self.options) - self.first - LINES
        rest = f" (+{more})" if line == LINES - 1 and more > 0 else ""
        mark = "[x]" if ticked else "[ ]"
        room = self.width - len(rest) - len(mark) - 4
        return [(f"{mark}{place + 1:>2} {words.cut(label, room)}{rest}", "bold" if ticked else "")]
