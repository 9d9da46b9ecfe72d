"""Counts for screens and the figures that go upward; read-only but for the line of an export."""

from . import periods
from .at_desk import DeskCounts, desk
from .behind import Behind, behind
from .counted import Figures
from .exports import FORMATS, export
from .others import OTHERS, Other
from .outside import Outside, is_outside, outside
from .pages import PAGES, Page, only_looked_at, table
from .periods import Period
from .scopes import KNOWN, allowed, asked, mark, of_row
from .struck import keep
from .tables import FEWEST, Column, Row, Table, Value, as_data, hidden

__all__ = [
    "Behind",
    "Column",
    "DeskCounts",
    "FEWEST",
    "FORMATS",
    "Figures",
    "KNOWN",
    "OTHERS",
    "Other",
    "Outside",
    "PAGES",
    "Page",
    "Period",
    "Row",
    "Table",
    "Value",
    "allowed",
    "as_data",
    "asked",
    "behind",
    "desk",
    "export",
    "hidden",
    "is_outside",
    "keep",
    "mark",
    "only_looked_at",
    "of_row",
    "outside",
    "periods",
    "table",
]
