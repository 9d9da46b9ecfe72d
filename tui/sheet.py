"""What the app wants shown: cells with characters and looks, as text, moves and SGR are played on them."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from unicodedata import normalize

from rich.cells import cell_len, get_character_cell_size

from tui.pens import BACKGROUND, PLAIN, after

_TOKENS = re.compile(
    r"\x1b\[(?P<parameters>[0-?]*)(?P<final>[ -/]*[@-~])"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|(?P<other>\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-OQ-WYZ\\`-~]|.)",
    re.DOTALL,
)
_CUT = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?|[ -/]*)?\Z")
"""A sequence whose end has not been written yet."""

LONGEST_CUT = 1 << 20
"""Characters of a sequence without an end after which it is taken as it is."""

SURE = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u1ea0-\u1eff\u2010-\u2027\u2030\u2190-\u2193"
    r"\u2500-\u257f\u2588-\u2593\u25a0\u25b2\u25b6\u25bc\u25c0\u25cf\u2717]*"
)
"""Text whose every character is one cell wide, on every terminal that is not set for Chinese."""

_KEPT = re.compile(r"[hlnpcqtu]|.*[$ ].")
"""Endings of sequences that move nothing and draw nothing: modes, questions, reports."""

_STRINGS = ("\a", "\x1b]", "\x1bP", "\x1bX", "\x1b^", "\x1b_")
"""Beginnings of what draws nothing either: the bell, titles, the clipboard."""

POINTER = "\x1b]22;"
"""The shape of a mouse's pointer: there is no mouse, and old consoles write it on the screen."""


class Sheet(ABC):
    """Cells of some columns and lines, on which everything that the app writes is played.

    A cell holds a character with its marks; the second cell of a wide one holds "". Nothing is drawn
    beyond the edges: what would be takes the last cell's place, as on a terminal that does not wrap.
    """

    def __init__(self, columns: int, lines: int) -> None:
        self._sequences = {
            "m": self._look,
            "H": self._place,
            "f": self._place,
            "J": self._erase_screen,
            "K": self._erase_line,
            "A": self._up,
            "B": self._down,
            "C": self._right,
            "D": self._left,
            "G": self._to_column,
            "d": self._to_row,
        }
        self.pen, self.visible, self._cut = PLAIN, True, ""
        self.resize(columns, lines)

    def resize(self, columns: int, lines: int) -> None:
        """Begin anew at another size; what was to be shown is written again by the app."""
        self.columns, self.lines = columns, lines
        self.text = [[" "] * columns for _ in range(lines)]
        self.pens = [[PLAIN] * columns for _ in range(lines)]
        self.row, self.column = 0, 0
        self.touched = set(range(lines))

    @abstractmethod
    def pass_on(self, sequence: str, harmless: bool) -> None:
        """Take what is no drawing; one that is not harmless may have moved or changed anything."""

    def play(self, data: str) -> None:
        """Take what the app writes: text, looks, moves; a sequence may come in parts."""
        data = self._cut + data
        cut = _CUT.search(data)
        self._cut = cut.group() if cut and len(cut.group()) < LONGEST_CUT else ""
        for token in _TOKENS.finditer(data, 0, len(data) - len(self._cut)):
            if (text := token["text"]) is not None:
                self._write(text)
            elif (final := token["final"]) is not None:
                self._sequence(token["parameters"], final, token.group())
            else:
                self._control(token.group())

    def _write(self, text: str) -> None:
        if self.row >= self.lines:
            return
        self.touched.add(self.row)
        end = self.column + len(text)
        if end <= self.columns and SURE.fullmatch(text):
            self._part(self.row, self.column, end)
            self.text[self.row][self.column : end] = text
            self.pens[self.row][self.column : end] = [self.pen] * len(text)
            self.column = end
            return
        before = 0
        for place, character in enumerate(text):
            width = cell_len(text[: place + 1])
            self._put(character, width - before)
            before = width

    def _put(self, character: str, width: int) -> None:
        """Write one character; one without a width of its own joins the one before."""
        cells, pens = self.text[self.row], self.pens[self.row]
        if width <= 0 or get_character_cell_size(character) == 0:
            self._join(character)
            character = ""
        else:
            self.column = max(0, min(self.column, self.columns - width))
        for place in range(self.column, min(self.column + width, self.columns)):
            self._part(self.row, place, place + 1)
            cells[place], pens[place] = character, self.pen
            self.column, character = place + 1, ""

    def _join(self, mark: str) -> None:
        cells, place = self.text[self.row], self.column - 1
        while place > 0 and not cells[place]:
            place -= 1
        if place >= 0:
            cells[place] = normalize("NFC", cells[place] + mark)

    def _part(self, row: int, start: int, end: int) -> None:
        """Blank the other halves of wide characters of which some cells lose one."""
        cells = self.text[row]
        if start and not cells[start]:
            cells[start - 1] = " "
        if end < self.columns and not cells[end]:
            cells[end] = " "

    def _sequence(self, parameters: str, final: str, whole: str) -> None:
        if final in self._sequences and not parameters.startswith(("?", ">", "<", "=")):
            self._sequences[final](parameters)
        elif parameters == "?25" and final in "hl":
            self.visible = final == "h"
        elif not (parameters == "?2026" and final in "hl"):
            self.pass_on(whole, _KEPT.match(final) is not None)

    def _control(self, character: str) -> None:
        if character == "\n":
            self.row = min(self.row + 1, self.lines - 1)
        elif character == "\r":
            self.column = 0
        elif character == "\b":
            self.column = max(0, min(self.column, self.columns - 1) - 1)
        elif (character == "\a" or len(character) > 1) and not character.startswith(POINTER):
            self.pass_on(character, character.startswith(_STRINGS))

    def _look(self, parameters: str) -> None:
        self.pen = after(self.pen, parameters)

    def _place(self, parameters: str) -> None:
        row, _, column = parameters.partition(";")
        self._to_row(row)
        self._to_column(column)

    def _to_row(self, parameter: str) -> None:
        self.row = min(_number(parameter), self.lines) - 1

    def _to_column(self, parameter: str) -> None:
        self.column = min(_number(parameter), self.columns) - 1

    def _up(self, parameter: str) -> None:
        self.row = max(0, self.row - _number(parameter))

    def _down(self, parameter: str) -> None:
        self.row = min(self.lines - 1, self.row + _number(parameter))

    def _right(self, parameter: str) -> None:
        self.column = min(self.columns - 1, self.column + _number(parameter))

    def _left(self, parameter: str) -> None:
        self.column = max(0, min(self.column, self.columns - 1) - _number(parameter))

    def _erase_line(self, parameter: str) -> None:
        start = 0 if parameter in ("1", "2") else self.column
        end = self.column + 1 if parameter == "1" else self.columns
        self._erase(self.row, start, min(end, self.columns))

    def _erase_screen(self, parameter: str) -> None:
        self._erase_line({"3": "2"}.get(parameter, parameter))
        above = range(self.row) if parameter in ("1", "2", "3") else ()
        below = range(self.row + 1, self.lines) if parameter != "1" else ()
        for row in (*above, *below):
            self._erase(row, 0, self.columns)

    def _erase(self, row: int, start: int, end: int) -> None:
        look = after(PLAIN, self.pen[BACKGROUND])
        self.touched.add(row)
        self._part(row, start, end)
        self.text[row][start:end] = " " * (end - start)
        self.pens[row][start:end] = [look] * (end - start)


def _number(parameter: str) -> int:
    return max(1, int(parameter)) if parameter.isascii() and parameter.isdecimal() else 1
