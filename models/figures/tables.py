"""The one shape of every table of figures: text, CSV, XLSX, HTML and the screen are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .periods import Period

Value = int | float | str | None
"""A figure as it is; None where it is not known, means nothing or has to stay hidden (a note says why)."""

KINDS = ("count", "minutes", "decimal", "share", "text")
"""How a value is written: a whole number, minutes as hours, one decimal place, percent of 1, as it is."""

FEWEST = 5
"""A cell about fewer people's opinions than this stays hidden."""


@dataclass(frozen=True)
class Column:
    """A column: its key in data, its head in words, the head where room is scarce, how it is written.

    `unit` is what stands behind its values in a sentence.
    """

    key: str
    words: str
    short: str = ""
    kind: str = "count"
    unit: str = ""

    @property
    def head(self) -> str:
        """The head for narrow tables."""
        return self.short or self.words


@dataclass(frozen=True)
class Row:
    """A line of a table: what it is about, its values in the order of the columns.

    `key` tells it apart for drill-down ("" where nothing lies behind it); `part` marks a line that is
    a share of the one above it, `heading` one that only heads those below. `kind`, where given, is how
    the values of this row alone are written, and `unit` what they count: for a table that has an
    indicator in each row.
    """

    label: str
    values: tuple[Value, ...]
    key: str = ""
    part: bool = False
    kind: str = ""
    unit: str = ""
    heading: bool = False


@dataclass(frozen=True)
class Table:
    """Figures of a period: `name` is the page's key, `label` heads the first column.

    `total` is counted by itself, never the sum of a column: one sitting may stand in several rows.
    `bars` is the key of the column that is drawn as bars. All words are in the language spoken.
    `scope` says whose figures these are, `mark` tells their files from those of others.
    """

    name: str
    title: str
    period: Period
    label: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    notes: tuple[str, ...] = ()
    scope: str = ""
    bars: str = ""
    mark: str = ""

    @property
    def lines(self) -> tuple[Row, ...]:
        """The rows, and the total behind them where there is one."""
        return (*self.rows, self.total) if self.total else self.rows

    def values_of(self, key: str) -> list[Value]:
        """Return a column's values, row by row, without the total."""
        place = [column.key for column in self.columns].index(key)
        return [row.values[place] for row in self.rows]


def hidden(value: Value, behind: int) -> Value:
    """Return a figure, or None when fewer than `FEWEST` opinions stand behind it."""
    return value if behind >= FEWEST else None


def as_data(table: Table) -> dict[str, Any]:
    """Return a table as JSON has it: keys of columns, plain numbers, ISO days, null for what is hidden."""
    keys = [column.key for column in table.columns]
    return {
        "name": table.name,
        "title": table.title,
        "from": table.period.first.isoformat(),
        "to": table.period.last.isoformat(),
        "scope": table.scope,
        "rows": [_row_data(row, keys) for row in table.rows],
        "total": _row_data(table.total, keys) if table.total else None,
        "notes": list(table.notes),
    }


def _row_data(row: Row, keys: list[str]) -> dict[str, Any]:
    unit = {"unit": row.unit} if row.unit else {}
    return {"key": row.key, "label": row.label, **unit, **dict(zip(keys, row.values))}
