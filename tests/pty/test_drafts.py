"""A half-filled form survives Esc, a signal, a killed process, and is offered back anywhere."""

from __future__ import annotations

import signal
import sqlite3
import stat
from pathlib import Path

import pytest

from tests.pty.terminal import Terminal
from tui.app import ENDING

TYPED = ("F2", "ks", "Enter", "Nguyễn Văn An", "Enter", "1958")
SHOWN = ("Nguyễn Văn An", "1958")


def _offered_back(register: Path) -> None:
    with Terminal(register, "officer") as again:
        again.wait_for("Đang chờ")
        again.send("F2")
        again.wait_for_message("Đã mở lại bản nháp")
        for text in SHOWN:
            again.wait_for(text)
        again.send("Ctrl+S")
        again.wait_for_message("Số A001 · Nguyễn Văn An")
        again.send("F2")
        again.wait_for("· Lượt mới")
        again.wait_until_gone("Nguyễn Văn An")
        again.settle()
        assert "Nguyễn Văn An" not in again.text
        assert "bản nháp" not in again.message


@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
def test_a_signal_keeps_what_is_typed_and_ends_the_program(
    closed_register: Path, number: signal.Signals
) -> None:
    with Terminal(closed_register, "officer") as terminal:
        terminal.wait_for("Đang chờ")
        terminal.send(*TYPED)
        terminal.wait_for("1958")
        terminal.signal(number)
        assert terminal.wait_end() == 0
    _offered_back(closed_register)


def test_a_dropped_line_keeps_what_is_typed(closed_register: Path) -> None:
    terminal = Terminal(closed_register, "officer")
    terminal.wait_for("Đang chờ")
    terminal.send(*TYPED)
    terminal.wait_for("1958")
    terminal.hang_up()
    _offered_back(closed_register)


def test_a_killed_process_loses_at_most_the_last_second(closed_register: Path) -> None:
    drafts = closed_register.with_name(closed_register.name + ".drafts")

    def kept() -> bool:
        connection = sqlite3.connect(drafts)
        rows = connection.execute("SELECT body FROM draft").fetchall()
        connection.close()
        return any("1958" in body for (body,) in rows)

    with Terminal(closed_register, "officer") as terminal:
        terminal.wait_for("Đang chờ")
        terminal.send(*TYPED)
        terminal.wait_for("1958")
        terminal.wait(kept, "the draft on disk")
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_end() == -signal.SIGKILL
    assert stat.S_IMODE(drafts.stat().st_mode) == 0o600
    _offered_back(closed_register)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGKILL], ids=["SIGHUP", "SIGKILL"])
def test_a_half_logged_help_session_comes_back_with_its_ticks(
    closed_register: Path, number: signal.Signals
) -> None:
    with Terminal(closed_register, "volunteer") as terminal:
        terminal.wait_for("TNV01")
        terminal.send("Enter", "1", "3", "Up")
        terminal.wait(
            lambda: "2 người (↑↓)" in terminal.text and terminal.text.count("[x]") == 2, "two ticks for two"
        )
        ticked = [line for line in terminal.text.splitlines() if "[x]" in line]
        terminal.signal(number)
        terminal.wait_end()
    with Terminal(closed_register, "volunteer", 132, 43) as again:
        again.wait_for_message("Phiên này còn dở")
        again.wait_for("2 người (↑↓)")
        again.wait(lambda: [line for line in again.text.splitlines() if "[x]" in line] == ticked, f"{ticked}")


def test_escape_keeps_the_form_and_a_new_start_is_one_key(closed_register: Path) -> None:
    with Terminal(closed_register, "officer") as terminal:
        terminal.wait_for("Đang chờ")
        terminal.send(*TYPED)
        terminal.wait_for("1958")
        terminal.send("Esc")
        terminal.wait_for("Quầy đang trống")
        terminal.send("F2")
        terminal.wait_for_message("Đã mở lại bản nháp")
        terminal.send("Ctrl+N")
        terminal.wait_for_message("Đã bỏ bản nháp")
        terminal.wait_until_gone("Nguyễn Văn An")


def test_bytes_of_an_old_code_page_do_not_end_the_program(closed_register: Path) -> None:
    """One byte that is no UTF-8 ends a stock program with a traceback (VIETNAMESE.md 1.3)."""
    with Terminal(closed_register, "officer") as terminal:
        terminal.wait_for("Đang chờ")
        terminal.send("F2", "ks", "Enter")
        terminal.send_bytes(b"Tr\xean \x80 \xff")
        terminal.send("Xong")
        terminal.wait_for("Xong")
        terminal.settle()
        assert "Traceback" not in terminal.text


def test_control_characters_typed_in_a_name_never_reach_another_terminal(closed_register: Path) -> None:
    with Terminal(closed_register, "officer", 132, 43) as one:
        one.wait_for("Đang chờ")
        one.send("F2", "ct", "Enter", "Bé\x1b]xấu\x07 Tư\x9bm", "Enter", "Ctrl+S")
        one.wait_for_message("Số A001")
    connection = sqlite3.connect(closed_register)
    (name,) = connection.execute("SELECT name FROM person ORDER BY id DESC LIMIT 1").fetchone()
    connection.close()
    assert all(c.isprintable() for c in name)
