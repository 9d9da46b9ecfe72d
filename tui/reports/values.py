"""How a value of a table is written for people, and how for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.figures import Column, Row, Table, Value
from models.language import N_, _, _n
from tui import words

HIDDEN = "–"
"""Stands for what is not known or must stay hidden."""

_WRITTEN: Mapping[str, Callable[[float], str]] = {
    "count": words.number,
    "minutes": lambda value: words.number(value / 60, 1),
    "decimal": lambda value: words.number(value, 1),
    "share": words.percent,
}
_PLAIN: Mapping[str, Callable[[float], int | float]] = {
    "minutes": lambda value: round(value / 60, 2),
    "share": lambda value: round(value, 4),
}
MANY = (N_("lượt"), N_("người"), N_("ca"), N_("đội"))
"""The units that have a message of their own with a number, in which other languages go by it."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""


def shown(value: Value, kind: str) -> str:
    """Return a value as people read it: 1.234, hours as 12,5, a share as 38,3%."""
    if value is None:
        return HIDDEN
    return _WRITTEN[kind](value) if isinstance(value, (int, float)) and kind in _WRITTEN else str(value)


def unit_of(row: Row) -> str:
    """Return what the figure of a row counts, "" where its column says so."""
    return row.unit or (_("giờ") if row.kind == "minutes" else "")


def beside(value: Value, unit: str) -> str:
    """Return a unit as its language has it beside a number: 1 turn, 2 turns."""
    if not isinstance(value, int):
        return unit
    return next((_n(f"{{n}} {word}", value).partition(" ")[2] for word in MANY if unit == _(word)), unit)


def cell(table: Table, row: Row, place: int) -> str:
    """Return a value as it stands in a column; where rows have units of their own, with its unit."""
    column = table.columns[place]
    said = shown(row.values[place], kind_of(column, row))
    if column.key != "value":
        return said
    units = {other: beside(other.values[place], unit_of(other)) for other in table.lines}
    return f"{said} {units[row]:<{max(map(len, units.values()))}}"


def plain(value: Value, kind: str) -> int | float | str | None:
    """Return a value for a spreadsheet: hours and shares as numbers, texts without formulas."""
    if isinstance(value, str):
        return neutral(value)
    return _PLAIN[kind](value) if value is not None and kind in _PLAIN else value


def neutral(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULAS) else text


def kind_of(column: Column, row: Row) -> str:
    """Return how a cell is written: as its row says, else as its column."""
    return row.kind or column.kind


def heads(table: Table) -> list[str]:
    """Return the heads of a spreadsheet's columns; hours say so."""
    return [
        f"{column.words} ({_('giờ')})" if column.kind == "minutes" else column.words
        for column in table.columns
    ]


def label(row: Row) -> str:
    """Return a row's label; a share of the line above is set in."""
    return f"  {row.label}" if row.part else row.label
