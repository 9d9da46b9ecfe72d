"""The lean driver: reads keys and sends only what changed, without a thread and silent at rest."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import time
import tty
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import events
from textual.driver import Driver
from textual.events import Key, Paste
from textual.geometry import Size

from tui.lean import Lean
from tui.reading import Reading

if TYPE_CHECKING:
    from tui.app import Aoxanh

SCREEN = "\x1b[?1049h"
"""A screen of its own."""

MODES = "\x1b[r\x1b(B\x0f\x1b[4l\x1b[?6l\x1b[?7l\x1b[?2004h"
"""No scrolling part, no line drawing letters, no inserting, places from the top, no wrapping at the
edge, pastes told apart from keys: whatever another program has left behind."""

END = "\x1b[m\x1b[H\x1b[J\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h"
"""A terminal without a second screen keeps nobody's data on its only one."""

FAREWELL_SECONDS = 0.6
"""How long a line that takes no more bytes is waited for at the end."""

MOST_READ = 4096
MOST_WAITING, FEW_WAITING = 1000, 100
"""Keys that wait for the app, from which on no more are read, and again are."""

COLUMNS, LINES = 80, 24


class LeanDriver(Driver):
    """Textual's door to the terminal, for old machines and slow lines.

    It opens the terminal once more for itself, so that neither side ever waits for a stuck line:
    what cannot be sent now is not heaped up but told in one piece as soon as the line takes it.
    A terminal that has gone, by signal or by its silence, ends the app in order.
    """

    def __init__(
        self,
        app: Aoxanh,
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        """Open the terminal; raises `OSError` when there is none."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.app = app
        self.fileno = opened()
        self.lean = Lean(*self._measured())
        self._unsent = b""
        self._before: list[Any] | None = None
        self._gone = False
        self._waiting = 0
        self._reading = Reading(debug)
        self._signals: dict[signal.Signals, Callable[[], None]] = {
            signal.SIGWINCH: self._resized,
            signal.SIGTSTP: self._stopped,
            signal.SIGCONT: self._continued,
        }
        app.line = self

    @property
    def can_suspend(self) -> bool:
        """Whether the program may be stopped for a while and go on later."""
        return True

    # What is shown

    def write(self, data: str) -> None:
        """Take what the app shows; it is sent with the next `flush`, a bell or a title by itself."""
        self.lean.play(data)
        if self.lean.passing:
            self._loop.call_soon(self.flush)

    def flush(self) -> None:
        """Send what changed, unless the line is still busy with the last change."""
        if self._before is not None and not self._unsent:
            self._send(self.lean.changes())

    def redraw(self) -> None:
        """Clear the terminal and show everything again, whatever was written over it."""
        self.lean.forget()
        self._send(MODES)
        self.flush()

    def _send(self, text: str) -> None:
        self._unsent += text.encode("utf-8", "replace")
        self._write_some()

    def _write_some(self) -> None:
        """Write what the line takes; the rest goes when it takes more, then what changed since."""
        try:
            written = os.write(self.fileno, self._unsent) if self._unsent else 0
        except BlockingIOError:
            written = 0
        except OSError:
            self._hung_up()
            return
        self._unsent = self._unsent[written:]
        if self._unsent:
            self._loop.add_writer(self.fileno, self._go_on)

    def _go_on(self) -> None:
        self._loop.remove_writer(self.fileno)
        self._write_some()
        self.flush()

    # What is typed

    def _read(self) -> None:
        """Hand on what was typed; a terminal that has gone says so by an end or an error."""
        try:
            raw = os.read(self.fileno, MOST_READ)
        except BlockingIOError:
            return
        except OSError:
            raw = b""
        if not raw:
            self._hung_up()
            return
        self._tell(self._reading.feed(raw))
        self._loop.call_later(self._reading.patience + 0.01, self._tick)

    def _tick(self) -> None:
        """Take an Escape that nothing followed as the key."""
        self._tell(self._reading.tick())

    def _tell(self, found: Sequence[Key | Paste]) -> None:
        """Hand keys on, and read no more while the app has many of them before it."""
        for message in found:
            message.set_sender(self._app)
            self._app.post_message(message)
        self._waiting += len(found)
        if self._waiting > MOST_WAITING:
            self._loop.remove_reader(self.fileno)

    def taken(self) -> None:
        """Count a key that the app has dealt with."""
        self._waiting -= 1
        if self._waiting == FEW_WAITING and not self._gone and self._before is not None:
            self._loop.add_reader(self.fileno, self._read)

    def _hung_up(self) -> None:
        """End the app once: nobody is at the other end any more."""
        self._let_go()
        if not self._gone:
            self._gone = True
            self._unsent = b""
            self.app.hung_up()

    def _let_go(self) -> None:
        self._loop.remove_reader(self.fileno)
        self._loop.remove_writer(self.fileno)

    # Beginning and end

    def start_application_mode(self) -> None:
        """Take the terminal over: keys as they come, a screen of its own."""
        if self.fileno < 0:
            self.fileno = opened()
        self._reading, self._waiting = Reading(self._debug), 0
        for number, act in self._signals.items():
            self._loop.add_signal_handler(number, act)
        self._take_over()
        self._tell_size()

    def _take_over(self) -> None:
        """Set the terminal as we need it, and take nothing for granted of what it shows."""
        try:
            if self._before is None:
                self._before = termios.tcgetattr(self.fileno)
            termios.tcsetattr(self.fileno, termios.TCSANOW, _raw(self._before))
        except termios.error:
            self._hung_up()
            return
        self._loop.add_reader(self.fileno, self._read)
        self.lean.forget()
        self._send(SCREEN + MODES)

    def disable_input(self) -> None:
        """Take no more keys; those that came too late are forgotten."""
        self._loop.remove_reader(self.fileno)
        for number in self._signals:
            self._loop.remove_signal_handler(number)
        with suppress(termios.error):
            termios.tcflush(self.fileno, termios.TCIFLUSH)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was, with nothing of ours on it."""
        if self._before is None:
            return
        self._let_go()
        self._say_farewell()
        with suppress(termios.error):
            termios.tcsetattr(self.fileno, termios.TCSANOW, self._before)
        self._before = None

    def close(self) -> None:
        """Give the terminal back to the system, for good."""
        if self.fileno >= 0 and self._before is None:
            os.close(self.fileno)
            self.fileno = -1

    def _say_farewell(self) -> None:
        """Leave nothing of ours on the terminal; what a stuck line still holds need not come any more."""
        if self._unsent:
            with suppress(termios.error):
                termios.tcflush(self.fileno, termios.TCOFLUSH)
        left, end = END.encode(), time.monotonic() + FAREWELL_SECONDS
        self._unsent = b""
        while left and not self._gone and (wait := end - time.monotonic()) > 0:
            if not select.select([], [self.fileno], [], wait)[1]:
                return
            try:
                left = left[os.write(self.fileno, left) :]
            except BlockingIOError:
                continue
            except OSError:
                return

    # Signals

    def _stopped(self) -> None:
        """Give the terminal back while the process is stopped."""
        if self._auto_restart:
            self.stop_application_mode()
        os.kill(os.getpid(), signal.SIGSTOP)

    def _continued(self) -> None:
        """Take the terminal over after a stop; whoever had it meanwhile may have changed anything.

        The app is told the size even if it is the old one: it draws anew, the cursor included.
        """
        if self._auto_restart and not self._gone:
            self._take_over()
            self._resized()
            self._tell_size()
            self._app.post_message(self.SignalResume())

    def _resized(self) -> None:
        """Draw at the size that the terminal has now; the app lays everything out again.

        Where it is the old one, the terminal has been another meanwhile, and lost what did not fit.
        """
        size = self._measured()
        if size != (self.lean.columns, self.lean.lines):
            self.lean.resize(*size)
            self._tell_size()
        else:
            self.redraw()

    def _tell_size(self) -> None:
        size = Size(self.lean.columns, self.lean.lines)
        self._size = size
        self._app.post_message(events.Resize(size, size))

    def _measured(self) -> tuple[int, int]:
        with suppress(OSError):
            columns, lines = os.get_terminal_size(self.fileno)
            if columns and lines:
                return columns, lines
        return COLUMNS, LINES


def driver() -> type[Driver] | None:
    """Return the lean driver where there is a terminal for it; None means Textual's own."""
    try:
        os.close(opened())
    except OSError:
        return None
    return LeanDriver


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
