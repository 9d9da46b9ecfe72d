"""What the program asks a terminal before its screens open, and what it makes of the answer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from models import people, preferences, store
from tests.pty.terminal import UTF8, Terminal, program

QUESTION = b"\x1b[6n"
PICTURE = "Bam mot so."
FAR = {"SSH_CONNECTION": "10.1.2.3 50000 10.1.2.4 22"}
"""A terminal far away, which is given some seconds to answer: this one has to do something meanwhile."""


class Watched(Terminal):
    """A terminal that keeps what it was sent, and may be deaf to UTF-8 or silent."""

    sent: bytes = b""

    @classmethod
    def opened(cls, register: Path, utf8: bool = True, silent: bool = False, **environment: str) -> Watched:
        """Open a register as the officer in an environment, without a glyph level named."""
        known = {name: value for name, value in UTF8.items() if name != "AOXANH_GLYPHS"} | environment
        terminal = cls.running(program(register, "officer"), known)
        assert isinstance(terminal, Watched)
        terminal._stream.use_utf8 = utf8
        if silent:
            terminal.screen.write_process_input = lambda answer: None
        feed = terminal._stream.feed

        def keep(raw: bytes) -> None:
            terminal.sent += raw
            feed(raw)

        terminal._stream.feed = keep  # type: ignore[method-assign]
        return terminal


def remembered(register: Path) -> list[tuple[Any, ...]]:
    """Return what is remembered of terminals."""
    store.open_file(register)
    try:
        return [(row.term, row.client, row.glyphs) for row in preferences.AccountTerminal.select()]
    finally:
        store.close()


def test_a_new_terminal_is_asked_once_and_remembered(closed_register: Path) -> None:
    with Watched.opened(closed_register) as first:
        first.wait_for(PICTURE)
        first.send("2")
        first.wait_for("Đang chờ")
        first.send("F10")
        assert first.wait_end() == 0
    assert remembered(closed_register) == [("xterm-256color", None, "console")]
    with Watched.opened(closed_register) as second:
        second.wait_for("Đang chờ")
        assert QUESTION not in second.sent
        assert PICTURE not in second.text


def test_each_client_address_is_a_terminal_of_its_own(closed_register: Path) -> None:
    for client in ("10.1.2.3", "10.1.2.4"):
        with Watched.opened(closed_register, SSH_CLIENT=f"{client} 50000 22") as terminal:
            terminal.wait_for(PICTURE)
            terminal.send("1")
            terminal.wait_for("Đang chờ")
    assert [row[1:] for row in remembered(closed_register)] == [("10.1.2.3", "full"), ("10.1.2.4", "full")]


def test_a_terminal_that_reads_no_utf8_gets_ascii_unasked(closed_register: Path) -> None:
    with Watched.opened(closed_register, utf8=False) as terminal:
        terminal.wait_for("Dang cho")
        assert PICTURE not in terminal.text
        assert terminal.text.isascii()
        drawn = terminal.sent.split(QUESTION)[-1]
        assert drawn.isascii()
    assert remembered(closed_register) == []


@pytest.mark.parametrize(("locale", "expected"), (("C.UTF-8", PICTURE), ("POSIX", "Dang cho")))
def test_of_a_silent_terminal_the_locale_decides(closed_register: Path, locale: str, expected: str) -> None:
    utf8 = "1" if locale == "C.UTF-8" else "0"
    with Watched.opened(closed_register, silent=True, LC_ALL=locale, PYTHONUTF8=utf8) as terminal:
        terminal.wait_for(expected)


def test_a_linux_console_far_away_starts_at_its_own_level(closed_register: Path) -> None:
    with Watched.opened(closed_register, TERM="linux") as terminal:
        terminal.wait_for(PICTURE)
        terminal.send("Esc")
        terminal.wait_for("Đang chờ")
    assert remembered(closed_register) == []


@pytest.mark.parametrize("level", ("full", "ascii"))
def test_a_named_level_is_neither_asked_nor_probed(closed_register: Path, level: str) -> None:
    with Watched.opened(closed_register, AOXANH_GLYPHS=level) as terminal:
        terminal.wait_for("Đang chờ" if level == "full" else "Dang cho")
        assert QUESTION not in terminal.sent


def test_what_the_account_prefers_holds_on_every_terminal_not_asked_yet(closed_register: Path) -> None:
    store.open_file(closed_register)
    preferences.prefer(by=people.sign_in("test", "officer"), glyphs="ascii")
    store.close()
    with Watched.opened(closed_register) as terminal:
        terminal.wait_for("Dang cho")


def test_keys_typed_while_the_terminal_is_asked_are_not_lost(closed_register: Path) -> None:
    with Watched.opened(closed_register, silent=True, **FAR) as terminal:
        terminal.wait(lambda: QUESTION in terminal.sent, "the question")
        os.write(terminal.fd, "\x1bOQks\rNguye\x7fên\x7f\x7fễn Thị Ẩn\r1980".encode())
        terminal.wait_for("Nguyễn Thị Ẩn")
        terminal.wait_for("1980")
        assert PICTURE not in terminal.text
    assert remembered(closed_register) == []


def test_an_answer_cut_in_two_by_a_slow_line_types_nothing(closed_register: Path) -> None:
    with Watched.opened(closed_register, silent=True, **FAR) as terminal:
        terminal.wait(lambda: QUESTION in terminal.sent, "the question")
        os.write(terminal.fd, b"\x1b[24;1R\x1b[2")
        terminal.settle(0.3)
        os.write(terminal.fd, b"4;2R")
        terminal.wait_for(PICTURE)
    assert remembered(closed_register) == []


def test_a_terminals_name_cannot_command_the_terminal() -> None:
    command = [*program(Path("none"), "")[:3], "doctor"]
    with Watched.running(command, UTF8 | {"TERM": "x\x1b]0;PWNED\x07", "LANG": "\x1b[5mzz"}) as terminal:
        assert terminal.wait_end() == 0
        assert "PWNED" in terminal.text
        assert terminal.screen.title == ""


def test_who_types_in_another_encoding_is_told_where_to_change_it(closed_register: Path) -> None:
    with Watched.opened(closed_register, AOXANH_GLYPHS="full") as terminal:
        terminal.wait_for("Đang chờ")
        terminal.send("F2", "Tab")
        terminal.send_bytes(b"Tr\xea n")
        terminal.wait_for_message("Remote character set: UTF-8")


def test_what_commands_print_on_a_terminal_is_shown_at_the_named_level(closed_register: Path) -> None:
    command = [*program(closed_register, "officer"), "--glyphs", "ascii", "find", "khai sinh"]
    with Terminal.running(command, UTF8) as terminal:
        assert terminal.wait_end() == 0
        assert "Thu tuc dang ky khai sinh" in terminal.text
        assert terminal.text.isascii()


def test_the_doctor_prints_letters_boxes_and_what_it_found() -> None:
    command = [*program(Path("none"), "")[:3], "doctor"]
    with Terminal.running(command, UTF8) as terminal:
        assert terminal.wait_end() == 0
        for words in ("áàảãạ", "┌──────┬──────┐", "80x24", "xterm-256color", "cửa sổ đọc UTF-8       có"):
            assert words in terminal.text


def test_the_doctor_gives_advice_that_a_poor_terminal_can_show() -> None:
    command = [*program(Path("none"), "")[:3], "doctor"]
    terminal = Terminal.running(command, UTF8 | {"TERM": "linux"}, columns=70)
    terminal._stream.use_utf8 = False
    with terminal:
        assert terminal.wait_end() == 0
        words = "".join(terminal.screen.display)
        assert "Cua so khong doc UTF-8" in words
        assert "setfont Vietnamese-Fixed16" in words
        assert "Cua so nho hon 80x24" in words


def test_the_doctor_names_the_keys_that_arrive() -> None:
    command = [*program(Path("none"), "")[:3], "doctor", "--keys"]
    with Terminal.running(command, UTF8) as terminal:
        terminal.wait_for("Bấm thử")
        terminal.send("F2")
        terminal.wait_for("f2")
        terminal.send("ễ")
        terminal.wait_for("e1 bb 85")
        terminal.send("Esc", "Esc")
        assert terminal.wait_end() == 0
