"""Whom somebody means by what is typed: a code, a number, a name - never somebody else."""

from __future__ import annotations

import pytest

from models import roster, volunteers
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY, Wall
from .test_roster import plan

NAMES = {"TNV 7": "Lò Thị Hoa", "TNV 17": "Vi Văn Hòa", "TNV 10": "Hà Thị Lan", "TNV 100": "Hà Thị Lan Anh"}


@pytest.fixture(autouse=True)
def team(supervisor: Actor, wall: Wall) -> None:
    """Volunteers whose numbers and names lie in one another."""
    for code, name in NAMES.items():
        volunteers.add_volunteer(by=supervisor, code=code, name=name)


@pytest.mark.parametrize("meant", [roster.volunteer, roster.somebody])
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("7", "TNV 7"),
        ("07", "TNV 7"),
        ("tnv07", "TNV 7"),
        ("TNV 17", "TNV 17"),
        ("1", "TNV01"),
        ("TNV 1", "TNV01"),
        ("10", "TNV 10"),
    ],
)
def test_a_number_is_that_of_its_volunteer_alone(meant: object, typed: str, code: str) -> None:
    assert meant(typed).code == code  # type: ignore[operator]


@pytest.mark.parametrize("typed", ["0", "3", "70", "TNV", "TNV 3", "²", "TNV²", "①", "", "9" * 5000])
def test_a_number_that_nobody_has_means_nobody(typed: str) -> None:
    for meant in (roster.volunteer, roster.somebody):
        with pytest.raises(Refused) as refused:
            meant(typed)
        assert refused.value.rule == "volunteer.unknown"


def test_a_name_means_the_one_who_has_it(supervisor: Actor) -> None:
    assert roster.somebody("y bia").code == "TNV01"
    assert roster.somebody("anh").code == "TNV 100"
    assert roster.somebody("văn hòa").code == "TNV 17"
    assert roster.somebody("bi").code == "TNV01"


def test_a_name_that_several_have_is_refused_with_all_of_them(supervisor: Actor) -> None:
    with pytest.raises(Refused, match="TNV 7 Hoa, TNV 17 Hòa") as refused:
        roster.somebody("hoa")
    assert (refused.value.rule, refused.value.field) == ("volunteer.several", "volunteer")


def test_who_is_closed_is_nobody_else(supervisor: Actor) -> None:
    volunteers.change_volunteer(by=supervisor, code="TNV 7", active=False)
    with pytest.raises(Refused):
        roster.somebody("7")
    assert roster.somebody("hoa").code == "TNV 17"


def test_who_is_called_so_is_offered_first(supervisor: Actor) -> None:
    assert [row.code for row in roster.free(MONDAY, ("07:00", "11:30"), "7")] == ["TNV 7", "TNV 17"]
    assert [row.code for row in roster.free(MONDAY, ("07:00", "11:30"), "17")] == ["TNV 17"]
    plan(supervisor, code="TNV 7")
    assert [row.code for row in roster.free(MONDAY, ("07:00", "11:30"), "7")] == ["TNV 17"]
    assert roster.free(MONDAY, ("07:00", "11:30"), "²") == []


@pytest.mark.parametrize("code", ["TNV²", "TNV ½", "TNV ٣"])
def test_a_code_has_plain_digits(code: str, supervisor: Actor) -> None:
    with pytest.raises(Refused) as refused:
        volunteers.add_volunteer(by=supervisor, code=code, name="Vi Thị Mai")
    assert refused.value.rule == "code"
