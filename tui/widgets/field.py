"""The text field every form uses: what is typed in one burst stays in the order it was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Input

from models import text
from tui.input_method import BACKSPACE, Composer
from tui.keying import METHODS

TRANSIENT = frozenset("\u202f\u200b\u200c\u200d\u2060\ufeff\u00ad")
"""Characters that an input method types and takes back; kept while typing, gone when read."""

WORDS = tuple(METHODS)
"""The input methods of a field for words; a field for codes, phones or numbers has none."""

EDITING: dict[str, Callable[[Input], None]] = {
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
"""What edits a line: the keys that a field does itself, each before the next."""

_MOVING = ("left", "right", "home", "end", "ctrl+left", "ctrl+right", "ctrl+e")


class Field(Input):
    """A line of text. The app hands it its keys one by one, so no key can overtake another.

    Text is kept as typed while typing, because some input methods count their Backspaces in code
    units, and composed on the first move and when it is read. `methods` are the input methods of
    our own that may work here; which one does is the app's to say, by `use`.
    """

    def __init__(self, name: str, width: int | None = None, methods: Sequence[str] = WORDS) -> None:
        super().__init__(name=name, select_on_focus=False, compact=True)
        self.cursor_blink = False
        self.methods = tuple(methods)
        self.composer: Composer | None = None
        if width:
            self.styles.width = width

    def post_message(self, message: Message) -> bool:
        """Tell nobody that the text changed: the screen that handed the key on knows."""
        return not isinstance(message, Input.Changed) and super().post_message(message)

    @property
    def text(self) -> str:
        """What was typed, as the register keeps it: composed, clean, without stray blanks."""
        return text.line(self.value)

    def use(self, method: str, style: str = "old") -> None:
        """Compose by an input method and tone style from the next key on, where this field allows it."""
        if method not in self.methods:
            self.end_word()
            self.composer = None
        elif self.composer is None or (self.composer.method, self.composer.style) != (method, style):
            self.composer = Composer(method, style)

    def take(self, key: str, character: str | None) -> bool:
        """Do what a key means in a field; False when it means nothing here."""
        if key == "backspace" and self.composer is not None:
            self._put(self.composer.take(BACKSPACE, self._before))
            return True
        if key in EDITING:
            self._edit(key)
            return True
        if not character or not (character.isprintable() or character in TRANSIENT):
            return False
        if self.composer is None:
            self.insert_text_at_cursor(character)
        else:
            self._put(self.composer.take(character, self._before))
        return True

    def take_paste(self, pasted: str) -> None:
        """Insert pasted text on one line, without control characters."""
        self.end_word()
        self.insert_text_at_cursor(text.nfc(" ".join(pasted.split())))

    def end_word(self) -> None:
        """End the word before the cursor as a blank would: it may get its keys back."""
        if self.composer is not None:
            gone, come = self.composer.take("\n", self._before, self.value[self.cursor_position :])
            self._put((gone, come[:-1]))

    def raw_keys(self) -> bool:
        """Give the word before the cursor its keys back; False when it was not composed here."""
        change = self.composer.raw(self._before) if self.composer is not None else (0, "")
        self._put(change)
        return change != (0, "")

    def compose_typed(self) -> None:
        """Compose what was typed in parts, so that the cursor moves by letters."""
        composed = text.nfc(self.value)
        if composed != self.value:
            behind = len(text.nfc(self.value[self.cursor_position :]))
            self.value = composed
            self.cursor_position = len(composed) - behind

    def put(self, value: str) -> None:
        """Fill the field with a value and set the cursor behind it."""
        if self.composer is not None:
            self.composer.leave()
        self.value = value
        self.cursor_position = len(value)

    def cursor_place(self) -> Offset:
        """Return where on the terminal the next character goes."""
        before = cell_len(self._before) - round(self.scroll_x)
        return self.content_region.offset + Offset(before, 0)

    @property
    def _before(self) -> str:
        return self.value[: self.cursor_position]

    def _put(self, change: tuple[int, str]) -> None:
        """Replace some characters before the cursor."""
        gone, come = change
        if gone or come:
            here = self.cursor_position
            self.value = self.value[: here - gone] + come + self.value[here:]
            self.cursor_position = here - gone + len(come)

    def _edit(self, key: str) -> None:
        if self.composer is not None:
            self.composer.leave()
        if key in _MOVING:
            self.compose_typed()
        EDITING[key](self)
