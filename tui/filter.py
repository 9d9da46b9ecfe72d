"""Draws every widget with the characters that the terminal can show."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.glyphs import shown


class Glyphs(LineFilter):
    """Replaces, in every line of every widget, what a terminal of a level cannot show.

    What is stored and typed stays as it is: only the picture of it changes.
    """

    def __init__(self, level: str) -> None:
        super().__init__(enabled=level != "full")
        self.level = level

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return a line's segments, each as wide as it was."""
        return [
            segment
            if segment.text.isascii()
            else Segment(shown(segment.text, self.level), segment.style, segment.control)
            for segment in segments
        ]
