"""Procedures are chosen by hot key, code, name, initials or words; an unknown limit says so (DOMAIN 0.5)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from models import catalogue, text
from models.base import db
from models.errors import Refused

from ..conftest import MONDAY


def test_every_procedure_is_chosen_by_its_code_its_hot_key_and_its_names(register: Path) -> None:
    known = catalogue.choices(MONDAY)
    assert len(known) == 186
    for choice in known:
        typed = (choice.code, choice.hot_key or choice.code, choice.short, text.fold(choice.name))
        assert {catalogue.procedure(words, MONDAY).code for words in typed} == {choice.code}


@pytest.mark.parametrize(("key", "short"), (("ks", "Khai sinh"), ("kt", "Khai tử"), ("kh", "Kết hôn")))
def test_the_hot_keys_of_the_counter(key: str, short: str, register: Path) -> None:
    assert catalogue.procedure(key, MONDAY).short == short
    assert catalogue.find_procedures(key, MONDAY)[0].short == short


def test_initials_choose_a_procedure_only_when_no_other_has_them(register: Path) -> None:
    often = Counter(choice.initials for choice in catalogue.choices(MONDAY))
    hot = {choice.hot_key for choice in catalogue.choices(MONDAY)}
    once = next(i for i, count in often.items() if count == 1 and i not in hot)
    assert catalogue.procedure(once, MONDAY).initials == once
    twice = [i for i, count in often.items() if count > 1 and i not in hot]
    assert twice
    for initials in twice:
        with pytest.raises(Refused) as refused:
            catalogue.procedure(initials, MONDAY)
        assert refused.value.rule == "procedure.ambiguous"


def test_words_find_procedures_in_any_order_and_without_marks(register: Path) -> None:
    found = [choice.code for choice in catalogue.find_procedures("sinh khai", MONDAY, 50)]
    assert "1.001193" in found
    assert found == [choice.code for choice in catalogue.find_procedures("SINH  khái", MONDAY, 50)]
    assert catalogue.find_procedures("qqqq", MONDAY) == []
    assert len(catalogue.find_procedures("", MONDAY, 9)) == 9


def test_an_unknown_limit_is_shown_as_unknown_and_never_as_zero(register: Path) -> None:
    unknown = [choice for choice in catalogue.choices(MONDAY) if choice.limit_unit == "UNKNOWN"]
    assert len(unknown) == 48
    assert {choice.limit for choice in unknown} == {"chưa rõ thời hạn"}
    assert {choice.limit_value for choice in unknown} == {None}
    zeros = [c for c in catalogue.choices(MONDAY) if c.limit_value == 0 and c.limit_unit != "INDAY"]
    assert zeros == []


def test_a_limit_from_a_weak_source_carries_a_mark(register: Path) -> None:
    for choice in catalogue.choices(MONDAY):
        doubtful = choice.limit_conf != "sourced" and choice.limit_unit != "UNKNOWN"
        assert choice.limit.endswith("(?)") == doubtful


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    (
        ("WD", 3, "3 ngày làm việc"),
        ("CD", 15, "15 ngày"),
        ("H", 12, "12 giờ làm việc"),
        ("INDAY", 0, "trong ngày"),
        ("PLAN", None, "theo kế hoạch"),
        ("UNKNOWN", None, "chưa rõ thời hạn"),
    ),
)
def test_a_limit_is_read_as_at_the_counter(unit: str, value: int | None, words: str) -> None:
    assert catalogue.limit_words(unit, value) == words


def test_every_procedure_has_a_default_case(register: Path) -> None:
    for choice in catalogue.choices(MONDAY):
        assert catalogue.cases(choice.code, choice.valid_from)[0].position == 1
    names = [case.name for case in catalogue.cases("1.013978", "2025-07-01")]
    assert names == ["Thông thường", "Trường hợp 20 ngày", "Vùng khó khăn"]


def test_help_kinds_fill_two_pages_of_keys_and_feed_an_indicator_each(register: Path) -> None:
    """DOMAIN 0.7."""
    kinds = catalogue.help_kinds()
    assert [(kind.page, kind.key) for kind in kinds] == [(p, k) for p in (1, 2) for k in range(1, 9)]
    assert len({kind.indicator for kind in kinds}) == len(kinds)
    assert {kind.task_group for kind in kinds} == {1, 2}


def test_a_reason_is_given_by_code_digit_or_key(register: Path) -> None:
    for given in ("missing_paper", "1", "supplement.missing_paper"):
        assert catalogue.reason_key("supplement", given) == "supplement.missing_paper"
    for given in ("", None):
        with pytest.raises(Refused) as refused:
            catalogue.reason_key("supplement", given)
        assert refused.value.rule == "reason.needed"
        assert "1 thiếu giấy tờ" in str(refused.value)
    for given in ("9", "wrong_desk"):
        with pytest.raises(Refused) as refused:
            catalogue.reason_key("supplement", given)
        assert refused.value.rule == "reason.unknown"
        assert "missing_paper" in str(refused.value)


def test_outcomes_and_moves_find_reasons_of_every_kind_they_ask_for(register: Path) -> None:
    kinds = {kind for (kind,) in db.execute_sql("SELECT DISTINCT kind FROM reason")}
    asked = "hold transfer left void refusal supplement stop withdraw reopen rating not_helped nothing"
    assert set(asked.split()) | {"referred", "info"} <= kinds
