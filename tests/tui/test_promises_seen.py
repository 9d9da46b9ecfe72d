"""F6: who may see and do what, what it asks of the register, and how names are shortened."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import clock
from tests.golden.promised import promised
from tests.golden.scenes import NOW
from tests.tui.app import F6, burst, message, picture, run, shown
from tui.screens.desk import Desk
from tui.screens.promise_rows import short_name
from tui.screens.promises import Promises


@pytest.fixture(autouse=True)
def _promised(register: Path) -> None:
    promised()


@pytest.mark.parametrize(("role", "home"), [("volunteer", "HelpSessions"), ("reception", "Desk")])
def test_who_may_not_read_dossiers_is_refused(register: Path, role: str, home: str) -> None:
    async def scene() -> None:
        async with shown(register, role) as pilot:
            await burst(pilot, F6)
            assert type(pilot.app.screen).__name__ == home
            assert "không có quyền" in message(pilot)
            assert "F6" not in picture(pilot).splitlines()[-1]

    run(scene)


def test_a_cashier_sees_the_lists_but_calls_nobody(register: Path) -> None:
    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "cashier") as pilot:
                await burst(pilot, F6)
                assert type(pilot.app.screen) is Promises
                assert "G gọi" not in picture(pilot)
                await burst(pilot, "g")
                assert "không có quyền" in message(pilot)
                assert type(pilot.app.screen) is Promises

    run(scene)


def test_the_desk_counts_everything_whatever_the_scope(register: Path) -> None:
    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, F6 + "s5")
                await pilot.press("escape")
                assert type(pilot.app.screen) is Desk
                assert "F6  quá hạn 3  mai 2  chờ mã 1" in picture(pilot)

    run(scene)


def test_a_list_asks_the_same_few_queries_however_long_it_is(register: Path, queries: list[str]) -> None:
    asked = {}

    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, F6)
                for digit in "135":
                    await burst(pilot, digit)
                    queries.clear()
                    pilot.app.screen.reload()  # type: ignore[attr-defined]
                    asked[digit] = len(queries)

    run(scene)
    assert set(asked.values()) == {4}, "counts and list; what changed in the calendar, asked for each"


@pytest.mark.parametrize(
    ("name", "width", "short"),
    [
        ("Nguyễn Văn An", 14, "Nguyễn Văn An"),
        ("Hoàng Thị Ánh Nguyệt", 17, "H. Thị Ánh Nguyệt"),
        ("Hoàng Thị Ánh Nguyệt", 16, "H.T. Ánh Nguyệt"),
        ("Hoàng Thị Ánh Nguyệt", 14, "H.T.Á. Nguyệt"),
        ("Hoàng Thị Ánh Nguyệt", 5, "H.T.…"),
        ("", 5, ""),
    ],
)
def test_a_long_name_keeps_the_part_by_which_one_is_called(name: str, width: int, short: str) -> None:
    assert short_name(name, width) == short
