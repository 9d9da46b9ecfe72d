"""The same person at two terminals: one behind the lean driver, one behind Textual's own."""

from __future__ import annotations

import codecs
import json
import os
import re
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from fcntl import ioctl
from pathlib import Path
from types import SimpleNamespace

from models import clock, people, store, visits
from tests.line.paper import Paper, differences, rows
from tests.pty.terminal import PATIENCE, UTF8, Terminal

BEGUN = datetime(2026, 11, 21, 7, 42, tzinfo=clock.LOCAL)
SIZE = (80, 24)
GARBAGE = "\x1b[{};1H\x1b[0;7;35m$ ls 中\x1b[44m  \x1b[1;30mnot ours\x1b[0m"
SWITCHES = {"TEXTUAL_FPS": "60", "ESCDELAY": "20", "COLORTERM": ""}
"""What makes the programs quick, both alike; colours are what TERM says unless a test says more."""

ANSWER = re.compile("(?<=\a)")


class Watched(Terminal):
    """A terminal whose screen is a `Paper`, and whose program says when it is done."""

    folder: Path
    screen: Paper
    asked = 0

    @classmethod
    def opened(
        cls, how: str, register: Path, account: str, folder: Path, environment: Mapping[str, str]
    ) -> Watched:
        """Run the program on a copy of a register."""
        folder.mkdir()
        shutil.copy(register, folder / "register.db")
        (folder / "time").write_text(BEGUN.isoformat())
        command = [sys.executable, "-m", "tests.line.program", how, account, str(folder)]
        terminal = cls.running(command, UTF8 | SWITCHES | environment, *SIZE)
        assert isinstance(terminal, Watched)
        terminal.folder = folder
        terminal._go_on_with(Paper(*SIZE))
        return terminal

    def _go_on_with(self, paper: Paper) -> None:
        self.screen = self.answered = paper
        self._decode = codecs.getincrementaldecoder("utf-8")().decode
        self._stream = SimpleNamespace(feed=self._feed)  # type: ignore[assignment]

    def _feed(self, raw: bytes) -> None:
        """Play what came; of the moment of an answer a copy is kept."""
        for part in ANSWER.split(self._decode(raw)):
            self.screen.feed(part)
            if part.endswith("\a"):
                self.answered = self.screen.copy()

    @property
    def answer(self) -> str:
        """What it said last: how often it was asked, keys taken, columns, lines, the screen."""
        return next(
            (text for text, _ in reversed(self.screen.passed) if text.startswith("\x1b]2;")), "\x1b]2;0"
        )

    def ask(self) -> tuple[str, ...]:
        """Wait until the program has nothing left to do, and return what it says then."""
        self.asked += 1
        self.signal(signal.SIGUSR1)
        self.wait(lambda: self.answer.startswith(f"\x1b]2;{self.asked} "), "an answer")
        return tuple(self.answer[4:-1].split()[1:])

    @property
    def colours(self) -> set[str]:
        """The colours of the cells it shows, but the terminal's own two."""
        cells = [cell for row in rows(self.screen) for cell in row]
        return {colour for cell in cells for colour in (cell.fg, cell.bg)} - {"default"}

    def spoil(self) -> None:
        """Let another program write on the terminal."""
        for line in range(1, self.screen.lines + 1):
            self.screen.feed(GARBAGE.format(line))
        self.screen.overruns = 0

    def resize(self, columns: int, lines: int) -> None:
        """Change the window's size; what it shows then is anybody's guess."""
        paper = Paper(columns, lines)
        paper.cursor.hidden, paper.mode = self.screen.cursor.hidden, self.screen.mode
        self._go_on_with(paper)
        self.spoil()
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def stop(self) -> None:
        """Stop the program as Ctrl+Z in a shell does, and use the terminal meanwhile."""
        self.signal(signal.SIGTSTP)
        end = time.monotonic() + PATIENCE
        while os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED) == (0, 0):
            self.read(0.02)
            assert time.monotonic() < end, "the program does not stop"
        while self.read(0.01) and self._waiting():
            pass
        self.spoil()

    def _waiting(self) -> bool:
        counted = bytearray(4)
        ioctl(self.fd, termios.FIONREAD, counted)
        return any(counted)


