"""Counts for screens and the figures that go upward; read-only but for the line of an export."""

from .at_desk import DeskCounts, desk
from .periods import Period
from .tables import FEWEST, Column, Row, Table, Value, as_data, hidden

__all__ = [
    "Column",
    "DeskCounts",
    "FEWEST",
    "Period",
    "Row",
    "Table",
    "Value",
    "as_data",
    "desk",
    "hidden",
]
