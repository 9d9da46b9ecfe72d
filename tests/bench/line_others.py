"""The same steps in a stock Textual app, in ncurses `dialog` and in `nano`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.bench.line_meter import Meter, Walk
from tests.bench.line_steps import ADDRESS, TYPED, rest
from tests.bench.line_stock import LABELS
from tests.pty.terminal import UTF8

STOCK, DIALOG, NANO = "tests.bench.line_stock", "dialog", "nano"
SIZED = ("sh", "-c", 'stty rows 24 columns 80; exec "$@"', "sh")
"""Lets a program that starts faster than the pty gets its size draw only once."""

PROCEDURES = ("Khai sinh", "Khai tử", "Xác nhận hôn nhân", "Chứng thực bản sao", "VNeID", "Bảo hiểm y tế")


def missing() -> list[str]:
    """Return the Debian packages that the comparison lacks here."""
    return [name for name in (DIALOG, NANO) if not shutil.which(name)]


def stock(term: str) -> Walk:
    """Walk through the stock Textual app."""
    walked = Walk(STOCK, term)
    with Meter(walked, [sys.executable, "-m", STOCK], UTF8) as line:
        line.wait_for("A012")
        line.rest(1.0)
        walked.counts["first"] = line.bytes_seen
        for _ in range(5):
            line.step("queue", "Down")
        line.step("open", "F2")
        line.press("Tab")
        _typed(line)
        for key in ("Enter", "Enter", "Tab", "Tab"):
            line.step("next", key)
        line.press("Esc", quiet=0.5)
        line.press("F3")
        for letter in "nguyen":
            line.step("letter", letter, "list")
        line.press("\x15")
        for letter in "thị":
            line.step("letter", letter, "list")
        line.press("Tab")
        for _ in range(5):
            line.step("hits", "Down")
        line.press("Esc", quiet=0.5)
        rest(line, lambda: line.press("F2"))
    return walked


def dialog(term: str) -> Walk:
    """Fill a form of `dialog` in, and go down in its menu."""
    walked = Walk(DIALOG, term)
    form = [part for row, label in enumerate(LABELS, 1) for part in (label, row, 1, "", row, 14, 40, 60)]
    with Meter(
        walked, [*SIZED, DIALOG, "--form", "Lượt mới", "20", "76", "12", *map(str, form)], UTF8
    ) as line:
        line.wait_for(LABELS[0])
        line.rest()
        walked.counts["open"] = line.bytes_seen
        _typed(line)
        for _ in range(4):
            line.step("next", "Down")
        rest(line)
    menu = [part for number, name in enumerate(PROCEDURES, 1) for part in (str(number), name)]
    with Meter(walked, [*SIZED, DIALOG, "--menu", "Thủ tục", "20", "76", "12", *menu], UTF8) as line:
        line.wait_for(PROCEDURES[0])
        line.rest()
        walked.counts["first"] = line.bytes_seen
        for _ in range(5):
            line.step("menu", "Down")
    return walked


def nano(term: str, folder: Path) -> Walk:
    """Type and move in `nano`."""
    walked = Walk(NANO, term)
    with Meter(walked, [*SIZED, NANO, "-I", str(folder / "note.txt")], UTF8) as line:
        line.rest(1.0)
        walked.counts["first"] = line.bytes_seen
        _typed(line)
        for _ in range(4):
            line.step("next", "Enter")
        for _ in range(4):
            line.step("queue", "Up")
        rest(line)
    return walked


def _typed(line: Meter) -> None:
    for text in (*TYPED, ADDRESS):
        for letter in text:
            line.step("letter", letter, "list")
        for key in ("Left", "Right", "Backspace"):
            for _ in range(4):
                line.step("move", key)
        for _ in text:
            line.press("Backspace", quiet=0.05)
        line.rest()
