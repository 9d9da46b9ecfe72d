"""The hand-over of dossiers to the unit that decides them, on one numbered slip."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models import dossiers, slips
from models.dossiers import Listed
from models.errors import Refused
from models.language import N_, _, _n
from tui.screens.form import Form, Item, Suggestion


class HandOver(Form):
    """One field: to which unit. The last one stands in it; the others are offered."""

    def __init__(self, rows: Sequence[Listed]) -> None:
        self.listed = tuple(rows)
        self.units = slips.units()
        super().__init__()
        labels = ", ".join(row.label for row in self.listed)
        self.title_text = f"{_('Bàn giao')} {_n('{n} hồ sơ', len(self.listed))}: {labels}"

    def fields(self) -> Iterable[Item]:
        """The unit."""
        yield Item("unit", N_("Đơn vị nhận"), value=next(iter(self.units), ""))

    def suggest(self, name: str, typed: str) -> Sequence[Suggestion]:
        """Units that were handed to before."""
        return [Suggestion(unit, unit) for unit in self.units if unit != typed]

    async def save(self) -> None:
        """Hand all over in one act and say the number of the slip."""
        unit = self.widget("unit").text
        if not unit.strip():
            raise Refused("dossier.no_unit", field="unit")
        ids = [row.id for row in self.listed]
        slip = dossiers.hand_over_all(by=self.by, dossier_ids=ids, to_unit=unit)
        count = _n("{n} hồ sơ", len(ids))
        number, year = slip.number, slip.year
        await self.leave(
            _("Phiếu bàn giao số {number}/{year}: {count}", number=number, year=year, count=count)
        )
