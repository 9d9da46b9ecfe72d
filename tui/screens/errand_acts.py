"""What can be done to the errand under the mark, in the list and on its own page."""

from __future__ import annotations

from models import catalogue, errands
from models.errands import Listed
from models.errors import Refused
from models.language import N_, Words, _, name_of
from tui import words
from tui.screens.call import spaced
from tui.screens.choice import Choice
from tui.screens.errand_forms import AgainForm, AssignForm, FinishForm, OutreachForm, what
from tui.screens.listing import Listing

HINTS = Words(
    {
        "new": N_("ghi mới"),
        "assign": N_("phân công"),
        "finish": N_("xong"),
        "fail": N_("không được"),
        "again": N_("hẹn lại"),
        "phone": N_("gọi"),
        "void": N_("hủy"),
        "print": N_("in"),
    }
)
"""What is said of the keys under the list, by what they do."""


class ErrandActs(Listing):
    """A screen whose letters act on one errand."""

    def hints(self) -> str:
        """Return what the letters do here, for those whose right it is."""
        return words.packed(
            (
                f"{command.key.upper()} {HINTS[command.act]}"
                for command in self.commands
                if command.act in HINTS and (not command.right or self.by.may(command.right))
            ),
            max(40, self.app.size.width - 3),
        )

    def the_errand(self) -> Listed:
        """Return the errand that a letter means; raises `Refused` when there is none."""
        raise Refused("errand.none_marked")

    def _may(self, verb: str, row: Listed) -> None:
        """Refuse before a form is filled in what would be refused behind it."""
        if not self.by.may(verb):
            raise Refused("right", account=self.by.name, verb=verb)
        if verb in errands.MOVES:
            errands.check_move(verb, row.state)

    async def do_assign(self, key: str) -> None:
        """Open the form of who goes."""
        row = self.the_errand()
        self._may("errand.reassign" if row.state == "assigned" else "errand.assign", row)
        await self.home.open(AssignForm(row))

    async def do_finish(self, key: str) -> None:
        """Open the form of what was done."""
        row = self.the_errand()
        self._may("errand.finish", row)
        await self.home.open(OutreachForm(row) if row.kind == "outreach" else FinishForm(row))

    async def do_fail(self, key: str) -> None:
        """Ask why it was not done."""
        row = self.the_errand()
        self._may("errand.fail", row)

        async def chosen(reason: str) -> None:
            errands.fail(by=self.by, errand_id=row.id, reason=reason)
            self._done(_("Không làm được: {what}. L: hẹn lại", what=what(row)))

        await self.home.ask(
            _reasons(_("{what}: vì sao không làm được?", what=what(row)), "errand_not_done"), chosen
        )

    async def do_again(self, key: str) -> None:
        """Open the form of another day."""
        row = self.the_errand()
        self._may("errand.ask_again", row)
        if row.state != "not_done":
            raise Refused("errand.again", state=errands.STATES[row.state])
        await self.home.open(AgainForm(row))

    async def do_void(self, key: str) -> None:
        """Ask why it was a mistake."""
        row = self.the_errand()
        self._may("errand.void", row)

        async def chosen(reason: str) -> None:
            errands.void(by=self.by, errand_id=row.id, reason=reason)
            self._done(_("Hủy {what}", what=what(row)))

        await self.home.ask(_reasons(_("{what}: vì sao hủy?", what=what(row)), "void"), chosen)

    def do_phone(self, key: str) -> None:
        """Show the whole phone number above the key bar; the next act takes it away."""
        name, phone = errands.show_phone(by=self.by, errand_id=self.the_errand().id)
        self.say(_("Gọi {name}: {phone}", name=name or "–", phone=spaced(phone)))

    def _done(self, what_: str) -> None:
        self.saved(what_)
        self.reload()


def _reasons(question: str, kind: str) -> Choice:
    return Choice(question, [(reason.code, name_of(reason)) for reason in catalogue.reasons(kind)])
