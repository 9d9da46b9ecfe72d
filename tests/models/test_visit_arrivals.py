"""Somebody comes: what may be typed at the door, and what is refused without using up a number."""

from __future__ import annotations

from typing import Any

import pytest

from models import people, visits
from models.base import db
from models.errors import Refused
from models.journal import Actor

from ..conftest import Wall

WRONG = {
    "unknown procedure": ({"procedures": ["không có thủ tục này"]}, "procedure.unknown", "procedure"),
    "a procedure of ten thousand letters": (
        {"procedures": ["x" * 10_000]},
        "procedure.unknown",
        "procedure",
    ),
    "no procedure typed": ({"procedures": [""]}, "procedure.unknown", "procedure"),
    "words that fit many": ({"procedures": ["dang ky"]}, "procedure.ambiguous", "procedure"),
    "birth year of nobody": ({"birth_year": "1066"}, "person.birth_year", "birth_year"),
    "birth year ahead": ({"birth_year": 2027}, "person.birth_year", "birth_year"),
    "birth year in two digits": ({"birth_year": "54"}, "person.birth_year", "birth_year"),
    "birth year in words": ({"birth_year": "năm 1954"}, "person.birth_year", "birth_year"),
    "a number in a name": ({"name": "Nguyễn Văn 2"}, "person.name", "name"),
    "ten thousand letters": ({"name": "ế" * 10_000}, "person.long", "name"),
    "a long address": ({"address": "ngõ " * 60}, "person.long", "address"),
    "a long note": ({"note": "x" * 501}, "person.long", "note"),
    "letters in a phone": ({"phone": "09o1234567"}, "person.phone", "phone"),
    "a short phone": ({"phone": "0912"}, "person.phone", "phone"),
    "an identity number of eleven": ({"identity_number": "03819912345"}, "person.identity", None),
    "an unknown channel": ({"channel": "drone"}, "choice", "channel"),
    "an unknown priority": ({"priority": "vip"}, "choice", "priority"),
    "too many procedures": ({"procedures": ["ks"] * 10}, "visit.too_many", "procedure"),
    "an unknown person": ({"person_id": 4711}, "row.missing", None),
}


@pytest.mark.parametrize(("facts", "rule", "field"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_with_a_sentence_and_uses_up_no_number(
    facts: dict[str, Any], rule: str, field: str | None, officer: Actor, wall: Wall
) -> None:
    counter = db.execute_sql("SELECT counter FROM register").fetchone()
    with pytest.raises(Refused) as refused:
        visits.arrive(by=officer, **facts)
    assert refused.value.rule == rule
    assert field is None or refused.value.field == field
    assert len(str(refused.value)) < 300
    assert db.execute_sql("SELECT counter FROM register").fetchone() == counter
    assert db.execute_sql("SELECT count(*) FROM person").fetchone() == (0,)
    assert visits.arrive(by=officer).number == 1


def test_an_arrival_without_a_word_gets_a_number(officer: Actor, wall: Wall) -> None:
    visit = visits.arrive(by=officer)
    assert (visit.ticket, visit.state, visit.priority, visit.channel) == ("A001", "waiting", "none", "onsite")
    assert visit.person_id is None
    assert visit.place_id == officer.place_id
    assert visit.arrived_at == visit.since == wall.now


def test_the_first_procedure_decides_series_and_sector(officer: Actor) -> None:
    assert visits.arrive(by=officer, procedures=["ct"]).ticket == "A001"
    residence = visits.arrive(by=officer, procedures=["1.004222", "ks"])
    assert (residence.series, residence.sector) == ("B", "Đăng ký, quản lý cư trú")
    asked = visits.asked_of(residence.id)
    assert [(row.position, row.code) for row in asked] == [(1, "1.004222"), (2, "1.001193")]
    assert [row.outcome for row in asked] == ["", ""]


@pytest.mark.parametrize(
    ("typed", "code"),
    (
        ("ks", "1.001193"),
        ("KS", "1.001193"),
        ("1.001193", "1.001193"),
        ("1.001193.000.00.00.H61", "1.001193"),
        ("  Xác nhận hôn nhân ", "1.004873"),
    ),
)
def test_a_procedure_is_chosen_by_hot_key_code_or_words(typed: str, code: str, officer: Actor) -> None:
    visit = visits.arrive(by=officer, procedures=[typed])
    assert visits.asked_of(visit.id)[0].code == code


@pytest.mark.parametrize(("year", "priority"), ((1966, "elderly"), (1967, "none"), (None, "none")))
def test_an_elderly_birth_year_makes_a_priority(
    year: int | None, priority: str, officer: Actor, wall: Wall
) -> None:
    """Luật Người cao tuổi 39/2009/QH12, Điều 2: from sixty."""
    assert visits.arrive(by=officer, birth_year=year).priority == priority
    assert visits.arrive(by=officer, birth_year=year, priority="none").priority == "none"


def test_a_name_is_kept_as_typed_and_derived_for_search_and_sort(officer: Actor) -> None:
    visit = visits.arrive(by=officer, name="  Y  Moan\tÊban ", phone="0912.345 678")
    person = people.Person.get_by_id(visit.person_id)
    assert person.name == "Y Moan Êban"
    assert person.terms == "y moan eban êban yme"
    assert (person.phone, person.phone_reversed) == ("0912345678", "8765432190")


def test_a_known_person_can_come_again(officer: Actor) -> None:
    first = visits.arrive(by=officer, name="Trần Thị Bình", birth_year=1950)
    again = visits.arrive(by=officer, person_id=first.person_id)
    assert again.person_id == first.person_id
    assert again.priority == "elderly"
    assert db.execute_sql("SELECT count(*) FROM person").fetchone() == (1,)


def test_somebody_is_named_later_and_the_first_procedure_gives_the_sector(officer: Actor) -> None:
    visit = visits.arrive(by=officer)
    visits.ask(by=officer, visit_id=visit.id, procedure="ks")
    named = visits.identify(by=officer, visit_id=visit.id, name="Trần Thị Bình")
    assert named.sector == "Hộ tịch"
    assert people.Person.get_by_id(named.person_id).name == "Trần Thị Bình"
    assert visits.ask(by=officer, visit_id=visit.id, procedure="kt").position == 2


def test_a_visit_is_found_by_its_ticket_of_the_day(officer: Actor, wall: Wall) -> None:
    visit = visits.arrive(by=officer)
    for typed in ("A001", "a1", " a 01 "):
        assert visits.by_ticket(typed).id == visit.id
    for typed in ("A002", "001", "", "AA1", "A0001x"):
        with pytest.raises(Refused) as refused:
            visits.by_ticket(typed)
        assert refused.value.rule == ("visit.ticket" if typed == "A002" else "ticket")
    wall.run(24 * 60)
    with pytest.raises(Refused):
        visits.by_ticket("A001")
    assert visits.arrive(by=officer).ticket == "A001"
