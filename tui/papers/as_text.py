"""What templates are made of, as plain text for a dot-matrix printer: 79 columns, no control codes."""

from __future__ import annotations

from collections.abc import Sequence

from tui.papers.cells import WIDTH, beside, broken, cells, centred

DOTS = "."
HANGING = 4
HALVES = (36, WIDTH - 37)
"""The right one holds the place and a day in words."""


def field(label: str, value: object = "", behind: str = "") -> str:
    """Return a label with its value, or with dots to write on when it is not known."""
    text = str(value if value is not None else "")
    if not text.strip():
        return _dotted(f"{label}: ", behind)
    first, *rest = broken(f"{label}: {text}{' ' + behind if behind else ''}", WIDTH - HANGING, WIDTH)
    return "\n".join([first, *(" " * HANGING + line for line in rest)])


def _dotted(begin: str, behind: str = "") -> str:
    end = f" {behind}" if behind else ""
    *above, last = broken(begin, WIDTH - 12 - cells(end)) or [""]
    return "\n".join([*above, f"{last} {DOTS * (WIDTH - cells(last) - 1 - cells(end))}{end}"])


def dotted(lines: int = 1) -> str:
    """Return empty lines to write on."""
    return "\n".join([" " * HANGING + DOTS * (WIDTH - HANGING)] * lines)


def items(texts: Sequence[str], mark: str = "") -> str:
    """Return numbered lines; a mark such as [ ] stands before each."""
    lead = f"{mark} " if mark else "  "
    return "\n".join(_item(f"{lead}{number}. ", text) for number, text in enumerate(texts, 1))


def _item(lead: str, text: str) -> str:
    first, *rest = broken(text, WIDTH - len(lead))
    return "\n".join([lead + first, *(" " * len(lead) + line for line in rest)])


def line(text: str) -> str:
    """Return running words, broken where they must be."""
    return "\n".join(broken(text, WIDTH))


def big(text: str) -> str:
    """Return words set apart from the rest."""
    return "\n".join(["", *(centred(part, WIDTH).rstrip() for part in broken(text.upper(), WIDTH)), ""])


def large(text: str) -> str:
    """Return words that are larger where letters can be: here a line of their own."""
    return "\n".join(broken(text, WIDTH))


def middle(text: str) -> str:
    """Return words in the middle of the line."""
    return "\n".join(centred(part, WIDTH).rstrip() for part in broken(text, WIDTH))


def sides(left: Sequence[str], right: Sequence[str]) -> str:
    """Return two blocks side by side, each in the middle of its half: heads and signatures."""
    halves = [
        [centred(part, width) for text in block for part in broken(text, width)]
        for block, width in zip((left, right), HALVES)
    ]
    return "\n".join(beside(halves, HALVES))


def table(heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[object]]) -> str:
    """Return a table with columns of so many cells, ruled with signs that every printer has.

    A line end in a cell begins a new line of it.
    """
    rule = "+".join("-" * width for width in widths)
    lines = [rule]
    for row in (heads, *rows):
        columns = [_cell(str(value), width) for value, width in zip(row, widths)]
        lines += [*beside(columns, widths, "|"), rule]
    return "\n".join(lines)


def _cell(text: str, width: int) -> list[str]:
    return [part for line in text.split("\n") for part in broken(line, width)]


def gap(lines: int = 1) -> str:
    """Return empty lines."""
    return "\n" * max(0, lines - 1)
