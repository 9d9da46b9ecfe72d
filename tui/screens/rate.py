"""How satisfied somebody was: one digit saves it, and only the third asks why."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from textual.widget import Widget
from textual.widgets import Static

from models import catalogue, ratings
from models.errors import Refused
from models.language import N_, _, name_of
from tui.keys import FORM, Command
from tui.screens.base import Base
from tui.screens.choice import Choice
from tui.screens.form import Form, Item
from tui.screens.listing import Listing

DIGITS = "".join(map(str, ratings.SCORES))
NO_REASON = "0"
OTHER = {"citizen": "staff", "staff": "citizen"}

Done = Callable[[str], Awaitable[None]]


@dataclass(frozen=True)
class Rated:
    """What is rated: its ticket or code, and the visit or the dossier returned."""

    label: str
    visit_id: int | None = None
    dossier_id: int | None = None


async def give(screen: Base, rated: Rated, score: int, done: Done, comment: str = "") -> None:
    """Save a rating and say so by `done`; the third score asks for a reason first."""

    async def save(reason: str) -> None:
        ratings.rate(
            by=screen.by,
            visit_id=rated.visit_id,
            dossier_id=rated.dossier_id,
            score=score,
            reason=reason or None,
            keyed_by=screen.home.keyed_by,
            comment=comment,
        )
        await done(f"{rated.label}: {ratings.SCORES[score]} · {ratings.KEYED_BY[screen.home.keyed_by]}")

    if score != ratings.UNHAPPY:
        await save("")
        return
    reasons = catalogue.reasons("rating")
    answers = [("", _("không nêu lý do")), *((reason.code, name_of(reason)) for reason in reasons)]
    digits = [NO_REASON, *(str(reason.position) for reason in reasons)]
    await screen.home.ask(
        Choice(_("{what} · không hài lòng vì sao?", what=rated.label), answers, digits), save
    )


class Rates(Listing):
    """A screen on which a digit rates what just ended, as long as its message asks for that."""

    def __init__(self) -> None:
        super().__init__()
        self.rated: Rated | None = None
        self.asked_for = ""

    @property
    def asks(self) -> bool:
        """Whether a digit means a rating now."""
        return bool(self.asked_for) and self.said == self.asked_for

    def ask_rating(self, rated: Rated, ended: str) -> None:
        """Say what ended, and ask how satisfied the person is who still stands there."""
        self.rated = rated
        allowed = self.by.may("rating.rate")
        self.saved(f"{ended} · {self.question('Q')}" if allowed else ended)
        self.asked_for = self.said if allowed else ""
        self.reload()

    def question(self, key: str) -> str:
        """What is asked, and the key that leads to who keys it and to a comment."""
        who = f"{ratings.KEYED_BY[self.home.keyed_by]} · " if self.home.keyed_by == "citizen" else ""
        return f"{who}{_('hài lòng? 1 rất · 2 có · 3 không · {key} khác', key=key)}"

    def back(self) -> bool:
        """Go on without a rating where the message asks for one."""
        asked = bool(self.asked_for) and self.asks
        self.asked_for = ""
        if asked:
            self.say("")
        return asked

    async def take(self, key: str, character: str | None) -> None:
        """Take the digit that answers what is asked."""
        if self.rated and self.asks and character and character in DIGITS:
            await give(self, self.rated, int(character), self._rated)
            return
        await super().take(key, character)

    async def _rated(self, what: str) -> None:
        self.saved(what)
        self.reload()

    async def do_rate(self, key: str) -> None:
        """Open the whole question: who keys, and a comment."""
        if self.rated is None:
            raise Refused("rating.none")
        await self.home.open(Rate(self.rated))


class Rate(Form):
    """A digit for the score saves at once; a comment is typed before it."""

    heading = N_("Mức hài lòng")
    commands = (
        Command("n", "who", N_("ai bấm: người dân tự bấm, hay cán bộ bấm hộ")),
        *FORM,
    )

    def __init__(self, rated: Rated) -> None:
        self.rated = rated
        self.form = f"rate {rated.visit_id or rated.dossier_id}"
        super().__init__()
        self.title_text = f"{self.title_text} · {rated.label}"

    def body(self) -> Iterable[Widget]:
        """Whose key it is, and the fields."""
        yield Static(id="who", markup=False)
        yield from super().body()

    def fields(self) -> Iterable[Item]:
        """The score by digit, and what one wants to add."""
        scores = tuple((str(score), name) for score, name in ratings.SCORES.items())
        yield Item("score", N_("Hài lòng?"), scores)
        yield Item("comment", N_("Ý kiến"), extra=True)

    def ready(self) -> None:
        """Say whose key it is, and offer a kept comment back."""
        super().ready()
        self._say_who()

    def _say_who(self) -> None:
        who = ratings.KEYED_BY[self.home.keyed_by]
        self.tell("#who", f" {_('Ai bấm')}: {who} · {_('N: đổi')}")

    def do_who(self, key: str) -> None:
        """Change who keys the ratings at this terminal, until it is changed again."""
        self.home.keyed_by = OTHER[self.home.keyed_by]
        self._say_who()

    async def take(self, key: str, character: str | None) -> None:
        """Save with the digit that says how satisfied."""
        scores = self.widgets and self.place == 0 and character in set(DIGITS)
        await super().take(key, character)
        if scores:
            await self.do_save(key)

    async def save(self) -> None:
        """Record the rating and go back."""
        values = self.values()
        if not values["score"]:
            raise Refused("rating.score", field="score")
        self.widgets[0].put("")
        await give(self, self.rated, int(values["score"]), self.leave, values["comment"])
