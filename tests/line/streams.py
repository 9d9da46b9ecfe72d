"""Streams such as Textual and Rich write, made up by hypothesis, cut anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

SIZES = ((9, 4), (20, 5), (37, 3))
"""Columns and lines: small, so that much happens at the edges."""

LETTERS = "abcXYZ 019 .,-   "
VIETNAMESE = "ăâđêôơưỄạÁ\u00a0ộ"
MARKED = ("e\u0302\u0323", "o\u031b\u0300", "D\u0301", "a\u0306\u0301")
WIDE = ("中", "文", "가", "\uff21", "🙂")
CLUSTERS = (
    "👨\u200d👩\u200d👧",
    "☂\ufe0f",
    "1\ufe0f\u20e3",
    "🇻🇳",
    "👍🏽",
    "a\u200b",
    "b\u200dc",
    "-\u2060",
    "x\u200f",
    "\u1100\u1161\u11a8",
)
"""What takes several code points, or holds some that take no room."""

FLAGS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "21", "51", "52", "53")
OFF = ("22", "23", "24", "25", "27", "28", "29", "39", "49", "54", "55")
COLOURS = ("31", "37", "40", "43", "90", "97", "100", "107", "38;5;1", "38;5;200", "48;5;1", "48;5;16",
           "38;2;1;2;3", "48;2;255;0;128", "38;2;205;0;0", "48;2;0;0;0")  # fmt: skip
KNOWN_FLAGS = ("1", "3", "4", "5", "7", "9")
KNOWN_OFF = ("22", "23", "24", "25", "27", "29", "39", "49")
"""What pyte itself can keep apart."""

PASSED = (
    "\a",
    "\x1b]52;c;w6FvIHhhbmg=\a",
    "\x1b]0;Áo xanh\a",
    "\x1b]2;áo\x1b\\",
    "\x1b[?2004h",
    "\x1b[?2004l",
    "\x1b[?1000h",
    "\x1b[?1006l",
    "\x1b[?1004h",
    "\x1b[?2026$p",
    "\x1b[?2048$p",
    "\x1b[?2048h",
    "\x1b[>1u",
    "\x1b[<u",
    "\x1b[2 q",
    "\x1b[>4;1m",
    "\x1b[6n",
    "\x1b[c",
    "\x1b=",
    "\x1b(B",
    "\x1bP+q544e\x1b\\",
    "\x1b_x\x1b\\",
    "\x1b[22;2t",
)
"""What draws nothing: what Textual writes besides pictures, and a few that it might."""


@dataclass(frozen=True)
class Write:
    """The app writes something, in parts; between some of them the line is served."""

    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Forget:
    """Somebody asks for the screen anew, on a terminal that another program wrote on."""


@dataclass(frozen=True)
class Resize:
    """The window changes its size."""

    columns: int
    lines: int


Step = Write | Forget | Resize


def words(most: int) -> st.SearchStrategy[str]:
    """Text of up to so many characters, plain more often than odd."""
    plain = st.text(LETTERS + VIETNAMESE, max_size=most)
    odd = st.sampled_from(LETTERS) | st.sampled_from((*MARKED, *WIDE, *CLUSTERS))
    return plain | st.lists(odd, max_size=most // 2).map("".join) | st.integers(1, most).map(" ".__mul__)


def looks(flags: tuple[str, ...], off: tuple[str, ...]) -> st.SearchStrategy[str]:
    """SGR sequences as Rich writes them: attributes, foreground, background; or any order at all."""
    chosen = st.lists(st.sampled_from((*flags, *COLOURS, *off, "0", "")), min_size=1, max_size=4)
    return chosen.map(lambda parameters: f"\x1b[{';'.join(parameters)}m")


def places(columns: int, lines: int) -> st.SearchStrategy[str]:
    """Moves: to a place, as the compositor does, and the others that Rich knows."""
    to = st.builds("\x1b[{};{}H".format, st.integers(1, lines), st.integers(1, columns))
    near = st.builds("\x1b[{}{}".format, st.sampled_from(("", "1", "2", "7")), st.sampled_from("ABCD"))
    across = st.integers(1, columns).map("\x1b[{}G".format)
    return to | to | near | across | st.sampled_from(("\x1b[H", "\r"))


def strips(
    columns: int, lines: int, look: st.SearchStrategy[str], text: st.SearchStrategy[str]
) -> st.SearchStrategy[str]:
    """Lines as the compositor writes them: a move, styled pieces, a line feed that the next move undoes."""
    piece = st.builds("{}{}\x1b[0m".format, look, text) | text
    pieces = st.lists(piece, min_size=1, max_size=3).map("".join)
    to = st.builds("\x1b[{};{}H".format, st.integers(1, lines), st.integers(1, columns))
    line = st.builds(
        "\x1b[{};{}H{}\n\x1b[H".format, st.integers(1, lines - 1), st.integers(1, columns), pieces
    )
    return st.builds(str.__add__, to, pieces) | line


def erasures(columns: int, lines: int, coloured: bool) -> st.SearchStrategy[str]:
    """Erasing from a place, in the terminal's colours or in one of the app's."""
    to = st.builds("\x1b[{};{}H".format, st.integers(1, lines), st.integers(1, columns))
    look = st.sampled_from(("\x1b[m", "\x1b[0;44m", "\x1b[0;1;4;7;48;5;9m") if coloured else ("\x1b[m",))
    what = st.sampled_from(("K", "0K", "1K", "2K", "J", "1J", "2J"))
    return st.builds("{}{}\x1b[{}\x1b[m".format, to, look, what)


def atoms(columns: int, lines: int) -> st.SearchStrategy[str]:
    """One thing that an app writes."""
    strip = strips(columns, lines, looks(FLAGS, OFF), words(columns))
    rare = (
        places(columns, lines)
        | looks(FLAGS, OFF)
        | erasures(columns, lines, coloured=True)
        | st.sampled_from(PASSED)
        | st.sampled_from(("\x1b[?25h", "\x1b[?25l", "\x1b[?2026h", "\x1b[?2026l"))
    )
    return strip | strip | strip | rare


def plain_atoms(columns: int, lines: int) -> st.SearchStrategy[str]:
    """The same in what pyte itself knows."""
    text = st.text(LETTERS + VIETNAMESE, max_size=columns)
    strip = strips(columns, lines, looks(KNOWN_FLAGS, KNOWN_OFF), text | st.sampled_from(MARKED))
    cursor = st.sampled_from(("\x1b[?25h", "\x1b[?25l"))
    return strip | strip | strip | places(columns, lines) | looks(KNOWN_FLAGS, KNOWN_OFF) | cursor


@st.composite
def writes(draw: st.DrawFn, atom: st.SearchStrategy[str]) -> Write:
    """Several atoms, cut where no cluster is."""
    parts = []
    for written in draw(st.lists(atom, min_size=1, max_size=5)):
        cut = 0 if any(cluster in written for cluster in CLUSTERS) else draw(st.integers(0, 12))
        for part in filter(None, (written[:cut], written[cut:])):
            parts.append((part, draw(st.booleans())))
    return Write(tuple(parts))


@st.composite
def sessions(draw: st.DrawFn, plain: bool = False) -> tuple[tuple[int, int], list[Step]]:
    """A size, and steps at it and at others."""
    first = size = draw(st.sampled_from(SIZES))
    make = plain_atoms if plain else atoms
    steps: list[Step] = []
    for kind in draw(st.lists(st.sampled_from("wwwwf" if plain else "wwwwfr"), min_size=1, max_size=5)):
        if kind == "f":
            steps.append(Forget())
        elif kind == "r":
            size = draw(st.sampled_from(SIZES))
            steps.append(Resize(*size))
        else:
            steps.append(draw(writes(make(*size))))
    return first, steps
