"""aoxanh rate, and the ratings of visits and returns on the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models import dossiers, outcomes, visits
from models.journal import Actor
from models.ratings import Rating
from tests.commands.run import OURS, aoxanh, as_json
from tests.models.busy_day import accepted, serve_one


@pytest.fixture
def ended(register: Path, officer: Actor) -> visits.Visit:
    """A visit that just ended at the officer's desk."""
    visit = serve_one(officer, procedures=["ks"])
    outcomes.record(by=officer, visit_id=visit.id, kind="INFO")
    return visits.finish(by=officer, visit_id=visit.id)


def _keyed(register: Path, account: str, keys: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Press keys at the citizen's keyboard, a line each."""
    return subprocess.run(
        [sys.executable, "-m", "tui.cli", "--db", str(register), "--as", account, "rate", *words],
        input=keys,
        capture_output=True,
        text=True,
        timeout=120,
        env={name: value for name, value in os.environ.items() if name not in OURS},
        check=False,
    )


def _kept() -> list[tuple[int, str | None, str]]:
    return [(row.score, row.reason_key, row.keyed_by) for row in Rating.select()]


def test_a_citizen_rates_the_visit_that_just_ended_with_one_key(register: Path, ended: visits.Visit) -> None:
    done = _keyed(register, "reception", "2\n", "--desk", "1")
    assert "Ông/bà có hài lòng không?" in done.stdout and "Xin cảm ơn" in done.stdout
    assert ended.ticket not in done.stdout
    assert _kept() == [(2, None, "citizen")]


@pytest.mark.parametrize(("keys", "reason"), (("3\n2\n", "rating.attitude"), ("3\n0\n", None), ("3\n", None)))
def test_a_citizen_who_is_not_satisfied_may_say_why(
    keys: str, reason: str | None, register: Path, ended: visits.Visit
) -> None:
    done = _keyed(register, "officer", keys)
    assert "Vì sao?" in done.stdout
    assert _kept() == [(3, reason, "citizen")]


def test_a_second_key_and_any_other_one_change_nothing(register: Path, ended: visits.Visit) -> None:
    done = _keyed(register, "officer", "x\n²\n7\n1\n3\n")
    assert "Ở quầy này chưa có lượt nào vừa xong" in done.stdout
    assert (done.returncode, _kept()) == (0, [(1, None, "citizen")])


def test_the_keyboard_needs_a_desk_and_the_right_to_rate(register: Path, ended: visits.Visit) -> None:
    assert _keyed(register, "reception", "1\n").returncode == 1
    assert _keyed(register, "cashier", "1\n", "--desk", "1").returncode == 1
    assert _kept() == []


def test_a_visit_is_rated_with_a_comment(register: Path, ended: visits.Visit) -> None:
    row = as_json(
        "visit", "rate", ended.ticket, "3", "--reason", "8", "--comment", "ồn", account="officer",
        register=register,
    )  # fmt: skip
    assert (row["score"], row["reason_key"], row["keyed_by"]) == (3, "rating.other", "staff")
    assert "comment" not in row
    assert Rating.select().get().comment == "ồn"


@pytest.mark.usefixtures("wall")
def test_a_return_is_rated_by_its_code(register: Path, officer: Actor, case_officer: Actor) -> None:
    row = accepted(officer, code="H15-261123-0001")
    dossiers.hand_over(by=officer, dossier_id=row.id)
    dossiers.complete(by=case_officer, dossier_id=row.id)
    dossiers.return_result(by=officer, dossier_id=row.id)
    told = as_json(
        "dossier", "rate", "0001", "1", "--keyed-by", "citizen", account="officer", register=register
    )
    assert (told["dossier_id"], told["score"], told["keyed_by"]) == (row.id, 1, "citizen")
    again = aoxanh("dossier", "rate", "0001", "1", account="officer", register=register)
    assert again.returncode == 1 and "đã có đánh giá" in again.stderr
