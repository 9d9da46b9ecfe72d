"""Coming on duty and going off it, by one key: the same on the roster and where volunteers help."""

from __future__ import annotations

from models import centre, roster
from models.errors import Refused
from models.language import _
from tui import roster_words
from tui.screens.base import Base
from tui.screens.choice import Choice

STAY = ""
"""The answer of who does not come on duty."""

MOST_PLACES = 8
"""So many places one may come on duty at without a planned shift; the last digit is left for not coming."""


class Presence(Base):
    """A screen on which one checks in and out."""

    def done(self, what: str) -> None:
        """Say what is on disk now and read the register again."""
        self.saved(what)
        self.reload()

    async def do_presence(self, key: str) -> None:
        """Check in, or out; a shift that nobody planned only when one says so."""
        if not self.by.may("shift.check_in"):
            raise Refused("right", account=self.by.name, verb="shift.check_in")
        standing = roster.standing(self.by)
        if standing is None:
            raise Refused("volunteer.none", account=self.by.name)
        if standing.act == "out":
            await self.going(standing)
        elif standing.shift is not None:
            self._check_in()
        else:
            await self._ask_unplanned(standing)

    async def going(self, standing: roster.Standing) -> None:
        """Check out."""
        row = roster.check_out(by=self.by)
        self.done(_("Ra ca {shift}", shift=roster_words.done(row)))

    def _check_in(self, place: str | None = None) -> None:
        row = roster.check_in(by=self.by, place=place)
        self.done(_("Vào ca {shift}", shift=roster_words.done(row)))

    async def _ask_unplanned(self, standing: roster.Standing) -> None:
        async def chosen(answer: str) -> None:
            if answer != STAY:
                self._check_in(answer)

        later = standing.later
        stay = _("Chưa, chờ ca {starts}", starts=later.starts) if later else _("Không vào ca")
        places = sorted(centre.places(), key=lambda place: place.id != self.by.place_id)[:MOST_PLACES]
        answers = [
            (place.code, _("Vào ca ngoài lịch, ngay bây giờ: {place}", place=place.name)) for place in places
        ]
        await self.home.ask(Choice(_("Không có ca xếp sẵn"), [*answers, (STAY, stay)]), chosen)
