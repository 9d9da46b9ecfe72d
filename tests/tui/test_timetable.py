"""The timetable on the screen: anybody looks, an admin changes, and sees first what moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models import dossiers, timetable
from models.journal import Actor
from tests.conftest import Wall
from tests.tui.app import DOWN, ENTER, F9, LEFT, RIGHT, SAVE, TAB, UP, burst, message, picture, run, shown
from tui.screens.menu import Menu
from tui.screens.moves import Moves
from tui.screens.special_day import DayForm, SwapForm, WeekForm
from tui.screens.timetable import Timetable

FRIDAY = date(2026, 11, 27)
OPEN = f"{F9}lich lam viec{ENTER}"


@pytest.fixture
def promised(wall: Wall, officer: Actor) -> dossiers.Dossier:
    """A dossier received on Monday, due on Friday."""
    row = dossiers.register(by=officer, procedure="1.004873", channel=dossiers.DIRECT)
    return dossiers.accept(by=officer, dossier_id=row.id)


def test_everybody_looks_and_only_those_with_the_right_change(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, OPEN)
            assert type(pilot.app.screen) is Timetable
            assert "Năm 2026 · 249 ngày làm việc" in picture(pilot)
            assert "▶T3 24/11" in picture(pilot), "the next special day is marked"
            assert "N ngày mới" not in picture(pilot)
            for key in "nshx":
                await burst(pilot, key)
                assert type(pilot.app.screen) is Timetable
                assert "không có quyền" in message(pilot)
            await burst(pilot, LEFT)
            assert "Năm 2025" in picture(pilot)
            await burst(pilot, RIGHT * 4)
            assert "CHƯA NẠP NGÀY NGHỈ" in picture(pilot)

    run(scene)


def test_a_new_day_off_is_seen_with_what_it_moves_before_a_yes(
    register: Path, promised: dossiers.Dossier
) -> None:
    async def scene() -> None:
        async with shown(register, "admin") as pilot:
            await burst(pilot, f"{OPEN}n")
            await burst(pilot, f"26/11{ENTER}{ENTER}Hội xã{SAVE}")
            assert type(pilot.app.screen) is Moves
            assert "1 hồ sơ đang giải quyết đổi ngày hẹn: bỏ qua 26/11 Hội xã" in picture(pilot)
            assert "▶T6 27/11 → T2 30/11/2026" in picture(pilot)
            assert dossiers.by_id(promised.id).due_current == promised.due_current
            await burst(pilot, ENTER)
            assert type(pilot.app.screen) is Moves, "Enter typed ahead is no yes"
            await burst(pilot, "g")
            assert type(pilot.app.screen) is Timetable
            assert message(pilot).startswith("Đã đổi lịch · Đã lưu")
            assert "T5 26/11  nghỉ lễ         Hội xã" in picture(pilot)
            await burst(pilot, "n")
            assert type(pilot.app.screen) is DayForm
            assert "Hội xã" not in picture(pilot), "what is saved is no draft"

    run(scene)
    assert dossiers.by_id(promised.id).due_day == date(2026, 11, 30)


def test_esc_before_the_yes_leaves_all_as_it_is_and_keeps_the_form(
    register: Path, promised: dossiers.Dossier
) -> None:
    async def scene() -> None:
        async with shown(register, "admin") as pilot:
            await burst(pilot, f"{OPEN}s")
            assert type(pilot.app.screen) is SwapForm
            await burst(pilot, f"27/11{ENTER}28/11{SAVE}")
            assert "T6 27/11 → T7 28/11/2026" in picture(pilot)
            await pilot.press("escape")
            assert type(pilot.app.screen) is SwapForm
            assert "T7 28/11/2026" in picture(pilot)

    run(scene)
    assert dossiers.by_id(promised.id).due_day == FRIDAY
    assert FRIDAY not in timetable.timetable().days


def test_a_day_is_dropped_and_edited_where_the_mark_stands(
    register: Path, promised: dossiers.Dossier
) -> None:
    async def scene() -> None:
        async with shown(register, "admin") as pilot:
            await burst(pilot, f"{OPEN}x")
            assert "T6 27/11 → T5 26/11/2026" in picture(pilot)
            assert "không còn: bỏ qua 24/11" in picture(pilot)
            await burst(pilot, "g")
            assert message(pilot).startswith("Đã bỏ 24/11/2026")
            await burst(pilot, ENTER)
            assert type(pilot.app.screen) is DayForm
            assert "Sửa ngày 02/09/2026" in picture(pilot)
            await burst(pilot, f"{TAB}{SAVE}")
            assert "Lịch đã đúng như vậy" in message(pilot)

    run(scene)
    assert dossiers.by_id(promised.id).due_day == date(2026, 11, 26)


def test_the_sessions_of_a_week_are_one_form(register: Path, promised: dossiers.Dossier) -> None:
    async def scene() -> None:
        async with shown(register, "admin") as pilot:
            await burst(pilot, f"{OPEN}h1")
            assert type(pilot.app.screen) is WeekForm
            await burst(pilot, f"{TAB * 4}abc{SAVE}")
            assert "abc" in message(pilot)
            assert pilot.app.screen.place == 4  # type: ignore[attr-defined]
            await burst(pilot, "\x7f" * 40 + f"7-11 13-16{TAB}(7:30-11){SAVE}")
            assert "T6 27/11/2026 17:00 → 16:00" in picture(pilot)
            await burst(pilot, "g")

    run(scene)
    hours = timetable.timetable().hours
    assert [str(opening) for opening in hours["centre", 5]] == ["07:00-11:00", "13:00-16:00"]
    assert [(str(opening), opening.counts) for opening in hours["centre", 6]] == [("07:30-11:00", False)]


@pytest.mark.parametrize(("typed", "field"), (("1/1", 0), (f"5/5{TAB}4", 3), (f"5/5{TAB}1", 2)))
def test_what_cannot_be_moves_the_cursor_to_its_field(
    typed: str, field: int, register: Path, wall: Wall
) -> None:
    async def scene() -> None:
        async with shown(register, "admin") as pilot:
            await burst(pilot, f"{OPEN}n")
            await burst(pilot, f"{typed}{SAVE}" if field else f"{typed}{TAB}{TAB}x{SAVE}")
            assert message(pilot).startswith("✗ Ngày")
            assert pilot.app.screen.place == field  # type: ignore[attr-defined]

    run(scene)


def test_an_empty_next_year_is_said_once_at_sign_in_to_those_it_concerns(register: Path, wall: Wall) -> None:
    """DOMAIN 3.4."""

    async def said(account: str) -> str:
        async with shown(register, account) as pilot:
            return message(pilot)

    async def scene() -> None:
        wall.set(day=date(2027, 9, 30))
        assert await said("admin") == ""
        wall.set(day=date(2027, 10, 1))
        for account in ("admin", "supervisor", "officer"):
            assert (await said(account)).startswith("Năm 2028 chưa có ngày nghỉ nào trong sổ")
        assert "2028" not in await said("volunteer")

    run(scene)


def test_the_menu_is_where_one_comes_from(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "admin") as pilot:
            await burst(pilot, f"{OPEN}{UP}{DOWN}")
            await pilot.press("escape")
            assert type(pilot.app.screen) is Menu

    run(scene)
