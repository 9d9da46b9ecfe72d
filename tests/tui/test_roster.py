"""F8: the roster on the screen - what lacks somebody, one's own check-in, and every act by a letter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from models import centre, roster, sessions, volunteers
from models.journal import Actor
from tests.conftest import MONDAY, ROLES, Wall
from tests.models.test_patterns import pattern
from tests.models.test_roster import plan
from tests.tui.app import DOWN, END, ENTER, F8, HOME, LEFT, RIGHT, SAVE, burst, message, picture, run, shown
from tui.screens.errands import Errands
from tui.screens.half_day import HalfDayScreen
from tui.screens.lessons import Lessons
from tui.screens.patterns import Patterns
from tui.screens.roster import Roster
from tui.screens.shift_forms import CorrectForm, NeedForm, PatternForm, ReplaceForm, ShiftForm
from tui.screens.teams import Teams


@pytest.fixture
def week(register: Path, supervisor: Actor, wall: Wall) -> Path:
    """A week in which the hall asks for two and the police for one; Monday morning has one."""
    centre.change_place(by=supervisor, code="TT", needed=2)
    centre.change_place(by=supervisor, code="CA", needed=1)
    plan(supervisor)
    return register


def told() -> list[tuple[str, str, str]]:
    found = roster.entries(MONDAY, MONDAY)
    return [(entry.volunteer, entry.starts, entry.state) for entry in found]


def test_the_roster_opens_on_todays_half_day_that_lacks_somebody(
    week: Path, supervisor: Actor, wall: Wall
) -> None:
    plan(supervisor, code="TNV02")
    wall.set(6)

    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, F8)
            assert type(pilot.app.screen) is Roster
            seen = picture(pilot)
            assert " T2 23/11 Sáng  Trung tâm      2/2  Bia, Ơn" in seen
            assert "▶T2 23/11 Sáng  Công an        0/1" in seen
            assert "thiếu 2" in seen
            assert "Tuần 23/11–29/11/2026 · còn thiếu 23 lượt người · nghỉ 24/11 Ngày Văn hóa" in seen

    run(scene)


def test_what_is_still_to_come_and_what_is_over_are_told_apart(
    week: Path, supervisor: Actor, wall: Wall
) -> None:
    """No row of the past contradicts the heading."""
    centre.change_place(by=supervisor, code="CA", needed=0)
    for day in (2, 3, 4):
        for code in ("TNV01", "TNV02"):
            for times in ("07:00-11:30", "13:30-17:00"):
                plan(supervisor, times, code=code, day=MONDAY + timedelta(days=day))
    wall.set(18)

    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, F8)
            assert "Tuần 23/11–29/11/2026 · còn lại đủ · đã qua: thiếu 3, vắng 1" in picture(pilot)

    run(scene)


def test_weeks_go_by_with_the_arrows(week: Path) -> None:
    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, F8 + RIGHT)
            assert "Tuần 30/11–06/12/2026" in picture(pilot)
            assert "▶T2 30/11 Sáng  Trung tâm      0/2" in picture(pilot)
            await burst(pilot, LEFT * 2)
            assert "Tuần 16/11–22/11/2026" in picture(pilot)

    run(scene)


def test_a_week_without_any_half_day_says_what_to_do(register: Path, wall: Wall) -> None:
    """The week of Tết."""
    wall.set(day=date(2026, 2, 18))

    async def scene() -> None:
        async with shown(register, "supervisor") as pilot:
            await burst(pilot, F8 + ENTER)
            assert "Tuần này không có nửa ngày nào" in picture(pilot)
            assert message(pilot) == "✗ Nửa ngày này chưa có ca nào. N: xếp ca."

    run(scene)


def test_a_shift_is_planned_with_a_name_and_one_key(week: Path) -> None:
    """N, some letters of the name, Ctrl+S: the half-day under the mark gives the rest."""

    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, f"{F8}n")
            assert type(pilot.app.screen) is ShiftForm
            assert "TNV02    Ơn" in picture(pilot)
            assert "TNV01" not in picture(pilot), "who is on duty then is not offered"
            await burst(pilot, f"ơn{ENTER}")
            assert pilot.app.screen.held().name == "place", "Enter leads to the next field, as the foot says"
            await burst(pilot, SAVE)
            assert type(pilot.app.screen) is Roster
            assert message(pilot).startswith("Xếp ca TNV02 Ơn 23/11 07:00–11:30 Trung tâm · Đã lưu")
            assert "2/2  Bia, Ơn" in picture(pilot)

    run(scene)
    assert told() == [("TNV01", "07:00", "awaited"), ("TNV02", "07:00", "awaited")]


def test_a_shift_that_cannot_be_is_refused_beside_its_field(week: Path) -> None:
    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, f"{F8}n{SAVE}")
            assert message(pilot) == "✗ Cần nhập: Ai trực."
            await burst(pilot, f"tnv01{SAVE}")
            assert "TNV01 đã có ca 07:00–11:30" in message(pilot)
            assert pilot.app.screen.held().name == "starts"
            assert type(pilot.app.screen) is ShiftForm

    run(scene)


def test_a_half_day_of_a_closed_place_asks_for_another(
    week: Path, supervisor: Actor, founder: Actor, volunteer2: Actor, wall: Wall
) -> None:
    """The place of the half-day is no longer in use; the tenth place can be named as the first."""
    plan(supervisor, code="TNV02", place="CA")
    roster.check_in(by=volunteer2)
    wall.run(5)
    roster.check_out(by=volunteer2)
    volunteers.add_volunteer(by=founder, code="TNV03", name="Vi Thị Lan")
    for number in range(10):
        centre.add_place(by=founder, code=f"N{number}", name=f"Nhà {number}", kind="neighbourhood_house")
    centre.change_place(by=founder, code="CA", active=False)

    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, F8)
            await burst(pilot, f"{DOWN}n{SAVE}")
            await burst(pilot, f"tnv03{SAVE}")
            assert message(pilot) == "✗ Cần nhập: Điểm trực."
            await burst(pilot, f"n9{SAVE}")
            assert "Xếp ca TNV03 Lan 23/11 07:00–11:30 Nhà 9" in message(pilot)

    run(scene)


def test_a_shift_is_cancelled_with_a_reason_by_digit(week: Path) -> None:
    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, f"{F8}x")
            assert "Bỏ ca TNV01 Bia: vì sao?" in picture(pilot)
            await burst(pilot, "1")
            assert message(pilot).startswith("Bỏ ca TNV01 Bia 23/11 07:00–11:30 · Đã lưu")
            await burst(pilot, f"{ENTER}")
            assert type(pilot.app.screen) is HalfDayScreen
            assert "đã bỏ: TNV01 Bia 07:00–11:30 (ốm)" in picture(pilot)
            assert "Chưa có ca nào. N: xếp ca." in picture(pilot)

    run(scene)
    assert told() == []


def test_where_there_are_several_shifts_one_is_asked_which(week: Path, supervisor: Actor) -> None:
    plan(supervisor, code="TNV02")

    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, f"{F8}x")
            assert "Bỏ ca nào?" in picture(pilot)
            await burst(pilot, "2")
            assert "Bỏ ca TNV02 Ơn" in picture(pilot)
            await burst(pilot, "3")

    run(scene)
    assert [volunteer for volunteer, *_ in told()] == ["TNV01"]


def test_somebody_takes_a_shift_over(week: Path) -> None:
    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, f"{F8}h")
            assert type(pilot.app.screen) is ReplaceForm
            await burst(pilot, f"2{ENTER}1{ENTER}")
            assert message(pilot).startswith("Thay người: TNV02 Ơn 23/11 07:00–11:30 Trung tâm")
            await burst(pilot, ENTER)
            assert "▶TNV02 Ơn       07:00–11:30" in picture(pilot)
            assert "thay TNV01" in picture(pilot)
            assert "đã bỏ: TNV01 Bia 07:00–11:30 (ốm) → TNV02" in picture(pilot)

    run(scene)


def test_forgotten_times_are_set_right_by_a_supervisor(week: Path, wall: Wall) -> None:
    wall.set(12)

    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, F8)
            assert "vắng 1" in picture(pilot)
            await burst(pilot, "\x1b[A\x1b[A\x1b[As")
            assert type(pilot.app.screen) is CorrectForm
            await burst(pilot, f"7:05{ENTER}11:20{ENTER}quên ghi{ENTER}")
            assert message(pilot).startswith("Sửa giờ 23/11 07:00–11:30")

    run(scene)
    (entry,) = roster.entries(MONDAY, MONDAY)
    assert (entry.minutes, entry.corrected) == (255, True)


def test_a_volunteer_checks_in_with_one_key_and_out_with_another(week: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(week, "volunteer") as pilot:
            await burst(pilot, F8)
            assert "Ca của bạn: 07:00–11:30 Trung tâm. G: vào ca" in picture(pilot)
            await burst(pilot, "g")
            assert message(pilot).startswith("Vào ca 23/11 07:00–11:30 Trung tâm · Đã lưu")
            assert "Bạn đang trực từ 08:00: 07:00–11:30 Trung tâm. G: ra ca" in picture(pilot)
            wall.set(11)
            await burst(pilot, "g")
            assert message(pilot).startswith("Ra ca 23/11 07:00–11:30 Trung tâm")
            assert "Hôm nay bạn không có ca nào nữa." in picture(pilot)

    run(scene)
    assert told() == [("TNV01", "07:00", "served")]


def test_a_shift_nobody_planned_is_asked_for(week: Path, volunteer2: Actor) -> None:
    async def scene() -> None:
        async with shown(week, "volunteer2") as pilot:
            await burst(pilot, f"{F8}g")
            assert "Không có ca xếp sẵn" in picture(pilot)
            await burst(pilot, "3")
            assert told() == [("TNV01", "07:00", "awaited")]
            await burst(pilot, "g1")
            assert message(pilot).startswith("Vào ca 23/11 08:00–11:30 Trung tâm")

    run(scene)
    assert ("TNV02", "08:00", "on_duty") in told()


def test_an_open_session_is_not_left_behind_by_a_check_out(week: Path, volunteer: Actor) -> None:
    roster.check_in(by=volunteer)
    sessions.start(by=volunteer)

    async def scene() -> None:
        async with shown(week, "volunteer") as pilot:
            await burst(pilot, f"{F8}g")
            assert "Còn một phiên hỗ trợ chưa ghi kết quả (bắt đầu 08:00)" in message(pilot)

    run(scene)


def test_a_volunteer_gives_up_the_own_shift_and_no_other(week: Path, supervisor: Actor) -> None:
    plan(supervisor, code="TNV02")

    async def scene() -> None:
        async with shown(week, "volunteer2") as pilot:
            await burst(pilot, f"{F8}x")
            assert "Bỏ ca TNV02 Ơn: vì sao?" in picture(pilot), "not asked which"
            await burst(pilot, "2")
            await burst(pilot, "x")
            assert "Nửa ngày này chưa có ca nào" in message(pilot)
            for key in "nhsc":
                await burst(pilot, key)
                assert type(pilot.app.screen) is Roster
                assert "không có quyền" in message(pilot)

    run(scene)
    assert [volunteer for volunteer, *_ in told()] == ["TNV01"]


def test_nobodys_phone_or_family_name_is_on_the_roster(week: Path, supervisor: Actor) -> None:
    async def scene() -> None:
        async with shown(week, "volunteer", (132, 43)) as pilot:
            for keys in (F8, ENTER):
                await burst(pilot, keys)
                assert "Bia" in picture(pilot)
                assert "Hà Thị" not in picture(pilot)

    run(scene)


def test_the_need_of_a_place_is_typed_where_it_is_seen(week: Path) -> None:
    async def scene() -> None:
        async with shown(week, "admin") as pilot:
            await burst(pilot, f"{F8}c")
            assert type(pilot.app.screen) is NeedForm
            await burst(pilot, f"x{ENTER}")
            assert "phải là số từ 0 đến 99" in message(pilot)
            await burst(pilot, f"\x15 4{ENTER}")
            assert "1/4" in picture(pilot)

    run(scene)
    assert centre.place("TT").needed == 4


def test_a_weekly_pattern_is_added_filled_and_ended(week: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, f"{F8}p")
            assert type(pilot.app.screen) is Patterns
            await burst(pilot, "n")
            assert type(pilot.app.screen) is PatternForm
            await burst(pilot, f"tnv02{ENTER}3{ENTER}\x15ca{ENTER}{ENTER}{ENTER}")
            assert message(pilot).startswith("TNV02 Ơn T4 07:00–11:30 Công an, từ 23/11/2026 · Đã lưu")
            await burst(pilot, "f")
            assert "3 23/11/2026–27/12/2026" in picture(pilot)
            await burst(pilot, "3")
            assert message(pilot).startswith("Xếp 5 ca · Đã lưu")
            await burst(pilot, "f3")
            assert message(pilot).startswith("Xếp 0 ca · Đã lưu")
            await burst(pilot, "x")
            await burst(pilot, "2")
            assert "Kết thúc lịch tuần của TNV02" in message(pilot)
            assert "đến 23/11/2026" in picture(pilot)

    run(scene)
    assert roster.entries(MONDAY + timedelta(days=1), MONDAY + timedelta(days=60)) == []


def test_days_passed_over_are_told_when_weeks_are_filled(week: Path, supervisor: Actor) -> None:
    pattern(supervisor, weekday=2)

    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, f"{F8}pf1")
            said = message(pilot)
            assert "Xếp 0 ca · không xếp TNV01 24/11: nghỉ: Ngày Văn hóa Việt Nam" in said

    run(scene)


@pytest.mark.parametrize("role", ROLES)
def test_who_may_read_the_roster_gets_there(
    role: str, register: Path, wall: Wall, actor: Callable[[str], Actor]
) -> None:
    async def scene() -> None:
        async with shown(register, role) as pilot:
            await burst(pilot, F8)
            there = type(pilot.app.screen) is Roster
            assert there == actor(role).may("roster.read")
            assert there or "không có quyền" in message(pilot)

    run(scene)


def test_looking_at_a_week_takes_the_same_queries_however_full_it_is(
    week: Path, supervisor: Actor, queries: list[str]
) -> None:
    counts: list[int] = []

    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, F8)
            _fill_week(supervisor)
            for _ in range(2):
                queries.clear()
                await burst(pilot, RIGHT)
                counts.append(len(queries))

    run(scene)
    assert counts == [counts[0]] * 2
    assert counts[0] <= 9


def _fill_week(by: Actor) -> None:
    for days in range(14, 20):
        for times in ("07:00-08:00", "08:00-11:30", "13:30-17:00"):
            plan(by, times, day=MONDAY + timedelta(days=days))


def test_a_long_half_day_counts_the_names_that_do_not_fit(
    week: Path, supervisor: Actor, founder: Actor
) -> None:
    for n in range(10, 22):
        volunteers.add_volunteer(
            by=founder, code=f"TNV{n}", name=f"Nguyễn Thị Hương {'ABCDEFGHIJKL'[n - 10]}nh"
        )
        plan(supervisor, code=f"TNV{n}")

    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, F8 + "\x1b[A")
            row = next(line for line in picture(pilot).splitlines() if "13/2" in line)
            assert ", +" in row
            assert "thừa 11" in row
            assert len(row) <= 80

    run(scene)


def test_letters_lead_to_classes_errands_and_teams(week: Path) -> None:
    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            for key, screen in (("l", Lessons), ("v", Errands), ("t", Teams)):
                await burst(pilot, F8 + key)
                assert type(pilot.app.screen) is screen

    run(scene)


@pytest.mark.parametrize(("height", "seen"), [(24, 16), (30, 22), (18, 10)])
def test_the_week_has_all_the_room_there_is_and_says_how_much_is_out_of_sight(
    height: int, seen: int, register: Path, supervisor: Actor, wall: Wall
) -> None:
    """Thursday's end and Friday are on the screen, or said to be below."""
    for code in ("TT", "CA"):
        centre.change_place(by=supervisor, code=code, needed=1)
    wall.set(6, day=MONDAY + timedelta(days=7))

    async def scene() -> None:
        async with shown(register, "supervisor", (80, height)) as pilot:
            await burst(pilot, F8)
            screen = pilot.app.screen
            assert isinstance(screen, Roster)
            assert screen.rows.size.height == seen
            out = len(screen.rows.lines) - seen
            assert (f"↓ {out} dòng nữa" in picture(pilot)) is (out > 0)
            assert "dòng nữa" in picture(pilot) or out <= 0
            await burst(pilot, END)
            assert (f"↑ {out} dòng nữa" in picture(pilot)) is (out > 0)
            assert "T đội hình" in picture(pilot)

    run(scene)


