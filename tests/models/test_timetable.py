"""What an admin changes of days off and hours, and the open dossiers that moves (DOMAIN 3.4, 10.37)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from models import calendar, catalogue, clock, dossiers, journal, outcomes, timetable
from models.errors import Refused
from models.journal import Actor
from models.timetable import Change, DropDay, Opening, Preview, SetDueTime, SetHours, set_day, swap

from ..conftest import Wall
from .busy_day import serve_one
from .test_calendar import WORKING_DAYS

WEDNESDAY = date(2026, 11, 25)
THURSDAY = date(2026, 11, 26)
FRIDAY = date(2026, 11, 27)
SATURDAY = date(2026, 11, 28)
MORNING = Opening(time(7), time(11, 30))


def change(edits: Change, by: Actor) -> Preview:
    """See a change and confirm it."""
    return timetable.apply(edits, timetable.preview(edits, by=by), by=by)


def working(day: date) -> bool:
    return calendar.load("centre", catalogue.last_load()).works(day)


def refused(edits: Callable[[], Change], by: Actor) -> str:
    """Return the rule by which a change is refused."""
    with pytest.raises(Refused) as no:
        timetable.preview(edits(), by=by)
    return no.value.rule


@pytest.fixture
def promised(wall: Wall, officer: Actor) -> dossiers.Dossier:
    """A dossier received on Monday at eight, due in three working days: Friday, behind a holiday."""
    dossier = dossiers.register(by=officer, procedure="1.004873", channel=dossiers.DIRECT)
    return dossiers.accept(by=officer, dossier_id=dossier.id, due_day=None)


def test_a_day_off_that_is_set_is_off_at_once(admin: Actor, wall: Wall) -> None:
    assert working(THURSDAY)
    change(set_day(THURSDAY, "holiday", "Hội xã", source="QĐ 12/QĐ-UBND"), admin)
    assert not working(THURSDAY)
    change((DropDay(THURSDAY),), admin)
    assert working(THURSDAY)


def test_a_day_off_moves_the_open_dossiers_behind_it_and_says_why(
    admin: Actor, promised: dossiers.Dossier
) -> None:
    """DOMAIN 3.4: every changed dossier is listed before anything is applied."""
    edits = set_day(THURSDAY, "holiday", "Hội xã")
    seen = timetable.preview(edits, by=admin)
    (moved,) = seen.moved
    assert moved.label == promised.label
    assert (moved.before, moved.judged_before) == (promised.due_current, promised.due_judged)
    assert [clock.day_of(at) for at in (moved.before, moved.after) if at] == [FRIDAY, date(2026, 11, 30)]
    assert moved.why == "bỏ qua 26/11 Hội xã"
    assert dossiers.by_id(promised.id).due_current == promised.due_current
    timetable.apply(edits, seen, by=admin)
    row = dossiers.by_id(promised.id)
    assert (row.due_current, row.due_judged) == (moved.after, moved.judged_after)
    assert row.due_day == date(2026, 11, 30)
    assert "bỏ qua 26/11 Hội xã" in json.loads(row.due_reasons)
    assert timetable.preview((DropDay(THURSDAY),), by=admin).moved[0].why == "không còn: bỏ qua 26/11 Hội xã"


def test_what_was_promised_first_stays_and_the_move_is_a_step(
    admin: Actor, promised: dossiers.Dossier
) -> None:
    """DOMAIN 3.3: always keep due_original and due_current."""
    change(set_day(THURSDAY, "holiday", "Hội xã"), admin)
    row = dossiers.by_id(promised.id)
    assert row.due_original == promised.due_original
    assert (row.state, row.since) == (promised.state, promised.since)
    last = dossiers.steps(row.id)[-1]
    assert (last.act, last.source) == ("dossier.recount", "supervisor")
    assert (last.from_state, last.to_state, last.due_at) == (row.state, row.state, row.due_current)


def test_a_change_is_one_line_that_says_what_and_how_many(admin: Actor, promised: dossiers.Dossier) -> None:
    before = journal.Journal.select().count()
    change(set_day(THURSDAY, "holiday", "Hội xã", source="QĐ 12"), admin)
    assert journal.Journal.select().count() == before + 1
    line = json.loads(journal.Journal.select().order_by(journal.Journal.seq.desc()).first().line)
    assert (line["verb"], line["counts"]["moved"]) == ("calendar.change", 1)
    (told,) = line["counts"]["days_off"]
    assert (told["how"], told["day"], told["name"], told["source"]) == (
        "added",
        "2026-11-26",
        "Hội xã",
        "QĐ 12",
    )
    assert sorted(row["table"] for row in line["rows"]) == ["dossier", "fixture_load", "step"]


@pytest.mark.parametrize("end", ("complete", "withdraw", "void"))
def test_a_dossier_that_nobody_waits_for_does_not_move(
    end: str, admin: Actor, officer: Actor, supervisor: Actor, promised: dossiers.Dossier
) -> None:
    if end == "complete":
        dossiers.hand_over(by=officer, dossier_id=promised.id)
        dossiers.complete(by=supervisor, dossier_id=promised.id)
    elif end == "withdraw":
        dossiers.withdraw(by=officer, dossier_id=promised.id, reason="1")
    else:
        dossiers.void(by=supervisor, dossier_id=promised.id, reason="1")
    assert timetable.preview(set_day(THURSDAY, "holiday", "Hội xã"), by=admin).moved == ()


def test_a_swap_is_one_change_of_two_days_and_goes_as_one(admin: Actor, promised: dossiers.Dossier) -> None:
    """DOMAIN 3.1, 3.4: a swapped Saturday counts, the day it replaces does not."""
    change(swap(off=FRIDAY, work=SATURDAY), admin)
    assert (working(FRIDAY), working(SATURDAY)) == (False, True)
    assert dossiers.by_id(promised.id).due_day == SATURDAY
    change((DropDay(SATURDAY),), admin)
    assert (working(FRIDAY), working(SATURDAY)) == (True, False)
    assert dossiers.by_id(promised.id).due_day == FRIDAY


def test_days_of_the_past_may_be_set_too(admin: Actor, wall: Wall, promised: dossiers.Dossier) -> None:
    """Decisions come late: a day that was off counts as off though it is over."""
    wall.set(day=FRIDAY)
    change(set_day(WEDNESDAY, "holiday", "Quốc tang"), admin)
    assert dossiers.by_id(promised.id).due_day == date(2026, 11, 30)


def test_hours_that_change_move_the_time_of_the_day(admin: Actor, promised: dossiers.Dossier) -> None:
    hours = (SetHours("centre", 5, (MORNING, Opening(time(13), time(16)))),)
    (moved,) = change(hours, admin).moved
    assert moved.after == datetime(2026, 11, 27, 16, tzinfo=clock.LOCAL)
    assert dossiers.by_id(promised.id).due_current == moved.after


def test_an_intake_only_saturday_moves_nothing(admin: Actor, promised: dossiers.Dossier) -> None:
    """DOMAIN 3.2: it must not count as a working day for limits."""
    assert change((SetHours("centre", 6, (Opening(time(7), time(11), counts=False),)),), admin).moved == ()
    assert not working(SATURDAY)
    assert timetable.timetable().hours["centre", 6][0].closes == time(11)


def test_a_day_off_that_gets_another_name_moves_nothing_and_is_called_so_in_the_reasons(
    admin: Actor, promised: dossiers.Dossier
) -> None:
    seen = change(set_day(date(2026, 11, 24), "holiday", "Ngày Văn hóa", again=True), admin)
    assert seen.moved == ()
    row = dossiers.by_id(promised.id)
    assert "bỏ qua 24/11 Ngày Văn hóa" in json.loads(row.due_reasons)
    assert (row.due_current, row.due_judged) == (promised.due_current, promised.due_judged)
    assert [step.act for step in dossiers.steps(row.id)] == ["dossier.register", "dossier.accept"]


NONSENSE: dict[str, Callable[[], Change]] = {
    "calendar.swap_alone": lambda: set_day(SATURDAY, "swap_work"),
    "calendar.swap_open": lambda: set_day(SATURDAY, "swap_work", instead_of=THURSDAY),
    "calendar.swap_works": lambda: set_day(THURSDAY, "swap_work", instead_of=date(2026, 11, 24)),
    "calendar.swap_twice": lambda: (
        *set_day(SATURDAY, "swap_work", instead_of=date(2026, 11, 24)),
        *set_day(date(2026, 11, 29), "swap_work", instead_of=date(2026, 11, 24)),
    ),
    "calendar.swap_idle": lambda: swap(off=SATURDAY, work=date(2026, 11, 29)),
    "calendar.swap_same": lambda: swap(off=FRIDAY, work=FRIDAY),
    "calendar.day_known": lambda: set_day(date(2026, 11, 24), "holiday", "Ngày khác"),
    "calendar.day_unknown": lambda: (DropDay(THURSDAY),),
    "calendar.nameless": lambda: set_day(THURSDAY, "holiday"),
    "calendar.session": lambda: (SetHours("centre", 1, (Opening(time(11), time(7)),)),),
    "calendar.sessions": lambda: (
        SetHours("centre", 1, tuple(Opening(time(h), time(h, 30)) for h in range(5))),
    ),
    "calendar.overlap": lambda: (SetHours("centre", 1, (MORNING, Opening(time(11), time(17)))),),
    "calendar.no_hours": lambda: tuple(SetHours("centre", weekday, ()) for weekday in range(1, 8)),
    "calendar.same": lambda: (SetDueTime("closing"),),
    "choice": lambda: set_day(THURSDAY, "party"),
}


@pytest.mark.parametrize("rule", NONSENSE)
def test_nonsense_is_refused_with_a_sentence_and_nothing_is_written(
    rule: str, admin: Actor, wall: Wall
) -> None:
    assert refused(NONSENSE[rule], admin) == rule


def test_a_day_is_replaced_only_when_that_is_meant(admin: Actor, wall: Wall) -> None:
    change(set_day(date(2026, 11, 24), "holiday", "Ngày khác", again=True), admin)
    assert timetable.timetable().days[date(2026, 11, 24)].name == "Ngày khác"


def test_two_admins_at_once_the_second_sees_again_what_moves(
    admin: Actor, founder: Actor, promised: dossiers.Dossier
) -> None:
    first, second = set_day(THURSDAY, "holiday", "Hội xã"), set_day(FRIDAY, "holiday", "Hội tỉnh")
    seen, seen_too = timetable.preview(first, by=admin), timetable.preview(second, by=founder)
    timetable.apply(first, seen, by=admin)
    with pytest.raises(Refused) as no:
        timetable.apply(second, seen_too, by=founder)
    assert no.value.rule == "calendar.changed"
    change(second, founder)
    assert dossiers.by_id(promised.id).due_day == date(2026, 12, 1)


def test_a_dossier_that_came_meanwhile_is_seen_before_it_moves(
    admin: Actor, officer: Actor, promised: dossiers.Dossier
) -> None:
    edits = set_day(THURSDAY, "holiday", "Hội xã")
    seen = timetable.preview(edits, by=admin)
    dossier = dossiers.register(by=officer, procedure="1.004873", channel=dossiers.DIRECT)
    dossiers.accept(by=officer, dossier_id=dossier.id)
    with pytest.raises(Refused) as no:
        timetable.apply(edits, seen, by=admin)
    assert (no.value.rule, no.value.facts["count"]) == ("calendar.moved", 2)
    assert working(THURSDAY)


def test_names_are_whole_only_for_those_who_may_read_persons(
    admin: Actor, founder: Actor, officer: Actor, wall: Wall
) -> None:
    """DOMAIN 7: masked at the model's edge."""
    visit = serve_one(officer, procedures=["1.004873"], name="Giàng Thị Quỳnh Như")
    outcomes.record(by=officer, visit_id=visit.id, kind="ACCEPTED", finish=True)
    edits = set_day(THURSDAY, "holiday", "Hội xã")
    assert timetable.preview(edits, by=founder).moved[0].owner == "Giàng Thị Quỳnh Như"
    assert timetable.preview(edits, by=admin).moved[0].owner == "Như"


def test_a_year_without_days_off_is_asked_for_from_october_on(admin: Actor, wall: Wall) -> None:
    """DOMAIN 3.4: a warning when the next year is empty."""
    assert timetable.warnings(date(2026, 12, 31)) == ()
    assert timetable.warnings(date(2027, 9, 30)) == ()
    (said,) = timetable.warnings(date(2027, 10, 1))
    assert "Năm 2028" in said
    assert [words[:8] for words in timetable.warnings(date(2028, 11, 1))] == ["Năm 2028", "Năm 2029"]
    change(set_day(date(2028, 1, 1), "holiday", "Tết Dương lịch"), admin)
    assert timetable.warnings(date(2027, 10, 1)) == ()


@pytest.mark.parametrize("year", WORKING_DAYS)
def test_the_months_of_a_year_are_the_check_sums(year: int, register: object) -> None:
    """DOMAIN 3.3."""
    found = timetable.year_of(year)
    assert found.months == WORKING_DAYS[year]
    assert not found.empty
    assert [day.day for day in found.days] == sorted(day.day for day in found.days)
    assert timetable.year_of(2029).empty
