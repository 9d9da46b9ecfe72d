"""The doors that `aoxanh ssh` makes: sshd asking for keys, and an authorized_keys of an ordinary user."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from models import people, preferences, store
from tests.conftest import ROOT
from tests.pty import dump
from tests.pty.terminal import Terminal
from tests.ssh.server import Server, needed

STAND_IN = "stand-in"
"""An account that no system has."""

STRANGER = 23456
"""The number of a user whom the system does not know, when the tests run as root."""

WORST = """
AuthorizedKeysFile .ssh/authorized_keys
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
PermitRootLogin prohibit-password
AcceptEnv *
AllowAgentForwarding yes
AllowTcpForwarding yes
GatewayPorts yes
PermitTunnel yes
PermitUserEnvironment yes
X11Forwarding yes
Subsystem sftp internal-sftp
PrintMotd no
PidFile none
LogLevel DEBUG2
"""
"""A server that allows its other accounts everything."""

MAY_READ = ("--inh-caps=+dac_override", "--ambient-caps=+dac_override")
"""The interpreter and these tests may lie where root alone can read them."""

HOME = "TNV01"
"""What the first screen of the account `volunteer` shows."""

MARK = "escaped"
"""The name of whatever an attempt to get out would leave behind."""

USED_BY_TESTS = ("volunteer", "volunteer2", "officer")


class Door:
    """A register behind a door: volunteers with keys, and OpenSSH's clients that use them."""

    user: str
    server: Server

    def __init__(self, template: Path, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        (self.home / "sổ của \"xã\" $HOME 'A' %t \\").mkdir(parents=True)
        (where,) = self.home.iterdir()
        self.register = Path(shutil.copy(template, where / "register.db"))
        self.keys: dict[str, Path] = {}
        self.program = self._program()
        _prefer_full_glyphs(self.register)

    def aoxanh(self, *words: str | Path, account: str = "admin") -> str:
        """Run a command of the program on the server and return what it prints."""
        command = [str(self.program), "--db", str(self.register), "--as", account, *map(str, words)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr
        self.owned()
        return done.stdout

    def give_keys(self, *accounts: str) -> None:
        """Give each account a key of its own, by the program's own command."""
        for account in accounts:
            self.keys[account] = self.server.new_key(f"of-{account}")
            self.aoxanh("account", "key", "add", account, f"{self.keys[account]}.pub")
        self.renew()

    def renew(self) -> None:
        """Let sshd know of keys that were added or withdrawn."""

    def owned(self) -> None:
        """Leave everything to the user who signs in."""

    def client(self, account: str, *words: str, program: str = "ssh") -> list[str]:
        """Return a command of OpenSSH's that goes through the door with the key of an account."""
        return [*self.server.client(program, self.keys[account]), *words]

    def run(
        self, account: str, *words: str, program: str = "ssh", typed: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        """Run such a command to its end, without a terminal."""
        command = self.client(account, *words, program=program)
        return subprocess.run(command, input=typed, capture_output=True, timeout=60)

    def screens(self, account: str, *options: str, **environment: str) -> Terminal:
        """Open the screens of an account on a terminal."""
        return Terminal.running(self.client(account, "-tt", *options, "centre"), environment)

    def said(self, account: str) -> str:
        """Return what the program says to somebody who comes without a terminal."""
        return f"Sổ: {self.register} · tài khoản: {account}"

    def stored(self) -> dict[str, Any]:
        """Return all that is in the register, and the files in the account's folder but for it."""
        ours = str(self.register)
        return {
            "tables": dump.tables(self.register),
            "lines": dump.lines(self.register),
            "files": sorted(path for path in self.home.rglob("*") if not str(path).startswith(ours)),
        }

    def lines(self) -> list[tuple[str, str]]:
        """Return (account, verb) of every line of the journal."""
        connection = sqlite3.connect(self.register)
        found = connection.execute(
            "SELECT a.name, json_extract(j.line, '$.verb') FROM journal j"
            " JOIN account a ON a.id = json_extract(j.line, '$.account') ORDER BY j.seq"
        ).fetchall()
        connection.close()
        return found

    def close(self) -> None:
        """End the server and take everything away."""
        self.server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _program(self) -> Path:
        """Write what an installed `aoxanh` is: a program that runs from anywhere."""
        path = self.folder / "aoxanh"
        run = f'exec env PYTHONPATH={shlex.quote(str(ROOT))} {shlex.quote(sys.executable)} -m tui.cli "$@"'
        path.write_text(f"#!/bin/sh\n{run}\n")
        path.chmod(0o755)
        return path

    def setup(self, *words: str) -> str:
        """Return what `ssh setup` prints for this door."""
        return self.aoxanh("ssh", "setup", "--user", STAND_IN, "--program", self.program, *words)


class AskingDoor(Door):
    """Root's sshd asks the program for keys, by the block that `ssh setup` writes.

    The block is for an account that there isn't, and then changed to root's: the program makes none
    for root, and a test makes no accounts.

    Whatever sshd runs has to lie in folders of root's, so a folder below /tmp will not do.
    """

    def __init__(self, template: Path) -> None:
        super().__init__(template, Path(tempfile.mkdtemp(prefix="aoxanh-door-", dir="/run")))
        self.folder.chmod(0o755)
        self.user = "root"
        self.home.chmod(0o700)
        self.register.parent.chmod(0o700)
        self.register.chmod(0o600)
        self.server = Server(self.folder, f"Include {self.block()}\n{WORST}", self.user)
        self.give_keys(*USED_BY_TESTS)

    def block(self) -> Path:
        """Let the program write what it wants on a server; return the block for sshd."""
        written = self.setup("--write", str(self.folder / "written")).splitlines()
        path = next(path for path in map(Path, written) if path.suffix == ".conf")
        path.write_text(path.read_text().replace(STAND_IN, self.user))
        return path


class DirectDoor(AskingDoor):
    """The same by the block that `ssh setup` prints, where sshd asks the program itself."""

    def block(self) -> Path:
        """Take the block out of the printed steps."""
        path = self.folder / "printed.conf"
        block = self.setup().split("<<'AOXANH'\n")[1].split("AOXANH\n")[0]
        path.write_text(block.replace(STAND_IN, self.user))
        return path


class FileDoor(Door):
    """An ordinary user's sshd reads the authorized_keys that `ssh keys --file` writes.

    The system need not know the user: nss_wrapper tells sshd of one, whose shell is sh.
    """

    def __init__(self, template: Path) -> None:
        super().__init__(template, Path(tempfile.mkdtemp(prefix="door-")))
        self.user = "aoxanh"
        self.id = STRANGER if os.geteuid() == 0 else os.geteuid()
        (self.folder / "passwd").write_text(f"{self.user}:x:{self.id}:{self.id}::{self.home}:/bin/sh\n")
        (self.folder / "group").write_text(f"{self.user}:x:{self.id}:\n")
        known = {f"NSS_WRAPPER_{name.upper()}": str(self.folder / name) for name in ("passwd", "group")}
        self.owned()
        self.server = Server(self.folder, WORST, self.user, self._prefix(known))
        self.give_keys(*USED_BY_TESTS)

    def _prefix(self, known: dict[str, str]) -> Sequence[str]:
        found = list(Path("/usr").glob("lib*/*/libnss_wrapper.so"))
        assert found, "the tests need nss_wrapper: install the package libnss-wrapper, as .ci/run does"
        wrapped = ["env", f"LD_PRELOAD={found[0]}", *(f"{name}={path}" for name, path in known.items())]
        if os.geteuid() != 0:
            return wrapped
        become = [f"--reuid={self.id}", f"--regid={self.id}", "--clear-groups", *MAY_READ]
        return [needed("setpriv"), *become, *wrapped]

    def owned(self) -> None:
        """Leave everything to the user who signs in."""
        if os.geteuid() == 0:
            for path in (self.folder, *self.folder.rglob("*")):
                with suppress(FileNotFoundError):  # what a program that ends takes away with it
                    os.chown(path, self.id, self.id)

    def renew(self) -> None:
        """Write the keys that are in use to authorized_keys."""
        self.aoxanh(
            "ssh", "keys", "--program", self.program, "--file", self.home / ".ssh" / "authorized_keys"
        )


Made = type[AskingDoor] | type[FileDoor]
DOORS: dict[str, Made] = {"asking": AskingDoor, "file": FileDoor} if os.geteuid() == 0 else {"file": FileDoor}
"""sshd runs no command that a folder of an ordinary user's holds, so who is one has one door."""

PRINTED: Made = DirectDoor if os.geteuid() == 0 else FileDoor


def refused(done: subprocess.CompletedProcess[bytes]) -> bool:
    """Tell whether sshd let nobody in."""
    return done.returncode == 255 and b"Permission denied (publickey)" in done.stderr


def _prefer_full_glyphs(register: Path) -> None:
    """Answer beforehand what the program asks on a terminal it meets for the first time."""
    store.open_file(register)
    for name in USED_BY_TESTS:
        preferences.prefer(by=people.sign_in("test", name), glyphs="full")
    store.close()
