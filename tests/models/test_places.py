"""Places: six kinds, each set up by its code, changed and closed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models import centre, lessons, roster
from models.base import rows
from models.centre import PLACE_KINDS
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY, Wall
from .test_lessons import planned
from .test_patterns import SUNDAY, pattern, told
from .test_roster import plan


@pytest.mark.parametrize("kind", PLACE_KINDS)
def test_a_place_of_every_kind_can_be_set_up_and_is_called_by_its_words(kind: str, admin: Actor) -> None:
    """DOMAIN 5.3: the Centre, the police, a neighbourhood house, a home, the road, by phone."""
    row = centre.add_place(by=admin, code="P1", name="Điểm mới", kind=kind, neighbourhood="Thôn 3", needed=2)
    assert centre.place("P1") == row
    assert (row.neighbourhood, row.needed) == ("Thôn 3", 2)
    assert PLACE_KINDS[row.kind][0].isupper()


def test_there_are_the_six_kinds_of_places() -> None:
    assert len(PLACE_KINDS) == 6


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"code": "P1", "name": "x", "kind": "moon"}, "choice"),
        ({"code": "ca", "name": "x", "kind": "police"}, "code.taken"),
        ({"code": "P1", "name": " ", "kind": "police"}, "form.needed"),
        ({"code": "P1", "name": "x", "kind": "police", "needed": 100}, "number"),
    ],
)
def test_a_place_that_cannot_be_is_refused(given: dict[str, object], rule: str, admin: Actor) -> None:
    with pytest.raises(Refused) as refused:
        centre.add_place(by=admin, **given)  # type: ignore[arg-type]
    assert refused.value.rule == rule
    assert len(centre.places()) == 2


def test_a_place_is_renamed_closed_and_opened_again(admin: Actor) -> None:
    row = centre.change_place(by=admin, code="ca", name="Công an xã", neighbourhood="Thôn 1", needed=0)
    assert (row.name, row.neighbourhood, row.needed) == ("Công an xã", "Thôn 1", 0)
    assert centre.change_place(by=admin, code="CA", neighbourhood="").neighbourhood is None
    centre.change_place(by=admin, code="CA", active=False)
    assert [place.code for place in centre.places()] == ["TT"]
    assert [(place.code, place.active) for place in centre.listed_places()] == [("TT", 1), ("CA", 0)]
    centre.change_place(by=admin, code="CA", active=True)
    assert [place.code for place in centre.places()] == ["TT", "CA"]


def test_a_place_with_desks_and_the_last_one_stay_open(admin: Actor) -> None:
    with pytest.raises(Refused) as refused:
        centre.change_place(by=admin, code="TT", active=False)
    assert (refused.value.rule, refused.value.facts["desks"]) == ("place.desks", "1, 2")
    with pytest.raises(Refused) as refused:
        centre.change_place(by=admin, code="no", active=False)
    assert refused.value.rule == "place.unknown"


def test_what_a_place_asks_for_is_taken_away_with_an_empty_field(admin: Actor) -> None:
    assert centre.change_place(by=admin, code="CA", needed=2).needed == 2
    assert centre.change_place(by=admin, code="CA", needed="").needed is None


def test_a_place_that_closes_gives_up_its_shifts_to_come_and_its_patterns(
    supervisor: Actor, admin: Actor, wall: Wall
) -> None:
    wall.set(9)
    pattern(supervisor, place="CA", weekday=3)
    pattern(supervisor, code="TNV02", weekday=3)
    roster.fill(by=supervisor, first=MONDAY, last=SUNDAY)
    wednesday = MONDAY + timedelta(days=2)
    assert told() == [(wednesday, "TNV01", "07:00"), (wednesday, "TNV02", "07:00")]
    centre.change_place(by=admin, code="CA", active=False)
    assert told() == [(wednesday, "TNV02", "07:00")]
    (row,) = rows(roster.Shift, "cancelled_at IS NOT NULL")
    assert row.reason_key == "absence.closed"
    ends = {one.volunteer: one.row.to_day for one in roster.weekly(by=supervisor)}
    assert ends == {"TNV01": MONDAY, "TNV02": None}
    assert roster.fill(by=supervisor, first=MONDAY, last=SUNDAY).added == ()


def test_a_place_where_somebody_is_on_duty_stays_open(
    supervisor: Actor, volunteer: Actor, admin: Actor, wall: Wall
) -> None:
    wall.set(7, 30)
    plan(supervisor, place="CA")
    roster.check_in(by=volunteer)
    with pytest.raises(Refused) as refused:
        centre.change_place(by=admin, code="CA", active=False)
    assert (refused.value.rule, refused.value.facts["volunteers"]) == ("place.on_duty", "TNV01")
    roster.check_out(by=volunteer)
    assert not centre.change_place(by=admin, code="CA", active=False).active


def test_a_place_with_a_class_to_come_stays_open_until_the_class_is_dealt_with(
    officer: Actor, admin: Actor, wall: Wall
) -> None:
    wall.set(9)
    friday = MONDAY + timedelta(days=4)
    row = planned(officer, place="CA", day=friday)
    with pytest.raises(Refused) as refused:
        centre.change_place(by=admin, code="CA", active=False)
    assert refused.value.rule == "place.lessons"
    assert refused.value.facts["title"] == "VNeID cho người lớn tuổi"
    lessons.cancel(by=officer, lesson_id=row.id, reason="no_room")
    assert not centre.change_place(by=admin, code="CA", active=False).active
