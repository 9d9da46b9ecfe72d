"""The terminal itself: opened once more for us alone, taken over, given back with nothing of ours."""

from __future__ import annotations

import os
import select
import sys
import termios
import time
import tty
from contextlib import suppress
from typing import Any

SCREEN = "\x1b[?1049h"
"""A screen of its own."""

MODES = "\x1b[r\x1b(B\x0f\x1b[4l\x1b[?6l\x1b[?7l\x1b[?2004h"
"""No scrolling part, no line drawing letters, no inserting, places from the top, no wrapping at the
edge, pastes told apart from keys: whatever another program has left behind."""

FAREWELL = b"\x1b[m\x1b[H\x1b[J\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h"
"""A terminal without a second screen keeps nobody's data on its only one."""

FAREWELL_SECONDS = 0.6
"""How long a line that takes no more bytes is waited for at the end."""

MOST_READ = 4096
COLUMNS, LINES = 80, 24


class Terminal:
    """One terminal. Reading and writing never wait; `OSError` means that nobody is there any more."""

    def __init__(self) -> None:
        """Open it; raises `OSError` when there is none."""
        self.fileno = opened()
        self._before: list[Any] | None = None

    @property
    def taken(self) -> bool:
        """Whether the screens have it at present."""
        return self._before is not None

    def size(self) -> tuple[int, int]:
        """Return its columns and lines, 80x24 when it does not say."""
        with suppress(OSError):
            columns, lines = os.get_terminal_size(self.fileno)
            if columns and lines:
                return columns, lines
        return COLUMNS, LINES

    def take(self) -> None:
        """Let keys come as they are, and bytes go as they are; raises `OSError`."""
        if self.fileno < 0:
            self.fileno = opened()
        try:
            if self._before is None:
                self._before = termios.tcgetattr(self.fileno)
            termios.tcsetattr(self.fileno, termios.TCSANOW, _raw(self._before))
        except termios.error as error:
            raise OSError(*error.args) from error

    def read(self) -> bytes | None:
        """Return what was typed, b"" when the terminal has gone, None when nothing was."""
        try:
            return os.read(self.fileno, MOST_READ)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def write(self, raw: bytes) -> bytes:
        """Write what the line takes now; return the rest. Raises `OSError`."""
        try:
            return raw[os.write(self.fileno, raw) :]
        except BlockingIOError:
            return raw

    def forget_typed(self) -> None:
        """Drop keys that came too late for us, and are for nobody else."""
        with suppress(termios.error):
            termios.tcflush(self.fileno, termios.TCIFLUSH)

    def give_back(self, stuck: bool, gone: bool) -> None:
        """Clear it and set it as it was; what a stuck line still holds need not come any more."""
        if self._before is None:
            return
        with suppress(termios.error):
            if stuck:
                termios.tcflush(self.fileno, termios.TCOFLUSH)
        if not gone:
            self._say_farewell()
        with suppress(termios.error):
            termios.tcsetattr(self.fileno, termios.TCSANOW, self._before)
        self._before = None

    def close(self) -> None:
        """Close this opening of it, once it is given back."""
        if self.fileno >= 0 and not self.taken:
            os.close(self.fileno)
            self.fileno = -1

    def _say_farewell(self) -> None:
        left, end = FAREWELL, time.monotonic() + FAREWELL_SECONDS
        while left and (wait := end - time.monotonic()) > 0:
            if not select.select([], [self.fileno], [], wait)[1]:
                return
            try:
                left = self.write(left)
            except OSError:
                return


def opened() -> int:
    """Open the terminal that the keys come from once more, for reading and writing without waiting.

    Only this opening never waits: the one that other programs share stays as it is. Raises `OSError`
    when there is no terminal, or the system lets nobody open it again.
    """
    stdin = sys.__stdin__.fileno() if sys.__stdin__ else 0
    flags = os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
    try:
        return os.open(os.ttyname(stdin), flags)
    except OSError:
        return os.open("/dev/tty", flags)


def _raw(before: list[Any]) -> list[Any]:
    """Return a terminal's settings without echo, line editing, signals and changes on the way out."""
    mode = [*before]
    mode[tty.IFLAG] &= ~(
        (termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        | (termios.ISTRIP | termios.PARMRK | termios.INPCK | termios.BRKINT | termios.IMAXBEL)
    )
    mode[tty.OFLAG] &= ~termios.OPOST
    mode[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    mode[tty.CC] = [*before[tty.CC]]
    mode[tty.CC][termios.VMIN], mode[tty.CC][termios.VTIME] = 1, 0
    return mode
