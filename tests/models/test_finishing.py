"""A visit isn't done without its outcomes; what is done on the spot is one path (DOMAIN 0.2, 2.2)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from models import dossiers, outcomes, visits
from models.base import db
from models.errors import Refused
from models.journal import Actor

from ..conftest import Wall
from .busy_day import serve_one

pytestmark = pytest.mark.usefixtures("wall")


def _last_line() -> dict[str, object]:
    line = db.execute_sql("SELECT line FROM journal ORDER BY seq DESC LIMIT 1").fetchone()[0]
    return dict(json.loads(line))


def test_a_visit_needs_an_outcome_for_each_procedure(officer: Actor) -> None:
    visit = serve_one(officer, procedures=["ks", "kt", "kh"])
    for left in (["Khai sinh", "Khai tử", "Kết hôn"], ["Khai tử", "Kết hôn"], ["Kết hôn"]):
        with pytest.raises(Refused) as refused:
            visits.finish(by=officer, visit_id=visit.id)
        assert refused.value.rule == "visit.no_outcome"
        assert refused.value.facts["missing"] == ", ".join(left)
        outcomes.record(by=officer, visit_id=visit.id, kind="INFO")
    assert visits.finish(by=officer, visit_id=visit.id).state == "done"


def test_a_visit_without_a_procedure_needs_one_outcome_too(officer: Actor) -> None:
    visit = serve_one(officer)
    with pytest.raises(Refused) as refused:
        visits.finish(by=officer, visit_id=visit.id)
    assert refused.value.rule == "visit.no_outcome"
    made = outcomes.record(by=officer, visit_id=visit.id, kind="REFERRED", reason="police")
    assert made.asked_id is None
    assert visits.finish(by=officer, visit_id=visit.id).state == "done"


def test_an_outcome_goes_to_the_procedure_that_is_named(officer: Actor) -> None:
    visit = serve_one(officer, procedures=["ks", "kt"])
    outcomes.record(by=officer, visit_id=visit.id, kind="INFO", position=2)
    assert [row.outcome for row in visits.asked_of(visit.id)] == ["", "INFO"]
    outcomes.record(by=officer, visit_id=visit.id, kind="ONLINE_GUIDED")
    assert [row.outcome for row in visits.asked_of(visit.id)] == ["ONLINE_GUIDED", "INFO"]
    with pytest.raises(Refused) as refused:
        outcomes.record(by=officer, visit_id=visit.id, kind="INFO", position=3)
    assert refused.value.rule == "outcome.none"


def test_one_visit_may_have_several_outcomes(officer: Actor) -> None:
    visit = serve_one(officer, procedures=["ks"])
    outcomes.record(by=officer, visit_id=visit.id, kind="INFO")
    outcomes.record(by=officer, visit_id=visit.id, kind="COMPLAINT", detail="phải chờ lâu", position=1)
    assert [row.kind for row in outcomes.of_visit(visit.id)] == ["INFO", "COMPLAINT"]


def test_what_is_done_on_the_spot_is_one_line_with_four_steps(officer: Actor, wall: Wall) -> None:
    """DOMAIN 0.1: 2, 4, 9, 10 in one act."""
    visit = serve_one(officer, procedures=["ct"], name="Nguyễn Văn An")
    wall.run(3)
    made = outcomes.record(
        by=officer,
        visit_id=visit.id,
        kind="DONE_ON_SPOT",
        copies=3,
        pages=2,
        fee=12_000,
        payment="cash",
        collector="Nguyễn Văn An",
        finish=True,
    )
    steps = dossiers.steps(made.dossier_id)
    assert [(step.from_state, step.to_state) for step in steps] == [(None, 2), (2, 4), (4, 9), (9, 10)]
    assert {step.at for step in steps} == {wall.now}
    row = dossiers.Dossier.get_by_id(made.dossier_id)
    assert (row.state, row.fee, row.collector) == (10, 12_000, "Nguyễn Văn An")
    assert row.completed_at == row.returned_at == row.received_at == wall.now
    assert row.due_day == wall.now.date()
    line = _last_line()
    assert line["verb"] == "outcome.record"
    tables = [change["table"] for change in line["rows"]]  # type: ignore[attr-defined]
    assert sorted(tables) == sorted(["dossier", "step", "step", "step", "step", "outcome", "visit"])
    assert visits.Visit.get_by_id(visit.id).state == "done"


def test_the_short_path_is_refused_whole(officer: Actor) -> None:
    """An outcome that cannot finish the visit is not recorded either."""
    visit = serve_one(officer, procedures=["ks", "kt"])
    with pytest.raises(Refused) as refused:
        outcomes.record(by=officer, visit_id=visit.id, kind="INFO", finish=True)
    assert refused.value.rule == "visit.no_outcome"
    assert outcomes.of_visit(visit.id) == []
    assert visits.Visit.get_by_id(visit.id).state == "serving"


def test_what_has_no_known_limit_needs_a_typed_day(officer: Actor, wall: Wall) -> None:
    """DOMAIN 0.5: unknown is never 0."""
    unknown = db.execute_sql(
        "SELECT procedure_code FROM procedure_case WHERE limit_unit = 'UNKNOWN' AND position = 1 LIMIT 1"
    ).fetchone()[0]
    visit = serve_one(officer, procedures=[unknown])
    with pytest.raises(Refused) as refused:
        outcomes.record(by=officer, visit_id=visit.id, kind="ACCEPTED")
    assert (refused.value.rule, refused.value.field) == ("outcome.due", "due_day")
    made = outcomes.record(by=officer, visit_id=visit.id, kind="ACCEPTED", due_day=date(2026, 12, 9))
    row = dossiers.Dossier.get_by_id(made.dossier_id)
    assert (row.due_day, json.loads(row.due_reasons)) == (date(2026, 12, 9), [dossiers.BY_HAND])
    assert (row.limit_unit, row.limit_value) == ("UNKNOWN", None)


def test_a_dossier_keeps_its_case_its_due_date_and_the_reasons(officer: Actor, wall: Wall) -> None:
    visit = serve_one(officer, procedures=["1.013978"])
    made = outcomes.record(by=officer, visit_id=visit.id, kind="ACCEPTED", case_position=3)
    row = dossiers.Dossier.get_by_id(made.dossier_id)
    assert (row.case_position, row.limit_unit, row.limit_value) == (3, "WD", 27)
    assert row.due_original == row.due_current
    assert "27 ngày làm việc, không tính ngày nhận" in json.loads(row.due_reasons)
    assert "bỏ qua 24/11 Ngày Văn hóa Việt Nam" in json.loads(row.due_reasons)
    other = serve_one_after(officer, visit)
    with pytest.raises(Refused) as refused:
        outcomes.record(by=officer, visit_id=other.id, kind="ACCEPTED", case_position=4)
    assert refused.value.rule == "case.unknown"
    assert "Vùng khó khăn" in str(refused.value)


def serve_one_after(by: Actor, visit: visits.Visit) -> visits.Visit:
    """Finish a visit and begin with the next, for the same procedure."""
    visits.finish(by=by, visit_id=visit.id)
    return serve_one(by, procedures=["1.013978"])
