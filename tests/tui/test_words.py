"""Days, numbers, money and spans of time as they are written in either language (VIETNAMESE.md 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from models import clock
from models.language import SOURCE
from tui import words
from tui.speech import speak

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 7, 42, 5, tzinfo=clock.LOCAL)


@pytest.fixture
def english() -> Iterator[None]:
    """English is spoken for one test."""
    speak("en")
    yield
    speak(SOURCE)


def test_days_and_times_are_written_the_same_in_both_languages() -> None:
    for language in ("en", SOURCE):
        speak(language)
        assert (words.day(TODAY), words.day(None)) == ("21/11/2026", "")
        assert (words.time(NOW), words.time(None), words.seconds(NOW)) == ("07:42", "", "07:42:05")


def test_a_long_day_has_zeros_only_where_the_decree_wants_them() -> None:
    assert words.long_day(date(2025, 7, 7)) == "ngày 07 tháng 7 năm 2025"
    assert words.long_day(date(2026, 1, 10)) == "ngày 10 tháng 01 năm 2026"
    assert words.long_day(date(2026, 2, 9)) == "ngày 09 tháng 02 năm 2026"
    assert words.long_day(date(2026, 12, 31)) == "ngày 31 tháng 12 năm 2026"


def test_a_long_day_in_english_names_the_month(english: None) -> None:
    assert words.long_day(date(2025, 7, 7)) == "7 July 2025"


def test_numbers_have_points_for_thousands_and_a_comma_for_decimals() -> None:
    assert [words.number(n) for n in (0, 999, 1_000, 1_234_567)] == ["0", "999", "1.000", "1.234.567"]
    assert words.number(1_234_567.5, 1) == "1.234.567,5"
    assert words.percent(0.256) == "25,6%"
    assert words.percent(1, 0) == "100%"


def test_numbers_in_english_are_the_other_way_round(english: None) -> None:
    assert words.number(1_234_567) == "1,234,567"
    assert words.number(1_234_567.5, 1) == "1,234,567.5"
    assert words.percent(0.256) == "25.6%"


def test_money_has_a_sign_that_console_fonts_have_and_no_line_break_in_files() -> None:
    assert words.money(1_234_567) == "1.234.567 đ"
    assert words.money(50_000, words.UNBROKEN) == "50.000\u00a0đ"


def test_money_in_english(english: None) -> None:
    assert words.money(1_234_567) == "1,234,567 đ"


SPANS = (
    (timedelta(seconds=0), "0 giây trước", "0 seconds ago"),
    (timedelta(seconds=30), "30 giây trước", "30 seconds ago"),
    (timedelta(minutes=1), "1 phút trước", "1 minute ago"),
    (timedelta(minutes=2, seconds=59), "2 phút trước", "2 minutes ago"),
    (timedelta(hours=3), "3 giờ trước", "3 hours ago"),
    (timedelta(days=1, hours=23), "1 ngày trước", "1 day ago"),
    (timedelta(seconds=-45), "sau 45 giây nữa", "in 45 seconds"),
    (timedelta(minutes=-2), "sau 2 phút nữa", "in 2 minutes"),
    (timedelta(hours=-1), "sau 1 giờ nữa", "in 1 hour"),
    (timedelta(days=-2), "sau 2 ngày nữa", "in 2 days"),
)


@pytest.mark.parametrize(("ago", "said", "in_english"), SPANS)
def test_a_moment_is_said_by_its_distance(ago: timedelta, said: str, in_english: str) -> None:
    assert words.since(NOW - ago, NOW) == said
    speak("en")
    try:
        assert words.since(NOW - ago, NOW) == in_english
    finally:
        speak(SOURCE)


DUE = (
    (2, "còn 2 ngày", "2 days left"),
    (1, "còn 1 ngày", "1 day left"),
    (0, "hẹn hôm nay", "due today"),
    (-1, "quá hạn 1 ngày", "1 day overdue"),
    (-3, "quá hạn 3 ngày", "3 days overdue"),
)


@pytest.mark.parametrize(("days", "said", "in_english"), DUE)
def test_a_promised_day_is_said_by_what_is_left(days: int, said: str, in_english: str) -> None:
    due = TODAY + timedelta(days=days)
    assert words.left(due, TODAY) == said
    speak("en")
    try:
        assert words.left(due, TODAY) == in_english
    finally:
        speak(SOURCE)


def test_minutes_become_hours() -> None:
    assert [words.minutes(n) for n in (0, 59, 60, 190)] == [
        "0 phút", "59 phút", "1 giờ 0 phút", "3 giờ 10 phút",
    ]  # fmt: skip


def test_the_week_starts_on_monday() -> None:
    days = [date(2026, 11, 16) + timedelta(days=n) for n in range(7)]
    assert [words.weekday(day)[:2] for day in days] == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]


@pytest.mark.parametrize(
    "typed", ["7/7/2025", "07/07/2025", "07072025", "7.7.2025", "7-7-2025", " 7 7 2025 "]
)
def test_a_day_may_be_typed_in_many_ways(typed: str) -> None:
    assert words.parse_day(typed, TODAY) == date(2025, 7, 7)


@pytest.mark.parametrize("typed", ["7.7", "7-7", "7/7", "0707", "07/07"])
def test_a_day_without_a_year_is_of_this_year(typed: str) -> None:
    assert words.parse_day(typed, TODAY) == date(2026, 7, 7)


@pytest.mark.parametrize(
    "typed", ["", "7", "31/2/2026", "7/7/26", "1/13", "070720", "2026-07-07", "7/7/2025/1", "٧/٧/2025", "mai"]
)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert words.parse_day(typed, TODAY) is None
