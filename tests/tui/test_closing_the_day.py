"""The walk through what stands open, the closing, the sheet and the copy (requirement 34)."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import backups, closing, dossiers, outcomes, sessions, visits, workdays
from models.errors import Refused
from models.journal import Actor
from tests.conftest import MONDAY, Wall
from tests.models.busy_day import accepted, serve_one
from tests.tui.app import DOWN, ENTER, F9, SAVE, UP, burst, message, picture, run, shown
from tui.screens.day_closing import CloseDay
from tui.screens.day_sheet import DaySheet
from tui.screens.desk import Desk

CODE = "H56.15.127-261123-0001"
CLOSE = f"{F9}dong ngay{ENTER}"


def test_the_menu_opens_the_day_once(register: Path, officer: Actor, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F9}mo ngay{ENTER}")
            assert "T2 23/11/2026: ngày làm việc, 07:" in picture(pilot)
            await burst(pilot, SAVE)
            assert "Đã mở ngày 23/11/2026 · Đã lưu" in message(pilot)
            await burst(pilot, F9)
            assert "Mở ngày" not in picture(pilot)
            assert "Đóng ngày" in picture(pilot)

    run(scene)
    opened = workdays.of(MONDAY)
    assert opened is not None and opened.opened_by == officer.account_id


def test_a_day_left_open_is_closed_from_the_next_morning(register: Path, officer: Actor, wall: Wall) -> None:
    forgotten = visits.arrive(by=officer)
    wall.run(2 * 24 * 60)

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F9}mo ngay{ENTER}")
            assert "▶Ngày 23/11/2026 chưa đóng." in picture(pilot)
            await burst(pilot, ENTER)
            assert "Đóng ngày 23/11/2026" in picture(pilot)
            await burst(pilot, SAVE + "1")
            await until(pilot, "sao lưu vào backups/aoxanh-2026-11-25-")

    run(scene)
    assert visits.by_id(forgotten.id).reason_key == "left.closing_time"
    assert workdays.unclosed(wall.now.date()) == ()


async def until(pilot: object, said: str) -> None:
    """Wait until the message says something, as long as pytest lets it."""
    while said not in message(pilot):  # type: ignore[arg-type]
        await pilot.pause(0.01)  # type: ignore[attr-defined]


def test_every_row_is_settled_where_it_stands_and_then_the_day_is_closed(
    register: Path, officer: Actor, wall: Wall
) -> None:
    wall.set(9)
    dossier = accepted(officer)
    gone, stays = visits.arrive(by=officer), visits.arrive(by=officer)
    served = serve_one(officer, procedures=["ct"])
    wall.run(60)

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, CLOSE)
            assert f"▶đang tiếp     {served.ticket}" in picture(pilot)
            await burst(pilot, SAVE)
            assert f"đang tiếp {served.ticket} ở Quầy 1" in message(pilot)
            await burst(pilot, f"{ENTER}3")
            await burst(pilot, "1")
            assert f"{served.ticket}: không giải quyết · Đã lưu" in message(pilot)
            await burst(pilot, "z")
            await burst(pilot, "2")
            assert f"{gone.ticket} đã về · Đã lưu" in message(pilot)
            await burst(pilot, DOWN + ENTER)
            await burst(pilot, f"{CODE}{ENTER}")
            assert f"Ghi mã {CODE} · Đã lưu" in message(pilot)
            await burst(pilot, DOWN + ENTER)
            assert f"Bàn giao {CODE} · Đã lưu" in message(pilot)
            await burst(pilot, SAVE)
            assert "1 Đóng; 1 lượt còn chờ ghi “hết giờ”" in picture(pilot)
            await burst(pilot, "1")
            await until(pilot, "Đã đóng ngày 23/11/2026, sao lưu vào backups/aoxanh-2026-11-23-100000.db")
            assert "PHIẾU NGÀY T2 23/11/2026" in picture(pilot)
            assert type(pilot.app.screen) is DaySheet
            await burst(pilot, "\x1b")

    run(scene)
    assert visits.by_id(served.id).state == "done"
    assert visits.by_id(gone.id).reason_key == "left.missing_papers"
    assert visits.by_id(stays.id).reason_key == "left.closing_time"
    assert dossiers.by_id(dossier.id).state == 4
    closed = workdays.of(MONDAY)
    assert closed is not None
    copy = register.parent / "backups" / str(closed.backup)
    assert copy.exists()


def test_what_is_settled_elsewhere_vanishes_and_the_mark_stays(
    register: Path, officer: Actor, officer2: Actor, wall: Wall
) -> None:
    first, second = visits.arrive(by=officer), visits.arrive(by=officer)

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, CLOSE + DOWN)
            visits.leave(by=officer2, visit_id=first.id)
            pilot.app.shown.reload()  # type: ignore[attr-defined]
            await pilot.pause()
            assert f"▶còn chờ       {second.ticket}" in picture(pilot)
            assert first.ticket not in picture(pilot)
            await burst(pilot, UP)

    run(scene)


def test_the_desk_of_whom_one_serves_is_a_key_away(register: Path, officer: Actor, wall: Wall) -> None:
    serve_one(officer, procedures=["ks"])

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, CLOSE + ENTER)
            await burst(pilot, "1")
            assert type(pilot.app.screen) is Desk

    run(scene)


def test_a_visit_at_another_desk_is_finished_from_here(
    register: Path, officer: Actor, officer2: Actor, wall: Wall
) -> None:
    served = serve_one(officer2, procedures=["ks"])
    outcomes.record(by=officer2, visit_id=served.id, kind="INFO")

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, CLOSE + ENTER)
            assert "Về quầy" not in picture(pilot)
            await burst(pilot, "1")
            assert f"Kết thúc {served.ticket} · Đã lưu" in message(pilot)

    run(scene)
    assert closing.standing(officer) == []


@pytest.mark.parametrize(("account", "left"), [("officer", 1), ("supervisor", 0)])
def test_an_open_help_session_is_the_supervisors_to_void(
    register: Path, volunteer: Actor, officer: Actor, wall: Wall, account: str, left: int
) -> None:
    sessions.start(by=volunteer)

    async def scene() -> None:
        async with shown(register, account) as pilot:
            await burst(pilot, CLOSE + ENTER)
            assert ("Nhắc TNV01" in message(pilot)) == bool(left)
            await burst(pilot, "2")
            assert len(closing.standing(officer)) == 1, "nothing is voided without a reason"
            await burst(pilot, "1")

    run(scene)
    assert len(closing.standing(officer)) == left


def test_what_could_not_be_done_for_another_says_why(
    register: Path, volunteer: Actor, officer: Actor, wall: Wall
) -> None:
    opened = sessions.start(by=volunteer)
    wall.run(20)

    async def scene() -> None:
        async with shown(register, "supervisor") as pilot:
            await burst(pilot, f"{CLOSE}{ENTER}1 {ENTER}4{ENTER}{ENTER}")
            assert "lý do" in message(pilot).lower()
            await burst(pilot, f"2{SAVE}")
            assert "Ghi phiên hỗ trợ: chưa được" in message(pilot)

    run(scene)
    assert sessions.by_id(opened.id).reason_key == "not_helped.no_network"


def test_a_supervisor_records_the_session_that_somebody_left_open(
    register: Path, volunteer: Actor, officer: Actor, wall: Wall
) -> None:
    opened = sessions.start(by=volunteer)
    wall.set(17)

    async def scene() -> None:
        async with shown(register, "supervisor") as pilot:
            await burst(pilot, f"{CLOSE}{ENTER}1")
            await burst(pilot, SAVE)
            assert "Chọn ít nhất một việc" in message(pilot)
            await burst(pilot, f" {ENTER}1{ENTER}08:20{ENTER}")
            assert "Ghi phiên hỗ trợ: xong" in message(pilot)

    run(scene)
    row = sessions.HelpSession.get_by_id(opened.id)
    assert (row.state, row.seconds, row.ended_by_hand) == ("ended", 20 * 60, 1)
    assert closing.standing(officer) == []


def test_a_closing_without_its_copy_is_still_a_closing_and_says_so(
    register: Path, officer: Actor, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Refused("backup.room", folder="backups", needed=9, free=1)

    monkeypatch.setattr(backups, "copy", full)

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, CLOSE + SAVE)
            await burst(pilot, "1")
            await until(pilot, "nhưng CHƯA SAO LƯU")
            assert message(pilot).startswith("✗")
            assert "sao lưu CHƯA: aoxanh backup" in picture(pilot)

    run(scene)
    closed = workdays.of(MONDAY)
    assert closed is not None and closed.closed_at and not closed.backup


def test_a_no_leaves_the_day_open_and_late_work_is_closed_again(
    register: Path, officer: Actor, wall: Wall
) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, CLOSE + SAVE)
            await burst(pilot, "2")
            assert type(pilot.app.screen) is CloseDay
            assert workdays.of(MONDAY) is None
            workdays.close_day(by=officer)
            visits.arrive(by=officer)
            await burst(pilot, SAVE)
            assert "Đóng lại ngày 23/11/2026?" in picture(pilot)
            await burst(pilot, "1")
            await until(pilot, "sao lưu vào")

    run(scene)
    assert closing.standing(officer) == []
