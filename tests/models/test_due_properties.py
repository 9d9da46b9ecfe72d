"""What holds for every promised date, whatever the calendar, the receipt and the limit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from models import calendar, clock
from models.calendar import Calendar

from . import naive_dues

FIRST, LAST = datetime(2026, 1, 1), datetime(2026, 12, 31, 23, 59, 59)
DAYS = st.dates(date(2025, 12, 1), date(2027, 3, 31))
MOMENTS = st.datetimes(FIRST, LAST)
UNITS = st.sampled_from(("WD", "CD", "H", "INDAY"))
VALUES = st.integers(0, 90)
OPENINGS = st.sampled_from(
    (
        (),
        ((time(7), time(11, 30)), (time(13, 30), time(17))),
        ((time(7, 30), time(11, 30)),),
        ((time(14), time(16, 59, 59)),),
        ((time(6), time(9)), (time(9), time(15)), (time(18), time(20, 15))),
    )
)


@st.composite
def calendars(draw: st.DrawFn, clocks: tuple[bool, ...] = (False, True)) -> Calendar:
    """Draw a calendar in which at least one weekday works."""
    sessions = {weekday: draw(OPENINGS) for weekday in range(1, 8)}
    sessions[draw(st.integers(1, 7))] = ((time(7), time(11, 30)), (time(13, 30), time(17)))
    off = draw(st.lists(DAYS, max_size=25))
    stretch = draw(st.tuples(DAYS, st.integers(0, 30)))
    off += [stretch[0] + timedelta(days=n) for n in range(stretch[1])]
    return Calendar(
        sessions=sessions,
        off={day: f"nghỉ {day.month}" for day in off},
        worked=draw(st.dictionaries(st.sampled_from(off) | DAYS if off else DAYS, DAYS, max_size=10)),
        intake={6: ((time(8), time(10)),)},
        years=frozenset(draw(st.sets(st.sampled_from((2026, 2027))))),
        keeps_clock=draw(st.sampled_from(clocks)),
    )


@st.composite
def pauses(draw: st.DrawFn) -> list[tuple[datetime, datetime]]:
    """Draw pauses that follow each other."""
    moments = sorted(draw(st.lists(MOMENTS, max_size=6)))
    return list(zip(moments[::2], moments[1::2]))


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=clock.LOCAL)


def _all_aware(stops: Sequence[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    return [(_aware(stopped), _aware(resumed)) for stopped, resumed in stops]


def _due(
    known: Calendar,
    received: datetime,
    unit: str,
    value: int,
    stops: Sequence[tuple[datetime, datetime]] = (),
) -> datetime:
    at = calendar.due(known, _aware(received), unit, value, _all_aware(stops)).at
    assert at is not None
    return at


@given(calendars(), MOMENTS, UNITS, VALUES, pauses())
def test_a_due_date_is_the_one_found_by_walking_day_by_day(
    known: Calendar, received: datetime, unit: str, value: int, stops: list[tuple[datetime, datetime]]
) -> None:
    expected = naive_dues.due(known, received, unit, value, stops)
    assert _due(known, received, unit, value, stops) == _aware(expected)


@given(calendars(), DAYS, DAYS)
def test_working_days_between_two_days_are_those_one_counts(known: Calendar, one: date, other: date) -> None:
    counted = naive_dues.working_days(known, one, other)
    assert calendar.working_days_between(known, one, other) == counted


@given(calendars((False,)), st.tuples(MOMENTS, MOMENTS), UNITS, VALUES)
def test_what_is_received_later_is_not_due_earlier(
    known: Calendar, moments: tuple[datetime, datetime], unit: str, value: int
) -> None:
    assert _due(known, min(moments), unit, value) <= _due(known, max(moments), unit, value)


@given(calendars((True,)), st.tuples(MOMENTS, MOMENTS), UNITS, VALUES)
def test_where_the_clock_time_is_kept_what_is_received_later_is_not_due_on_an_earlier_day(
    known: Calendar, moments: tuple[datetime, datetime], unit: str, value: int
) -> None:
    """Days off send several calendar days to one working day, each with its own clock time."""
    assert _due(known, min(moments), unit, value).date() <= _due(known, max(moments), unit, value).date()


@given(calendars(), MOMENTS, UNITS, VALUES, pauses())
def test_a_longer_limit_is_not_due_earlier(
    known: Calendar, received: datetime, unit: str, value: int, stops: list[tuple[datetime, datetime]]
) -> None:
    assert _due(known, received, unit, value, stops) <= _due(known, received, unit, value + 1, stops)


@given(calendars(), MOMENTS, UNITS, VALUES, pauses())
def test_nothing_is_due_on_a_day_off_or_before_it_came(
    known: Calendar, received: datetime, unit: str, value: int, stops: list[tuple[datetime, datetime]]
) -> None:
    at = _due(known, received, unit, value, stops)
    day = clock.day_of(at)
    assert any(opens <= clock.local(at).time() <= closes for opens, closes in known.sessions_of(day)) or (
        known.keeps_clock and known.works(day)
    )
    assert day not in known.off
    if unit == "H" or not known.keeps_clock:
        assert at >= _aware(received)


@given(calendars(), MOMENTS, UNITS, VALUES, st.lists(MOMENTS, min_size=3, max_size=3))
def test_a_pause_cut_in_two_moves_a_date_as_far_as_the_whole(
    known: Calendar, received: datetime, unit: str, value: int, moments: list[datetime]
) -> None:
    stopped, between, resumed = sorted(moments)
    whole = _due(known, received, unit, value, [(stopped, resumed)])
    assert _due(known, received, unit, value, [(stopped, between), (between, resumed)]) == whole
    by_hand = calendar.due_by_hand(known, received.date(), "", _all_aware([(stopped, resumed)]))
    cut = _all_aware([(stopped, between), (between, resumed)])
    assert calendar.due_by_hand(known, received.date(), "", cut).at == by_hand.at


@given(calendars(), MOMENTS, UNITS, VALUES, pauses())
def test_a_pause_never_brings_a_date_forward(
    known: Calendar, received: datetime, unit: str, value: int, stops: list[tuple[datetime, datetime]]
) -> None:
    assert _due(known, received, unit, value) <= _due(known, received, unit, value, stops)


@given(calendars(), MOMENTS, UNITS, VALUES)
def test_what_comes_outside_sessions_is_due_as_if_it_came_when_the_next_one_opens(
    known: Calendar, received: datetime, unit: str, value: int
) -> None:
    begins, why = calendar.start(known, _aware(received))
    assert begins == naive_dues.begins(known, received)
    assert bool(why) == (begins != received)
    assert _due(known, received, unit, value) == _due(known, begins, unit, value)


@given(calendars(), MOMENTS, UNITS, VALUES, pauses(), st.integers(-14 * 60, 14 * 60))
def test_the_zone_of_a_moment_changes_nothing(
    known: Calendar,
    received: datetime,
    unit: str,
    value: int,
    stops: list[tuple[datetime, datetime]],
    minutes: int,
) -> None:
    there = timezone(timedelta(minutes=minutes))
    here = _all_aware(stops)
    elsewhere = [(stopped.astimezone(there), resumed.astimezone(there)) for stopped, resumed in here]
    moved = calendar.due(known, _aware(received).astimezone(there), unit, value, elsewhere)
    assert moved == calendar.due(known, _aware(received), unit, value, here)


@given(calendars(), MOMENTS, UNITS, VALUES, pauses())
def test_every_year_on_the_way_that_nobody_loaded_is_named(
    known: Calendar, received: datetime, unit: str, value: int, stops: list[tuple[datetime, datetime]]
) -> None:
    due = calendar.due(known, _aware(received), unit, value, _all_aware(stops))
    assert due.at is not None
    last = max([clock.day_of(due.at).year, *(resumed.year for _, resumed in stops)])
    assert set(due.unknown_years) == set(range(received.year, last + 1)) - known.years
    assert any("CHƯA NẠP" in reason for reason in due.reasons) == bool(due.unknown_years)


@given(calendars((False,)), MOMENTS, VALUES)
def test_the_days_skipped_and_worked_in_a_limit_are_all_told(
    known: Calendar, received: datetime, value: int
) -> None:
    """The reasons add up: with what they name, one counts to the same day."""
    begins = naive_dues.begins(known, received)
    due = calendar.due(known, _aware(received), "WD", value)
    assert due.at is not None
    days = [day for day in known.off if begins.date() < day <= clock.day_of(due.at)]
    told = [reason for reason in due.reasons if reason.startswith("bỏ qua ")]
    assert all(any(_covers(reason, day) for reason in told) for day in days)
    worked = [day for day in known.worked if day not in known.off]
    for day in worked:
        if begins.date() < day <= clock.day_of(due.at) and known.works(day):
            assert any(f"{day:%d/%m/%Y} làm bù" in reason for reason in due.reasons)


def _covers(reason: str, day: date) -> bool:
    """Tell whether a reason such as “bỏ qua 16/02–20/02 Tết” speaks of a day."""
    first, _, last = reason.split()[2].partition("–")
    spoken = [tuple(map(int, reversed(part.split("/")))) for part in (first, last or first)]
    return spoken[0] <= (day.month, day.day) <= spoken[1] or spoken[0] > spoken[1]
