"""What a paper is about: a step of a dossier, or an outcome without one, and the number it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import dossiers, outcomes, visits
from ..base import first, rows
from ..errors import Refused
from ..language import _
from ..slips import Slip
from .forms import FORMS, HAND_OVER, Form, form_of


@dataclass(frozen=True)
class About:
    """A form with its dossier and steps, or with its outcome."""

    form: Form
    dossier: dossiers.Dossier | None = None
    steps: Sequence[dossiers.Step] = ()
    outcome: outcomes.Outcome | None = None

    @property
    def step(self) -> dossiers.Step | None:
        """The last step that gives a reason for the form."""
        return next((step for step in reversed(self.steps) if self.form.follows(step)), None)

    @property
    def ids(self) -> dict[str, int | None]:
        """The columns by which a slip of this occasion is known."""
        step = self.step if self.form.each else None
        return {
            "dossier_id": self.dossier.id if self.dossier else None,
            "outcome_id": self.outcome.id if self.outcome else None,
            "step_id": step.id if step else None,
        }

    def slip(self) -> Slip | None:
        """Return the slip that this occasion already has."""
        ids = self.ids
        column = "outcome_id" if self.outcome else "dossier_id"
        found: Slip | None = first(
            Slip, f"{column} = ? AND form = ? AND step_id IS ?", ids[column], self.form.code, ids["step_id"]
        )
        return found


def of(form: str, dossier_id: int | None = None, outcome_id: int | None = None) -> About:
    """Return what a form would be about; raises `Refused`, saying what fits, when it has no reason."""
    known = form_of(form)
    if known.code == HAND_OVER:
        raise Refused("paper.hand_over")
    if outcome_id is not None:
        return _of_outcome(known, outcome_id)
    if dossier_id is None:
        raise Refused("row.missing", table="dossier", id=dossier_id)
    return _of_dossier(known, dossiers.by_id(dossier_id))


def outcome_of(form: str, ticket: str, day: date) -> int:
    """Return the id of the last outcome of a visit for which a form fits; raises `Refused` otherwise."""
    known, visit = form_of(form), visits.by_ticket(ticket, day)
    found = [row for row in outcomes.of_visit(visit.id) if row.kind == known.kind]
    if not found:
        raise Refused("paper.visit", form=known.code, needs=_(known.needs), ticket=visit.ticket)
    return int(found[-1].id)


def fitting(steps: Sequence[Any]) -> list[Form]:
    """Return the forms for which a dossier with some steps has a reason."""
    return [form for form in FORMS.values() if any(map(form.follows, steps))]


def _of_dossier(form: Form, row: dossiers.Dossier) -> About:
    if row.voided_at:
        raise Refused("dossier.void", code=row.label, reason=row.void_reason_key)
    steps = dossiers.steps(row.id)
    fit = fitting(steps)
    if form not in fit:
        raise Refused(
            "paper.state",
            form=form.code,
            needs=_(form.needs),
            code=row.label,
            state=dossiers.STATES[row.state],
            allowed=_("In được: {forms}.", forms=", ".join(f.code for f in fit) or "–"),
        )
    return About(form, row, steps)


def _of_outcome(form: Form, outcome_id: int) -> About:
    found = rows(outcomes.Outcome, "id = ?", outcome_id)
    if not found:
        raise Refused("row.missing", table="outcome", id=outcome_id)
    outcome: outcomes.Outcome = found[0]
    if outcome.voided_at or outcome.kind != form.kind:
        fit = [known.code for known in FORMS.values() if known.kind == outcome.kind]
        kind = outcomes.KINDS[outcome.kind].name
        raise Refused(
            "paper.outcome",
            form=form.code,
            needs=_(form.needs),
            kind=f"{kind} ({_('ĐÃ HỦY')})" if outcome.voided_at else kind,
            allowed=_("In được: {forms}.", forms=", ".join([] if outcome.voided_at else fit) or "–"),
        )
    return About(form, outcome=outcome)
