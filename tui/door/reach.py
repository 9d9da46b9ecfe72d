"""Whether an account gets to what it is to run: program, interpreter, modules, and all folders above."""

from __future__ import annotations

import os
import pwd
import re
import shlex
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.language import _
from tui.door.lines import SAID, own_program

READ, RUN = 4, 1
"""Bits of a mode, for one of owner, group and others; to go through a folder is to run it."""

LONGEST_LINE = 4096
_LONG = re.compile(r"""^'''exec' ("?)(.+?)\1 "\$0\"""")
"""The second line of a script whose interpreter has a path that is too long or too odd for the first."""


@dataclass(frozen=True)
class Who:
    """An account's ids; one that is still to be made has none and is as everybody."""

    name: str
    uid: int = -1
    groups: tuple[int, ...] = ()

    @classmethod
    def named(cls, user: str) -> Who:
        """Return the ids of an account."""
        try:
            known = pwd.getpwnam(user)
        except KeyError:
            return cls(user)
        return cls(user, known.pw_uid, tuple(os.getgrouplist(user, known.pw_gid)))

    def may(self, found: os.stat_result, bits: int) -> bool:
        """Tell whether the account may do what the bits of a mode say."""
        if self.uid == 0:
            return True
        own = 6 if found.st_uid == self.uid else 3 if found.st_gid in self.groups else 0
        return found.st_mode >> own & bits == bits


def faults_of_reach(program: Path, user: str) -> Iterator[str]:
    """Yield what keeps an account from running a program, each place once, and how to mend it."""
    who, seen = Who.named(user), set()
    for path, bits in _needed(program):
        if not os.path.exists(path):
            yield _("Không có tệp {path}.", path=path)
            continue
        for place, needed in ((path, bits), *((above, RUN) for above in _above(path))):
            real = Path(os.path.realpath(place))
            fault = None if (real, needed) in seen else _fault(real, needed, who)
            seen.add((real, needed))
            if fault:
                yield fault


def _needed(program: Path) -> Iterator[tuple[Path, int]]:
    """Yield what running a program opens, with the bits that it takes."""
    interpreter = interpreter_of(program)
    yield program, RUN | (READ if interpreter else 0)
    if interpreter is not None:
        yield interpreter, RUN
        for folder in sorted(interpreter.parent.parent.glob("lib/python3*/site-packages")):
            yield folder, READ | RUN
    if program == own_program():
        yield Path(__file__).parents[1] / "__init__.py", READ


def interpreter_of(program: Path) -> Path | None:
    """Return what the first lines of a script name as its interpreter, None for what is no script."""
    try:
        with program.open("rb") as file:
            head = file.read(LONGEST_LINE)
    except OSError:
        return None
    first, _end, rest = head.decode("utf-8", "replace").partition("\n")
    if not first.startswith("#!"):
        return None
    long = _LONG.match(rest)
    words = [long[2]] if long else first[2:].split()
    if words[1:] and Path(words[0]).name == "env":
        return Path(shutil.which(words[-1], path=SAID["PATH"]) or words[-1])
    return Path(words[0]) if words else None


def _above(path: Path) -> Iterator[Path]:
    """Yield the folders on the way to a file, and to whatever its links lead to."""
    yield from path.parents
    for _hop in range(40):
        if not path.is_symlink():
            break
        path = path.parent / os.readlink(path)
        yield from path.parents
    yield from Path(os.path.realpath(path)).parents


def _fault(place: Path, bits: int, who: Who) -> str | None:
    found = place.stat()
    if who.may(found, bits):
        return None
    if _is_a_home(place):
        return _("{path}: thư mục riêng, {user} không vào được.", path=place, user=who.name)
    word = shlex.quote(str(place))
    if stat.S_ISDIR(found.st_mode):
        return _("{path}: {user} không vào được: chmod o+rx {word}", path=place, user=who.name, word=word)
    return _("{path}: {user} không chạy được: chmod o+rx {word}", path=place, user=who.name, word=word)


def _is_a_home(place: Path) -> bool:
    """Tell whether a folder is somebody's own, which nobody should open to all."""
    return any(place == Path(known.pw_dir) for known in pwd.getpwall() if known.pw_dir not in ("/", ""))
