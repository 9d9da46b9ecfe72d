"""What only shows on a real line: cut letters, floods of keys, changing windows, what is left behind."""

from __future__ import annotations

import os
import signal
import sqlite3
import struct
import termios
from fcntl import ioctl
from pathlib import Path

import pytest

from tests.pty.terminal import KEYS, Terminal
from tui.widgets.field import MOST

FORM = ("F2", "ks", "Enter")
LETTERS = "Lê Thị Ễnh"


def at_the_name(terminal: Terminal) -> None:
    """Open a form and go to the name."""
    terminal.wait_for("Đang chờ")
    terminal.send(*FORM)
    terminal.wait_for("▶Họ tên")


def at_the_desk(terminal: Terminal) -> str:
    """Wait until the first screen is whole, and return its picture."""
    terminal.wait_for("Đang chờ", "F6  ", "Ctrl+T: ", "? Giúp")
    terminal.settle()
    return terminal.picture


def resize(terminal: Terminal, columns: int, lines: int) -> None:
    """Give the window another size, as a terminal's program does."""
    terminal.screen.resize(lines, columns)
    ioctl(terminal.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def test_a_letter_cut_in_three_packets_is_one_letter(closed_register: Path) -> None:
    with Terminal(closed_register, "officer") as terminal:
        at_the_name(terminal)
        for byte in LETTERS.encode():
            terminal.send_bytes(bytes([byte]))
            terminal.read(0.01)
        terminal.wait_for(LETTERS)


def test_a_flood_of_keys_is_taken_whole_and_in_order(closed_register: Path) -> None:
    with Terminal(closed_register, "officer") as terminal:
        at_the_name(terminal)
        terminal.send("x\x7f" * 1500, "an " * 39, "Enter", "1958", "Ctrl+S")
        terminal.wait_for_message("Số A001 · an an")
        terminal.wait_for_message("Đã lưu")


def test_a_flood_of_keys_does_not_keep_a_signal_waiting(closed_register: Path) -> None:
    with Terminal(closed_register, "officer") as terminal:
        at_the_name(terminal)
        terminal.send("x" * 4000)
        terminal.wait_for("xxxx")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_end() == 0
    connection = sqlite3.connect(closed_register.with_name(closed_register.name + ".drafts"))
    assert "xxxx" in connection.execute("SELECT body FROM draft").fetchone()[0]
    connection.close()


def test_a_paste_too_long_for_a_field_is_cut_and_the_person_told(closed_register: Path) -> None:
    with Terminal(closed_register, "officer") as terminal:
        at_the_name(terminal)
        terminal.send("\x1b[200~" + "ế " * 12_000 + "\x1b[201~")
        terminal.wait_for_message(f"nhiều nhất {MOST // 1000}.000 ký tự")
        terminal.send("Esc", "F2")
        terminal.wait_for_message("Đã mở lại bản nháp")


@pytest.mark.parametrize("place", range(1, 6))
def test_a_paste_whose_end_is_cut_by_a_pause_is_still_a_paste(closed_register: Path, place: int) -> None:
    end = "\x1b[201~"
    with Terminal(closed_register, "officer") as terminal:
        at_the_name(terminal)
        terminal.send("\x1b[200~Bé Ba", end[:place])
        terminal.settle(0.6)
        terminal.send(end[place:], " Xuân")
        terminal.wait_for("Bé Ba Xuân")


def test_a_sign_that_is_only_called_a_digit_is_none(closed_register: Path) -> None:
    with Terminal(closed_register, "officer") as terminal:
        at_the_name(terminal)
        terminal.send("Bé", "Enter", "Enter", "Enter", "Enter", "²³①")
        terminal.send("2")
        terminal.wait_for("▶2 cao tuổi")


def test_drafts_that_cannot_be_kept_do_not_keep_the_program(closed_register: Path) -> None:
    drafts = closed_register.with_name(closed_register.name + ".drafts")
    terminal = Terminal(closed_register, "officer")
    at_the_name(terminal)
    terminal.send("Bé Tư")
    terminal.wait_for("Bé Tư")
    locking = sqlite3.connect(drafts)
    locking.execute("BEGIN EXCLUSIVE")
    terminal.hang_up()
    locking.close()
    assert terminal.status == 0


def test_a_window_made_small_and_large_again_is_drawn_whole(closed_register: Path) -> None:
    with Terminal(closed_register, "officer") as terminal:
        before = at_the_desk(terminal)
        for columns in (40, 80):
            resize(terminal, columns, 24)
        terminal.wait(lambda: terminal.picture == before, f"the whole screen again:\n{before}")


def test_redrawing_heals_what_another_program_left_behind(closed_register: Path) -> None:
    with Terminal(closed_register, "officer") as terminal:
        before = at_the_desk(terminal)
        terminal._stream.feed(b"\x1b[5;9r\x1b[4h\x1b[?6h\x1b[3;1Hgarbage\x1b[1;7m")
        assert terminal.picture != before
        terminal.send("\x0c")
        terminal.wait(lambda: terminal.picture == before, f"the screen as it was:\n{before}")


def test_controls_in_the_register_never_reach_a_terminal(closed_register: Path) -> None:
    """The verbs take none in; somebody may have written the file by other means."""
    with Terminal(closed_register, "officer") as one:
        at_the_name(one)
        one.send("Bé Năm", "Ctrl+S")
        one.wait_for_message("Số A001")
    drafts = sqlite3.connect(closed_register.with_name(closed_register.name + ".drafts"))
    body = '{"name": "Bé \\u001b]0;EVIL\\u0007\\u001b[8;1;1t\\u009b5m\\u202eSáu"}'
    drafts.execute("INSERT INTO draft VALUES (1, 'visit', '', ?, '2999-01-01')", (body,))
    drafts.execute("UPDATE draft SET account_id = (SELECT max(account_id) FROM draft)")
    drafts.commit()
    connection = sqlite3.connect(closed_register)
    (account,) = connection.execute("SELECT id FROM account WHERE name = 'officer'").fetchone()
    drafts.execute("UPDATE draft SET account_id = ?", (account,))
    drafts.commit()
    for each in (connection, drafts):
        each.close()
    sent = b""
    with Terminal(closed_register, "officer") as terminal:
        feed = terminal._stream.feed

        def keep(raw: bytes) -> None:
            nonlocal sent
            sent += raw
            feed(raw)

        terminal._stream.feed = keep  # type: ignore[method-assign]
        terminal.wait_for("Đang chờ")
        terminal.send("F2")
        terminal.wait_for("Sáu")
    text = sent.decode()
    assert "\x1b]" not in text
    assert not {"\x07", "\x9b", "\u202e"} & set(text)
    assert "\x1b[8;1;1t" not in text


def test_the_terminal_is_given_back_as_it_was_with_nothing_of_ours(closed_register: Path) -> None:
    with Terminal(closed_register, "officer") as terminal:
        before = termios.tcgetattr(terminal.fd)
        terminal.wait_for("Đang chờ")
        assert termios.tcgetattr(terminal.fd) != before
        terminal.send("F10")
        assert terminal.wait_end() == 0
        assert terminal.text.strip() == ""
        assert termios.tcgetattr(terminal.fd) == before


def test_a_stopped_program_gives_the_terminal_back_and_goes_on_where_it_was(closed_register: Path) -> None:
    with Terminal(closed_register, "officer") as terminal:
        at_the_name(terminal)
        terminal.send("Bé Bảy")
        terminal.wait_for("Bé Bảy")
        terminal.signal(signal.SIGTSTP)
        terminal.wait(lambda: terminal.text.strip() == "", "an empty terminal")
        assert os.WIFSTOPPED(os.waitpid(terminal.pid, os.WUNTRACED)[1])
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("Bé Bảy")
        terminal.send(" Lan")
        terminal.wait_for("Bé Bảy Lan")


def test_nothing_is_sent_while_nobody_types(closed_register: Path) -> None:
    with Terminal(closed_register, "officer") as terminal:
        terminal.wait_for("Đang chờ")
        terminal.send("F2")
        terminal.wait_for("▶Thủ tục")
        assert terminal.rests(4)


def test_alt_digit_and_escape_are_told_apart_on_one_line(closed_register: Path) -> None:
    with Terminal(closed_register, "officer") as terminal:
        terminal.wait_for("Đang chờ")
        terminal.send(KEYS["Esc"] + "3")
        terminal.wait_for("· Tìm")
        terminal.send("Esc")
        terminal.wait_for("Đang chờ")
