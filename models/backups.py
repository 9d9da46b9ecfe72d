"""Copies of the register, made while it is in use, checked, and kept in a folder (SCALE.md).

A copy has its final name only when it is whole and proven; what a killed program left behind
goes with the next copy. The drafts of half-filled forms are not in it: they are not the register.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from . import clock, workdays
from .base import BUSY_SECONDS, db
from .causes import CAUSES, cause
from .errors import Refused
from .journal import Actor, act
from .language import _

KEPT = 14
"""How many copies stay in a folder unless another number is given."""

FOLDER = "backups"
"""The folder beside the register in which copies are kept by default."""

Progress = Callable[[str, int, int], None]

_NAME = re.compile(r"aoxanh-\d{4}-\d\d-\d\d-\d{6}\.db")


def is_copy(path: Path) -> bool:
    """Tell whether a register is a copy, by the name that copies get."""
    return _NAME.fullmatch(path.name) is not None


_PART = re.compile(r"\.aoxanh-\d{4}-\d\d-\d\d-\d{6}\.db\.(?P<host>.+)-(?P<pid>\d+)\.part(-journal)?")
_STEPS = 50_000
"""SQLite's steps between two looks at how far a copy is."""

_MOST_LOOSE = 100

_LAST_LINE = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
Line = tuple[int, str]


@dataclass(frozen=True)
class Copy:
    """A copy that was proven: where, how long in bytes, its digest, and the last line it holds.

    `faulty` when the register itself has rows that point to none: it is copied as it is, and no
    older copy makes room for it.
    """

    path: Path
    size: int
    sha256: str
    seconds: float
    seq: int
    hash: str
    faulty: bool = False


def folder_beside(register: Path) -> Path:
    """Return the folder in which copies of a register are kept by default."""
    return register.parent / FOLDER


def make(
    *,
    by: Actor,
    folder: Path | None = None,
    keep: int = KEPT,
    create: bool = False,
    day: date | None = None,
    progress: Progress | None = None,
) -> Copy:
    """Copy the open register into a folder, prove the copy, and write that down.

    `day` is the day whose closing the copy belongs to. Only the newest `keep` copies of this
    register stay. Raises `Refused`, and leaves no half of a copy, for whatever is in the way.
    """
    check_right(by)
    register = Path(str(db.database))
    made = copy(register, folder or folder_beside(register), keep, create, progress)
    note(by=by, made=made, day=day)
    return made


def check_right(by: Actor) -> None:
    """Raise `Refused` for who may not make copies: a copy holds everything that the register does."""
    if not by.may("backup.make"):
        raise Refused("right", account=by.name, verb="backup.make")


def note(*, by: Actor, made: Copy, day: date | None = None) -> None:
    """Write down that a copy was made: its name, digest and last line, never the folder."""
    with act("backup.make", by) as doing:
        doing.counts = {"file": made.path.name, "bytes": made.size, "sha256": made.sha256, "seq": made.seq}
        known = workdays.of(day) if day else None
        if known is not None:
            doing.change(workdays.Workday, known.id, backup=made.path.name, backup_sha256=made.sha256)


def copy(
    register: Path, folder: Path, keep: int = KEPT, create: bool = False, progress: Progress | None = None
) -> Copy:
    """Copy a register file and prove the copy; nothing is written down, so any thread may do it."""
    began = time.monotonic()
    with _trouble(register, folder):
        _make_ready(register, folder, create)
        part = folder / _part_name()
        try:
            line, faulty = _write(register, part, progress)
            size, digest = _proven(part)
            path = _name(part)
        except BaseException:
            _remove(part)
            raise
        _sync(folder)
    if not faulty:
        with suppress(OSError, sqlite3.Error):
            _thin_out(path, keep)
    return Copy(path, size, digest, round(time.monotonic() - began, 3), *line, faulty)


def _make_ready(register: Path, folder: Path, create: bool) -> None:
    if create or folder == folder_beside(register):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not folder.exists():
        raise Refused("backup.folder", folder=folder)
    _clear(folder)
    if shutil.disk_usage(folder).free < _needed(register):
        raise _no_room(register, folder)


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)


def _part_name() -> str:
    moment = clock.local(clock.now())
    return f".aoxanh-{moment:%Y-%m-%d-%H%M%S}.db.{socket.gethostname()}-{os.getpid()}.part"


def _clear(folder: Path) -> None:
    """Remove what programs of this machine that run no more left half done."""
    for path in folder.iterdir():
        found = _PART.fullmatch(path.name)
        if found and found["host"] == socket.gethostname() and not _runs(int(found["pid"])):
            path.unlink(missing_ok=True)


def _remove(part: Path) -> None:
    for path in (part, part.with_name(part.name + "-journal")):
        path.unlink(missing_ok=True)


