"""F7: pages by key, time by the arrows, what lies behind a figure, and files made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import sessions
from models.journal import Actor
from tests.conftest import MONDAY, Wall
from tests.tui.app import BACKSPACE, DOWN, ENTER, F7, LEFT, RIGHT, SAVE, burst, message, picture, run, shown
from tui.screens.figure_period import Span
from tui.screens.figure_sessions import FigureSessions
from tui.screens.figures import FORMATS, Figures


@pytest.fixture
def helped(register: Path, volunteer: Actor, volunteer2: Actor, wall: Wall) -> Path:
    """A register in which two volunteers helped two people each, on two days."""
    for by in (volunteer, volunteer2, volunteer, volunteer2):
        row = sessions.start(by=by)
        wall.run(12)
        sessions.end(by=by, session_id=row.id, ticks={"form_filled": 1}, result="done")
    return register


def _row(text: str, label: str) -> list[str]:
    line = next(line for line in text.splitlines() if label in line)
    return line.split(label)[1].split()


def test_pages_and_periods_by_one_key_each(helped: Path) -> None:
    async def scene() -> None:
        async with shown(helped, "supervisor") as pilot:
            await burst(pilot, F7)
            assert type(pilot.app.screen) is Figures
            assert "Chỉ tiêu chung · tháng 11/2026" in picture(pilot)
            assert _row(picture(pilot), "Lượt hỗ trợ")[0] == "4"
            await burst(pilot, "2")
            assert _row(picture(pilot), "Đội Trung tâm")[:2] == ["4", "4"]
            assert "████" in picture(pilot)
            await burst(pilot, LEFT)
            assert "Theo đội · tháng 10/2026" in picture(pilot)
            assert _row(picture(pilot), "Đội Trung tâm")[:2] == ["0", "0"]
            assert "█" not in picture(pilot)
            await burst(pilot, RIGHT * 2)
            assert "Theo đội · tháng 12/2026" in picture(pilot)
            await burst(pilot, "n")
            assert "tháng 11/2026" in picture(pilot)
            await burst(pilot, "p1")
            assert "T2 23/11/2026" in picture(pilot)
            await burst(pilot, "p5")
            assert "năm 2026" in picture(pilot)
            await burst(pilot, "p61")
            assert "Cao điểm hè 2025" in picture(pilot)

    run(scene)


def test_any_days_are_typed_and_wrong_ones_named(helped: Path) -> None:
    async def scene() -> None:
        async with shown(helped, "supervisor") as pilot:
            await burst(pilot, f"{F7}p7")
            assert type(pilot.app.screen) is Span
            await burst(pilot, f"99/99/2026{SAVE}")
            assert "không phải một ngày" in message(pilot)
            await burst(pilot, f"{BACKSPACE * 10}24/11/2026{ENTER}23/11/2026{SAVE}")
            assert "Ngày cuối 23/11/2026" in message(pilot)
            await burst(pilot, f"{BACKSPACE * 10}30/11/2026{SAVE}")
            assert type(pilot.app.screen) is Figures
            assert "24/11–30/11/2026" in picture(pilot)

    run(scene)


def test_enter_leads_to_the_sessions_and_voiding_one_counts_it_no_more(helped: Path) -> None:
    async def scene() -> None:
        async with shown(helped, "supervisor") as pilot:
            await burst(pilot, f"{F7}2{ENTER}")
            assert type(pilot.app.screen) is FigureSessions
            assert "4 lượt · 4 phiên" in picture(pilot)
            assert "TNV02" in picture(pilot)
            await burst(pilot, "k")
            assert "Đã kiểm tra phiên" in message(pilot)
            assert "●23/11" in picture(pilot)
            await burst(pilot, f"{DOWN}x2")
            assert "4 lượt" in picture(pilot), "who says no voids nothing"
            await burst(pilot, "x1")
            assert "Đã hủy phiên" in message(pilot)
            assert "3 lượt · 3 phiên" in picture(pilot)
            await pilot.press("escape")
            assert _row(picture(pilot), "Đội Trung tâm")[:2] == ["3", "3"]
            await burst(pilot, f"1{ENTER}")
            assert "không mở ra được" in message(pilot)

    run(scene)


def test_an_officer_reads_and_does_not_void(helped: Path) -> None:
    async def scene() -> None:
        async with shown(helped, "officer") as pilot:
            await burst(pilot, f"{F7}2{ENTER}")
            assert "X hủy" not in picture(pilot)
            await burst(pilot, "x1")
            assert "không có quyền" in message(pilot)

    run(scene)
    assert sessions.turns(MONDAY, MONDAY).turns == 4


def test_a_table_goes_to_a_file_in_any_format(helped: Path) -> None:
    folder = helped.parent / "reports"

    async def scene() -> None:
        async with shown(helped, "supervisor") as pilot:
            await burst(pilot, f"{F7}2")
            for place, (form, _said) in enumerate(FORMATS, 1):
                await burst(pilot, f"x{place}")
                assert "Đã ghi tệp reports/team-2026-11-01-2026-11-30" in message(pilot), form
                if form == "zalo":
                    assert "- Đội Trung tâm: 4 lượt hỗ trợ, 4 số người" in picture(pilot)
                    await pilot.press("escape")
                assert type(pilot.app.screen) is Figures

    run(scene)
    assert sorted(path.suffix for path in folder.iterdir()) == [
        ".csv",
        ".html",
        ".json",
        ".txt",
        ".txt",
        ".xlsx",
    ]
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_a_volunteer_sees_the_own_figures_and_takes_none_away(helped: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(helped, "volunteer") as pilot:
            await burst(pilot, F7)
            text = picture(pilot)
            assert "TNV: TNV01" in text and "Đội " not in text.splitlines()[2]
            assert _row(text, "Lượt hỗ trợ")[0] == "2"
            await burst(pilot, "x")
            assert "không có quyền" in message(pilot)
            await burst(pilot, f"2{ENTER}")
            assert "2 lượt · 2 phiên" in picture(pilot)
            assert "TNV02" not in picture(pilot)

    run(scene)


def test_a_page_costs_the_same_queries_however_much_was_helped(
    helped: Path, queries: list[str], volunteer: Actor
) -> None:
    asked: list[int] = []

    async def scene() -> None:
        async with shown(helped, "supervisor") as pilot:
            await burst(pilot, f"{F7}2")
            queries.clear()
            await burst(pilot, "3")
            asked.append(len([sql for sql in queries if not sql.startswith("PRAGMA")]))

    run(scene)
    for _ in range(20):
        sessions.again(by=volunteer)
    run(scene)
    assert asked[0] == asked[1] <= 16
