"""Dossiers: supplements, pauses, apologies, results and reopening (DOMAIN 0.1, 2.4, 3.3)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from models import clock, dossiers, outcomes
from models.base import db
from models.dossiers import Dossier
from models.errors import Refused
from models.journal import Actor

from ..conftest import Wall
from .busy_day import serve_one
from .test_dossier_transitions import at_state, do

pytestmark = pytest.mark.usefixtures("wall")


@pytest.fixture
def everybody(founder: Actor, case_officer: Actor) -> Actor:
    return replace(founder, rights=founder.rights | case_officer.rights)


@pytest.fixture
def clerk(everybody: Actor) -> Actor:
    """The same without what is a supervisor's."""
    return replace(everybody, rights=everybody.rights - {"dossier.ask_again", "dossier.change_code"})


def _five_days(by: Actor) -> Dossier:
    """Accept a dossier with a limit of five working days, with its computed due date."""
    code = db.execute_sql(
        "SELECT procedure_code FROM procedure_case WHERE limit_unit = 'WD' AND limit_value = 5 LIMIT 1"
    ).fetchone()[0]
    visit = serve_one(by, procedures=[code])
    made = outcomes.record(by=by, visit_id=visit.id, kind="ACCEPTED", finish=True)
    return Dossier.get_by_id(made.dossier_id)


def test_at_intake_one_supplement_may_be_asked(clerk: Actor, everybody: Actor) -> None:
    """DOMAIN 1.3: only once; again needs a supervisor."""
    row = at_state(clerk, 2)
    do(clerk, "dossier.ask_supplement", row.id)
    do(clerk, "dossier.supply", row.id)
    with pytest.raises(Refused) as refused:
        do(clerk, "dossier.ask_supplement", row.id)
    assert refused.value.rule == "dossier.once"
    assert do(everybody, "dossier.ask_supplement", row.id).supplement_asked == 2


def test_an_appraisal_may_ask_again_after_the_intake_did(clerk: Actor) -> None:
    """DOMAIN 2.4: one global "once" would be wrong."""
    row = at_state(clerk, 2)
    do(clerk, "dossier.ask_supplement", row.id)
    do(clerk, "dossier.supply", row.id)
    do(clerk, "dossier.hand_over", row.id)
    for _ in range(2):
        assert do(clerk, "dossier.ask_supplement", row.id).state == 5
        assert do(clerk, "dossier.supply", row.id).state == 4


@pytest.mark.parametrize(("state", "back"), ((1, 2), (2, 2), (4, 4)))
def test_a_supplement_leads_back_to_where_it_was_asked(state: int, back: int, clerk: Actor) -> None:
    row = at_state(clerk, state)
    do(clerk, "dossier.ask_supplement", row.id)
    assert do(clerk, "dossier.supply", row.id).state == back


def test_at_intake_the_limit_starts_anew_with_the_supplement(clerk: Actor, wall: Wall) -> None:
    wall.set(9, day=date(2026, 11, 25))
    row = _five_days(clerk)
    assert row.due_day == date(2026, 12, 2)
    do(clerk, "dossier.ask_supplement", row.id)
    wall.set(9, day=date(2026, 12, 7))
    supplied = do(clerk, "dossier.supply", row.id)
    assert (supplied.received_day, supplied.due_original) == (row.received_day, row.due_original)
    assert (supplied.due_day, supplied.due_judged) == (date(2026, 12, 14), supplied.due_current)


@pytest.mark.parametrize(
    ("pause", "resume"),
    (("dossier.ask_supplement", "dossier.supply"), ("dossier.ask_payment", "dossier.pay")),
)
def test_in_processing_the_clock_stops_and_runs_on(pause: str, resume: str, clerk: Actor, wall: Wall) -> None:
    wall.set(9, day=date(2026, 11, 25))
    row = _five_days(clerk)
    do(clerk, "dossier.hand_over", row.id)
    wall.set(10, day=date(2026, 11, 26))
    do(clerk, pause, row.id)
    wall.set(10, day=date(2026, 12, 1))
    going = do(clerk, resume, row.id)
    assert going.due_original == row.due_original
    assert going.due_day == date(2026, 12, 7)
    assert going.due_current == datetime(2026, 12, 7, 17, tzinfo=clock.LOCAL)
    assert "đồng hồ dừng 26/11–01/12, cộng 3 ngày làm việc" in json.loads(going.due_reasons)


