"""DOMAIN 3: working days, and the date a citizen is promised with the reasons for it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from models import calendar, catalogue, clock, store

from .due_vectors import HOURS, VECTORS

WORKING_DAYS = {
    2026: (21, 15, 22, 20, 20, 22, 23, 21, 20, 22, 20, 23),
    2027: (20, 15, 23, 20, 20, 22, 22, 22, 20, 21, 21, 23),
}
"""The check sums of DOMAIN 3.3."""


@pytest.fixture
def shipped(register: Path) -> calendar.Calendar:
    return calendar.load("centre", catalogue.last_load())


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.LOCAL)


@pytest.mark.parametrize(("received", "unit", "value", "day"), VECTORS)
def test_the_due_dates_of_the_page(
    received: str, unit: str, value: int, day: str, shipped: calendar.Calendar
) -> None:
    due = calendar.due(shipped, _at(received), unit, value)
    assert due.at == datetime.combine(date.fromisoformat(day), time(17), clock.LOCAL)
    assert due.reasons[0].startswith("nhận T") or due.reasons[0].startswith("nhận CN")


def test_the_working_days_of_each_month_add_up(shipped: calendar.Calendar) -> None:
    for year, months in WORKING_DAYS.items():
        counted = [0] * 12
        day = date(year, 1, 1)
        while day.year == year:
            counted[day.month - 1] += shipped.works(day)
            day += timedelta(days=1)
        assert tuple(counted) == months


def test_the_reasons_name_the_holiday_that_was_skipped(shipped: calendar.Calendar) -> None:
    due = calendar.due(shipped, _at("2026-11-23 09:00"), "WD", 1)
    assert due.at is not None and clock.day_of(due.at) == date(2026, 11, 25)
    assert "bỏ qua 24/11 Ngày Văn hóa Việt Nam" in due.reasons


def test_the_reasons_name_the_saturday_that_was_worked(shipped: calendar.Calendar) -> None:
    due = calendar.due(shipped, _at("2026-08-21 09:00"), "WD", 3)
    assert "tính T7 22/08/2026 làm bù 31/08" in due.reasons


def test_the_reasons_say_when_the_start_was_moved(shipped: calendar.Calendar) -> None:
    inside = calendar.due(shipped, _at("2026-11-25 09:00"), "WD", 1)
    assert not any("ngoài giờ" in reason for reason in inside.reasons)
    lunch = calendar.due(shipped, _at("2026-11-25 12:00"), "WD", 1)
    assert "nhận ngoài giờ, tính từ 13:30" in lunch.reasons
    sunday = calendar.due(shipped, _at("2026-05-10 09:00"), "WD", 3)
    assert "nhận ngoài giờ, tính từ 07:00 T2 11/05/2026" in sunday.reasons


def test_a_calendar_day_that_falls_on_a_day_off_is_rolled_forward_and_says_so(
    shipped: calendar.Calendar,
) -> None:
    due = calendar.due(shipped, _at("2026-04-13 09:00"), "CD", 14)
    assert due.at == _at("2026-04-28 17:00")
    assert any("27/04/2026 là ngày nghỉ" in reason for reason in due.reasons)


def test_a_swapped_saturday_takes_the_sessions_of_the_day_it_replaces(shipped: calendar.Calendar) -> None:
    """DOMAIN 0.3: 22/8/2026 is worked instead of Monday 31/8."""
    assert shipped.sessions_of(date(2026, 8, 22)) == shipped.sessions_of(date(2026, 8, 24))
    assert shipped.sessions_of(date(2026, 8, 29)) == ()
    assert shipped.sessions_of(date(2026, 8, 31)) == ()


def test_an_intake_only_saturday_does_not_count_for_limits(register: Path) -> None:
    """DOMAIN 3.2: the police take papers on Saturday mornings, no limit runs."""
    police = calendar.load("police", catalogue.last_load())
    assert police.works(date(2026, 11, 27))
    assert not police.works(date(2026, 11, 28))


@pytest.mark.parametrize(("received", "hours", "due"), HOURS)
def test_hours_walk_through_sessions(received: str, hours: int, due: str, shipped: calendar.Calendar) -> None:
    """DOMAIN 3.1: eight hours are one working day."""
    assert calendar.due(shipped, _at(received), "H", hours).at == _at(due)


@pytest.mark.parametrize("unit", ("PLAN", "UNKNOWN"))
def test_what_has_no_limit_has_no_computed_date(unit: str, shipped: calendar.Calendar) -> None:
    """DOMAIN 0.5: the product says that it does not know."""
    due = calendar.due(shipped, _at("2026-11-25 09:00"), unit, None)
    assert due.at is None
    assert "không có thời hạn tính được, nhập ngày hẹn" in due.reasons


def test_a_moment_from_another_zone_is_read_at_the_counters_clock(shipped: calendar.Calendar) -> None:
    utc = datetime.fromisoformat("2026-04-24T08:01:00+00:00")
    due = calendar.due(shipped, utc, "INDAY", 0)
    assert due == calendar.due(shipped, _at("2026-04-24 15:01"), "INDAY", 0)


def test_the_loaded_calendar_follows_another_register(register: Path, tmp_path: Path) -> None:
    assert calendar.load("centre", catalogue.last_load()).off != {}
    store.create(tmp_path / "empty.db", "root", "test")
    assert calendar.load("centre", catalogue.last_load()).off == {}
    store.close()
