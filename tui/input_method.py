"""The input method: Telex and VNI typed on any keyboard, at any terminal, without one of its own."""

from __future__ import annotations

from models.text import nfc
from tui.keying import METHODS, NOTHING, belongs, ended, erase, literal, press

BACKSPACE = "\x7f"


class Composer:
    """An input method at work in one line of text: it remembers the word before the cursor."""

    def __init__(self, method: str, style: str = "old", restore: bool = True) -> None:
        self.method = method
        self.style = style
        self.restore = restore
        self.unit = NOTHING
        self._last = ("", "")
        self._other = ""

    def take(self, key: str, before: str, after: str = "") -> tuple[int, str]:
        """Return how many characters before the cursor go for a key, and what comes instead.

        `before` and `after` are the text on both sides of the cursor: what is typed into a word
        that stands there already is not judged as a word. Keys that are no ASCII end a word and stay.
        """
        old = self.unit.text(self.style)
        self._last, self._other = ("", ""), ""
        if key == BACKSPACE:
            return self._backspace(old, before)
        if belongs(key, self.method):
            self.unit = press(self.unit, key, self.method, self.style)
            return len(old), self.unit.text(self.style)
        alone = not (before[: len(before) - len(old)][-1:].isalpha() or after[:1].isalpha())
        text = ended(self.unit, self.style, self.restore and alone) if key.isascii() else old
        self._last = (text, self.unit.keys if text == old else old)
        self.unit = NOTHING
        return len(old), text + key

    def _backspace(self, old: str, before: str) -> tuple[int, str]:
        if old:
            self.unit = erase(self.unit, self.method, self.style)
            return len(old), self.unit.text(self.style)
        word = _last_word(before[:-1], self.method)
        self.unit = literal(word) if word else NOTHING
        return min(1, len(before)), ""

    def raw(self, before: str) -> tuple[int, str]:
        """Give the keys of the word before the cursor back, also right behind the break after it.

        The next time it gives the composed word back, which then stays: for names that are right
        and yet no syllables of Vietnamese.
        """
        if self.unit != NOTHING:
            shown = self.unit.text(self.style)
            self.unit, self._other = literal(self._other or self.unit.keys), shown
            return len(shown), self.unit.keys
        shown, other = self._last
        if not shown or before[:-1][-len(shown) :] != shown:
            return 0, ""
        self._last = (other, shown)
        return len(shown) + 1, other + before[-1]

    def leave(self) -> None:
        """Forget the word: the cursor moved, or something was pasted."""
        self.unit, self._last, self._other = NOTHING, ("", ""), ""


def compose(keys: str, method: str = "telex", tone_style: str = "old", restore: bool = True) -> str:
    """Return the text that keys typed into an empty field make; "\\x7f" is Backspace.

    `tone_style` is "old" (hòa) or "modern" (hoà). With `restore`, a word that cannot be Vietnamese
    gets its keys back at the break behind it.
    """
    composer, text = Composer(method, tone_style, restore), ""
    for key in keys:
        gone, come = composer.take(key, text)
        text = text[: len(text) - gone] + come
    return nfc(text)


def _last_word(text: str, method: str) -> str:
    start = len(text)
    while start and (text[start - 1].isalpha() or (METHODS[method].digits and text[start - 1].isdigit())):
        start -= 1
    return text[start:]
