"""Figures as one HTML page with bars drawn in it; nothing is loaded from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from models.figures import Row, Table
from models.language import spoken
from tui.reports.as_text import head
from tui.reports.values import heads, kind_of, shown

TEMPLATES = Path(__file__).parent / "templates"
BAR, LONGEST = 22, 420
"""The height of a bar's line and the longest bar, in the picture's own units."""


class Bar(NamedTuple):
    """A bar of the picture: its label, its value in words, how long it is, where it stands."""

    label: str
    words: str
    length: int
    top: int


def page(table: Table) -> str:
    """Return the table as a page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    known = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    bars = drawn(table)
    return known.get_template("figures.html.j2").render(
        table=table,
        head=head(table),
        heads=heads(table),
        rows=[(row, _values(table, row)) for row in table.lines],
        bars=bars,
        height=BAR * len(bars),
        lang=spoken(),
    )


def drawn(table: Table) -> list[Bar]:
    """Return the bars of the column that the table draws as bars."""
    if not table.bars:
        return []
    values = [value if isinstance(value, (int, float)) else 0 for value in table.values_of(table.bars)]
    longest = max([*values, 1])
    kind = next(column.kind for column in table.columns if column.key == table.bars)
    return [
        Bar(row.label, shown(value, kind), round(LONGEST * value / longest), BAR * place)
        for place, (row, value) in enumerate(zip(table.rows, values))
    ]


def _values(table: Table, row: Row) -> list[str]:
    return [shown(value, kind_of(column, row)) for column, value in zip(table.columns, row.values)]
