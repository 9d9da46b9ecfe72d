"""A register that cannot be opened says why in one sentence, and is left as it was."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import migrate, store
from models.base import db
from models.errors import Refused

from .scripts import AS_NOBODY, command, environment, readable_by_all, run

OPEN = (
    AS_NOBODY
    + """
try:
    store.open_file(Path(sys.argv[1]))
except Refused as refused:
    print(refused.rule, "|", refused)
else:
    print("open")
"""
)


def _refused(path: Path) -> Refused:
    with pytest.raises(Refused) as refused:
        store.open_file(path)
    assert db.is_closed()
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)
    return refused.value


def _other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()


def _text(path: Path) -> None:
    path.write_text("Sổ theo dõi hồ sơ\n" * 100, "utf-8")


def _cut_short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00\x10")


def _disguised(path: Path) -> None:
    head = bytearray(b"SQLite format 3\x00" + b"\xff" * 4080)
    head[68:72] = store.APPLICATION_ID.to_bytes(4, "big")
    path.write_bytes(head)


@pytest.mark.parametrize("make", (_other_database, _text, _cut_short, _disguised, Path.touch))
def test_a_file_of_another_program_is_refused_and_left_alone(make: object, tmp_path: Path) -> None:
    path = tmp_path / "thing.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes()
    assert _refused(path).rule == "register.foreign"
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["thing.db"]


def test_a_missing_register_is_refused_with_the_command_that_makes_one(tmp_path: Path) -> None:
    refused = _refused(tmp_path / "none.db")
    assert refused.rule == "register.missing"
    assert "aoxanh init" in str(refused)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert _refused(tmp_path).rule == "register.unreadable"


def test_a_register_of_a_newer_version_is_refused_and_unchanged(closed_register: Path) -> None:
    newer = migrate.newest() + 1
    connection = sqlite3.connect(closed_register)
    connection.execute(f"PRAGMA user_version = {newer}")
    connection.close()
    before = closed_register.read_bytes()
    refused = _refused(closed_register)
    assert refused.rule == "register.newer"
    assert (refused.facts["found"], refused.facts["known"]) == (newer, migrate.newest())
    assert closed_register.read_bytes() == before


def test_a_newer_version_is_seen_in_the_wal_too(closed_register: Path) -> None:
    """Another terminal has just migrated: the number still stands in the write-ahead log."""
    connection = sqlite3.connect(closed_register)
    connection.execute(f"PRAGMA user_version = {migrate.newest() + 1}")
    connection.commit()
    assert _refused(closed_register).rule == "register.newer"
    connection.close()


@pytest.fixture
def public_register(template: Path) -> Iterator[Path]:
    """A register in a folder of its own that other users can walk to; pytest's own they can't."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copy(template, Path(folder) / "register.db"))


def test_a_register_that_may_only_be_read_is_refused(public_register: Path) -> None:
    readable_by_all(public_register.parent)
    public_register.chmod(0o444)
    before = public_register.read_bytes()
    printed = run(OPEN, public_register)
    assert printed.startswith("register.readonly | ")
    assert public_register.read_bytes() == before


def test_a_register_in_a_folder_that_takes_no_log_is_refused(public_register: Path) -> None:
    readable_by_all(public_register.parent, 0o555)
    public_register.chmod(0o666)
    assert run(OPEN, public_register).startswith("register.readonly | ")


def test_a_register_of_somebody_else_is_refused(public_register: Path) -> None:
    readable_by_all(public_register.parent)
    public_register.chmod(0o000)
    assert run(OPEN, public_register).startswith("register.unreadable | ")


def test_a_register_behind_a_closed_door_is_refused(public_register: Path) -> None:
    readable_by_all(public_register.parent)
    public_register.parent.chmod(0o000)
    try:
        assert run(OPEN, public_register).startswith("register.unreadable | ")
    finally:
        public_register.parent.chmod(0o700)


def test_a_new_register_never_overwrites_a_file(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_text("precious")
    with pytest.raises(Refused) as refused:
        store.create(path, "root", "test")
    assert refused.value.rule == "register.exists"
    assert path.read_text() == "precious"


def test_a_register_is_readable_by_its_owner_only(register: Path) -> None:
    files = sorted(register.parent.glob("register.db*"))
    assert [file.name for file in files] == ["register.db", "register.db-shm", "register.db-wal"]
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600] * 3


def test_two_registers_have_two_numbers(tmp_path: Path) -> None:
    """Rule 8: the centre's number is opaque and its own."""
    found = []
    for name in ("a.db", "b.db"):
        store.create(tmp_path / name, "root", "test")
        found.append(db.execute_sql("SELECT centre_number, replica, counter FROM register").fetchone())
        store.close()
    assert found[0][0] != found[1][0]
    assert [row[1:] for row in found] == [(0, 0), (0, 0)]


OLD = """
import sqlite3
from models import migrate
connection = sqlite3.connect(sys.argv[1])
for number, sql in migrate.found():
    if number <= 4:
        connection.executescript(sql)
connection.execute("PRAGMA user_version = 4")
connection.execute(f"PRAGMA application_id = {store.APPLICATION_ID}")
connection.executemany(
    "INSERT INTO person (id, name, written_at) VALUES (?, ?, '2026-01-01T00:00:00Z')",
    [(n, f"Nguyễn Văn {n}") for n in range(1, 20001)],
)
connection.execute("INSERT INTO register VALUES (1, hex(randomblob(16)), 0, 0)")
connection.commit()
"""
OPENING = """
store.open_file(Path(sys.argv[1]))
print("open")
"""


def test_several_programs_that_open_an_old_register_at_once_bring_it_up_to_date_once(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    run(OLD, path)
    running = [
        subprocess.Popen(
            command(OPENING, path),
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    assert [program.communicate(timeout=120) for program in running] == [("open\n", "")] * 4
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (migrate.newest(),)
    assert connection.execute("SELECT count(*) FROM person WHERE sort_key IS NULL").fetchone() == (0,)
    connection.close()
