"""A paper on the screen: what would be printed, a key that prints it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models import dossiers, papers
from models.base import db
from models.journal import Actor
from tests.models.busy_day import accepted
from tests.tui.app import burst, message, picture, run, shown
from tui.screens.paper import PaperScreen, choose


def _slips() -> int:
    return int(db.execute_sql("SELECT count(*) FROM slip").fetchone()[0])


@pytest.mark.usefixtures("wall")
def test_a_paper_is_looked_at_masked_and_printed_whole(register: Path, officer: Actor) -> None:
    row = accepted(officer, "H56.15.127-261123-0975")

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            app: Any = pilot.app
            await app.open(PaperScreen("01", row.id))
            await pilot.pause()
            assert "Số: ....../TTPVHCC" in picture(pilot)
            assert "09xx…678" in picture(pilot)
            await burst(pilot, "\x1b[6~")
            assert "Số: ....../TTPVHCC" not in picture(pilot)
            assert _slips() == 0
            await burst(pilot, "p")
            assert "mau-01-2026-0001.txt" in message(pilot)
            await burst(pilot, "\x1b[H")
            assert "Số: 1/TTPVHCC" in picture(pilot)
            await burst(pilot, "h")
            assert "mau-01-2026-0001.html" in message(pilot)

    run(scene)
    assert _slips() == 1
    prints = register.parent / "prints"
    assert prints.stat().st_mode & 0o777 == 0o700
    assert "0912345678" in (prints / "mau-01-2026-0001.txt").read_text("utf-8")
    assert "(bản in lại)" in (prints / "mau-01-2026-0001.html").read_text("utf-8")


@pytest.mark.usefixtures("wall")
@pytest.mark.parametrize("size", ((80, 24), (132, 43)))
def test_the_screen_of_a_paper_fits_every_size(register: Path, officer: Actor, size: tuple[int, int]) -> None:
    row = accepted(officer)

    async def scene() -> None:
        async with shown(register, "officer", size) as pilot:
            app: Any = pilot.app
            await app.open(PaperScreen("06", row.id))
            await pilot.pause()
            lines = picture(pilot).splitlines()
            assert (len(lines), max(map(len, lines)) <= size[0]) == (size[1], True)
            assert "Phiếu kiểm soát" in lines[0]
            assert not [line for line in lines[1:-3] if line.endswith("…")]

    run(scene)


@pytest.mark.usefixtures("wall")
def test_a_paper_that_does_not_fit_says_why_and_leaves(register: Path, officer: Actor) -> None:
    row = accepted(officer)

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            app: Any = pilot.app
            await app.open(PaperScreen("05", row.id))
            await pilot.pause()
            assert "In được: 01, 06." in message(pilot)
            await burst(pilot, "p")
            assert "In được: 01, 06." in message(pilot)
            await burst(pilot, "\x1b")
            await pilot.pause()

    run(scene)
    assert _slips() == 0


@pytest.mark.usefixtures("wall")
def test_the_old_name_of_a_form_is_a_key_away(register: Path, officer: Actor, case_officer: Actor) -> None:
    row = accepted(officer)
    dossiers.hand_over(by=officer, dossier_id=row.id)

    dossiers.apologise(by=case_officer, dossier_id=row.id, due_day=date(2026, 12, 7), note="máy hỏng")
    assert papers.FORMS["04"].old_words

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            app: Any = pilot.app
            await app.open(PaperScreen("04", row.id))
            await pilot.pause()
            assert "ĐỀ NGHỊ GIA HẠN" in picture(pilot)
            await burst(pilot, "c")
            assert "HẸN LẠI NGÀY TRẢ KẾT QUẢ" in picture(pilot)

    run(scene)


@pytest.mark.usefixtures("wall")
def test_one_is_asked_only_for_papers_that_fit(register: Path, officer: Actor) -> None:
    row = accepted(officer)

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            app: Any = pilot.app
            await choose(app, row.id)
            await pilot.pause()
            assert [code for code, _ in app.screen.answers] == ["01", "06"]
            await burst(pilot, "2")
            assert type(app.screen) is PaperScreen
            assert "PHIẾU KIỂM SOÁT" in picture(pilot)

    run(scene)
