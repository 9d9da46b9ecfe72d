"""What is half typed in any form comes back, and nothing comes back once it is saved."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from models import people, sessions, visits
from models.drafts import Drafts
from models.journal import Actor
from tests.tui.app import DOWN, ENTER, F2, F3, F5, SAVE, burst, message, picture, run, shown

OFFERED = "Đã mở lại bản nháp"


@pytest.fixture
def served(officer: Actor) -> visits.Visit:
    """A visit with one procedure, at the officer's desk."""
    visits.arrive(by=officer, procedures=["kt"], name="Hà Thị Y Bia", birth_year=1990)
    visit = visits.call_next(by=officer)
    visits.serve(by=officer, visit_id=visit.id)
    return visit


def test_a_saved_outcome_is_not_offered_back(register: Path, served: visits.Visit) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"c2{ENTER}thiếu tờ khai")
            pilot.app.screen.keep_draft()  # type: ignore[attr-defined]
            await burst(pilot, SAVE)
            assert pilot.app.drafts.kept(pilot.app.by.account_id, "outcome 1 1 REFUSED") == {}  # type: ignore[attr-defined]

    run(scene)


def test_what_was_left_half_filled_is_named_at_the_next_sign_in(register: Path, served: visits.Visit) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            assert message(pilot) == ""
            await burst(pilot, f"c2{ENTER}thiếu tờ khai")
            await burst(pilot, f"{F2}ct{ENTER}An")
            await burst(pilot, F3)
        async with shown(register, "officer") as pilot:
            assert message(pilot) == "Còn bản nháp chưa lưu: lượt mới (F2), kết quả của A001."
            await burst(pilot, f"c{SAVE}")
            visits.finish(by=pilot.app.by, visit_id=served.id)  # type: ignore[attr-defined]
        async with shown(register, "officer2") as pilot:
            assert message(pilot) == "", "drafts are nobody else's"
        async with shown(register, "officer") as pilot:
            assert message(pilot) == "Còn bản nháp chưa lưu: lượt mới (F2)."

    run(scene)


def test_a_half_typed_further_procedure_is_offered_back(register: Path, served: visits.Visit) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, "shôn nh")
            await pilot.press("escape")
            await burst(pilot, "s")
            assert OFFERED in message(pilot)
            assert pilot.app.screen.values() == {"procedure": "hôn nh"}  # type: ignore[attr-defined]

    run(scene)


def test_a_default_that_was_emptied_stays_empty(register: Path, served: visits.Visit) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"x\x7f{ENTER}12")
            await pilot.press("escape")
            await burst(pilot, "x")
            values = pilot.app.screen.values()  # type: ignore[attr-defined]
            assert (values["copies"], values["pages"]) == ("", "12")

    run(scene)


def test_the_chosen_person_comes_back_with_the_draft(register: Path, served: visits.Visit) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F2}ks{ENTER}Hà Thị Y Bia{DOWN}{ENTER}")
            await burst(pilot, F3)
            await burst(pilot, F2)
            assert OFFERED in message(pilot)
            assert "người đã có trong sổ" in picture(pilot)
            assert pilot.app.screen.person_id == served.person_id  # type: ignore[attr-defined]

    run(scene)


def test_a_half_typed_ticket_of_a_help_session_comes_back(register: Path, served: visits.Visit) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{F5}A0")
            await burst(pilot, F3)
            await burst(pilot, F5)
            await burst(pilot, f"01{ENTER}")
            assert "A001 bắt đầu" in picture(pilot)

    run(scene)


def test_the_ticks_of_one_session_never_come_back_in_another(register: Path, served: visits.Visit) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"A001{ENTER}12")
        by = people.sign_in("test", "volunteer")
        first = sessions.open_of(by)
        assert first is not None
        sessions.cancel(by=by, session_id=first.id)
        sessions.start(by=by)
        async with shown(register, "volunteer") as pilot:
            assert "[x]" not in picture(pilot)

    run(scene)


def test_who_types_on_without_a_pause_is_kept_all_the_same(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F2}ks{ENTER}")
            typed = ""
            while "name" not in (kept := _kept(pilot)) or not kept["name"]:
                await burst(pilot, "a")
                typed += "a"
                await asyncio.sleep(0)
                assert len(typed) < 5000, "nothing was kept although somebody typed all the time"
            assert typed.startswith(kept["name"])

    run(scene)


