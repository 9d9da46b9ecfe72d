"""What a card names can be opened from it: the dossiers of a person, the person and dossiers of a visit."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import dossiers, search
from models.journal import Actor
from tests.models.busy_day import accepted
from tests.tui.app import DOWN, ENTER, F3, burst, picture, run, shown

pytestmark = pytest.mark.usefixtures("wall")


def _seen(register: Path, account: str, *typed: str) -> str:
    found: list[str] = []

    async def scene() -> None:
        async with shown(register, account) as pilot:
            for part in (F3, *typed):
                await burst(pilot, part)
            found.append(picture(pilot))

    run(scene)
    return found[0]


def test_from_a_person_one_gets_to_the_dossier(register: Path, officer: Actor) -> None:
    row = accepted(officer)
    card = _seen(register, "officer", "giang thi quynh nhu", ENTER)
    steps = [line.strip() for line in card.splitlines()].index(f"{row.label}  được tiếp nhận  hẹn 01/12/2026")
    opened = _seen(register, "officer", "giang thi quynh nhu", ENTER, *[DOWN] * (steps - 1), ENTER)
    assert f"Hồ sơ {row.label}: được tiếp nhận" in opened and "H bàn giao" in opened


def test_from_a_visit_one_gets_to_its_dossier_and_its_person(register: Path, officer: Actor) -> None:
    row = accepted(officer, code="H15-261123-0975")
    card = _seen(register, "officer", "A001", ENTER)
    assert "→ Giàng Thị Quỳnh Như" in card and "→ Hồ sơ H15-261123-0975: được tiếp nhận" in card
    last = len([line for line in card.splitlines() if line.strip()])
    opened = _seen(register, "officer", "A001", ENTER, *[DOWN] * last, ENTER)
    assert "H bàn giao" in opened and str(row.code) in opened


@pytest.mark.parametrize("typed", ("#{number}", "{number}"))
def test_a_dossier_without_a_code_is_found_by_its_number_before_any_other(
    typed: str, register: Path, officer: Actor
) -> None:
    row = accepted(officer)
    number = row.id & 0xFFFFFFFF
    accepted(officer, code=f"H15-261123-{number:04d}")
    found = [hit for hit in search.find(officer, typed.format(number=number)) if hit.kind == "dossier"]
    assert found[0].key == str(row.id)
    assert dossiers.one(typed.format(number=number)).id == row.id


def test_who_may_not_see_dossiers_is_told_so(register: Path, officer: Actor) -> None:
    accepted(officer, code="H15-261123-0975")
    assert "Tài khoản này không xem được hồ sơ" in _seen(register, "reception", "0975")
    assert "Thử ít chữ hơn" in _seen(register, "officer", "0976")
