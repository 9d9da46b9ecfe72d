"""The walk of the evening on a real terminal of 80x24."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from models import closing, dossiers, people, store, visits, workdays
from models.clock import today
from tests.models.busy_day import accepted, serve_one
from tests.pty.terminal import Terminal


@pytest.fixture
def evening(register: Path) -> Path:
    """A register with a dossier whose code is awaited, somebody who waits and somebody being served."""
    by = people.sign_in("test", "officer")
    dossiers.hand_over(by=by, dossier_id=accepted(by).id)
    visits.arrive(by=by, procedures=["ct"])
    serve_one(by, procedures=["ct"])
    store.close()
    return register


def test_the_evening_is_walked_through_to_the_copy(evening: Path) -> None:
    with Terminal(evening, "officer") as terminal:
        terminal.wait_for("Đang chờ 1")
        terminal.send("F9", "dong ngay")
        terminal.wait_for("▶                Đóng ngày")
        terminal.send("Enter")
        terminal.wait_for("đang tiếp 1 · còn chờ 1 · chờ mã 1")
        terminal.send("Ctrl+S")
        terminal.wait_for_message("đang tiếp A003 ở Quầy 1")
        terminal.send("Enter")
        terminal.wait_for("Không giải quyết: nêu lý do")
        terminal.send("3")
        terminal.wait_for("lý do?")
        terminal.send("1")
        terminal.wait_for_message("không giải quyết · Đã lưu")
        terminal.send("z")
        terminal.wait_for("lý do?")
        terminal.send("3")
        terminal.wait_for_message("đã về · Đã lưu")
        terminal.send("Enter")
        terminal.wait_for("Mã hồ sơ")
        terminal.send("H56.15.127-261101-0001", "Enter")
        terminal.wait_for_message("Ghi mã H56.15.127-261101-0001")
        terminal.wait_for("Không còn việc nào dở")
        terminal.send("Ctrl+S")
        terminal.wait_for("2 Chưa, xem lại")
        terminal.send("1")
        terminal.wait_for_message("sao lưu vào backups/aoxanh-")
        terminal.wait_for("PHIẾU NGÀY")
        terminal.send("Esc")
        terminal.wait_for("Quầy đang trống")
        terminal.send("F10")
        assert terminal.wait_end() == 0
    store.open_file(evening)
    closed = workdays.of(today())
    assert closing.standing(people.sign_in("test", "officer")) == []
    store.close()
    assert closed is not None
    copy = evening.parent / "backups" / str(closed.backup)
    command = [sys.executable, "-m", "tui.cli", "--db", str(copy), "check"]
    assert subprocess.run(command, capture_output=True, check=False, timeout=60).returncode == 0


def test_two_terminals_close_and_the_second_reads_who_was_faster(register: Path) -> None:
    store.close()
    with Terminal(register, "officer") as one, Terminal(register, "officer2") as two:
        for terminal in (one, two):
            terminal.wait_for("Chưa có ai chờ")
            terminal.send("F9", "dong ngay")
            terminal.wait_for("▶                Đóng ngày")
            terminal.send("Enter")
            terminal.wait_for("Không còn việc nào dở")
            terminal.send("Ctrl+S")
            terminal.wait_for("2 Chưa, xem lại")
        one.send("1")
        one.wait_for_message("sao lưu vào")
        two.send("1")
        two.wait_for_message("đã được officer đóng lúc")
