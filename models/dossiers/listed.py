"""A row of the lists of F6, as SQL gives it: what nobody looks at is never worked out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from .. import catalogue
from ..base import moment
from .records import awaited

_DAY_LONG = 10
"""How many characters a day has as it is kept; a moment has more."""

_SHOWN = (
    "label", "state", "procedure", "owner", "phone", "due_day", "due_at", "limit", "sector", "desk", "holder",
    "supply_by", "hand_over_by", "completed_day", "shelf", "reminded_day", "reminded", "pressing",
)  # fmt: skip


class Listed(NamedTuple):
    """A dossier in a list, with its owner's phone masked and the last call to him or her.

    Days and moments are as they are kept in the fields, and as such in the properties without `_text`.
    """

    id: int
    code: str | None
    state: int
    procedure: str
    owner: str
    phone: str
    due_day_text: str | None
    due_at_text: str | None
    limit_unit: str
    limit_value: int | None
    sector: str
    desk: int | None
    holder: str
    supply_by_text: str | None
    hand_over_by_text: str | None
    completed_day_text: str | None
    shelf: str
    reminded_text: str
    pressing_text: str | None

    @property
    def label(self) -> str:
        """The code, or what stands for it until it is known."""
        return self.code or awaited(self.id)

    @property
    def due_day(self) -> date | None:
        """The day promised now."""
        return _day(self.due_day_text)

    @property
    def due_at(self) -> datetime | None:
        """The moment promised now."""
        return _moment(self.due_at_text)

    @property
    def limit(self) -> str:
        """The limit as it is read at the counter."""
        return catalogue.limit_words(self.limit_unit, self.limit_value)

    @property
    def supply_by(self) -> date | None:
        """The last day to bring what is missing."""
        return _day(self.supply_by_text)

    @property
    def hand_over_by(self) -> datetime | None:
        """When it must be with the unit that decides it."""
        return _moment(self.hand_over_by_text)

    @property
    def completed_day(self) -> date | None:
        """The day on which it was decided."""
        return _day(self.completed_day_text)

    @property
    def reminded_day(self) -> date | None:
        """The day of the last call to its owner."""
        return _day(self.reminded_text[:_DAY_LONG])

    @property
    def reminded(self) -> str:
        """What came of the last call, empty when there was none."""
        return self.reminded_text[_DAY_LONG + 1 :]

    @property
    def pressing(self) -> date | datetime | None:
        """The day or moment by which the list is ordered."""
        text = self.pressing_text
        return _day(text) if len(text or "") == _DAY_LONG else _moment(text)

    def data(self) -> dict[str, Any]:
        """Return what is shown of it, by name."""
        return {"id": self.id} | {name: getattr(self, name) for name in _SHOWN}


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _moment(kept: str | None) -> datetime | None:
    return moment(kept) if kept else None
