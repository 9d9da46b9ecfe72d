"""A call to the owner of a dossier: the number, what one must know to speak, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from textual.widget import Widget
from textual.widgets import Static

from models import clock, dossiers
from models.dossiers import Listed
from models.language import _
from tui import words
from tui.screens.choice import Choice
from tui.widgets.rows import Rows

ASKED = "dossier.ask_supplement"
GROUPS = (4, 7)
"""Where the digits of a number are set apart: 0912 345 678."""


class Call(Choice):
    """The only screen with a whole number; a digit records what came of the call, Esc nothing."""

    def __init__(self, row: Listed, name: str, phone: str) -> None:
        super().__init__(_("Gọi {dossier}", dossier=row.label), list(dossiers.REMINDED.items()))
        self.row = row
        self.owner = name
        self.phone = phone

    def body(self) -> Iterable[Widget]:
        """What one speaks of, then the number over what can come of it."""
        width = max(40, self.app.size.width) - 2
        told = [f" {part}" for fact in facts(self.row, self.owner) for part in wrap(fact, width)]
        yield Static("\n".join(told), id="facts", markup=False)
        yield Static(id="gap")
        yield Rows("answers", head=f" {spaced(self.phone)}")


def spaced(phone: str) -> str:
    """Return a number with air between its digits, in groups as one says it."""
    first, second = GROUPS
    groups = (phone[:first], phone[first:second], phone[second:])
    return "   ".join(" ".join(group) for group in groups if group)


def facts(row: Listed, owner: str) -> list[str]:
    """Return what one needs on the phone: procedure, state, day, what is missing, shelf, last call."""
    kept = dossiers.by_id(row.id)
    lines = [f"{owner.upper()} · {row.procedure}", dossiers.STATES[row.state].capitalize()]
    if row.due_day:
        left = words.left(row.due_day, clock.today())
        lines.append(_("hẹn trả {moment}", moment=f"{words.day(row.due_day)} ({left})").capitalize())
    if row.supply_by:
        lines.append(_("Nộp bổ sung đến hết {day}", day=words.day(row.supply_by)))
        lines.append(_("Thiếu: {papers}", papers="; ".join(_missing(kept)) or "–"))
    if row.shelf:
        lines.append(_("Chỗ để: {shelf}", shelf=row.shelf))
    if row.reminded_day:
        result = dossiers.REMINDED[row.reminded]
        lines.append(_("Lần trước {day}: {result}", day=words.day(row.reminded_day), result=result))
    return lines


def _missing(row: dossiers.Dossier) -> list[str]:
    notes = [step.note for step in dossiers.steps(row.id) if step.act == ASKED and step.note]
    return [paper.short for paper in dossiers.papers_of(row) if paper.missing] + notes[-1:]
