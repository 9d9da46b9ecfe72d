"""What is done to shifts, the same on the roster and in a half-day: letters, questions, forms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from models import catalogue, roster
from models.errors import Refused
from models.language import _, name_of
from models.roster import Entry, HalfDay
from tui import roster_words, words
from tui.screens.choice import Choice
from tui.screens.listing import Listing
from tui.screens.presence import Presence
from tui.screens.shift_forms import CorrectForm, ReplaceForm, ShiftForm

Then = Callable[[Entry], Awaitable[None]]


class ShiftActs(Listing, Presence):
    """A list whose marked row stands for a half-day, or for one shift of it."""

    def half(self) -> HalfDay | None:
        """Return the half-day under the mark, or None."""
        return None

    def entries(self) -> tuple[Entry, ...]:
        """Return the shifts that an act under the mark may mean."""
        half = self.half()
        return half.entries if half else ()

    def allowed(self, verb: str) -> None:
        """Refuse at once what the account has no right to, before anything is asked."""
        if not self.by.may(verb):
            raise Refused("right", account=self.by.name, verb=verb)

    async def with_shift(self, question: str, verb: str, then: Then) -> None:
        """Do something with the shift that is meant, and ask which when there are several.

        Who does not plan shifts means the own ones.
        """
        self.allowed(verb)
        own = not self.by.may("shift.plan")
        known = [e for e in self.entries() if not own or e.account_id == self.by.account_id]
        if not known:
            raise Refused("shift.none_marked")
        if len(known) == 1:
            await then(known[0])
            return

        async def chosen(place: str) -> None:
            await then(known[int(place)])

        answers = [(str(n), roster_words.brief(entry)) for n, entry in enumerate(known)]
        await self.home.ask(Choice(question, answers), chosen)

    async def do_new(self, key: str) -> None:
        """Open the form of a new shift, filled with the half-day under the mark."""
        self.allowed("shift.plan")
        await self.home.open(ShiftForm(self.half()))

    async def do_cancel(self, key: str) -> None:
        """Ask for the reason and cancel the shift."""

        async def ask(entry: Entry) -> None:
            async def chosen(reason: str) -> None:
                roster.cancel_shift(by=self.by, shift_id=entry.id, reason=reason)
                self.done(_("Bỏ ca {shift}", shift=roster_words.brief(entry)))

            reasons = [(row.code, name_of(row)) for row in catalogue.reasons(roster.ABSENCE)]
            title = _("Bỏ ca {who}: vì sao?", who=roster_words.who(entry))
            await self.home.ask(Choice(title, reasons), chosen)

        await self.with_shift(_("Bỏ ca nào?"), "shift.cancel", ask)

    async def do_replace(self, key: str) -> None:
        """Open the form of who takes the shift over."""

        async def ask(entry: Entry) -> None:
            await self.home.open(ReplaceForm(entry))

        await self.with_shift(_("Thay người ở ca nào?"), "shift.replace", ask)

    async def do_correct(self, key: str) -> None:
        """Open the form of the real times."""

        async def ask(entry: Entry) -> None:
            await self.home.open(CorrectForm(entry))

        await self.with_shift(_("Sửa giờ của ca nào?"), "shift.correct", ask)

    def own_words(self) -> str:
        """Return where one stands oneself, as a sentence; empty for who is no volunteer."""
        standing = roster.standing(self.by) if self.by.may("shift.check_in") else None
        if standing is None:
            return ""
        if standing.act == "out":
            since = words.time(standing.shift.checked_in_at)
            return _("Bạn đang trực từ {since}: {shift}. G: ra ca", since=since, shift=_place(standing.shift))
        row = standing.shift or standing.later
        if row is None:
            return _("Hôm nay bạn không có ca nào nữa.")
        act = _(" G: vào ca") if standing.shift else ""
        return _("Ca của bạn: {shift}.", shift=_place(row)) + act


def _place(row: roster.Shift) -> str:
    return f"{row.starts}–{row.ends} {roster.place_name(row.place_id)}"
