"""Limits that a place shortened, beside the law's, and the rule of pauses (DOMAIN 3.1, 3.3)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures import load
from fixtures.check import BadFiles
from models import catalogue, dossiers
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY, Wall

LIMITS = "procedure_code,position,limit_value,limit_unit,source"
RULES = "procedure_code,at_intake,in_processing,supply_days,source"
MARITAL = "1.004873"
"""Three working days by the law."""


@pytest.fixture
def loading(admin: Actor, tmp_path: Path) -> Callable[..., None]:
    """Return a function that loads lines as one file."""

    def loaded(*lines: str) -> None:
        path = tmp_path / "loaded.csv"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        load.load([path], by=admin)

    return loaded


def test_a_local_limit_holds_and_the_legal_one_stands_beside_it(loading: Callable[..., None]) -> None:
    """DOMAIN 3.1: provinces shorten limits; show both."""
    loading(LIMITS, f"{MARITAL},1,2,WD,QĐ 5/QĐ-UBND")
    choice = catalogue.procedure(MARITAL, MONDAY)
    assert choice.limit == "2 ngày làm việc (luật: 3)"
    assert catalogue.limit_of(choice.code, choice.valid_from) == ("WD", 2)
    assert catalogue.cases(choice.code, choice.valid_from)[0].limit == "2 ngày làm việc (luật: 3)"


def test_a_limit_in_another_unit_names_the_laws_in_full(loading: Callable[..., None]) -> None:
    loading(LIMITS.replace("position,", ""), f"{MARITAL},,INDAY,QĐ 5/QĐ-UBND")
    assert catalogue.procedure(MARITAL, MONDAY).limit == "trong ngày (luật: 3 ngày làm việc)"


def test_a_dossier_keeps_the_limit_in_force_when_it_was_received(
    loading: Callable[..., None], officer: Actor, wall: Wall
) -> None:
    """DESIGN 6: a local limit never moves what was received already."""
    first = dossiers.register(by=officer, procedure=MARITAL, channel=dossiers.DIRECT)
    kept = dossiers.accept(by=officer, dossier_id=first.id)
    loading(LIMITS, f"{MARITAL},1,1,WD,QĐ 5/QĐ-UBND")
    assert dossiers.by_id(first.id).due_current == kept.due_current
    second = dossiers.register(by=officer, procedure=MARITAL, channel=dossiers.DIRECT)
    assert (second.limit_unit, second.limit_value) == ("WD", 1)


@pytest.mark.parametrize(
    ("line", "column"),
    (
        (f"{MARITAL},7,2,WD,QĐ 5", "position"),
        (f"{MARITAL},1,0,WD,QĐ 5", "limit_value"),
        (f"{MARITAL},1,2,PLAN,QĐ 5", "limit_unit"),
        (f"{MARITAL},1,2,WD,", "source"),
        ("9.999999,1,2,WD,QĐ 5", "procedure_code"),
    ),
)
def test_a_limit_that_cannot_be_is_named_by_line_and_column(
    line: str, column: str, loading: Callable[..., None]
) -> None:
    with pytest.raises(BadFiles) as bad:
        loading(LIMITS, "1.004884,1,4,WD,QĐ 5", line)
    assert {(problem.line, problem.column) for problem in bad.value.problems} == {(3, column)}


def test_a_procedure_without_a_rule_of_its_own_goes_by_the_one_for_all(loading: Callable[..., None]) -> None:
    """DOMAIN 3.3: restart at intake, resume in processing; 2.4: 15 working days after the notice."""
    rule = catalogue.pause_rule(MARITAL)
    assert (rule.at_intake, rule.in_processing, rule.supply_days) == ("restart", "resume", 15)
    loading(RULES, f"{MARITAL},resume,restart,10,QĐ 5/QĐ-UBND")
    own = catalogue.pause_rule(MARITAL)
    assert (own.at_intake, own.in_processing, own.supply_days) == ("resume", "restart", 10)
    assert catalogue.pause_rule("1.004884").supply_days == 15


def test_a_case_that_nobody_knows_is_refused_with_the_known(register: Path) -> None:
    with pytest.raises(Refused) as no:
        catalogue.limit_of(MARITAL, "2025-07-01", 7)
    assert (no.value.rule, no.value.facts["known"]) == ("case.unknown", "1 Thông thường")


@pytest.mark.parametrize(
    ("line", "value"),
    ((f"{MARITAL},1,4,WD,QĐ 5/QĐ-UBND", "4"), ("1.001193,1,2,WD,QĐ 5/QĐ-UBND", "2")),
)
def test_a_place_shortens_a_limit_and_never_lengthens_it(
    line: str, value: str, loading: Callable[..., None]
) -> None:
    """DOMAIN 3.1."""
    with pytest.raises(BadFiles) as bad:
        loading(LIMITS, line)
    (problem,) = bad.value.problems
    assert (problem.line, problem.column, problem.value) == (2, "limit_value", value)
    assert "luật" in problem.expected
