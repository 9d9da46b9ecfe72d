"""Keys and pastes, out of the bytes that a terminal sends."""

from __future__ import annotations

import time
from collections.abc import Iterable

from textual.constants import ESCAPE_DELAY
from textual.events import Key, Paste
from textual.message import Message

from tui.environ import decoder

START, END = "\x1b[200~", "\x1b[201~"
"""What a terminal sends before and behind a paste."""

PASTE_PATIENCE = 3.0
"""Seconds of silence after which a paste whose end was lost on the line is taken as it came."""

MOST_PASTED = 65_536


class Reading:
    """Reads bytes cut anywhere. Keys are Textual's to tell; a paste waits for its end however slow the line.

    Reports of size, focus and mouse, which nobody asked for, are dropped: a paste may contain them.
    """

    def __init__(self, debug: bool = False) -> None:
        from textual._xterm_parser import XTermParser

        self._parser = XTermParser(debug)
        self._decode = decoder().decode
        self._last = ""
        self._paste: str | None = None
        self._heard = 0.0

    @property
    def patience(self) -> float:
        """Seconds after the last byte until `tick` may have something to tell."""
        return ESCAPE_DELAY if self._paste is None else PASTE_PATIENCE

    def feed(self, raw: bytes) -> list[Key | Paste]:
        """Return what some bytes complete."""
        self._heard = time.monotonic()
        found: list[Key | Paste] = []
        text = self._decode(raw)
        while text:
            if self._paste is None:
                keys, text = self._until_paste(text)
                found += _of_people(self._parser.feed(keys))
            else:
                body, end, text = (self._paste + text).partition(END)
                self._paste = None if end else body[:MOST_PASTED] + body[MOST_PASTED:][-len(END) :]
                found += [Paste(body[:MOST_PASTED])] if end else []
        return found

    def tick(self) -> list[Key | Paste]:
        """Return what is complete because nothing followed: an Escape, or a paste without its end."""
        if self._paste is None:
            self._last = ""
            return _of_people(self._parser.tick())
        if time.monotonic() - self._heard < PASTE_PATIENCE:
            return []
        body, self._paste = self._paste, None
        return [Paste(body[:MOST_PASTED])]

    def _until_paste(self, text: str) -> tuple[str, str]:
        """Split before a paste. The parser sees an empty one there: it may know half of the start."""
        seen = self._last + text
        at = seen.find(START)
        if at < 0:
            self._last = seen[-len(START) + 1 :]
            return text, ""
        cut = at + len(START) - len(self._last)
        self._last, self._paste = "", ""
        return text[:cut] + END, text[cut:]


def _of_people(found: Iterable[Message]) -> list[Key | Paste]:
    """Return what somebody typed, without the empty pastes of `_until_paste`."""
    return [each for each in found if isinstance(each, Key) or (isinstance(each, Paste) and each.text)]
