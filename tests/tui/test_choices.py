"""What a person chooses at the keyboard: input method, glyphs, language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from models import people, preferences
from models.language import spoken
from tests.tui.app import (
    BACKSPACE,
    DOWN,
    ENTER,
    F2,
    F3,
    F9,
    SAVE,
    TAB,
    UP,
    burst,
    message,
    picture,
    run,
    shown,
)
from tui.speech import speak

if TYPE_CHECKING:
    from textual.pilot import Pilot

METHOD, RAW, ESCAPE = "\x14", "\x12", "\x1b"
NAME, YEAR = f"{F2}ks{ENTER}", ENTER


def bar(pilot: Pilot[Any]) -> str:
    """Return the foot of the screen: input method and key bar."""
    return "\n".join(picture(pilot).splitlines()[-2:])


def line(pilot: Pilot[Any], label: str) -> str:
    """Return what stands in a field of the form."""
    found = next(line for line in picture(pilot).splitlines() if line[1:].startswith(f"{label} "))
    return re.split(r"\s{2,}", found[len(label) + 1 :].strip())[0]


def last_person() -> people.Person:
    """Return the person written last."""
    found: people.Person = people.Person.select().order_by(people.Person.id.desc()).first()
    return found


def test_one_key_switches_off_telex_and_vni_and_the_key_bar_says_which(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, NAME)
            seen = [bar(pilot)]
            for _ in range(3):
                await burst(pilot, METHOD)
                seen.append(bar(pilot))
            words = ("Ctrl+T: tắt", "Telex", "VNI", "Ctrl+T: tắt")
            assert [word in bar for word, bar in zip(words, seen)] == [True] * 4

    run(scene)


@pytest.mark.parametrize(
    ("switches", "keys"), ((1, "Nguyeenx Vawn DDuwcs"), (2, "Nguye6n4 Va8n D9u7c1")), ids=("telex", "vni")
)
def test_a_name_is_composed_key_by_key_and_stored_so(register: Path, switches: int, keys: str) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{METHOD * switches}{NAME}{keys}{ENTER}1958{SAVE}")

    run(scene)
    assert (last_person().name, last_person().birth_year) == ("Nguyễn Văn Đức", 1958)


def test_nothing_is_composed_in_fields_for_codes_phones_and_numbers(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{METHOD * 2}{NAME}Ba2{ENTER}")
            assert line(pilot, "Họ tên") == "Bà"
            assert "gõ thẳng" in bar(pilot)
            await burst(pilot, f"1958{ENTER}0912345345")
            assert line(pilot, "Điện thoại") == "0912345345"

    run(scene)


def test_it_steps_aside_when_the_client_composes_already(register: Path) -> None:
    unikey = f"Nguye{BACKSPACE}ên{BACKSPACE * 2}ễn Thi{BACKSPACE}ị Ho{BACKSPACE}oaa"

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{METHOD}{NAME}{unikey}")
            assert line(pilot, "Họ tên") == "Nguyễn Thị Hoaa"
            assert "Telex, nhường" in bar(pilot)
            await burst(pilot, f"{METHOD} Vawn")
            assert line(pilot, "Họ tên") == "Nguyễn Thị Hoaa Văn"

    run(scene)


@pytest.mark.parametrize("key", (ENTER, TAB, " ", ","), ids=("Enter", "Tab", "blank", "comma"))
def test_a_word_that_cannot_be_vietnamese_gets_its_keys_back_at_a_break(register: Path, key: str) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{METHOD}{NAME}google{key}")
            assert line(pilot, "Họ tên").startswith("google")

    run(scene)


def test_a_correction_inside_a_word_stays_when_one_goes_on(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{METHOD}{NAME}Nguyeenx Vawn Thun\x1b[Daaj{TAB}")
            assert line(pilot, "Họ tên") == "Nguyễn Văn Thuận"

    run(scene)


def test_ctrl_r_gives_the_keys_of_the_word_back(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{METHOD}{NAME}Cox{RAW}")
            assert line(pilot, "Họ tên") == "Cox"
            await burst(pilot, f"x Yxeem {RAW}")
            assert line(pilot, "Họ tên") == "Coxx Yxeem"
            await burst(pilot, f"{RAW}{ENTER}")
            assert line(pilot, "Họ tên") == "Coxx Yễm"

    run(scene)


def test_tones_stand_where_the_person_wants_them_and_it_is_remembered(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{METHOD}{F9}dat dau{ENTER}")
            assert "hoà, thuý" in message(pilot)
            await burst(pilot, f"{NAME}Hoaf")
            assert line(pilot, "Họ tên") == "Hoà"

    run(scene)
    assert preferences.of(people.sign_in("test", "officer")).tone_style == "modern"


def test_with_vni_names_are_found_too(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{METHOD * 2}{NAME}Lo2 Thi5 Ma6n5{SAVE}{F3}ma6n5")
            assert "Lò Thị Mận" in picture(pilot)

    run(scene)


def test_the_input_method_is_remembered_for_the_account(register: Path) -> None:
    async def leave() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, METHOD + "\x1b[21~")

    async def again() -> None:
        async with shown(register, "officer") as pilot:
            assert "Telex" in bar(pilot)
        async with shown(register, "volunteer") as pilot:
            assert "Ctrl+T: tắt" in bar(pilot)

    run(leave)
    run(again)


def test_names_are_found_as_they_are_typed_by_telex(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{NAME}Lò Thị Mận{SAVE}{METHOD}{F3}Mận")
            assert "Lò Thị Mận" in picture(pilot)
        async with shown(register, "officer2") as pilot:
            await burst(pilot, f"{METHOD}{F3}Maanj")
            assert line(pilot, "Tìm") == "Mận"
            assert "Lò Thị Mận" in picture(pilot)

    run(scene)


def test_text_of_an_old_encoding_is_offered_as_it_was_meant_and_never_forced(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{NAME}NguyÔn V¨n §øc")
            assert "TCVN3: “Nguyễn Văn Đức”" in picture(pilot)
            await burst(pilot, ENTER + UP)
            assert line(pilot, "Họ tên") == "NguyÔn V¨n §øc"
            await burst(pilot, DOWN + ENTER)
            assert line(pilot, "Họ tên") == "Nguyễn Văn Đức"

    run(scene)


@pytest.mark.parametrize(("digit", "level"), (("1", "full"), ("2", "console"), ("3", "ascii")))
def test_the_picture_asks_what_one_sees_and_it_is_remembered(register: Path, digit: str, level: str) -> None:
    async def scene() -> None:
        async with shown(register, "officer", level="ascii") as pilot:
            await burst(pilot, F9 + "chu tren" + ENTER)
            assert "Ệ ế ư ơ đ Đ" in picture(pilot)
            assert "o vuong, dau hoi" in picture(pilot)
            await burst(pilot, digit)
            assert pilot.app.choices.filter.level == level  # type: ignore[attr-defined]
            assert ("Lệnh" in picture(pilot)) == (level != "ascii")

    run(scene)
    by = people.sign_in("test", "officer")
    assert [row.glyphs for row in preferences.AccountTerminal.select()] == [level]
    assert preferences.of(by).glyphs is None


def test_skipping_the_picture_changes_and_remembers_nothing(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer", level="ascii") as pilot:
            await burst(pilot, F9 + "chu tren" + ENTER)
            pilot.app.post_message(_escape())
            await pilot.pause()
            assert "Lenh" in picture(pilot)

    run(scene)
    assert preferences.AccountTerminal.select().count() == 0


def _escape() -> Any:
    from textual.events import Key

    return Key("escape", None)


def test_the_other_language_is_spoken_at_once_and_the_next_time(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, F9 + "english" + ENTER)
            assert spoken() == "en"
            assert "Waiting" in picture(pilot)
            assert "? Help" in bar(pilot)

    try:
        run(scene)
    finally:
        speak("vi")
    assert preferences.of(people.sign_in("test", "officer")).lang == "en"


def test_a_register_that_grants_no_right_to_keep_choices_still_lets_one_choose(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            app: Any = pilot.app
            app.choices.by = app.by.__class__(app.by.account_id, app.by.name, frozenset())
            await burst(pilot, f"{METHOD}{NAME}Vaan")
            app.choices.keep_method()
            assert line(pilot, "Họ tên") == "Vân"
            assert message(pilot) == ""

    run(scene)
    assert preferences.of(people.sign_in("test", "officer")).input_method == "off"
