"""Text broken and placed by the cells it takes on a printer: marks take none, wide letters two."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

WIDTH = 79
"""One less than a printer's 80 columns: some begin a new line by themselves behind the last one."""

_NONE = ("Mn", "Me")


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(character: str) -> int:
    if unicodedata.category(character) in _NONE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def filled(text: str, width: int) -> str:
    """Return a text with blanks behind it up to a width."""
    return text + " " * (width - cells(text))


def centred(text: str, width: int) -> str:
    """Return a text with blanks before it so that it stands in the middle."""
    return " " * ((width - cells(text)) // 2) + text


def broken(text: str, width: int, first: int | None = None) -> list[str]:
    """Return a text in lines of at most a width, the first of its own, broken at blanks where it can be."""
    lines, room = [""], width if first is None else first
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cells(joined) <= room:
            lines[-1] = joined
            continue
        if lines[-1] or room < width:
            lines.append("")
        room = width
        lines[-1:] = _pieces(word, width)
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """Return a word in pieces that fit; a cell is always enough for one letter of it."""
    pieces = [""]
    for character in word:
        if pieces[-1] and cells(pieces[-1]) + _cell(character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def beside(columns: Sequence[Sequence[str]], widths: Sequence[int], gap: str = " ") -> list[str]:
    """Return columns of lines side by side, each filled to its width."""
    height = max(map(len, columns))
    even = [[*column, *[""] * (height - len(column))] for column in columns]
    return [gap.join(map(filled, row, widths)).rstrip() for row in zip(*even)]
