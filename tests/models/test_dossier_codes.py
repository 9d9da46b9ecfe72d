"""DOMAIN 1.6: codes as they are typed and scanned, and dossiers that wait for theirs."""

from __future__ import annotations

from datetime import date

import pytest

from models import dossiers
from models.dossiers import Dossier, clean_code
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY, Wall
from .busy_day import accepted

SHAPES = (
    "000.00.01.H56-250707-0001",
    "H15.50.05.13-261008-0975",
    "H15-261008-0975",
    "M15.000.01-261008-150001",
    "M1.1B2.C3-261123-1512345",
    "G01.899.103.000-250701-12001",
)


@pytest.mark.parametrize("code", SHAPES)
def test_the_four_shapes_of_a_code_are_accepted(code: str) -> None:
    assert clean_code(code, MONDAY) == code


@pytest.mark.parametrize(
    "typed",
    (
        "h15.50.05.13-261008-0975",
        " H15.50.05.13 - 261008 - 0975 ",
        "H15.50.05.13–261008–0975",
        "H15.50.05.13—261008—0975",
        "H15.50.05.13-261008-0975\r\n",
        "\tH15.50.05.13-261008-0975\n",
        "H15.50.05.13-261008-0975\u200b",
        "https://dichvucong.gov.vn/tra-cuu?ma=H15.50.05.13-261008-0975",
        "https://dichvucong.gov.vn/hs/H15.50.05.13-261008-0975",
        "HTTPS://DICHVUCONG.GOV.VN/HS/H15.50.05.13-261008-0975/",
        "https://dichvucong.gov.vn/tra-cuu?ma=H15.50.05.13-261008-0975&kieu=2",
        "https://dichvucong.gov.vn/h?ma=H15.50.05.13-261008-0975#ket-qua",
    ),
)
def test_a_code_is_recognised_however_it_is_typed_or_scanned(typed: str) -> None:
    assert clean_code(typed, MONDAY) == "H15.50.05.13-261008-0975"


@pytest.mark.parametrize("typed", (None, "", "  ", "\n"))
def test_no_code_is_a_code_awaited(typed: str | None) -> None:
    assert clean_code(typed, MONDAY) is None


@pytest.mark.parametrize(
    "typed",
    (
        "0975",
        "H15.50.05.13-261008",
        "H15.50.05.13-261008-097",
        "H15.50.05.13-261008-097512345",
        "ABC15-261008-0975",
        "H1555-261008-0975",
        "H15.50.05.13.1.2.3-261008-0975",
        "H15.50.05.13_261008_0975",
        "H15.50.05.13-261008-0975 (khai sinh)",
        "https://dichvucong.gov.vn/",
        "H15.50.05.13-٢٦١٠٠٨-0975",
        "x" * 10_000,
    ),
)
def test_what_is_no_code_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        clean_code(typed, MONDAY)
    assert (refused.value.rule, refused.value.field) == ("dossier.code", "code")
    assert "H15.50.05.13-261008-0975" in str(refused.value)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize("part", ("261124", "270101", "261301", "260230", "000000", "260431"))
def test_a_day_that_is_none_or_lies_ahead_is_refused(part: str) -> None:
    with pytest.raises(Refused) as refused:
        clean_code(f"H15-{part}-0975", MONDAY)
    assert refused.value.rule == "dossier.code_day"
    assert part in str(refused.value)


def test_today_is_a_day_a_code_may_have() -> None:
    assert clean_code("H15-261123-0975", MONDAY) == "H15-261123-0975"
    with pytest.raises(Refused):
        clean_code("H15-261123-0975", date(2026, 11, 22))


def test_a_code_is_used_once_however_it_is_typed(officer: Actor, wall: Wall) -> None:
    first = accepted(officer, code="H15.50.05.13-261008-0975")
    for typed in ("h15.50.05.13–261008–0975", "https://x.vn/H15.50.05.13-261008-0975"):
        with pytest.raises(Refused) as refused:
            dossiers.register(by=officer, procedure="ks", code=typed)
        assert refused.value.rule == "dossier.code_taken"
        assert str(refused.value.facts["day"]) == "23/11/2026"
    assert [row.id for row in Dossier.select()] == [first.id]


