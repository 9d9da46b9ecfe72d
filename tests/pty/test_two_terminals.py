"""Two people at two terminals on one register."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from models import people, store, visits
from tests.golden.promised import promised
from tests.pty.terminal import Terminal

CALLED = re.compile(r"Gọi (A\d{3}) ")


@pytest.fixture
def waiting(register: Path) -> Path:
    """A register where three people wait for a number of series A."""
    by = people.sign_in("test", "officer")
    for name in ("Bùi Thị Mận", "Lò Văn Ơn", "Hà Thị Y Bia"):
        visits.arrive(by=by, procedures=["ct"], name=name, birth_year=1990)
    store.close()
    return register


def test_what_one_does_the_other_sees_by_itself(waiting: Path) -> None:
    with Terminal(waiting, "officer") as one, Terminal(waiting, "officer2") as two:
        one.wait_for("Đang chờ 3")
        two.wait_for("Đang chờ 3")
        two.settle()
        one.send("F2", "ks", "Enter", "Quách Văn Đức", "Enter", "Ctrl+S")
        one.wait_for_message("Số A004")
        two.wait_for("Đang chờ 4")


def test_two_officers_never_call_the_same_person(waiting: Path) -> None:
    with Terminal(waiting, "officer") as one, Terminal(waiting, "officer2") as two:
        one.wait_for("Đang chờ 3")
        two.wait_for("Đang chờ 3")
        one.send("F4")
        two.send("F4")
        for terminal in (one, two):
            terminal.wait(lambda: bool(CALLED.search(terminal.message)), "who is called")  # noqa: B023
        called = {CALLED.findall(terminal.message)[0] for terminal in (one, two)}
        assert called == {"A001", "A002"}


def test_a_row_that_another_desk_called_first_is_refused_with_a_sentence(waiting: Path) -> None:
    """Both look at the same row and press Enter: one calls, the other reads why not."""
    with Terminal(waiting, "officer") as one, Terminal(waiting, "officer2") as two:
        one.wait_for("▶A001")
        two.wait_for("▶A001")
        one.send("Enter")
        two.send("Enter")
        one.wait(lambda: "A001" in one.message or "A002" in one.message, "an answer")
        two.wait(lambda: "A001" in two.message or "A002" in two.message, "an answer")
    store.open_file(waiting)
    by = people.sign_in("test", "officer")
    called = [row.ticket for row in visits.queue(by=by, states=("called",))]
    assert len(called) == len(set(called)) >= 1
    assert "A001" in called
    store.close()


def test_a_result_that_one_returns_leaves_the_list_of_the_other(register: Path) -> None:
    promised()
    store.close()
    with Terminal(register, "officer") as one, Terminal(register, "officer2") as two:
        for terminal in (one, two):
            terminal.wait_for("Quầy")
            terminal.send("F6")
            terminal.wait_for("Hẹn trả")
            terminal.send("6")
            terminal.wait_for("▶6 chờ trả 1")
            terminal.wait_for("▶261118-0108")
        one.send("Enter")
        one.wait_for("Hồ sơ H56.15.127-261118-0108")
        one.send("k")
        one.wait_for("Người nhận")
        one.send("Ctrl+S")
        one.wait_for_message("Đã lưu")
        two.wait_for("▶6 chờ trả 0")
        two.wait_for("Không có hồ sơ nào")


def test_nothing_is_sent_while_nobody_types(waiting: Path) -> None:
    """The line is silent at rest: 0 bytes between minutes."""
    with Terminal(waiting, "officer") as one:
        one.wait_for("Đang chờ 3")
        assert one.rests(2.5)
