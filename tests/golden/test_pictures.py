"""Every kept picture is what the screens show today; redraw with `python -m tests.golden`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from models.language import LANGUAGES, SOURCE
from tests.golden.__main__ import SVG
from tests.golden.scenes import SCENES, Scene, draw, prepare_register

GLYPHS = set("─│┌┐└┘├┤┬┴┼═║╔╗╚╝█░▒←↑→↓▲▼◀▶·•●■✗…×–—‘’“”")
"""All that old Vietnamese console fonts have besides letters (TERMINAL.md)."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_scene_looks_as_it_is_kept(scene: Scene, language: str, register: Path) -> None:
    prepare_register()
    text, svg = draw(scene, register, language)
    assert text == scene.kept(language).read_text("utf-8")
    if scene.name in SVG and language == SOURCE:
        assert _words(svg) == _words(scene.kept(language).with_suffix(".svg").read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_kept_picture_fits_its_size_and_uses_glyphs_that_old_fonts_have(
    scene: Scene, language: str
) -> None:
    lines = scene.kept(language).read_text("utf-8").splitlines()
    width, height = scene.size
    assert len(lines) <= height
    assert max(map(len, lines)) <= width
    strange = {c for line in lines for c in line if not (c.isalnum() or c.isascii()) and c not in GLYPHS}
    assert strange == set()


def _words(svg: str) -> list[str]:
    return re.findall(r">([^<]+)</text>", svg)
