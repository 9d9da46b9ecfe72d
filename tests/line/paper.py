"""A terminal to compare pictures on: pyte, with what pyte lacks added and nothing tolerated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from typing import Any, NamedTuple
from unicodedata import normalize

import pyte
from pyte import modes
from rich.cells import cell_len

LIMITS = (
    (
        "dim, conceal, double underline, rapid blink, frame and overline are not kept",
        "select_graphic_rendition",
    ),
    ("colours of 256 fall together with those of 16 million", "select_graphic_rendition"),
    ("an erased cell keeps underline and reverse; terminals keep the background only", "_erase"),
    ("erasing the screen leaves out cells that were never written", "erase_in_display"),
    ("half of a wide character that is written over leaves the other half", "_part"),
    ("text behind a character without a width that is no mark (joiner, U+FE0F) is dropped", "draw"),
    ("a mark behind the last column wraps to the next line where wrapping is on", "draw"),
    ("a wide character in the last column stands there without its second half", "draw"),
    ("without wrapping, what is written at the edge goes elsewhere when it is wide", "draw"),
    ("sequences that begin with CSI and one of `<=>`, or end behind a blank or $, are typed out", "feed"),
    ("the clipboard, hyperlinks and other strings are taken for a title, or eat what follows", "feed"),
)
"""What pyte 0.8.2 does otherwise than terminals do, and which method here mends it."""

_SEQUENCES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-OQ-WYZ\\`-~]|\x07",
    re.DOTALL,
)
_CUT = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?|[ -/]*)?\Z")
_DRAWING = re.compile(r"\x1b\[[\d;]*[A-HJKXdfm]|\x1b\[\?(?:25|7|2026)[hl]|\x1bM")
"""Sequences that draw, move or frame what is drawn; all others are passed through."""

_ON = {1: "bold", 3: "italics", 4: "underscore", 5: "blink", 7: "reverse", 9: "strikethrough"}
_OFF = {23: "italics", 27: "reverse", 29: "strikethrough"}
_MORE = {2: "dim", 8: "conceal", 51: "frame", 52: "circle", 53: "overline"}
_LESS = {28: ("conceal",), 54: ("frame", "circle"), 55: ("overline",)}


class Cell(NamedTuple):
    """A cell with everything that SGR sets, under pyte's own names where it has them."""

    data: str = " "
    fg: str = "default"
    bg: str = "default"
    bold: bool = False
    italics: bool = False
    underscore: bool = False
    strikethrough: bool = False
    reverse: bool = False
    blink: bool = False
    more: frozenset[str] = frozenset()


class Paper(pyte.Screen):
    """A screen that wraps at the edge or not, and whose cursor stays on the last cell or steps behind it."""

    def __init__(self, columns: int, lines: int, wraps: bool = False, behind: bool = True) -> None:
        self.passed: list[tuple[str, int]] = []
        self.overruns = 0
        self.coloured_erasures = 0
        self._behind, self._rest = behind, ""
        self._written: tuple[int, int, int] | None = None
        super().__init__(columns, lines)
        self._stream = pyte.Stream(self)
        if not wraps:
            self.mode.discard(modes.DECAWM)

    @property
    def default_char(self) -> Any:
        return Cell()

    def reset(self) -> None:
        super().reset()
        self.cursor.attrs = Cell()  # type: ignore[assignment]

    def feed(self, data: str) -> None:
        """Play what a driver sent; what draws nothing is kept with the picture it came upon."""
        data = self._rest + data
        cut = _CUT.search(data)
        end = cut.start() if cut else len(data)
        self._rest, begin = data[end:], 0
        for sequence in _SEQUENCES.finditer(data, 0, end):
            self._stream.feed(data[begin : sequence.start()])
            if _DRAWING.fullmatch(sequence.group()):
                self._stream.feed(sequence.group())
            else:
                self.passed.append((sequence.group(), hash(picture(self))))
            begin = sequence.end()
        self._stream.feed(data[begin:end])

    def copy(self) -> Paper:
        """Return the same picture on another sheet."""
        twin = Paper(self.columns, self.lines)
        twin.buffer.update({y: copy(row) for y, row in self.buffer.items()})
        twin.cursor = copy(self.cursor)
        return twin

    def draw(self, data: str) -> None:
        for character in data:
            at_once = self._written is not None and self._written[1:] == (self.cursor.y, self.cursor.x)
            x = self._written[0] if at_once and self._written else self._left()
            before = self.buffer[self.cursor.y][x].data if at_once else ""
            width = cell_len(before + character) - cell_len(before)
            if cell_len(character) == 0 or (before and width == 0):
                self._join(x, character, width)
            else:
                x = self._put(character, cell_len(character))
            self._written = (x, self.cursor.y, self.cursor.x)

    def _left(self) -> int:
        """Return the column of the character before the cursor, or -1."""
        row, x = self.buffer[self.cursor.y], self.cursor.x - 1
        return x - 1 if x > 0 and not row[x].data else x

    def _join(self, x: int, mark: str, wider: int) -> None:
        """Add a mark to a character, which may become a wide one."""
        row = self.buffer[self.cursor.y]
        if x >= 0:
            row[x] = row[x]._replace(data=normalize("NFC", row[x].data + mark))
        if wider > 0 and x + 1 < self.columns:
            self._part(x + 1)
            row[x + 1] = row[x]._replace(data="")
            self._step(x + 2)

    def _step(self, x: int) -> None:
        self.cursor.x = min(x, self.columns if self._behind else self.columns - 1)

    def _put(self, character: str, width: int) -> int:
        """Write a character and return the column where it stands."""
        if self.cursor.x + width > self.columns:
            self.overruns += 1
            if modes.DECAWM in self.mode:
                self.carriage_return()
                self.linefeed()
            else:
                self.cursor.x = self.columns - width
        row, x = self.buffer[self.cursor.y], self.cursor.x
        for place in range(x, x + width):
            self._part(place)
        for place, text in enumerate((character, "")[:width], x):
            row[place] = self.cursor.attrs._replace(data=text)
        self._step(x + width)
        return x

    def _part(self, x: int) -> None:
        """Blank the other half of the wide character that stands in a cell."""
        row = self.buffer[self.cursor.y]
        if row[x].data == "" and x:
            row[x - 1] = row[x - 1]._replace(data=" ")
        elif x + 1 < self.columns and row[x + 1].data == "":
            row[x + 1] = row[x + 1]._replace(data=" ")
        row[x] = row[x]._replace(data=" ")

    def _erase(self, y: int, start: int, end: int) -> None:
        erased = Cell(bg=self.cursor.attrs.bg)
        self.coloured_erasures += erased != Cell() or self.cursor.attrs.reverse
        here, self.cursor.y = self.cursor.y, y
        for x in range(start, min(end, self.columns)):
            self._part(x)
            self.buffer[y][x] = erased  # type: ignore[assignment]
        self.cursor.y = here

    def erase_characters(self, count: int | None = None) -> None:
        self._erase(self.cursor.y, self.cursor.x, self.cursor.x + (count or 1))

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        start = 0 if how else self.cursor.x
        self._erase(self.cursor.y, start, self.cursor.x + 1 if how == 1 else self.columns)

    def erase_in_display(self, how: int = 0, *args: Any, **kwargs: Any) -> None:
        above = range(self.cursor.y) if how else ()
        below = range(self.cursor.y + 1, self.lines) if how != 1 else ()
        for y in (*above, *below):
            self._erase(y, 0, self.columns)
        self.erase_in_line(min(how, 2))

    def select_graphic_rendition(self, *attrs: int) -> None:
        rest = list(attrs) or [0]
        while rest:
            self.cursor.attrs = _looks(self.cursor.attrs, rest)  # type: ignore[assignment, arg-type]


