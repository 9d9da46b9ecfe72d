"""What arrives in one packet stays in the order it was typed (VIETNAMESE.md 1.2, TERMINAL.md)."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.tui.app import BACKSPACE, DOWN, ENTER, F2, F3, F4, SAVE, TAB, burst, message, run, shown
from tui.environ import strange_bytes
from tui.screens.visit import NewVisit

UNIKEY = {
    "Nguye\x7fên\x7f\x7fễn": "Nguyễn",
    "d\x7fđu\x7fưo\x7fơng\x7f\x7f\x7fờng": "đường",
    "Nguye\x08ên\x08\x08ễn": "Nguyễn",
    "ngu\u202f\x7f\x7fuyễn": "nguyễn",
    "Tha\x1b[D\x1b[DX": "TXha",
    "abc\x1b[3~": "abc",
    "abc\x1b[H\x1b[3~": "bc",
}


@pytest.mark.parametrize("typed", UNIKEY)
def test_an_input_methods_backspaces_never_overtake_its_letters(register: Path, typed: str) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, F2)
            await burst(pilot, TAB + typed)
            assert pilot.app.screen.widget("name").text == UNIKEY[typed]  # type: ignore[attr-defined]

    run(scene)


def test_fields_typed_ahead_across_a_new_screen_land_in_their_fields(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F2}ks{ENTER}Nguyễn Văn An{TAB}1980{ENTER}0912345678{ENTER}Thôn 5")
            assert isinstance(pilot.app.screen, NewVisit)
            assert pilot.app.screen.values() == {
                "procedure": "ks",
                "name": "Nguyễn Văn An",
                "birth_year": "1980",
                "phone": "0912345678",
                "address": "Thôn 5",
                "priority": "",
                "needs": "",
            }

    run(scene)


def test_a_visit_typed_saved_called_and_finished_in_one_packet(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            served = f"{F4}{ENTER}h1{SAVE}{ENTER}"
            await burst(pilot, f"{F2}ks{ENTER}An Văn Bé{ENTER}1980{SAVE}{served}")
            assert "Kết thúc A001" in message(pilot)

    run(scene)


def test_names_pass_through_as_typed(register: Path) -> None:
    """Ethnic, one-word, hyphenated and six-word names are never corrected (VIETNAMESE.md)."""
    names = ("Y Moan Êban", "Páo", "nguyễn VĂN an", "Công Tằng Tôn Nữ Thị Hoa", "Lê-Mai", "H'Hen Niê")

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            for name in names:
                await burst(pilot, f"{F2}{TAB}{name}")
                assert pilot.app.screen.widget("name").text == name  # type: ignore[attr-defined]
                await burst(pilot, "\x0e")

    run(scene)


def test_decomposed_text_is_composed_when_the_cursor_moves_and_when_it_is_read(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F2}{TAB}Hu\u031bo\u031b\u0300ng")
            field = pilot.app.screen.widget("name")  # type: ignore[attr-defined]
            assert field.text == "Hường"
            await burst(pilot, "\x1b[D\x1b[D\x1b[DX")
            assert field.text == "HưXờng"

    run(scene)


def test_a_paste_becomes_one_clean_line(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F2}{TAB}\x1b[200~Nguyễn\tVăn\r\nAn \x07\x1b[201~")
            assert pilot.app.screen.widget("name").text == "Nguyễn Văn An"  # type: ignore[attr-defined]

    run(scene)


def test_ten_thousand_letters_are_refused_with_a_sentence_and_stay_in_the_field(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F2}ks{ENTER}\x1b[200~{'a' * 10_000}\x1b[201~")
            await burst(pilot, SAVE)
            assert "nhiều nhất 120" in message(pilot)
            assert len(pilot.app.screen.widget("name").text) == 10_000  # type: ignore[attr-defined]

    run(scene)


@pytest.mark.parametrize(
    ("typed", "said", "field"),
    [
        (f"zzzz{TAB}Bé{SAVE}", "Không có thủ tục “zzzz”", "procedure"),
        (f"ks{ENTER}Bé{ENTER}1850{SAVE}", "Năm sinh “1850” không hợp lệ", "birth_year"),
        (f"ks{ENTER}Bé{ENTER}2999{SAVE}", "Năm sinh “2999” không hợp lệ", "birth_year"),
        (f"ks{ENTER}Nguyễn 4n{ENTER}1980{SAVE}", "tên người không có chữ số", "name"),
        (f"ks{ENTER}Bé{ENTER}1980{ENTER}12ab{SAVE}", "Số điện thoại “12ab” không hợp lệ", "phone"),
    ],
)
def test_bad_input_gets_a_sentence_and_the_cursor(register: Path, typed: str, said: str, field: str) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, F2 + typed)
            screen = pilot.app.screen
            assert isinstance(screen, NewVisit)
            assert said in message(pilot)
            assert screen.items[screen.place].name == field
            assert screen.focused is screen.widgets[screen.place]

    run(scene)


def test_a_search_typed_in_one_packet_finds_what_was_typed(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{F3}khau\x7fi sinh{DOWN}")
            assert pilot.app.screen.field.text == "khai sinh"  # type: ignore[attr-defined]
            hits = pilot.app.screen.hits  # type: ignore[attr-defined]
            assert hits[0].kind == "procedure" and "khai sinh" in hits[0].title

    run(scene)


def test_a_warning_of_another_encoding_waits_for_the_last_key_of_its_packet(register: Path) -> None:
    """The key behind a warning wipes it away, so nobody would have read it."""

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, F2)
            strange_bytes.set()
            for waiting, told in ((1, False), (0, True)):
                pilot.app.line = SimpleNamespace(waiting=waiting)  # type: ignore[attr-defined]
                pilot.app._poll()  # type: ignore[attr-defined]
                assert ("UTF-8" in message(pilot)) == told
            pilot.app.line = None  # type: ignore[attr-defined]

    run(scene)


def test_backspace_outside_a_field_does_nothing(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, BACKSPACE * 3)
            assert message(pilot) == ""

    run(scene)
