"""Whatever an app writes, the lean line shows what the whole line shows."""

from __future__ import annotations

import os

import pyte
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.line.paper import Paper, differences
from tests.line.streams import Forget, Resize, Write, sessions
from tests.line.vocabulary import strange
from tui.lean import Lean

STREAMS = int(os.environ.get("AOXANH_STREAMS", "400"))
"""How many streams each test plays; some thousands show what some hundreds do not."""

MANY = settings(
    max_examples=STREAMS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    database=None,
    print_blob=False,
)
GARBAGE = "\x1b[0;1;4;33;44m#中?\x1b[7m"


class Line:
    """An app that writes, a terminal that gets all of it, and some that get what the lean driver sends."""

    def __init__(self, columns: int, lines: int) -> None:
        self.lean = Lean(columns, lines)
        self.whole = Paper(columns, lines)
        self._passed = 0
        self._open(columns, lines)

    def _open(self, columns: int, lines: int) -> None:
        ways = ((False, True), (False, False), (True, True))
        self.papers = [Paper(columns, lines, wraps, behind) for wraps, behind in ways]
        self._spoil()

    def _spoil(self) -> None:
        """Let another program write on the terminals, and leave its colours and cursor there."""
        for paper in self.papers:
            for row in range(paper.lines):
                paper.feed(f"\x1b[{row + 1};1H{GARBAGE[: 16 + paper.columns]}")
            paper.coloured_erasures = paper.overruns = 0
            paper.passed = list(self.whole.passed)

    def write(self, part: str) -> None:
        self.lean.play(part)
        self.whole.feed(part)

    def look(self) -> None:
        """Serve the line; everything must be equal now, and a second serving sends nothing."""
        sent = self.lean.changes()
        for paper in self.papers:
            paper.feed(sent)
            assert differences(self.whole, paper) == []
            assert paper.passed == self.whole.passed, "the same was passed on, each upon the same picture"
            assert paper.overruns == 0, f"written past the edge: {sent!r}"
            assert paper.coloured_erasures == 0, f"erased in colour: {sent!r}"
        assert self.lean.changes() == "", "nothing is sent when nothing changed"
        drawn, rest = "", sent
        for passed, _picture in self.whole.passed[self._passed :]:
            before, _, rest = rest.partition(passed)
            drawn += before + "\r"
        assert strange(drawn + rest) == []
        self._passed = len(self.whole.passed)

    def forget(self) -> None:
        self._spoil()
        self.lean.forget()

    def resize(self, columns: int, lines: int) -> None:
        """Change the size; the app writes everything anew, as Textual does."""
        hidden, passed = self.whole.cursor.hidden, self.whole.passed
        self.whole = Paper(columns, lines)
        self.whole.cursor.hidden, self.whole.passed = hidden, passed
        self.lean.resize(columns, lines)
        self._open(columns, lines)
        self.write("\x1b[m" + "".join(f"\x1b[{row + 1};1H{' ' * columns}" for row in range(lines)) + "\x1b[H")


def play(line: Line, steps: list[Write | Forget | Resize]) -> None:
    """Play a session, looking where it says so and after every step."""
    for step in steps:
        if isinstance(step, Resize):
            line.resize(step.columns, step.lines)
        elif isinstance(step, Forget):
            line.forget()
        else:
            for part, looked in step.parts:
                line.write(part)
                if looked:
                    line.look()
        line.look()


@pytest.mark.timeout(240 + STREAMS)
@MANY
@given(sessions())
def test_whatever_is_written_is_shown(session: tuple[tuple[int, int], list[Write | Forget | Resize]]) -> None:
    (columns, lines), steps = session
    play(Line(columns, lines), steps)


@pytest.mark.timeout(240 + STREAMS)
@MANY
@given(sessions(plain=True))
def test_what_pyte_itself_knows_is_shown_there_alike(
    session: tuple[tuple[int, int], list[Write | Forget | Resize]],
) -> None:
    """Without anything of ours between: the emulator as it is shipped, played both ways."""
    (columns, lines), steps = session
    lean, whole, short = Lean(columns, lines), pyte.Screen(columns, lines), pyte.Screen(columns, lines)
    streams = [pyte.Stream(whole), pyte.Stream(short)]
    for stream in streams:
        stream.feed("\x1b[?7l")
    for step in steps:
        for part, _looked in step.parts if isinstance(step, Write) else ():
            lean.play(part)
            streams[0].feed(part)
        if isinstance(step, Forget):
            streams[1].feed("\x1b[H\x1b[0;7;31mthis is not ours\x1b[?25l")
            lean.forget()
        streams[1].feed(lean.changes())
        assert differences(whole, short) == []


def test_the_shape_of_a_mouses_pointer_goes_nowhere() -> None:
    """Textual names it on every screen; no one here has a mouse, and old consoles would print it."""
    lean = Lean(9, 4)
    lean.play("áo")
    before = lean.changes()
    lean.play("\x1b]22;pointer\x1b\\\x1b]22;default\a")
    assert before
    assert lean.changes() == ""


def test_the_second_half_of_a_wide_character_is_no_way_to_go() -> None:
    line = Line(9, 4)
    play(line, [Write((("\x1b[2;1H中x\x1b[2;2H", True), ("\x1b[2;3H", True)))])
    assert line.papers[0].cursor.x == 2
