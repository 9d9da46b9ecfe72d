"""Draws every widget with the characters that the terminal can show, and nothing that commands it."""

from __future__ import annotations

from unicodedata import category

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.glyphs import shown

JOINER = "\u200d"
"""Joins the parts of one emoji."""


class Glyphs(LineFilter):
    """Replaces, in every line of every widget, what a terminal of a level cannot show.

    What is stored and typed stays as it is: only the picture of it changes. What would command the
    terminal, or turn the line around, is drawn nowhere, whoever has brought it into the register.
    """

    def __init__(self, level: str) -> None:
        super().__init__()
        self.level = level

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return a line's segments, each as wide as it was."""
        return [
            segment
            if segment.text.isprintable() and (self.level == "full" or segment.text.isascii())
            else Segment(shown(harmless(segment.text), self.level), segment.style, segment.control)
            for segment in segments
        ]


def harmless(text: str) -> str:
    """Return a text without controls, as wide as it was."""
    return "".join(
        character
        if character.isprintable() or character == JOINER or category(character) == "Zs"
        else " " * get_character_cell_size(character)
        for character in text
    )
