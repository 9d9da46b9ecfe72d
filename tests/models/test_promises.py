"""What is promised, and what it is judged by: DOMAIN 2.4, 3.3 and 3.5 over the life of a dossier."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import clock, dossiers, outcomes
from models.base import db
from models.dossiers import Dossier
from models.errors import Refused
from models.journal import Actor

from ..conftest import Wall
from .busy_day import accepted, serve_one
from .test_dossier_transitions import FACTS, at_state, do

pytestmark = pytest.mark.usefixtures("wall")

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def everybody(founder: Actor, case_officer: Actor, cashier: Actor) -> Actor:
    return replace(founder, rights=founder.rights | case_officer.rights | cashier.rights)


def five_days(by: Actor) -> Dossier:
    """Accept a dossier with a limit of five working days."""
    code = db.execute_sql(
        "SELECT procedure_code FROM procedure_case WHERE limit_unit = 'WD' AND limit_value = 5 LIMIT 1"
    ).fetchone()[0]
    visit = serve_one(by, procedures=[code], name="Nguyễn Văn An", phone="0912345678")
    made = outcomes.record(by=by, visit_id=visit.id, kind="ACCEPTED", finish=True)
    return Dossier.get_by_id(made.dossier_id)


def closing(day: date) -> datetime:
    return datetime.combine(day, time(17), clock.LOCAL)


def folded(row: Dossier) -> dict[str, Any]:
    """Return what the steps of a dossier promise, as columns."""
    columns = dossiers.recomputed(dossiers.the_calendar(), row, dossiers.steps(row.id)).columns()
    return {name: value for name, value in columns.items() if name != "due_reasons"}


def kept(row: Dossier) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("due_judged", "due_current", "due_day")}


def test_a_promise_has_a_first_a_judged_and_a_present_date(everybody: Actor, wall: Wall) -> None:
    wall.set(9, day=WEDNESDAY)
    row = five_days(everybody)
    assert (row.due_original, row.due_judged, row.due_current) == (closing(date(2026, 12, 2)),) * 3
    do(everybody, "dossier.hand_over", row.id)
    late = dossiers.apologise(by=everybody, dossier_id=row.id, due_day=date(2026, 12, 9), note="máy hỏng")
    assert (late.due_original, late.due_judged) == (row.due_original, row.due_original)
    assert late.due_current == closing(date(2026, 12, 9))
    assert (
        "hẹn lại 09/12/2026; đúng hạn hay không vẫn xét theo 02/12/2026" in json.loads(late.due_reasons)[-1]
    )


def test_an_apology_does_not_cure_lateness(everybody: Actor, wall: Wall) -> None:
    """DOMAIN 2.4, 3.5: the date without the apology decides."""
    wall.set(9, day=WEDNESDAY)
    row = five_days(everybody)
    do(everybody, "dossier.hand_over", row.id)
    dossiers.apologise(by=everybody, dossier_id=row.id, due_day=date(2026, 12, 9), note="máy hỏng")
    wall.set(9, day=date(2026, 12, 4))
    done = do(everybody, "dossier.complete", row.id)
    assert dossiers.standing(done) == "late"


@pytest.mark.parametrize(
    ("day", "hour", "standing"),
    (
        (date(2026, 12, 1), 16, "early"),
        (date(2026, 12, 2), 8, "on_time"),
        (date(2026, 12, 2), 20, "on_time"),
        (date(2026, 12, 3), 8, "late"),
    ),
)
def test_days_are_compared_and_not_hours(
    day: date, hour: int, standing: str, everybody: Actor, wall: Wall
) -> None:
    """DOMAIN 3.5: trước hạn, đúng hạn, quá hạn."""
    wall.set(9, day=WEDNESDAY)
    row = five_days(everybody)
    do(everybody, "dossier.hand_over", row.id)
    assert dossiers.standing(dossiers.by_id(row.id)) == ""
    wall.set(hour, day=day)
    assert dossiers.standing(do(everybody, "dossier.complete", row.id)) == standing
    wall.set(8, day=day + timedelta(days=30))
    assert dossiers.standing(do(everybody, "dossier.return_result", row.id)) == standing


def test_a_pause_after_an_apology_moves_what_is_promised_and_what_is_judged(
    everybody: Actor, wall: Wall
) -> None:
    wall.set(9, day=WEDNESDAY)
    row = five_days(everybody)
    do(everybody, "dossier.hand_over", row.id)
    dossiers.apologise(by=everybody, dossier_id=row.id, due_day=date(2026, 12, 9), note="máy hỏng")
    wall.set(9, day=date(2026, 11, 26))
    do(everybody, "dossier.ask_payment", row.id)
    wall.set(9, day=date(2026, 11, 30))
    paid = do(everybody, "dossier.pay", row.id)
    assert paid.due_judged == closing(date(2026, 12, 4))
    assert paid.due_current == closing(date(2026, 12, 11))


def test_two_short_pauses_move_a_promise_as_far_as_one_long_one(everybody: Actor, wall: Wall) -> None:
    """DOMAIN 3.3: resume."""
    ends = []
    for breaks in ((), (date(2026, 11, 27),)):
        wall.set(9, day=WEDNESDAY)
        row = five_days(everybody)
        do(everybody, "dossier.hand_over", row.id)
        wall.set(10, day=date(2026, 11, 26))
        do(everybody, "dossier.ask_supplement", row.id)
        for day in breaks:
            wall.set(10, day=day)
            do(everybody, "dossier.supply", row.id)
            do(everybody, "dossier.ask_supplement", row.id)
        wall.set(15, day=date(2026, 12, 1))
        ends.append(do(everybody, "dossier.supply", row.id).due_current)
    assert ends == [closing(date(2026, 12, 7))] * 2


@pytest.mark.parametrize(("asked", "style"), ((2, "resume"), (4, "restart")))
def test_a_procedure_may_have_a_pause_rule_of_its_own(
    asked: int, style: str, everybody: Actor, wall: Wall
) -> None:
    """DOMAIN 3.3: restart or resume is a property of the procedure."""
    wall.set(9, day=WEDNESDAY)
    row = five_days(everybody)
    connection = db.connection()
    connection.execute("PRAGMA query_only = 0")
    connection.execute(
        "INSERT INTO pause_rule VALUES (?, 'resume', 'restart', 7, 'test', '2025-07-01', NULL)",
        (row.procedure_code,),
    )
    connection.execute("PRAGMA query_only = 1")
    if asked == 4:
        do(everybody, "dossier.hand_over", row.id)
    wall.set(9, day=date(2026, 11, 26))
    waiting = do(everybody, "dossier.ask_supplement", row.id)
    assert waiting.supply_by == date(2026, 12, 7)
    wall.set(9, day=date(2026, 12, 1))
    supplied = do(everybody, "dossier.supply", row.id)
    assert supplied.state == asked
    due = {"resume": date(2026, 12, 7), "restart": date(2026, 12, 8)}[style]
    assert supplied.due_current == supplied.due_judged == closing(due)
    assert supplied.due_original == row.due_original


@pytest.mark.parametrize("verb", ("dossier.withdraw", "dossier.stop"))
def test_while_a_dossier_was_closed_its_limit_stood_still(verb: str, everybody: Actor, wall: Wall) -> None:
    wall.set(9, day=WEDNESDAY)
    row = five_days(everybody)
    do(everybody, "dossier.hand_over", row.id)
    wall.set(9, day=date(2026, 11, 26))
    do(everybody, verb, row.id)
    wall.set(9, day=date(2026, 11, 30))
    assert do(everybody, "dossier.reopen", row.id).due_current == closing(date(2026, 12, 4))


def test_a_result_sent_back_for_an_error_gains_no_time(everybody: Actor, wall: Wall) -> None:
    wall.set(9, day=WEDNESDAY)
    row = five_days(everybody)
    do(everybody, "dossier.hand_over", row.id)
    do(everybody, "dossier.complete", row.id)
    wall.set(9, day=date(2026, 12, 4))
    back = do(everybody, "dossier.return_for_error", row.id)
    assert (back.due_judged, back.completed_at) == (row.due_judged, None)
    assert dossiers.standing(do(everybody, "dossier.complete", row.id)) == "late"


@pytest.mark.parametrize(
    ("hour", "minute", "by"),
    (
        (9, 0, datetime(2026, 11, 25, 17, tzinfo=clock.LOCAL)),
        (14, 59, datetime(2026, 11, 25, 17, tzinfo=clock.LOCAL)),
        (15, 0, datetime(2026, 11, 26, 7, tzinfo=clock.LOCAL)),
        (18, 0, datetime(2026, 11, 26, 17, tzinfo=clock.LOCAL)),
    ),
)
def test_what_is_accepted_is_handed_over_the_same_day_or_from_15_00_at_the_next_opening(
    hour: int, minute: int, by: datetime, everybody: Actor, wall: Wall
) -> None:
    """DOMAIN 1.3, 2.4."""
    wall.set(hour, minute, day=WEDNESDAY)
    assert five_days(everybody).hand_over_by == by


def test_a_filed_dossier_must_be_answered_in_eight_working_hours_or_a_working_day(
    everybody: Actor, wall: Wall
) -> None:
    """DOMAIN 2.4: online within 8 working hours, else within a working day."""
    wall.set(10, day=WEDNESDAY)
    online = dossiers.register(by=everybody, procedure="ks")
    assert online.answer_by == datetime(2026, 11, 26, 10, tzinfo=clock.LOCAL)
    by_post = dossiers.register(by=everybody, procedure="ks", channel=dossiers.POST)
    assert by_post.answer_by == datetime(2026, 11, 26, 17, tzinfo=clock.LOCAL)


def test_a_supplement_may_be_brought_for_fifteen_working_days_and_only_then_is_closed(
    everybody: Actor, wall: Wall
) -> None:
    """DOMAIN 2.4."""
    wall.set(9, day=WEDNESDAY)
    row = five_days(everybody)
    waiting = do(everybody, "dossier.ask_supplement", row.id)
    assert waiting.supply_by == date(2026, 12, 16)
    wall.set(16, day=date(2026, 12, 16))
    with pytest.raises(Refused) as refused:
        dossiers.not_supplied(by=everybody, dossier_id=row.id)
    assert refused.value.rule == "dossier.supply_time"
    wall.set(7, day=date(2026, 12, 17))
    closed = dossiers.not_supplied(by=everybody, dossier_id=row.id)
    assert (closed.state, dossiers.steps(row.id)[-1].reason_key) == (8, "stop.supplement_not_brought")


def test_a_wrong_case_is_put_right_and_its_limit_counts_from_the_receipt(
    everybody: Actor, wall: Wall
) -> None:
    """Rule 3: a correction is a new line with a reason."""
    wall.set(9, day=WEDNESDAY)
    visit = serve_one(everybody, procedures=["2.002913"])
    made = outcomes.record(by=everybody, visit_id=visit.id, kind="ACCEPTED", case_position=2, finish=True)
    row = Dossier.get_by_id(made.dossier_id)
    wall.set(9, day=date(2026, 12, 1))
    right = dossiers.correct(by=everybody, dossier_id=row.id, reason="wrong_case", case_position=3)
    assert (row.limit_value, right.limit_value, right.case_position) == (11, 18, 3)
    assert (row.due_day, right.due_day) == (date(2026, 12, 10), date(2026, 12, 21))
    assert right.due_original == row.due_original
    last = dossiers.steps(row.id)[-1]
    assert (last.act, last.reason_key, last.source) == ("dossier.correct", "correct.wrong_case", "supervisor")


def test_a_day_mistyped_is_put_right_until_it_has_passed(everybody: Actor, wall: Wall) -> None:
    row = accepted(everybody)
    right = dossiers.correct(by=everybody, dossier_id=row.id, reason="2", due_day=date(2026, 12, 3))
    assert (right.due_judged, right.due_original) == (closing(date(2026, 12, 3)), row.due_original)
    wall.set(8, day=date(2026, 12, 4))
    with pytest.raises(Refused) as refused:
        dossiers.correct(by=everybody, dossier_id=row.id, reason="2", due_day=date(2026, 12, 9))
    assert refused.value.rule == "dossier.correct_late"


def test_a_correction_of_nothing_is_refused(everybody: Actor) -> None:
    row = accepted(everybody)
    with pytest.raises(Refused) as refused:
        dossiers.correct(by=everybody, dossier_id=row.id, reason="2")
    assert refused.value.rule == "dossier.correct_nothing"


def test_a_promise_in_a_year_without_days_off_says_so(everybody: Actor, wall: Wall) -> None:
    wall.set(9, day=date(2027, 12, 30))
    row = five_days(everybody)
    assert any("2028" in reason and "CHƯA NẠP" in reason for reason in json.loads(row.due_reasons))


VERBS = tuple(verb for verb in (*dossiers.CHOSEN, "dossier.hand_over", "dossier.supply", "dossier.pay"))


@given(seed=st.integers(0, 10**9))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_steps_of_a_dossier_tell_its_promise_again(seed: int, everybody: Actor, wall: Wall) -> None:
    """Whatever happens to a dossier and when, folding its steps gives the dates its row holds."""
    dice = random.Random(seed)
    wall.set(9, day=WEDNESDAY)
    row = at_state(everybody, dice.choice((1, 2, 4)))
    for _ in range(dice.randint(3, 12)):
        wall.run(dice.choice((30, 300, 1_440, 4_000, 9_000)))
        verb = dice.choice(VERBS)
        facts = dict(FACTS.get(verb, {}))
        if "due_day" in facts:
            facts["due_day"] = clock.today() + timedelta(days=dice.randint(1, 20))
        try:
            row = getattr(dossiers, verb.removeprefix("dossier."))(by=everybody, dossier_id=row.id, **facts)
        except Refused:
            continue
        assert folded(row) == kept(row), verb


def test_what_is_late_is_not_made_on_time_by_asking_for_papers(everybody: Actor, wall: Wall) -> None:
    """DOMAIN 10, item 13: restart at intake is for requests made in time."""
    wall.set(9, day=WEDNESDAY)
    row = five_days(everybody)
    wall.set(9, day=date(2026, 12, 9))
    do(everybody, "dossier.ask_supplement", row.id)
    supplied = do(everybody, "dossier.supply", row.id)
    assert supplied.due_judged == row.due_judged
    do(everybody, "dossier.hand_over", row.id)
    assert dossiers.standing(do(everybody, "dossier.complete", row.id)) == "late"


def test_nor_by_correcting_its_case_or_its_day(everybody: Actor, wall: Wall) -> None:
    wall.set(9, day=WEDNESDAY)
    visit = serve_one(everybody, procedures=["2.002913"])
    made = outcomes.record(by=everybody, visit_id=visit.id, kind="ACCEPTED", case_position=2, finish=True)
    late = accepted(everybody)
    apologised = accepted(everybody)
    do(everybody, "dossier.hand_over", apologised.id)
    dossiers.apologise(by=everybody, dossier_id=apologised.id, due_day=date(2026, 12, 9), note="máy hỏng")
    tries: tuple[tuple[int, dict[str, Any], str], ...] = (
        (int(made.dossier_id or 0), {"case_position": 3}, "dossier.correct_late"),
        (late.id, {"due_day": date(2026, 12, 18)}, "dossier.correct_late"),
        (apologised.id, {"due_day": date(2026, 12, 18)}, "dossier.correct_late"),
    )
    wall.set(9, day=date(2026, 12, 14))
    for dossier_id, facts, rule in tries:
        with pytest.raises(Refused) as refused:
            dossiers.correct(by=everybody, dossier_id=dossier_id, reason="1", **facts)
        assert refused.value.rule == rule


def test_a_typed_day_lies_within_the_limit_and_on_a_working_day(everybody: Actor, wall: Wall) -> None:
    """DOMAIN 0.5: a day is typed where no limit is known; elsewhere it may only be an earlier one."""
    filed = dossiers.register(by=everybody, procedure="1.012796")
    wall.set(9, day=WEDNESDAY)
    for day, rule in (
        (date(2026, 12, 9), "dossier.due_beyond"),
        (date(2026, 11, 28), "dossier.due_off"),
        (date(2026, 11, 24), "outcome.due_past"),
    ):
        with pytest.raises(Refused) as refused:
            dossiers.accept(by=everybody, dossier_id=filed.id, due_day=day)
        assert (refused.value.rule, refused.value.field) == (rule, "due_day")
    row = dossiers.accept(by=everybody, dossier_id=filed.id, due_day=date(2026, 12, 3))
    assert row.due_day == date(2026, 12, 3)
    with pytest.raises(Refused) as refused:
        dossiers.correct(by=everybody, dossier_id=row.id, reason="2", due_day=date(2026, 12, 9))
    assert refused.value.rule == "dossier.due_beyond"


def test_a_day_that_the_limit_gave_is_not_typed_again(everybody: Actor, wall: Wall) -> None:
    row = five_days(everybody)
    with pytest.raises(Refused) as refused:
        dossiers.correct(by=everybody, dossier_id=row.id, reason="2", due_day=date(2026, 11, 27))
    assert refused.value.rule == "dossier.correct_rule"


def test_a_withdrawn_dossier_whose_code_was_corrected_is_reopened(everybody: Actor, wall: Wall) -> None:
    row = accepted(everybody, code="H15-261120-0001")
    do(everybody, "dossier.withdraw", row.id)
    dossiers.set_code(by=everybody, dossier_id=row.id, code="H15-261120-0002", reason="3")
    assert do(everybody, "dossier.reopen", row.id).state == 2


def test_less_than_was_asked_does_not_let_the_clock_run_on(everybody: Actor) -> None:
    row = at_state(everybody, 6)
    with pytest.raises(Refused) as refused:
        dossiers.pay(by=everybody, dossier_id=row.id, amount=1)
    assert refused.value.rule == "dossier.underpaid"
    assert Dossier.get_by_id(row.id).state == 6


def test_a_recorded_receipt_is_not_overwritten_at_the_desk(everybody: Actor, officer: Actor) -> None:
    row = accepted(everybody)
    for receipt, by in (("BL1", officer), ("BL2", everybody)):
        visit = serve_one(by)
        outcomes.record(
            by=by, visit_id=visit.id, kind="FEE", dossier=f"#{row.id & 0xFFFFFFFF}", fee=20_000,
            receipt_number=receipt, finish=True,
        )  # fmt: skip
    assert Dossier.get_by_id(row.id).receipt_number == "BL2"
    visit = serve_one(officer)
    with pytest.raises(Refused) as refused:
        outcomes.record(by=officer, visit_id=visit.id, kind="FEE", dossier=f"#{row.id & 0xFFFFFFFF}", fee=1)
    assert refused.value.rule == "dossier.fee_known"
