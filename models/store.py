"""A register file: create, open, close and check it."""

from __future__ import annotations

import errno
import os
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from . import calendar, catalogue, centre, journal, migrate, people, text, units
from .base import BUSY_SECONDS, db, refusal
from .causes import cause
from .errors import Refused
from .journal import Actor, act
from .language import _

APPLICATION_ID = 0x414F5841
"""Marks a file as ours: the letters AOXA."""

OLDEST_SQLITE = (3, 37, 0)
LONG_LOG = 8 << 20
MIGRATION_SECONDS = 120
"""How long one waits for another program that brings the register up to date."""
_NETWORK_NAMES = """
nfs nfs4 cifs smb smb2 smb3 smbfs ncpfs 9p afs ceph glusterfs lustre gpfs beegfs ocfs2 davfs
fuse.sshfs fuse.davfs fuse.davfs2 fuse.rclone fuse.glusterfs fuse.s3fs vboxsf vmhgfs prl_fs
"""
NETWORK = frozenset(_NETWORK_NAMES.split())
MOUNTS = Path("/proc/self/mounts")
_OCTAL = re.compile(r"\\([0-7]{3})")
"""How the kernel writes blanks and backslashes in the mount table; other letters stand as they are."""


def create(path: Path, os_user: str, terminal: str, mounts: Path = MOUNTS) -> Actor:
    """Create an empty register with its schema and the actor who may fill it.

    Raises `Refused` when something is already there, the folder cannot be written or the disk is
    a network's. The actor acts for nobody: its lines carry no account.
    """
    if _exists(path):
        raise Refused("register.exists", path=path)
    refuse_network(path, mounts)
    _check_sqlite()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA journal_mode = wal")
            migrate.run(connection)
            connection.execute("INSERT INTO register VALUES (1, ?, 0, 0)", (secrets.token_hex(16),))
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        discard(path)
        raise _unreadable(path, error) from error
    _connect(path)
    founder = frozenset({"fixtures.load", "register.found"})
    return Actor(None, os_user, founder, terminal)


def found(
    *,
    by: Actor,
    commune_code: str,
    os_user: str,
    admin: str | None = None,
    roles: tuple[str, ...] = ("admin", "supervisor", "officer"),
) -> people.Account:
    """Make an empty register the register of a commune: its Centre, one place, one admin account.

    The fixtures must be loaded before; raises `Refused` for an unknown commune. The admin is the
    operating-system user who runs this. The names given to centre, place and desk are kept, so they
    are in the register's own language.
    """
    unit = units.commune(commune_code)
    if unit is None:
        raise Refused("commune.unknown", code=commune_code)
    with act("register.found", by) as doing:
        doing.add(
            centre.Centre,
            commune_code=commune_code,
            name=f"Trung tâm Phục vụ hành chính công {unit[0][0].lower()}{unit[0][1:]}",
            created_at=doing.at,
        )
        place = doing.add(centre.Place, code="TT", name="Trung tâm", kind="centre", active=1)
        desk = doing.add(centre.Desk, place_id=place.id, number=1, name="Quầy 1", series="AB", active=1)
        name = (
            admin or "".join(c if c.isalnum() or c in "._-" else "-" for c in text.fold(os_user)) or "admin"
        )
        return people.open_account(doing, name[:40], roles, None, os_user or None, desk.id, place.id)


def open_file(path: Path, mounts: Path = MOUNTS) -> None:
    """Open a register; raises `Refused` with one sentence for whatever keeps it shut."""
    _check_sqlite()
    if not _exists(path):
        raise Refused("register.missing", path=path)
    refuse_network(path, mounts)
    version = _inspect(path)
    known = migrate.newest()
    if version > known:
        raise Refused("register.newer", path=path, found=version, known=known)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise Refused("register.readonly", path=path)
    try:
        if version < known:
            connection = sqlite3.connect(path, timeout=MIGRATION_SECONDS, isolation_level=None)
            try:
                connection.execute("PRAGMA foreign_keys = 1")
                migrate.run(connection)
            finally:
                connection.close()
        _connect(path)
    except Exception as error:
        raise refusal(error, str(path)) or error from error


