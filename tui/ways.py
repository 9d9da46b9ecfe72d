"""The ways through the screens: from place to place, back, and what works everywhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.app import App
from textual.timer import Timer

from models.dossiers import Scope
from models.errors import Refused
from models.journal import Actor
from models.language import _
from tui.choices import Choices
from tui.filter import Glyphs
from tui.input_method import compose
from tui.keys import PLACES
from tui.screens.base import Base
from tui.screens.day_closing import CloseDay
from tui.screens.day_opening import OpenDay
from tui.screens.day_sheet import DaySheet
from tui.screens.desk import Desk
from tui.screens.errands import Errands
from tui.screens.figures import Figures
from tui.screens.find import Find
from tui.screens.help import Help
from tui.screens.lessons import Lessons
from tui.screens.menu import Menu
from tui.screens.picture import Picture
from tui.screens.places import Places
from tui.screens.promises import Promises
from tui.screens.roster import Roster
from tui.screens.sessions import HelpSessions
from tui.screens.teams import Teams
from tui.screens.timetable import Timetable
from tui.screens.visit import NewVisit
from tui.widgets.field import Field

if TYPE_CHECKING:
    from tui.driver import LeanDriver

KEEP_SECONDS = 2.0
"""How long an input method must stay chosen before it is remembered."""

MADE: dict[str, type[Base]] = {
    "visit": NewVisit,
    "find": Find,
    "desk": Desk,
    "sessions": HelpSessions,
    "promises": Promises,
    "figures": Figures,
    "roster": Roster,
    "menu": Menu,
}
OFFICE: dict[str, type[Base]] = {
    "errands": Errands,
    "lessons": Lessons,
    "calendar": Timetable,
    "open_day": OpenDay,
    "close_day": CloseDay,
    "day_sheet": DaySheet,
    "places": Places,
    "teams": Teams,
}
"""What the menu leads to besides the places."""

BY_KEY = {place.key: place for place in PLACES} | {place.other_key: place for place in PLACES}

Answer = Callable[[str], Awaitable[None]]


class Ways(App[int]):
    """An app that knows where every key and name leads, and shows what the person chose."""

    by: Actor
    choices: Choices
    line: LeanDriver | None
    scope: Scope | None = None
    keyed_by: str = "staff"
    """Who keys ratings at this terminal, until somebody says otherwise."""
    _answer: Answer | None = None
    _level_before: str
    _keeping: Timer | None = None

    @property
    def home_name(self) -> str:
        """The name of the place where the account starts."""
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
            self.redraw()
        elif key == "ctrl+t":
            self.next_method()
        elif key == "ctrl+r":
            self.raw_keys()

    def redraw(self) -> None:
        """Draw everything anew, whatever was written over the screen."""
        self.refresh(layout=True)
        if self.line is not None:
            self.line.redraw()

    def next_method(self) -> None:
        """Go on to the next input method; what one stays at is remembered."""
        self.choices.next_method()
        self.shown.paint_foot()
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = self.set_timer(KEEP_SECONDS, self.choices.keep_method)

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
        if level:
            self.choices.keep_level(level)
        await self.pop_screen()
        self.show_level(level or self._level_before)

    def show_level(self, level: str) -> None:
        """Draw everything at a glyph level from now on."""
        self.choices.filter = Glyphs(level)
        for screen in self.screen_stack:
            for widget in screen.walk_children(with_self=True):
                widget.refresh()

    async def speak_next(self) -> None:
        """Show everything in the other language, from home on."""
        self.choices.speak_next()
        await self.go(self.home_name)
        await self.switch_screen(MADE[self.home_name]())

    async def chosen(self, name: str) -> None:
        """Do what was chosen in the menu."""
        if name == "quit":
            self.leave_program()
        elif name == "help":
            await self.open(Help(self.shown.title_text, Menu.commands))
        elif name == "language":
            await self.speak_next()
        elif name == "method":
            self.next_method()
        elif name == "style":
            self.choices.next_style()
            example = compose("hoaf, thuys", "telex", self.choices.style)
            self.shown.say(_("Từ giờ đặt dấu: {example}", example=example))
        elif name == "glyphs":
            await self.ask_level()
        elif name in OFFICE:
            await self.go(self.home_name)
            await self.open(OFFICE[name]())
        else:
            await self.go(name)

    async def go(self, name: str) -> None:
        """Show a place on top of home; what was half typed on the way is kept as a draft."""
        place = next(place for place in PLACES if place.name == name)
        if place.right and not self.by.may(place.right):
            raise Refused("right", account=self.by.name, verb=place.right)
        with self.batch_update():
            while len(self.screen_stack) > 2:
                self.shown.keep_draft()
                await self.pop_screen()
            self.shown.say("")
            if name != self.home_name:
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
        with self.batch_update():
            if len(self.screen_stack) > 2:
                await self.pop_screen()
                self.shown.reload()
            self.shown.say("")

    async def leave(self, what: str) -> None:
        """Close a form that was saved, and say so on the screen under it."""
        with self.batch_update():
            if len(self.screen_stack) > 2:
                await self.pop_screen()
            self.shown.saved(what)
            self.shown.reload()

    async def close(self) -> None:
        """Close the screen on top; on the first one, leave."""
        if len(self.screen_stack) > 2:
            await self.back()
        else:
            self.leave_program()

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

    def leave_program(self) -> None:
        """End, with what is half typed and what was chosen kept."""
        self.shown.keep_draft()
        self.choices.keep_method()
        self.exit(0)
