"""F1 or ?: the keys of the screen one comes from, out of the same list as the key bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from tui import words
from tui.keys import EVERYWHERE, LIST, PLACES, Command
from tui.screens.listing import Listing
from tui.widgets.rows import Rows

NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
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
    own = [f"  {words.fit(key_name(command.key), 10)} {command.help}" for command in commands]
    places = [
        f"  {words.fit(f'{place.key.upper()} Alt+{place.other_key[-1]}', 10)} {place.title}"
        for place in PLACES
    ]
    rest = [f"  {words.fit(key_name(command.key), 10)} {command.help}" for command in EVERYWHERE]
    return [f"{title}:", *own, "", "Các nơi:", *places, "", "Ở mọi nơi:", *rest]


class Help(Listing):
    """The help of one screen, to be scrolled and left with Esc."""

    title_text = "Trợ giúp"
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
