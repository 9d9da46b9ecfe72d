"""What all screens share: a title line, a body, a message and the keys that work here."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from models import clock
from models.drafts import Drafts
from models.errors import Refused
from models.journal import Actor
from models.language import _
from tui import words
from tui.keys import TYPING, Command, key_bar
from tui.widgets.field import MOST, Field

if TYPE_CHECKING:
    from tui.app import Aoxanh


BRAND = "ÁO XANH"

REFUSED = "✗"
"""Marks a refusal; it goes with the next key."""


class Keyed(Protocol):
    """A widget that takes keys: a field or a pick."""

    @property
    def text(self) -> str:
        """What was typed or chosen."""
        ...

    def take(self, key: str, character: str | None) -> bool:
        """Do what a key means here; False when it means nothing."""
        ...

    def take_paste(self, pasted: str) -> None:
        """Take pasted text."""
        ...

    def put(self, value: str, fresh: bool = False) -> None:
        """Fill with a value, perhaps one that stands there by default."""
        ...

    def cursor_place(self) -> Offset:
        """Return where on the terminal one acts here."""
        ...


class Base(Screen[str | None]):
    """A screen for one task. It gets keys one by one from the app, in the order they were typed."""

    heading: ClassVar[str] = ""
    """What the title line says of this screen, as a message; those about one thing say which."""
    commands: ClassVar[tuple[Command, ...]] = ()

    def __init__(self) -> None:
        super().__init__()
        self.title_text = _(self.heading) if self.heading else ""
        self.said = ""

    @property
    def home(self) -> Aoxanh:
        """The app, which knows who acts and leads to other places."""
        return self.app  # type: ignore[return-value]

    @property
    def by(self) -> Actor:
        """Who acts."""
        return self.home.by

    @property
    def drafts(self) -> Drafts:
        """The drafts of half-filled forms."""
        return self.home.drafts

    def compose(self) -> ComposeResult:
        """Lay out the parts: title, body, message with the input method beside it, keys."""
        yield Static(id="title", markup=False)
        with Container(id="body"):
            yield from self.body()
        yield Static(id="foot", markup=False)
        yield Static(id="keys", markup=False)

    def body(self) -> Iterable[Widget]:
        """Yield the widgets between title and message."""
        return ()

    def on_mount(self) -> None:
        """Paint what does not change, then what the register says."""
        self.paint_title()
        self.paint_keys()
        try:
            self.ready()
        except Refused as refused:
            self.refused(refused)

    def on_screen_resume(self) -> None:
        """Show the present minute again after another screen."""
        if self.is_mounted:
            self.paint_title()

    def ready(self) -> None:
        """Get ready for the first key; screens fill themselves here."""
        self.reload()

    def reload(self) -> None:
        """Read the register again and repaint what changed."""

    def keep_draft(self) -> None:
        """Keep what is half typed; called before anything that may end the screen."""

    def held(self) -> Keyed | None:
        """Return the field or pick that has the cursor, or None."""
        return None

    def cursor_place(self) -> Offset:
        """Return where the terminal's cursor stands: in the held field, else where the text begins."""
        held = self.held()
        if held is not None:
            return held.cursor_place()
        return self.query_one("#body").region.offset

    def typed(self) -> None:
        """React to a key that the held field took."""

    async def take(self, key: str, character: str | None) -> None:
        """Do what a key means: in the held field, as a command of this screen, or everywhere."""
        field = self.held()
        if isinstance(field, Field):
            field.use(self.home.choices.composing, self.home.choices.style)
        printable = bool(character and character.isprintable())
        if printable and field is not None and field.take(key, character):
            self.typed()
            self.say_full(field)
            return
        command = self.command(key, character)
        if command is not None:
            self.end_word(field)
            result = getattr(self, f"do_{command.act}")(key if not printable else character)
            if inspect.isawaitable(result):
                await result
            return
        if field is not None and field.take(key, character):
            self.typed()
            return
        if key not in [command.key for command in TYPING]:
            self.end_word(field)
        await self.home.everywhere(key, character)

    def end_word(self, field: Keyed | None) -> None:
        """End the word being typed, before a key that leads on."""
        if isinstance(field, Field):
            before = field.value
            field.end_word()
            if field.value != before:
                self.typed()

    def command(self, key: str, character: str | None) -> Command | None:
        """Return this screen's command for a key, or None."""
        for command in self.commands:
            if command.key == key or (character and command.key == character.lower()):
                return command
        return None

    def take_paste(self, pasted: str) -> None:
        """Give pasted text to the held field."""
        field = self.held()
        if field is not None:
            field.take_paste(pasted)
            self.typed()
            self.say_full(field)

    def say_full(self, field: Keyed) -> None:
        """Say that a field takes no more, so that nobody types on in vain."""
        if isinstance(field, Field) and field.full:
            self.say(_("Ô này đã đầy: nhiều nhất {n} ký tự.", n=words.number(MOST)), loud=True)

    def say(self, words_: str, loud: bool = False) -> None:
        """Say one sentence above the key bar; a loud one is a refusal and is marked."""
        self.said = f"{REFUSED} {words_}" if loud else words_
        self.paint_foot()

    def refused(self, refused: Refused) -> None:
        """Say why a rule said no; forms also move the cursor to the field."""
        self.say(str(refused), loud=True)

    def saved(self, what: str) -> None:
        """Say what is on disk now, and since when."""
        self.say(f"{what} · {_('Đã lưu {time}', time=words.seconds(clock.now()))}")

    def tell(self, selector: str, text: str) -> None:
        """Put a text in the static part that a selector names.

        Nothing is repainted that stays as it is, nothing laid out anew that stays as long.
        """
        part = self.query_one(selector, Static)
        if part.content != text:
            part.update(text, layout=text.count("\n") != str(part.content).count("\n"))

    def paint_title(self) -> None:
        """Repaint the title line; the clock in it is all that changes by itself."""
        left = f" {BRAND} · {self.home.centre_name} · {self.title_text}"
        now = clock.now()
        right = f"{self.by.name}  {words.weekday(clock.day_of(now))} {words.time(now)} "
        width = max(40, self.app.size.width)
        room = width - len(right) - 1
        self.tell("#title", f"{words.fit(left, room)} {right}")

    def paint_keys(self) -> None:
        """Repaint the key bar: this screen's keys first, then the places."""
        width = max(40, self.app.size.width)
        self.tell("#keys", words.fit(self.bar(width), width))
        self.paint_foot()

    def bar(self, width: int) -> str:
        """Return what the key bar says."""
        return key_bar(self.commands, self.by, width, isinstance(self.held(), Field))

    def paint_foot(self) -> None:
        """Repaint the message on two lines, at the end of the second how keys are composed here."""
        width = max(40, self.app.size.width)
        method = f"Ctrl+T: {self.home.choices.method_name(self.held())} "
        first, *rest = wrap(self.said, width) or [""]
        foot = f"{first}\n{words.fit(' '.join(rest), width - len(method))}{method}"
        if self.query("#foot"):
            self.tell("#foot", foot)

    def on_resize(self) -> None:
        """Repaint what depends on the width."""
        if self.is_mounted:
            with self.home.guarded():
                self.paint_title()
                self.paint_keys()
                self.reload()
