"""The pages of F7 that are of visits, not of sessions: satisfaction, and the effect of help."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..journal import Actor
from ..language import N_
from . import effect, satisfaction
from .periods import Period
from .tables import Table


@dataclass(frozen=True)
class Other:
    """A page: the word for the list of pages, and its table as somebody may see it."""

    short: str
    table: Callable[[Period, Actor], Table]


OTHERS: Mapping[str, Other] = {
    "satisfaction": Other(N_("Hài lòng"), lambda period, by: satisfaction.table(period, reader=by)),
    "effect": Other(N_("Tác động"), lambda period, by: effect.table(period)),
}
"""Those who may read all figures see them; nothing can be opened behind their rows."""