class Pair:
    """Two terminals at which the same is done; and what the app behind the lean one wrote."""

    def __init__(
        self, register: Path, account: str, folder: Path, environment: Mapping[str, str], kind: str = ""
    ) -> None:
        folder.mkdir(parents=True)
        self.lean = Watched.opened(f"lean{kind}", register, account, folder / "lean", environment)
        self.stock = Watched.opened(f"stock{kind}", register, account, folder / "stock", environment)
        self.seen: set[str] = set()
        self.compared = 0
        self._size, self._time, self._keys = SIZE, BEGUN, 0
        self._whole, self._told = Paper(*SIZE), 0
        for terminal in self.both:
            terminal.wait_for("XANH")
        self.compare("minute")

    @property
    def both(self) -> tuple[Watched, Watched]:
        """Both terminals."""
        return self.lean, self.stock

    def __enter__(self) -> Pair:
        return self

    def __exit__(self, *_: object) -> None:
        for terminal in self.both:
            terminal.close()

    def do(self, step: str) -> None:
        """Take a step: a named one or one that is typed, and compare all that is seen then."""
        name, *arguments = step.split(" ")
        named = getattr(self, f"do_{name}", None) if step.isascii() else None
        if named is not None and name in STEPS:
            named(*arguments)
        else:
            for terminal in self.both:
                terminal.send_bytes(step.encode())
        self.compare(step)

    def compare(self, step: str) -> None:
        """Both show the same, and the lean one what its app wrote."""
        said = self._agreed(self._keys + (step.split(" ")[0] not in STEPS))
        self._keys = int(said[0])
        for screen, whose in ((self.stock.answered, "stock Textual"), (self._written(), "what was written")):
            found = differences(screen, self.lean.answered)
            assert not found, "\n".join(
                (f"unlike {whose} after {step!r}, {said}:", *found[:9], self.lean.text)
            )
        assert self.lean.screen.overruns == 0, "written past the edge"
        self.seen.add(said[-1])
        self.compared += 1

    def _agreed(self, keys: int) -> tuple[str, ...]:
        """Wait until both took the same keys, so many or more, at the same size."""
        size, end = tuple(map(str, self._size)), time.monotonic() + PATIENCE
        while True:
            answers = [terminal.ask() for terminal in self.both]
            if answers[0] == answers[1] and answers[0][1:3] == size and int(answers[0][0]) >= keys:
                return answers[0]
            assert time.monotonic() < end, f"the two went apart: {answers}, size {size}"

    def _written(self) -> Paper:
        lines = (self.lean.folder / "raw").read_text("utf-8").split("\n")
        for line in lines[self._told :]:
            self._told += 1
            what = json.loads(line)
            if len(what) == 1:
                self._whole.feed(what[0])
            else:
                hidden = self._whole.cursor.hidden
                self._whole = Paper(*what)
                self._whole.cursor.hidden = hidden
            if what[0] == self.lean.answer:
                return self._whole
        raise AssertionError("the app wrote the answer")

    def do_resize(self, columns: str, lines: str) -> None:
        """Change both windows' size."""
        if self._size != (int(columns), int(lines)):
            self._size = int(columns), int(lines)
            for terminal in self.both:
                terminal.resize(*self._size)

    def do_redraw(self) -> None:
        """Another program writes on the lean terminal, and somebody asks for the screen anew."""
        self.lean.spoil()
        for terminal in self.both:
            terminal.send_bytes(b"\x0c")

    def do_stop(self) -> None:
        """Stop both programs and let them go on."""
        for terminal in self.both:
            terminal.stop()
            terminal.signal(signal.SIGCONT)

    def do_minute(self) -> None:
        """Let a minute go by."""
        self._time += timedelta(minutes=1)
        for terminal in self.both:
            later = terminal.folder / "later"
            later.write_text(self._time.isoformat())
            later.replace(terminal.folder / "time")
            terminal.signal(signal.SIGUSR2)

    def do_others(self) -> None:
        """Let somebody else take a number."""
        for terminal in self.both:
            store.open_file(terminal.folder / "register.db")
            with clock.at(self._time):
                visits.arrive(
                    by=people.sign_in("other", "officer2"),
                    procedures=["ks"],
                    name="Lò Văn Ơn",
                    birth_year=1988,
                )
            store.close()
            terminal.signal(signal.SIGUSR2)


STEPS = ("resize", "redraw", "stop", "minute", "others")
"""Steps that are no keys."""
