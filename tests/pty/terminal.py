"""A real terminal: the program on a pty, its output played on a screen that a test can read."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from fcntl import ioctl
from pathlib import Path

import pyte

from models import clock
from tui import words

PATIENCE = 60.0
"""Seconds after which what a test waits for counts as never coming: a busy machine takes its time."""

CLOCK = re.compile(r"\d\d:\d\d$")
"""The end of the title line, which goes on by itself."""

KEYS = {
    "F2": "\x1bOQ",
    "F3": "\x1bOR",
    "F4": "\x1bOS",
    "F5": "\x1b[15~",
    "F6": "\x1b[17~",
    "F8": "\x1b[19~",
    "F9": "\x1b[20~",
    "F10": "\x1b[21~",
    "Enter": "\r",
    "Tab": "\t",
    "Esc": "\x1b",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Backspace": "\x7f",
    "Ctrl+S": "\x13",
    "Ctrl+N": "\x0e",
}


UTF8 = {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "AOXANH_GLYPHS": "full"}
"""What makes the program speak UTF-8 wherever it starts, and ask nothing about the terminal."""

HIDDEN = ("COLUMNS", "LINES", "AOXANH_LANG")
"""What the machine's own environment must not tell the program."""


def program(register: Path, account: str) -> list[str]:
    """Return the command that opens a register as an account, or as the user's own."""
    return [sys.executable, "-m", "tui.cli", "--db", str(register), *(["--as", account] if account else [])]


class Terminal:
    """The program running on a pty of some size, as an account (or the user's own) on a register."""

    def __init__(self, register: Path, account: str, columns: int = 80, lines: int = 24) -> None:
        self._start(program(register, account), UTF8, columns, lines)

    @classmethod
    def running(
        cls, command: Sequence[str], environment: Mapping[str, str], columns: int = 80, lines: int = 24
    ) -> Terminal:
        """Run any command, in this process's environment but for what is given."""
        terminal = cls.__new__(cls)
        terminal._start(command, environment, columns, lines)
        return terminal

    def _start(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int, lines: int
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.bytes_seen = 0
        self._stream = pyte.ByteStream(self.screen)
        everything = os.environ | {"TERM": "xterm-256color"} | environment
        for name in HIDDEN:
            everything.pop(name, None)
        self.status: int | None = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            signal.signal(signal.SIGHUP, signal.SIG_DFL)  # as in a window, also where tests run under nohup
            os.execvpe(command[0], list(command), everything)
        self.screen.write_process_input = lambda answer: os.write(self.fd, answer.encode())
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def picture(self) -> str:
        """The same without the clock, so that it may be compared with what is shown a minute later."""
        title, *rest = self.text.split("\n")
        return "\n".join((CLOCK.sub("", title), *rest))

    @property
    def message(self) -> str:
        """The two lines above the key bar, as one, without the input method at the end of the second."""
        first, second = self.screen.display[-3:-1]
        return f"{first.strip()} {second.split('Ctrl+T: ')[0].strip()}".strip()

    def send(self, *parts: str) -> None:
        """Type keys by name and text as it is, in one write."""
        self.send_bytes("".join(KEYS.get(part, part) for part in parts).encode())

    def send_bytes(self, raw: bytes) -> None:
        """Type raw bytes in one write."""
        os.write(self.fd, raw)

    def read(self, seconds: float = 0.05) -> bool:
        """Play what came on the screen; False when the line has ended."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if ready:
            try:
                raw = os.read(self.fd, 65536)
            except OSError:
                return False
            if not raw:
                return False
            self.bytes_seen += len(raw)
            self._stream.feed(raw)
        return True

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Read until a condition holds; fails with the screen when it never does."""
        end = time.monotonic() + PATIENCE
        while not condition():
            alive = self.read()
            if condition():
                return
            assert alive, f"the program ended while waiting for {what}:\n{self.text}"
            assert time.monotonic() < end, f"waited in vain for {what}:\n{self.text}"

    def wait_for(self, *texts: str) -> None:
        """Read until the screen shows a text, or some texts at the same time."""
        self.wait(lambda: all(text in self.text for text in texts), " and ".join(map(repr, texts)))

    def wait_until_gone(self, text: str) -> None:
        """Read until the screen shows a text no more."""
        self.wait(lambda: text not in self.text, f"the end of {text!r}")

    def wait_for_message(self, text: str) -> None:
        """Read until the message above the key bar holds a text."""
        self.wait(lambda: text in self.message, f"the message {text!r}")

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing came for a while."""
        last, seen = time.monotonic(), self.bytes_seen
        while time.monotonic() - last < quiet:
            if not self.read(quiet / 4):
                return
            if self.bytes_seen != seen:
                last, seen = time.monotonic(), self.bytes_seen

    def rests(self, seconds: float) -> bool:
        """Tell whether nothing comes for some seconds of one minute: when it turns, the clock is painted."""
        while True:
            self.wait(lambda: self.clock == words.time(clock.now()), "the clock of this minute")
            minute = self.clock
            self.settle(1)
            seen, end = self.bytes_seen, time.monotonic() + seconds
            while (left := end - time.monotonic()) > 0:
                assert self.read(left), f"the program ended:\n{self.text}"
            if minute == words.time(clock.now()):
                return self.bytes_seen == seen

    @property
    def clock(self) -> str:
        """The time that the title line shows."""
        return "".join(CLOCK.findall(self.screen.display[0].rstrip()))

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def wait_end(self) -> int:
        """Read until the program ends, and what it sent last; return its exit status (or minus a signal)."""
        ended, end, watched = os.pidfd_open(self.pid), time.monotonic() + PATIENCE, {self.fd}
        while not select.select([ended], [], [], 0)[0]:
            assert time.monotonic() < end, f"the program did not end:\n{self.text}"
            if select.select([ended, *watched], [], [], PATIENCE)[0] != [ended] and not self.read(0):
                watched.clear()
        os.close(ended)
        while select.select([self.fd], [], [], 0)[0] and self.read(0):
            pass
        return self._take_status()

    def hang_up(self) -> None:
        """Take the terminal away, and wait until the program has ended."""
        os.close(self.fd)
        ended = os.pidfd_open(self.pid)
        assert select.select([ended], [], [], PATIENCE)[0], "the program outlived its terminal"
        os.close(ended)
        self._take_status()

    def _take_status(self) -> int:
        self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.status

    def close(self) -> None:
        """End the program if it still runs, and the line."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.status = -signal.SIGKILL
        os.close(self.fd)
