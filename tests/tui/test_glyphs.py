"""Three levels of what a terminal can show, over everything that is ever drawn (VIETNAMESE 2)."""

from __future__ import annotations

import sqlite3
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from models.language import SOURCE
from tests.golden.scenes import SCENES, Scene, draw, prepare_register
from tests.tui.app import burst, picture, run
from tests.tui.app import shown as app_shown
from tui.glyphs import LETTERS, LEVELS, SIGNS, shown, shows

DEGRADED = ("console", "ascii")


def test_the_134_letters_of_vietnamese_are_shown_by_all_but_ascii() -> None:
    assert len(set(LETTERS)) == len(LETTERS) == 134
    for level in ("full", "console"):
        assert all(shows(level, letter) for letter in LETTERS + SIGNS)
    assert not any(shows("ascii", letter) for letter in LETTERS + SIGNS)


def test_a_terminal_of_ascii_sees_letters_without_marks_and_plain_boxes() -> None:
    assert shown("Đỗ Hường │ Nguyễn Văn Đức ├──┤ ▶", "ascii") == "Do Huong | Nguyen Van Duc +--+ >"
    assert shown("Đỗ Hường │ ▶ “≤5”", "console") == "Đỗ Hường │ ▶ “≤5”"
    assert shown("Y Blŏk Êban", "console") == "Y Blok Êban"
    assert shown("Y Blŏk Êban 中", "full") == "Y Blŏk Êban 中"
    assert shown("中", "ascii") == "??"


@pytest.mark.parametrize("level", DEGRADED)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"))))
def test_whatever_is_drawn_every_character_is_one_of_the_level(level: str, text: str) -> None:
    assert all(shows(level, character) for character in shown(text, level))


@pytest.mark.parametrize("level", DEGRADED)
@given(st.text(st.sampled_from(LETTERS + SIGNS + "abc ŏŬč中あé₫")))
def test_a_text_keeps_its_width_cell_by_cell(level: str, text: str) -> None:
    assert cell_len(shown(text, level)) == cell_len(text)


def _dump(register: Path) -> list[str]:
    connection = sqlite3.connect(register)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_every_screen_at_every_level_shows_only_what_the_level_has(register: Path, scene: Scene) -> None:
    prepare_register()
    full = draw(scene, register)[0] if scene.typed else scene.kept(SOURCE).read_text("utf-8")
    for level in DEGRADED:
        drawn = draw(scene, register, SOURCE, level)[0]
        strange = {c for c in drawn if c != "\n" and not shows(level, c)}
        assert strange == set(), f"{level}: {strange}"
        assert len(drawn.splitlines()) == len(full.splitlines())


def test_of_all_signs_screens_use_only_those_that_old_fonts_have() -> None:
    for scene in SCENES:
        for language in (SOURCE, "en"):
            drawn = scene.kept(language).read_text("utf-8")
            assert {c for c in drawn if not (c.isalnum() or c.isascii())} <= set(SIGNS), scene.name


def test_what_is_typed_and_stored_stays_whole_where_it_cannot_be_shown(register: Path) -> None:
    name = "Đỗ Thị Hường"

    async def scene() -> None:
        async with app_shown(register, "officer", level="ascii") as pilot:
            await burst(pilot, f"\x1bOQks\r{name}")
            assert "Do Thi Huong" in picture(pilot)
            assert name not in picture(pilot)
            await burst(pilot, "\x13")

    run(scene)
    assert any(f"'{name}'" in line for line in _dump(register))


def test_every_level_is_known_to_the_register() -> None:
    assert LEVELS == ("full", "console", "ascii")
    assert all(unicodedata.is_normalized("NFC", letter) for letter in LETTERS)
