"""What was recorded of a class is set right where it stands, and a number is read as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import lessons
from models.journal import Actor
from tests.conftest import MONDAY, Wall
from tests.models.test_lessons import planned
from tests.tui.app import ENTER, burst, message, picture, run, shown
from tui import words
from tui.screens.lesson_forms import CorrectForm
from tui.screens.lessons import Lessons


def test_a_class_is_set_right_with_one_letter_and_why(register: Path, officer: Actor, wall: Wall) -> None:
    wall.set(9)
    lessons.hold(by=officer, lesson_id=planned(officer).id, heads=300)

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await pilot.app.chosen("lessons")  # type: ignore[attr-defined]
            assert "S sửa số" in picture(pilot)
            await burst(pilot, "s")
            assert type(pilot.app.screen) is CorrectForm
            await burst(pilot, f"\x152.5{ENTER}{ENTER}{ENTER}gõ thừa{ENTER}")
            assert message(pilot) == "✗ Học viên “2.5” phải là số từ 0 đến 999."
            await burst(pilot, f"\x1530{ENTER}{ENTER}{ENTER}{ENTER}")
            assert type(pilot.app.screen) is Lessons
            assert message(pilot).startswith("Đã sửa VNeID cho người lớn tuổi: 30 học viên")
            assert "1 lớp đã dạy · 30 lượt học viên" in picture(pilot)

    run(scene)
    assert lessons.counts(MONDAY, MONDAY).heads == 30


def test_what_may_not_be_set_right_is_said_before_a_form_opens(
    register: Path, officer: Actor, wall: Wall
) -> None:
    wall.set(9)
    planned(officer)

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await pilot.app.chosen("lessons")  # type: ignore[attr-defined]
            await burst(pilot, "s")
            assert "Lớp này sẽ dạy, không sửa số được" in message(pilot)

    run(scene)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("25", 25),
        ("0", 0),
        ("1.500", 1500),
        ("30 000", 30000),
        ("2.5", None),
        ("1.5000", None),
        ("²", None),
        ("-1", None),
        ("", None),
    ],
)
def test_a_point_parts_thousands_and_nothing_else(typed: str, number: int | None) -> None:
    assert words.parse_whole(typed) == number
