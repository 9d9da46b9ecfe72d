"""The line that every export of figures leaves in the journal: what, of which days, how, how many rows."""

from __future__ import annotations

from ..errors import Refused
from ..journal import Actor, act
from .scopes import ALL, OWN
from .tables import Table

FORMATS = ("text", "zalo", "csv", "xlsx", "html", "json")
"""The forms in which figures leave the register."""


def export(*, by: Actor, table: Table, form: str) -> Table:
    """Note that a table leaves the register in one of the `FORMATS`; raises `Refused`.

    A volunteer's own figures leave by the same verb.
    """
    if form not in FORMATS:
        raise Refused("choice", field="format", value=form, known=", ".join(FORMATS))
    if not (by.may(ALL) or by.may(OWN)):
        raise Refused("right", account=by.name, verb=ALL)
    with act("figures.export", by) as doing:
        doing.counts.update(
            what=table.name,
            first=table.period.first.isoformat(),
            last=table.period.last.isoformat(),
            form=form,
            rows=len(table.lines),
        )
        return table
