"""DOMAIN 2.2: the sixteen ways a visit ends, what each needs and what each makes or moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models import dossiers, outcomes, visits
from models.base import db
from models.errors import Refused
from models.journal import Actor
from models.outcomes import KINDS, Outcome

from .busy_day import accepted, serve_one
from .test_visit_moves import bring

pytestmark = pytest.mark.usefixtures("wall")

NEEDS: dict[str, tuple[str, ...]] = {
    "ACCEPTED": (),
    "ONLINE_ASSISTED": (),
    "ONLINE_GUIDED": (),
    "SUPPLEMENT": ("reason",),
    "SUPPLIED": ("dossier",),
    "REFUSED": ("reason",),
    "DONE_ON_SPOT": ("copies",),
    "RESULT": ("dossier",),
    "FEE": ("dossier", "fee"),
    "WITHDRAW": ("dossier", "reason"),
    "STOP": ("dossier",),
    "INFO": (),
    "REFERRED": ("reason",),
    "COMPLAINT": ("detail",),
    "HOME_VISIT": ("address", "appointment_day"),
    "NOTHING": ("reason",),
}
TYPED: dict[str, Any] = {
    "copies": 3,
    "fee": 8000,
    "detail": "quạt máy hỏng",
    "address": "Bản Nà Khoang",
    "appointment_day": date(2026, 12, 1),
}
REASON = {"SUPPLEMENT": "1", "REFUSED": "1", "WITHDRAW": "1", "REFERRED": "1", "NOTHING": "1"}
BROUGHT_TO = {"SUPPLIED": 5, "RESULT": 9, "FEE": 6, "WITHDRAW": 2, "STOP": 2}
LEADS_TO = {"SUPPLIED": 2, "RESULT": 10, "FEE": 4, "WITHDRAW": 7, "STOP": 8}
MAKES = {"ACCEPTED": (2, 1), "ONLINE_ASSISTED": (1, 2), "DONE_ON_SPOT": (10, 1)}
"""State and channel of the dossier that an outcome makes."""


@pytest.fixture
def everybody(founder: Actor, case_officer: Actor) -> Actor:
    """An officer at a desk who has the case officer's rights as well."""
    return replace(founder, rights=founder.rights | case_officer.rights)


def a_dossier_at(by: Actor, state: int) -> str:
    """Return how a new dossier that has come to a state is named at the counter."""
    row = accepted(by)
    if state == 5:
        dossiers.ask_supplement(by=by, dossier_id=row.id, reason="other", papers=(1,))
    if state in (6, 9):
        dossiers.hand_over(by=by, dossier_id=row.id)
    if state == 6:
        dossiers.ask_payment(by=by, dossier_id=row.id, amount=8000)
    if state == 9:
        dossiers.complete(by=by, dossier_id=row.id)
    return f"#{row.id & 0xFFFFFFFF}"


def facts_for(by: Actor, kind: str) -> dict[str, Any]:
    """Return everything that a kind of outcome needs."""
    given = {need: TYPED.get(need) for need in NEEDS[kind]}
    if "reason" in given:
        given["reason"] = REASON[kind]
    if "dossier" in given:
        given["dossier"] = a_dossier_at(by, BROUGHT_TO[kind])
    return given


def test_the_page_names_sixteen_kinds() -> None:
    assert NEEDS.keys() == KINDS.keys()
    assert {code: kind.needs for code, kind in KINDS.items()} == NEEDS
    letters = [kind.key for kind in KINDS.values() if kind.key]
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("kind", NEEDS)
def test_an_outcome_is_recorded_with_what_it_needs(kind: str, everybody: Actor) -> None:
    facts = facts_for(everybody, kind)
    visit = serve_one(everybody, procedures=["ks"], name="Nguyễn Văn An")
    made = outcomes.record(by=everybody, visit_id=visit.id, kind=kind, finish=True, **facts)
    assert (made.kind, made.visit_id, made.desk_id) == (kind, visit.id, everybody.desk_id)
    assert made.asked_id == visits.asked_of(visit.id)[0].id
    assert visits.asked_of(visit.id)[0].outcome == kind
    assert visits.Visit.get_by_id(visit.id).state == "done"
    dossier = dossiers.Dossier.get_or_none(dossiers.Dossier.id == made.dossier_id)
    if kind in MAKES:
        assert dossier is not None
        assert (dossier.state, dossier.channel) == MAKES[kind]
        assert (dossier.owner_id, dossier.visit_id) == (visit.person_id, visit.id)
    elif kind in LEADS_TO:
        assert dossier is not None and dossier.state == LEADS_TO[kind]
    else:
        assert dossier is None


