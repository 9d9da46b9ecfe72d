"""The lean driver: reads keys and sends only what changed, without a thread and silent at rest."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.driver import Driver
from textual.events import Key, Paste
from textual.geometry import Size

from tui.lean import Lean
from tui.reading import Reading
from tui.terminal import MODES, SCREEN, Terminal, opened

if TYPE_CHECKING:
    from tui.app import Aoxanh

MOST_WAITING, FEW_WAITING = 1000, 100
"""Keys that wait for the app, from which on no more are read, and again are."""


class LeanDriver(Driver):
    """Textual's door to the terminal, for old machines and slow lines.

    Neither side ever waits for a stuck line: what cannot be sent now is not heaped up but told in one
    piece as soon as the line takes it. A terminal that has gone, by signal or by its silence, ends the
    app in order.
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
        self.terminal = Terminal()
        self.lean = Lean(*self.terminal.size())
        self._unsent = b""
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

    @property
    def waiting(self) -> int:
        """How many keys have come that the app has not dealt with yet."""
        return self._waiting

    # What is shown

    def write(self, data: str) -> None:
        """Take what the app shows; it is sent with the next `flush`, a bell or a title by itself."""
        self.lean.play(data)
        if self.lean.passing:
            self._loop.call_soon(self.flush)

    def flush(self) -> None:
        """Send what changed, unless the line is still busy with the last change."""
        if self.terminal.taken and not self._unsent:
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
        if not self._unsent or self._gone:
            return
        try:
            self._unsent = self.terminal.write(self._unsent)
        except OSError:
            self._hung_up()
        if self._unsent:
            self._loop.add_writer(self.terminal.fileno, self._go_on)

    def _go_on(self) -> None:
        self._loop.remove_writer(self.terminal.fileno)
        self._write_some()
        self.flush()

    # What is typed

    def _read(self) -> None:
        """Hand on what was typed; a terminal that has gone says so by an end or an error."""
        raw = self.terminal.read()
        if raw:
            self._tell(self._reading.feed(raw))
            self._loop.call_later(self._reading.patience + 0.01, self._tick)
        elif raw is not None:
            self._hung_up()

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
            self._loop.remove_reader(self.terminal.fileno)

    def taken(self) -> None:
        """Count a key that the app has dealt with."""
        self._waiting -= 1
        if self._waiting == FEW_WAITING and not self._gone and self.terminal.taken:
            self._loop.add_reader(self.terminal.fileno, self._read)

    def _hung_up(self) -> None:
        """End the app once: nobody is at the other end any more."""
        self._let_go()
        self._unsent = b""
        if not self._gone:
            self._gone = True
            self.app.hung_up()

    def _let_go(self) -> None:
        self._loop.remove_reader(self.terminal.fileno)
        self._loop.remove_writer(self.terminal.fileno)

    # Beginning and end

    def start_application_mode(self) -> None:
        """Take the terminal over: keys as they come, a screen of its own."""
        self._reading, self._waiting = Reading(self._debug), 0
        for number, act in self._signals.items():
            self._loop.add_signal_handler(number, act)
        self._take_over()
        self._tell_size()

    def _take_over(self) -> None:
        """Set the terminal as we need it, and take nothing for granted of what it shows."""
        try:
            self.terminal.take()
        except OSError:
            self._hung_up()
            return
        self._loop.add_reader(self.terminal.fileno, self._read)
        self.lean.forget()
        self._send(SCREEN + MODES)

    def disable_input(self) -> None:
        """Take no more keys; those that came too late are forgotten."""
        self._loop.remove_reader(self.terminal.fileno)
        for number in self._signals:
            self._loop.remove_signal_handler(number)
        self.terminal.forget_typed()

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was, with nothing of ours on it."""
        if self.terminal.taken:
            self._let_go()
            stuck, self._unsent = bool(self._unsent), b""
            self.terminal.give_back(stuck, self._gone)

    def close(self) -> None:
        """Let the terminal go for good, or until the app goes on."""
        self.terminal.close()

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
        size = self.terminal.size()
        if size != (self.lean.columns, self.lean.lines):
            self.lean.resize(*size)
            self._tell_size()
        else:
            self.redraw()

    def _tell_size(self) -> None:
        size = Size(self.lean.columns, self.lean.lines)
        self._size = size
        self._app.post_message(events.Resize(size, size))


def driver() -> type[Driver] | None:
    """Return the lean driver where there is a terminal for it; None means Textual's own."""
    try:
        os.close(opened())
    except OSError:
        return None
    return LeanDriver
