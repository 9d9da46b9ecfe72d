"""Copies of a register in use: whole and proven, or not there at all (SCALE.md, requirement 18)."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sqlite3
import stat
import subprocess
from pathlib import Path

import pytest

from models import backups, store, visits, workdays
from models.base import db
from models.errors import Refused
from models.journal import Actor

from ..conftest import Wall
from .scripts import AS_NOBODY, command, environment, readable_by_all, run
from .test_full_disk import LIMITED


def _last_line() -> tuple[int, str]:
    row = db.execute_sql("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return row[0], row[1]


def test_a_copy_is_a_sound_register_with_the_last_line_and_nobody_elses(
    officer: Actor, register: Path, wall: Wall
) -> None:
    visits.arrive(by=officer, name="Lò Thị Ơn")
    before = _last_line()
    made = backups.make(by=officer)
    assert made.path == register.parent / "backups" / "aoxanh-2026-11-23-080000.db"
    assert (made.seq, made.hash) == before
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert made.size == made.path.stat().st_size
    assert made.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()
    assert list(made.path.parent.iterdir()) == [made.path]
    store.open_file(made.path)
    health = store.check()
    assert (health.faults, health.lines, health.last_hash) == ([], *before)
    assert db.execute_sql("SELECT name FROM person").fetchone() == ("Lò Thị Ơn",)


def test_the_line_of_a_copy_has_its_name_and_digest_and_not_the_folder(
    officer: Actor, register: Path
) -> None:
    made = backups.make(by=officer)
    line = json.loads(db.execute_sql("SELECT line FROM journal ORDER BY seq DESC LIMIT 1").fetchone()[0])
    assert line["verb"] == "backup.make"
    assert line["counts"] == {
        "file": made.path.name, "bytes": made.size, "sha256": made.sha256, "seq": made.seq
    }  # fmt: skip
    assert str(register.parent) not in json.dumps(line)
    assert store.check().faults == []


def test_a_closing_remembers_its_copy(officer: Actor, wall: Wall) -> None:
    closed = workdays.close_day(by=officer).workday
    made = backups.make(by=officer, day=closed.day)
    kept = workdays.of(closed.day)
    assert kept is not None
    assert (kept.backup, kept.backup_sha256) == (made.path.name, made.sha256)


def test_others_write_while_a_copy_is_made(officer: Actor, tmp_path: Path) -> None:
    """Each look at the progress is in the midst of the copy: a desk goes on there."""
    for n in range(300):
        visits.arrive(by=officer, name="Nguyễn Văn An", note=f"{n} " + "x" * 400)
    told: list[tuple[int, int]] = []

    def look(_words: str, done: int, total: int) -> None:
        told.append((done, total))
        if len(told) < 5:
            visits.arrive(by=officer)

    before = _last_line()[0]
    made = backups.make(by=officer, folder=tmp_path, progress=look)
    assert len(told) > 3
    assert made.seq == before
    assert all(0 <= done <= total for done, total in told)
    assert db.execute_sql("SELECT count(*) FROM visit").fetchone() == (304,)


def test_only_the_newest_copies_of_this_register_stay_and_nothing_else_goes(
    officer: Actor, tmp_path: Path, wall: Wall
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    stranger = folder / "aoxanh-2026-01-01-000000.db"
    other = folder / "aoxanh-2026-01-02-000000.db.old"
    foreign = folder / "aoxanh-2026-01-03-000000.db"
    stranger.write_text("not a register")
    other.write_text("somebody's")
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE register (centre_number)")
    connection.execute("INSERT INTO register VALUES ('another centre')")
    connection.commit()
    connection.close()
    made = []
    for _ in range(4):
        made.append(backups.make(by=officer, folder=folder, keep=2).path)
        wall.run(1)
    assert set(folder.iterdir()) == {stranger, other, foreign, *made[-2:]}


def test_two_copies_of_a_second_have_two_names(officer: Actor, wall: Wall) -> None:
    first, second = backups.make(by=officer).path, backups.make(by=officer).path
    assert [first.name, second.name] == ["aoxanh-2026-11-23-080000.db", "aoxanh-2026-11-23-080001.db"]


def test_a_folder_that_is_not_there_is_made_only_when_one_says_so(officer: Actor, tmp_path: Path) -> None:
    """A stick that was not plugged in must not become a folder on the machine's own disk."""
    folder = tmp_path / "usb" / "aoxanh"
    with pytest.raises(Refused) as refused:
        backups.make(by=officer, folder=folder)
    assert refused.value.rule == "backup.folder"
    assert not folder.parent.exists()
    assert backups.make(by=officer, folder=folder, create=True).path.parent == folder


