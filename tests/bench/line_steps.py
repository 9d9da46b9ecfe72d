"""The measured steps of our app, on whichever driver it runs."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from models import clock, people, store, visits
from tests.bench.line_meter import LATE, Meter, Walk
from tests.bench.lists_fill import Size, fill
from tests.conftest import found
from tests.pty.morning import NAMES
from tests.pty.terminal import UTF8

OURS, UNDRIVEN = "tui.cli", "tests.bench.line_undriven"
WAITING = 12
DUE = Size(1_000, 0, 2_000)
"""So many dossiers that every list of F6 is longer than the screen."""

TYPED = ("Nguyễn Thị Hòa", "Trịnh Đức Ẩn", "Y Moan Êban")
TELEX = ("Nguyeenx Thij Hoaf", "Trinhj DDuwcs Aanr", "Y Moan EEban")
ADDRESS, TELEX_ADDRESS = "xóm Đồng Vàng", "xoms DDoongf Vangf"
FOUND = ("quach", "khai sinh", "minh khuong", "0912")
SECONDS = 65


def prepared(path: Path) -> None:
    """Make a register where twelve people wait at the officer's desk."""
    found(path)
    fill(path, clock.today(), 0.2, DUE)
    store.open_file(path)
    by = people.sign_in("bench", "officer")
    for number in range(WAITING):
        visits.arrive(
            by=by,
            procedures=[("ks", "ct", "hn", "vn")[number % 4]],
            name=NAMES[number],
            birth_year=1950 + 4 * number,
            phone=f"09123453{number:02d}",
            address=f"Thôn {number}",
        )
    store.close()


def command(module: str, register: Path) -> list[str]:
    """Return how one of the two programs is started as the officer."""
    return [sys.executable, "-m", module, "--db", str(register), "--as", "officer"]


def walk(module: str, term: str, register: Path) -> Walk:
    """Take every step of the table once and return what was sent."""
    walked = Walk(module, term)
    _first_ever(walked, module, register)
    with Meter(walked, command(module, register), UTF8) as line:
        line.wait_for("Đang chờ")
        line.rest(1.0)
        line.walk.counts["first"] = line.bytes_seen
        _lists(line)
        _promises(line)
        _fields(line)
        _finder(line)
        rest(line, lambda: line.press("F2", "Ctrl+N", "Enter", "Bé"))
    return walked


def _first_ever(walked: Walk, module: str, register: Path) -> None:
    asked = {name: value for name, value in UTF8.items() if name != "AOXANH_GLYPHS"}
    with Meter(walked, command(module, register), asked) as line:
        line.wait_for("Bam mot so.")
        line.rest(1.0)
        walked.counts["asked"] = line.bytes_seen
        line.press("1", quiet=1.0)
        walked.counts["answered"] = line.bytes_seen - walked.counts["asked"]


def _lists(line: Meter) -> None:
    for _ in range(5):
        line.step("queue", "Down")
    line.press("F9")
    for _ in range(5):
        line.step("menu", "Down")
    line.press("Esc", quiet=0.5)
    line.press("F3")
    line.press("thi")
    for _ in range(5):
        line.step("hits", "Down")
    line.press("Esc", quiet=0.5)


def _promises(line: Meter) -> None:
    line.step("promises", "F6")
    for _ in range(5):
        line.step("due", "Down")
    for digit in "1234567890":
        line.step("due_list", digit)
    line.press("Esc", quiet=0.5)


def _fields(line: Meter) -> None:
    line.step("open", "F2")
    line.press("Ctrl+N")
    _type(line, "khai sinh")
    line.step("next", "Enter", "next_list", 3)
    _in_field(line, TYPED)
    for text in ("1958", "0912345678", ADDRESS):
        line.step("next", "Enter", "next_list", 3)
        _type(line, text)
    for _ in range(2):
        line.step("next", "Enter", "next_list", 3)
    line.press("Tab")
    _by_tab(line)
    _with_telex(line)
    _outcome(line)


def _by_tab(line: Meter) -> None:
    for _ in range(7):
        line.step("next", "Tab", "next_list", 3)


def _with_telex(line: Meter) -> None:
    line.press("Ctrl+N")
    line.press("Ctrl+T")
    line.press("Tab")
    _in_field(line, TELEX)
    line.press("Tab", "Tab", "Tab")
    _type(line, TELEX_ADDRESS)
    line.press("Ctrl+T", "Ctrl+T")
    line.press("Ctrl+N", "Esc", quiet=0.5)


def _outcome(line: Meter) -> None:
    """Type the note of an outcome, save it, and end the visit."""
    for key in ("F4", "Enter", "h", "1", "Enter"):
        line.press(key)
    _type(line, "gặp công an xã")
    line.press("Ctrl+S")
    line.press("Enter")


def _in_field(line: Meter, names: Sequence[str]) -> None:
    for name in names:
        _type(line, name)
        for key in ("Left", "Right", "Backspace"):
            for _ in range(4):
                line.step("move", key, "list")
        line.press("Ctrl+U")


def _type(line: Meter, text: str) -> None:
    for letter in text:
        line.step("letter", letter, "list")


def _finder(line: Meter) -> None:
    line.press("F3")
    for text in FOUND:
        for letter in text:
            line.step("letter", letter, "list")
        line.press("Ctrl+U")
    line.press("Esc", quiet=0.5)


def rest(line: Meter, begin: Callable[[], object] = lambda: None) -> None:
    """Sit still for a little more than a minute and tell apart what the clock sends."""
    begin()
    line.rest(2.5)
    counts = line.walk.counts
    counts["rest"] = counts["minute"] = 0
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        before = line.bytes_seen
        line.read(0.2)
        at_the_minute = time.time() % 60 < LATE
        counts["minute" if at_the_minute else "rest"] += line.bytes_seen - before
