"""An experienced user's path: at most 8 keys beside the text for a walk-in, 6 for a help session."""

from __future__ import annotations

from pathlib import Path

from models import clock, sessions, visits
from models.journal import Actor
from tests.tui.app import ENTER, F2, F5, SAVE, burst, message, run, shown


def test_a_walk_in_with_a_known_procedure_needs_five_keys(register: Path, officer: Actor) -> None:
    text = ("ks", "Nguyễn Văn An", "1958")
    keys = (F2, ENTER, ENTER, ENTER, SAVE)
    assert len(keys) <= 8

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            for part in (keys[0], text[0], keys[1], text[1], keys[2], text[2], keys[3], keys[4]):
                await burst(pilot, part)
            assert "Số A001 · Nguyễn Văn An · Đã lưu" in message(pilot)

    run(scene)
    row = visits.queue(by=officer)[0]
    assert (row.name, row.birth_year, row.procedure, row.priority) == (
        "Nguyễn Văn An", 1958, "Khai sinh", "elderly",
    )  # fmt: skip


def test_a_help_session_needs_five_keys(register: Path, officer: Actor, volunteer: Actor) -> None:
    visits.arrive(by=officer, procedures=["ks"])
    keys = (F5, ENTER, "1", ENTER, "1")
    assert len(keys) <= 6

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            for part in (keys[0], "A001", *keys[1:]):
                await burst(pilot, part)
            assert "Ghi phiên hỗ trợ: xong" in message(pilot)

    run(scene)
    helped = sessions.of_today(volunteer)
    assert [(row.ticket, row.kinds, row.result) for row in helped] == [
        ("A001", "Kê khai, viết tờ khai", "xong")
    ]
    assert sessions.turns(clock.today(), clock.today()).turns == 1
