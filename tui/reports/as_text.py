"""Figures as plain text: a table for a printer or a terminal, and a message to paste into Zalo."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from models import centre, clock
from models.figures import Column, Row, Table, Value
from models.language import _
from tui import words
from tui.reports.values import beside, cell, kind_of, label, shown

LABEL, GAP = 30, 2
FIRST = 4
"""So many figures of a row are told in Zalo; a message is no table."""


def head(table: Table) -> list[str]:
    """Return who counted what, of which days, and when."""
    own = centre.the_centre()
    made = _("lập {time} {day}", time=words.time(clock.now()), day=words.day(clock.today()))
    what = " · ".join(filter(None, (table.title, table.scope)))
    return [own.name if own else "", what, f"{_('Kỳ: {period}', period=table.period.words)} · {made}"]


def zalo(table: Table) -> str:
    """Return a message to paste: a fact a line, nothing set in columns, long lines left to the phone."""
    first, *rest = head(table)
    lines = [first.upper(), *rest]
    lines += [] if table.rows and table.rows[0].heading else [""]
    for row in _to_tell(table):
        lines += ["", row.label.upper()] if row.heading else [_zalo_line(table, row)]
    lines += ["", *table.notes] if table.notes else []
    return "\n".join(lines) + "\n"


def _to_tell(table: Table) -> Iterator[Row]:
    """Yield the rows that say something, and what heads them."""
    rows = [row for row in table.lines if row.heading or _says_something(row)]
    for row, following in zip(rows, [*rows[1:], None]):
        if not row.heading or (following is not None and not following.heading):
            yield row


def _says_something(row: Row) -> bool:
    """Tell whether a row is known, and of a share or a kind of help whether there is any."""
    is_detail = row.part or row.key.startswith("kind:")
    return any(row.values) or (not is_detail and any(value is not None for value in row.values))


def _zalo_line(table: Table, row: Row) -> str:
    mark = "+" if row.part else "-"
    told = [_fact(column, value, row) for column, value in _facts(table, row)]
    more = f" ({', '.join(told[1:])})" if told[1:] else ""
    return f"{mark} {row.label}: {f'{told[0]}{more}' if _is_single(table) else ', '.join(told)}"


def _is_single(table: Table) -> bool:
    """Tell whether a row is about one figure, which others only explain."""
    return len(table.columns) == 1 or table.columns[0].key == "value"


def _facts(table: Table, row: Row) -> list[tuple[Column, Value]]:
    found = list(zip(table.columns, row.values))
    return [found[0], *(one for one in found[1:FIRST] if one[1] is not None or not _is_single(table))]


def _fact(column: Column, value: Value, row: Row) -> str:
    """Return a value with what it counts: 142 lượt, 168 người, 3 giờ 10 phút hỗ trợ."""
    kind = kind_of(column, row)
    if kind == "minutes" and isinstance(value, int):
        said = words.minutes(value) if value % 60 else _("{n} giờ", n=words.number(value // 60))
    else:
        said = shown(value, kind)
    unit = row.unit if column.key == "value" else column.unit or _small(column.words)
    return f"{said} {beside(value, unit)}".rstrip()


def _small(words_: str) -> str:
    """Return words that begin small within a sentence; abbreviations stay as they are."""
    return words_[:1].lower() + words_[1:]


def text(table: Table, width: int = 100) -> str:
    """Return a table with columns, those that fit so many cells; all are in the other formats."""
    columns = fitting(table, width)
    lines = [*head(table), "", _line(table.label, [table.columns[n].head for n in columns], table, columns)]
    for row in table.lines:
        values = [cell(table, row, place) for place in columns]
        lines.append(row.label if row.heading else _line(label(row), values, table, columns))
    left = len(table.columns) - len(columns)
    notes = [*table.notes, *([_("Còn {n} cột trong tệp CSV, XLSX, HTML.", n=left)] if left else [])]
    told = [part for note in notes for part in wrap(note, width)]
    return "\n".join(line.rstrip() for line in [*lines, "", *told]).rstrip() + "\n"


def fitting(table: Table, width: int) -> list[int]:
    """Return the places of the first columns that fit beside the label."""
    room, found = width - LABEL, []
    for place in range(len(table.columns)):
        room -= column_width(table, place) + GAP
        if room < 0:
            break
        found.append(place)
    return found


def column_width(table: Table, place: int) -> int:
    """Return how many cells a column takes."""
    cells = (cell(table, row, place) for row in table.lines if not row.heading)
    return max(len(table.columns[place].head), *(len(found) for found in cells), 1)


def _line(first: str, values: list[str], table: Table, columns: list[int]) -> str:
    widths = [column_width(table, place) + GAP for place in columns]
    cells = "".join(f"{value:>{width}}" for value, width in zip(values, widths))
    return f"{words.fit(first, LABEL)}{cells}"
