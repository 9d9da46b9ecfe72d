"""The choice of a period: a day, week, month, quarter, year, a campaign, or from one day to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from models import clock
from models.errors import Refused
from models.figures import Period, periods
from models.language import N_, _
from tui import words
from tui.screens.choice import Choice
from tui.screens.form import Form, Item

if TYPE_CHECKING:
    from tui.app import Aoxanh

Taken = Callable[[Period], None]


async def choose(home: Aoxanh, period: Period, taken: Taken) -> None:
    """Ask for the kind of period, and for what else that kind needs, and hand the period on."""

    async def kind_chosen(kind: str) -> None:
        if kind == "campaign":
            await _campaigns(home, taken)
        elif kind == "span":
            await home.open(Span(period, taken))
        else:
            taken(periods.of(kind, _within(period)))

    await home.ask(Choice(_("Số liệu của kỳ nào?"), list(periods.NAMES.items())), kind_chosen)


async def _campaigns(home: Aoxanh, taken: Taken) -> None:
    known = periods.campaigns()

    async def chosen(code: str) -> None:
        taken(periods.campaign(code))

    answers = [(row.code, periods.campaign(row.code).words) for row in known[:9]]
    await home.ask(Choice(_("Đợt cao điểm nào?"), answers), chosen)


def _within(period: Period) -> date:
    """Return today where the period holds it, else its last day."""
    today = clock.today()
    return today if period.first <= today <= period.last else period.last


class Span(Form):
    """Two fields: from which day to which."""

    heading = N_("Từ ngày đến ngày")

    def __init__(self, period: Period, taken: Taken) -> None:
        self.period, self.taken = period, taken
        super().__init__()

    def fields(self) -> Iterable[Item]:
        """The first and the last day."""
        yield Item("first", N_("Từ ngày"), value=words.day(self.period.first), plain=True)
        yield Item("last", N_("Đến ngày"), value=words.day(self.period.last), plain=True)

    async def save(self) -> None:
        """Take the days; raises `Refused` for what is no day."""
        first, last = (self._day(name) for name in ("first", "last"))
        period = periods.span(first, last)
        await self.home.back()
        self.taken(period)

    def _day(self, name: str) -> date:
        typed = self.widget(name).text
        day = words.parse_day(typed, clock.today())
        if day is None:
            label = next(item.title for item in self.items if item.name == name)
            raise Refused("day", field=name, label=label, value=typed[:20])
        return day