def test_who_signs_in_outside_the_hours_stands_on_one_line_with_the_hour(
    register: Path, supervisor: Actor, volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    """Two who sign in at night do not make two mornings, and N there does not plan a night."""
    wall.set(18, 15)
    roster.check_in(by=volunteer)
    wall.set(18, 38)
    roster.check_in(by=volunteer2)

    async def scene() -> None:
        async with shown(register, "supervisor") as pilot:
            await burst(pilot, F8)
            rows = [line for line in picture(pilot).splitlines() if "Bia" in line or "Ơn" in line]
            assert len(rows) == 1
            assert "Ngoài giờ Trung tâm      2    Bia 18:15, Ơn 18:38" in rows[0]
            await burst(pilot, f"{HOME}{DOWN}{DOWN}n")
            assert "Từ giờ       07:00" in picture(pilot)

    run(scene)


@pytest.mark.parametrize(("width", "told"), [(132, "Trụ sở công an xã Cẩm Thủy"), (60, "Bia, Ơn")])
def test_columns_take_the_room_there_is(
    width: int, told: str, register: Path, supervisor: Actor, wall: Wall
) -> None:
    centre.change_place(by=supervisor, code="CA", needed=2, name="Trụ sở công an xã Cẩm Thủy")
    plan(supervisor, place="CA", day=MONDAY + timedelta(days=3))
    plan(supervisor, place="CA", code="TNV02", day=MONDAY + timedelta(days=3))

    async def scene() -> None:
        async with shown(register, "supervisor", (width, 24)) as pilot:
            await burst(pilot, F8)
            assert told in picture(pilot)

    run(scene)


def test_a_day_off_is_named_beside_the_day_and_planned_by_who_saves_twice(week: Path) -> None:
    async def scene() -> None:
        async with shown(week, "supervisor") as pilot:
            await burst(pilot, f"{F8}nTNV02{ENTER}{ENTER}24/11")
            assert "nghỉ: Ngày Văn hóa Việt Nam" in picture(pilot)
            await burst(pilot, SAVE)
            assert message(pilot).startswith("✗ Ngày 24/11/2026 nghỉ (Ngày Văn hóa Việt Nam).")
            assert pilot.app.screen.held().name == "day"
            await burst(pilot, SAVE)
            assert message(pilot).startswith("Xếp ca TNV02")

    run(scene)
    assert [entry.day for entry in roster.entries(MONDAY, MONDAY + timedelta(days=6))][
        -1
    ] == MONDAY + timedelta(days=1)
