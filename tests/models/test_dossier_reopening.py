"""What was final or wrong is taken back by a supervisor, with a reason (DOMAIN 0.1, 2.4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.journal import Actor

from .test_dossier_transitions import at_state, do

pytestmark = pytest.mark.usefixtures("wall")


@pytest.fixture
def everybody(founder: Actor, case_officer: Actor) -> Actor:
    return replace(founder, rights=founder.rights | case_officer.rights)


def test_an_error_in_the_result_takes_its_completion_back(everybody: Actor) -> None:
    row = at_state(everybody, 9)
    back = do(everybody, "dossier.return_for_error", row.id)
    assert (back.state, back.completed_at, back.completed_day) == (4, None, None)


@pytest.mark.parametrize("before", (2, 4, 5, 6))
@pytest.mark.parametrize("ending", ("dossier.withdraw", "dossier.stop"))
def test_reopening_goes_back_to_the_state_before_the_final_one(
    before: int, ending: str, everybody: Actor
) -> None:
    """DOMAIN 0.1."""
    row = at_state(everybody, before)
    do(everybody, ending, row.id)
    assert do(everybody, "dossier.reopen", row.id).state == before


def test_a_reopened_dossier_that_ended_elsewhere_before_goes_back_from_its_last_end(everybody: Actor) -> None:
    row = at_state(everybody, 2)
    for verb in ("stop", "reopen", "hand_over", "stop"):
        do(everybody, f"dossier.{verb}", row.id)
    assert do(everybody, "dossier.reopen", row.id).state == 4
    do(everybody, "dossier.ask_supplement", row.id)
    do(everybody, "dossier.not_supplied", row.id)
    assert do(everybody, "dossier.reopen", row.id).state == 5
