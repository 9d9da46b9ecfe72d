"""How the figures of F7 are written: a table as columns with bars, the pages in a line or two."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from models.figures import OTHERS, PAGES, Row, Table
from models.figures.behind import Session
from models.language import _
from tui import words
from tui.reports.values import cell, label
from tui.screens.promise_rows import short_name

CHOSEN = "▶"
DIGITS = "1234567890bcghkl"
"""The keys of pages, in their order."""

LABEL, LEAST_BAR, MOST_BAR, GAP = 27, 10, 30, 1
WIDE, PERSON = 110, 20
"""From this many columns on a session also says who was helped, in so many cells."""

BAR = "█"
INDICATOR, FEW = 44, 2
"""The width of a label where a table has so few columns of figures and no bars."""


def pages_text(names: Sequence[str], chosen: str, width: int) -> str:
    """Return the pages by key, the chosen one marked, in lines that fit."""
    short = {name: page.short for name, page in PAGES.items()} | {
        name: other.short for name, other in OTHERS.items()
    }
    parts = [
        f"{CHOSEN if name == chosen else ' '}{digit} {_(short[name])}" for digit, name in zip(DIGITS, names)
    ]
    lines = [""]
    for part in parts:
        if len(lines[-1]) + len(part) + 1 > width:
            lines.append("")
        lines[-1] += f"{part} "
    return "\n".join(line.rstrip() for line in lines)


def table_lines(table: Table, width: int) -> tuple[str, list[str]]:
    """Return the head and the rows of a table; the notes stand under them."""
    wide = LABEL if table.bars or len(table.columns) > FEW else INDICATOR
    columns = _fitting(table, width - wide - (LEAST_BAR if table.bars else 0))
    widths = [_width(table, place) for place in columns]
    heads = [f"{table.columns[n].head:>{cells}}" for n, cells in zip(columns, widths)]
    head = " ".join([words.fit(table.label, wide), *heads])
    room = min(MOST_BAR, width - len(head) - 3)
    lines = [_line(table, row, wide, columns, widths, room) for row in table.lines]
    notes = [part for note in table.notes for part in wrap(f"· {note}", width - 2, subsequent_indent="  ")]
    return f" {head}", [*lines, *notes]


def _fitting(table: Table, room: int) -> list[int]:
    found: list[int] = []
    for place in range(len(table.columns)):
        room -= _width(table, place) + GAP
        if room < 0:
            break
        found.append(place)
    return found


def _width(table: Table, place: int) -> int:
    cells = [cell(table, row, place) for row in table.lines if not row.heading]
    return max(5, len(table.columns[place].head), *(len(found) for found in cells))


def _line(table: Table, row: Row, wide: int, columns: list[int], widths: list[int], room: int) -> str:
    if row.heading:
        return row.label.upper()
    values = [f"{_cell(table, row, place):>{cells}}" for place, cells in zip(columns, widths)]
    bar = f" {_bar(table, row, room)}" if table.bars and row is not table.total else ""
    return f"{' '.join([words.fit(label(row), wide), *values])}{bar}".rstrip()


def _cell(table: Table, row: Row, place: int) -> str:
    return "" if row.values[place] is None and not table.bars else cell(table, row, place)


def _bar(table: Table, row: Row, room: int) -> str:
    place = [column.key for column in table.columns].index(table.bars)
    value = row.values[place]
    most = max((_number(other.values[place]) for other in table.rows), default=0)
    share = _number(value) / most if most else 0
    return BAR * max(round(share * room), 1 if share else 0)


def _number(value: object) -> float:
    return value if isinstance(value, (int, float)) else 0


def session_line(row: Session, width: int) -> str:
    """Return a session behind a figure: when, whose ticket, who helped, with what, how it ended, where."""
    mark = "+" if row.again else "●" if row.checked else " "
    wide = width >= WIDE
    person = [short_name(row.person, PERSON).ljust(PERSON)] if wide else []
    kinds = width - (71 if wide else 50)
    parts = (
        f"{mark}{row.day:%d/%m}",
        words.time(row.started_at),
        f"{row.ticket or '····':<4}",
        words.fit(row.volunteers, 12),
        *person,
        words.fit(row.kinds, kinds),
        words.fit(row.result, 10),
        words.cut(row.place, 6),
    )
    return " ".join(parts).rstrip()
