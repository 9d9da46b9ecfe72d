"""A real terminal: the program on a pty, its output played on a screen that a test can read."""

from __future__ import annotations

import os
import pty
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

PATIENCE = 20.0
"""Seconds after which what a test waits for counts as never coming."""

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

    def wait_for(self, text: str) -> None:
        """Read until the screen shows a text."""
        self.wait(lambda: text in self.text, repr(text))

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

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def wait_end(self) -> int:
        """Read until the program ends and return its exit status (negative: the signal's number)."""
        end = time.monotonic() + PATIENCE
        while self.status is None:
            self.read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            assert time.monotonic() < end, f"the program did not end:\n{self.text}"
        return self.status

    def hang_up(self) -> None:
        """Take the terminal away, and wait until the program has ended."""
        os.close(self.fd)
        end = time.monotonic() + PATIENCE
        while self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = os.waitstatus_to_exitcode(status) if pid else None
            assert time.monotonic() < end, "the program outlived its terminal"

    def close(self) -> None:
        """End the program if it still runs, and the line."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.status = -signal.SIGKILL
        os.close(self.fd)
