"""What edits a line of text: each key as a pure function of the text and where the cursor stands."""

from __future__ import annotations

import re
from collections.abc import Callable

Line = tuple[str, int]
"""A text, and how many of its characters stand before the cursor."""

_WORD = re.compile(r"\w+")


def _word_left(text: str, cursor: int) -> int:
    starts = [word.start() for word in _WORD.finditer(text) if word.start() < cursor]
    return starts[-1] if starts else 0


def _word_right(text: str, cursor: int) -> int:
    starts = [word.start() for word in _WORD.finditer(text) if word.start() > cursor]
    return starts[0] if starts else len(text)


def _without(text: str, start: int, end: int) -> Line:
    return text[:start] + text[end:], start


EDITING: dict[str, Callable[[str, int], Line]] = {
    "backspace": lambda text, cursor: _without(text, max(0, cursor - 1), cursor),
    "delete": lambda text, cursor: _without(text, cursor, cursor + 1),
    "left": lambda text, cursor: (text, max(0, cursor - 1)),
    "right": lambda text, cursor: (text, min(len(text), cursor + 1)),
    "home": lambda text, cursor: (text, 0),
    "end": lambda text, cursor: (text, len(text)),
    "ctrl+left": lambda text, cursor: (text, _word_left(text, cursor)),
    "ctrl+right": lambda text, cursor: (text, _word_right(text, cursor)),
    "ctrl+w": lambda text, cursor: _without(text, _word_left(text, cursor), cursor),
    "ctrl+u": lambda text, cursor: _without(text, 0, cursor),
    "ctrl+k": lambda text, cursor: _without(text, cursor, len(text)),
    "ctrl+e": lambda text, cursor: (text, len(text)),
}
"""The keys that a field does itself, each before the next."""

MOVING = frozenset(("left", "right", "home", "end", "ctrl+left", "ctrl+right", "ctrl+e"))
"""Those that change nothing but where the cursor stands."""
