"""The sheet of a day adds up, and says what was set right after closing (requirements 13, 34)."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import corrected, day_sheet, dossiers, outcomes, people, visits, workdays
from models.base import db
from models.journal import Actor

from ..conftest import MONDAY, Wall
from .busy_day import accepted, serve_one

CODE = "H56.15.127-261120-0001"


def test_the_sheet_of_a_busy_day_adds_up(lived: Path) -> None:
    sheet = day_sheet.sheet(MONDAY)
    counting = sum(count for state, count in sheet.states.items() if state != "void")
    assert sheet.visits == counting == sum(sheet.channels.values()) == sum(sheet.priorities.values())
    assert sheet.visits > 10
    assert sheet.states["void"] == 1
    assert sum(row.outcomes for row in sheet.desks) == sum(sheet.outcomes.values()) > 8
    promises = sheet.promises
    assert promises.finished == promises.in_time + promises.late + promises.unpromised
    assert sheet.help.turns == 2
    assert sheet.volunteers == 2


def test_the_sheet_counts_what_the_rows_say(lived: Path) -> None:
    """Against counts that read every row, which the sheet does not."""
    promises = day_sheet.sheet(MONDAY).promises
    rows = [row for row in dossiers.Dossier.select() if row.voided_at is None]
    assert promises.received == len([row for row in rows if row.received_day == MONDAY])
    assert promises.finished == len([row for row in rows if row.completed_day == MONDAY])
    assert promises.returned == len([row for row in rows if row.returned_day == MONDAY])
    assert promises.finished > 0


def test_a_day_without_anything_has_an_empty_sheet(register: Path) -> None:
    sheet = day_sheet.sheet(MONDAY)
    assert (sheet.visits, sheet.states, sheet.outcomes, sheet.desks, sheet.codes) == (0, {}, {}, [], [])
    assert (sheet.longest, sheet.opened, sheet.closed) == (None, None, None)


def test_steps_of_other_days_do_not_count(officer: Actor, case_officer: Actor, wall: Wall) -> None:
    dossier = accepted(officer, CODE)
    dossiers.hand_over(by=officer, dossier_id=dossier.id)
    wall.run(2 * 24 * 60)
    dossiers.complete(by=case_officer, dossier_id=dossier.id)
    accepted(officer)
    assert day_sheet.sheet(MONDAY).promises.finished == 0
    assert day_sheet.sheet(MONDAY).promises.received == 1
    later = day_sheet.sheet(wall.now.date()).promises
    assert (later.received, later.finished, later.in_time, later.late) == (1, 1, 1, 0)


def test_the_longest_wait_is_of_somebody_who_was_served(officer: Actor, wall: Wall) -> None:
    """Who still sits there when a day is closed the next morning did not wait all night."""
    visits.arrive(by=officer)
    served = visits.arrive(by=officer)
    wall.run(25)
    visits.call(by=officer, visit_id=served.id)
    visits.serve(by=officer, visit_id=served.id)
    outcomes.record(by=officer, visit_id=served.id, kind="INFO", finish=True)
    wall.run(20 * 60)
    workdays.close_day(by=officer, day=MONDAY)
    assert day_sheet.sheet(MONDAY).longest == (served.ticket, 25 * 60)


@pytest.fixture
def closed_day(officer: Actor, supervisor: Actor, wall: Wall) -> dict[str, int]:
    """A Monday that was closed at eight, with a visit, an outcome and two dossiers."""
    visit = serve_one(officer, procedures=["ks"])
    outcome = outcomes.record(by=officer, visit_id=visit.id, kind="INFO", finish=True)
    coded, awaiting = accepted(officer, CODE), accepted(officer)
    workdays.close_day(by=officer)
    wall.run(10)
    return {"visit": visit.id, "outcome": outcome.id, "coded": coded.id, "awaiting": awaiting.id}


def test_lines_corrected_after_closing_are_told_with_who_what_and_why(
    closed_day: dict[str, int], supervisor: Actor, wall: Wall
) -> None:
    """Requirement 13: dòng đã sửa sau khi chốt."""
    outcomes.void(by=supervisor, outcome_id=closed_day["outcome"], reason="1")
    visits.void(by=supervisor, visit_id=closed_day["visit"], reason="typed_twice")
    dossiers.set_code(
        by=supervisor, dossier_id=closed_day["coded"], code="H56.15.127-261120-0002", reason="1"
    )
    wall.run(24 * 60)
    dossiers.void(by=supervisor, dossier_id=closed_day["coded"], reason="test_entry")
    found = corrected.of_day(MONDAY)
    assert [row.verb for row in found] == ["outcome.void", "visit.void", "dossier.set_code", "dossier.void"]
    assert {row.account for row in found} == {"supervisor"}
    ticket = visits.by_id(closed_day["visit"]).ticket
    assert [row.what for row in found[:3]] == [ticket, ticket, "H56.15.127-261120-0002"]
    assert found[1].reason
    assert day_sheet.sheet(MONDAY).corrected == found


def test_what_is_no_correction_is_not_told_as_one(
    closed_day: dict[str, int], officer: Actor, supervisor: Actor, wall: Wall
) -> None:
    """A code that was awaited, work of the same evening, and what is set right of another day."""
    dossiers.set_code(by=officer, dossier_id=closed_day["awaiting"], code="H56.15.127-261120-0003")
    dossiers.hand_over(by=officer, dossier_id=closed_day["coded"])
    late = accepted(officer)
    dossiers.void(by=supervisor, dossier_id=late.id, reason="test_entry")
    assert corrected.of_day(MONDAY) == []
    assert day_sheet.sheet(MONDAY).late_lines > 4
    wall.run(24 * 60)
    visit = visits.arrive(by=officer)
    visits.void(by=supervisor, visit_id=visit.id, reason="typed_twice")
    assert corrected.of_day(MONDAY) == []


def test_an_open_day_has_no_corrections(officer: Actor, supervisor: Actor, wall: Wall) -> None:
    visit = visits.arrive(by=officer)
    visits.void(by=supervisor, visit_id=visit.id, reason="typed_twice")
    assert (corrected.of_day(MONDAY), corrected.late_lines(MONDAY)) == ([], 0)


def test_only_lines_behind_the_closing_are_read(
    closed_day: dict[str, int], supervisor: Actor, queries: list[str]
) -> None:
    people.accounts()
    queries.clear()
    corrected.of_day(MONDAY)
    behind = [sql for sql in queries if "FROM journal" in sql]
    assert all(
        "seq = ?" in sql or "seq > ?" in sql or "seq >= ?" in sql or "max(seq)" in sql for sql in behind
    )
    lines = db.execute_sql("SELECT max(seq) FROM journal").fetchone()[0]
    assert len(behind) <= lines.bit_length() + 4
