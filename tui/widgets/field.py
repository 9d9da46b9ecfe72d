"""The text field every form uses: what is typed in one burst stays in the order it was typed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.geometry import Offset

from models import text
from tui.editing import EDITING, MOVING
from tui.input_method import BACKSPACE, Composer
from tui.keying import METHODS
from tui.widgets.entry import Entry, Part

TRANSIENT = frozenset("\u202f\u200b\u200c\u200d\u2060\ufeff\u00ad")
"""Characters that an input method types and takes back; kept while typing, gone when read."""

MOST = 20_000
"""Characters that a field takes."""

WORDS = tuple(METHODS)
"""The input methods of a field for words; a field for codes, phones or numbers has none."""


class Field(Entry):
    """A line of text. The app hands it its keys one by one, so no key can overtake another.

    Text is kept as typed while typing, because some input methods count their Backspaces in code
    units, and composed on the first move and when it is read. `methods` are the input methods of
    our own that may work here; which one does is the app's to say, by `use`. What does not fit
    moves to the left, and the cursor stays in sight.
    """

    def __init__(
        self,
        name: str,
        label: str = "",
        methods: Sequence[str] = WORDS,
        room: int | None = None,
        marked: bool = True,
    ) -> None:
        super().__init__(name, label, room, marked)
        self.methods = tuple(methods)
        self.composer: Composer | None = None
        self.value = ""
        self.cursor_position = 0
        self.fresh = False
        """Whether it stands there by default: the first character takes its place."""
        self._first = 0

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
        if key in EDITING:
            self._keep_default()
            if key == "backspace" and self.composer is not None:
                self._put(self.composer.take(BACKSPACE, self._before))
            else:
                self._edit(key)
            return True
        if not character or not (character.isprintable() or character in TRANSIENT):
            return False
        self._give_way()
        if self.composer is None:
            self._put((0, character))
        else:
            self._put(self.composer.take(character, self._before))
        return True

    @property
    def full(self) -> bool:
        """Whether it takes no more characters."""
        return len(self.value) >= MOST

    def take_paste(self, pasted: str) -> None:
        """Insert pasted text on one line, without control characters."""
        self.end_word()
        self._give_way()
        self._put((0, "".join(c for c in text.nfc(" ".join(pasted.split())) if c.isprintable())))

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
        behind = len(text.nfc(self.value[self.cursor_position :]))
        composed = text.nfc(self.value)
        self._set(composed, len(composed) - behind)

    def put(self, value: str, fresh: bool = False) -> None:
        """Fill the field with a value and set the cursor behind it; a fresh one is the default."""
        self.fresh = fresh and bool(value)
        if self.composer is not None:
            self.composer.leave()
        self._set(value, len(value))

    def cursor_place(self) -> Offset:
        """Return where on the terminal the next character goes."""
        return self.start + Offset(cell_len(self.value[self._first : self.cursor_position]), 0)

    def parts(self, line: int) -> list[Part]:
        """Return what of the text fits, so that the cursor is in it."""
        fits = cell_len(self.value[: 2 * self.width]) < self.width
        self._first = 0 if fits else max(min(self._first, self.cursor_position), self._least_first())
        if not self.has_focus:
            return [(self.value[: 2 * self.width], "")]
        if self.fresh:
            return [(self.value, "reverse")]
        shown = self.value[self._first : self._first + 2 * self.width]
        if not (self.has_focus and self.app.has_class("-painted-cursor")):
            return [(shown, "")]
        here = self.cursor_position - self._first
        return [(shown[:here], ""), (shown[here : here + 1] or " ", "reverse"), (shown[here + 1 :], "")]

    def _least_first(self) -> int:
        """Return the first character that may be shown when the cursor is the last cell."""
        first, room = self.cursor_position, self.width - 1
        while first > 0 and (room := room - cell_len(self.value[first - 1])) >= 0:
            first -= 1
        return first

    @property
    def _before(self) -> str:
        return self.value[: self.cursor_position]

    def _keep_default(self) -> None:
        """Take what stands there by default for typed."""
        if self.fresh:
            self.fresh = False
            self.refresh()

    def _give_way(self) -> None:
        """Make room for what is typed instead of the default."""
        if self.fresh:
            self.fresh = False
            self._set("", 0)

    def _put(self, change: tuple[int, str]) -> None:
        """Replace some characters before the cursor."""
        gone, come = change
        if gone or come:
            here = self.cursor_position
            value = self.value[: here - gone] + come + self.value[here:]
            self._set(value, here - gone + len(come))

    def _edit(self, key: str) -> None:
        if self.composer is not None:
            self.composer.leave()
        if key in MOVING:
            self.compose_typed()
        self._set(*EDITING[key](self.value, self.cursor_position))

    def _set(self, value: str, cursor: int) -> None:
        value = value[:MOST]
        cursor = min(cursor, len(value))
        if (value, cursor) != (self.value, self.cursor_position):
            self.value, self.cursor_position = value, cursor
            self.refresh()
