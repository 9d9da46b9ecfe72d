"""Satisfaction at the counter: keys counted, who keyed it, and Escape that gives none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models import dossiers, outcomes, ratings, visits
from models.journal import Actor
from models.ratings import Rating
from tests.models.busy_day import accepted, serve_one
from tests.tui.app import ENTER, F3, F4, SAVE, TAB, burst, message, picture, run, shown
from tui.screens.desk import Desk
from tui.screens.rate import Rate

CODE = "H15-261123-0975"

pytestmark = pytest.mark.usefixtures("wall")


@pytest.fixture
def served(officer: Actor) -> visits.Visit:
    """A visit at the officer's desk that has its outcome and only needs an end."""
    visit = serve_one(officer, procedures=["ks"])
    outcomes.record(by=officer, visit_id=visit.id, kind="INFO")
    return visit


def _kept() -> list[tuple[int, str | None, str, str | None]]:
    return [(row.score, row.reason_key, row.keyed_by, row.comment) for row in Rating.select()]


def _at_desk(register: Path, *typed: str) -> tuple[str, str]:
    seen: list[str] = []

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            for part in typed:
                await burst(pilot, part)
            seen.extend((picture(pilot), message(pilot)))

    run(scene)
    return seen[0], seen[1]


@pytest.mark.parametrize("score", (1, 2))
def test_a_visit_is_ended_and_rated_with_two_keys(score: int, register: Path, served: visits.Visit) -> None:
    keys = (ENTER, str(score))
    assert len(keys) == 2
    _, said = _at_desk(register, *keys)
    assert _kept() == [(score, None, "staff", None)]
    assert said.startswith(f"{served.ticket}: {ratings.SCORES[score]} · cán bộ bấm hộ · Đã lưu")


def test_only_the_third_score_asks_why(register: Path, served: visits.Visit) -> None:
    seen, _ = _at_desk(register, ENTER, "3")
    assert "không hài lòng vì sao?" in seen and "0 không nêu lý do" in seen and "1 chờ lâu" in seen
    assert _kept() == [], "nothing is saved before it says so"


@pytest.mark.parametrize(
    ("key", "reason"), (("0", None), (ENTER, None), ("1", "rating.long_wait"), ("8", "rating.other"))
)
def test_a_reason_is_one_more_key_or_none(
    key: str, reason: str | None, register: Path, served: visits.Visit
) -> None:
    _at_desk(register, ENTER, "3", key)
    assert _kept() == [(3, reason, "staff", None)]


def test_escape_gives_no_rating_and_the_digits_mean_nothing_then(
    register: Path, served: visits.Visit
) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, ENTER)
            assert "1 rất · 2 có · 3 không" in message(pilot)
            await pilot.press("escape")
            assert (type(pilot.app.screen), message(pilot)) == (Desk, "")
            await burst(pilot, "1")
            assert _kept() == []
            await burst(pilot, "q")
            await pilot.press("escape")
            await burst(pilot, "2")
            assert _kept() == []

    run(scene)


def test_escape_at_the_reason_saves_nothing(register: Path, served: visits.Visit) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{ENTER}3")
            await pilot.press("escape")
            assert type(pilot.app.screen) is Desk
            assert _kept() == []
            await burst(pilot, "q3")
            await pilot.press("escape")
            assert type(pilot.app.screen) is Rate
            await burst(pilot, "2")
            assert _kept() == [(2, None, "staff", None)]

    run(scene)


def test_a_digit_is_of_the_next_visit_once_somebody_is_called(
    register: Path, officer: Actor, served: visits.Visit
) -> None:
    visits.arrive(by=officer, procedures=["ks", "ct"])
    _at_desk(register, ENTER, F4, "2", "1")
    assert _kept() == []


def test_who_keys_stays_until_it_is_changed(register: Path, officer: Actor, served: visits.Visit) -> None:
    visits.arrive(by=officer, procedures=["ct"])

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, f"{ENTER}q")
            assert "cán bộ bấm hộ" in picture(pilot).splitlines()[1]
            await burst(pilot, "n")
            assert "người dân tự bấm" in picture(pilot).splitlines()[1]
            await burst(pilot, "1")
            for part in (F4, ENTER, f"x{SAVE}", ENTER):
                await burst(pilot, part)
            assert "người dân tự bấm · hài lòng?" in message(pilot)
            await burst(pilot, "2")

    run(scene)
    assert _kept() == [(1, None, "citizen", None), (2, None, "citizen", None)]


def test_a_comment_is_typed_before_the_score(register: Path, served: visits.Visit) -> None:
    seen, said = _at_desk(register, ENTER, "q", TAB, f"quạt 3 cái kêu{ENTER}")
    assert "Mức hài lòng là 1" in said and "quạt 3 cái kêu" in seen
    assert _kept() == []


def test_a_comment_is_saved_with_the_score(register: Path, served: visits.Visit) -> None:
    _at_desk(register, ENTER, "q", TAB, f"quạt 3 cái kêu{ENTER}", "3", "8")
    assert _kept() == [(3, "rating.other", "staff", "quạt 3 cái kêu")]


def test_a_result_is_returned_and_rated_with_one_more_key(
    register: Path, officer: Actor, case_officer: Actor
) -> None:
    row = accepted(officer, CODE)
    dossiers.hand_over(by=officer, dossier_id=row.id, to_unit="Phòng Kinh tế")
    dossiers.complete(by=case_officer, dossier_id=row.id)
    seen, _ = _at_desk(register, F3, CODE, ENTER, "1", "k", SAVE)
    assert "hài lòng? 1 rất · 2 có · 3 không" in " ".join(seen.split()), seen
    assert _kept() == [], "a digit before the return meant nothing"
    seen, said = _at_desk(register, F3, CODE, ENTER, "1")
    assert f"{CODE}: rất hài lòng" in said and "hài lòng?" not in seen
    assert _kept() == [(1, None, "staff", None)]
    _, said = _at_desk(register, F3, CODE, ENTER, "2", "g")
    assert said.startswith("✗") and len(_kept()) == 1


def test_who_may_not_rate_is_not_asked(register: Path, officer: Actor, served: visits.Visit) -> None:
    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            pilot.app.by = replace(officer, rights=officer.rights - {"rating.rate"})  # type: ignore[attr-defined]
            await burst(pilot, ENTER)
            assert "Kết thúc" in message(pilot) and "hài lòng" not in message(pilot)
            await burst(pilot, "1")

    run(scene)
    assert _kept() == []