def _looks(cell: Cell, rest: list[int]) -> Cell:
    """Take one thing from a list of SGR parameters, and return the cell as it looks then."""
    first = rest.pop(0)
    if first in (38, 48):
        taken = [rest.pop(0) for _ in range({5: 2, 2: 4}.get(rest[0] if rest else 0, 0))]
        return cell._replace(**{"fg" if first == 38 else "bg": ":".join(map(str, taken))})
    if first == 0:
        return Cell()
    if first in _ON:
        only = {4: "double", 5: "rapid"}.get(first, "")
        return cell._replace(**{_ON[first]: True}, more=cell.more - {only})
    if first in _OFF:
        return cell._replace(**{_OFF[first]: False})
    if first in _MORE:
        return cell._replace(
            more=cell.more - ({"frame", "circle"} if first in (51, 52) else set()) | {_MORE[first]}
        )
    if first in _LESS:
        return cell._replace(more=cell.more.difference(_LESS[first]))
    return _coloured(cell, first)


def _coloured(cell: Cell, first: int) -> Cell:
    both = {
        6: {"blink": False, "more": cell.more | {"rapid"}},
        21: {"underscore": False, "more": cell.more | {"double"}},
        22: {"bold": False, "more": cell.more - {"dim"}},
        24: {"underscore": False, "more": cell.more - {"double"}},
        25: {"blink": False, "more": cell.more - {"rapid"}},
        39: {"fg": "default"},
        49: {"bg": "default"},
    }
    if first in both:
        return cell._replace(**both[first])  # type: ignore[arg-type]
    ground = "fg" if first // 10 in (3, 9) else "bg"
    return cell._replace(**{ground: str(first)})  # type: ignore[arg-type]


def rows(screen: pyte.Screen) -> Iterator[tuple[Any, ...]]:
    """Yield every row's cells."""
    for y in range(screen.lines):
        row = screen.buffer[y]
        yield tuple(row[x] for x in range(screen.columns))


def picture(screen: pyte.Screen) -> tuple[Any, ...]:
    """Return all that can be seen: cells, and the cursor where it stands if it is visible."""
    cursor = screen.cursor
    shown = None if cursor.hidden else (cursor.y, min(cursor.x, screen.columns - 1))
    return (*rows(screen), shown)


def differences(one: pyte.Screen, other: pyte.Screen) -> list[str]:
    """Return what differs between two screens, a line each, for a person who reads it."""
    found = []
    for y, (here, there) in enumerate(zip(rows(one), rows(other))):
        for x, (cell, twin) in enumerate(zip(here, there)):
            if cell != twin:
                found.append(f"row {y} column {x}: {cell} became {twin}")
    if picture(one)[-1] != picture(other)[-1]:
        found.append(f"cursor: {picture(one)[-1]} became {picture(other)[-1]}")
    if (one.columns, one.lines) != (other.columns, other.lines):
        found.append("the sizes differ")
    return found
