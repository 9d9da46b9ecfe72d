"""One line of authorized_keys for each key: who holds it can start the screens and nothing else."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from models.errors import Refused
from models.ssh_keys import Door

KEPT = ("HOME", "LOGNAME", "USER", "TERM", "SSH_CLIENT", "SSH_CONNECTION", "SSH_TTY")
"""What of the session's environment reaches the program. Whatever else a client may have sent, to
change which code runs or where it writes, does not."""

SAID = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
"""What is said to the program whatever the client's own settings are."""


def own_program() -> Path:
    """Return the path of the program as it was started, else of the one beside the interpreter."""
    started = Path(sys.argv[0]).absolute()
    if started.suffix == ".py" or not started.is_file():
        return Path(sys.executable).with_name("aoxanh")
    return started


def forced(program: Path, register: Path, account: str) -> str:
    """Return the shell's command that opens a register as an account, in an environment of its own."""
    kept = " ".join(f'{name}="${name}"' for name in KEPT)
    said = " ".join(f"{name}={value}" for name, value in SAID.items())
    opened = shlex.join([str(program), "--db", str(register), "--as", account])
    return f"exec /usr/bin/env -i {kept} {said} {opened}"


def authorized(doors: Iterable[Door], program: Path, register: Path) -> Iterator[str]:
    """Yield the lines that let keys in; raises `Refused` for a path that no line can hold.

    sshd takes a quotation mark behind a backslash for one inside the command, and everything else
    as it stands; the command itself is read by the account's shell.
    """
    for path in (program, register):
        if not str(path).isprintable():
            raise Refused("door.path", path=ascii(str(path)))
    for door in doors:
        command = forced(program, register, door.account).replace('"', '\\"')
        yield f'restrict,pty,command="{command}" {door.key}'
