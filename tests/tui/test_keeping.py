"""What is kept of many old days is kept beside the screens."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from models import journal
from models.base import db
from models.figures.struck import AT_ONCE
from tests.conftest import Wall
from tests.models import scripts
from tests.models.figure_lives import World
from tests.models.test_keeping_figures import HELP
from tests.tui.app import F2, burst, picture, run, shown
from tui import app


def _kept() -> int:
    return int(db.execute_sql("SELECT count(*) FROM struck").fetchone()[0])


def test_old_days_are_kept_while_somebody_types(
    register: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing of it stands on the screen or in the journal, nor is the screen read again for it."""
    monkeypatch.setattr(app, "AFTER_SECONDS", 0.01)
    world, days = World(register), AT_ONCE + 3
    world.write([replace(HELP, after=-7 * week) for week in range(1, days + 1)])
    lines = journal.walk().lines

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, F2)
            before, reloads = picture(pilot), []
            monkeypatch.setattr(pilot.app.screen, "reload", lambda: reloads.append(1))
            while _kept() < days:
                await pilot.pause()
            pilot.app._poll()  # type: ignore[attr-defined]
            assert (picture(pilot), reloads) == (before, [])
            await burst(pilot, "ks")
            assert "Thủ tục      ks" in picture(pilot)

    run(scene)
    assert journal.walk().lines == lines
    world.connection.close()


ARRIVES = "store.open_file(Path(sys.argv[1])); visits.arrive(by=people.sign_in('x', 'officer2'))"


def test_what_another_terminal_did_is_read_at_once(
    register: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            reloads: list[int] = []
            monkeypatch.setattr(pilot.app.screen, "reload", lambda: reloads.append(1))
            await asyncio.to_thread(scripts.run, ARRIVES, register)
            pilot.app._poll()  # type: ignore[attr-defined]
            pilot.app._poll()  # type: ignore[attr-defined]
            assert reloads == [1]

    run(scene)


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
