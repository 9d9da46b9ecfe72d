"""Pauses, days chosen by hand, deadlines inside the office, and what the reasons say of them."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from fixtures.shipped import shipped_calendar
from models import calendar, catalogue, clock, store
from models.calendar import Calendar, Pauses
from models.errors import Refused

CENTRE, POLICE = shipped_calendar("centre"), shipped_calendar("police")
NO_HOURS = Calendar(sessions={}, off={}, worked={})


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.LOCAL)


def _pauses(*texts: str) -> Pauses:
    return [(_at(stopped), _at(resumed)) for stopped, resumed in zip(texts[::2], texts[1::2])]


@pytest.mark.parametrize(
    ("received", "unit", "value", "stopped", "resumed", "due", "said"),
    (
        (
            "2026-11-25 09:00",
            "WD",
            2,
            "2026-11-26 10:00",
            "2026-12-01 15:00",
            "2026-12-02 17:00",
            "đồng hồ dừng 26/11–01/12, cộng 3 ngày làm việc",
        ),
        # the pause ends on a Sunday, and days off are lost days too
        (
            "2026-11-25 09:00",
            "CD",
            2,
            "2026-11-26 10:00",
            "2026-11-29 15:00",
            "2026-11-30 17:00",
            "đồng hồ dừng 26/11–29/11, cộng 3 ngày",
        ),
        (
            "2026-11-25 09:00",
            "H",
            8,
            "2026-11-25 16:00",
            "2026-11-26 10:30",
            "2026-11-26 15:30",
            "đồng hồ dừng 25/11–26/11, cộng 4 giờ 30 phút làm việc",
        ),
        (
            "2026-11-25 09:00",
            "INDAY",
            0,
            "2026-11-25 10:00",
            "2026-11-27 08:00",
            "2026-11-27 17:00",
            "đồng hồ dừng 25/11–27/11, cộng 2 ngày làm việc",
        ),
        (
            "2026-11-25 09:00",
            "WD",
            2,
            "2026-11-26 10:00",
            "2026-11-26 15:00",
            "2026-11-27 17:00",
            "đồng hồ dừng 26/11, không cộng thêm",
        ),
        # what lies before the limit begins takes nothing from it
        (
            "2026-11-28 09:00",
            "WD",
            1,
            "2026-11-28 09:00",
            "2026-11-30 08:00",
            "2026-12-01 17:00",
            "đồng hồ dừng 30/11, không cộng thêm",
        ),
        (
            "2026-11-25 09:00",
            "H",
            1,
            "2026-11-25 09:30",
            "2026-11-25 09:30:20",
            "2026-11-25 10:00:20",
            "đồng hồ dừng 25/11, cộng chưa đến 1 phút làm việc",
        ),
    ),
)
def test_a_pause_moves_a_date_by_what_was_lost_and_says_so(
    received: str, unit: str, value: int, stopped: str, resumed: str, due: str, said: str
) -> None:
    """DOMAIN 3.3: resume, the new due date is the old one and the pause."""
    promised = calendar.due(CENTRE, _at(received), unit, value, _pauses(stopped, resumed))
    assert promised.at == _at(due)
    assert said in promised.reasons


def test_calendar_days_are_rolled_to_a_working_day_once_behind_all_pauses() -> None:
    """Rolled after each pause, the Sunday would be given twice."""
    stops = _pauses("2026-11-26 10:00", "2026-11-28 10:00", "2026-11-30 08:00", "2026-12-01 08:00")
    due = calendar.due(CENTRE, _at("2026-11-25 09:00"), "CD", 2, stops)
    assert due.at == _at("2026-11-30 17:00")
    assert len([reason for reason in due.reasons if "đồng hồ dừng" in reason]) == 2
    assert "bỏ qua" not in " ".join(due.reasons)


def test_a_day_chosen_by_hand_ends_at_its_closing_and_is_moved_by_pauses() -> None:
    chosen = calendar.due_by_hand(CENTRE, date(2026, 11, 27), "ngày hẹn nhập tay")
    assert chosen == calendar.Due(_at("2026-11-27 17:00"), ("ngày hẹn nhập tay",))
    stops = _pauses("2026-11-23 10:00", "2026-11-25 10:00")
    moved = calendar.due_by_hand(CENTRE, date(2026, 11, 27), "ngày hẹn nhập tay", stops)
    assert moved.at == _at("2026-11-30 17:00")
    assert moved.reasons == ("ngày hẹn nhập tay", "đồng hồ dừng 23/11–25/11, cộng 1 ngày làm việc")


def test_a_day_off_chosen_by_hand_stays_and_ends_at_five() -> None:
    sunday = calendar.due_by_hand(CENTRE, date(2026, 11, 29), "ngày hẹn nhập tay")
    assert sunday.at == _at("2026-11-29 17:00")


def test_papers_taken_in_on_an_intake_only_saturday_count_from_the_next_working_day() -> None:
    """DOMAIN 3.2: the police take papers on Saturday mornings, no limit runs."""
    due = calendar.due(POLICE, _at("2026-11-28 09:00"), "WD", 1)
    assert due.at == _at("2026-12-01 17:00")
    assert "sáng T7 chỉ nhận hồ sơ, tính từ 07:00 T2 30/11/2026" in due.reasons
    afternoon = calendar.due(POLICE, _at("2026-11-28 14:00"), "WD", 1)
    assert "nhận ngoài giờ, tính từ 07:00 T2 30/11/2026" in afternoon.reasons


def test_an_intake_only_saturday_that_is_a_holiday_takes_nothing_in() -> None:
    holiday = calendar.of_rows(
        [(6, "07:00", "11:30", 0), (1, "07:00", "17:00", 1)], [("2026-11-28", "holiday", "Hội xã", None)]
    )
    due = calendar.due(holiday, _at("2026-11-28 09:00"), "WD", 0)
    assert due.reasons[1:] == (
        "nhận ngoài giờ, tính từ 07:00 T2 30/11/2026",
        "0 ngày làm việc, không tính ngày nhận",
        "bỏ qua 28/11 Hội xã",
    )


def test_a_day_off_on_which_something_came_is_named_once() -> None:
    due = calendar.due(CENTRE, _at("2026-11-24 09:00"), "WD", 1)
    assert due.at == _at("2026-11-26 17:00")
    assert [reason for reason in due.reasons if "24/11" in reason] == [
        "nhận T3 24/11/2026",
        "bỏ qua 24/11 Ngày Văn hóa Việt Nam",
    ]


def test_a_long_holiday_is_told_as_one_stretch() -> None:
    due = calendar.due(CENTRE, _at("2026-02-11 09:00"), "WD", 7)
    assert "bỏ qua 16/02–20/02 Tết Nguyên đán Bính Ngọ (14–22/2/2026)" in due.reasons
    assert len(due.reasons) == 3


def test_calendar_days_name_only_the_days_off_that_moved_the_date() -> None:
    """They count days off, so those in between changed nothing."""
    due = calendar.due(CENTRE, _at("2026-02-11 09:00"), "CD", 30)
    assert due.reasons == ("nhận T4 11/02/2026", "30 ngày, tính cả ngày nghỉ")
    rolled = calendar.due(CENTRE, _at("2026-02-11 09:00"), "CD", 5)
    assert rolled.reasons[2:] == (
        "T2 16/02/2026 là ngày nghỉ, lùi đến ngày làm việc sau",
        "bỏ qua 16/02–20/02 Tết Nguyên đán Bính Ngọ (14–22/2/2026)",
    )


def test_a_year_without_days_off_is_said_loudly() -> None:
    """A Tết that nobody has loaded would be promised as working days."""
    due = calendar.due(CENTRE, _at("2027-12-28 09:00"), "WD", 10)
    assert due.unknown_years == (2028,)
    assert due.reasons[-1] == "CHƯA NẠP ngày nghỉ năm 2028: ngày hẹn có thể sai"
    far = calendar.due(CENTRE, _at("2024-12-28 09:00"), "WD", 1100)
    assert far.unknown_years == (2024, 2028, 2029)
    assert far.reasons[-1] == "CHƯA NẠP ngày nghỉ năm 2024, 2028–2029: ngày hẹn có thể sai"
    chosen = calendar.due_by_hand(CENTRE, date(2028, 1, 3), "ngày hẹn nhập tay")
    assert chosen.unknown_years == (2028,)
    known = calendar.due(CENTRE, _at("2027-12-28 09:00"), "WD", 3)
    assert known.unknown_years == ()
    late = _pauses("2027-12-30 09:00", "2028-01-03 06:00")
    assert calendar.due(CENTRE, _at("2027-12-28 09:00"), "H", 1, late).unknown_years == (2028,)


def test_a_centre_that_keeps_the_clock_promises_the_time_at_which_the_limit_began() -> None:
    """DOMAIN 3.3: Monday 09:00 and three working days are Thursday 09:00; the same day either way."""
    kept = Calendar(CENTRE.sessions, CENTRE.off, CENTRE.worked, years=CENTRE.years, keeps_clock=True)
    assert calendar.due(kept, _at("2026-11-30 09:10"), "WD", 3).at == _at("2026-12-03 09:10")
    assert calendar.due(kept, _at("2026-11-30 09:10"), "CD", 5).at == _at("2026-12-07 09:10")
    assert calendar.due(kept, _at("2026-11-30 05:00"), "WD", 3).at == _at("2026-12-03 07:00")
    assert calendar.due(kept, _at("2026-11-30 09:10"), "INDAY", 0).at == _at("2026-11-30 17:00")
    assert calendar.due_by_hand(kept, date(2026, 12, 3), "").at == _at("2026-12-03 17:00")


def test_the_half_of_the_day_is_said_of_what_is_promised() -> None:
    assert calendar.due(CENTRE, _at("2026-11-25 08:00"), "H", 1).session == "sáng"
    assert calendar.due(CENTRE, _at("2026-11-25 08:00"), "WD", 1).session == "chiều"
    assert calendar.due(CENTRE, _at("2026-11-25 08:00"), "PLAN", None).session == ""


@pytest.mark.parametrize(
    ("received", "by"),
    (
        ("2026-11-25 09:00", "2026-11-25 17:00"),
        ("2026-11-25 14:59:59", "2026-11-25 17:00"),
        ("2026-11-25 15:00", "2026-11-26 07:00"),
        ("2026-11-23 15:00", "2026-11-25 07:00"),
        ("2026-11-27 16:30", "2026-11-30 07:00"),
        ("2026-11-29 09:00", "2026-11-30 17:00"),
        ("2026-11-25 17:30", "2026-11-26 17:00"),
    ),
)
def test_a_dossier_is_handed_over_the_same_day_or_when_the_next_one_opens(received: str, by: str) -> None:
    """DOMAIN 1.3: received from 15:00 on, at the start of the next working day."""
    assert calendar.hand_over_by(CENTRE, _at(received)) == _at(by)


def test_deadlines_inside_the_office_are_counted_as_limits_are() -> None:
    """DOMAIN 2.4: 8 working hours for what came online, a working day else, 15 for a supplement."""
    begun = _at("2026-11-23 10:00")
    assert calendar.deadline(CENTRE, begun, "H", 8) == _at("2026-11-25 10:00")
    assert calendar.deadline(CENTRE, begun, "WD", 1) == _at("2026-11-25 17:00")
    assert calendar.deadline(CENTRE, begun, "WD", 15) == _at("2026-12-15 17:00")
    with pytest.raises(ValueError, match="PLAN"):
        calendar.deadline(CENTRE, begun, "PLAN", 0)


def test_working_days_between_are_those_behind_the_first_until_the_last() -> None:
    assert calendar.working_days_between(CENTRE, date(2026, 11, 23), date(2026, 11, 25)) == 1
    assert calendar.working_days_between(CENTRE, date(2026, 11, 25), date(2026, 11, 25)) == 0
    assert calendar.working_days_between(CENTRE, date(2026, 11, 25), date(2026, 11, 23)) == 0


def test_a_limit_of_many_years_is_answered() -> None:
    due = calendar.due(CENTRE, _at("2026-11-23 09:00"), "WD", 3650)
    assert due.at == _at("2040-12-06 17:00")
    assert due.reasons[-1] == "CHƯA NẠP ngày nghỉ năm 2028–2040: ngày hẹn có thể sai"


@pytest.mark.parametrize("unit", ("WD", "CD", "H"))
def test_a_limit_that_ends_behind_the_last_year_is_refused(unit: str) -> None:
    with pytest.raises(Refused) as refused:
        calendar.due(CENTRE, _at("2026-11-23 09:00"), unit, 10**9)
    assert refused.value.rule == "calendar.far"


@pytest.mark.parametrize("unit", ("WD", "CD", "H", "INDAY"))
def test_without_hours_nothing_is_promised(unit: str) -> None:
    with pytest.raises(Refused) as refused:
        calendar.due(NO_HOURS, _at("2026-11-23 09:00"), unit, 1)
    assert refused.value.rule == "calendar.empty"


def test_sessions_come_in_any_order_and_those_that_overlap_are_counted_once() -> None:
    known = calendar.of_rows(
        [
            (1, "13:00", "17:00", 1),
            (1, "07:00", "12:00", 1),
            (1, "11:00", "13:30", 1),
            (6, "07:00", "11:00", 0),
        ],
        [],
    )
    assert known.sessions == {1: [(time(7), time(17))]}
    assert known.intake == {6: [(time(7), time(11))]}
    assert calendar.due(known, _at("2026-11-23 07:00"), "H", 10).at == _at("2026-11-23 17:00")


def test_the_shipped_calendar_is_the_one_of_a_new_register(register: Path) -> None:
    for kind in ("centre", "police", "neighbourhood_house"):
        assert calendar.load(kind, catalogue.last_load()) == shipped_calendar(kind)


def test_the_registers_choice_of_due_time_is_in_its_calendar(closed_register: Path) -> None:
    with sqlite3.connect(closed_register) as connection:
        connection.execute("UPDATE centre SET due_time = 'clock'")
    store.open_file(closed_register)
    assert calendar.load("centre", catalogue.last_load()).keeps_clock
    store.close()
    with sqlite3.connect(closed_register) as connection:
        connection.execute("UPDATE centre SET due_time = 'closing'")
    store.open_file(closed_register)
    assert not calendar.load("centre", catalogue.last_load()).keeps_clock
    store.close()


def test_a_closure_of_years_is_passed_over() -> None:
    first = date(2026, 11, 24)
    off = {first + timedelta(days=n): "xây lại trụ sở" for n in range(800)}
    known = Calendar(CENTRE.sessions, off, {}, years=frozenset(range(2026, 2030)))
    due = calendar.due(known, _at("2026-11-23 09:00"), "WD", 1)
    assert due.at == _at("2029-02-01 17:00")
    assert "bỏ qua 24/11–31/01 xây lại trụ sở" in due.reasons
