"""A neighbourhood is found at the beginning of an address, however it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures import load
from models import centre, errands, figures, neighbourhoods, outcomes, people, visits, volunteers
from models.base import db
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY, Wall
from .busy_day import serve_one

ADDRESSES = {
    "Thôn 3": "Thôn 3",
    "thon 3, xã Cẩm Ngọc cũ": "Thôn 3",
    "THÔN 12 gần chợ": "Thôn 12",
    "Tổ dân phố Phong Ý, số 4": "Tổ dân phố Phong Ý",
    "số 3 Thôn 3": None,
    "": None,
}
UNKNOWN = {
    "thon 14, nhà ông Huy": "Thôn 14",
    "THÔN 1 gần chợ": "Thôn 1",
    "tổ 5B": "Tổ 5B",
    "TDP 4": None,
    "tổ dân phố Lê Lợi gần chợ": "Tổ dân phố Lê Lợi",
    "bản Nà Ngao, số 4": "Bản Nà Ngao",
    "Thôn": None,
    "thôn cạnh trường": None,
    "Bản": None,
    "số 3 Thôn 14": None,
    "Tô Hiệu, số 4": None,
    "To Hieu, so 4": None,
    "Bàn Cờ": None,
    "Thôn 14. gần chợ": "Thôn 14",
    "thon 14b; cho": "Thôn 14B",
    "Tổ 5-Khu 2": "Tổ 5",
    "Xóm Chùa Thôn 3": "Xóm Chùa",
}


@pytest.fixture
def known(founder: Actor, wall: Wall) -> None:
    """A commune with three neighbourhoods that its places and teams name."""
    centre.add_place(by=founder, code="N3", name="Nhà", kind="neighbourhood_house", neighbourhood="Thôn 3")
    centre.add_place(by=founder, code="N12", name="Nhà", kind="neighbourhood_house", neighbourhood="Thôn 12")
    volunteers.add_team(by=founder, code="D9", name="Đội 9", neighbourhood="Tổ dân phố Phong Ý")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_tells_the_neighbourhood_it_begins_with(known: None, address: str) -> None:
    assert neighbourhoods.of_address(address) == ADDRESSES[address]


@pytest.mark.parametrize("address", UNKNOWN)
def test_without_a_list_of_the_commune_an_address_is_taken_at_its_word(known: None, address: str) -> None:
    assert neighbourhoods.of_address(address) == UNKNOWN[address]


def test_with_a_list_of_the_commune_an_address_tells_only_what_is_in_it(
    known: None, admin: Actor, tmp_path: Path
) -> None:
    here = db.execute_sql("SELECT commune_code FROM centre").fetchone()[0]
    path = tmp_path / "thon.csv"
    path.write_text(f"commune_code,neighbourhood_code,name,kind\n{here},01,Thôn 1,thôn\n", "utf-8")
    load.load([path], by=admin)
    assert neighbourhoods.of_address("thôn 1, gần chợ") == "Thôn 1"
    assert neighbourhoods.of_address("thôn 14, gần chợ") is None


def test_a_visitor_has_the_neighbourhood_of_the_address_typed_at_the_door(
    known: None, officer: Actor
) -> None:
    visit = visits.arrive(by=officer, procedures=["ks"], name="Hà Văn Bình", address="thôn 12 gần chợ")
    person = people.by_id(visit.person_id)
    assert person is not None and person.neighbourhood == "Thôn 12"
    other = visits.arrive(by=officer, name="Lò Thị An", address="Thôn 3", neighbourhood="Thôn 4")
    assert people.Person.get_by_id(other.person_id).neighbourhood == "Thôn 4"


def test_an_errand_is_in_the_neighbourhood_of_the_address_typed_for_it(known: None, officer: Actor) -> None:
    given = {"contact": "0912345678", "birth_year": 1940}
    row = errands.ask(by=officer, name="Lò Thị Ơn", address="thôn 3, số 3", **given)
    assert row.neighbourhood == "Thôn 3"
    person = people.by_id(row.person_id)
    assert person is not None and person.neighbourhood == "Thôn 3"
    other = errands.ask(by=officer, name="Lò Thị Ơn", address="Thôn 3", neighbourhood="THÔN 12", **given)
    assert other.neighbourhood == "Thôn 12"


def test_a_home_visit_promised_at_the_desk_is_where_its_address_is(known: None, officer: Actor) -> None:
    visit = serve_one(officer, procedures=["ks"], name="Lò Thị Ơn", address="Thôn 3")
    outcomes.record(
        by=officer, visit_id=visit.id, kind="HOME_VISIT", address="Thôn 12, số 3", appointment_day=MONDAY
    )
    assert errands.listed(officer, "unassigned")[0].neighbourhood == "Thôn 12"


@pytest.mark.parametrize("typed", ["THÔN 3", "thon 3", " Thôn  3 "])
def test_a_neighbourhood_is_written_once_for_places_teams_and_visitors(
    known: None, typed: str, founder: Actor, officer: Actor
) -> None:
    place = centre.add_place(
        by=founder, code="N4", name="Nhà", kind="neighbourhood_house", neighbourhood=typed
    )
    team = volunteers.add_team(by=founder, code="D4", name="Đội 4", neighbourhood=typed)
    visit = visits.arrive(by=officer, name="Lò Thị An", neighbourhood=typed)
    person = people.by_id(visit.person_id)
    assert person is not None
    assert {place.neighbourhood, team.neighbourhood, person.neighbourhood} == {"Thôn 3"}
    assert neighbourhoods.known() == ["Thôn 3", "Thôn 12", "Tổ dân phố Phong Ý"]
    assert figures.asked(neighbourhood=typed)[0].neighbourhood == "Thôn 3"


def test_who_alone_writes_a_neighbourhood_may_write_it_anew(known: None, founder: Actor) -> None:
    changed = centre.change_place(by=founder, code="N12", neighbourhood="THÔN 12")
    assert changed.neighbourhood == "THÔN 12"
    team = volunteers.change_team(by=founder, code="D9", neighbourhood="Tổ Dân phố Phong Ý")
    assert team.neighbourhood == "Tổ Dân phố Phong Ý"
    volunteers.change_team(by=founder, code="D9", neighbourhood="thon 12")
    assert neighbourhoods.known() == ["Thôn 3", "THÔN 12"]
    with pytest.raises(Refused, match="đã đúng như vậy"):
        centre.change_place(by=founder, code="N12", neighbourhood="Thôn 12")
