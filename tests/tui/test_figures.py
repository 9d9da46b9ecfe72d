"""F7: pages by key, time by the arrows, what lies behind a figure, and files made of it."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Any

import pytest

from models import centre, errands, lessons, roster, sessions, volunteers
from models.journal import Actor
from tests.conftest import MONDAY, Wall
from tests.tui.app import (
    BACKSPACE,
    DOWN,
    ENTER,
    F7,
    HOME,
    LEFT,
    RIGHT,
    SAVE,
    burst,
    message,
    picture,
    run,
    shown,
)
from tui.screens.errands import ErrandPage
from tui.screens.figure_outside import FigureOutside
from tui.screens.figure_period import Span
from tui.screens.figure_sessions import FigureSessions
from tui.screens.figures import FORMATS, Figures
from tui.screens.half_day import HalfDayScreen


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
            await burst(pilot, f"{DOWN}x")
            assert "vì sao?" in picture(pilot) and "1 nhập trùng" in picture(pilot)
            await pilot.press("escape")
            assert "4 lượt" in picture(pilot), "who gives no reason voids nothing"
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


def test_who_exports_over_ssh_reads_how_to_fetch_the_file(
    helped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.1.2.3 50000 10.1.2.4 22")

    async def scene() -> None:
        async with shown(helped, "supervisor") as pilot:
            await burst(pilot, f"{F7}2x3")
            fetched = f"scp {getpass.getuser()}@10.1.2.4:{helped.parent}/reports/team-2026-11-01"
            assert fetched in message(pilot)

    run(scene)


def test_a_table_goes_to_a_file_in_any_format(helped: Path) -> None:
    folder = helped.parent / "reports"

    async def scene() -> None:
        async with shown(helped, "supervisor") as pilot:
            await burst(pilot, f"{F7}2")
            for place, (form, _said) in enumerate(FORMATS, 1):
                await burst(pilot, f"x{place}")
                assert f"Đã ghi tệp {folder}/team-2026-11-01-2026-11-30" in message(pilot), form
                if form == "zalo":
                    assert "- Đội Trung tâm: 4 lượt, 4 người, 4 lượt TNV" in picture(pilot)
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


def test_a_row_is_the_scope_of_all_pages_and_one_key_leads_back(helped: Path) -> None:
    async def scene() -> None:
        async with shown(helped, "supervisor") as pilot:
            await burst(pilot, f"{F7}8{DOWN}s")
            assert _whose(pilot) == (
                "Chỉ tiêu chung · tháng 11/2026",
                "Tình nguyện viên: TNV02 Lò Văn Ơn  T: tất cả",
            )
            assert _row(picture(pilot), "Lượt hỗ trợ")[0] == "2"
            await burst(pilot, "5")
            assert _row(picture(pilot), "Kê khai, viết tờ khai")[:2] == ["2", "2"]
            await burst(pilot, ENTER)
            assert "2 lượt · 2 phiên" in picture(pilot) and "TNV01" not in picture(pilot)
            await pilot.press("escape")
            await burst(pilot, "s")
            assert (
                _whose(pilot)[1]
                == "Tình nguyện viên: TNV02 Lò Văn Ơn · Việc: Kê khai, viết tờ khai  T: tất cả"
            )
            await pilot.press("escape")
            assert _whose(pilot) == (
                "Theo việc hỗ trợ · tháng 11/2026",
                "Tình nguyện viên: TNV02 Lò Văn Ơn  T: tất cả",
            )
            await burst(pilot, "t")
            assert _whose(pilot)[0] == "Theo việc hỗ trợ · tháng 11/2026"
            assert "T: tất cả" not in picture(pilot)
            assert _row(picture(pilot), "Kê khai, viết tờ khai")[:2] == ["4", "4"]

    run(scene)


def _whose(pilot: Any) -> tuple[str, str]:
    """Return the lines that say what and whose figures are shown."""
    first, second = picture(pilot).splitlines()[1:3]
    return first.strip().removesuffix(" · S: chỉ dòng đang chọn"), second.strip()


def test_escape_takes_narrowings_back_one_by_one_even_of_the_same_kind(helped: Path) -> None:
    async def scene() -> None:
        async with shown(helped, "supervisor") as pilot:
            await burst(pilot, f"{F7}3s5s3{DOWN}s")
            assert _whose(pilot)[1].startswith("Điểm: Công an · Việc: Kê khai")
            await pilot.press("escape")
            assert _whose(pilot)[1].startswith("Điểm: Trung tâm · Việc: Kê khai")
            await pilot.press("escape")
            assert _whose(pilot) == ("Theo việc hỗ trợ · tháng 11/2026", "Điểm: Trung tâm  T: tất cả")
            await pilot.press("escape")
            assert _whose(pilot)[0] == "Theo điểm trực · tháng 11/2026"
            assert "T: tất cả" not in picture(pilot)
            assert _row(picture(pilot), "Trung tâm")[:2] == ["4", "4"]

    run(scene)


def test_what_is_no_scope_says_where_scopes_are(helped: Path) -> None:
    async def scene() -> None:
        async with shown(helped, "supervisor") as pilot:
            for page in ("1", "7", "c"):
                await burst(pilot, f"{F7}{page}s")
                assert "Mở bảng theo đội, điểm, thôn" in message(pilot)
            await burst(pilot, "t")
            assert "Không có phạm vi riêng" in message(pilot)

    run(scene)


def test_a_volunteer_narrows_the_own_figures_and_widens_no_further(helped: Path) -> None:
    async def scene() -> None:
        async with shown(helped, "volunteer") as pilot:
            await burst(pilot, f"{F7}2s")
            assert _whose(pilot) == (
                "Chỉ tiêu chung · tháng 11/2026 · TNV: TNV01", "Việc: Kê khai, viết tờ khai  T: tất cả"
            )  # fmt: skip
            assert _row(picture(pilot), "Lượt hỗ trợ")[0] == "2"
            await burst(pilot, "t")
            assert _whose(pilot)[0] == "Chỉ tiêu chung · tháng 11/2026 · TNV: TNV01"
            assert _row(picture(pilot), "Lượt hỗ trợ")[0] == "2"
            await burst(pilot, "8s")
            assert "TNV02" not in picture(pilot)

    run(scene)


def test_enter_leads_to_shifts_classes_and_errands_and_on_to_their_pages(
    helped: Path, supervisor: Actor, founder: Actor
) -> None:
    centre.add_place(by=founder, code="NHA", name="Tại nhà", kind="home")
    roster.plan_shift(
        by=supervisor, volunteer_id=volunteers.by_code("TNV01").id, place_id=centre.place("TT").id,
        day=MONDAY, starts="07:30", ends="11:30",
    )  # fmt: skip
    plan = {"title": "Dùng VNeID", "starts": "07:00", "ends": "07:30", "place": "TT", "topics": "mã QR"}
    lesson = lessons.plan(by=supervisor, day=MONDAY, teachers=["TNV01"], **plan)  # type: ignore[arg-type]
    lessons.hold(by=supervisor, lesson_id=lesson.id, heads=9)
    row = errands.ask(by=supervisor, kind="outreach", neighbourhood="Thôn 3", day=MONDAY)
    errands.assign(by=supervisor, errand_id=row.id, volunteer_codes=("TNV01", "TNV02"))
    errands.finish(by=supervisor, errand_id=row.id, heads=12, topics="VNeID")

    async def scene() -> None:
        async with shown(helped, "supervisor") as pilot:
            await _open(pilot, "theo lịch")
            assert "1 ca" in picture(pilot) and "07:30–11:30 TNV01 Bia" in picture(pilot)
            await burst(pilot, ENTER)
            assert type(pilot.app.screen) is HalfDayScreen
            await _open(pilot, "Buổi tuyên truyền")
            assert "1 việc" in picture(pilot)
            await burst(pilot, ENTER)
            assert type(pilot.app.screen) is ErrandPage
            await _open(pilot, "lượt học viên")
            assert "9 học viên" in picture(pilot)
            await burst(pilot, ENTER)
            assert "Dùng VNeID · mã QR" in message(pilot)

    run(scene)


async def _open(pilot: Any, label: str) -> None:
    """Open what lies behind an indicator of the first page."""
    await burst(pilot, F7)
    labels = [row.label for row in pilot.app.screen.table.lines]
    await burst(pilot, f"1{HOME}{DOWN * labels.index(label)}{ENTER}")
    assert type(pilot.app.screen) is FigureOutside, label
