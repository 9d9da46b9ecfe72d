"""Rule 3: the journal is append-only, and companions are only ever erased by retention."""

from __future__ import annotations

import sqlite3

import pytest

from models import journal, store, visits
from models.base import db
from models.journal import Actor


@pytest.fixture
def last(officer: Actor) -> int:
    """The seq of a line that has a companion, with two lines before it."""
    for _ in range(3):
        visits.arrive(by=officer, name="Nguyễn Văn An")
    return int(db.execute_sql("SELECT max(seq) FROM journal").fetchone()[0])


@pytest.mark.parametrize(
    ("sql", "words"),
    (
        ("UPDATE journal SET line = '{}' WHERE seq = {last}", "lines are never changed"),
        ("UPDATE journal SET hash = hash WHERE seq = {last}", "lines are never changed"),
        ("DELETE FROM journal WHERE seq = {last}", "lines are never deleted"),
        ("DELETE FROM journal", "lines are never deleted"),
        ("INSERT INTO journal VALUES ({last} + 2, '{}', 'x')", "behind the last one"),
        ("INSERT INTO journal VALUES ({last}, '{}', 'x')", "behind the last one"),
        ("INSERT INTO journal VALUES (0, '{}', 'x')", "behind the last one"),
        ("INSERT INTO journal VALUES (NULL, '{}', 'x')", "behind the last one"),
        ("INSERT OR REPLACE INTO journal VALUES ({last}, '{}', 'x')", "behind the last one"),
        ("REPLACE INTO journal VALUES (1, '{}', 'x')", "behind the last one"),
        ("UPDATE OR REPLACE journal SET seq = 1 WHERE seq = {last}", "lines are never changed"),
    ),
)
def test_the_journal_takes_nothing_but_its_next_line(
    sql: str, words: str, last: int, outsider: sqlite3.Connection
) -> None:
    before = outsider.execute("SELECT * FROM journal").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match=words):
        outsider.execute(sql.replace("{last}", str(last)))
    assert outsider.execute("SELECT * FROM journal").fetchall() == before


def test_no_line_vanishes_when_another_takes_its_hash(last: int, outsider: sqlite3.Connection) -> None:
    """REPLACE deletes without a trigger what stands in the way of a unique column: none may be."""
    before = outsider.execute("SELECT * FROM journal").fetchall()
    known = outsider.execute("SELECT hash FROM journal WHERE seq = ?", (last - 1,)).fetchone()[0]
    outsider.execute("INSERT OR REPLACE INTO journal VALUES (?, '{}', ?)", (last + 1, known))
    assert outsider.execute("SELECT * FROM journal WHERE seq <= ?", (last,)).fetchall() == before


@pytest.mark.parametrize(
    ("sql", "words"),
    (
        ("UPDATE companion SET body = '[]' WHERE seq = {last}", "only retention erases"),
        ("UPDATE companion SET body = NULL, salt = NULL WHERE seq = {last}", "only retention erases"),
        ("UPDATE companion SET seq = seq + 100", "only retention erases"),
        ("DELETE FROM companion", "companions are never deleted"),
        ("INSERT INTO companion VALUES ({last}, 's', '[]')", "comes with its line"),
        ("INSERT OR REPLACE INTO companion VALUES ({last}, 's', '[]')", "comes with its line"),
        ("INSERT INTO companion VALUES ({last} - 2, 's', '[]')", "comes with its line"),
    ),
)
def test_a_companion_is_neither_changed_nor_deleted(
    sql: str, words: str, last: int, outsider: sqlite3.Connection
) -> None:
    before = outsider.execute("SELECT * FROM companion").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match=words):
        outsider.execute(sql.replace("{last}", str(last)))
    assert outsider.execute("SELECT * FROM companion").fetchall() == before


def _retention_line(officer: Actor) -> None:
    keeper = journal.Actor(officer.account_id, officer.name, frozenset({"retention.erase"}))
    with journal.act("retention.erase", keeper):
        pass


def test_behind_a_line_of_retention_a_companion_is_erased_and_the_chain_stays_whole(
    last: int, officer: Actor, outsider: sqlite3.Connection
) -> None:
    _retention_line(officer)
    outsider.execute("UPDATE companion SET salt = NULL, body = NULL WHERE seq = ?", (last,))
    health = store.check()
    assert health.faults == []
    assert health.erased == 1


def test_even_behind_a_line_of_retention_a_companion_cannot_be_rewritten(
    last: int, officer: Actor, outsider: sqlite3.Connection
) -> None:
    _retention_line(officer)
    with pytest.raises(sqlite3.IntegrityError, match="only retention erases"):
        outsider.execute("UPDATE companion SET body = '[]' WHERE seq = ?", (last,))
    with pytest.raises(sqlite3.IntegrityError):
        outsider.execute("UPDATE companion SET body = NULL WHERE seq = ?", (last,))


def test_once_another_line_follows_nothing_more_is_erased(
    last: int, officer: Actor, outsider: sqlite3.Connection
) -> None:
    _retention_line(officer)
    visits.arrive(by=officer)
    with pytest.raises(sqlite3.IntegrityError, match="only retention erases"):
        outsider.execute("UPDATE companion SET salt = NULL, body = NULL WHERE seq = ?", (last,))
