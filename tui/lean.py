"""The fewest bytes from what the terminal shows to what the app wants shown."""

from __future__ import annotations

from bisect import bisect_left

from tui.moves import Place, move
from tui.pens import PLAIN, Pen, change
from tui.sheet import SURE, Sheet

CLEAR = "\x1b[m\x1b[H\x1b[J"
ERASE_LINE = "\x1b[K"

ERASED_FROM = 10
"""From this many blanks on, erasing and stepping over them is shorter than writing them."""


class Lean(Sheet):
    """A terminal as the app wants it and as it is.

    `play` takes what the app writes, `changes` returns what to send. What is no drawing (titles, the
    clipboard, the bell, questions) is passed on untouched and in order. What is drawn in an order
    that nobody sees is sent once, in its end state.
    """

    def resize(self, columns: int, lines: int) -> None:
        """Begin anew at another size, on a terminal that shows one does not know what."""
        super().resize(columns, lines)
        self._passed: list[str] = []
        self.forget()

    def forget(self) -> None:
        """Take nothing for granted: the next changes clear the terminal and draw everything."""
        self._known = False
        self._shown_cursor: bool | None = None
        self._at: Place | None = None
        self._drawn_with: Pen | None = None
        self.touched = set(range(self.lines))

    @property
    def passing(self) -> bool:
        """Whether something that is no drawing waits to be sent."""
        return bool(self._passed)

    def pass_on(self, sequence: str, harmless: bool) -> None:
        """Send what is no drawing, after what was drawn before it."""
        self._passed += (self._painted(), sequence)
        if not harmless:
            self._at = self._drawn_with = None

    def changes(self) -> str:
        """Return what to send, after which the terminal shows what the app wrote; "" for nothing."""
        self._passed.append(self._painted())
        sent, self._passed = "".join(self._passed), []
        return sent

    def _clear(self) -> str:
        self._shown_text = [[" "] * self.columns for _ in range(self.lines)]
        self._shown_pens = [[PLAIN] * self.columns for _ in range(self.lines)]
        self._known, self._at, self._drawn_with = True, (0, 0), PLAIN
        return CLEAR

    def _painted(self) -> str:
        """Return what brings the terminal up to date, and count it as shown."""
        out = [] if self._known else [self._clear()]
        for row in sorted(self.touched):
            if self.text[row] != self._shown_text[row] or self.pens[row] != self._shown_pens[row]:
                self._paint_row(row, out)
                self._shown_text[row], self._shown_pens[row] = self.text[row][:], self.pens[row][:]
        self.touched.clear()
        if self.visible:
            self._reach(self.row, min(self.column, self.columns - 1), out)
        if self.visible != self._shown_cursor:
            out.append("\x1b[?25h" if self.visible else "\x1b[?25l")
            self._shown_cursor = self.visible
        return "".join(out)

    def _paint_row(self, row: int, out: list[str]) -> None:
        text, pens = self.text[row], self.pens[row]
        differing = self._differing(row)
        blank_from = self.columns
        while blank_from and text[blank_from - 1] == " " and pens[blank_from - 1] is PLAIN:
            blank_from -= 1
        place = 0
        while place < len(differing):
            column = differing[place]
            if column >= blank_from and len(differing) - place > len(ERASE_LINE):
                self._reach(row, column, out)
                self._use(PLAIN, out)
                out.append(ERASE_LINE)
                return
            end = column + self._blanks(row, column)
            if bisect_left(differing, end) - place >= ERASED_FROM:
                self._reach(row, column, out)
                self._use(PLAIN, out)
                out.append(f"\x1b[{end - column}X")
            else:
                end = self._run(row, column)
                self._reach(row, column, out)
                self._draw(row, column, end, out)
            place = bisect_left(differing, end)

    def _differing(self, row: int) -> list[int]:
        cells = zip(self.text[row], self._shown_text[row], self.pens[row], self._shown_pens[row])
        return [
            column
            for column, (text, shown, pen, drawn) in enumerate(cells)
            if text != shown or pen is not drawn
        ]

    def _blanks(self, row: int, column: int) -> int:
        """Return how many erased cells the terminal should show from here on."""
        text, pens, end = self.text[row], self.pens[row], column
        while end < self.columns and text[end] == " " and pens[end] is PLAIN:
            end += 1
        return end - column

    def _run(self, row: int, column: int) -> int:
        """Return the end of the characters of one look from here on that the terminal lacks."""
        text, pens, end = self.text[row], self.pens[row], column + 1
        shown, drawn = self._shown_text[row], self._shown_pens[row]
        while end < self.columns and pens[end] is pens[column]:
            if text[end] == shown[end] and pens[end] is drawn[end] and text[end]:
                break
            if self._blanks(row, end) >= ERASED_FROM or (text[end] and not SURE.fullmatch(text[end - 1])):
                break
            end += 1
        return end

    def _draw(self, row: int, column: int, end: int, out: list[str]) -> None:
        self._use(self.pens[row][column], out)
        drawn = "".join(self.text[row][column:end])
        out.append(drawn)
        self._at = (row, end) if SURE.fullmatch(drawn) else None

    def _use(self, pen: Pen, out: list[str]) -> None:
        out.append(change(self._drawn_with, pen))
        self._drawn_with = pen

    def _reach(self, row: int, column: int, out: list[str]) -> None:
        """Go to a cell; a few cells before it that are shown already may be written again."""
        way = move(self._at, (row, column), self.columns)
        if self._at is not None and self._at[0] == row and self._at[1] < column:
            between = slice(self._at[1], column)
            again = "".join(self.text[row][between])
            same = all(pen is self._drawn_with for pen in self.pens[row][between])
            if (
                same
                and len(again) == column - self._at[1]
                and SURE.fullmatch(again)
                and len(again.encode()) < len(way)
            ):
                way = again
        out.append(way)
        self._at = (row, column)
