"""Errands, lessons and shifts behind a figure: as many rows as it says, in every scope."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from models import centre, errands, figures, lessons, roster, volunteers
from models.base import db
from models.errors import Refused
from models.figures import periods
from models.journal import Actor
from models.sessions import EVERYTHING, Scope

from ..conftest import MONDAY, Wall

LAST = MONDAY + timedelta(days=3)
PERIOD = periods.span(MONDAY, LAST)

ADDS_UP: dict[str, Callable[[Any], float]] = {
    "Quãng đường": lambda row: row.km,
    "người được tuyên truyền": lambda row: row.heads,
    "lượt học viên": lambda row: row.heads,
    "Giờ trực thực tế": lambda row: row.minutes,
}
"""The figures that sum something of their rows; the others count them."""


@pytest.fixture
def busy(register: Path, supervisor: Actor, founder: Actor, volunteer: Actor, wall: Wall) -> Path:
    """A register with shifts served, missed, unplanned and to come; errands and lessons of some kinds."""
    _shifts(supervisor, volunteer, wall)
    centre.add_place(by=founder, code="NHA", name="Tại nhà", kind="home")
    centre.add_place(by=founder, code="DUONG", name="Trên đường", kind="road")
    _errands(supervisor)
    for place, heads in (("TT", 5), ("CA", 7)):
        plan = {"title": "VNeID", "day": MONDAY, "starts": "08:00", "ends": "09:00", "place": place}
        row = lessons.plan(by=supervisor, teachers=["TNV01"], **plan)  # type: ignore[arg-type]
        wall.run(60)
        lessons.hold(by=supervisor, lesson_id=row.id, heads=heads)
    wall.set(20, day=LAST)
    return register


def _shifts(supervisor: Actor, volunteer: Actor, wall: Wall) -> None:
    who = {code: volunteers.by_code(code).id for code in ("TNV01", "TNV02")}
    for code, place, after, starts, ends in (
        ("TNV01", "TT", 0, "07:30", "11:30"), ("TNV02", "CA", 0, "07:30", "11:30"),
        ("TNV02", "TT", 2, "13:30", "17:00"), ("TNV01", "TT", 4, "07:30", "11:30"),
    ):  # fmt: skip
        roster.plan_shift(
            by=supervisor, volunteer_id=who[code], place_id=centre.place(place).id,
            day=MONDAY + timedelta(days=after), starts=starts, ends=ends,
        )  # fmt: skip
    roster.check_in(by=volunteer)
    wall.run(100)
    roster.check_out(by=volunteer)


def _errands(supervisor: Actor) -> None:
    done = (("home_visit", 3.5), ("home_visit", None), ("transport", 8.0), ("outreach", 1.0))
    for hour, (kind, km) in enumerate(done):
        row = errands.ask(by=supervisor, kind=kind, name="Lò Thị Ơn", contact="0912345678", address="Thôn 3",
                          neighbourhood="Thôn 3", day=MONDAY)  # fmt: skip
        errands.assign(by=supervisor, errand_id=row.id, volunteer_codes=("TNV01", "TNV02"))
        more: dict[str, Any] = (
            {"heads": 12, "topics": "VNeID"}
            if kind == "outreach"
            else {"started": f"0{hour}:00", "ended": f"0{hour}:10", "ticks": {"copied": 1}}
        )
        errands.finish(by=supervisor, errand_id=row.id, km=km, **more)
    failed = errands.ask(by=supervisor, kind="home_visit", name="Lò Thị Ơn", contact="0912345678",
                         address="Thôn 3", day=MONDAY)  # fmt: skip
    errands.fail(by=supervisor, errand_id=failed.id, reason="1")


def _scopes() -> list[Scope]:
    team = db.execute_sql("SELECT min(id) FROM team").fetchone()[0]
    return [
        EVERYTHING, Scope(team_id=team), Scope(volunteer_id=volunteers.by_code("TNV01").id),
        Scope(volunteer_id=volunteers.by_code("TNV02").id), Scope(place_id=centre.place("TT").id),
        Scope(place_id=centre.place("CA").id), Scope(neighbourhood="Thôn 3"), Scope(neighbourhood=""),
    ]  # fmt: skip


def test_a_figure_and_the_rows_behind_it_say_the_same_in_every_scope(busy: Path, supervisor: Actor) -> None:
    said: dict[str, float] = {}
    for scope in _scopes():
        for row in figures.table("general", PERIOD, scope).rows:
            if not figures.is_outside(row.key) or row.key == "shift:planned" and row.kind == "minutes":
                continue
            found = figures.outside(supervisor, PERIOD, row.key, scope)
            assert found.count == len(found.rows)
            one = ADDS_UP.get(row.label, lambda it: 1)
            assert sum(one(it) for it in found.rows) == row.values[0], (row, scope)
            said[row.label] = max(said.get(row.label, 0), float(row.values[0] or 0))
    assert len(said) == 10 and min(said.values()) > 0, "every figure was more than nothing somewhere"


def test_hours_planned_are_those_of_the_shifts_behind_them(busy: Path, supervisor: Actor) -> None:
    rows = {row.label: row for row in figures.table("general", PERIOD).rows if row.key == "shift:planned"}
    assert len(rows) == 1, "both figures of what is planned are called the same"
    found = figures.outside(supervisor, PERIOD, "shift:planned")
    assert [row.planned_minutes for row in found.rows] == [210, 240, 240]
    assert found.count == 3, "what is planned of days to come does not count yet"


def test_the_newest_rows_are_listed_and_all_are_counted(busy: Path, supervisor: Actor) -> None:
    for key, many in (("errand:home_visit", 2), ("lesson:held", 2), ("shift:planned", 3)):
        found = figures.outside(supervisor, PERIOD, key, most=1)
        assert (len(found.rows), found.count) == (1, many), key


def test_rows_are_for_those_who_may_read_them(busy: Path, officer: Actor, volunteer: Actor) -> None:
    with pytest.raises(Refused) as refused:
        figures.outside(officer, PERIOD, "shift:served")
    assert refused.value.facts["verb"] == "roster.read"
    scope, _words = figures.allowed(volunteer)
    for key, many in (("errand:home_visit", 2), ("lesson:held", 2), ("shift:served", 1)):
        found = figures.outside(volunteer, PERIOD, key, scope)
        assert len(found.rows) == found.count == many, key


@pytest.mark.parametrize("key", ["shift:none", "errand:", "errand:x", "all", "", "lesson:planned"])
def test_a_key_that_there_is_not_leads_nowhere(key: str, register: Path, supervisor: Actor) -> None:
    with pytest.raises(Refused) as refused:
        figures.outside(supervisor, PERIOD, key)
    assert refused.value.rule == "figures.behind"


@pytest.mark.parametrize("key", ["shift:served", "errand:transport", "lesson:held"])
def test_what_is_of_no_kind_of_help_has_no_rows_of_one(key: str, register: Path, supervisor: Actor) -> None:
    with pytest.raises(Refused) as refused:
        figures.outside(supervisor, PERIOD, key, Scope(kind="copied"))
    assert refused.value.rule == "figures.behind"