def test_a_disk_without_room_is_seen_before(
    officer: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = type("Usage", (), {"free": 10_000})
    monkeypatch.setattr(backups.shutil, "disk_usage", lambda path: usage)
    with pytest.raises(Refused) as refused:
        backups.make(by=officer, folder=tmp_path)
    assert refused.value.rule == "backup.room"
    assert not list(tmp_path.glob("*aoxanh-*"))


TO_A_FULL_DISK = (
    """
store.open_file(Path(sys.argv[1]))
"""
    + LIMITED
    + """
from models import backups
folder = Path(sys.argv[3])
by = people.sign_in("test", "officer")
try:
    backups.make(by=by, folder=folder)
except Refused as refused:
    print(refused.rule, str(refused.facts["folder"]) == str(folder))
print(sorted(path.name for path in folder.iterdir()))
"""
)


@pytest.mark.parametrize("limit", (0, 100_000, 1_000_000))
def test_a_disk_that_fills_up_leaves_no_half_copy(limit: int, closed_register: Path, tmp_path: Path) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    refused, left = run(TO_A_FULL_DISK, closed_register, limit, folder).splitlines()
    assert refused in ("backup.room True", "backup.failed True")
    assert left == "[]"


READ_ONLY = (
    "from models import backups"
    + AS_NOBODY
    + """
try:
    backups.copy(Path(sys.argv[1]), Path(sys.argv[2]))
except Refused as refused:
    print(refused.rule, refused)
"""
)


def test_a_folder_that_only_reads_is_refused_with_its_cause(closed_register: Path, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    readable_by_all(folder)
    folder.chmod(0o555)
    closed_register.chmod(0o644)
    said = run(READ_ONLY, closed_register, folder)
    assert said.startswith("backup.failed")
    assert "không đủ quyền" in said


STOPPED = """
import os, signal, time
from models import backups
store.open_file(Path(sys.argv[1]))
def stop(*told):
    print("half", flush=True)
    time.sleep(60)
backups.make(by=people.sign_in("test", "officer"), folder=Path(sys.argv[2]), progress=stop)
"""


def test_a_killed_program_leaves_no_half_copy_and_the_next_clears_up(register: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    process = subprocess.Popen(
        command(STOPPED, register, folder), env=environment(), stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline() == "half\n"
    (part,) = folder.glob(f".*-{process.pid}.part")
    backups.copy(register, folder)
    assert part.exists(), "a copy that somebody is making is nobody else's"
    process.send_signal(signal.SIGKILL)
    process.wait()
    backups.copy(register, folder)
    assert len(list(folder.iterdir())) == 2
    assert all(backups._NAME.fullmatch(name) for name in os.listdir(folder))


def test_a_copy_that_differs_from_the_register_is_thrown_away(
    officer: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits.arrive(by=officer)
    honest = backups._last_line
    seen: list[tuple[int, str]] = []

    def lies_of_the_copy(connection: sqlite3.Connection) -> tuple[int, str]:
        seen.append(honest(connection))
        return (seen[-1][0], "0" * 64) if len(seen) > 1 else seen[-1]

    monkeypatch.setattr(backups, "_last_line", lies_of_the_copy)
    with pytest.raises(Refused) as refused:
        backups.make(by=officer, folder=tmp_path)
    assert refused.value.rule == "backup.damaged"
    assert not list(tmp_path.glob("*aoxanh-*"))


def test_a_register_with_loose_rows_is_copied_as_it_is_and_older_copies_stay(
    officer: Actor, outsider: sqlite3.Connection, tmp_path: Path
) -> None:
    """A copy with a fault is better than none, but it takes no sound one's place."""
    sound = backups.make(by=officer, folder=tmp_path, keep=1)
    assert not sound.faulty
    outsider.execute("PRAGMA foreign_keys = 0")
    outsider.execute("UPDATE account SET desk_id = 4711 WHERE name = 'cashier'")
    faulty = backups.make(by=officer, folder=tmp_path, keep=1)
    assert faulty.faulty
    assert sound.path.exists() and faulty.path.exists()
    assert store.check().faults


def test_a_damaged_register_makes_no_copy(closed_register: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(closed_register)
    page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'journal'").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    with closed_register.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with pytest.raises(Refused) as refused:
        backups.copy(closed_register, tmp_path)
    assert refused.value.rule == "backup.failed"
    assert not list(tmp_path.glob("*aoxanh-*"))


def test_who_has_no_right_makes_no_copy(volunteer: Actor, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        backups.make(by=volunteer, folder=tmp_path)
    assert refused.value.rule == "right"
    assert not list(tmp_path.glob("*aoxanh-*"))