def test_a_dossier_waits_for_its_code_and_gets_it_once(officer: Actor, supervisor: Actor, wall: Wall) -> None:
    row = accepted(officer)
    assert row.code is None
    assert row.label == f"chờ mã #{row.id & 0xFFFFFFFF}"
    assert [listed.id for listed in dossiers.listed("without_code", officer)] == [row.id]
    kept = dossiers.set_code(by=officer, dossier_id=row.id, code="h15-261008-0975")
    assert kept.code == kept.label == "H15-261008-0975"
    assert dossiers.listed("without_code", officer) == []
    with pytest.raises(Refused) as refused:
        dossiers.set_code(by=officer, dossier_id=row.id, code="H15-261008-0976")
    assert refused.value.rule == "dossier.code_kept"
    with pytest.raises(Refused) as refused:
        dossiers.set_code(by=supervisor, dossier_id=row.id, code="H15-261008-0976")
    assert refused.value.rule == "reason.needed"
    changed = dossiers.set_code(by=supervisor, dossier_id=row.id, code="H15-261008-0976", reason="3")
    assert changed.code == "H15-261008-0976"
    last = dossiers.steps(row.id)[-1]
    assert (last.act, last.reason_key) == ("dossier.correct_code", "correct.wrong_code")
    assert last.note == "H15-261008-0975 → H15-261008-0976"


def test_a_code_is_not_taken_away_by_an_empty_field(supervisor: Actor, officer: Actor, wall: Wall) -> None:
    row = accepted(officer, code="H15-261008-0975")
    with pytest.raises(Refused) as refused:
        dossiers.set_code(by=supervisor, dossier_id=row.id, code=" ")
    assert refused.value.rule == "dossier.code"
    assert Dossier.get_by_id(row.id).code == "H15-261008-0975"


def test_typing_the_code_it_has_again_changes_nothing(officer: Actor, wall: Wall) -> None:
    row = dossiers.register(by=officer, procedure="ks", code="H15-261008-0975")
    assert dossiers.set_code(by=officer, dossier_id=row.id, code="h15-261008-0975").code == row.code
    assert dossiers.accept(by=officer, dossier_id=row.id, code="H15-261008-0975").state == 2


def test_accepting_does_not_change_a_code_behind_the_supervisors_back(officer: Actor, wall: Wall) -> None:
    row = dossiers.register(by=officer, procedure="ks", code="H15-261008-0975")
    with pytest.raises(Refused) as refused:
        dossiers.accept(by=officer, dossier_id=row.id, code="H15-261008-0976")
    assert refused.value.rule == "dossier.code_kept"
    assert Dossier.get_by_id(row.id).state == 1


@pytest.mark.parametrize(
    "typed", ("H15.50.05.13-261008-0975", "-0975", "08-0975", "#{n}", " h15.50.05.13–261008–0975 ")
)
def test_a_dossier_is_named_by_code_by_its_end_or_by_its_number(
    typed: str, officer: Actor, wall: Wall
) -> None:
    row = accepted(officer, code="H15.50.05.13-261008-0975")
    accepted(officer, code="H15.50.05.13-261009-1975")
    typed = typed.replace("{n}", str(row.id & 0xFFFFFFFF))
    assert dossiers.one(typed).id == row.id


@pytest.mark.parametrize(
    ("typed", "rule"),
    (
        ("975", "dossier.unknown"),
        ("9999", "dossier.unknown"),
        ("#", "dossier.unknown"),
        ("#²", "dossier.unknown"),
        ("#4711", "dossier.unknown"),
        ("#99999999999999999999", "dossier.unknown"),
        ("x" * 10_000, "dossier.unknown"),
        ("", "dossier.unknown"),
        ("%", "dossier.unknown"),
        ("____", "dossier.unknown"),
        ("8-0975", "dossier.ambiguous"),
    ),
)
def test_a_name_that_fits_none_or_several_is_refused(
    typed: str, rule: str, officer: Actor, wall: Wall
) -> None:
    accepted(officer, code="H15.50.05.13-261008-0975")
    accepted(officer, code="G01.899.103.000-261118-0975")
    with pytest.raises(Refused) as refused:
        dossiers.one(typed)
    assert refused.value.rule == rule
    assert len(str(refused.value)) < 200
