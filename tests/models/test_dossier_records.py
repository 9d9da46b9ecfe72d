"""What a transition must record: DOMAIN 2.3 over supplements, money, hand-overs, results and calls."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models import dossiers
from models.base import db
from models.dossiers import Dossier
from models.errors import Refused
from models.journal import Actor

from ..conftest import Wall
from .busy_day import accepted
from .test_dossier_transitions import at_state, do

pytestmark = pytest.mark.usefixtures("wall")

OWNER = "Giàng Thị Quỳnh Như"


@pytest.fixture
def everybody(founder: Actor, case_officer: Actor, cashier: Actor) -> Actor:
    return replace(founder, rights=founder.rights | case_officer.rights | cashier.rights)


def _held(row: Dossier) -> tuple[list[int], list[int]]:
    papers = dossiers.papers_of(row)
    return [paper.position for paper in papers if paper.held], [
        paper.position for paper in papers if paper.missing
    ]


def test_only_what_somebody_ticked_counts_as_handed_in(officer: Actor) -> None:
    """What a receipt says that the citizen brought was seen by somebody."""
    assert _held(accepted(officer)) == ([], [])
    filed = dossiers.register(by=officer, procedure="ks")
    assert _held(dossiers.accept(by=officer, dossier_id=filed.id, papers=(2, 4))) == ([2, 4], [])


def test_a_supplement_names_the_papers_and_is_brought_whole(everybody: Actor) -> None:
    """DOMAIN 1.3: only once, complete and in writing."""
    filed = dossiers.register(by=everybody, procedure="ks")
    row = dossiers.accept(by=everybody, dossier_id=filed.id, papers=(2, 4))
    asked = dossiers.ask_supplement(
        by=everybody, dossier_id=row.id, reason="1", papers=(4, 1), note="bản chính"
    )
    assert _held(asked) == ([2], [1, 4])
    last = dossiers.steps(row.id)[-1]
    assert (last.reason_key, last.note) == ("supplement.missing_paper", "bản chính")
    supplied = dossiers.supply(by=everybody, dossier_id=row.id)
    assert _held(supplied) == ([1, 2, 4], [])
    assert dossiers.steps(row.id)[1:-1][-1].papers == "1 4"
    assert supplied.supply_by is None


@pytest.mark.parametrize(
    ("facts", "rule", "field"),
    (
        ({}, "dossier.nothing_asked", "papers"),
        ({"note": "  "}, "dossier.nothing_asked", "papers"),
        ({"papers": (99,)}, "paper.unknown", "papers"),
        ({"papers": (1,), "supply_by": date(2026, 11, 23)}, "dossier.supply_past", "supply_by"),
    ),
)
def test_a_supplement_that_asks_for_nothing_or_the_impossible_is_refused(
    facts: dict[str, Any], rule: str, field: str, officer: Actor
) -> None:
    row = accepted(officer)
    with pytest.raises(Refused) as refused:
        dossiers.ask_supplement(by=officer, dossier_id=row.id, reason="1", **facts)
    assert (refused.value.rule, refused.value.field) == (rule, field)
    assert Dossier.get_by_id(row.id).state == 2


def test_a_payment_is_by_default_what_was_asked_for(everybody: Actor) -> None:
    row = at_state(everybody, 6)
    paid = dossiers.pay(by=everybody, dossier_id=row.id, receipt_number=" 0012 ")
    assert (paid.fee, paid.receipt_number) == (50_000, "0012")


@pytest.mark.parametrize(
    ("facts", "rule"),
    (
        ({}, None),
        ({"collector": "giang thi quynh nhu"}, None),
        ({"collector": "Lù Seo Tiến"}, "return.authorisation"),
        ({"collector": "Lù Seo Tiến", "collector_authorisation": "GUQ 12"}, None),
        ({"receipt_lost": True}, "return.identity"),
        ({"receipt_lost": True, "collector_identity": "038199123456"}, None),
        ({"collector": "Lù Seo Tiến", "way": "post"}, None),
    ),
)
def test_a_result_goes_to_its_owner_or_to_somebody_authorised(
    facts: dict[str, Any], rule: str | None, everybody: Actor
) -> None:
    """DOMAIN 1.3, Điều 6 NĐ 118/2025: the receipt, or an identity paper; a proxy's authorisation."""
    row = at_state(everybody, 9)
    if rule is None:
        gone = dossiers.return_result(by=everybody, dossier_id=row.id, originals_back=True, **facts)
        assert (gone.state, gone.originals_back) == (10, 1)
        assert gone.receipt_lost == int("receipt_lost" in facts)
        return
    with pytest.raises(Refused) as refused:
        dossiers.return_result(by=everybody, dossier_id=row.id, **facts)
    assert refused.value.rule == rule
    assert Dossier.get_by_id(row.id).state == 9