def test_what_has_no_known_limit_gets_its_day_again_with_the_supplement(clerk: Actor, wall: Wall) -> None:
    """DOMAIN 0.5: the desk types the date, here too."""
    unknown = db.execute_sql(
        "SELECT procedure_code FROM procedure_case WHERE limit_unit = 'UNKNOWN' AND position = 1 LIMIT 1"
    ).fetchone()[0]
    row = dossiers.register(by=clerk, procedure=unknown)
    do(clerk, "dossier.ask_supplement", row.id)
    with pytest.raises(Refused) as refused:
        dossiers.supply(by=clerk, dossier_id=row.id)
    assert (refused.value.rule, refused.value.field) == ("outcome.due", "due_day")
    supplied = dossiers.supply(by=clerk, dossier_id=row.id, due_day=date(2026, 12, 9))
    assert (supplied.state, supplied.due_day) == (2, date(2026, 12, 9))


def test_an_apology_comes_once_before_the_due_time_and_the_original_day_stays(
    clerk: Actor, wall: Wall
) -> None:
    row = _five_days(clerk)
    do(clerk, "dossier.hand_over", row.id)
    moved = dossiers.apologise(by=clerk, dossier_id=row.id, due_day=date(2026, 12, 4), note="phần mềm lỗi")
    assert (moved.due_day, moved.due_original) == (date(2026, 12, 4), row.due_original)
    assert moved.apologised_at == wall.now
    with pytest.raises(Refused) as refused:
        dossiers.apologise(by=clerk, dossier_id=row.id, due_day=date(2026, 12, 9), note="máy hỏng")
    assert refused.value.rule == "dossier.apologised"


def test_an_apology_after_the_due_time_is_refused(clerk: Actor, wall: Wall) -> None:
    row = _five_days(clerk)
    do(clerk, "dossier.hand_over", row.id)
    assert row.due_day is not None
    wall.set(17, 1, day=row.due_day)
    with pytest.raises(Refused) as refused:
        dossiers.apologise(by=clerk, dossier_id=row.id, due_day=date(2026, 12, 9), note="máy hỏng")
    assert refused.value.rule == "dossier.apology_late"


def test_completion_is_the_clocks_and_survives_the_handing_over(clerk: Actor, wall: Wall) -> None:
    """Rule 3: completion times come from the clock."""
    row = at_state(clerk, 4)
    wall.run(30)
    done = dossiers.complete(
        by=clerk, dossier_id=row.id, result_kind="declined", result_number="12/QĐ", shelf="K2"
    )
    assert done.completed_at == wall.now
    wall.run(24 * 60)
    gone = dossiers.return_result(
        by=clerk, dossier_id=row.id, collector="Giàng A Páo", collector_identity="038 199 123 456", way="post"
    )
    assert (gone.completed_at, gone.completed_day) == (done.completed_at, done.completed_day)
    assert (gone.returned_at, gone.return_way) == (wall.now, "post")
    assert (gone.collector, gone.collector_identity) == ("Giàng A Páo", "038199123456")


@pytest.mark.parametrize(
    ("verb", "facts", "field"),
    (
        ("complete", {"result_kind": "maybe"}, "result_kind"),
        ("return_result", {"way": "by drone"}, "way"),
        ("return_result", {"collector": "Người 2"}, "name"),
        ("return_result", {"collector_identity": "12"}, "identity_number"),
        ("move", {"note": "x" * 501, "to_unit": "Phòng Kinh tế"}, "note"),
        ("ask_payment", {"amount": -1}, "amount"),
        ("ask_payment", {"amount": 10**30}, "amount"),
    ),
)
def test_what_cannot_be_is_refused(verb: str, facts: dict[str, Any], field: str, clerk: Actor) -> None:
    row = at_state(clerk, 9 if verb == "return_result" else 4)
    with pytest.raises(Refused) as refused:
        getattr(dossiers, verb)(by=clerk, dossier_id=row.id, **facts)
    assert refused.value.field == field
    assert Dossier.get_by_id(row.id).state == row.state
