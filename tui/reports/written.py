"""A table in the format that was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from models import text
from models.figures import Table, as_data

ENDINGS = {"text": "txt", "zalo": "txt", "csv": "csv", "xlsx": "xlsx", "html": "html", "json": "json"}
"""The formats, with the ending of a file's name."""


def written(table: Table, form: str) -> bytes:
    """Return a table in one of the formats, as a file holds it."""
    return _WRITTEN[form](table)


def suggested(table: Table, form: str) -> str:
    """Return a file's name of page, scope and days: team-2026-11-01-2026-11-30.csv, kind-team-3-….csv.

    Nobody's name is in it.
    """
    end = "zalo" if form == "zalo" else ""
    parts = (table.name, table.mark, str(table.period.first), str(table.period.last), end)
    return f"{'-'.join(filter(None, parts))}.{ENDINGS[form]}"


def _text(table: Table) -> bytes:
    from tui.reports import as_text

    return _clean(as_text.text(table))


def _zalo(table: Table) -> bytes:
    from tui.reports import as_text

    return _clean(as_text.zalo(table))


def _csv(table: Table) -> bytes:
    from tui.reports import as_csv

    return f"{as_csv.BOM}{as_csv.text(table)}".encode()


def _xlsx(table: Table) -> bytes:
    from tui.reports import as_xlsx

    return as_xlsx.content(table)


def _html(table: Table) -> bytes:
    from tui.reports import as_html

    return _clean(as_html.page(table))


def _json(table: Table) -> bytes:
    return (json.dumps(as_data(table), ensure_ascii=False) + "\n").encode()


def _clean(content: str) -> bytes:
    """Return lines without anything that could command a terminal or a printer."""
    return "\n".join(line.rstrip() for line in text.lines(content)).encode()


_WRITTEN: Mapping[str, Callable[[Table], bytes]] = {
    "text": _text,
    "zalo": _zalo,
    "csv": _csv,
    "xlsx": _xlsx,
    "html": _html,
    "json": _json,
}
