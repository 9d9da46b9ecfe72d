"""Errands and classes on the screens: asked for, assigned, done, printed - with no more shown than may be."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from models import centre, clock, errands, lessons, sessions, volunteers
from models.base import rows
from models.journal import Actor
from models.lessons import Lessons as Figures
from tests.golden.errands import DAY, sent_out
from tests.tui.app import DOWN, ENTER, F9, RIGHT, SAVE, burst, message, picture, run, shown
from tui.screens.errand_forms import AssignForm
from tui.screens.errands import ErrandPage, Errands
from tui.screens.lessons import Lessons

from ..conftest import MONDAY, Wall

END = "\x1b[F"


def test_a_home_visit_is_asked_for_assigned_and_done(register: Path, founder: Actor, wall: Wall) -> None:
    wall.set(7, 45, DAY)
    sent_out()
    volunteers.add_team(by=founder, code="D3", name="Đội thôn 3", neighbourhood="Thôn 3")

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await pilot.app.chosen("errands")  # type: ignore[attr-defined]
            await burst(pilot, "n")
            who = ("1", "Vàng Mí Sính", "1933", "0987 654 321", "thon 3", "Nhà 7")
            for part in (*who, "23/11", "9h", "2"):
                await burst(pilot, part + ENTER)
            assert "Đã ghi yêu cầu đến nhà #" in message(pilot)
            await burst(pilot, RIGHT + RIGHT)
            assert "09:00 Thôn 3" in picture(pilot) and "Vàng Mí Sính · 1933" in picture(pilot)
            await burst(pilot, "g")
            await burst(pilot, f"1, ơn{ENTER}")
            await burst(pilot, SAVE)
            assert "TNV01, TNV02 đi 09:00 23/11/2026 · CHƯA CAM KẾT bảo mật: TNV01, TNV02" in message(pilot)

    run(scene)
    row = rows(errands.Errand, "state = 'assigned' AND day = '2026-11-23'")[0]
    assert (row.neighbourhood, row.address, row.contact) == ("Thôn 3", "Nhà 7", "0987654321")
    assert (row.purpose_key, row.alone) == ("errand.disabled", 0)
    wall.set(11, day=MONDAY)

    async def coming_back() -> None:
        async with shown(register, "volunteer") as pilot:
            await pilot.app.chosen("errands")  # type: ignore[attr-defined]
            await burst(pilot, "x")
            for part in ("09:10", ENTER, "10:25", ENTER, "4,5", ENTER, "1", ENTER, "1", ENTER, "17", ENTER):
                await burst(pilot, part)
            assert "Đã ghi: #" in message(pilot)

    run(coming_back)
    assert sessions.turns(MONDAY, MONDAY) == sessions.Turns(1, 1, 2, 150)
    assert errands.counts(MONDAY, MONDAY) == errands.Errands(1, 0, 4.5, 0, 0, 0)


def test_who_is_busy_is_named_and_sent_on_the_second_save(
    register: Path, officer: Actor, founder: Actor, wall: Wall
) -> None:
    wall.set(6, 30, DAY)
    sent_out()
    centre.add_place(by=founder, code="DUONG", name="Trên đường", kind="road")
    row = next(row for row in errands.listed(officer) if row.kind == "transport")

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await pilot.app.chosen("errands")  # type: ignore[attr-defined]
            await burst(pilot, f"{DOWN}g1,2{ENTER}{ENTER}9h{SAVE}")
            assert type(pilot.app.screen) is AssignForm
            assert "TNV01 có việc khác lúc 08:30 Thôn 7" in message(pilot)
            assert "vẫn cử đi thì lưu lần nữa" in message(pilot)
            await burst(pilot, SAVE)
            assert "TNV01, TNV02 đi 09:00 21/11/2026" in message(pilot)

    run(scene)
    assert errands.shown(officer, row.id).volunteers == "TNV01, TNV02"


def test_one_goes_alone_only_when_that_is_chosen(register: Path, officer: Actor, wall: Wall) -> None:
    wall.set(6, 30, DAY)
    sent_out()

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await pilot.app.chosen("errands")  # type: ignore[attr-defined]
            await burst(pilot, f"{DOWN}{DOWN}g2{ENTER}{ENTER}{ENTER}{SAVE}")
            assert "Mặc định đi hai người; mới có TNV02" in message(pilot)
            await burst(pilot, f"{ENTER}{ENTER}{ENTER}2{ENTER}")
            assert "TNV02 đi 21/11/2026" in message(pilot)
            assert "TNV02 (một mình)" in picture(pilot)

    run(scene)


def test_a_volunteer_sees_names_of_own_errands_alone(register: Path, wall: Wall) -> None:
    wall.set(6, 30, DAY)
    sent_out()

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await pilot.app.chosen("errands")  # type: ignore[attr-defined]
            assert "Páo · 1938" in picture(pilot) and "Giàng" not in picture(pilot)
            assert "Ơn" not in picture(pilot)
            await burst(pilot, "s")
            assert "Gọi Páo: 0 9 1 2   3 4 5   3 4 5" in message(pilot)
            await burst(pilot, f"{DOWN}s")
            assert "của người khác" in message(pilot)
            await burst(pilot, "g")
            assert "không có quyền" in message(pilot)
            await burst(pilot, "4")
            assert "Của mình · 2 việc" in picture(pilot)

    run(scene)


def test_what_was_not_done_says_why_and_is_asked_for_again(
    register: Path, officer: Actor, wall: Wall
) -> None:
    wall.set(11, 0, DAY)
    sent_out()

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await pilot.app.chosen("errands")  # type: ignore[attr-defined]
            await burst(pilot, "k")
            await burst(pilot, "4")
            assert "Không làm được: #" in message(pilot)
            await burst(pilot, "x")
            assert "không làm được, không ghi đã làm được" in message(pilot)
            await burst(pilot, ENTER)
            assert type(pilot.app.screen) is ErrandPage
            assert "mưa lũ, đường hỏng" in picture(pilot)
            await burst(pilot, "l")
            assert f"Ngày đi      {DAY + timedelta(days=1):%d/%m/%Y}" in picture(pilot)
            await burst(pilot, f"24/11{ENTER}8:00{ENTER}")
            assert "ngày 24/11/2026" in message(pilot)

    run(scene)
    later = errands.listed(officer, "unassigned")[-1]
    assert (later.starts, later.name) == ("08:00", "Giàng A Páo")
    assert later.after_id is not None


def test_the_list_of_a_day_is_a_file_for_its_owners_eyes(register: Path, wall: Wall) -> None:
    wall.set(6, 30, DAY)
    sent_out()

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await pilot.app.chosen("errands")  # type: ignore[attr-defined]
            for kind in "12":
                await burst(pilot, "p")
                await burst(pilot, kind)
                assert "(chưa in)" in message(pilot)

    run(scene)
    text = register.parent / "prints" / "den-nha-2026-11-21.txt"
    page = text.with_suffix(".html")
    assert text.stat().st_mode & 0o777 == page.stat().st_mode & 0o777 == 0o600
    for written in (text.read_text("utf-8"), page.read_text("utf-8")):
        assert "0912345345" in written and "Giàng" not in written and "Nhà 9" not in written
    assert '<p class="large">THÔN 3</p>' in page.read_text("utf-8")


def test_an_outreach_is_ended_with_its_heads(register: Path, officer: Actor, wall: Wall) -> None:
    wall.set(17, 0, DAY)
    sent_out()
    row = next(row for row in errands.listed(officer) if row.kind == "outreach")
    errands.assign(by=officer, errand_id=row.id, volunteer_codes=("TNV01", "TNV02"))

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await pilot.app.chosen("errands")  # type: ignore[attr-defined]
            await burst(pilot, f"{DOWN}{DOWN}x45{ENTER}VNeID{ENTER}3{ENTER}4{ENTER}")
            assert "Đã ghi: #" in message(pilot)

    run(scene)
    assert errands.counts(DAY, DAY) == errands.Errands(0, 0, 3.0, 1, 45, 0)
    assert sessions.turns(DAY, DAY).turns == 0


def test_a_class_is_planned_and_held_and_another_cancelled(
    register: Path, officer: Actor, wall: Wall
) -> None:
    wall.set(21, 0, DAY)
    sent_out()

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await pilot.app.chosen("lessons")  # type: ignore[attr-defined]
            assert "1 lớp đã dạy · 27 lượt học viên" in picture(pilot)
            await burst(pilot, f"x31{ENTER}2{ENTER}{ENTER}")
            assert "Đã dạy VNeID, Zalo: 31 học viên" in message(pilot)
            assert "2 lớp đã dạy · 58 lượt học viên" in picture(pilot)
            await burst(pilot, "x")
            assert "Lớp này đã dạy" in message(pilot)
            plan = ("n", "Chữ ký số", ENTER, "28/11", ENTER, "19h", ENTER, "20h30", ENTER, "thon 3", ENTER)
            for part in (*plan, ENTER, "1", ENTER, "SmartCA", ENTER):
                await burst(pilot, part)
            assert "Lớp Chữ ký số ngày 28/11/2026" in message(pilot)
            await burst(pilot, f"{END}k")
            await burst(pilot, "1")
            assert "Hủy lớp Chữ ký số" in message(pilot)
            await burst(pilot, ENTER)
            assert "ít người đăng ký" in message(pilot)

    run(scene)
    assert lessons.counts(DAY, DAY) == Figures(lessons=1, heads=31, teachers=1, minutes=90)


def test_wide_lists_write_places_and_teachers_out(register: Path, founder: Actor, wall: Wall) -> None:
    """Nothing is cut beside empty room."""
    wall.set(8, 0, DAY)
    centre.add_place(by=founder, code="NVH", name="Nhà văn hóa Thôn Bái Sơn", kind="neighbourhood_house")
    volunteers.add_volunteer(by=founder, code="TNV 03", name="Vi Thị Ba")
    facts = {"title": "VNeID", "day": DAY, "starts": "19:00", "ends": "20:30", "place": "NVH"}
    lessons.plan(by=founder, teachers=("TNV01", "TNV02", "TNV 03"), **facts)

    async def scene() -> None:
        async with shown(register, "officer", (132, 30)) as pilot:
            await pilot.app.chosen("lessons")  # type: ignore[attr-defined]
            await pilot.pause()
            assert "Nhà văn hóa Thôn Bái Sơn" in picture(pilot)
            assert "TNV01, TNV02, TNV 03 " in picture(pilot)

    run(scene)


def test_the_menu_leads_to_both_rooms(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{F9}den nha{ENTER}")
            assert type(pilot.app.screen) is Errands
            await burst(pilot, f"{F9}lop hoc{ENTER}")
            assert type(pilot.app.screen) is Lessons
            assert "Không có lớp nào" in picture(pilot)
            await burst(pilot, RIGHT)
            assert f"{_next_month():%m/%Y}" in picture(pilot)

    run(scene)


def test_closing_a_day_leads_to_the_errand_and_to_the_class(register: Path, wall: Wall) -> None:
    wall.set(21, 0, DAY)
    sent_out()

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await pilot.app.chosen("close_day")  # type: ignore[attr-defined]
            assert "việc chưa ghi 4 · lớp chưa ghi 1" in picture(pilot)
            await burst(pilot, ENTER)
            assert type(pilot.app.screen) is ErrandPage
            await burst(pilot, f"\x1b{END}{ENTER}12{ENTER}{SAVE}")
            assert "Đã dạy VNeID, Zalo: 12 học viên" in message(pilot)
            assert "lớp chưa ghi" not in picture(pilot)

    run(scene)


def _next_month() -> date:
    return (clock.today().replace(day=1) + timedelta(days=32)).replace(day=1)
