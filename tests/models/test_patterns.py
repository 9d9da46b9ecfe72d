"""Weekly patterns, the shifts made of them, and rosters that were made elsewhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from models import centre, journal, roster, volunteers
from models.journal import Actor
from models.roster import Wanted

from ..conftest import MONDAY, Wall
from .test_duty import shift as stored
from .test_roster import lines, plan, refusal, volunteer_id

SUNDAY = MONDAY + timedelta(days=6)
NEXT = MONDAY + timedelta(days=7)


def pattern(
    by: Actor,
    times: str = "07:00-11:30",
    weekday: int = 1,
    code: str = "TNV01",
    place: str = "TT",
    **given: Any,
) -> roster.ShiftPattern:
    starts, ends = times.split("-")
    return roster.add_pattern(
        by=by,
        volunteer_id=volunteer_id(code),
        place_id=centre.place(place).id,
        weekday=weekday,
        starts=starts,
        ends=ends,
        **{"from_day": MONDAY, **given},
    )


def told() -> list[tuple[date, str, str]]:
    found = roster.entries(MONDAY, MONDAY + timedelta(days=60))
    return [(entry.day, entry.volunteer, entry.starts) for entry in found]


def wanted(times: str = "07:00-11:30", code: str = "TNV01", day: date = MONDAY, place: str = "TT") -> Wanted:
    starts, ends = times.split("-")
    return Wanted(day, volunteer_id(code), centre.place(place).id, starts, ends)


def test_a_pattern_makes_its_shift_every_week(supervisor: Actor, wall: Wall) -> None:
    row = pattern(supervisor)
    pattern(supervisor, "13:30-17:00", weekday=5, code="TNV02", to_day=SUNDAY)
    filled = roster.fill(by=supervisor, first=MONDAY, last=NEXT + timedelta(days=6))
    assert told() == [
        (MONDAY, "TNV01", "07:00"),
        (MONDAY + timedelta(days=4), "TNV02", "13:30"),
        (NEXT, "TNV01", "07:00"),
    ]
    assert {shift.pattern_id for shift in filled.added if shift.volunteer_id == row.volunteer_id} == {row.id}


def test_filling_again_adds_nothing_and_writes_nothing(supervisor: Actor, wall: Wall) -> None:
    pattern(supervisor)
    roster.fill(by=supervisor, first=MONDAY, last=SUNDAY)
    before = lines()
    assert roster.fill(by=supervisor, first=MONDAY, last=SUNDAY).added == ()
    assert (len(told()), lines()) == (1, before)


def test_a_cancelled_shift_is_not_made_again(supervisor: Actor, wall: Wall) -> None:
    pattern(supervisor)
    (shift,) = roster.fill(by=supervisor, first=MONDAY, last=SUNDAY).added
    roster.cancel_shift(by=supervisor, shift_id=shift.id, reason="6")
    assert roster.fill(by=supervisor, first=MONDAY, last=SUNDAY).added == ()


def test_days_off_and_other_shifts_are_passed_over_and_told(supervisor: Actor, wall: Wall) -> None:
    pattern(supervisor, weekday=2)
    pattern(supervisor, weekday=3)
    plan(supervisor, "11:00-12:00", day=MONDAY + timedelta(days=2), place="CA")
    filled = roster.fill(by=supervisor, first=MONDAY, last=SUNDAY)
    assert filled.added == ()
    assert [(skip.day.day, skip.volunteer, skip.why) for skip in filled.skipped] == [
        (24, "TNV01", "nghỉ: Ngày Văn hóa Việt Nam"),
        (25, "TNV01", "đã có ca 11:00–12:00 ở Công an"),
    ]


def test_two_patterns_never_fill_one_time_of_a_volunteer(supervisor: Actor, wall: Wall) -> None:
    pattern(supervisor, "07:00-11:30", to_day=NEXT)
    assert refusal(pattern, supervisor, "11:00-12:00") == "pattern.overlap"
    assert pattern(supervisor, "11:00-12:00", from_day=NEXT + timedelta(days=1)).id


def test_a_pattern_has_a_weekday_times_and_days_in_order(supervisor: Actor) -> None:
    assert refusal(pattern, supervisor, weekday=8) == "number"
    assert refusal(pattern, supervisor, "11-7") == "shift.order"
    assert refusal(pattern, supervisor, to_day=MONDAY - timedelta(days=1)) == "pattern.days"


def test_an_ended_pattern_makes_no_more_shifts_and_takes_back_those_ahead_with_a_reason(
    supervisor: Actor, wall: Wall
) -> None:
    row = pattern(supervisor)
    roster.fill(by=supervisor, first=MONDAY, last=NEXT + timedelta(days=14))
    assert len(told()) == 4
    roster.end_pattern(by=supervisor, pattern_id=row.id, last=NEXT)
    assert len(told()) == 4
    assert refusal(roster.end_pattern, by=supervisor, pattern_id=row.id, last=NEXT) == "pattern.ended"
    roster.end_pattern(by=supervisor, pattern_id=row.id, last=SUNDAY, reason="2")
    assert [day for day, *_ in told()] == [MONDAY]
    assert roster.fill(by=supervisor, first=NEXT, last=NEXT + timedelta(days=30)).added == ()


def test_a_pattern_given_up_before_it_began_ends_the_day_before(supervisor: Actor) -> None:
    row = pattern(supervisor)
    too_early = MONDAY - timedelta(days=2)
    assert refusal(roster.end_pattern, by=supervisor, pattern_id=row.id, last=too_early) == "pattern.days"
    roster.end_pattern(by=supervisor, pattern_id=row.id, last=MONDAY - timedelta(days=1))
    assert roster.patterns(MONDAY) == []


def test_no_more_than_a_quarter_is_filled_at_once(supervisor: Actor) -> None:
    rule = refusal(roster.fill, by=supervisor, first=MONDAY, last=MONDAY + timedelta(days=92))
    assert rule == "roster.span"


def test_a_roster_is_taken_in_by_one_act_and_a_second_time_changes_nothing(
    supervisor: Actor, wall: Wall
) -> None:
    month = [wanted(), wanted("13:30-17:00"), wanted(code="TNV02", place="CA")]
    before = lines()
    assert len(roster.take(by=supervisor, wanted=month, file="thang12.csv").added) == 3
    assert lines() == before + 1
    again = roster.take(by=supervisor, wanted=month)
    assert (again.added, len(again.kept), lines()) == ([], 3, before + 1)


def test_what_clashes_is_told_and_nothing_is_taken_in(supervisor: Actor, wall: Wall) -> None:
    other = plan(supervisor, "11:00-12:00", place="CA")
    month = [wanted("13:30-17:00"), wanted(), wanted("16:00-18:00", place="CA")]
    clashes = roster.compare(month).clashes
    assert [(clash.place, clash.other, clash.shift and clash.shift.id) for clash in clashes] == [
        (1, None, other.id),
        (2, 0, None),
    ]
    before = lines()
    assert refusal(roster.take, by=supervisor, wanted=month) == "shift.overlap"
    assert (len(told()), lines()) == (1, before)


def test_a_shift_cancelled_for_an_absence_is_not_planned_again_by_the_same_file(
    supervisor: Actor, wall: Wall
) -> None:
    roster.take(by=supervisor, wanted=[wanted()])
    (entry,) = roster.entries(MONDAY, MONDAY)
    roster.cancel_shift(by=supervisor, shift_id=entry.id, reason="1")
    found = roster.take(by=supervisor, wanted=[wanted()])
    assert (found.added, [row.id for row in found.cancelled]) == ([], [entry.id])


def test_a_newer_roster_replaces_the_days_and_places_it_names(supervisor: Actor, wall: Wall) -> None:
    stays = [wanted(code="TNV02"), wanted(day=NEXT), wanted("17:30-19:00", place="CA")]
    roster.take(by=supervisor, wanted=[wanted(), wanted("13:30-17:00"), *stays])
    newer = [wanted("07:30-11:00"), wanted(code="TNV02")]
    found = roster.take(by=supervisor, wanted=newer, replace=True)
    assert [row.starts for row in found.dropped] == ["07:00", "13:30"]
    assert told() == [
        (MONDAY, "TNV02", "07:00"),
        (MONDAY, "TNV01", "07:30"),
        (MONDAY, "TNV01", "17:30"),
        (NEXT, "TNV01", "07:00"),
    ]
    back = roster.take(by=supervisor, wanted=[wanted(), wanted(code="TNV02")], replace=True)
    assert [one.starts for one in back.added] == ["07:00"]


@pytest.mark.parametrize("takeovers", (1, 2))
def test_who_stands_in_stays_when_the_same_roster_is_taken_in_again(
    takeovers: int, supervisor: Actor, wall: Wall
) -> None:
    volunteers.add_volunteer(by=supervisor, code="TNV03", name="Vàng A Páo")
    same = [wanted(), wanted("13:30-17:00", code="TNV03")]
    roster.take(by=supervisor, wanted=same)
    for code in ("TNV02", "TNV03")[:takeovers]:
        (entry,) = [one for one in roster.entries(MONDAY, MONDAY) if one.starts == "07:00"]
        last = roster.replace_shift(
            by=supervisor, shift_id=entry.id, volunteer_id=volunteer_id(code), reason="1"
        )
    found = roster.take(by=supervisor, wanted=same, replace=True)
    assert (found.dropped, found.added, len(found.cancelled)) == ([], [], 1)
    assert last.id in [entry.id for entry in roster.entries(MONDAY, MONDAY)]


def test_who_stood_in_for_a_shift_that_is_meant_no_more_goes_with_it(supervisor: Actor, wall: Wall) -> None:
    row = plan(supervisor)
    last = roster.replace_shift(
        by=supervisor, shift_id=row.id, volunteer_id=volunteer_id("TNV02"), reason="1"
    )
    found = roster.take(by=supervisor, wanted=[wanted("13:30-17:00")], replace=True)
    assert [shift.id for shift in found.dropped] == [last.id]


def test_what_is_past_or_begun_is_never_replaced(supervisor: Actor, wall: Wall) -> None:
    wall.set(8)
    begun = stored(supervisor, "07:00-11:30", "07:00")
    past = plan(supervisor, day=MONDAY - timedelta(days=3))
    known = plan(supervisor, "13:30-17:00", day=past.day)
    newer = [wanted("13:30-17:00"), wanted("13:30-17:00", day=past.day)]
    found = roster.take(by=supervisor, wanted=newer, replace=True)
    assert (found.dropped, len(found.added), [row.id for row in found.kept]) == ([], 1, [known.id])
    assert {begun.id, past.id} <= {entry.id for entry in roster.entries(past.day, MONDAY)}


def test_a_load_tells_where_it_came_from_in_the_journal(supervisor: Actor, wall: Wall) -> None:
    roster.take(by=supervisor, wanted=[wanted()], file="thang12.csv", sha256="ab")
    line = journal.Journal.select().order_by(journal.Journal.seq.desc()).first().line
    assert '"file":"thang12.csv"' in line
    assert '"added":1' in line


@pytest.mark.parametrize("count", (1, 40))
def test_a_comparison_takes_two_queries_however_long_the_roster(
    count: int, supervisor: Actor, wall: Wall, queries: list[str]
) -> None:
    month = [wanted(day=MONDAY + timedelta(days=n)) for n in range(count)]
    queries.clear()
    roster.compare(month, replace=True)
    assert len(queries) == 2


def test_patterns_make_nothing_on_days_that_are_over(supervisor: Actor, wall: Wall) -> None:
    pattern(supervisor, from_day=MONDAY - timedelta(days=28))
    roster.fill(by=supervisor, first=MONDAY - timedelta(days=14), last=NEXT)
    assert told() == [(MONDAY, "TNV01", "07:00"), (NEXT, "TNV01", "07:00")]
    long_ago = MONDAY - timedelta(days=7)
    assert refusal(roster.fill, by=supervisor, first=long_ago, last=long_ago) == "shift.past"


def test_a_place_that_is_closed_gets_neither_patterns_nor_shifts_of_them(
    supervisor: Actor, wall: Wall
) -> None:
    pattern(supervisor, place="CA")
    centre.change_place(by=supervisor, code="CA", active=False)
    filled = roster.fill(by=supervisor, first=MONDAY, last=MONDAY)
    assert (filled.added, filled.skipped[0].why) == ((), "Công an đã ngừng dùng")
    police = centre.Place.get(centre.Place.code == "CA").id
    given = {"volunteer_id": volunteer_id("TNV02"), "weekday": 2, "starts": "7:00", "ends": "11:30"}
    assert (
        refusal(roster.add_pattern, by=supervisor, place_id=police, from_day=MONDAY, **given)
        == "place.inactive"
    )
    volunteers.change_volunteer(by=supervisor, code="TNV02", active=False)
    hall = centre.place("TT").id
    assert (
        refusal(roster.add_pattern, by=supervisor, place_id=hall, from_day=MONDAY, **given)
        == "volunteer.closed"
    )


def test_a_roster_of_days_that_are_over_is_refused_but_for_what_stands(supervisor: Actor, wall: Wall) -> None:
    past = MONDAY - timedelta(days=7)
    stored(supervisor, "07:00-11:30", day=past)
    assert roster.take(by=supervisor, wanted=[wanted(day=past)]).added == []
    assert refusal(roster.take, by=supervisor, wanted=[wanted("13:30-17:00", day=past)]) == "shift.past"
