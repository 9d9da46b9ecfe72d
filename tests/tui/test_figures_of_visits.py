"""F7: satisfaction and the effect of help, beside the pages of sessions."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import outcomes, ratings, visits
from models.journal import Actor
from tests.conftest import Wall
from tests.models.busy_day import serve_one
from tests.tui.app import ENTER, burst, message, picture, run, shown
from tui.screens.figures import Figures

F7 = "\x1b[18~"
SATISFACTION, EFFECT = "g", "h"


@pytest.fixture
def rated(register: Path, officer: Actor, wall: Wall) -> Path:
    """Sixteen visits of six minutes each: ten rated with 1, five with 2, one with 3."""
    for score in (*(1,) * 10, *(2,) * 5, 3):
        visit = serve_one(officer, procedures=["ks"])
        wall.run(6)
        outcomes.record(by=officer, visit_id=visit.id, kind="INFO")
        visits.finish(by=officer, visit_id=visit.id)
        ratings.rate(by=officer, visit_id=visit.id, score=score)
    return register


def test_satisfaction_is_a_page_with_nothing_behind_it(rated: Path) -> None:
    async def scene() -> None:
        async with shown(rated, "supervisor") as pilot:
            await burst(pilot, f"{F7}{SATISFACTION}")
            lines = picture(pilot).splitlines()
            assert any("▶g Hài lòng" in line for line in lines)
            desk = next(line for line in lines if "Quầy 1" in line)
            assert desk.split()[2:6] == ["16", "10", "–", "–"], "the one unhappy visitor stays hidden"
            assert max(map(len, lines)) <= 80
            await burst(pilot, ENTER)
            assert "không mở ra được" in message(pilot)
            assert type(pilot.app.screen) is Figures

    run(scene)


def test_the_effect_of_help_is_a_page_that_says_what_it_is(rated: Path) -> None:
    async def scene() -> None:
        async with shown(rated, "supervisor") as pilot:
            await burst(pilot, f"{F7}{EFFECT}")
            lines = picture(pilot).splitlines()
            row = next(line for line in lines if line.startswith(("▶Khai sinh", " Khai sinh", "Khai sinh")))
            assert row.split()[2:] and "16" in row and " 6" in row
            assert "mô tả, không chứng minh" in picture(pilot)
            assert "chưa đủ số liệu" in picture(pilot)
            assert max(map(len, lines)) <= 80
            head = next(line for line in lines if "Thủ tục" in line and "phút" in line)
            heads = ["có", "HT", "phút", "không", "phút", "chênh", "lại,", "có", "không"]
            assert head.split()[2:] == heads, "the difference and who must come again stand there whole"
            assert row.rstrip().endswith("%")
        async with shown(rated, "supervisor", (132, 43)) as pilot:
            await burst(pilot, f"{F7}{EFFECT}")
            row = next(line for line in picture(pilot).splitlines() if "Khai sinh" in line)
            assert "chưa đủ số liệu" in row

    run(scene)


def test_a_volunteer_has_neither_page(rated: Path) -> None:
    async def scene() -> None:
        async with shown(rated, "volunteer") as pilot:
            await burst(pilot, F7)
            before = picture(pilot)
            assert "Hài lòng" not in before and "Tác động" not in before
            await burst(pilot, f"{SATISFACTION}{EFFECT}")
            assert "RHL" not in picture(pilot)

    run(scene)
