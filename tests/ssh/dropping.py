"""A counter whose line drops in the middle of a form, in every way that a line can end."""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from signal import SIGHUP, SIGKILL, SIGTERM, Signals

from models import people, preferences, store, text
from tests.pty.terminal import PATIENCE, Terminal
from tests.ssh.lines import ACCOUNT, forced
from tests.ssh.relay import Relay
from tests.ssh.server import Server
from tui.input_method import Composer

FORMS = 10
"""How often each line drops."""

TERMS = (("xterm-256color", 80, 24), ("linux", 80, 25), ("screen-256color", 132, 43), ("xterm", 100, 30))
PROCEDURES = ("ks", "kt", "ct")
NAMES = ("Nguyễn Thị Hòa", "Giàng A Páo", "Hà Thị Y Bia", "Lò Văn Ơn", "Quách Văn Đức")
TELEX_NAMES = ("Nguyeenx Thij Hoaf", "Giangf A Paso", "Traanf Vawn DDuwcs", "Lof Vawn Own")
ADDRESSES = ("thôn 3", "bản Lếch", "tổ 12 phố Mới")
TELEX_ADDRESSES = ("thoon 3", "banr Leesch", "toor 12 phoos Mowsi")
FIELDS = {
    "procedure": "Thủ tục",
    "name": "Họ tên",
    "birth_year": "Năm sinh",
    "phone": "Điện thoại",
    "address": "Địa chỉ",
}
WORDS = ("name", "address")
LAST_SECOND = 1.0
TYPING_PACE = 0.08
"""Seconds a key of somebody who types on and on."""

TICK = 0.01
State = dict[str, str]


@dataclass
class Signed:
    """The program at the other end of a line: its processes, and who holds its terminal."""

    terminal: Terminal
    processes: list[int]
    relay: Relay

    @property
    def program(self) -> int:
        """The process that shows the screens."""
        return self.processes[-1]

    @property
    def session(self) -> int:
        """The server's process behind this line."""
        return int(_stat(self.processes[0])[1])


def _close_window(signed: Signed) -> None:
    """Take the client its terminal, as a closed window does; the number stays taken until the end."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, signed.terminal.fd)
    os.close(nothing)


def _kill_client(signed: Signed, number: Signals) -> None:
    signed.terminal.signal(number)


def _kill_program(signed: Signed, number: Signals) -> None:
    os.kill(signed.program, number)


@dataclass(frozen=True)
class Way:
    """A way for a line to end; `silent`: no signal reaches the program, its terminal is gone."""

    name: str
    strike: Callable[[Signed], None]
    silent: bool = False
    sudden: bool = False


WAYS = (
    Way("client SIGKILL", partial(_kill_client, number=SIGKILL)),
    Way("client SIGTERM", partial(_kill_client, number=SIGTERM)),
    Way("client SIGHUP", partial(_kill_client, number=SIGHUP)),
    Way("client's window closed", _close_window),
    Way("line cut", lambda signed: signed.relay.cut()),
    Way("server's session SIGKILL", lambda signed: os.kill(signed.session, SIGKILL)),
    Way("program SIGHUP", partial(_kill_program, number=SIGHUP)),
    Way("program SIGTERM", partial(_kill_program, number=SIGTERM)),
    Way("program SIGKILL", partial(_kill_program, number=SIGKILL), sudden=True),
    Way("terminal gone, no signal", partial(_kill_client, number=SIGKILL), silent=True),
)


@dataclass
class Loss:
    """What was lost by one drop: keys, and how long and how busily the program outlived its line."""

    keys: int
    seconds: float
    cpu: float


@dataclass
class Losses:
    """What was lost by all the drops of one way."""

    way: str
    each: list[Loss] = field(default_factory=list)

    def __str__(self) -> str:
        keys = max(loss.keys for loss in self.each)
        gone = sorted(1000 * loss.seconds for loss in self.each)
        cpu = max(1000 * loss.cpu for loss in self.each)
        return (
            f"{self.way:<26} {len(self.each):3} drafts back, {keys:2} keys missing at most, gone after"
            f" {gone[len(gone) // 2]:4.0f} ms ({gone[-1]:4.0f} at most), {cpu:4.0f} ms CPU at most"
        )


class Counter:
    """One register and one door, whose line drops again and again in the same way."""

    def __init__(self, server: Server, template: Path, way: Way) -> None:
        self.way = way
        self.folder = Path(tempfile.mkdtemp(prefix="dropped-"))
        self.register = Path(shutil.copy(template, self.folder / "register.db"))
        command = forced(self.register)
        self._door = server.door(["setsid", "--wait", *command] if way.silent else command)
        self._relay = Relay(server.port)
        self._random = random.Random(way.name)
        self._signed_in = 0

    def drop(self, forms: int) -> Losses:
        """Fill forms until the line drops in each, and sign in again elsewhere after each."""
        losses, kept = Losses(self.way.name), State()
        for number in range(forms):
            telex = bool(number % 2)
            self._prefer("telex" if telex else "off")
            with self._signed(kept) as signed:
                states = self._typed(signed, visit(self._random, telex))
                losses.each.append(self._struck(signed, states))
            kept = self._kept()
        with self._signed(kept):
            pass
        return losses

    def close(self) -> None:
        """End the line and forget the register."""
        self._relay.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _prefer(self, method: str) -> None:
        store.open_file(self.register)
        preferences.prefer(by=people.sign_in("test", ACCOUNT), input_method=method)
        store.close()

    @contextmanager
    def _signed(self, offered: State) -> Iterator[Signed]:
        """Sign in on another terminal, see the draft offered back, and begin a blank form."""
        term, columns, lines = TERMS[self._signed_in % len(TERMS)]
        self._signed_in += 1
        command = [*self._door, "-p", str(self._relay.port), "-tt"]
        with Terminal.running(command, {"TERM": term}, columns, lines) as terminal:
            terminal.wait_for("Đang chờ")
            terminal.send("F2")
            if offered:
                terminal.wait_for_message("Đã mở lại bản nháp")
                show(terminal, offered)
            terminal.send("Ctrl+N")
            terminal.wait_for_message("Đã bỏ bản nháp")
            yield Signed(terminal, processes(self.register), self._relay)

    def _typed(self, signed: Signed, keys: list[tuple[str, State]]) -> list[tuple[float, State]]:
        """Type a form to a random key; return when each state was reached that may be kept."""
        terminal = signed.terminal
        if self.way.sudden:
            return _typed_on(terminal, keys[: self._random.randrange(len(keys) - 12, len(keys))])
        last = self._random.randrange(1, len(keys))
        terminal.send("".join(key for key, _ in keys[:last]))
        show(terminal, keys[last - 1][1])
        terminal.send(keys[last][0])
        return [(0.0, state) for _, state in keys[last - 1 : last + 1]]

    def _struck(self, signed: Signed, states: list[tuple[float, State]]) -> Loss:
        """Strike, wait until no process is left, and compare what is kept with what was typed."""
        struck = time.monotonic()
        self.way.strike(signed)
        cpu = outlived(signed.processes)
        gone = time.monotonic() - struck
        kept = self._kept()
        allowed = [state for at, state in states]
        if self.way.sudden:
            early = sum(at < struck - LAST_SECOND for at, _ in states)
            allowed = allowed[max(0, early - 1) :]
        assert kept in allowed, f"{self.way.name}: {kept} is kept of {allowed[0]} … {allowed[-1]}"
        missing = len(states) - 1 - max(n for n, (_, state) in enumerate(states) if state == kept)
        return Loss(missing, gone, cpu)

    def _kept(self) -> State:
        """Return what the drafts' file keeps of the form, without what stands empty."""
        connection = sqlite3.connect(self.register.with_name("register.db.drafts"))
        rows = connection.execute("SELECT form, body FROM draft").fetchall()
        connection.close()
        assert [form for form, _ in rows] == ["visit"], f"{self.way.name}: {rows}"
        return {name: value for name, value in json.loads(rows[0][1]).items() if value}


