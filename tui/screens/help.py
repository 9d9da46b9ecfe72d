"""F1 or ?: the keys of the screen one comes from, out of the same list as the key bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from models.language import N_, _
from tui import words
from tui.keys import EVERYWHERE, LIST, PLACES, Command
from tui.screens.listing import Listing
from tui.widgets.rows import Rows

NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
}


def key_name(key: str) -> str:
    """Return a key as it is printed on a keyboard: Ctrl+S, F4, T."""
    if key in NAMES:
        return NAMES[key]
    return key.replace("ctrl+", "Ctrl+").replace("alt+", "Alt+") if "+" in key[1:] else key.upper()


def lines(title: str, commands: Sequence[Command]) -> list[str]:
    """Return the help of a screen: its own keys, the places, the keys that work everywhere."""
    own = [_line(key_name(command.key), command.help) for command in commands]
    places = [_line(f"{place.key.upper()} Alt+{place.other_key[-1]}", place.title) for place in PLACES]
    rest = [_line(key_name(command.key), command.help) for command in EVERYWHERE]
    return [f"{title}:", *own, "", _("Các nơi:"), *places, "", _("Ở mọi nơi:"), *rest]


def _line(key: str, message: str) -> str:
    return f"  {words.fit(key, 10)} {_(message)}"


class Help(Listing):
    """The help of one screen, to be scrolled and left with Esc."""

    heading = N_("Trợ giúp")
    commands = LIST

    def __init__(self, title: str, commands: Sequence[Command]) -> None:
        super().__init__()
        self.lines = lines(title, commands)

    def body(self) -> Iterable[Widget]:
        """The lines."""
        yield Rows("lines")

    def ready(self) -> None:
        """Show them."""
        self.rows.show(self.lines)
