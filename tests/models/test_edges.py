"""Edges of the rules that are met once a month and must hold all the same."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from models import calendar, clock, dossiers, outcomes, people, sessions, store, visits
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


def test_a_procedure_has_one_outcome_and_a_correction_is_a_supervisors(
    officer: Actor, supervisor: Actor, wall: Wall
) -> None:
    """A second outcome would count twice and leave a dossier that nobody handed in."""
    visit = serve_one(officer, procedures=["ks"])
    first = outcomes.record(by=officer, visit_id=visit.id, kind="ACCEPTED")
    for kind in ("ACCEPTED", "SUPPLEMENT", "INFO"):
        with pytest.raises(Refused) as refused:
            outcomes.record(by=officer, visit_id=visit.id, kind=kind, reason="1")
        assert refused.value.rule == "outcome.already"
    outcomes.record(by=officer, visit_id=visit.id, kind="COMPLAINT", detail="chờ lâu")
    outcomes.void(by=supervisor, outcome_id=first.id, reason="1")
    dossiers.void(by=supervisor, dossier_id=first.dossier_id, reason="1")
    outcomes.record(by=officer, visit_id=visit.id, kind="INFO", reason="1")
    assert outcomes.counts(clock.today()) == {"COMPLAINT": 1, "INFO": 1}


def test_a_promised_day_that_has_gone_by_is_refused(officer: Actor, wall: Wall) -> None:
    visit = serve_one(officer, procedures=["ks"])
    with pytest.raises(Refused) as refused:
        outcomes.record(by=officer, visit_id=visit.id, kind="ACCEPTED", due_day=date(1990, 1, 1))
    assert (refused.value.rule, refused.value.field) == ("outcome.due_past", "due_day")


def test_a_held_visit_goes_on_at_the_desk_that_takes_it_up(
    officer: Actor, officer2: Actor, wall: Wall
) -> None:
    visit = serve_one(officer, procedures=["ks"])
    visits.hold(by=officer, visit_id=visit.id, reason="1")
    assert visits.resume(by=officer2, visit_id=visit.id).desk_id == officer2.desk_id
    assert visits.at_desk(int(officer.desk_id or 0)) is None


def test_a_visit_is_not_sent_to_the_desk_it_is_at(officer: Actor, wall: Wall) -> None:
    visit = serve_one(officer, procedures=["ks"])
    with pytest.raises(Refused) as refused:
        visits.transfer(by=officer, visit_id=visit.id, to_desk_id=int(officer.desk_id or 0), reason="1")
    assert refused.value.rule == "visit.same_desk"


def test_a_session_opened_by_mistake_is_taken_back_by_its_own_volunteer(
    volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    row = sessions.start(by=volunteer)
    with pytest.raises(Refused):
        sessions.cancel(by=volunteer2, session_id=row.id)
    assert sessions.cancel(by=volunteer, session_id=row.id).state == "void"
    assert sessions.turns(clock.today(), clock.today()).turns == 0
    assert sessions.open_of(volunteer) is None
