"""Keys whose sequence a slow line cuts in the middle, and their second ways (TERMINAL.md, Keys)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.pty.terminal import KEYS
from tests.ssh.lines import LINES, Line, Lines

PAUSE = 0.15
"""Longer than a stock program waits for the rest of a sequence, shorter than ours does over SSH."""
DELAY = 0.28
"""A pause that the machine itself stretched beyond this says nothing."""
TRIES, SPOILED = 10, 3

LEFT = "\x1b[D"
over_ssh = pytest.mark.parametrize("name", ("ssh", "ssh tmux"))


def unhurried(line: Line, typed: Callable[[], list[float]], seen: Callable[[], None]) -> None:
    """Open a blank form, type in it and see what came of it; again when the machine stretched a pause.

    It may stretch one where only the program can tell, so a scene that fails is played again too;
    a program that does not wait long enough fails every time.
    """
    for tries in range(TRIES):
        line.begin("Tha")
        line.show("Họ tên", "Tha")
        if max(typed()) > DELAY:
            continue
        try:
            return seen()
        except AssertionError:
            if tries >= SPOILED:
                raise
    raise AssertionError(f"{TRIES} times this machine could not keep a pause of {PAUSE} s")


@pytest.mark.parametrize("place", (1, 2))
@over_ssh
def test_an_arrow_cut_in_the_middle_moves_and_types_nothing(lines: Lines, name: str, place: int) -> None:
    with lines.at(name) as line:

        def seen() -> None:
            line.terminal.send("X")
            line.show("Họ tên", "TXha")

        unhurried(line, lambda: [line.cut(LEFT.encode(), place, PAUSE) for _ in range(2)], seen)
        assert line.save()["name"] == "TXha"


@pytest.mark.parametrize("place", (1, 2, 3, 4))
@over_ssh
def test_an_f_key_cut_in_the_middle_types_nothing(lines: Lines, name: str, place: int) -> None:
    """An officer has no help sessions, so F5 is refused and the form stays."""
    with lines.at(name) as line:

        def seen() -> None:
            line.terminal.wait_for_message("✗")
            line.terminal.send("X")
            line.show("Họ tên", "ThaX")

        unhurried(line, lambda: [line.cut(KEYS["F5"].encode(), place, PAUSE)], seen)
        assert line.save()["name"] == "ThaX"


@pytest.mark.parametrize("place", (1, 2))
@over_ssh
def test_an_f_key_cut_in_the_middle_leads_to_its_place(lines: Lines, name: str, place: int) -> None:
    with lines.at(name) as line:

        def seen() -> None:
            line.terminal.wait_for("· Tìm")

        unhurried(line, lambda: [line.cut(KEYS["F3"].encode(), place, PAUSE)], seen)
        line.terminal.send("F2")
        line.terminal.wait_for_message("Đã mở lại bản nháp")
        assert line.save()["name"] == "Tha"


@pytest.mark.parametrize("name", LINES)
def test_alt_and_a_digit_lead_where_the_f_key_does_and_type_nothing(lines: Lines, name: str) -> None:
    with lines.at(name) as line:
        line.terminal.send("\x1b2", "Ctrl+N", "ks", "Enter", "An", "\x1b3")
        line.terminal.wait_for("· Tìm")
        line.terminal.send("\x1b2")
        line.terminal.wait_for_message("Đã mở lại bản nháp")
        line.show("Họ tên", "An")
        assert line.save()["name"] == "An"


@pytest.mark.parametrize("name", LINES)
def test_a_mouse_report_behind_a_window_without_pixels_is_no_key_and_ends_nothing(
    lines: Lines, name: str
) -> None:
    with lines.at(name) as line:
        line.begin("An", "\x1b[48;24;80;0;0t\x1b[<0;1;1M\x1b[<0;1;1m", " Bình")
        assert line.save()["name"] == "An Bình"
