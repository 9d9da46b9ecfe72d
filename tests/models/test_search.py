"""`search.find`: folded, marked first, by any words, number, code or phone (VIETNAMESE.md 3, DOMAIN 9.1)."""

from __future__ import annotations

import pytest

from models import search, visits
from models.journal import Actor
from models.search import Hit, find

from ..conftest import Wall
from .busy_day import accepted

PEOPLE = (
    "Nguyễn Văn Hoà",
    "Nguyễn Văn Hòa",
    "Nguyễn Văn Hoa",
    "Trần Thị Đức Hạnh",
    "Lù Seo Tiến",
    "Nguyễn Văn An",
)


@pytest.fixture
def known(officer: Actor, wall: Wall) -> Actor:
    """The officer of a register in which six people came; the last has a phone."""
    for name in PEOPLE:
        visits.arrive(by=officer, name=name, phone="0912345678" if name.endswith("An") else None)
    return officer


def titles(by: Actor, typed: str, kind: str = "person") -> list[str]:
    """Return the titles of what is found of one kind."""
    return [hit.title for hit in find(by, typed) if hit.kind == kind]


@pytest.mark.parametrize(
    ("typed", "found"),
    (
        ("an nguyen", "Nguyễn Văn An"),
        ("van an", "Nguyễn Văn An"),
        ("ng v an", None),
        ("lu seo", "Lù Seo Tiến"),
        ("tien seo lu", "Lù Seo Tiến"),
        ("nva", "Nguyễn Văn An"),
        ("ttdh", "Trần Thị Đức Hạnh"),
        ("duc", "Trần Thị Đức Hạnh"),
        ("đức", "Trần Thị Đức Hạnh"),
        ("ĐỨC HẠNH", "Trần Thị Đức Hạnh"),
        ("hanh, duc", "Trần Thị Đức Hạnh"),
        ("  tiến\t", "Lù Seo Tiến"),
    ),
)
def test_people_are_found_by_words_in_any_order(typed: str, found: str | None, known: Actor) -> None:
    assert titles(known, typed) == ([found] if found else [])


@pytest.mark.parametrize("typed", ("hoà", "hòa", "HÒA", "Hoà", "hoa\u0300"))
def test_what_is_typed_with_marks_finds_the_marked_first_whatever_their_placement(
    typed: str, known: Actor
) -> None:
    assert titles(known, typed) == ["Nguyễn Văn Hòa", "Nguyễn Văn Hoà", "Nguyễn Văn Hoa"]


def test_what_is_typed_without_marks_finds_all_newest_first(known: Actor) -> None:
    assert titles(known, "hoa") == ["Nguyễn Văn Hoa", "Nguyễn Văn Hòa", "Nguyễn Văn Hoà"]


def test_every_prefix_of_a_name_finds_it(known: Actor) -> None:
    for length in range(1, len("nguyen") + 1):
        assert "Nguyễn Văn An" in titles(known, "nguyen"[:length])


def test_a_list_is_never_longer_than_asked(known: Actor) -> None:
    for _ in range(12):
        visits.arrive(by=known, name="Nguyễn Văn Hòa")
    for typed in ("nguyen", "hòa"):
        assert len(titles(known, typed)) == search.MOST
        assert len([hit for hit in find(known, typed, 3) if hit.kind == "person"]) == 3


@pytest.mark.parametrize(
    ("typed", "found"), (("345678", 1), ("678", 1), ("0912 345 678", 1), ("78", 0), ("912345", 0))
)
def test_a_phone_is_found_by_its_end(typed: str, found: int, known: Actor) -> None:
    hits = [hit for hit in find(known, typed) if hit.kind == "person"]
    assert [hit.title for hit in hits] == ["Nguyễn Văn An"] * found
    assert all("0912345678" not in hit.detail and "678" in hit.detail for hit in hits)


def test_a_ticket_of_today_is_found_however_it_is_typed(known: Actor, wall: Wall) -> None:
    for typed in ("A006", "a6", "a 06"):
        assert titles(known, typed, "visit") == ["A006"]
    assert titles(known, "A007", "visit") == []
    wall.run(24 * 60)
    assert titles(known, "A006", "visit") == []


@pytest.mark.parametrize(
    "typed", ("H15.50.05.13-261008-0975", "h15.50.05.13–261008–0975", "0975", "261008-0975", "08-0975")
)
def test_a_dossier_is_found_by_its_code_or_a_part_of_it(typed: str, officer: Actor, wall: Wall) -> None:
    accepted(officer, code="H15.50.05.13-261008-0975")
    accepted(officer, code="H15.50.05.13-261009-0011")
    assert titles(officer, typed, "dossier") == ["H15.50.05.13-261008-0975"]


@pytest.mark.parametrize(
    "typed", ("%", "_____", "0%5", "'; DROP TABLE visit; --", '"', "*", "NEAR(", "a AND", "~", "\x00")
)
def test_signs_are_searched_for_and_never_obeyed(typed: str, officer: Actor, wall: Wall) -> None:
    accepted(officer, code="H15.50.05.13-261008-0975")
    kinds = {hit.kind for hit in find(officer, typed)}
    assert not kinds & {"dossier", "person", "visit"}
    assert kinds == set() or any(c.isalnum() for c in typed)


def test_a_volunteer_finds_neither_persons_nor_dossiers(known: Actor, volunteer: Actor) -> None:
    """DOMAIN 7: volunteers get less."""
    accepted(known, code="H15.50.05.13-261008-0975")
    for typed in ("nguyen", "an nguyen", "345678", "0975", "nva"):
        assert not {hit.kind for hit in find(volunteer, typed)} & {"person", "dossier"}
    (hit,) = [hit for hit in find(volunteer, "A006") if hit.kind == "visit"]
    assert hit.detail == "đang chờ · An"
    assert [hit.detail for hit in find(known, "A006")] == ["đang chờ · Nguyễn Văn An"]


def test_procedures_and_communes_old_and_new_are_found_by_everybody(volunteer: Actor) -> None:
    procedure = next(hit for hit in find(volunteer, "khai sinh") if hit.kind == "procedure")
    assert procedure.key == "1.001193"
    commune = next(hit for hit in find(volunteer, "quang phu") if hit.kind == "commune")
    assert isinstance(commune, Hit) and "Quảng Phú" in commune.title
    assert {hit.key for hit in find(volunteer, "quảng phú", 50) if hit.kind == "commune"} >= {
        "16522",
        "20356",
    }
    former = [hit for hit in find(volunteer, "thuy phong son cam") if hit.kind == "former_commune"]
    assert [hit.title for hit in former] == ["Thị trấn Phong Sơn, Huyện Cẩm Thủy"]
    assert former[0].detail.startswith("→ Xã Cẩm Thủy, ")
    assert [hit.key for hit in find(volunteer, "ks") if hit.kind == "procedure"][0] == "1.001193"


def test_nothing_typed_finds_nothing(officer: Actor) -> None:
    visits.arrive(by=officer, name="Nguyễn Văn An")
    for typed in ("", "  ", "\n", "\u200b"):
        assert find(officer, typed) == []


def test_ten_thousand_letters_are_searched_for_without_harm(known: Actor) -> None:
    assert find(known, "ế" * 10_000) == []


def test_somebody_named_later_is_found_by_the_name(officer: Actor, wall: Wall) -> None:
    visit = visits.arrive(by=officer, phone="0912345678")
    visits.identify(by=officer, visit_id=visit.id, name="Trần Thị Đức Hạnh")
    assert titles(officer, "duc hanh") == ["Trần Thị Đức Hạnh"]
