"""F6: the lists of promises, what can be done from them, and who may see what."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from models import clock, dossiers, slips
from models.base import rows
from models.dossiers import Reminder
from models.journal import Actor
from tests.golden.promised import KEPT, promised
from tests.golden.scenes import NOW
from tests.tui.app import DOWN, ENTER, F2, F6, SAVE, UP, burst, message, picture, run, shown
from tui.screens.call import Call
from tui.screens.dossier import DossierForm, DossierScreen
from tui.screens.hand_over import HandOver
from tui.screens.promises import Promises

PAGE_DOWN = "\x1b[6~"
WHOLE = re.compile("|".join({kept.phone for kept in KEPT if kept.phone}))


@pytest.fixture(autouse=True)
def _promised(register: Path) -> None:
    promised()


def _marked(text: str) -> str:
    """Return the row under the mark."""
    return next(line for line in text.splitlines()[3:] if line.startswith("▶"))


def _digits(text: str) -> str:
    """Return what is shown without the air between digits."""
    return re.sub(r"[ .]", "", text)


def test_f6_opens_at_the_list_that_presses_most_with_the_sectors_of_the_desk(register: Path) -> None:
    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, F6)
                lines = picture(pilot).splitlines()
                assert lines[1].startswith(" 1 hôm nay 0  2 mai 2 ▶3 quá hạn 3  4 bổ sung 1")
                assert "Quá hạn · 3 hồ sơ · lĩnh vực của Quầy 1" in lines[3]
                assert lines[4].startswith("▶261116-0101")
                assert lines[4].endswith("18/11 quá hạn 3 ngày")

    run(scene)


def test_each_digit_opens_its_list_and_says_what_matters_there(register: Path) -> None:
    expected = {
        "1": "Không có hồ sơ nào", "2": "23/11 còn 2 ngày", "3": "quá hạn 3 ngày", "4": "09/12 còn 18 ngày",
        "5": "Không có hồ sơ nào", "6": "K3 · xong 18/11", "7": "chờ mã #", "8": "giao 19/11 trễ 2 ngày",
        "9": "23/11 còn 2 ngày", "0": "từ 18/11",
    }  # fmt: skip

    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, F6)
                for (digit, matters), of in zip(expected.items(), dossiers.LISTS.values()):
                    await burst(pilot, digit)
                    assert f"▶{digit} {of.short}" in picture(pilot)
                    assert matters in picture(pilot).split(of.name)[1], (digit, picture(pilot))

    run(scene)


def test_a_call_shows_the_whole_number_and_leaves_its_mark(register: Path) -> None:
    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, F6)
                await burst(pilot, "g")
                assert type(pilot.app.screen) is Call
                assert "0912345678" in _digits(picture(pilot))
                assert "HOÀNG THỊ ÁNH NGUYỆT" in picture(pilot)
                await burst(pilot, "2")
                assert "không nghe máy · Đã lưu" in message(pilot)
                assert "·21/11" in _marked(picture(pilot))
                await burst(pilot, "g1")
                assert "●21/11" in _marked(picture(pilot))

    run(scene)
    assert [row.result for row in rows(Reminder, "1 ORDER BY id")][-2:] == ["no_answer", "reached"]


def test_escape_leaves_a_call_without_a_word_of_it(register: Path) -> None:
    before = len(rows(Reminder, "1"))

    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, f"{F6}g")
                await pilot.press("escape")
                assert type(pilot.app.screen) is Promises

    run(scene)
    assert len(rows(Reminder, "1")) == before


def test_no_screen_but_that_of_the_call_shows_a_whole_number(register: Path) -> None:
    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer", (132, 43)) as pilot:
                for keys in (F6, *"1234567890", "s", "1", "8", "c", "b", F6, ENTER, F6, "7", "m"):
                    await burst(pilot, keys)
                    assert not WHOLE.search(_digits(picture(pilot))), (keys, picture(pilot))
                await burst(pilot, F6 + "g")
                assert WHOLE.search(_digits(picture(pilot)))

    run(scene)


def test_an_owner_without_a_phone_cannot_be_called_and_the_list_says_so(register: Path) -> None:
    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, f"{F6}2{DOWN}g")
                assert type(pilot.app.screen) is Promises
                assert "chưa ghi số điện thoại" in message(pilot)

    run(scene)


def test_a_code_is_typed_from_the_list_and_a_wrong_one_refused_beside_its_field(register: Path) -> None:
    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, f"{F6}7m")
                assert type(pilot.app.screen) is DossierForm
                await burst(pilot, f"H56.15.127-2611{SAVE}")
                assert "không đúng dạng" in message(pilot)
                await pilot.press("escape")
                await burst(pilot, "m")
                assert "Đã mở lại bản nháp" in message(pilot)
                await burst(pilot, f"19-0777{SAVE}")
                assert "H56.15.127-261119-0777" in message(pilot)
                assert "▶7 chờ mã 0" in picture(pilot)
                await burst(pilot, "3m")
                assert "đã có mã" in message(pilot)

    run(scene)
    assert dossiers.one("H56.15.127-261119-0777").state == 2


def test_what_is_ticked_is_handed_over_on_one_numbered_slip(register: Path, officer: Actor) -> None:
    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, F6 + "8")
                await burst(pilot, "c" + DOWN + " ")
                assert "đã chọn 2" in picture(pilot)
                assert _marked(picture(pilot)).startswith("▶[ ] 261120-0110")
                await burst(pilot, "b")
                assert type(pilot.app.screen) is HandOver
                await burst(pilot, SAVE)
                assert "cần đơn vị nhận" in message(pilot)
                await burst(pilot, f"Phòng Kinh tế{SAVE}")
                assert "Phiếu bàn giao số 1/2026: 2 hồ sơ · Đã lưu" in message(pilot)
                assert "▶8 chưa giao 1" in picture(pilot)
                await burst(pilot, "b")
                assert pilot.app.screen.values() == {"unit": "Phòng Kinh tế"}  # type: ignore[attr-defined]
                await burst(pilot, SAVE)
                assert "Phiếu bàn giao số 2/2026: 1 hồ sơ" in message(pilot)
                await burst(pilot, "b")
                assert "không có hồ sơ nào" in message(pilot)

    run(scene)
    assert slips.units() == ["Phòng Kinh tế"]
    assert dossiers.counts()["not_handed_over"] == 0


def test_the_keys_of_ticks_are_offered_only_where_there_is_something_to_tick(register: Path) -> None:
    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, F6)
                assert "Cách chọn · C cả · B bàn giao" not in picture(pilot)
                await burst(pilot, " c")
                assert "[x]" not in picture(pilot)
                await burst(pilot, "8")
                assert "Cách chọn" in picture(pilot)

    run(scene)


def test_the_scope_is_kept_and_the_counts_follow_it(register: Path) -> None:
    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, F6 + "s")
                assert "4 Hộ tịch (10)" in picture(pilot) and "5 Đất đai (2)" in picture(pilot)
                await burst(pilot, "5")
                assert "▶3 quá hạn 0" in picture(pilot) and "Đất đai" in picture(pilot).splitlines()[3]
                await burst(pilot, F2 + F6)
                assert " 1 hôm nay 0 ▶2 mai 1  3 quá hạn 0" in picture(pilot)
                await burst(pilot, "s1")
                assert "2 mai 2  3 quá hạn 3" in picture(pilot)
                assert "mọi lĩnh vực" in picture(pilot)

    run(scene)


def test_those_without_a_desk_begin_with_everything(register: Path) -> None:
    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "supervisor") as pilot:
                await burst(pilot, F6)
                assert "mọi lĩnh vực" in picture(pilot)
                await burst(pilot, "s")
                assert "Quầy" not in picture(pilot).splitlines()[2]

    run(scene)


def test_past_what_was_read_the_list_reads_on(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossiers, "MOST", 2)

    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, F6)
                assert "3 hồ sơ" in picture(pilot) and "đã đọc 2" in picture(pilot)
                await burst(pilot, PAGE_DOWN)
                assert _marked(picture(pilot)).startswith("▶261116-0103")
                assert "đã đọc" not in picture(pilot)
                await burst(pilot, UP)
                pilot.app.screen.reload()  # type: ignore[attr-defined]
                await pilot.pause()
                assert _marked(picture(pilot)).startswith("▶261116-0102")
                assert "261116-0103" in picture(pilot)

    run(scene)


def test_the_mark_stays_on_its_dossier_when_others_go(register: Path, case_officer: Actor) -> None:
    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, F6 + DOWN)
                assert _marked(picture(pilot)).startswith("▶261116-0102")
                dossiers.complete(by=case_officer, dossier_id=dossiers.one("261116-0101").id)
                pilot.app.screen.reload()  # type: ignore[attr-defined]
                await pilot.pause()
                assert _marked(picture(pilot)).startswith("▶261116-0102")
                assert "261116-0101" not in picture(pilot)

    run(scene)


def test_enter_opens_the_dossier_and_escape_comes_back_to_its_row(register: Path) -> None:
    async def scene() -> None:
        with clock.at(NOW):
            async with shown(register, "officer") as pilot:
                await burst(pilot, F6 + DOWN + ENTER)
                assert type(pilot.app.screen) is DossierScreen
                assert "H56.15.127-261116-0102" in picture(pilot)
                await pilot.press("escape")
                assert _marked(picture(pilot)).startswith("▶261116-0102")

    run(scene)
