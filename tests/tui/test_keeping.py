"""What is kept of many old days is kept beside the screens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models import journal
from models.base import db
from models.figures.struck import AT_ONCE
from tests.conftest import Wall
from tests.models.figure_lives import World
from tests.models.test_keeping_figures import HELP
from tests.tui.app import F2, burst, picture, run, shown
from tui import app


def _kept() -> int:
    return int(db.execute_sql("SELECT count(*) FROM struck").fetchone()[0])


def test_old_days_are_kept_while_somebody_types(
    register: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing of it stands on the screen or in the journal."""
    monkeypatch.setattr(app, "AFTER_SECONDS", 0.01)
    world, days = World(register), AT_ONCE + 3
    world.write([replace(HELP, after=-7 * week) for week in range(1, days + 1)])
    lines = journal.walk().lines

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, F2)
            before = picture(pilot)
            while _kept() < days:
                await pilot.pause()
            assert picture(pilot) == before
            await burst(pilot, "ks")
            assert "Thủ tục      ks" in picture(pilot)

    run(scene)
    assert journal.walk().lines == lines
    world.connection.close()


def test_leaving_the_screens_waits_for_a_day_at_most(
    register: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The days that are left are kept after the next sign-in."""
    monkeypatch.setattr(app, "AFTER_SECONDS", 0.01)
    world = World(register)
    world.write([replace(HELP, after=-week) for week in range(1, 200)])

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            while not _kept():
                await pilot.pause()

    run(scene)
    assert 0 < _kept() < 199
    world.connection.close()