@contextmanager
def only_reading(path: Path, oldest: int) -> Iterator[sqlite3.Connection]:
    """Yield a connection that only reads a register of some schema or newer, and brings nothing up to date.

    Raises `Refused` with one sentence for whatever keeps the register shut.
    """
    if not _exists(path):
        raise Refused("register.missing", path=path)
    version, known = _inspect(path), migrate.newest()
    if version > known:
        raise Refused("register.newer", path=path, found=version, known=known)
    if version < oldest:
        raise Refused("register.foreign", path=path)
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    try:
        yield connection
    except sqlite3.DatabaseError as error:
        raise refusal(error, str(path)) or error from error
    finally:
        connection.close()


def discard(path: Path) -> None:
    """Remove a register that could not be made to the end, with its log."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def close() -> None:
    """Close the open register."""
    if not db.is_closed():
        db.close()


@dataclass
class Health:
    """What `check` found: the size of the chain and every fault, in words."""

    schema: int = 0
    lines: int = 0
    last_hash: str = ""
    erased: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """True when nothing is wrong."""
        return not self.faults


def check() -> Health:
    """Check the open register: file, foreign keys, schema, search index and the journal's chain."""
    connection: sqlite3.Connection = db.connection()  # type: ignore[no-untyped-call]
    health = Health(schema=connection.execute("PRAGMA user_version").fetchone()[0])
    try:
        health.faults += [
            _("tệp hỏng: {cause}", cause=row[0])
            for row in connection.execute("PRAGMA integrity_check")
            if row[0] != "ok"
        ]
        health.faults += [
            _(
                "khóa ngoại: bảng {table} dòng {row} trỏ đến {parent} không có",
                table=table,
                row=rowid,
                parent=parent,
            )
            for table, rowid, parent, _key in connection.execute("PRAGMA foreign_key_check")
        ]
        health.faults += _differing(migrate.expected_schema(health.schema), migrate.schema(connection))
        walked = journal.walk()
        health.lines, health.last_hash, health.erased = walked.lines, walked.last, walked.erased
        health.faults += [
            _("nhật ký: dòng {line} ({time}) {fault}", line=broken.seq, time=broken.time, fault=broken.fault)
            for broken in walked.broken
        ]
    except sqlite3.DatabaseError as error:
        health.faults.append(_("tệp hỏng: {cause}", cause=error))
    return health


def _differing(expected: dict[str, str], actual: dict[str, str]) -> Iterator[str]:
    for name in sorted(expected.keys() | actual.keys()):
        if name not in actual:
            yield _("lược đồ: {name} thiếu", name=name)
        elif name not in expected:
            yield _("lược đồ: {name} lạ", name=name)
        elif expected[name] != actual[name]:
            yield _("lược đồ: {name} đã bị sửa", name=name)


def refuse_network(path: Path, mounts: Path = MOUNTS) -> None:
    """Raise `Refused` when a path lies on a network disk, by the kernel's mount table.

    Where there is no such table (Windows, macOS) nothing can be said, and nothing is refused.
    """
    try:
        table = mounts.read_text("utf-8", "surrogateescape")
    except OSError:
        return
    real = os.path.realpath(path)
    best, kind = "", ""
    for entry in table.splitlines():
        parts = entry.split(" ")
        if len(parts) < 3:
            continue
        mount = _OCTAL.sub(lambda code: chr(int(code[1], 8)), parts[1])
        inside = real == mount or real.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, parts[2]
    if kind in NETWORK:
        raise Refused("register.network", path=path, kind=kind, mount=best)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise _unreadable(path, error) from error


def _connect(path: Path) -> None:
    close()
    catalogue.forget()
    calendar.forget()
    _shorten_log(path)
    db.init(str(path))
    db.connect()


def _shorten_log(path: Path) -> None:
    """Write a log that grew long back into the register, unless somebody is using it right now."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size > LONG_LOG:
        connection = sqlite3.connect(path, timeout=0)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _check_sqlite() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise Refused("register.sqlite", found=sqlite3.sqlite_version, needed=needed)


def _inspect(path: Path) -> int:
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(head) < 100 or head[:15] != b"SQLite format 3":
        raise Refused("register.foreign", path=path)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise Refused("register.foreign", path=path)
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.OperationalError:
        return int.from_bytes(head[60:64], "big")
    except sqlite3.DatabaseError as error:
        raise Refused("register.foreign", path=path) from error
    finally:
        connection.close()


def _unreadable(path: Path, error: Exception) -> Refused:
    known = refusal(error, str(path))
    if known:
        return known
    said = cause(error) if isinstance(error, OSError) else str(error)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return Refused("register.full")
    return Refused("register.unreadable", path=path, cause=said)