def _kept(pilot: object) -> dict[str, str]:
    app = pilot.app  # type: ignore[attr-defined]
    kept: dict[str, str] = app.drafts.kept(app.by.account_id, "visit")
    return kept


def test_what_is_typed_over_a_default_takes_its_place(register: Path, served: visits.Visit) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, "x3")
            assert pilot.app.screen.values()["copies"] == "3"  # type: ignore[attr-defined]
            await burst(pilot, "0")
            assert pilot.app.screen.values()["copies"] == "30"  # type: ignore[attr-defined]

    run(scene)


def test_a_paste_into_a_blank_form_stays_when_one_types_on(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F2}\x0eks{ENTER}\x1b[200~Hường\x1b[201~ Bé")
            assert pilot.app.screen.values()["name"] == "Hường Bé"  # type: ignore[attr-defined]

    run(scene)


def test_a_form_taken_over_in_another_window_is_saved_here_only_when_one_insists(
    register: Path, served: visits.Visit
) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F2}ks{ENTER}Trung Lap")
            pilot.app.screen.keep_draft()  # type: ignore[attr-defined]
            other = Drafts(register)
            assert other.kept(pilot.app.by.account_id, "visit")["name"] == "Trung Lap"  # type: ignore[attr-defined]
            await burst(pilot, f" Hai{SAVE}")
            assert "đã được mở lại ở cửa sổ khác" in message(pilot)
            assert visits.Visit.select().count() == 1
            other.close()
            await burst(pilot, SAVE)
            assert "Trung Lap Hai" in message(pilot)
            assert visits.Visit.select().count() == 2

    run(scene)


def test_after_a_draft_one_goes_on_where_one_was(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F2}ks{ENTER}Lò Th")
            await burst(pilot, F3)
            await burst(pilot, f"{F2}ị Mận")
            assert pilot.app.screen.values()["name"] == "Lò Thị Mận"  # type: ignore[attr-defined]

    run(scene)


def test_a_session_ended_in_another_window_leaves_the_screen(register: Path, served: visits.Visit) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"A001{ENTER}1")
            by = people.sign_in("test", "volunteer")
            opened = sessions.open_of(by)
            assert opened is not None
            sessions.end(by=by, session_id=opened.id, ticks={"form_filled": 1}, result="done")
            pilot.app.screen.reload()  # type: ignore[attr-defined]
            await pilot.pause()
            assert "kết thúc ở cửa sổ khác" in message(pilot)
            await burst(pilot, f"A001{ENTER}")
            assert "Bắt đầu giúp" in message(pilot)

    run(scene)


def test_text_comes_back_whole_after_a_narrow_window(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F2}ks{ENTER}Phạm Thị Hoa")
            for size in ((20, 5), (80, 24)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
            lines = picture(pilot).splitlines()
            assert lines[1].startswith(" Thủ tục      ks")
            assert lines[2] == "▶Họ tên       Phạm Thị Hoa"

    run(scene)


def test_an_outcome_that_needs_a_procedure_is_refused_before_its_form(register: Path, officer: Actor) -> None:
    visits.arrive(by=officer, procedures=[], name="Hà Thị Y Bia", birth_year=1990)
    visits.serve(by=officer, visit_id=visits.call_next(by=officer).id)

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, "t")
            assert "S: thêm thủ tục trước" in message(pilot)
            await burst(pilot, "s")
            assert "Thêm thủ tục" in picture(pilot)

    run(scene)


def test_a_refusal_goes_with_the_next_key(register: Path, officer: Actor) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, "v")
            assert message(pilot).startswith("✗")
            await burst(pilot, DOWN)
            assert message(pilot) == ""

    run(scene)


def test_the_field_one_types_in_is_in_sight_in_the_smallest_window(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F2}ks{ENTER}Hoa{ENTER}")
            await pilot.resize_terminal(20, 5)
            for _ in range(3):
                await pilot.pause()
            assert "▶Năm sinh" in picture(pilot)
            assert picture(pilot).splitlines()[pilot.app.cursor_position.y].startswith("▶Năm sinh")

    run(scene)
