"""Requirement 22: a form has one number of its year for its occasion, and fits what happened."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from models import dossiers, outcomes, papers, visits
from models.base import db
from models.errors import Refused
from models.journal import Actor, walk

from ..conftest import Wall
from .busy_day import accepted, serve_one

pytestmark = pytest.mark.usefixtures("wall")


def _numbers(form: str) -> list[tuple[int, int]]:
    return db.execute_sql(
        "SELECT year, number FROM slip WHERE form = ? ORDER BY year, number", (form,)
    ).fetchall()


def _lines(verb: str) -> list[Any]:
    lines = [json.loads(line) for (line,) in db.execute_sql("SELECT line FROM journal ORDER BY seq")]
    return [line for line in lines if line["verb"] == verb]


def test_a_receipt_keeps_its_number_and_says_that_it_is_printed_again(officer: Actor) -> None:
    row, other = accepted(officer), accepted(officer)
    first = papers.printed(by=officer, form="01", dossier_id=row.id)
    again = papers.printed(by=officer, form="01", dossier_id=row.id)
    assert (first.number, first.again, again.number, again.again) == (1, False, 1, True)
    assert papers.printed(by=officer, form="01", dossier_id=other.id).number == 2
    assert _numbers("01") == [(2026, 1), (2026, 2)]


def test_every_print_is_a_line_of_the_journal_without_what_is_personal(officer: Actor) -> None:
    row = accepted(officer)
    for _ in range(3):
        papers.printed(by=officer, form="01", dossier_id=row.id)
    (issued,) = _lines("slip.issue")
    slip = next(change["id"] for change in issued["rows"] if change["table"] == "slip")
    assert [line["counts"] for line in _lines("paper.print")] == [{"slip": slip}] * 2
    assert walk().broken == []


def test_each_request_for_a_supplement_has_a_number_of_its_own(
    officer: Actor, case_officer: Actor, supervisor: Actor
) -> None:
    row = accepted(officer)
    numbers = []
    for turn in range(2):
        dossiers.ask_supplement(by=supervisor if turn else officer, dossier_id=row.id, reason="1", note="x")
        numbers += [papers.printed(by=officer, form="02", dossier_id=row.id).number for _ in range(2)]
        dossiers.supply(by=officer, dossier_id=row.id, due_day=date(2026, 12, 1))
    assert numbers == [1, 1, 2, 2]


def test_a_limit_that_begins_anew_has_a_receipt_of_its_own(officer: Actor) -> None:
    """DOMAIN 3.3: where the limit restarts with the supplement, the citizen is promised another day."""
    row = accepted(officer)
    first = papers.printed(by=officer, form="01", dossier_id=row.id)
    dossiers.ask_supplement(by=officer, dossier_id=row.id, reason="1", papers=(4,))
    asked = papers.printed(by=officer, form="02", dossier_id=row.id)
    dossiers.supply(by=officer, dossier_id=row.id, due_day=date(2026, 12, 3))
    second = papers.printed(by=officer, form="01", dossier_id=row.id)
    assert (first.number, second.number, second.again) == (1, 2, False)
    assert (first.promised_at, second.promised_at) != (None, None)
    assert second.promised_at is not None
    assert second.promised_at.date() == date(2026, 12, 3)
    (missing,) = asked.missing
    assert missing in [paper.name for paper in second.papers]


def test_a_filing_that_was_completed_first_has_its_receipt_from_then(officer: Actor) -> None:
    row = dossiers.register(by=officer, procedure="ks", channel=dossiers.DIRECT)
    dossiers.ask_supplement(by=officer, dossier_id=row.id, reason="1", note="tờ khai")
    with pytest.raises(Refused):
        papers.printed(by=officer, form="01", dossier_id=row.id)
    dossiers.supply(by=officer, dossier_id=row.id)
    assert papers.printed(by=officer, form="01", dossier_id=row.id).number == 1


def test_a_hand_over_slip_names_its_dossiers_and_nothing_else_is_one(officer: Actor) -> None:
    ids = [accepted(officer).id for _ in range(3)]
    slip = dossiers.hand_over_all(by=officer, dossier_ids=ids[:2], to_unit="Phòng Kinh tế")
    paper = papers.printed(by=officer, form="BG", slip_id=papers.hand_over_slip(1, 2026).id)
    assert (slip.number, paper.number, paper.to_unit) == (1, 1, "Phòng Kinh tế")
    assert [row.code for row in paper.dossiers] == [f"#{i & 0xFFFFFFFF}" for i in ids[:2]]
    with pytest.raises(Refused) as refused:
        papers.printed(by=officer, form="BG", dossier_id=ids[2])
    assert refused.value.rule == "paper.hand_over"
    receipt = papers.issue(by=officer, form="01", dossier_id=ids[0])
    with pytest.raises(Refused):
        papers.printed(by=officer, form="BG", slip_id=receipt.id)


def test_each_form_counts_for_itself_and_each_year_anew(officer: Actor, wall: Wall) -> None:
    wall.set(day=date(2025, 12, 30))
    row = accepted(officer)
    assert papers.printed(by=officer, form="06", dossier_id=row.id).number == 1
    assert papers.printed(by=officer, form="01", dossier_id=row.id).number == 1
    wall.set(day=date(2026, 1, 6))
    later = papers.printed(by=officer, form="01", dossier_id=accepted(officer).id)
    assert (later.year, later.number) == (2026, 1)
    assert papers.printed(by=officer, form="01", dossier_id=row.id).year == 2025


def test_a_second_number_is_refused_and_named(officer: Actor) -> None:
    row = accepted(officer)
    papers.issue(by=officer, form="01", dossier_id=row.id)
    with pytest.raises(Refused) as refused:
        papers.issue(by=officer, form="01", dossier_id=row.id)
    assert (refused.value.rule, refused.value.facts["number"]) == ("paper.issued", 1)
    assert _numbers("01") == [(2026, 1)]


ACTS: dict[str, Callable[[Actor, Actor, int], object]] = {
    "01": lambda officer, case_officer, row: None,
    "02": lambda officer, case_officer, row: dossiers.ask_supplement(
        by=officer, dossier_id=row, reason="1", note="x"
    ),
    "04": lambda officer, case_officer, row: dossiers.apologise(
        by=case_officer, dossier_id=row, due_day=date(2026, 12, 21), note="máy hỏng"
    ),
    "05": lambda officer, case_officer, row: dossiers.stop(by=officer, dossier_id=row, reason="1"),
    "06": lambda officer, case_officer, row: None,
}
"""What makes a form of an accepted dossier fit."""


@pytest.mark.parametrize("form", ("02", "03", "04", "05"))
def test_a_form_without_its_occasion_is_refused_and_says_what_fits(officer: Actor, form: str) -> None:
    row = accepted(officer)
    with pytest.raises(Refused) as refused:
        papers.printed(by=officer, form=form, dossier_id=row.id)
    assert refused.value.rule == "paper.state"
    assert "In được: 01, 06." in str(refused.value)
    assert _numbers(form) == []


@pytest.mark.parametrize("form", ACTS)
def test_a_form_fits_once_its_occasion_has_been(officer: Actor, case_officer: Actor, form: str) -> None:
    row = accepted(officer)
    if form == "04":
        dossiers.hand_over(by=officer, dossier_id=row.id)
    ACTS[form](officer, case_officer, row.id)
    assert papers.draft(by=officer, form=form, dossier_id=row.id).number is None
    assert form in [fitting.code for fitting in papers.fitting(dossiers.steps(row.id))]
    assert papers.printed(by=officer, form=form, dossier_id=row.id).number == 1


def test_a_refused_filing_has_form_03_and_no_receipt(officer: Actor) -> None:
    row = dossiers.register(by=officer, procedure="ks")
    dossiers.refuse(by=officer, dossier_id=row.id, reason="not_eligible")
    paper = papers.printed(by=officer, form="03", dossier_id=row.id)
    assert (paper.number, paper.reason) == (1, "không đủ điều kiện")
    with pytest.raises(Refused) as refused:
        papers.printed(by=officer, form="01", dossier_id=row.id)
    assert "In được: 03." in str(refused.value)


def test_a_dossier_entered_by_mistake_has_no_paper(officer: Actor, supervisor: Actor) -> None:
    row = accepted(officer)
    dossiers.void(by=supervisor, dossier_id=row.id, reason="1")
    with pytest.raises(Refused) as refused:
        papers.printed(by=officer, form="01", dossier_id=row.id)
    assert refused.value.rule == "dossier.void"


@pytest.mark.parametrize(("kind", "form"), (("SUPPLEMENT", "02"), ("REFUSED", "03")))
def test_a_visit_without_a_dossier_has_its_paper_too(officer: Actor, kind: str, form: str) -> None:
    visit = serve_one(officer, procedures=["ks"], name="Lò Văn Ơn")
    facts = {"papers": ("Giấy chứng sinh",)} if kind == "SUPPLEMENT" else {}
    made = outcomes.record(by=officer, visit_id=visit.id, kind=kind, reason="1", **facts)
    paper = papers.printed(by=officer, form=form, outcome_id=made.id)
    assert (paper.number, paper.owner.name, paper.procedure) == (1, "Lò Văn Ơn", "Thủ tục đăng ký khai sinh")
    assert papers.printed(by=officer, form=form, outcome_id=made.id).again
    assert papers.outcome_of(form, visit.ticket, visits.by_id(visit.id).day) == made.id
    for wrong in {"01", "02", "03"} - {form}:
        with pytest.raises(Refused) as refused:
            papers.printed(by=officer, form=wrong, outcome_id=made.id)
        assert f"In được: {form}." in str(refused.value)


def test_a_voided_outcome_has_no_paper(officer: Actor, supervisor: Actor) -> None:
    visit = serve_one(officer, procedures=["ks"])
    made = outcomes.record(by=officer, visit_id=visit.id, kind="REFUSED", reason="1")
    outcomes.void(by=supervisor, outcome_id=made.id, reason="1")
    with pytest.raises(Refused) as refused:
        papers.printed(by=officer, form="03", outcome_id=made.id)
    assert "ĐÃ HỦY" in str(refused.value)


def test_a_draft_masks_personal_numbers_and_a_print_is_whole(officer: Actor) -> None:
    visit = serve_one(officer, procedures=["ks"], phone="0912345678", identity_number="038199123456")
    made = outcomes.record(by=officer, visit_id=visit.id, kind="ACCEPTED")
    about = {"by": officer, "form": "01", "dossier_id": int(made.dossier_id or 0)}
    draft, whole = papers.draft(**about), papers.printed(**about)
    assert (draft.owner.phone, draft.owner.identity) == ("09xx…678", "038******456")
    assert (whole.owner.phone, whole.owner.identity) == ("0912345678", "038199123456")


@pytest.mark.parametrize("role", ("volunteer", "reception", "cashier", "admin"))
def test_who_may_not_print_may_not_look_either(role: str, officer: Actor, actor: Any) -> None:
    row = accepted(officer)
    for look in (papers.printed, papers.draft):
        with pytest.raises(Refused) as refused:
            look(by=actor(role), form="01", dossier_id=row.id)
        assert refused.value.rule == "right"
    assert _numbers("01") == []


def test_the_receipt_keeps_the_promise_of_the_receipt(officer: Actor, case_officer: Actor) -> None:
    """What is printed again says what was promised, not what was promised later."""
    row = accepted(officer)
    first = papers.printed(by=officer, form="01", dossier_id=row.id)
    dossiers.hand_over(by=officer, dossier_id=row.id)
    dossiers.apologise(by=case_officer, dossier_id=row.id, due_day=date(2026, 12, 21), note="máy hỏng")
    again = papers.printed(by=officer, form="01", dossier_id=row.id)
    assert again.promised_at == first.promised_at
    sorry = papers.printed(by=officer, form="04", dossier_id=row.id)
    assert sorry.due_at == first.promised_at
    assert sorry.new_due_at is not None
    assert sorry.new_due_at.date() == date(2026, 12, 21)


@pytest.mark.parametrize(
    ("day", "standing"),
    ((date(2026, 11, 30), "early"), (date(2026, 12, 1), "on_time"), (date(2026, 12, 2), "late")),
)
def test_form_06_compares_days_and_not_hours(
    officer: Actor, case_officer: Actor, wall: Wall, day: date, standing: str
) -> None:
    """DOMAIN 3.5: the day of completion against the day promised."""
    row = accepted(officer)
    dossiers.hand_over(by=officer, dossier_id=row.id, to_unit="Phòng Kinh tế")
    wall.set(23, 30, day)
    dossiers.complete(by=case_officer, dossier_id=row.id)
    steps = papers.printed(by=officer, form="06", dossier_id=row.id).steps
    assert [step.standing for step in steps] == ["", "", standing]
    assert steps[1].taker == "Phòng Kinh tế"
