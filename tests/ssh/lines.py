"""The lines on which people reach the screens, and one visit typed on one of them."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.pty.terminal import PATIENCE, UTF8, Terminal, program
from tests.ssh.server import Server, needed

ACCOUNT = "officer"
RHYTHM = 0.01
"""Seconds between packets, unless the screen answers sooner."""


def forced(register: Path) -> list[str]:
    """Return a command to bind a key to, for this copy of the program."""
    setting = [f"{name}={value}" for name, value in {**UTF8, "PYTHONPATH": str(ROOT)}.items()]
    return ["env", *setting, *program(register, ACCOUNT)]


def in_tmux(command: Sequence[str], folder: Path) -> list[str]:
    """Run a command in a tmux of its own, with nobody's settings."""
    inside = ["env", "TERM=screen-256color", *command]
    return [*_tmux(folder), "-u", "-f", "/dev/null", "new-session", *inside, ";", "set", "status", "off"]


def in_screen(command: Sequence[str], folder: Path) -> list[str]:
    """Run a command in a GNU screen of its own, with nobody's settings."""
    (folder / "screenrc").write_text("startup_message off\n")
    return [*_screen(folder), "-U", "-c", str(folder / "screenrc"), "-m", *command]


def _tmux(folder: Path) -> list[str]:
    return ["env", "-u", "TMUX", f"TMUX_TMPDIR={folder}", needed("tmux"), "-L", "own"]


def _screen(folder: Path) -> list[str]:
    (folder / "screens").mkdir(mode=0o700, exist_ok=True)
    return ["env", "-u", "STY", f"SCREENDIR={folder / 'screens'}", needed("screen"), "-S", "own"]


Wrap = Callable[[Sequence[str], Path], list[str]]
WRAPS: dict[str, Wrap] = {"tmux": in_tmux, "screen": in_screen}
ENDINGS: dict[str, Callable[[Path], list[str]]] = {
    "tmux": lambda folder: [*_tmux(folder), "kill-server"],
    "screen": lambda folder: [*_screen(folder), "-X", "quit"],
}
LINES = ("ssh", "ssh tmux", "tmux", "screen")
"""Whether the line leads through sshd, and what the program runs in on the other side."""


class Line:
    """The program on one line, with a register of its own, at the desk's screen."""

    def __init__(
        self, name: str, server: Server, template: Path, port: int | None = None, **environment: str
    ) -> None:
        """Open the line; through sshd it may lead over another port, such as a relay's."""
        self.folder = Path(tempfile.mkdtemp(prefix="line-"))
        self.register = Path(shutil.copy(template, self.folder / "register.db"))
        self._wraps = [word for word in name.split() if word in WRAPS]
        command = forced(self.register)
        for word in self._wraps:
            command = WRAPS[word](command, self.folder)
        if "ssh" in name.split():
            command = [*server.door(command), "-p", str(port or server.port), "-tt"]
        self._seen = 0
        self.terminal = Terminal.running(command, environment)
        self.terminal.wait_for("Đang chờ")

    def close(self) -> None:
        """End the line and what outlives it."""
        for word in self._wraps:
            subprocess.run(ENDINGS[word](self.folder), capture_output=True, timeout=PATIENCE)
        self.terminal.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def begin(self, *parts: str) -> None:
        """Open a blank form of a new visit and go to the name, then type some more keys."""
        self.terminal.send("F2", "Ctrl+N", "ks", "Enter", *parts)

    def type(self, chunks: Sequence[bytes]) -> None:
        """Type chunks, each in a write of its own, in the rhythm of a fast typist."""
        for chunk in chunks:
            self.terminal.send_bytes(chunk)
            if len(chunks) > 1:
                self.terminal.read(RHYTHM)

    def cut(self, sequence: bytes, place: int, pause: float) -> float:
        """Type a key's sequence in two packets some seconds apart; return how far apart they were."""
        self.terminal.settle(0.05)
        self.terminal.send_bytes(sequence[:place])
        sent = time.monotonic()
        while (left := sent + pause - time.monotonic()) > 0:
            self.terminal.read(left)
        apart = time.monotonic() - sent
        self.terminal.send_bytes(sequence[place:])
        return apart

    def show(self, label: str, text: str) -> None:
        """Wait until a field of the form shows a text; what stands behind it is another column."""
        start = f"{label:<12} {text}"
        self.terminal.wait(
            lambda: any((line[1:] + "  ").startswith(start + "  ") for line in self.terminal.screen.display),
            f"{label} {text!r}",
        )

    def save(self) -> dict[str, Any]:
        """Press Ctrl+S, wait until the screen says that it is saved, and return what was stored."""
        self.terminal.send("Ctrl+S")
        return self.saved()

    def saved(self) -> dict[str, Any]:
        """Wait until the next number is on the screen, and return the visit with its person."""
        self.terminal.wait(lambda: self._last() is not None, "the visit in the register")
        visit = self._last()
        assert visit
        ticket = f"{visit['series']}{visit['number']:03d}"
        self.terminal.wait_for_message(f"Số {ticket} · {visit['name']} · Đã lưu")
        self._seen = visit["id"]
        return visit

    def _last(self) -> dict[str, Any] | None:
        connection = sqlite3.connect(self.register)
        connection.row_factory = sqlite3.Row
        row = connection.execute(
            "SELECT v.*, p.name, p.birth_year, p.phone, p.address FROM visit v"
            " JOIN person p ON p.id = v.person_id WHERE v.id > ? ORDER BY v.id DESC",
            (self._seen,),
        ).fetchone()
        connection.close()
        return dict(row) if row else None


class Lines:
    """Every kind of line, opened when first asked for and again after it broke."""

    def __init__(self, server: Server, template: Path) -> None:
        self.server = server
        self._template = template
        self._open: dict[str, Line] = {}

    @contextmanager
    def at(self, name: str) -> Iterator[Line]:
        """Lend a line; when the test on it fails, show the server's log and give the line up."""
        if name not in self._open:
            self._open[name] = Line(name, self.server, self._template)
        try:
            yield self._open[name]
        except BaseException:
            print(self.server.log())
            self._open.pop(name).close()
            raise

    def close(self) -> None:
        """End all lines."""
        for line in self._open.values():
            line.close()
