"""`search.find`: folded, marked first, by any words, number, code or phone (VIETNAMESE.md 3, DOMAIN 9.1)."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures import load
from models import catalogue, dossiers, matching, people, search, text, units, visits
from models import known as known_persons
from models.base import db
from models.journal import Actor
from models.search import Hit, find

from ..conftest import MONDAY, ROLES, Wall
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
    found = titles(known, typed)
    assert sorted(found[:2]) == ["Nguyễn Văn Hoà", "Nguyễn Văn Hòa"]
    assert found[2:] == ["Nguyễn Văn Hoa"]


def test_what_is_typed_without_marks_finds_all_in_the_order_of_the_alphabet(known: Actor) -> None:
    found = titles(known, "hoa")
    assert found == sorted(found, key=text.name_key)
    assert sorted(found) == ["Nguyễn Văn Hoa", "Nguyễn Văn Hoà", "Nguyễn Văn Hòa"]
    assert found[0] == "Nguyễn Văn Hoa"


def test_a_page_is_in_the_order_of_given_names_and_has_the_marked_first(officer: Actor, wall: Wall) -> None:
    """VIETNAMESE.md 4: all Anh, then all Ảnh, then all Ánh."""
    ordered = ["Ngô Thị Anh", "Lê Thị Ảnh", "Bế Thị Ánh", "Bùi Thị Ánh"]
    for name in random.Random(1).sample(ordered, 4):
        visits.arrive(by=officer, name=name)
    assert titles(officer, "thi") == titles(officer, "anh thi") == ordered
    assert titles(officer, "ánh") == [*ordered[2:], *ordered[:2]]


def test_the_newest_of_many_are_on_the_page(officer: Actor, wall: Wall) -> None:
    names = [f"Trần {chr(97 + n)}{chr(97 + n)}" for n in range(15)]
    for name in reversed(names):
        visits.arrive(by=officer, name=name)
    assert titles(officer, "tran") == names[: search.MOST]


@pytest.mark.parametrize("looked_at", (1, 3, 200))
@pytest.mark.parametrize(
    "typed", ("tran v", "trần v", "tran va", "an tran", "tran van b", "trần x", "tran y")
)
def test_how_many_names_are_looked_at_one_by_one_changes_nothing(
    typed: str, looked_at: int, officer: Actor, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Trần Văn An", "Trân Vân Bình", "Trần Thị Bảo Vy", "Lê Văn Xa", "Trần Xuân Vũ", "Trần Vạn"):
        visits.arrive(by=officer, name=name)
    whole = known_persons.with_terms(matching.begun(text.words(typed)), 100)
    folded = known_persons.with_terms(matching.begun(text.words(text.fold(typed))), 100)
    monkeypatch.setattr(known_persons, "LOOKED_AT", looked_at)
    for most in (1, 2, 10):
        expected = {person.name for person in [*whole, *folded]}
        found = [person.name for person in known_persons.named(typed, most)]
        assert set(found) <= expected
        assert len(found) == min(most, len(expected))
        assert set(found[: len(whole)]) <= {person.name for person in whole} or not whole


@pytest.mark.parametrize(
    ("typed", "found"),
    (
        ("qui", ["Lý Quí", "Mĩ Quý"]),
        ("quý", ["Mĩ Quý", "Lý Quí"]),
        ("ly qui", ["Lý Quí"]),
        ("li quy", ["Lý Quí"]),
        ("my", ["Mĩ Quý"]),
        ("hoang", []),
        ("vo", []),
    ),
)
def test_i_and_y_are_taken_for_each_other_last(
    typed: str, found: list[str], officer: Actor, wall: Wall
) -> None:
    """VIETNAMESE.md 3.2: Hoàng and Huỳnh, Vũ and Võ stay apart."""
    for name in ("Lý Quí", "Mĩ Quý", "Huỳnh Vũ"):
        visits.arrive(by=officer, name=name)
    assert titles(officer, typed) == found


NAMES_AS_TYPED = (
    "An",
    "Công Tằng Tôn Nữ Thị Hoà",
    "H'Hen Niê",
    "K'Brêu",
    "Y Ban",
    "Lò Thị Mỷ",
    "H’Ƀlĭm Ơ̆ban",
    "Nguyễn-Lê Văn O'Neil",
    "nguyễn VĂN aN",
    "Ðức Ðỗ",
)


@pytest.mark.parametrize("name", NAMES_AS_TYPED)
def test_a_name_is_kept_and_shown_as_it_was_typed(name: str, officer: Actor, wall: Wall) -> None:
    """VIETNAMESE.md 1.5: composed, and never "corrected"."""
    composed = unicodedata.normalize("NFC", name)
    for form in ("NFC", "NFD"):
        visits.arrive(by=officer, name=unicodedata.normalize(form, name))
    words = text.words(name)
    tried = (name, text.fold(name), name.upper(), " ".join(reversed(words)), text.initials(name))
    for typed in (*tried, *words, unicodedata.normalize("NFD", name)):
        assert titles(officer, typed) == [composed, composed], typed
    assert {person.name for person in known_persons.namesakes(name)} <= {composed}
    assert db.execute_sql("SELECT DISTINCT name FROM person").fetchall() == [(composed,)]


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
    ("typed", "found"),
    (
        ("345678", 1),
        ("678", 1),
        ("0912 345 678", 1),
        ("+84 912.345.678", 1),
        ("78", 0),
        ("912345", 0),
        ("0812345678", 0),
    ),
)
def test_a_phone_is_found_by_its_end(typed: str, found: int, known: Actor) -> None:
    hits = [hit for hit in find(known, typed) if hit.kind == "person"]
    assert [hit.title for hit in hits] == ["Nguyễn Văn An"] * found
    assert all("0912345678" not in hit.detail and "678" in hit.detail for hit in hits)


@pytest.mark.parametrize(
    ("typed", "found"),
    (
        ("038199123456", ["An", "Ba"][:1]),
        ("038 199 123 456", ["An"]),
        ("3456", ["An", "Ba"]),
        ("123456", ["An"]),
        ("623456", ["Ba"]),
        ("456", []),
        ("038199", []),
        ("1038199123456", []),
    ),
)
def test_an_identity_number_is_found_whole_or_by_its_end_and_never_shown(
    typed: str, found: list[str], officer: Actor, wall: Wall
) -> None:
    visits.arrive(by=officer, name="An", identity_number="038199123456")
    visits.arrive(by=officer, name="Ba", identity_number="987623456")
    hits = [hit for hit in find(officer, typed) if hit.kind == "person"]
    assert [hit.title for hit in hits] == found
    assert all("…" not in hit.detail and "***" in hit.detail for hit in hits)
    assert not any("199123" in hit.detail or "76234" in hit.detail for hit in hits)


@pytest.mark.parametrize("role", ROLES)
def test_only_who_may_read_persons_finds_them(
    role: str, actor: Callable[[str], Actor], officer: Actor, wall: Wall
) -> None:
    """DOMAIN 7: by name, initials, phone and identity number alike."""
    visits.arrive(by=officer, name="Lù Seo Tiến", phone="0912345678", identity_number="038199123456")
    by = actor(role)
    for typed in ("tien", "tiến", "lst", "345678", "3456", "038199123456"):
        assert titles(by, typed) == (["Lù Seo Tiến"] if by.may("person.read") else []), typed
    assert by.may("person.read") != (role in ("volunteer", "admin"))


def test_a_ticket_of_today_is_found_however_it_is_typed(known: Actor, wall: Wall) -> None:
    for typed in ("A006", "a6", "a 06"):
        assert titles(known, typed, "visit") == ["A006"]
    assert titles(known, "A007", "visit") == []
    wall.run(24 * 60)
    assert titles(known, "A006", "visit") == []


@pytest.mark.parametrize(
    "typed",
    (
        "H15.50.05.13-261008-0975",
        "h15.50.05.13–261008–0975",
        " H15 . 50.05.13 — 261008 — 0975 ",
        "0975",
        "975",
        "261008-0975",
        "08-0975",
        "261008",
        "1008-",
        "-261008-",
        "08 – 09",
        "05.13-261008",
    ),
)
def test_a_dossier_is_found_by_its_code_or_a_part_of_it(typed: str, officer: Actor, wall: Wall) -> None:
    accepted(officer, code="H15.50.05.13-261008-0975")
    accepted(officer, code="H15.50.05.13-261009-0011")
    assert titles(officer, typed, "dossier") == ["H15.50.05.13-261008-0975"]


def test_dossiers_with_the_end_come_before_those_that_hold_it(officer: Actor, wall: Wall) -> None:
    for code in ("H15.50-261009-0111", "H15.50-260111-0002", "H15.50-260111-0111"):
        accepted(officer, code=code)
    found = titles(officer, "0111", "dossier")
    assert sorted(found[:2]) == ["H15.50-260111-0111", "H15.50-261009-0111"]
    assert found[2:] == ["H15.50-260111-0002"]
    assert titles(officer, "h15", "dossier") == titles(officer, "H15.50-2", "dossier")
    assert len(titles(officer, "h15", "dossier")) == 3
    assert titles(officer, "15", "dossier") == []


def test_a_code_that_is_changed_is_found_by_its_new_parts_only(officer: Actor, supervisor: Actor) -> None:
    dossier = accepted(officer)
    assert titles(officer, "h15", "dossier") == []
    dossiers.set_code(by=officer, dossier_id=dossier.id, code="H15.50-261008-0975")
    assert titles(officer, "1008", "dossier") == ["H15.50-261008-0975"]
    dossiers.set_code(by=supervisor, dossier_id=dossier.id, code="H15.50-261009-0011", reason="3")
    assert titles(officer, "1008", "dossier") == []
    assert titles(officer, "1009", "dossier") == ["H15.50-261009-0011"]


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


@pytest.mark.parametrize(
    ("typed", "first"),
    (
        ("thuy cam", "Xã Cẩm Thủy"),
        ("cẩm thuỷ", "Xã Cẩm Thủy"),
        ("xã cẩm thủy", "Xã Cẩm Thủy"),
        ("cam thac", "Xã Cẩm Thạch"),
        ("hleo ea", "Xã Ea H'Leo"),
        ("h'leo", "Xã Ea H'Leo"),
    ),
)
def test_a_commune_is_found_by_words_begun_in_any_order(typed: str, first: str, register: Path) -> None:
    assert [name for _, name, _ in units.find_communes(typed)][0].replace("’", "'") == first


def test_communes_come_in_the_order_of_the_alphabet_the_marked_first(register: Path) -> None:
    for typed in ("phu", "xa", "cam", "dac khu"):
        names = [name for _, name, _ in units.find_communes(typed, 500)]
        assert len(names) > 5 and names == sorted(names, key=text.word_key)
    marked = [name for _, name, _ in units.find_communes("cầm", 500)]
    assert len(marked) > 3
    exact = [name for name in marked if "cầm" in name.lower()]
    assert marked[: len(exact)] == exact != marked


def test_the_kind_of_a_unit_is_found_by_its_whole_word_only(register: Path) -> None:
    wards = [name for _, name, _ in units.find_communes("phuong", 5000)]
    assert 680 < sum(name.startswith("Phường ") for name in wards) <= len(wards) < 720
    begun = [name for _, name, _ in units.find_communes("phuo", 5000)]
    assert begun and all("phuo" in text.fold(name.removeprefix("Phường ")) for name in begun)


def test_a_former_commune_leads_to_the_new_one_by_its_district_too(register: Path) -> None:
    for typed in ("phong son cam thuy", "cẩm thuỷ phong sơn", "thị trấn phong sơn", "son phong thanh hoa"):
        assert ("Thị trấn Phong Sơn", "15127") in [(row[0], row[5]) for row in units.find_former(typed)], (
            typed
        )


def test_units_closed_by_a_new_list_are_found_no_more(admin: Actor, register: Path, tmp_path: Path) -> None:
    lines = (load.DATA / "former_communes.csv").read_text("utf-8").splitlines()
    shorter = tmp_path / "former.csv"
    shorter.write_text("\n".join(line for line in lines if "Phong Sơn,Huyện Cẩm Thủy" not in line), "utf-8")
    assert units.find_former("phong son cam thuy")
    load.load([shorter], by=admin, replace=True)
    assert units.find_former("phong son cam thuy") == []
    load.load([load.DATA / "former_communes.csv"], by=admin)
    assert units.find_former("phong son cam thuy")


def test_procedures_that_match_as_well_come_usual_first_in_the_order_of_their_names(register: Path) -> None:
    found = catalogue.find_procedures("khai", MONDAY, 50)
    grades = [catalogue._grade(choice, "khai", ["khai"]) or 0 for choice in found]
    assert len(found) > 5 and grades == sorted(grades)
    for grade in grades:
        alike = [choice for choice, its in zip(found, grades) if its == grade]
        assert alike == sorted(alike, key=lambda choice: (not choice.hot_key, text.word_key(choice.short)))


def test_the_initials_of_a_procedure_need_no_thu_tuc(register: Path) -> None:
    assert catalogue.find_procedures("dkks", MONDAY)[0].code == "1.001193"
    assert catalogue.find_procedures("ttdkks", MONDAY)[0].code == "1.001193"


def test_accounts_are_listed_without_regard_to_capitals(admin: Actor) -> None:
    for name in ("Zoe", "anh", "Bao"):
        people.add_account(by=admin, name=name, roles=("officer",))
    names = [account["name"] for account in people.accounts()]
    assert names == sorted(names, key=str.lower) and names[0] == "admin"


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
