"""Add a procedure to a visit that is here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models import catalogue, clock, visits
from models.errors import Refused
from models.language import N_, _
from tui.screens.form import Form, Item, Suggestion, procedure_suggestions


class AskProcedure(Form):
    """One field: which procedure is asked for besides."""

    def __init__(self, visit: visits.Visit) -> None:
        self.visit = visit
        self.form = f"ask {visit.id}"
        super().__init__()
        self.title_text = f"{_('Thêm thủ tục')} · {visit.ticket}"

    def fields(self) -> Iterable[Item]:
        """The procedure."""
        yield Item("procedure", N_("Thủ tục"), plain=True)

    def suggest(self, name: str, typed: str) -> Sequence[Suggestion]:
        """Procedures by hot key, code or words."""
        return procedure_suggestions(typed)

    async def save(self) -> None:
        """Add it and go back to the desk."""
        typed = self.widget("procedure").text
        if not typed:
            raise Refused("procedure.unknown", field="procedure", text="")
        first = self.suggestions[0].value if self.suggestions else typed
        exact = any(typed.lower() == suggestion.value for suggestion in self.suggestions)
        asked = visits.ask(by=self.by, visit_id=self.visit.id, procedure=typed if exact else first)
        short = catalogue.procedure(asked.procedure_code, clock.today()).short
        await self.leave(_("Thêm {procedure} cho {ticket}", procedure=short, ticket=self.visit.ticket))
