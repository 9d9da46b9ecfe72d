"""The app: it hands keys to screens one by one, leads from place to place, and watches the register."""

from __future__ import annotations

import asyncio
import signal
import traceback
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.filter import LineFilter

from models import centre, clock, journal, units
from models.drafts import Drafts
from models.errors import Refused
from models.journal import Actor
from tui.choices import Choices
from tui.filter import Glyphs
from tui.keys import PLACES
from tui.screens.base import Base
from tui.screens.desk import Desk
from tui.screens.find import Find
from tui.screens.help import Help
from tui.screens.menu import Menu
from tui.screens.picture import Picture
from tui.screens.sessions import HelpSessions
from tui.screens.visit import NewVisit
from tui.widgets.field import Field

POLL_SECONDS = 1.0
"""How often the register is asked whether somebody else changed it; asking takes microseconds."""

KEEP_SECONDS = 2.0
"""How long an input method must stay chosen before it is remembered."""

CRASHED = 70
MADE: dict[str, type[Base]] = {
    "visit": NewVisit,
    "find": Find,
    "desk": Desk,
    "sessions": HelpSessions,
    "menu": Menu,
}
ALIASES = {
    "ctrl+j": "enter",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "backtab": "shift+tab",
}
BY_KEY = {place.key: place for place in PLACES} | {place.other_key: place for place in PLACES}

Answer = Callable[[str], Awaitable[None]]


