"""The screens in this process: keys from raw bytes, the picture as text."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models import people
from tui.environ import mend_input, prepare

prepare()
mend_input()

if TYPE_CHECKING:
    from textual.pilot import Pilot


@asynccontextmanager
async def shown(
    register: Path, account: str, size: tuple[int, int] = (80, 24), level: str = "full"
) -> AsyncIterator[Pilot[Any]]:
    """Show the screens to an account on an open register, at a glyph level, and yield the pilot."""
    from tui.app import Aoxanh

    app = Aoxanh(people.sign_in("test", account), register, level)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot
    app.drafts.close()


def run(scene: Callable[[], Awaitable[None]]) -> None:
    """Play one scene."""
    asyncio.run(scene())  # type: ignore[arg-type]


async def burst(pilot: Pilot[Any], typed: str) -> None:
    """Post every key of a text at once, as one packet of a slow line brings them."""
    from textual._xterm_parser import XTermParser

    for event in XTermParser().feed(typed):
        pilot.app.post_message(event)
    await pilot.pause()
    await pilot.pause()


def picture(pilot: Pilot[Any]) -> str:
    """Return what the screen shows, a line each, without blanks at the ends."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def message(pilot: Pilot[Any]) -> str:
    """Return the message above the key bar."""
    said: str = pilot.app.screen.said  # type: ignore[attr-defined]
    return said


F2, F3, F4, F5, F6, F7 = "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~", "\x1b[18~"
F8, F9, F10 = "\x1b[19~", "\x1b[20~", "\x1b[21~"
HOME, END, LEFT, RIGHT = "\x1b[H", "\x1b[F", "\x1b[D", "\x1b[C"
SAVE, ENTER, TAB, BACKSPACE, DOWN, UP = "\x13", "\r", "\t", "\x7f", "\x1b[B", "\x1b[A"
