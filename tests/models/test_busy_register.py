"""Rule 5: a busy timeout with a readable refusal at its end; the act that waited is not half done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import base, journal, store, visits
from models.base import db
from models.errors import Refused
from models.journal import Actor

from .scripts import run


@pytest.fixture
def impatient(register: Path) -> Iterator[None]:
    """Let the open register wait a twentieth of a second only."""
    patience = db.timeout
    db.timeout = 0.05
    yield
    db.timeout = patience


def test_a_register_that_another_holds_refuses_with_a_sentence(
    impatient: None, officer: Actor, outsider: sqlite3.Connection
) -> None:
    outsider.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refused) as refused:
        visits.arrive(by=officer, name="Nguyễn Văn An")
    assert refused.value.rule == "register.busy"
    assert "làm lại" in str(refused.value)
    assert db.execute_sql("SELECT count(*) FROM visit").fetchone() == (0,)


def test_once_the_other_is_done_the_act_succeeds(
    impatient: None, officer: Actor, outsider: sqlite3.Connection
) -> None:
    outsider.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refused):
        visits.arrive(by=officer, name="Nguyễn Văn An")
    outsider.execute("ROLLBACK")
    assert visits.arrive(by=officer, name="Nguyễn Văn An").number == 1
    assert store.check().faults == []


def test_reading_does_not_wait_for_a_writer(
    impatient: None, officer: Actor, outsider: sqlite3.Connection
) -> None:
    visits.arrive(by=officer, name="Nguyễn Văn An")
    outsider.execute("BEGIN IMMEDIATE")
    assert [row.ticket for row in visits.queue(by=officer)] == ["A001"]


def test_the_register_waits_for_seconds_before_it_refuses(register: Path) -> None:
    assert db.timeout == base.BUSY_SECONDS == 5
    assert db.execute_sql("PRAGMA busy_timeout").fetchone() == (5000,)


def test_another_terminals_change_is_seen_by_its_data_version(register: Path, officer: Actor) -> None:
    """Rule 3: screens poll PRAGMA data_version."""
    before = journal.data_version()
    assert journal.data_version() == before
    run(
        'store.open_file(Path(sys.argv[1])); visits.arrive(by=people.sign_in("test", "officer2"))',
        register,
    )
    assert journal.data_version() != before
    assert [row.ticket for row in visits.queue(by=officer)] == ["A001"]
