"""Who leaves keeps nothing: no errand or class waits for them, and no citizen's data is theirs to read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models import centre, errands, lessons, sessions, volunteers
from models.base import rows
from models.errands import Errand
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY, Wall
from .test_errands import TUESDAY, TWO, assigned
from .test_lessons import planned


@pytest.fixture(autouse=True)
def ten(founder: Actor, wall: Wall) -> None:
    """It is ten; the Centre has the place of home visits."""
    centre.add_place(by=founder, code="NHA", name="Tại nhà", kind="home")
    wall.set(10)


def leave(by: Actor, code: str = "TNV01") -> None:
    """Let a volunteer go."""
    volunteers.change_volunteer(by=by, code=code, active=False)


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        ({"day": TUESDAY}, False),
        ({"starts": "10:30"}, False),
        ({}, False),
        ({"starts": "09:30"}, True),
    ],
)
def test_an_errand_to_come_loses_who_leaves_and_is_asked_for_again(
    when: dict[str, Any], kept: bool, officer: Actor, supervisor: Actor
) -> None:
    """One whose hour is over still waits for being written down by who was there."""
    row = assigned(officer, **when)
    leave(supervisor)
    found = errands.shown(officer, row.id)
    assert (found.volunteers, found.state) == (("TNV01, TNV02" if kept else "TNV02"), "assigned")
    assert found.alone is not kept
    leave(supervisor, "TNV02")
    found = errands.shown(officer, row.id)
    assert (found.volunteers, found.state) == (("TNV01, TNV02", "assigned") if kept else ("", "asked"))
    assert [one.id for one in errands.listed(officer, "unassigned")] == ([] if kept else [row.id])


def test_an_errand_that_was_given_back_is_assigned_to_others(officer: Actor, supervisor: Actor) -> None:
    row = assigned(officer, codes=("TNV01", "TNV02"), day=TUESDAY)
    for code in TWO:
        leave(supervisor, code)
    volunteers.add_volunteer(by=supervisor, code="TNV03", name="Vi Thị Lan")
    errands.assign(by=officer, errand_id=row.id, volunteer_codes=("TNV03",), alone=True)
    assert errands.shown(officer, row.id).volunteers == "TNV03"
    volunteers.change_volunteer(by=supervisor, code="TNV01", active=True)
    assert errands.of_volunteer(officer, "TNV01") == [], "who comes back begins anew"


def test_who_left_reads_and_writes_nothing_of_an_errand(
    officer: Actor, supervisor: Actor, volunteer: Actor, wall: Wall
) -> None:
    row = assigned(officer, starts="09:30")
    assert errands.shown(volunteer, row.id).address
    assert errands.show_phone(by=volunteer, errand_id=row.id)
    leave(supervisor)
    with pytest.raises(Refused, match="Không có việc"):
        errands.shown(volunteer, row.id)
    assert errands.listed(volunteer, "own") == []
    assert errands.printed(volunteer).rows == ()
    for verb, facts in ((errands.show_phone, {}), (errands.fail, {"reason": "1"})):
        with pytest.raises(Refused) as refused:
            verb(by=volunteer, errand_id=row.id, **facts)  # type: ignore[operator]
        assert refused.value.rule == "errand.other"
    assert rows(Errand, "id = ?", row.id)[0].state == "assigned"


def test_a_class_to_come_loses_who_leaves_and_one_that_began_does_not(
    officer: Actor, supervisor: Actor, volunteer: Actor
) -> None:
    ahead = planned(officer, day=MONDAY + timedelta(days=2))
    evening = planned(officer, starts="19:00", ends="20:30", teachers=("TNV01",))
    begun = planned(officer)
    leave(supervisor)
    teachers = [lessons.shown(officer, row.id).teachers for row in (ahead, evening, begun)]
    assert teachers == ["TNV02", "", "TNV01, TNV02"]
    assert not lessons.shown(volunteer, begun.id).own
    with pytest.raises(Refused) as refused:
        lessons.hold(by=volunteer, lesson_id=begun.id, heads=3)
    assert refused.value.rule == "lesson.other"


def test_who_left_reads_no_names_in_sessions_of_before(
    officer: Actor, supervisor: Actor, volunteer: Actor
) -> None:
    row = sessions.start(by=volunteer)
    sessions.end(by=volunteer, session_id=row.id, ticks={"copied": 1}, result="done", name="Lò Thị Ơn")
    assert sessions.about(volunteer, row.id).name
    leave(supervisor)
    with pytest.raises(Refused) as refused:
        sessions.about(volunteer, row.id)
    assert refused.value.rule == "session.other"
