"""Rule 9: drafts are a small file of their own beside the register, a row per account, form and window."""

from __future__ import annotations

import signal
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import store
from models.base import db
from models.drafts import KEPT_DAYS, Drafts

from .scripts import command, environment, run

OTHER = {"name": "Trần Thị Bình", "birth_year": "", "procedure": "ct"}
FORM = {"name": "Giàng A Páo", "birth_year": "19", "procedure": "ks"}


@pytest.fixture
def drafts(register: Path) -> Iterator[Drafts]:
    kept = Drafts(register)
    yield kept
    kept.close()


@pytest.fixture
def elsewhere(register: Path, drafts: Drafts) -> Iterator[Drafts]:
    """Another window of the same account."""
    kept = Drafts(register)
    yield kept
    kept.close()


def test_a_half_filled_form_is_kept_and_offered_back(drafts: Drafts) -> None:
    assert drafts.kept(1, "visit") == {}
    drafts.keep(1, "visit", FORM)
    assert drafts.kept(1, "visit") == FORM


def test_each_account_and_each_form_has_its_own(drafts: Drafts) -> None:
    drafts.keep(1, "visit", FORM)
    drafts.keep(2, "visit", {"name": "Trần Thị Bình"})
    drafts.keep(1, "session", {"ticket": "A001"})
    assert drafts.kept(1, "visit") == FORM
    assert drafts.kept(2, "visit") == {"name": "Trần Thị Bình"}
    assert drafts.kept(1, "session") == {"ticket": "A001"}
    assert drafts.kept(2, "session") == {}


def test_the_last_that_was_typed_is_what_is_kept(drafts: Drafts) -> None:
    drafts.keep(1, "visit", FORM)
    drafts.keep(1, "visit", {"name": "Giàng A Páo", "birth_year": "1954"})
    assert drafts.kept(1, "visit") == {"name": "Giàng A Páo", "birth_year": "1954"}


@pytest.mark.parametrize("empty", ({}, {"name": "", "birth_year": ""}))
def test_an_emptied_form_keeps_nothing(empty: dict[str, str], drafts: Drafts) -> None:
    drafts.keep(1, "visit", FORM)
    drafts.keep(1, "visit", empty)
    assert drafts.kept(1, "visit") == {}


def test_a_saved_form_is_forgotten_and_the_others_are_not(drafts: Drafts) -> None:
    drafts.keep(1, "visit", FORM)
    drafts.keep(1, "session", FORM)
    drafts.drop(1, "visit")
    drafts.drop(1, "visit")
    assert drafts.kept(1, "visit") == {}
    assert drafts.kept(1, "session") == FORM


def test_another_terminal_sees_what_was_kept(drafts: Drafts, register: Path) -> None:
    drafts.keep(7, "visit", FORM)
    printed = run('print(drafts.Drafts(Path(sys.argv[1])).kept(7, "visit")["name"])', register)
    assert printed == "Giàng A Páo\n"


def test_what_a_killed_terminal_had_kept_is_offered_back(register: Path) -> None:
    script = """
kept = drafts.Drafts(Path(sys.argv[1]))
kept.keep(7, "visit", {"name": "Giàng A"})
print("kept", flush=True)
sys.stdin.readline()
"""
    process = subprocess.Popen(
        command(script, register),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "kept\n"
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    again = Drafts(register)
    assert again.kept(7, "visit") == {"name": "Giàng A"}
    again.close()


def test_two_windows_that_fill_the_same_form_never_overwrite_each_other(
    drafts: Drafts, elsewhere: Drafts, register: Path
) -> None:
    drafts.keep(1, "visit", FORM)
    elsewhere.keep(1, "visit", OTHER)
    assert drafts.kept(1, "visit") == FORM
    assert elsewhere.kept(1, "visit") == OTHER
    third = Drafts(register)
    assert third.kept(1, "visit") == OTHER, "the newest one first"
    third.drop(1, "visit")
    assert third.kept(1, "visit") == FORM, "and the other after it"
    third.close()


def test_a_form_saved_in_another_window_is_not_offered_back_by_the_first_ones_end(
    drafts: Drafts, elsewhere: Drafts
) -> None:
    """A line that seems dead is cut minutes later; its form was finished elsewhere meanwhile."""
    drafts.keep(1, "visit", FORM)
    assert elsewhere.kept(1, "visit") == FORM
    elsewhere.keep(1, "visit", FORM | {"birth_year": "1954"})
    elsewhere.drop(1, "visit")
    drafts.keep(1, "visit", FORM)
    assert elsewhere.kept(1, "visit") == {}


def test_what_is_typed_after_another_window_took_a_form_over_is_kept_too(
    drafts: Drafts, elsewhere: Drafts
) -> None:
    drafts.keep(1, "visit", FORM)
    assert elsewhere.kept(1, "visit") == FORM
    drafts.keep(1, "visit", FORM | {"birth_year": "1954"})
    elsewhere.drop(1, "visit")
    assert drafts.kept(1, "visit") == FORM | {"birth_year": "1954"}


def test_a_draft_of_the_program_before_is_offered_back(register: Path) -> None:
    """0.1.0 kept one draft per account and form."""
    connection = sqlite3.connect(register.with_name(register.name + ".drafts"))
    connection.execute(
        "CREATE TABLE draft (account_id INTEGER NOT NULL, form TEXT NOT NULL, body TEXT NOT NULL,"
        " kept_at TEXT NOT NULL, PRIMARY KEY (account_id, form)) STRICT, WITHOUT ROWID"
    )
    connection.execute(
        """INSERT INTO draft VALUES (7, 'visit', '{"name": "Giàng A"}', strftime('%Y-%m-%dT%H:%M:%fZ'))"""
    )
    connection.commit()
    connection.close()
    first, second = Drafts(register), Drafts(register)
    assert first.kept(7, "visit") == {"name": "Giàng A"}
    second.keep(7, "visit", OTHER)
    assert first.kept(7, "visit") == {"name": "Giàng A"}
    first.close()
    second.close()


def test_a_draft_that_nobody_opens_again_is_forgotten_after_a_month(drafts: Drafts, register: Path) -> None:
    """It may hold the numbers of somebody who is not in the register."""
    for form, days in (("visit", KEPT_DAYS - 1), ("outcome 1 1 RESULT", KEPT_DAYS + 1)):
        drafts.keep(1, form, FORM)
        connection = sqlite3.connect(drafts.path)
        connection.execute(
            "UPDATE draft SET kept_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?) WHERE form = ?",
            (f"-{days} days", form),
        )
        connection.commit()
        connection.close()
    again = Drafts(register)
    assert again.kept(1, "outcome 1 1 RESULT") == {}
    assert again.kept(1, "visit") == FORM
    again.close()


def test_drafts_are_readable_by_their_owner_only(drafts: Drafts, register: Path) -> None:
    drafts.keep(1, "visit", FORM)
    files = sorted(register.parent.glob("*.drafts*"))
    assert files[0].name == "register.db.drafts"
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_draft_is_neither_in_the_register_nor_in_its_journal(drafts: Drafts, register: Path) -> None:
    before = db.execute_sql("SELECT count(*) FROM journal").fetchone()
    drafts.keep(1, "visit", FORM)
    assert db.execute_sql("SELECT count(*) FROM journal").fetchone() == before
    assert store.check().faults == []
    assert "Giàng A Páo".encode() not in register.read_bytes()
