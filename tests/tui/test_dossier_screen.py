"""One dossier on the screen: every act that its state allows, with what must be recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models import clock, dossiers
from models.dossiers import TRANSITIONS, Dossier
from models.journal import Actor
from tests.models.busy_day import accepted
from tests.models.test_dossier_transitions import at_state
from tests.tui.app import DOWN, ENTER, F3, SAVE, TAB, burst, message, picture, run, shown
from tui.screens.dossier import DossierForm
from tui.screens.dossier_acts import DEEDS

CODE = "H15-261123-0975"

pytestmark = pytest.mark.usefixtures("wall")
ANEW = "\x0e"
"""Forgets what was half typed: a second after typing it is kept, and offered back."""


def _walk(register: Path, account: str, *typed: str) -> tuple[str, str]:
    """Open the dossier by its code, type, and return what the screen shows and says."""
    seen: list[str] = []

    async def scene() -> None:
        async with shown(register, account) as pilot:
            for part in (F3, CODE, ENTER, *typed):
                await burst(pilot, part)
            seen.extend((picture(pilot), message(pilot)))

    run(scene)
    return seen[0], seen[1]


def _row(dossier: Dossier) -> Dossier:
    row: Dossier = Dossier.get_by_id(dossier.id)
    return row


def test_a_dossier_says_what_may_be_done_with_it_and_nothing_else(register: Path, officer: Actor) -> None:
    accepted(officer, CODE)
    seen, _ = _walk(register, "officer")
    assert "H bàn giao" in seen and "B yêu cầu bổ sung" in seen and "R rút" in seen
    assert "X xong" not in seen and "J hủy" not in seen
    assert "Vì: ngày hẹn nhập tay" in seen
    assert "Phải bàn giao trước 23/11/2026 17:00" in seen


def test_a_letter_that_does_nothing_here_is_answered_with_what_does(register: Path, officer: Actor) -> None:
    row = accepted(officer, CODE)
    _, said = _walk(register, "officer", "k")
    assert "Không thể trả kết quả" in said and "H bàn giao" in said
    assert _row(row).state == 2


def test_a_supplement_is_asked_for_by_ticking_papers(register: Path, officer: Actor) -> None:
    row = accepted(officer, CODE)
    seen, said = _walk(register, "officer", "b", "1", ENTER, " ", DOWN, DOWN, " ", ENTER, "bản chính", SAVE)
    assert "đang chờ bổ sung" in seen and "Còn thiếu:" in seen
    missing = [paper.position for paper in dossiers.papers_of(_row(row)) if paper.missing]
    assert missing == [1, 3]
    assert "Đã lưu" in said


def test_a_supplement_that_asks_for_nothing_stays_in_its_form(register: Path, officer: Actor) -> None:
    row = accepted(officer, CODE)
    seen, said = _walk(register, "officer", "b", "1", SAVE)
    assert "phải nêu đủ trong một lần" in said
    assert "Giấy thiếu" in seen and _row(row).state == 2


def test_a_dossier_lives_to_its_end_on_the_screen(register: Path, officer: Actor) -> None:
    row = accepted(officer, CODE)
    _walk(register, "officer", "h", "Phòng Kinh tế", ENTER)
    assert (_row(row).state, _row(row).holder_unit) == (4, "Phòng Kinh tế")
    _walk(register, "case_officer", "p", "50.000", SAVE)
    assert _row(row).state == 6
    _walk(register, "cashier", "p", ENTER, "BL 12", SAVE)
    assert (_row(row).state, _row(row).fee, _row(row).receipt_number) == (4, 50_000, "BL 12")
    _walk(register, "case_officer", "l", "4/12", ENTER, "máy hỏng", ENTER)
    assert _row(row).due_day == date(2026, 12, 4)
    _walk(register, "case_officer", "x", "1", ENTER, "12/QĐ", ENTER, "K7", ENTER)
    done = _row(row)
    assert (done.state, done.result_number, done.shelf, done.completed_at) == (9, "12/QĐ", "K7", clock.now())
    seen, _ = _walk(register, "officer")
    assert ">>> CHỖ ĐỂ  K7  <<<" in seen
    seen, said = _walk(register, "officer", "k", "Lù Seo Tiến", ENTER)
    assert "ghi giấy ủy quyền" in said and "▶Giấy ủy quyền" in seen
    assert _row(row).state == 9
    _walk(register, "officer", "k", ANEW, "Lù Seo Tiến", ENTER, "GUQ 12", SAVE)
    gone = _row(row)
    assert (gone.state, gone.collector, gone.collector_authorisation) == (10, "Lù Seo Tiến", "GUQ 12")
    _walk(register, "supervisor", "v", "1", ENTER, "nhầm", ENTER)
    assert _row(row).state == 9


def test_a_receipt_that_is_lost_needs_an_identity_number(
    register: Path, officer: Actor, case_officer: Actor
) -> None:
    row = accepted(officer, CODE)
    dossiers.hand_over(by=officer, dossier_id=row.id)
    dossiers.complete(by=case_officer, dossier_id=row.id)
    _, said = _walk(register, "officer", "k", TAB, TAB, "2", SAVE)
    assert "Mất giấy hẹn" in said
    _walk(register, "officer", "k", ANEW, TAB, TAB, "2", SAVE, "038199123456", TAB, "2", SAVE)
    gone = _row(row)
    assert (gone.state, gone.receipt_lost, gone.collector_identity) == (10, 1, "038199123456")
    assert gone.return_way == "post"


def test_a_supervisor_puts_a_day_right_with_a_reason(register: Path, officer: Actor) -> None:
    row = accepted(officer, CODE)
    seen, _ = _walk(register, "supervisor", "s", "2", ENTER, "3/12", ENTER, "đọc nhầm", ENTER)
    assert _row(row).due_day == date(2026, 12, 3)
    assert "gõ nhầm ngày hẹn · đọc nhầm" in " ".join(seen.split())
    assert "Hẹn lần đầu 01/12/2026 · xét đúng hạn theo 03/12/2026" in seen


def test_what_is_void_can_only_be_looked_at(register: Path, officer: Actor) -> None:
    row = accepted(officer, CODE)
    seen, _ = _walk(register, "supervisor", "j", "1", ENTER)
    assert "ĐÃ HỦY" in seen and "hủy, ghi nhầm" in seen
    assert _row(row).voided_at is not None
    assert "H bàn giao" not in seen


@pytest.mark.parametrize("place", range(len(DEEDS)), ids=[deed.verb for deed in DEEDS])
def test_a_form_saved_with_nothing_in_it_refuses_or_does_its_verb(
    place: int, register: Path, founder: Actor, case_officer: Actor, cashier: Actor
) -> None:
    """Nobody is thrown out of the program by a key pressed too early."""
    deed = DEEDS[place]
    by = replace(founder, rights=founder.rights | case_officer.rights | cashier.rights)
    froms = (2,) if deed.verb in ("set_code", "void") else TRANSITIONS[f"dossier.{deed.verb}"].froms
    row = at_state(by, next(state for state in froms if state))
    seen: list[tuple[str, str]] = []

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            pilot.app.by = by
            await pilot.app.open(DossierForm(dossiers.by_id(row.id), deed))
            await pilot.pause()
            await burst(pilot, SAVE)
            seen.append((type(pilot.app.screen).__name__, message(pilot)))

    run(scene)
    screen, said = seen[0]
    assert screen == "DossierForm" and said.startswith("✗") or "Đã lưu" in said
    assert "{" not in said and "None" not in said


def test_every_transition_that_is_chosen_has_a_key_and_no_two_meet_on_one() -> None:
    assert {f"dossier.{deed.verb}" for deed in DEEDS} >= set(dossiers.CHOSEN)
    for state in dossiers.STATES:
        here = [
            deed.key
            for deed in DEEDS
            if f"dossier.{deed.verb}" in dossiers.TRANSITIONS
            and state in dossiers.TRANSITIONS[f"dossier.{deed.verb}"].froms
        ]
        others = [deed.key for deed in DEEDS if f"dossier.{deed.verb}" not in dossiers.TRANSITIONS]
        assert len(here + others) == len(set(here + others)), state
    assert not set("aeiouydw") & {deed.key for deed in DEEDS}
