"""The verbs of papers: a number once, and every print a line in the journal."""

from __future__ import annotations

from dataclasses import replace

from ..base import db
from ..errors import Refused
from ..journal import Actor, act
from ..slips import Slip, issue_in
from . import about, reading
from .facts import Paper
from .forms import HAND_OVER, form_of


def issue(*, by: Actor, form: str, dossier_id: int | None = None, outcome_id: int | None = None) -> Slip:
    """Give a paper about a dossier or an outcome its number of the year, once for its occasion.

    Raises `Refused` when the form does not fit, or has its number already.
    """
    with act("slip.issue", by) as doing:
        it = about.of(form, dossier_id, outcome_id)
        known = it.slip()
        if known is not None:
            raise Refused("paper.issued", form=form, number=known.number, year=known.year)
        return issue_in(doing, it.form.code, **it.ids)


def print_again(*, by: Actor, slip_id: int) -> Slip:
    """Note that a paper with a number is printed once more; the number stays what it is."""
    with act("paper.print", by) as doing:
        slip = doing.fetch(Slip, slip_id)
        doing.counts["slip"] = slip.id
        return slip


def printed(
    *,
    by: Actor,
    form: str,
    dossier_id: int | None = None,
    outcome_id: int | None = None,
    slip_id: int | None = None,
) -> Paper:
    """Return a paper with its number, whole and journalled: given now, or the one that it has.

    A slip of a hand-over is named by its own id.
    """
    if not by.may("slip.issue"):
        raise Refused("right", account=by.name, verb="slip.issue")
    if form_of(form).code == HAND_OVER and slip_id is not None:
        paper = reading.of_hand_over(reading.slip_by_id(slip_id))
        print_again(by=by, slip_id=slip_id)
        return paper
    with db.writing():
        it = about.of(form, dossier_id, outcome_id)
        known = it.slip()
        slip = (
            print_again(by=by, slip_id=known.id)
            if known
            else issue(by=by, form=it.form.code, dossier_id=dossier_id, outcome_id=outcome_id)
        )
        return replace(reading.of_slip(it, slip, by), again=known is not None)


def draft(
    *,
    by: Actor,
    form: str,
    dossier_id: int | None = None,
    outcome_id: int | None = None,
    slip_id: int | None = None,
) -> Paper:
    """Return a paper as it would be printed, with personal numbers masked; nothing is written.

    Without a number yet it has none. Who may not print may not look at it either.
    """
    if not by.may("slip.issue"):
        raise Refused("right", account=by.name, verb="slip.issue")
    if form_of(form).code == HAND_OVER and slip_id is not None:
        return reading.of_hand_over(reading.slip_by_id(slip_id))
    it = about.of(form, dossier_id, outcome_id)
    return reading.of_slip(it, it.slip(), by, masked=True)
