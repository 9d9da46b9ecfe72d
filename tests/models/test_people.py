"""Persons: names are never corrected, what cannot be is refused (DOMAIN 9.1, 7)."""

from __future__ import annotations

from datetime import date

import pytest

from models import known, people, visits
from models.errors import Refused
from models.journal import Actor

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "name",
    (
        "Hà Thị Y Bia",
        "Y Moan Êban",
        "Lù Seo Tiến",
        "Giàng A Páo",
        "Thào Mí Sính",
        "nguyễn văn an",
        "TRẦN THỊ BÌNH",
        "K'Brơi",
        "Điểu K’ré",
        "Niê-Kdăm Y Bhiông",
        "Páo",
        "Công Tằng Tôn Nữ Thị Ngọc Anh",
        "O'Neil-McDonald Jr.",
        "Quí",
        "Hoà",
    ),
)
def test_a_name_is_kept_as_it_was_typed(name: str, officer: Actor) -> None:
    visit = visits.arrive(by=officer, name=name)
    assert people.Person.get_by_id(visit.person_id).name == name


@pytest.mark.parametrize("name", ("An 2", "4n", "Nguyễn Văn ٣", "An²"))
def test_a_digit_in_a_name_is_refused(name: str) -> None:
    with pytest.raises(Refused) as refused:
        people.clean_name(name)
    assert (refused.value.rule, refused.value.field) == ("person.name", "name")


@pytest.mark.parametrize(
    ("typed", "year"),
    (
        ("1954", 1954),
        (1954, 1954),
        (" 1954 ", 1954),
        ("1900", 1900),
        ("2026", 2026),
        ("", None),
        (None, None),
    ),
)
def test_a_birth_year_is_four_digits_of_a_possible_year(typed: str | int | None, year: int | None) -> None:
    assert people.clean_birth_year(typed, TODAY) == year


@pytest.mark.parametrize(
    "typed", ("1899", "2027", "54", "19 54", "1954 AD", "năm", "１９５４", 0, -1954, 19540, "1.954")
)
def test_an_impossible_birth_year_is_refused_with_the_possible_ones(typed: str | int) -> None:
    with pytest.raises(Refused) as refused:
        people.clean_birth_year(typed, TODAY)
    assert (refused.value.rule, refused.value.field) == ("person.birth_year", "birth_year")
    assert "1900" in str(refused.value) and "2026" in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "kept"),
    (
        ("0912 345 678", "0912345678"),
        ("+84 (912) 345-678", "84912345678"),
        ("0237.3852.246", "02373852246"),
        ("", None),
        (None, None),
    ),
)
def test_a_phone_is_kept_as_its_digits(typed: str | None, kept: str | None) -> None:
    assert people.clean_phone(typed) == kept


@pytest.mark.parametrize("typed", ("1234567", "1234567890123", "không có", "0912345678 (con)", "٠٩١٢٣٤٥٦٧٨"))
def test_what_is_no_phone_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        people.clean_phone(typed)
    assert (refused.value.rule, refused.value.field) == ("person.phone", "phone")


@pytest.mark.parametrize(
    ("typed", "kept"),
    (
        ("038 199 123 456", "038199123456"),
        ("038.199.123.456", "038199123456"),
        ("123456789", "123456789"),
        ("", None),
    ),
)
def test_an_identity_number_has_twelve_digits_or_nine(typed: str, kept: str | None) -> None:
    assert people.clean_identity(typed) == kept


@pytest.mark.parametrize("typed", ("12345678901", "1234567890123", "C1234567", "03819912345x"))
def test_what_is_no_identity_number_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        people.clean_identity(typed)
    assert (refused.value.rule, refused.value.field) == ("person.identity", "identity_number")


@pytest.mark.parametrize(
    ("facts", "field"),
    (
        ({"ethnic_code": "99"}, "ethnic_code"),
        ({"commune_code": "99999"}, "commune_code"),
        ({"sex": "neither"}, "sex"),
    ),
)
def test_what_no_list_holds_is_refused_with_a_sentence(
    facts: dict[str, str], field: str, officer: Actor
) -> None:
    with pytest.raises(Refused) as refused:
        visits.arrive(by=officer, name="Giàng A Páo", **facts)  # type: ignore[arg-type]
    assert refused.value.field == field


@pytest.mark.parametrize(("year", "elderly"), ((1966, True), (1967, False), (1900, True), (None, False)))
def test_who_is_sixty_this_year_is_elderly(year: int | None, elderly: bool) -> None:
    assert people.is_elderly(year, TODAY) == elderly


def test_namesakes_are_those_whose_whole_name_folds_alike(officer: Actor) -> None:
    for name in ("Nguyễn Văn An", "Nguyên Vân Ân", "Nguyễn Văn An Bình", "An Văn Nguyễn"):
        visits.arrive(by=officer, name=name)
    assert [person.name for person in known.namesakes("nguyen van an")] == ["Nguyễn Văn An", "Nguyên Vân Ân"]
    assert known.namesakes("An") == []
    assert known.namesakes("") == []