def visit(chance: random.Random, telex: bool) -> list[tuple[str, State]]:
    """Return the keys of a new visit, each with what the form holds after it."""
    words = (TELEX_NAMES, TELEX_ADDRESSES) if telex else (NAMES, ADDRESSES)
    typed = (
        chance.choice(PROCEDURES),
        chance.choice(words[0]),
        str(chance.randrange(1930, 2008)),
        f"09{chance.randrange(10**8):08}",
        chance.choice(words[1]),
    )
    keys, state = [], State()
    for name, value in zip(FIELDS, typed):
        composer, shown = Composer("telex") if telex and name in WORDS else None, ""
        for key in value:
            gone, come = composer.take(key, shown) if composer else (0, key)
            shown = shown[: len(shown) - gone] + come
            state = _with(state, name, shown)
            keys.append((key, state))
        if composer:
            gone, come = composer.take("\n", shown)
            state = _with(state, name, shown[: len(shown) - gone] + come[:-1])
        keys.append(("\r", state))
    return keys


def _with(state: State, name: str, shown: str) -> State:
    return state | {name: text.line(shown)}


def show(terminal: Terminal, state: State) -> None:
    """Wait until the form on a terminal shows what it should hold."""
    starts = [f"{FIELDS[name]:<12} {value}  " for name, value in state.items()]

    def shown() -> bool:
        rows = [f"{row[1:]}  " for row in terminal.screen.display]
        return all(any(row.startswith(start) for row in rows) for start in starts)

    terminal.wait(shown, f"{starts}")


def _typed_on(terminal: Terminal, keys: list[tuple[str, State]]) -> list[tuple[float, State]]:
    """Type key by key without ever pausing; return when each was seen on the screen."""
    states = []
    for key, state in keys:
        begun = time.monotonic()
        terminal.send(key)
        show(terminal, state)
        states.append((time.monotonic(), state))
        while (left := begun + TYPING_PACE - time.monotonic()) > 0:
            terminal.read(left)
    return states


def _stat(pid: int) -> list[str]:
    """Return what the system says of a process, from its state on; nothing when it has gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _cpu(pid: int) -> float:
    found = _stat(pid)
    return (int(found[11]) + int(found[12])) / os.sysconf("SC_CLK_TCK") if found else 0.0


def processes(register: Path) -> list[int]:
    """Return the processes that a register was given to, the program itself last."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and _stat(int(folder.name)):
            command = [b""]
            with suppress(FileNotFoundError, ProcessLookupError):
                command = (folder / "cmdline").read_bytes().split(b"\0")
            if str(register).encode() in command and b"ssh" not in os.path.basename(command[0]):
                found.append(int(folder.name))
    assert found, f"nobody works with {register}"
    return sorted(found)


def outlived(pids: list[int]) -> float:
    """Wait until processes have ended; return the seconds of CPU that they used meanwhile."""
    before = {pid: _cpu(pid) for pid in pids}
    last, end = dict(before), time.monotonic() + PATIENCE
    for pid in pids:
        try:
            door = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        while not select.select([door], [], [], TICK)[0]:
            last |= {each: max(last[each], _cpu(each)) for each in pids}
            assert time.monotonic() < end, f"{pid} outlives its line"
        os.close(door)
    return sum(last.values()) - sum(before.values())
