"""The text field every form uses: what is typed in one burst stays in the order it was typed."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input

from models import text

TRANSIENT = frozenset("\u202f\u200b\u200c\u200d\u2060\ufeff")
"""Characters that an input method types and takes back; kept while typing, gone when read."""

_EDITING: dict[str, Callable[[Input], None]] = {
    "backspace": Input.action_delete_left,
    "delete": Input.action_delete_right,
    "left": Input.action_cursor_left,
    "right": Input.action_cursor_right,
    "home": Input.action_home,
    "end": Input.action_end,
    "ctrl+left": Input.action_cursor_left_word,
    "ctrl+right": Input.action_cursor_right_word,
    "ctrl+w": Input.action_delete_left_word,
    "ctrl+u": Input.action_delete_left_all,
    "ctrl+k": Input.action_delete_right_all,
    "ctrl+e": Input.action_end,
}
_MOVING = ("left", "right", "home", "end", "ctrl+left", "ctrl+right", "ctrl+e")


class Field(Input):
    """A line of text. The app hands it its keys one by one, so no key can overtake another.

    Text is kept as typed while typing, because some input methods count their Backspaces in code
    units, and composed on the first move and when it is read.
    """

    def __init__(self, name: str, width: int | None = None) -> None:
        super().__init__(name=name, select_on_focus=False, compact=True)
        self.cursor_blink = False
        if width:
            self.styles.width = width

    @property
    def text(self) -> str:
        """What was typed, as the register keeps it: composed, clean, without stray blanks."""
        return text.line(self.value)

    def take(self, key: str, character: str | None) -> bool:
        """Do what a key means in a field; False when it means nothing here."""
        if key in _EDITING:
            if key in _MOVING:
                self.compose_typed()
            _EDITING[key](self)
            return True
        if character and (character.isprintable() or character in TRANSIENT):
            self.insert_text_at_cursor(character)
            return True
        return False

    def take_paste(self, pasted: str) -> None:
        """Insert pasted text on one line, without control characters."""
        self.insert_text_at_cursor(text.nfc(" ".join(pasted.split())))

    def compose_typed(self) -> None:
        """Compose what was typed in parts, so that the cursor moves by letters."""
        composed = text.nfc(self.value)
        if composed != self.value:
            behind = len(text.nfc(self.value[self.cursor_position :]))
            self.value = composed
            self.cursor_position = len(composed) - behind

    def put(self, value: str) -> None:
        """Fill the field with a value and set the cursor behind it."""
        self.value = value
        self.cursor_position = len(value)