def _runs(pid: int) -> bool:
    if pid == os.getpid():
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _write(register: Path, part: Path, progress: Progress | None) -> tuple[Line, bool]:
    """Write a register as it is at one moment into an empty file of ours.

    Return its last line, and whether the register has rows that point to none.
    """
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    source = sqlite3.connect(_uri(register, "mode=ro"), uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        before = _last_line(source)
        if progress is not None:
            _follow(source, part, register.stat().st_size, progress)
        source.execute("VACUUM INTO ?", (str(part),))
        if progress is not None:
            source.set_progress_handler(None, 0)
            progress(_("sao lưu"), register.stat().st_size, register.stat().st_size)
        return _same_history(source, part, before)
    finally:
        source.close()


def _follow(source: sqlite3.Connection, part: Path, total: int, progress: Progress) -> None:
    def look() -> int:
        progress(_("sao lưu"), min(part.stat().st_size, total - 1), total)
        return 0

    source.set_progress_handler(look, _STEPS)


def _same_history(source: sqlite3.Connection, part: Path, before: Line) -> tuple[Line, bool]:
    """Check a copy and return its last line, which must stand in the register under the same hash.

    The journal only grows, so the copy ends at a line between those before and after it was made.
    """
    with _opened(part) as copied:
        faults = [row[0] for row in copied.execute("PRAGMA quick_check") if row[0] != "ok"]
        loose = _loose(copied)
        if loose and loose != _loose(source):
            faults += loose
        for pragma in ("PRAGMA application_id", "PRAGMA user_version"):
            if copied.execute(pragma).fetchone() != source.execute(pragma).fetchone():
                faults.append(pragma)
        line = _last_line(copied)
    kept = source.execute("SELECT hash FROM journal WHERE seq = ?", (line[0],)).fetchone()
    if line[0] < before[0] or (line[0] and (kept is None or kept[0] != line[1])):
        faults.append(f"journal {line[0]}")
    if faults:
        raise Refused("backup.damaged", cause="; ".join(faults[:3]))
    return line, bool(loose)


def _loose(connection: sqlite3.Connection) -> list[str]:
    """Return the first rows of a register that point to none, in words."""
    found = islice(connection.execute("PRAGMA foreign_key_check"), _MOST_LOOSE)
    return [f"{table} {rowid} → {parent}" for table, rowid, parent, _key in found]


def _last_line(connection: sqlite3.Connection) -> Line:
    row = connection.execute(_LAST_LINE).fetchone()
    return (row[0], row[1]) if row else (0, "")


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy that nobody else writes, without leaving anything beside it."""
    connection = sqlite3.connect(_uri(path, "mode=ro&immutable=1"), uri=True)
    try:
        yield connection
    finally:
        connection.close()


def _uri(path: Path, how: str) -> str:
    return f"file:{quote(str(path.resolve()))}?{how}"


def _proven(part: Path) -> tuple[int, str]:
    """Put a copy on the disk and return its size and digest."""
    digest = hashlib.sha256()
    with part.open("r+b") as file:
        os.fsync(file.fileno())
        while block := file.read(1 << 20):
            digest.update(block)
        return file.tell(), digest.hexdigest()


def _name(part: Path) -> Path:
    """Give a whole copy its final name, which is the second it was made in or the next free one."""
    moment = clock.local(clock.now()).replace(microsecond=0)
    while True:
        path = part.with_name(f"aoxanh-{moment:%Y-%m-%d-%H%M%S}.db")
        try:
            os.link(part, path)
        except FileExistsError:
            moment += timedelta(seconds=1)
            continue
        except OSError:
            if path.exists():
                moment += timedelta(seconds=1)
                continue
            part.rename(path)
        part.unlink(missing_ok=True)
        return path


def _sync(folder: Path) -> None:
    """Put a folder's names on the disk, where its file system knows how to."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(opened)
    finally:
        os.close(opened)


def _thin_out(newest: Path, keep: int) -> None:
    """Remove the oldest copies of the same Centre's register, and nothing else, until `keep` are left."""
    ours = _centre_of(newest)
    named = sorted((path for path in newest.parent.iterdir() if _NAME.fullmatch(path.name)), reverse=True)
    known = [path for path in named if path != newest and _centre_of(path) == ours]
    for path in known[max(0, keep - 1) :]:
        path.unlink(missing_ok=True)


def _centre_of(path: Path) -> str | None:
    with suppress(sqlite3.Error), _opened(path) as copied:
        return str(copied.execute("SELECT centre_number FROM register").fetchone()[0])
    return None


@contextmanager
def _trouble(register: Path, folder: Path) -> Iterator[None]:
    """Say in one sentence what the disk or the file had against a copy."""
    try:
        yield
    except sqlite3.Error as error:
        if "full" in str(error):
            raise _no_room(register, folder) from error
        raise Refused("backup.failed", folder=folder, cause=error) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _no_room(register, folder) from error
        raise Refused("backup.failed", folder=folder, cause=cause(error)) from error


def _no_room(register: Path, folder: Path) -> Refused:
    with suppress(OSError):
        needed, free = _needed(register), shutil.disk_usage(folder).free
        return Refused("backup.room", folder=folder, needed=_megabytes(needed), free=_megabytes(free))
    return Refused("backup.failed", folder=folder, cause=CAUSES[errno.ENOSPC])


def _needed(register: Path) -> int:
    log = register.with_name(register.name + "-wal")
    return register.stat().st_size + (log.stat().st_size if log.exists() else 0)
