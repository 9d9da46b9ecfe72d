"""The app: it hands keys to screens one by one, and watches register, clock and signals."""

from __future__ import annotations

import asyncio
import signal
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Offset

from models import backups, centre, clock, journal, units
from models.drafts import Drafts
from models.errors import Refused
from models.journal import Actor
from models.language import N_, _
from tui.choices import Choices
from tui.environ import strange_bytes
from tui.glyphs import shown
from tui.offers import offer, remind
from tui.reading import Reading
from tui.screens.base import REFUSED, Base
from tui.ways import MADE, Ways

if TYPE_CHECKING:
    from tui.driver import LeanDriver

POLL_SECONDS = 1.0
"""How often the register is asked whether somebody else changed it; asking takes microseconds."""

ENDING = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
"""The signals that end the program in order."""

LAST_KEYS_SECONDS = 0.4
"""How long the keys that were typed before the end may take."""

NOT_UTF8 = N_("Cửa sổ gửi chữ không phải UTF-8. PuTTY: Window > Translation > Remote character set: UTF-8.")
CRASHED = 70
ALIASES = {
    "ctrl+j": "enter",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "backtab": "shift+tab",
}


class Aoxanh(Ways):
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
        typed: bytes = b"",
        driver_class: type[Driver] | None = None,
    ) -> None:
        """Take who acts on which register, and the glyph level of the terminal.

        `typed` are keys that came before the screens. With `asks` the first-run picture comes first,
        unless somebody is typing ahead already: they are asked the next time. `driver_class` is the
        door to the terminal; None means Textual's own.
        """
        super().__init__(driver_class)
        self.line: LeanDriver | None = None
        strange_bytes.clear()
        self.choices = Choices(by, level)
        self.asks = asks
        self.typed = typed
        self.by = by
        self.register = register
        self.drafts = Drafts(register)
        self.centre_name = _centre_name(register)
        self.crash = ""
        self._ending = False
        self._seen, self._line = journal.data_version(), journal.newest()

    async def on_mount(self) -> None:
        """Show the account's home, and start to watch clock, register and signals."""
        self.theme = "ansi-dark"
        self.set_class(self.line is None, "-painted-cursor")
        loop = asyncio.get_running_loop()
        for number in ENDING:
            loop.add_signal_handler(number, self.hung_up)
        loop.set_exception_handler(self._failed_in_loop)
        await self.push_screen(MADE[self.home_name]())
        if not self.shown.said and (left := offer(self.by, self.drafts) or remind(self.by)):
            self.shown.say(left)
        for event in Reading().feed(self.typed):
            await self._take(event)
        if self.asks and not self.typed:
            await self.ask_level()
        self.set_interval(POLL_SECONDS, self._poll)
        self._wait_for_minute()

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor stands: the eye, braille and screen readers follow it."""
        return self.shown.cursor_place() if self.is_showing else Offset()

    @cursor_position.setter
    def cursor_position(self, _place: Offset) -> None:
        """Leave it to the screen: a widget knows only of itself."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw with what the terminal can show."""
        return [*super().get_line_filters(), self.choices.filter]

    async def on_event(self, event: events.Event) -> None:
        """Take keys and pastes in the order they came, each finished before the next.

        Signals and the terminal get their turn between two keys, however many have come at once.
        """
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self._take(event)
            if self.line is not None:
                self.line.taken()
            await asyncio.sleep(0)
        else:
            await super().on_event(event)

    async def _take(self, event: events.Key | events.Paste) -> None:
        if not self.is_showing or self._exit:
            return
        screen, said = self.shown, self.shown.said
        with self.guarded():
            if isinstance(event, events.Paste):
                self.shown.take_paste(event.text)
            else:
                if event.character and self.choices.notice(event.character):
                    self.shown.paint_foot()
                await self.shown.take(ALIASES.get(event.key, event.key), event.character)
            if self.is_showing and self.shown is screen and screen.said == said and said.startswith(REFUSED):
                screen.say("")

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Say why a rule said no; keep drafts and end in order when the program itself fails."""
        try:
            yield
        except Refused as refused:
            self.shown.refused(refused)
        except Exception as error:
            self.failed(error)

    def failed(self, error: BaseException) -> None:
        """Keep drafts and end: the program failed. What went wrong goes to a log, not to the screen."""
        if not self.crash:
            self.crash = "".join(traceback.format_exception(error))
            self._end(CRASHED)

    def _handle_exception(self, error: Exception) -> None:
        """Show nobody the values that stood in the program, as Textual would; tests want the error itself."""
        if self.is_headless:
            super()._handle_exception(error)
        else:
            self.failed(error)

    def _failed_in_loop(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if error := context.get("exception"):
            self.failed(error)
        else:
            loop.default_exception_handler(context)

    def hung_up(self) -> None:
        """Keep what is half typed and end: by a signal, or because the terminal has gone.

        Keys that came before are taken first, unless one of them takes too long.
        """
        if not self._ending:
            self._ending = True
            loop = asyncio.get_running_loop()
            loop.call_soon(self.call_later, self._end)
            loop.call_later(LAST_KEYS_SECONDS, self._end)

    def _end(self, status: int = 0) -> None:
        """End, whatever comes of keeping what is half typed."""
        for screen in self.screen_stack:
            if isinstance(screen, Base):
                with suppress(Exception):
                    screen.keep_draft()
        self.exit(status)

    def _poll(self) -> None:
        with self.guarded():
            if strange_bytes.is_set() and self._is_read():
                strange_bytes.clear()
                self.shown.say(shown(_(NOT_UTF8), "ascii"), loud=True)
            version = journal.data_version()
            if version != self._seen and self.is_showing:
                self._seen = version
                self._reload()

    def _reload(self) -> None:
        """Read the shown screen again, unless somebody only kept figures, which says nothing new."""
        line = journal.newest()
        if line != self._line:
            self._line = line
            self.shown.reload()

    def _is_read(self) -> bool:
        """Tell whether a field has the cursor and no key waits, which would wipe away what is said."""
        typing = self.is_showing and self.shown.held() is not None
        return typing and (self.line is None or not self.line.waiting)

    def _wait_for_minute(self) -> None:
        self.set_timer(60 - clock.now().second + 0.1, self._minute)

    def _minute(self) -> None:
        if self.is_showing:
            self.shown.paint_title()
        self._wait_for_minute()


def _centre_name(register: Path) -> str:
    """Return the commune's name for the title line; a copy says that it is one."""
    row = centre.the_centre()
    unit = units.commune(row.commune_code) if row else None
    name = unit[0][0].lower() + unit[0][1:] if unit else ""
    return _("BẢN SAO · {name}", name=name) if backups.is_copy(register) else name
