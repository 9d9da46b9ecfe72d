"""Edges of the rules that are met once a month and must hold all the same."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from models import calendar, dossiers, outcomes, people, sessions, store, visits
from models.base import db
from models.errors import Refused
from models.journal import Actor
from tests.conftest import Wall

from .busy_day import serve_one


def test_voiding_a_visit_that_is_over_keeps_when_it_was_over(
    officer: Actor, supervisor: Actor, wall: Wall
) -> None:
    """Nothing is rewritten: completion times come from the clock (DESIGN 3)."""
    visit = serve_one(officer, procedures=["ks"])
    outcomes.record(by=officer, visit_id=visit.id, kind="INFO", reason="1", finish=True)
    over = visits.by_id(visit.id).finished_at
    wall.run(30)
    voided = visits.void(by=supervisor, visit_id=visit.id, reason="1")
    assert (voided.state, voided.finished_at) == ("void", over)


def test_an_exempt_fee_of_nothing_is_recorded(officer: Actor, wall: Wall) -> None:
    visit = serve_one(officer, procedures=["ks"])
    made = outcomes.record(by=officer, visit_id=visit.id, kind="ACCEPTED", code="H56.15.127-261120-0001")
    outcome = outcomes.record(
        by=officer, visit_id=visit.id, kind="FEE", dossier="0001", fee=0, payment="exempt"
    )
    assert (outcome.fee, outcome.payment) == (0, "exempt")
    assert dossiers.by_id(made.dossier_id).fee == 0


def test_a_volunteer_with_an_open_session_cannot_be_named_in_another(
    volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    sessions.start(by=volunteer)
    with pytest.raises(Refused) as refused:
        sessions.start(by=volunteer2, volunteer_codes=["TNV02", "TNV01"])
    assert refused.value.rule == "session.open"


def test_a_calendar_without_hours_says_so_instead_of_counting_for_ever() -> None:
    empty = calendar.Calendar(sessions={}, off={}, worked={})
    with pytest.raises(Refused) as refused:
        empty.next_working(date(2026, 11, 23))
    assert refused.value.rule == "calendar.empty"


def test_a_log_that_grew_long_is_written_back_at_the_next_start(closed_register: Path) -> None:
    """SCALE: a checkpoint at start keeps the log small."""
    reader = sqlite3.connect(closed_register, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM visit").fetchone()
    store.open_file(closed_register)
    by = people.sign_in("test", "officer")
    with db.writing():
        for _ in range(20):
            visits.arrive(by=by, procedures=["ks"], note="x" * 400)
    log = closed_register.with_name(closed_register.name + "-wal")
    grown = log.stat().st_size
    assert grown > 0
    reader.close()
    store._shorten_log(closed_register)
    assert log.stat().st_size == grown, "a short log is left alone"
    long_log, store.LONG_LOG = store.LONG_LOG, grown - 1
    try:
        store.open_file(closed_register)
        assert not log.exists() or log.stat().st_size < grown
    finally:
        store.LONG_LOG = long_log
        store.close()
