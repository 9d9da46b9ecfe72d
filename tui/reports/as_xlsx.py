"""Figures as an Excel workbook: numbers as numbers, texts as texts, a chart where there are bars."""

from __future__ import annotations

import io
from typing import Any

from models import clock
from models.figures import Column, Row, Table
from tui.reports.as_text import head
from tui.reports.values import heads, kind_of, plain

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FORMATS = {"count": "#,##0", "minutes": "#,##0.0", "decimal": "#,##0.0", "share": "0.0%"}
LABEL_WIDTH, UNIT_WIDTH, LEAST = 38, 9, 11
TOP = 5
"""The row of the heads, counted from 0; above them stands what the table is of."""


def content(table: Table) -> bytes:
    """Return the bytes of a workbook with the table on its one sheet."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, OPTIONS)
    book.set_properties({"title": table.title, "created": clock.local(clock.now()).replace(tzinfo=None)})
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    sheet = book.add_worksheet(table.name[:31])
    for place, line in enumerate(head(table)):
        sheet.write_string(place, 0, line, bold)
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 1, UNIT_WIDTH)
    for place, words in enumerate([table.label, "", *heads(table)]):
        sheet.write_string(TOP, place, words, wrapped)
        if place > 1:
            sheet.set_column(place, place, max(LEAST, min(20, len(words))))
    sheet.freeze_panes(TOP + 1, 1)
    formats = {kind: book.add_format({"num_format": form}) for kind, form in FORMATS.items()}
    for place, row in enumerate(table.lines, TOP + 1):
        _write(
            sheet, place, row, table.columns, formats, bold if row in (table.total,) or row.heading else None
        )
    for place, note in enumerate(table.notes, TOP + 2 + len(table.lines)):
        sheet.write_string(place, 0, note)
    if table.bars and table.rows:
        sheet.insert_chart(TOP, len(table.columns) + 3, _chart(book, sheet, table))
    book.close()
    return out.getvalue()


def _write(
    sheet: Any, place: int, row: Row, columns: tuple[Column, ...], formats: dict[str, Any], bold: Any
) -> None:
    sheet.write_string(place, 0, f"  {row.label}" if row.part else row.label, bold)
    if row.unit:
        sheet.write_string(place, 1, row.unit)
    for at, (column, value) in enumerate(zip(columns, row.values), 2):
        kind = kind_of(column, row)
        found = plain(value, kind)
        if isinstance(found, str):
            sheet.write_string(place, at, found)
        elif found is not None:
            sheet.write_number(place, at, found, formats.get(kind))


def _chart(book: Any, sheet: Any, table: Table) -> Any:
    """Return bars of the column that the table draws as bars."""
    at = [column.key for column in table.columns].index(table.bars)
    last = TOP + len(table.rows)
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": table.columns[at].words,
            "categories": [sheet.name, TOP + 1, 0, last, 0],
            "values": [sheet.name, TOP + 1, at + 2, last, at + 2],
        }
    )
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"none": True})
    chart.set_size({"width": 560, "height": max(220, 24 * len(table.rows) + 80)})
    return chart
