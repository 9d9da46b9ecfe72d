"""Figures as plain text: a table for a printer or a terminal, and short lines to paste into Zalo."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from models import centre, clock
from models.figures import Row, Table
from models.language import _
from tui import words
from tui.reports.values import kind_of, label, shown, with_unit

ZALO = 60
"""A phone shows no longer line unbroken."""

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
    """Return short lines without boxes or columns, none longer than `ZALO`."""
    first, *rest = head(table)
    lines = [first.upper(), *rest]
    lines += [] if table.rows and table.rows[0].heading else [""]
    for row in table.lines:
        lines += _zalo_row(table, row)
    lines += ["", *table.notes] if table.notes else []
    return "\n".join(part for line in lines for part in _wrapped(line)) + "\n"


def _zalo_row(table: Table, row: Row) -> Iterator[str]:
    if row.heading:
        yield ""
        yield row.label.upper()
        return
    mark = "  + " if row.part else "- "
    if len(table.columns) == 1 or table.columns[0].key == "value":
        more = _zalo_more(table, row)
        yield f"{mark}{row.label}: {with_unit(row.values[0], row, kind_of(table.columns[0], row))}{more}"
        return
    told = [
        f"{shown(value, kind_of(column, row))} {_small(column.words)}"
        for column, value in list(zip(table.columns, row.values))[:FIRST]
    ]
    yield f"{mark}{row.label}: {', '.join(told)}"


def _small(words_: str) -> str:
    """Return words that begin small within a sentence; abbreviations stay as they are."""
    return words_[:1].lower() + words_[1:]


def _zalo_more(table: Table, row: Row) -> str:
    told = [
        f"{shown(value, kind_of(column, row))} {_small(column.words)}"
        for column, value in zip(table.columns[1:], row.values[1:])
        if value is not None
    ]
    return f" ({', '.join(told)})" if told else ""


def _wrapped(line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip(" ")) + 2)
    return wrap(line, ZALO, subsequent_indent=indent, drop_whitespace=True) or [""]


def text(table: Table, width: int = 100) -> str:
    """Return a table with columns, those that fit so many cells; all are in the other formats."""
    columns = fitting(table, width)
    lines = [*head(table), "", _line(table.label, [table.columns[n].head for n in columns], table, columns)]
    for row in table.lines:
        values = [shown(row.values[n], kind_of(table.columns[n], row)) for n in columns]
        lines.append(row.label if row.heading else _line(label(row), values, table, columns, row.unit))
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
    column = table.columns[place]
    cells = (shown(row.values[place], kind_of(column, row)) for row in table.lines if not row.heading)
    return max(len(column.head), *(len(cell) for cell in cells), 1)


def _line(first: str, values: list[str], table: Table, columns: list[int], unit: str = "") -> str:
    widths = [column_width(table, place) + GAP for place in columns]
    cells = "".join(f"{value:>{width}}" for value, width in zip(values, widths))
    return f"{words.fit(first, LABEL)}{cells}"