class Aoxanh(App[int]):
    """The screens on one register, for one account at one terminal."""

    CSS_PATH = "styles.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "áo xanh"

    def __init__(
        self,
        by: Actor,
        register: Path,
        level: str = "full",
        asks: bool = False,
        typed: str = "",
    ) -> None:
        """Take who acts on which register, and the glyph level of the terminal.

        With `asks` the first-run picture comes first; `typed` are keys that came before the screens.
        """
        super().__init__()
        self.choices = Choices(by, level)
        self.asks = asks
        self.typed = typed
        self.by = by
        self.register = register
        self.drafts = Drafts(register)
        self.centre_name = _centre_name()
        self.crash = ""
        self._seen = journal.data_version()
        self._answer: Answer | None = None

    async def on_mount(self) -> None:
        """Show the account's home, and start to watch clock, register and signals."""
        self.theme = "ansi-dark"
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(number, self._end_by_signal)
        await self.push_screen(MADE[self._home()]())
        if self.asks:
            await self.ask_level()
        for event in XTermParser().feed(self.typed):
            self.post_message(event)
        self.set_interval(POLL_SECONDS, self._poll)
        self._wait_for_minute()

    def _home(self) -> str:
        wanted = self.by.home
        place = next((place for place in PLACES if place.name == wanted), None)
        allowed = place is not None and (not place.right or self.by.may(place.right))
        return wanted if allowed else "menu"

    @property
    def is_showing(self) -> bool:
        """Whether a screen of ours is on top; there is none while the program starts and ends."""
        return bool(self.screen_stack) and isinstance(self.screen, Base)

    @property
    def shown(self) -> Base:
        """The screen on top."""
        screen = self.screen
        assert isinstance(screen, Base), "every screen of ours is a Base"
        return screen

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw with what the terminal can show."""
        return [*super().get_line_filters(), *([self.choices.filter] if self.choices.filter.enabled else [])]

    async def on_event(self, event: events.Event) -> None:
        """Take keys and pastes in the order they came, each finished before the next."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            if not self.app_focus:
                self.app_focus = True
            await self._take(event)
        else:
            await super().on_event(event)

    async def _take(self, event: events.Key | events.Paste) -> None:
        if not self.is_showing:
            return
        with self.guarded():
            if isinstance(event, events.Paste):
                self.shown.take_paste(event.text)
            else:
                if event.character and self.choices.notice(event.character):
                    self.shown.paint_method()
                await self.shown.take(ALIASES.get(event.key, event.key), event.character)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Say why a rule said no; keep drafts and end in order when the program itself fails."""
        try:
            yield
        except Refused as refused:
            self.shown.refused(refused)
        except Exception:
            self.crash = traceback.format_exc()
            self._keep_drafts()
            self.exit(CRASHED)

    async def everywhere(self, key: str, character: str | None) -> None:
        """Do what a key means on every screen: a place, help, back, close."""
        if key in BY_KEY:
            await self.go(BY_KEY[key].name)
        elif key == "ctrl+p":
            await self.go("menu")
        elif key == "f1" or character == "?":
            await self.open(Help(self.shown.title_text, self.shown.commands))
        elif key == "escape":
            await self.back()
        elif key == "f10":
            await self.close()
        elif key == "ctrl+l":
            self.refresh(layout=True)
        elif key == "ctrl+t":
            self.next_method()
        elif key == "ctrl+r":
            self.raw_keys()

    def next_method(self) -> None:
        """Go on to the next input method; what one stays at is remembered."""
        self.choices.next_method()
        self.shown.paint_method()
        self.set_timer(KEEP_SECONDS, self._keep_method)

    def _keep_method(self) -> None:
        with self.guarded():
            self.choices.keep_method()

    def raw_keys(self) -> None:
        """Give the word before the cursor its keys back."""
        field = self.shown.held()
        if isinstance(field, Field) and field.raw_keys():
            self.shown.typed()

    async def ask_level(self) -> None:
        """Show the picture by which one tells what this terminal shows."""
        self._level_before = self.choices.filter.level
        self.show_level("full")
        await self.open(Picture())

    async def seen(self, level: str | None) -> None:
        """Take the answer to the picture; None leaves everything as it was."""
        await self.pop_screen()
        self.show_level(level or self._level_before)
        if level:
            self.choices.keep_level(level)

    def show_level(self, level: str) -> None:
        """Draw everything at a glyph level from now on."""
        self.choices.filter = Glyphs(level)
        for screen in self.screen_stack:
            for widget in screen.walk_children(with_self=True):
                widget.refresh()

    async def speak_next(self) -> None:
        """Show everything in the other language, from home on."""
        self.choices.speak_next()
        await self.go(self._home())
        await self.switch_screen(MADE[self._home()]())

    async def chosen(self, name: str) -> None:
        """Do what was chosen in the menu."""
        if name == "quit":
            self._leave()
        elif name == "help":
            await self.open(Help(self.shown.title_text, Menu.commands))
        elif name == "language":
            await self.speak_next()
        elif name == "method":
            self.next_method()
        elif name == "glyphs":
            await self.ask_level()
        else:
            await self.go(name)

    async def go(self, name: str) -> None:
        """Show a place on top of home; what was half typed on the way is kept as a draft."""
        place = next(place for place in PLACES if place.name == name)
        if place.right and not self.by.may(place.right):
            raise Refused("right", account=self.by.name, verb=place.right)
        while len(self.screen_stack) > 2:
            self.shown.keep_draft()
            await self.pop_screen()
        if name != self._home():
            await self.open(MADE[name]())
        else:
            self.shown.reload()

    async def open(self, screen: Base) -> None:
        """Show a screen on top of the present one; the next key is its own."""
        self.shown.keep_draft()
        await self.push_screen(screen)

    async def back(self) -> None:
        """Go one step back, within the screen first; the first screen stays."""
        step = getattr(self.shown, "back", None)
        if step is not None and step():
            return
        self.shown.keep_draft()
        self._answer = None
        if len(self.screen_stack) > 2:
            await self.pop_screen()
            self.shown.reload()

    async def leave(self, what: str) -> None:
        """Close a form that was saved, and say so on the screen under it."""
        if len(self.screen_stack) > 2:
            await self.pop_screen()
        self.shown.saved(what)
        self.shown.reload()

    async def close(self) -> None:
        """Close the screen on top; on the first one, leave."""
        if len(self.screen_stack) > 2:
            await self.back()
        else:
            self._leave()

    async def ask(self, question: Base, answer: Answer) -> None:
        """Show a question and hand its answer on."""
        await self.open(question)
        self._answer = answer

    async def answered(self, key: str) -> None:
        """Close the question and do what was answered."""
        answer, self._answer = self._answer, None
        await self.pop_screen()
        if answer is not None:
            await answer(key)

    def _leave(self) -> None:
        self.shown.keep_draft()
        self.choices.keep_method()
        self.exit(0)

    def _end_by_signal(self) -> None:
        self._keep_drafts()
        self.exit(0)

    def _keep_drafts(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Base):
                with suppress(Refused):
                    screen.keep_draft()

    def _poll(self) -> None:
        with self.guarded():
            version = journal.data_version()
            if version != self._seen and self.is_showing:
                self._seen = version
                self.shown.reload()

    def _wait_for_minute(self) -> None:
        self.set_timer(60 - clock.now().second + 0.1, self._minute)

    def _minute(self) -> None:
        if self.is_showing:
            self.shown.paint_title()
        self._wait_for_minute()


def _centre_name() -> str:
    row = centre.the_centre()
    unit = units.commune(row.commune_code) if row else None
    return unit[0][0].lower() + unit[0][1:] if unit else ""
