"""Figures as CSV for spreadsheets and programs: a row a line, ISO days, plain numbers, no formulas."""

from __future__ import annotations

import csv
import io

from models.figures import Table
from models.language import _
from tui.reports.values import heads, kind_of, neutral, plain, unit_of

BOM = "\ufeff"
"""By this Excel knows that a file is UTF-8."""


def text(table: Table) -> str:
    """Return the table as CSV; each row tells the days it is of."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_("Từ ngày"), _("Đến ngày"), _("Mã"), table.label, _("Đơn vị"), *heads(table)])
    days = table.period.first.isoformat(), table.period.last.isoformat()
    for row in table.lines:
        if row.heading:
            continue
        kinds = [kind_of(column, row) for column in table.columns]
        values = [plain(value, kind) for value, kind in zip(row.values, kinds)]
        writer.writerow([*days, neutral(row.key), neutral(row.label), unit_of(row), *values])
    return out.getvalue()
