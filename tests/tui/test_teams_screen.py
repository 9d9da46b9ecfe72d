"""Teams and volunteers on the screen: who has not pledged first, an act by a letter, names by right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from models import centre, certificates, sessions, volunteers
from models.base import rows
from models.journal import Actor
from tests.conftest import MONDAY, ROLES, Wall
from tests.models.test_lessons import planned
from tests.models.test_patterns import pattern
from tests.models.test_roster import plan
from tests.tui.app import DOWN, ENTER, F9, SAVE, TAB, UP, burst, message, picture, run, shown
from tui.keys import PLACES
from tui.screens.certificate import CertificateScreen
from tui.screens.places import Places
from tui.screens.team_list import TeamList
from tui.screens.teams import Teams
from tui.screens.volunteer import VolunteerScreen

OPEN = f"{F9}doi va tinh{ENTER}"
PLACES_OPEN = f"{F9}diem ho tro{ENTER}"


def _play(register: Path, account: str, steps: Sequence[tuple[str, str]]) -> None:
    """Type each packet and find its words in the picture or the message."""

    async def scene() -> None:
        async with shown(register, account) as pilot:
            for typed, said in steps:
                await burst(pilot, typed)
                assert said in picture(pilot) + message(pilot), f"{typed!r}\n{picture(pilot)}"

    run(scene)


def test_who_has_not_pledged_stands_first_with_a_word_and_a_count(
    register: Path, supervisor: Actor, wall: Wall
) -> None:
    volunteers.pledge(by=supervisor, volunteer="TNV01")
    _play(
        register,
        "supervisor",
        (
            (OPEN, "1 đội:  D1 Đội Trung tâm (2)"),
            ("", "Đang hoạt động · 2 người · 1 người CHƯA CAM KẾT"),
            ("", "▶TNV02    ! Lò Văn Ơn"),
            (DOWN, "▶TNV01      Hà Thị Y Bia             D1             cam kết 23/11/2026 chưa trực"),
            ("l2", "Chưa cam kết · 1 người"),
            ("l4", "Đội D1 · 2 người"),
        ),
    )


def test_a_volunteer_is_taken_in_trained_pledged_and_moved_by_letters(
    register: Path, supervisor: Actor, wall: Wall
) -> None:
    volunteers.add_team(by=supervisor, code="D3", name="Đội 3", task_group=3)
    _play(
        register,
        "supervisor",
        (
            (f"{OPEN}n", "▶Mã           TNV03"),
            (f"{ENTER}Lò Văn Ba{ENTER}2004{ENTER}0912345678{ENTER}Đoàn xã{ENTER}d", "D3       Đội 3"),
            (f"{DOWN}{DOWN}{ENTER}{SAVE}", "Đã nhận TNV03 · TNV03 chưa ký cam kết"),
            ("", "▶TNV03    ! Lò Văn Ba                D3"),
            ("c", "Ngày ký      23/11/2026                    T2 23/11/2026"),
            (ENTER, "TNV03 cam kết 23/11/2026"),
            ("m", "vào đội"),
            (f"D1{SAVE}", "vào đội D1"),
            ("p", "rời đội nào?"),
            ("1", "rời đội D1 sau hôm nay"),
            ("t", "Người dự     [x] 1"),
            (f"Bảo mật{ENTER}{ENTER}1{ENTER}2{SAVE}", "Đã ghi tập huấn cho 2 người"),
            ("g", "TNV03: 0912345678"),
            (f"{UP}g", "TNV02 chưa ghi số điện thoại"),
        ),
    )
    helper = volunteers.by_code("TNV03")
    assert (helper.name, helper.birth_year, helper.phone) == ("Lò Văn Ba", 2004, "0912345678")
    assert [row.confidentiality for row in rows(volunteers.Training, "1")] == [1, 1]


def test_the_page_of_a_volunteer_shows_time_in_teams_trainings_and_edits(
    register: Path, supervisor: Actor, wall: Wall
) -> None:
    volunteers.train(by=supervisor, volunteer_codes=("TNV01",), topic="VNeID", confidentiality=True)
    volunteers.change_volunteer(by=supervisor, code="TNV01", phone="0912345678")
    _play(
        register,
        "supervisor",
        (
            (f"{OPEN}{ENTER}", "TNV01 · Hà Thị Y Bia · 09xx…678 · tài khoản volunteer"),
            ("", "▶D1 Đội Trung tâm · từ 05/01/2026"),
            ("", "tập huấn 23/11/2026 · VNeID · bảo mật thông tin"),
            ("", "Tháng này: chưa có ca trực"),
            ("g", "TNV01: 0912345678"),
            (ENTER, "Dòng này không phải giấy xác nhận"),
            ("s", "để trống: giữ 09xx…678"),
            (f"{TAB}2003{TAB}{TAB}Trường{TAB}{TAB}2{SAVE}", "Đã sửa TNV01"),
            ("", "TNV01 · Hà Thị Y Bia · 2003 · 09xx…678 · Trường · tài khoản volunteer · ĐÃ NGHỈ"),
            ("", "từ 05/01/2026 đến 23/11/2026"),
        ),
    )


def test_a_certificate_is_seen_before_it_has_a_number_and_is_the_same_again(
    register: Path, volunteer: Actor, wall: Wall
) -> None:
    session = sessions.start(by=volunteer)
    wall.run(20)
    sessions.end(by=volunteer, session_id=session.id, ticks={"copied": 1}, result="done")

    async def scene() -> None:
        async with shown(register, "supervisor") as pilot:
            await burst(pilot, f"{OPEN}{ENTER}h")
            assert "▶Từ ngày      01/11/2026" in picture(pilot)
            await burst(pilot, SAVE)
            assert type(pilot.app.screen) is CertificateScreen
            assert "Số: ....../GXN-TTPVHCC" in picture(pilot)
            assert rows(certificates.Certificate, "1") == []
            await burst(pilot, "p")
            assert "mau-tn-2026-0001.txt" in message(pilot)
            await pilot.press("escape")
            assert type(pilot.app.screen) is VolunteerScreen
            await burst(pilot, f"{DOWN}")
            assert "▶Giấy số 1/2026 · 01/11/2026 – 23/11/2026" in picture(pilot)
            await burst(pilot, f"{ENTER}h")
            assert "mau-tn-2026-0001.html" in message(pilot)

    run(scene)
    assert len(rows(certificates.Certificate, "1")) == 1
    first = (register.parent / "prints" / "mau-tn-2026-0001.txt").read_text("utf-8")
    again = (register.parent / "prints" / "mau-tn-2026-0001.html").read_text("utf-8")
    assert "Hà Thị Y Bia" in first and "20 phút" in first and "bản in lại" not in first
    assert "Hà Thị Y Bia" in again and "(bản in lại)" in again


def test_volunteers_look_and_are_refused_every_act_with_a_sentence(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, OPEN)
            assert "Lò Văn" not in picture(pilot)
            assert "M vào đội" not in picture(pilot) and "B các đội" in picture(pilot)
            for key in "nmptchgs":
                await burst(pilot, key)
                assert type(pilot.app.screen) is Teams, key
                assert "không có quyền" in message(pilot), key
            await burst(pilot, f"{DOWN}{ENTER}")
            assert "TNV02 · Ơn" in picture(pilot)
            assert "Lò Văn" not in picture(pilot)
            await pilot.press("escape")
            await burst(pilot, "b")
            for key in ("n", ENTER):
                await burst(pilot, key)
                assert type(pilot.app.screen) is TeamList
                assert "không có quyền" in message(pilot)

    run(scene)


def test_teams_are_founded_changed_and_closed(register: Path, wall: Wall) -> None:
    _play(
        register,
        "supervisor",
        (
            (f"{OPEN}b", "▶D1     Đội Trung tâm        2 người"),
            (f"nD3{ENTER}Đội 3{ENTER}3{ENTER}Thôn 3{SAVE}", "D3 Đội 3 · Đã lưu"),
            (f"{DOWN}", "▶D3     Đội 3                0 người   Thôn 3   tuyên truyền, phổ cập kỹ năng số"),
            (f"{ENTER}{TAB}1{TAB}{TAB}2{SAVE}", "đã ngừng  Thôn 3   hỗ trợ cán bộ, công chức"),
        ),
    )


def test_places_of_all_kinds_are_opened_changed_and_closed(register: Path, wall: Wall) -> None:
    _play(
        register,
        "admin",
        (
            (PLACES_OPEN, "▶TT     Trung tâm"),
            ("n", "▶3 Nhà văn hóa"),
            (f"N3{ENTER}6{ENTER}Đường dây nóng{ENTER}{ENTER}2{SAVE}", "N3 Đường dây nóng · Đã lưu"),
            ("", "Trực tuyến, điện thoại              cần 2 người"),
            (f"{DOWN}{DOWN}{ENTER}{TAB}{TAB}{TAB}2{SAVE}", "đã ngừng"),
            (f"\x1b[H{ENTER}{TAB}{TAB}{TAB}2{SAVE}", "còn quầy 1, 2 đang dùng"),
        ),
    )
    assert [row.code for row in centre.places()] == ["TT", "CA"]


def test_what_ends_with_a_place_a_volunteer_or_a_team_is_said_before_and_after(
    register: Path, supervisor: Actor, wall: Wall
) -> None:
    """Nobody gives up a month of shifts without having read how many."""
    friday = MONDAY + timedelta(days=4)
    plan(supervisor, place="CA", day=friday)
    plan(supervisor, "13:30-17:00", place="CA", day=friday, code="TNV02")
    pattern(supervisor, code="TNV02")
    planned(supervisor, day=friday, teachers=("TNV02",))
    _play(
        register,
        "admin",
        (
            (PLACES_OPEN, "▶TT     Trung tâm"),
            (f"{DOWN}{ENTER}{TAB * 3}2", "bỏ 2 ca trực"),
            (SAVE, "CA Công an · bỏ 2 ca trực · Đã lưu"),
        ),
    )
    plan(supervisor, day=friday, code="TNV02")
    leaves = "bỏ 1 ca trực, 1 lịch tuần, cần giao người khác 1 lớp"
    _play(
        register,
        "supervisor",
        (
            (f"{OPEN}{DOWN}s{TAB * 5}2", f"Khi lưu: {leaves}"),
            (SAVE, f"Đã sửa TNV02 · {leaves} · Đã lưu"),
            (f"b{ENTER}{TAB * 3}2", "người rời đội"),
        ),
    )


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("screen", (Teams, TeamList, Places))
def test_every_list_fits_80_columns_and_keeps_the_keys_of_its_places(
    screen: type, role: str, register: Path
) -> None:
    async def scene() -> None:
        async with shown(register, role) as pilot:
            await pilot.app.open(screen())  # type: ignore[attr-defined]
            await pilot.pause()
            lines = picture(pilot).splitlines()
            assert max(map(len, lines)) <= 80 and len(lines) <= 24
            by = pilot.app.by  # type: ignore[attr-defined]
            wanted = [place.label for place in PLACES if not place.right or by.may(place.right)]
            assert [label for label in wanted if label not in lines[-1]] == []

    run(scene)
