"""Coming on duty and going off it, by one key: the same on the roster and where volunteers help."""

from __future__ import annotations

from models import roster
from models.errors import Refused
from models.language import _
from tui import roster_words
from tui.screens.base import Base
from tui.screens.choice import Choice


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

    def _check_in(self) -> None:
        row = roster.check_in(by=self.by)
        self.done(_("Vào ca {shift}", shift=roster_words.done(row)))

    async def _ask_unplanned(self, standing: roster.Standing) -> None:
        async def chosen(answer: str) -> None:
            if answer == "in":
                self._check_in()

        later = standing.later
        stay = _("Chưa, chờ ca {starts}", starts=later.starts) if later else _("Không vào ca")
        answers = [("in", _("Vào ca ngoài lịch, ngay bây giờ")), ("stay", stay)]
        await self.home.ask(Choice(_("Không có ca xếp sẵn"), answers), chosen)
