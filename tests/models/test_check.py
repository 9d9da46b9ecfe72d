"""`check` says what is wrong with a register, in which line, and since when (rule 3)."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from models import journal, store
from models.store import Health

JOURNAL_WALLS = ("journal_in_order", "journal_no_update", "journal_no_delete")
COMPANION_WALLS = ("companion_of_last_line", "companion_only_erased", "companion_no_delete")


def unwall(scalpel: sqlite3.Connection, names: tuple[str, ...]) -> dict[str, str]:
    """Drop triggers and return their SQL, so that they can be put back."""
    kept = {}
    for name in names:
        kept[name] = scalpel.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
        scalpel.execute(f"DROP TRIGGER {name}")
    return kept


def cut(scalpel: sqlite3.Connection, walls: tuple[str, ...], *statements: str) -> None:
    """Change what the walls guard, and put the walls back so that nothing else is wrong."""
    kept = unwall(scalpel, walls)
    for statement in statements:
        assert scalpel.execute(statement).rowcount > 0
    for sql in kept.values():
        scalpel.execute(sql)


def time_of(scalpel: sqlite3.Connection, seq: int) -> str:
    """Return when a line says that it was written."""
    line = scalpel.execute("SELECT line FROM journal WHERE seq = ?", (seq,)).fetchone()[0]
    return str(json.loads(line)["time"])


def checked(path: Path) -> Health:
    """Open a register, check it and close it."""
    store.open_file(path)
    try:
        return store.check()
    finally:
        store.close()


def test_a_register_behind_a_busy_day_is_sound(closed_lived: Path, scalpel: sqlite3.Connection) -> None:
    health = checked(closed_lived)
    assert health.faults == []
    assert health.sound
    last = scalpel.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    assert (health.lines, health.last_hash) == last
    assert health.schema == scalpel.execute("PRAGMA user_version").fetchone()[0]


@pytest.mark.parametrize("name", (*JOURNAL_WALLS, *COMPANION_WALLS, "visit_no_delete", "person_fts_add"))
def test_a_dropped_trigger_is_found(name: str, closed_lived: Path, scalpel: sqlite3.Connection) -> None:
    scalpel.execute(f"DROP TRIGGER {name}")
    assert checked(closed_lived).faults == [f"lược đồ: {name} thiếu"]


def test_a_trigger_that_lets_through_is_found(closed_lived: Path, scalpel: sqlite3.Connection) -> None:
    scalpel.execute("DROP TRIGGER journal_no_update")
    scalpel.execute("CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT 1; END")
    assert checked(closed_lived).faults == ["lược đồ: journal_no_update đã bị sửa"]


def test_a_strange_table_is_found(closed_lived: Path, scalpel: sqlite3.Connection) -> None:
    scalpel.execute("CREATE TABLE mine (x)")
    assert checked(closed_lived).faults == ["lược đồ: mine lạ"]


def test_a_changed_line_is_found_with_its_number_and_time(
    closed_lived: Path, scalpel: sqlite3.Connection
) -> None:
    since = time_of(scalpel, 40)
    cut(scalpel, JOURNAL_WALLS, "UPDATE journal SET line = replace(line, 'A0', 'A9') || ' ' WHERE seq = 40")
    assert checked(closed_lived).faults == [f"nhật ký: dòng 40 ({since}) mã băm không khớp nội dung"]


def test_a_changed_line_with_a_hash_of_its_own_breaks_the_next_one(
    closed_lived: Path, scalpel: sqlite3.Connection
) -> None:
    since = time_of(scalpel, 41)
    cut(scalpel, JOURNAL_WALLS, f"UPDATE journal SET hash = '{'f' * 64}' WHERE seq = 40")
    faults = checked(closed_lived).faults
    assert f"nhật ký: dòng 41 ({since}) mã băm không khớp nội dung" in faults
    assert len(faults) == 2


@pytest.mark.parametrize("rubbish", ("[]", "5", "null", "no JSON at all", ""))
def test_a_line_that_became_rubbish_is_found_and_the_walk_goes_on(
    rubbish: str, closed_lived: Path, scalpel: sqlite3.Connection
) -> None:
    lines = scalpel.execute("SELECT count(*) FROM journal").fetchone()[0]
    cut(scalpel, JOURNAL_WALLS, f"UPDATE journal SET line = '{rubbish}' WHERE seq = 40")
    health = checked(closed_lived)
    assert health.faults == ["nhật ký: dòng 40 (?) mã băm không khớp nội dung"]
    assert health.lines == lines


def test_a_line_with_the_number_of_another_is_found_though_its_hash_fits(
    closed_lived: Path, scalpel: sqlite3.Connection
) -> None:
    last, known = scalpel.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    line = scalpel.execute("SELECT line FROM journal WHERE seq = ?", (last,)).fetchone()[0]
    content = {name: value for name, value in json.loads(line).items() if name != "private"}
    forged = journal.canonical(content)
    values = (last + 1, forged, journal.chained(known, forged))
    scalpel.execute("INSERT INTO journal (seq, line, hash) VALUES (?, ?, ?)", values)
    (fault,) = checked(closed_lived).faults
    assert fault == f"nhật ký: dòng {last + 1} ({content['time']}) số thứ tự trong dòng không khớp"


def test_a_missing_line_is_found(closed_lived: Path, scalpel: sqlite3.Connection) -> None:
    since = time_of(scalpel, 41)
    cut(
        scalpel,
        (*JOURNAL_WALLS, *COMPANION_WALLS),
        "DELETE FROM companion WHERE seq = 40",
        "DELETE FROM journal WHERE seq = 40",
    )
    assert checked(closed_lived).faults == [f"nhật ký: dòng 41 ({since}) thiếu dòng 40"]


def test_a_changed_companion_is_found(closed_lived: Path, scalpel: sqlite3.Connection) -> None:
    seq = scalpel.execute("SELECT max(seq) FROM companion").fetchone()[0]
    since = time_of(scalpel, seq)
    cut(scalpel, COMPANION_WALLS, f"UPDATE companion SET body = '[]' WHERE seq = {seq}")
    assert checked(closed_lived).faults == [f"nhật ký: dòng {seq} ({since}) phần riêng tư đã bị sửa"]


def test_a_lost_companion_is_found(closed_lived: Path, scalpel: sqlite3.Connection) -> None:
    seq = scalpel.execute("SELECT max(seq) FROM companion").fetchone()[0]
    since = time_of(scalpel, seq)
    cut(scalpel, COMPANION_WALLS, f"DELETE FROM companion WHERE seq = {seq}")
    assert checked(closed_lived).faults == [f"nhật ký: dòng {seq} ({since}) mất phần riêng tư"]


def test_a_companion_that_no_line_vouches_for_is_found(
    closed_lived: Path, scalpel: sqlite3.Connection
) -> None:
    seq = scalpel.execute(
        "SELECT max(seq) FROM journal WHERE seq NOT IN (SELECT seq FROM companion)"
    ).fetchone()[0]
    cut(scalpel, COMPANION_WALLS, f"INSERT INTO companion VALUES ({seq}, 'salt', '[]')")
    (fault,) = checked(closed_lived).faults
    assert fault.startswith(f"nhật ký: dòng {seq} (")


def test_a_row_that_points_nowhere_is_found(closed_lived: Path, scalpel: sqlite3.Connection) -> None:
    scalpel.execute("UPDATE asked SET visit_id = 4711 WHERE id = (SELECT min(id) FROM asked)")
    (fault,) = checked(closed_lived).faults
    assert fault.startswith("khóa ngoại: bảng asked dòng ")
    assert fault.endswith("trỏ đến visit không có")


def test_a_damaged_page_is_reported_and_not_raised(closed_lived: Path, scalpel: sqlite3.Connection) -> None:
    page, size = (
        scalpel.execute("SELECT rootpage FROM sqlite_master WHERE name = 'former_commune'").fetchone()[0],
        scalpel.execute("PRAGMA page_size").fetchone()[0],
    )
    scalpel.close()
    with closed_lived.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    faults = checked(closed_lived).faults
    assert faults
    assert all(fault.startswith(("tệp hỏng: ", "khóa ngoại: ")) for fault in faults)