@pytest.mark.parametrize(("kind", "need"), [(kind, need) for kind, needs in NEEDS.items() for need in needs])
def test_an_outcome_without_what_it_needs_is_refused_and_says_what(
    kind: str, need: str, everybody: Actor
) -> None:
    facts = facts_for(everybody, kind)
    del facts[need]
    visit = serve_one(everybody, procedures=["ks"])
    with pytest.raises(Refused) as refused:
        outcomes.record(by=everybody, visit_id=visit.id, kind=kind, **facts)
    assert (refused.value.rule, refused.value.field) == ("outcome.needs", need)
    assert outcomes.NEEDS[need] in str(refused.value)
    assert outcomes.of_visit(visit.id) == []


@pytest.mark.parametrize("kind", ("ACCEPTED", "ONLINE_ASSISTED", "DONE_ON_SPOT"))
def test_a_dossier_is_made_for_a_procedure_only(kind: str, everybody: Actor) -> None:
    visit = serve_one(everybody)
    with pytest.raises(Refused) as refused:
        outcomes.record(by=everybody, visit_id=visit.id, kind=kind, copies=1)
    assert (refused.value.rule, refused.value.field) == ("outcome.needs", "procedure")


@pytest.mark.parametrize("state", ("waiting", "called", "on_hold", "done", "left", "no_show", "void"))
def test_an_outcome_is_for_somebody_who_is_being_served(state: str, founder: Actor) -> None:
    visit = bring(founder, state)
    with pytest.raises(Refused) as refused:
        outcomes.record(by=founder, visit_id=visit.id, kind="INFO")
    assert refused.value.rule == "outcome.state"


@pytest.mark.parametrize(
    ("facts", "field"),
    (
        ({"copies": -1}, "copies"),
        ({"copies": 10**30}, "copies"),
        ({"copies": 1, "pages": -2}, "pages"),
        ({"copies": 1, "fee": -1}, "fee"),
        ({"copies": 1, "payment": "in kind"}, "payment"),
    ),
)
def test_a_figure_that_cannot_be_is_refused_with_a_sentence(
    facts: dict[str, Any], field: str, officer: Actor
) -> None:
    visit = serve_one(officer, procedures=["ct"])
    with pytest.raises(Refused) as refused:
        outcomes.record(by=officer, visit_id=visit.id, kind="DONE_ON_SPOT", **facts)
    assert refused.value.field == field
    assert dossiers.Dossier.select().count() == 0


def test_an_unknown_kind_is_refused_with_the_known_ones(officer: Actor) -> None:
    visit = serve_one(officer)
    with pytest.raises(Refused) as refused:
        outcomes.record(by=officer, visit_id=visit.id, kind="VANISHED")
    assert refused.value.rule == "outcome.kind"
    assert all(kind in str(refused.value) for kind in KINDS)


def test_a_home_visit_becomes_an_errand(everybody: Actor) -> None:
    visit = serve_one(everybody, procedures=["ks"], name="Giàng A Páo")
    outcomes.record(by=everybody, visit_id=visit.id, kind="HOME_VISIT", **facts_for(everybody, "HOME_VISIT"))
    errand = db.execute_sql("SELECT kind, state, day, person_id, address FROM errand").fetchall()
    assert errand == [("home_visit", "asked", "2026-12-01", visit.person_id, "Bản Nà Khoang")]


def test_a_supplement_keeps_the_list_of_missing_papers(officer: Actor) -> None:
    visit = serve_one(officer, procedures=["ks"])
    made = outcomes.record(
        by=officer, visit_id=visit.id, kind="SUPPLEMENT", reason="1", papers=("Tờ khai", " Giấy  chứng sinh ")
    )
    kept = db.execute_sql(
        "SELECT position, paper FROM outcome_paper WHERE outcome_id = ? ORDER BY position", (made.id,)
    ).fetchall()
    assert kept == [(1, "Tờ khai"), (2, "Giấy chứng sinh")]


def test_a_voided_outcome_no_longer_counts(officer: Actor, supervisor: Actor) -> None:
    visit = serve_one(officer, procedures=["ks"])
    made = outcomes.record(by=officer, visit_id=visit.id, kind="INFO")
    outcomes.void(by=supervisor, outcome_id=made.id, reason="wrong_person")
    assert Outcome.get_by_id(made.id).void_reason_key == "void.wrong_person"
    assert outcomes.of_visit(visit.id) == []
    with pytest.raises(Refused) as refused:
        visits.finish(by=officer, visit_id=visit.id)
    assert refused.value.rule == "visit.no_outcome"
