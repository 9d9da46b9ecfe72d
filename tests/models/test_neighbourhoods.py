"""A neighbourhood is found at the beginning of an address, however it is typed."""

from __future__ import annotations

import pytest

from models import centre, neighbourhoods, people, visits, volunteers
from models.journal import Actor

ADDRESSES = {
    "Thôn 3": "Thôn 3",
    "thon 3, xã Cẩm Ngọc cũ": "Thôn 3",
    "THÔN 12 gần chợ": "Thôn 12",
    "Thôn 1": None,
    "Tổ dân phố Phong Ý, số 4": "Tổ dân phố Phong Ý",
    "số 3 Thôn 3": None,
    "": None,
}


@pytest.fixture
def known(founder: Actor) -> None:
    """A commune with three neighbourhoods that its places and teams name."""
    centre.add_place(by=founder, code="N3", name="Nhà", kind="neighbourhood_house", neighbourhood="Thôn 3")
    centre.add_place(by=founder, code="N12", name="Nhà", kind="neighbourhood_house", neighbourhood="Thôn 12")
    volunteers.add_team(by=founder, code="D9", name="Đội 9", neighbourhood="Tổ dân phố Phong Ý")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_tells_the_neighbourhood_it_begins_with(known: None, address: str) -> None:
    assert neighbourhoods.of_address(address) == ADDRESSES[address]


def test_a_visitor_has_the_neighbourhood_of_the_address_typed_at_the_door(
    known: None, officer: Actor
) -> None:
    visit = visits.arrive(by=officer, procedures=["ks"], name="Hà Văn Bình", address="thôn 12 gần chợ")
    person = people.by_id(visit.person_id)
    assert person is not None and person.neighbourhood == "Thôn 12"
    other = visits.arrive(by=officer, name="Lò Thị An", address="Thôn 3", neighbourhood="Thôn 4")
    assert people.Person.get_by_id(other.person_id).neighbourhood == "Thôn 4"
