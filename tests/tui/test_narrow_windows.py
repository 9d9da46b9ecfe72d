"""However small somebody makes the window, the screens go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.journal import Actor
from tests.golden.scenes import prepare_register
from tests.tui.app import DOWN, ENTER, F2, F3, burst, run, shown
from tui.widgets.entry import ASIDE, LABEL
from tui.widgets.field import Field


@pytest.mark.timeout(60)
@pytest.mark.parametrize("columns", [1, 40, LABEL + ASIDE, LABEL + ASIDE + 1])
def test_one_types_in_a_window_of_any_width(register: Path, officer: Actor, columns: int) -> None:
    prepare_register()

    async def scene() -> None:
        async with shown(register, "officer", (columns, 6)) as pilot:
            await burst(pilot, f"{F2}khai{DOWN}{ENTER}Quách Thị Mận")
            field = pilot.app.screen.held()  # type: ignore[attr-defined]
            assert isinstance(field, Field) and field.value == "Quách Thị Mận"
            await burst(pilot, f"{ENTER}1958{F3}quach")
            assert pilot.app.screen.held().value == "quach"  # type: ignore[attr-defined]

    run(scene)
