"""A full disk or a failing write loses nothing that was acknowledged, and says so (SCALE.md)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from models import people, store, visits
from models.base import db
from models.errors import Refused
from models.journal import Actor

from .scripts import run

LIMITED = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
"""
FILL = (
    """
store.open_file(Path(sys.argv[1]))
officer = people.sign_in("test", "officer")
"""
    + LIMITED
    + """
kept = 0
for turn in range(4000):
    try:
        visits.arrive(by=officer, name="Nguyễn Văn An", note="x" * 400)
    except Refused as refused:
        print(kept, refused.rule)
        break
    kept += 1
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(visits.arrive(by=officer, name="Trần Thị Bình").number)
"""
)


def _grow(by: Actor) -> int:
    """Let people arrive until the register refuses, and return how many got a number."""
    for count in range(2000):
        try:
            visits.arrive(by=by, name="Nguyễn Văn An", note="x" * 400)
        except Refused as refused:
            assert refused.rule == "register.full"
            return count
    raise AssertionError("the register never became full")


def test_a_full_register_refuses_and_loses_nothing(register: Path, officer: Actor) -> None:
    pages = db.execute_sql("PRAGMA page_count").fetchone()[0]
    db.execute_sql(f"PRAGMA max_page_count = {pages + 8}")
    count = _grow(officer)
    assert count > 0
    assert db.execute_sql("SELECT count(*), max(number) FROM visit").fetchone() == (count, count)
    assert store.check().faults == []


def test_once_there_is_room_again_the_same_terminal_goes_on(register: Path, officer: Actor) -> None:
    pages = db.execute_sql("PRAGMA page_count").fetchone()[0]
    db.execute_sql(f"PRAGMA max_page_count = {pages + 8}")
    count = _grow(officer)
    assert not db.in_transaction()
    db.execute_sql(f"PRAGMA max_page_count = {pages + 4000}")
    assert visits.arrive(by=officer, name="Trần Thị Bình").number == count + 1
    assert store.check().faults == []


def test_a_disk_that_takes_no_more_bytes_loses_no_acknowledged_visit(closed_register: Path) -> None:
    """The log hits the limit of a file's size in a process of its own, as it would a full disk."""
    first, again = run(FILL, closed_register, 400_000).splitlines()
    kept, rule = first.split()
    assert rule in ("register.full", "register.disk")
    assert int(again) == int(kept) + 1
    store.open_file(closed_register)
    try:
        numbers = [n for (n,) in db.execute_sql("SELECT number FROM visit ORDER BY number")]
        assert numbers == list(range(1, int(kept) + 2))
        assert store.check().faults == []
    finally:
        store.close()


CREATE = (
    LIMITED
    + """
from fixtures import load
try:
    load.new_register(Path(sys.argv[1]), "15127", "root", "test")
except Refused as refused:
    print(refused.rule)
"""
)


@pytest.mark.parametrize("limit", (0, 20_000, 1_000_000))
def test_a_register_that_the_disk_cannot_take_leaves_no_half_of_itself(limit: int, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert run(CREATE, folder / "register.db", limit).strip() in ("register.full", "register.disk")
    assert list(folder.iterdir()) == []


def test_a_damaged_page_is_a_refusal_with_its_cause(closed_register: Path) -> None:
    connection = sqlite3.connect(closed_register)
    page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'number'").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    with closed_register.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    store.open_file(closed_register)
    try:
        with pytest.raises(Refused) as refused:
            visits.arrive(by=people.sign_in("test", "officer"))
        assert refused.value.rule == "register.disk"
        assert "malformed" in str(refused.value)
    finally:
        store.close()
