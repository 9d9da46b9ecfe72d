"""Rule 9: drafts are a small file of their own beside the register, one row per account and form."""

from __future__ import annotations

import signal
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import store
from models.base import db
from models.drafts import Drafts

from .scripts import command, environment, run

FORM = {"name": "Giàng A Páo", "birth_year": "19", "procedure": "ks"}


@pytest.fixture
def drafts(register: Path) -> Iterator[Drafts]:
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
