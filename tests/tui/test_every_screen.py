"""Every screen at 80x24 and 132x43, for every role; what the lists ask of the register."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import visits
from models.journal import Actor
from tests.conftest import ROLES
from tests.golden.scenes import SCENES
from tests.golden.test_pictures import GLYPHS
from tests.tui.app import (
    DOWN,
    ENTER,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    HOME,
    SAVE,
    burst,
    message,
    picture,
    run,
    shown,
)
from tui.keys import PLACES
from tui.screens.desk import Desk
from tui.screens.figures import Figures
from tui.screens.find import Find
from tui.screens.help import Help
from tui.screens.menu import Menu
from tui.screens.promises import Promises
from tui.screens.sessions import HelpSessions
from tui.screens.visit import NewVisit

SIZES = ((80, 24), (132, 43))
KEYS = {
    "visit": F2, "find": F3, "desk": F4, "sessions": F5, "promises": F6, "figures": F7, "roster": F8,
    "menu": F9,
}  # fmt: skip


def _busy(by: Actor, people: int = 30) -> None:
    for n in range(people):
        visits.arrive(
            by=by,
            procedures=["ks", "ct"][: 1 + n % 2],
            name=f"Nguyễn Thị Thu {'ABC'[n % 3]}",
            birth_year=1950 + n,
        )


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("role", ROLES)
def test_every_place_of_a_role_fits_and_uses_only_known_glyphs(
    register: Path, officer: Actor, role: str, size: tuple[int, int]
) -> None:
    _busy(officer)

    async def scene() -> None:
        async with shown(register, role, size) as pilot:
            for place in PLACES:
                if place.right and not pilot.app.by.may(place.right):  # type: ignore[attr-defined]
                    continue
                await burst(pilot, KEYS[place.name])
                lines = picture(pilot).splitlines()
                assert len(lines) <= size[1]
                assert max(map(len, lines)) <= size[0]
                assert lines[0].startswith(" ÁO XANH · xã Cẩm Thủy")
                assert lines[-1].endswith(("? Giúp", "F1 Giúp"))
                strange = {c for c in picture(pilot) if not (c.isalnum() or c.isascii()) and c not in GLYPHS}
                assert strange == set(), place.name

    run(scene)


@pytest.mark.parametrize(
    ("role", "home"),
    [
        ("reception", Desk), ("officer", Desk), ("case_officer", Desk), ("cashier", Desk),
        ("volunteer", HelpSessions), ("supervisor", Figures), ("admin", Menu),
    ],
)  # fmt: skip
def test_each_role_lands_on_its_home(register: Path, role: str, home: type) -> None:
    async def scene() -> None:
        async with shown(register, role) as pilot:
            assert type(pilot.app.screen) is home

    run(scene)


def test_a_place_without_the_right_is_refused_with_a_sentence(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, F4)
            assert type(pilot.app.screen) is HelpSessions
            assert "không có quyền" in message(pilot)

    run(scene)


@pytest.mark.parametrize(
    ("key", "screen"),
    [("\x1b2", NewVisit), ("\x1b3", Find), ("\x1b6", Promises), ("\x1b9", Menu), ("\x10", Menu)],
)
def test_every_f_key_has_a_second_way(register: Path, key: str, screen: type) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, key)
            assert type(pilot.app.screen) is screen

    run(scene)


def test_the_menu_leads_everywhere_by_typing(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F9}luot moi{ENTER}")
            assert type(pilot.app.screen) is NewVisit
            await burst(pilot, f"{F9}tro giup{ENTER}")
            assert type(pilot.app.screen) is Help

    run(scene)


def test_f10_closes_a_screen_and_on_the_first_one_leaves(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, F3 + F10)
            assert type(pilot.app.screen) is Desk
            await burst(pilot, F10)
            assert pilot.app.return_code == 0
            assert pilot.app._exit

    run(scene)


def test_ctrl_z_and_ctrl_c_do_nothing(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, "\x1a\x03\x11")
            assert type(pilot.app.screen) is Desk
            assert not pilot.app._exit

    run(scene)


def test_a_volunteer_sees_given_names_and_no_numbers(
    register: Path, officer: Actor, volunteer: Actor
) -> None:
    visits.arrive(by=officer, procedures=["ks"], name="Hà Thị Y Bia", birth_year=1990, phone="0912345678")
    rows = visits.queue(by=volunteer)
    assert [row.name for row in rows] == ["Bia"]

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{F3}a001{ENTER}")
            text = picture(pilot)
            assert "Hà Thị" not in text and "0912345678" not in text

    run(scene)


@pytest.mark.parametrize(
    ("account", "keys", "most"),
    [("officer", F4, 8), ("volunteer", F5, 9)],
    ids=["desk", "sessions"],
)
def test_a_screen_asks_the_same_few_queries_however_long_its_list(
    register: Path, officer: Actor, queries: list[str], account: str, keys: str, most: int
) -> None:
    asked = []

    async def scene() -> None:
        async with shown(register, account) as pilot:
            queries.clear()
            pilot.app.screen.reload()  # type: ignore[attr-defined]
            asked.append([sql for sql in queries if not sql.startswith("PRAGMA")])

    run(scene)
    _busy(officer, 40)
    run(scene)
    assert len(asked[1]) <= len(asked[0]) <= most


def test_a_window_that_changes_its_size_is_repainted(register: Path, officer: Actor) -> None:
    _busy(officer, 4)

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            assert "Nguyễn Thị Thu A" not in picture(pilot)
            await pilot.resize_terminal(132, 43)
            await pilot.pause()
            assert "Nguyễn Thị Thu A" in picture(pilot)
            await pilot.resize_terminal(80, 24)
            await pilot.pause()
            assert max(map(len, picture(pilot).splitlines())) <= 80

    run(scene)


def test_every_act_of_the_desk_by_its_key(register: Path, officer: Actor) -> None:
    """Call, recall, put back, absent, back again, hold, resume, add, outcome, transfer, leave, rate."""
    for _ in range(4):
        visits.arrive(by=officer, procedures=["ks"], name="Nguyễn Văn An", birth_year=1990)
    expected = (
        (F4, "Gọi A001"), ("r", "Gọi lại A001"), ("l", "Trả A001 về hàng chờ"), (F4, "Gọi A001"),
        ("v", "A001 vắng mặt"), (F4, "Gọi A002"), (ENTER, "Bắt đầu tiếp A002"), ("p1", "Tạm dừng A002"),
        (F4, "Gọi A003"), (ENTER, "Bắt đầu tiếp A003"), ("m21", "Chuyển A003"),
        (HOME + DOWN * 2 + ENTER, "Tiếp tục A002"),
        (f"sct{SAVE}", "Thêm Chứng thực bản sao cho A002"), (ENTER, "✗ Lượt A002 chưa có kết quả"),
        (f"t{SAVE}", "Tiếp nhận hồ sơ · hẹn trả"), (f"x{SAVE}", "Giải quyết ngay"), (ENTER, "Kết thúc A002"),
        ("q1", "A002: rất hài lòng"), (HOME + "z1", "A003 đã về"), ("t", "✗ Quầy chưa tiếp ai"),
    )  # fmt: skip

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            for typed, said in expected:
                await burst(pilot, typed)
                assert said in message(pilot), (typed, picture(pilot))

    run(scene)


def test_each_outcome_form_opens_and_escape_leaves_it(register: Path, officer: Actor) -> None:
    visits.arrive(by=officer, procedures=["kt"])
    visit = visits.call_next(by=officer)
    visits.serve(by=officer, visit_id=visit.id)

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            for letters in ("t", "b", "c", "x", "h", "g", "k", *(f"n{n}" for n in range(1, 10))):
                await burst(pilot, letters)
                assert "A001" in picture(pilot).splitlines()[0], letters
                assert type(pilot.app.screen).__name__ == "OutcomeForm", letters
                await pilot.press("escape")
                assert type(pilot.app.screen) is Desk

    run(scene)


def test_a_half_filled_outcome_is_offered_back(register: Path, officer: Actor) -> None:
    visits.arrive(by=officer, procedures=["kt"])
    visit = visits.call_next(by=officer)
    visits.serve(by=officer, visit_id=visit.id)

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, "x")
            await pilot.press("escape")
            await burst(pilot, "x")
            assert message(pilot) == "", "an untouched form is no draft"
            await pilot.press("escape")
            await burst(pilot, f"c2{ENTER}thiếu tờ khai")
            await pilot.press("escape")
            await burst(pilot, "c")
            assert "Đã mở lại bản nháp" in message(pilot)
            assert pilot.app.screen.values() == {  # type: ignore[attr-defined]
                "reason": pilot.app.screen.items[0].options[1][0],  # type: ignore[attr-defined]
                "detail": "thiếu tờ khai",
            }
            await burst(pilot, SAVE)
            assert "Từ chối tiếp nhận" in message(pilot)

    run(scene)


def test_there_is_a_picture_of_every_place() -> None:
    kept = {scene.name.split("-")[0] for scene in SCENES}
    assert {place.name for place in PLACES} <= kept


def test_the_mark_of_what_was_found_stays_when_others_write(register: Path, officer: Actor) -> None:
    _busy(officer)

    async def scene() -> None:
        async with shown(register, "officer2") as pilot:
            await burst(pilot, f"{F3}nguyễn{DOWN * 4}")
            screen = pilot.app.screen
            assert isinstance(screen, Find)
            marked = screen.hits[screen.rows.cursor]
            screen.say("Số A001")
            visits.arrive(by=officer, name="Nguyễn Thị An", procedures=["ks"])
            screen.reload()
            assert screen.hits[screen.rows.cursor] == marked
            assert message(pilot) == "Số A001"

    run(scene)
