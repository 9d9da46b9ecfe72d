"""The forms of outcomes: what each of the sixteen kinds asks for, as data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from models import calendar, catalogue, dossiers, outcomes, visits
from models.language import N_, _
from tui import words
from tui.screens import facts
from tui.screens.facts import CODE, DETAIL, DOSSIER, FEE, RECEIPT
from tui.screens.form import Form, Item

ITEMS: dict[str, tuple[Item, ...]] = {
    "ACCEPTED": (CODE,),
    "ONLINE_ASSISTED": (CODE,),
    "ONLINE_GUIDED": (DETAIL,),
    "SUPPLEMENT": (DETAIL,),
    "SUPPLIED": (DOSSIER,),
    "REFUSED": (DETAIL,),
    "DONE_ON_SPOT": (
        Item("copies", N_("Số bản"), value="1", plain=True),
        Item("pages", N_("Số trang"), plain=True),
        FEE,
    ),
    "RESULT": (DOSSIER,),
    "FEE": (DOSSIER, FEE, RECEIPT),
    "WITHDRAW": (DOSSIER, DETAIL),
    "STOP": (DOSSIER, DETAIL),
    "INFO": (DETAIL,),
    "REFERRED": (DETAIL,),
    "COMPLAINT": (Item("detail", N_("Nội dung")),),
    "HOME_VISIT": (
        Item("address", N_("Địa chỉ")),
        Item("appointment_day", N_("Ngày hẹn"), plain=True),
        DETAIL,
    ),
    "NOTHING": (DETAIL,),
}


WHY = 60
"""How many cells of them are told at once; the dossier tells all."""


class OutcomeForm(Form):
    """The outcome of one procedure of a visit: what is needed, Enter, done."""

    def __init__(self, visit: visits.Visit, row: visits.AskedRow | None, kind: str) -> None:
        self.visit = visit
        self.row = row
        self.kind = outcomes.KINDS[kind]
        self.form = f"outcome {visit.id} {row.position if row else 0} {kind}"
        super().__init__()
        what = row.short if row else _("cả lượt")
        self.title_text = f"{visit.ticket} · {self.kind.name} · {what}"

    def fields(self) -> Iterable[Item]:
        """A reason by digit first when the kind takes one, then what else the kind asks for."""
        if self.kind.reason:
            yield facts.because(self.kind.reason)
        if self.kind.code == "SUPPLEMENT" and self.row:
            yield from self._papers("papers", N_("Giấy thiếu"))
        yield from ITEMS[self.kind.code]
        if self.kind.code == "SUPPLIED":
            yield replace(facts.DUE_DAY, extra=True)
        if self.kind.code == "RESULT":
            yield from facts.collecting()
        if self.kind.code == "ACCEPTED" and self.row:
            yield from self._accepting(self.row)

    def _accepting(self, row: visits.AskedRow) -> Iterable[Item]:
        yield from facts.case_of(row.code, row.valid_from)
        if facts.without_limit(row.code, row.valid_from):
            yield facts.DUE_DAY
        yield from self._papers("handed_in", N_("Giấy đã nộp"), extra=True)

    def _papers(self, name: str, label: str, extra: bool = False) -> Iterable[Item]:
        row = self.row
        return facts.papers(name, label, row.code, row.valid_from, extra) if row else ()

    def aside(self, name: str) -> str:
        """The weekday of a typed day."""
        return facts.aside(self, name)

    async def save(self) -> None:
        """Record the outcome and go back to the desk."""
        typed = facts.read(self)
        if "papers" in typed:
            typed["papers"] = self._names(typed["papers"])
        outcome = outcomes.record(
            by=self.by,
            visit_id=self.visit.id,
            kind=self.kind.code,
            position=self.row.position if self.row else None,
            **typed,
        )
        await self.leave(f"{self.kind.name}{_due(outcome)}")

    def _names(self, positions: tuple[int, ...]) -> tuple[str, ...]:
        """Return papers by their words: a visit's outcome has no dossier whose list they could be in."""
        known = catalogue.papers(self.row.code, self.row.valid_from) if self.row else []
        return tuple(paper.paper for paper in known if paper.position in positions)


def _due(outcome: outcomes.Outcome) -> str:
    if outcome.kind != "ACCEPTED" or outcome.dossier_id is None:
        return ""
    row = dossiers.by_id(outcome.dossier_id)
    said = f" · {_('hẹn trả {day}', day=words.day(row.due_day))}"
    moved = "; ".join(reversed(calendar.telling(json.loads(row.due_reasons))))
    return f"{said} ({words.cut(moved, WHY)})" if moved else said