def test_a_decision_is_recorded_with_its_paper_and_no_date_ahead(everybody: Actor, wall: Wall) -> None:
    row = at_state(everybody, 4)
    with pytest.raises(Refused) as refused:
        dossiers.complete(by=everybody, dossier_id=row.id, result_day=date(2026, 11, 24))
    assert refused.value.rule == "dossier.result_day"
    done = dossiers.complete(
        by=everybody, dossier_id=row.id, result_day=date(2026, 11, 20), result_signer="Hà Văn Ba", shelf="K7"
    )
    assert (done.result_day, done.result_signer, done.shelf) == (date(2026, 11, 20), "Hà Văn Ba", "K7")
    assert done.completed_at == wall.now


def test_several_dossiers_are_handed_over_on_one_numbered_slip(officer: Actor) -> None:
    """DOMAIN 10, item 25."""
    batches = [[accepted(officer).id for _ in range(count)] for count in (3, 2)]
    slips = [dossiers.hand_over_all(by=officer, dossier_ids=ids, to_unit="Phòng Kinh tế") for ids in batches]
    assert [(slip.form, slip.year, slip.number) for slip in slips] == [("BG", 2026, 1), ("BG", 2026, 2)]
    for slip, ids in zip(slips, batches):
        for dossier_id in ids:
            row, last = dossiers.by_id(dossier_id), dossiers.steps(dossier_id)[-1]
            assert (row.state, row.holder_unit) == (4, "Phòng Kinh tế")
            assert (last.slip_id, last.to_unit) == (slip.id, "Phòng Kinh tế")
    assert dossiers.listed("not_handed_over", officer) == []


def test_a_batch_with_one_that_cannot_go_hands_nothing_over_and_uses_no_number(officer: Actor) -> None:
    good, gone = accepted(officer).id, accepted(officer).id
    dossiers.hand_over(by=officer, dossier_id=gone)
    for ids, rule in (([good, gone], "dossier.state"), ([], "dossier.none_chosen")):
        with pytest.raises(Refused) as refused:
            dossiers.hand_over_all(by=officer, dossier_ids=ids, to_unit="Phòng Kinh tế")
        assert refused.value.rule == rule
    assert dossiers.by_id(good).state == 2
    slip = dossiers.hand_over_all(by=officer, dossier_ids=[good], to_unit="Phòng Kinh tế")
    assert slip.number == 1


def test_a_call_shows_the_number_to_whom_may_see_it_and_leaves_a_mark(
    officer: Actor, volunteer: Actor, wall: Wall
) -> None:
    """Rule 7: unmasking is a verb. DOMAIN 10, item 8: a mark that one has called."""
    row = accepted(officer)
    assert dossiers.show_phone(by=officer, dossier_id=row.id) == (OWNER, "0912345678")
    line = json.loads(db.execute_sql("SELECT line FROM journal ORDER BY seq DESC LIMIT 1").fetchone()[0])
    assert (line["verb"], line["counts"]) == ("dossier.show_phone", {"dossier": row.id})
    with pytest.raises(Refused):
        dossiers.show_phone(by=volunteer, dossier_id=row.id)
    wall.run(1)
    dossiers.remind(by=officer, dossier_id=row.id, result="no_answer")
    wall.run(1)
    dossiers.remind(by=officer, dossier_id=row.id, result="reached")
    listed = dossiers.listed("not_handed_over", officer)[0]
    assert (listed.reminded, listed.reminded_day) == ("reached", date(2026, 11, 23))
    assert "0912345678" not in str(listed)


