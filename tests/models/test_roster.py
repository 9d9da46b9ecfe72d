"""DOMAIN 10, item 29: shifts are planned, given up, taken over; gaps and overlaps are shown."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from models import centre, journal, roster, volunteers
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY, Wall
from .test_duty import shift as stored

FRIDAY = MONDAY + timedelta(days=4)
HOLIDAY = MONDAY + timedelta(days=1)
"""Ngày Văn hóa Việt Nam."""


@pytest.fixture(autouse=True)
def morning(wall: Wall) -> None:
    """It is Monday morning: nothing that is planned is past."""


def volunteer_id(code: str = "TNV01") -> int:
    return int(volunteers.by_code(code).id)


def plan(by: Actor, times: str = "07:00-11:30", code: str = "TNV01", **given: Any) -> roster.Shift:
    starts, ends = times.split("-")
    place = centre.place(given.pop("place", "TT")).id
    return roster.plan_shift(
        by=by,
        volunteer_id=volunteer_id(code),
        place_id=place,
        starts=starts,
        ends=ends,
        **{"day": MONDAY, **given},
    )


def refusal(attempt: Any, *args: Any, **given: Any) -> str:
    with pytest.raises(Refused) as refused:
        attempt(*args, **given)
    return refused.value.rule


def lines() -> int:
    return int(journal.Journal.select().count())


def test_a_shift_is_planned_with_times_as_they_are_typed(supervisor: Actor, wall: Wall) -> None:
    row = plan(supervisor, "7h-11.30")
    assert (row.starts, row.ends) == ("07:00", "11:30")


@pytest.mark.parametrize(
    ("times", "rule"),
    (("11:30-07:00", "shift.order"), ("07:00-07:00", "shift.order"), ("25:00-26:00", "session.time")),
)
def test_times_that_cannot_be_are_refused(times: str, rule: str, supervisor: Actor) -> None:
    assert refusal(plan, supervisor, times) == rule


def test_a_second_shift_at_the_same_time_is_refused_with_the_first(supervisor: Actor) -> None:
    plan(supervisor, place="CA")
    with pytest.raises(Refused) as refused:
        plan(supervisor, "11:00-17:00")
    assert "TNV01 đã có ca 07:00–11:30 ngày 23/11/2026 ở Công an" in str(refused.value)
    plan(supervisor, "11:30-17:00")
    plan(supervisor, "11:00-17:00", code="TNV02")


def test_who_has_checked_out_is_free_again(supervisor: Actor, wall: Wall) -> None:
    wall.set(20)
    stored(supervisor, "07:00-17:00", "07:00", "11:00")
    assert plan(supervisor, "11:00-17:00").id


def test_a_volunteer_or_a_place_that_is_not_active_gets_no_shift(
    supervisor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal.act("shift.plan", supervisor) as doing:
        doing.change(volunteers.Volunteer, volunteer_id("TNV02"), active=0)
        doing.change(centre.Place, centre.place("CA").id, active=0)
    with pytest.raises(Refused) as refused, journal.act("shift.plan", supervisor) as doing:
        plan(supervisor, code="TNV02")
    closed = centre.Place.get(centre.Place.code == "CA").id
    assert "TNV02 đã nghỉ" in str(refused.value)
    assert "TNV02" not in [row.code for row in roster.free(MONDAY, ("07:00", "11:30"))]
    rule = refusal(
        roster.plan_shift,
        by=supervisor,
        volunteer_id=volunteer_id(),
        place_id=closed,
        day=MONDAY,
        starts="7",
        ends="9",
    )
    assert rule == "place.inactive"


def test_a_cancelled_shift_keeps_its_reason_and_makes_room(supervisor: Actor, wall: Wall) -> None:
    row = roster.cancel_shift(by=supervisor, shift_id=plan(supervisor).id, reason="1")
    assert (row.reason_key, bool(row.cancelled_at)) == ("absence.sick", True)
    assert plan(supervisor).id != row.id
    assert refusal(roster.cancel_shift, by=supervisor, shift_id=row.id, reason="1") == "shift.state"


def test_no_shift_is_cancelled_without_a_reason(supervisor: Actor, wall: Wall) -> None:
    row = plan(supervisor)
    assert refusal(roster.cancel_shift, by=supervisor, shift_id=row.id, reason=None) == "reason.needed"


def test_a_shift_that_was_begun_or_is_past_is_not_cancelled(
    supervisor: Actor, admin: Actor, wall: Wall
) -> None:
    """An absence stays an absence, unless who sets times right says that it was none."""
    begun = stored(supervisor, "07:00-11:30", "07:00")
    past = plan(supervisor, day=MONDAY - timedelta(days=1))
    for by, row in ((supervisor, begun), (admin, begun), (admin, past)):
        assert refusal(roster.cancel_shift, by=by, shift_id=row.id, reason="1") == "shift.state"


def test_a_volunteer_cancels_only_the_own_shift(volunteer: Actor, supervisor: Actor, wall: Wall) -> None:
    other = plan(supervisor, code="TNV02")
    assert refusal(roster.cancel_shift, by=volunteer, shift_id=other.id, reason="1") == "shift.other"
    assert roster.cancel_shift(by=volunteer, shift_id=plan(supervisor).id, reason="1").cancelled_at


def test_who_takes_a_shift_over_stands_in_it_for_the_other(supervisor: Actor, wall: Wall) -> None:
    old = plan(supervisor)
    new = roster.replace_shift(by=supervisor, shift_id=old.id, volunteer_id=volunteer_id("TNV02"), reason="2")
    assert (new.replaces_id, new.day, new.starts, new.ends, new.place_id) == (
        old.id,
        old.day,
        old.starts,
        old.ends,
        old.place_id,
    )
    (entry,) = roster.entries(MONDAY, MONDAY)
    assert (entry.volunteer, entry.instead, entry.name) == ("TNV02", "TNV01", "Ơn")


def test_a_takeover_that_cannot_be_changes_nothing(supervisor: Actor, wall: Wall) -> None:
    row, other = plan(supervisor), plan(supervisor, "08:00-09:00", code="TNV02")
    before = lines()
    same = {"by": supervisor, "shift_id": row.id, "reason": "1"}
    assert refusal(roster.replace_shift, volunteer_id=volunteer_id(), **same) == "shift.same"
    assert refusal(roster.replace_shift, volunteer_id=volunteer_id("TNV02"), **same) == "shift.overlap"
    assert [entry.id for entry in roster.entries(MONDAY, MONDAY)] == [row.id, other.id]
    assert lines() == before


def test_the_board_shows_half_days_of_places_that_ask_with_what_they_lack(
    supervisor: Actor, wall: Wall
) -> None:
    centre.change_place(by=supervisor, code="TT", needed=2)
    centre.change_place(by=supervisor, code="CA", needed=0)
    plan(supervisor)
    plan(supervisor, place="CA", code="TNV02")
    halves = roster.board(MONDAY, MONDAY, by=supervisor)
    told = [(half.code, half.name, half.planned, half.missing, half.surplus) for half in halves]
    assert told == [
        ("TT", "Sáng", 1, 1, 0),
        ("CA", "Sáng", 1, 0, 0),
        ("TT", "Chiều", 0, 2, 0),
        ("CA", "Chiều", 0, 0, 0),
    ]
    assert [half.name for half in roster.gaps(halves)] == ["Sáng", "Chiều"]


def test_a_surplus_is_told_too(supervisor: Actor, wall: Wall) -> None:
    centre.change_place(by=supervisor, code="TT", needed=1)
    plan(supervisor)
    plan(supervisor, code="TNV02")
    assert roster.board(MONDAY, MONDAY, by=supervisor)[0].surplus == 1


def test_a_shift_fills_the_half_days_it_covers_for_half_at_least(supervisor: Actor, wall: Wall) -> None:
    centre.change_place(by=supervisor, code="TT", needed=1)
    plan(supervisor, "10:30-17:00")
    morning, afternoon = roster.board(MONDAY, MONDAY, by=supervisor)
    assert (len(morning.entries), morning.missing) == (1, 1)
    assert (len(afternoon.entries), afternoon.missing) == (1, 0)


def test_a_day_off_has_no_half_days_but_shows_its_shifts(supervisor: Actor, wall: Wall) -> None:
    centre.change_place(by=supervisor, code="TT", needed=1)
    assert roster.board(HOLIDAY, HOLIDAY, by=supervisor) == []
    plan(supervisor, "18:00-20:00", day=HOLIDAY, anyway=True)
    (half,) = roster.board(HOLIDAY, HOLIDAY, by=supervisor)
    assert (half.name, half.opens, half.needed, half.planned) == ("Tối", "18:00", 0, 1)


def test_a_place_without_hours_has_those_of_the_centre(supervisor: Actor, founder: Actor) -> None:
    road = centre.add_place(by=founder, code="DUONG", name="Trên đường", kind="road", needed=1)
    (morning, afternoon) = [
        half for half in roster.board(MONDAY, MONDAY, by=supervisor) if half.place_id == road.id
    ]
    assert (morning.opens, afternoon.closes) == ("07:00", "17:00")


def test_a_saturday_only_for_intake_is_a_half_day_of_the_roster(supervisor: Actor, wall: Wall) -> None:
    saturday = MONDAY + timedelta(days=5)
    for code in ("TT", "CA"):
        centre.change_place(by=supervisor, code=code, needed=1)
    assert [half.code for half in roster.board(saturday, saturday, by=supervisor)] == ["CA"]


def test_a_register_that_asks_nowhere_shows_its_first_place(supervisor: Actor, wall: Wall) -> None:
    assert {half.code for half in roster.board(MONDAY, FRIDAY, by=supervisor)} == {"TT"}


def test_the_roster_is_read_by_who_may(officer: Actor, wall: Wall) -> None:
    assert refusal(roster.board, MONDAY, MONDAY, by=officer) == "right"


def test_no_more_than_a_quarter_is_looked_at_at_once(supervisor: Actor) -> None:
    for first, last in ((MONDAY, MONDAY + timedelta(days=92)), (FRIDAY, MONDAY)):
        assert refusal(roster.board, first, last, by=supervisor) == "roster.span"


def test_the_board_of_a_week_takes_as_many_queries_as_that_of_a_quarter(
    supervisor: Actor, wall: Wall, queries: list[str]
) -> None:
    plan(supervisor)
    roster.board(MONDAY, MONDAY, by=supervisor)
    for days in (4, 91):
        queries.clear()
        roster.board(MONDAY, MONDAY + timedelta(days=days), by=supervisor)
        assert len(queries) == 5


@pytest.mark.parametrize(
    ("came", "went", "hour", "state"),
    (
        ("", "", 6, "planned"),
        ("", "", 8, "awaited"),
        ("", "", 12, "absent"),
        ("07:00", "", 8, "on_duty"),
        ("07:00", "", 12, "unended"),
        ("07:00", "11:00", 12, "served"),
    ),
)
def test_a_shift_says_what_has_become_of_it(
    came: str, went: str, hour: int, state: str, supervisor: Actor, wall: Wall
) -> None:
    stored(supervisor, "07:00-11:30", came, went)
    wall.set(hour)
    (entry,) = roster.entries(MONDAY, MONDAY)
    assert entry.state == state


def test_late_and_early_are_minutes_beyond_ten(supervisor: Actor, wall: Wall) -> None:
    wall.set(20)
    stored(supervisor, "07:00-11:30", "07:10", "11:20")
    stored(supervisor, "13:30-17:00", "13:45", "16:30")
    first, second = roster.entries(MONDAY, MONDAY)
    assert (first.late, first.early, second.late, second.early) == (0, 0, 15, 30)


def test_old_rows_that_overlap_are_shown(supervisor: Actor, wall: Wall) -> None:
    one = stored(supervisor, "07:00-11:30")
    other = stored(supervisor, "11:00-17:00", place="CA")
    stored(supervisor, "07:00-11:30", code="TNV02")
    found = roster.overlaps(roster.entries(MONDAY, MONDAY))
    assert [(first.id, second.id) for first, second in found] == [(one.id, other.id)]


def test_volunteers_and_places_are_meant_by_what_is_typed(register: Any) -> None:
    for typed in ("TNV01", "tnv 01", "TNV-01", "1", "01"):
        assert roster.volunteer(typed).code == "TNV01"
    assert refusal(roster.volunteer, "TNV77") == "volunteer.unknown"
    for typed in ("CA", "ca", "công an", "CONG AN"):
        assert roster.place(typed).code == "CA"
    assert refusal(roster.place, "XYZ") == "place.unknown"


def test_free_volunteers_are_those_without_a_shift_then(supervisor: Actor) -> None:
    plan(supervisor)
    assert [row.code for row in roster.free(MONDAY, ("11:00", "12:00"))] == ["TNV02"]
    assert [row.code for row in roster.free(MONDAY, ("11:30", "12:00"))] == ["TNV01", "TNV02"]
    assert [row.code for row in roster.free(MONDAY, ("11:30", "12:00"), "y bia")] == ["TNV01"]


def test_a_shift_of_the_past_is_planned_by_nobody_but_who_sets_times_right(
    supervisor: Actor, admin: Actor
) -> None:
    """A year that was typed wrong would be a month of absences; a forgotten shift may be written down."""
    for by, days, allowed in ((admin, 1, False), (supervisor, 7, True), (supervisor, 8, False)):
        day = MONDAY - timedelta(days=days)
        if allowed:
            assert plan(by, day=day).day == day
        else:
            assert refusal(plan, by, day=day) == "shift.past"
    assert refusal(plan, supervisor, day=MONDAY.replace(year=2025)) == "shift.past"


def test_a_mistaken_shift_of_the_past_is_cancelled_by_who_sets_times_right(
    supervisor: Actor, admin: Actor, volunteer: Actor
) -> None:
    row = stored(supervisor, "07:00-11:30", day=MONDAY - timedelta(days=300))
    for by in (admin, volunteer):
        assert refusal(roster.cancel_shift, by=by, shift_id=row.id, reason="6") == "shift.state"
    assert (
        roster.cancel_shift(by=supervisor, shift_id=row.id, reason="6").reason_key == "absence.planned_twice"
    )
    begun = stored(supervisor, "07:00-11:30", "07:00", "11:30", day=MONDAY - timedelta(days=299))
    assert refusal(roster.cancel_shift, by=supervisor, shift_id=begun.id, reason="6") == "shift.state"


def test_two_places_of_one_name_are_meant_by_their_codes_alone(founder: Actor) -> None:
    for code in ("N1", "N2"):
        centre.add_place(by=founder, code=code, name="Nhà văn hóa", kind="neighbourhood_house")
    assert roster.place("n1").code == "N1"
    with pytest.raises(Refused) as refused:
        roster.place("nhà văn hóa")
    assert (refused.value.rule, refused.value.field) == ("place.unknown", "place")


def test_a_shift_that_nobody_planned_ends_too_early_for_nobody(supervisor: Actor, wall: Wall) -> None:
    stored(supervisor, "07:00-11:30", "07:00", "08:00", unplanned=1)
    wall.set(20)
    assert roster.entries(MONDAY, MONDAY)[0].early == 0


def test_a_roster_to_fill_offers_no_line_for_what_nobody_planned(supervisor: Actor, wall: Wall) -> None:
    centre.change_place(by=supervisor, code="TT", needed=1)
    stored(supervisor, "18:00-21:00", "18:00", "20:00", unplanned=1)
    found = roster.lines_to_fill(MONDAY, MONDAY, by=supervisor)
    assert [line[3] for line in found] == ["07:00", "13:30"]
    wall.set(day=FRIDAY)
    assert {line[0] for line in roster.lines_to_fill(MONDAY, FRIDAY, by=supervisor)} == {FRIDAY}


def test_days_at_the_end_of_all_days_are_refused_or_shown(supervisor: Actor) -> None:
    last = MONDAY.max
    assert roster.board(last - timedelta(days=1), last, by=supervisor) is not None
    assert refusal(roster.board, MONDAY, last, by=supervisor) == "roster.span"


def test_why_somebody_stays_away_is_for_who_plans_and_that_one(
    supervisor: Actor, volunteer: Actor, volunteer2: Actor
) -> None:
    row = plan(supervisor)
    roster.cancel_shift(by=supervisor, shift_id=row.id, reason="sick")
    (half,) = [h for h in roster.board(MONDAY, MONDAY, by=supervisor) if h.name == "Sáng"][:1]
    told = [roster.cancelled(half, by=by)[0].reason for by in (supervisor, volunteer, volunteer2)]
    assert told == ["ốm", "ốm", ""]


def test_hours_of_others_are_for_who_reads_volunteers(
    supervisor: Actor, volunteer: Actor, volunteer2: Actor
) -> None:
    for code in ("TNV01", "TNV02"):
        plan(supervisor, code=code)
    told = {
        by.name: [one.volunteer for one in roster.hours(MONDAY, MONDAY, by=by)]
        for by in (supervisor, volunteer, volunteer2)
    }
    assert told == {"supervisor": ["TNV01", "TNV02"], "volunteer": ["TNV01"], "volunteer2": ["TNV02"]}
    with pytest.raises(Refused) as refused:
        roster.hours(MONDAY, MONDAY, by=volunteer2, volunteer_id=volunteer_id())
    assert (refused.value.rule, refused.value.facts["verb"]) == ("right", "volunteer.read")


def test_hours_of_who_has_left_are_asked_for_by_code(supervisor: Actor, volunteer2: Actor) -> None:
    stored(supervisor, "07:00-07:30", "07:00", "07:30")
    volunteers.add_volunteer(by=supervisor, code="D 02", name="Lò Thị Hai")
    for code in ("TNV01", "D 02"):
        volunteers.change_volunteer(by=supervisor, code=code, active=False)
    for typed, code in (("tnv-01", "TNV01"), ("1", "TNV01"), ("2", "TNV02"), ("d02", "D 02")):
        assert roster.volunteer(typed, closed=True).code == code
    assert refusal(roster.volunteer, "TNV01") == "volunteer.unknown"
    gone = roster.volunteer("TNV01", closed=True).id
    assert [one.volunteer for one in roster.hours(MONDAY, MONDAY, by=supervisor, volunteer_id=gone)] == [
        "TNV01"
    ]


def test_a_right_that_nobody_has_yet_says_how_to_load_it(
    volunteer: Actor, supervisor: Actor, outsider: sqlite3.Connection
) -> None:
    assert refusal(plan, volunteer) == "right"
    outsider.execute("UPDATE role_right SET valid_to = valid_from WHERE right = 'shift.plan'")
    older = replace(supervisor, rights=supervisor.rights - {"shift.plan"})
    with pytest.raises(Refused) as refused:
        plan(older)
    assert "aoxanh load --shipped" in str(refused.value)


def test_a_day_off_is_planned_only_by_who_insists(supervisor: Actor) -> None:
    """As loading a roster refuses it by name."""
    with pytest.raises(Refused, match="Ngày 24/11/2026 nghỉ \\(Ngày Văn hóa Việt Nam\\)") as refused:
        plan(supervisor, day=HOLIDAY)
    assert (refused.value.rule, refused.value.field) == ("shift.off", "day")
    assert plan(supervisor, day=HOLIDAY, anyway=True).day == HOLIDAY