def test_somebody_without_a_phone_is_not_called(everybody: Actor) -> None:
    row = dossiers.register(by=everybody, procedure="ks")
    with pytest.raises(Refused) as refused:
        dossiers.show_phone(by=everybody, dossier_id=row.id)
    assert refused.value.rule == "dossier.no_phone"


@pytest.mark.parametrize("name", dossiers.LISTS)
def test_a_list_holds_what_it_says_and_as_many_as_it_counts(name: str, everybody: Actor, wall: Wall) -> None:
    """DOMAIN 10, item 8."""
    for state in dossiers.STATES:
        at_state(everybody, state)
    for day in (date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 30)):
        rows = [row for row in Dossier.select() if _belongs(name, row, day)]
        listed = dossiers.listed(name, everybody, day)
        assert {row.id for row in listed} == {row.id for row in rows}
        assert dossiers.counts(day)[name] == len(rows)
    own = dossiers.Scope(desk_id=everybody.desk_id)
    assert dossiers.counts(scope=own)[name] == len(dossiers.listed(name, everybody, scope=own))
    elsewhere = dossiers.Scope(sector="Nuôi con nuôi")
    assert (
        dossiers.counts(scope=elsewhere)[name] == 0 == len(dossiers.listed(name, everybody, scope=elsewhere))
    )


def _belongs(name: str, row: Dossier, day: date) -> bool:
    next_day = dossiers.the_calendar().next_working(day)
    running = row.state in (2, 4)
    return {
        "due_today": running and row.due_day == day,
        "due_tomorrow": running and day < row.due_day <= next_day,
        "overdue": running and row.due_day < day,
        "supplement": row.state == 5,
        "not_supplied": row.state == 5 and row.supply_by < day,
        "uncollected": row.state == 9,
        "without_code": row.code is None and row.state in (1, 2, 4, 5, 6, 9),
        "not_handed_over": row.state == 2,
        "unanswered": row.state == 1,
        "payment": row.state == 6,
    }[name]


def test_a_void_dossier_stands_in_no_list(everybody: Actor) -> None:
    for state in dossiers.STATES:
        row = at_state(everybody, state)
        dossiers.void(by=everybody, dossier_id=row.id, reason="1")
    assert set(dossiers.counts().values()) == {0}


def test_a_list_begins_with_what_presses_most(everybody: Actor, wall: Wall) -> None:
    rows = [accepted(everybody) for _ in range(3)]
    for row, day in zip(rows, (4, 2, 3)):
        dossiers.correct(by=everybody, dossier_id=row.id, reason="2", due_day=date(2026, 12, day))
    listed = dossiers.listed("overdue", everybody, date(2026, 12, 9))
    assert [row.due_day.day for row in listed if row.due_day] == [2, 3, 4]
    assert [row.id for row in dossiers.listed("overdue", everybody, date(2026, 12, 9), most=1, skip=1)] == [
        listed[1].id
    ]


def test_who_may_not_read_people_gets_given_names_only(everybody: Actor, wall: Wall) -> None:
    accepted(everybody)
    blind = replace(everybody, rights=everybody.rights - {"person.read"})
    assert [row.owner for row in dossiers.listed("not_handed_over", blind)] == ["Như"]


def test_a_state_reached_by_a_transition_is_written_since_when(everybody: Actor, wall: Wall) -> None:
    row = at_state(everybody, 4)
    since = row.since
    wall.run(60)
    assert do(everybody, "dossier.correct", row.id).since == since
    assert do(everybody, "dossier.complete", row.id).since == wall.now
