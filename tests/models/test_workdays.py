"""Opening and closing the day (DOMAIN 0.2, requirement 34)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from models import closing, dossiers, errands, lessons, outcomes, sessions, store, visits, workdays
from models.base import db
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY, Wall
from .busy_day import accepted, serve_one
from .scripts import command, environment


def _verbs() -> list[str]:
    return [json.loads(line)["verb"] for (line,) in db.execute_sql("SELECT line FROM journal ORDER BY seq")]


def test_a_day_is_opened_once_and_the_second_is_told_who_and_when(
    officer: Actor, supervisor: Actor, wall: Wall
) -> None:
    opened = workdays.open_day(by=officer)
    assert (opened.day, opened.opened_at, opened.opened_by) == (MONDAY, wall.now, officer.account_id)
    wall.run(5)
    with pytest.raises(Refused) as refused:
        workdays.open_day(by=supervisor)
    assert refused.value.rule == "workday.opened"
    assert "officer" in str(refused.value) and "08:00" in str(refused.value)


def test_nothing_at_the_counter_asks_whether_the_day_is_open(officer: Actor, wall: Wall) -> None:
    visit = serve_one(officer, procedures=["ks"])
    outcomes.record(by=officer, visit_id=visit.id, kind="INFO", finish=True)
    assert workdays.of(MONDAY) is None


def test_closing_sends_home_who_still_waits_in_the_same_line(officer: Actor, wall: Wall) -> None:
    """DOMAIN 0.2: at day's end waiting, called and on-hold visits become left ("hết giờ")."""
    waiting = visits.arrive(by=officer)
    held = serve_one(officer)
    visits.hold(by=officer, visit_id=held.id, reason="1")
    called = visits.arrive(by=officer)
    visits.call(by=officer, visit_id=called.id)
    lines = len(_verbs())
    closed = workdays.close_day(by=officer)
    assert {visit.id for visit in closed.left} == {waiting.id, held.id, called.id}
    assert {visit.reason_key for visit in closed.left} == {"left.closing_time"}
    assert (closed.workday.closed_at, closed.workday.closed_by) == (wall.now, officer.account_id)
    assert _verbs()[lines:] == ["workday.close"]


def test_who_is_served_keeps_the_day_open_and_is_named_with_the_desk(officer: Actor, wall: Wall) -> None:
    waiting = visits.arrive(by=officer)
    served = serve_one(officer)
    with pytest.raises(Refused) as refused:
        workdays.close_day(by=officer)
    assert refused.value.rule == "workday.serving"
    assert f"{served.ticket} ở Quầy 1" in str(refused.value)
    assert visits.by_id(waiting.id).state == "waiting"
    assert workdays.of(MONDAY) is None


def test_late_work_is_closed_again_and_the_first_closing_stays(
    officer: Actor, supervisor: Actor, wall: Wall
) -> None:
    first = workdays.close_day(by=officer).workday
    wall.run(30)
    late = visits.arrive(by=officer)
    with pytest.raises(Refused) as refused:
        workdays.close_day(by=supervisor)
    assert refused.value.rule == "workday.closed"
    assert "officer" in str(refused.value) and "08:00" in str(refused.value)
    again = workdays.close_day(by=supervisor, again=True)
    assert [visit.id for visit in again.left] == [late.id]
    assert (again.workday.closed_at, again.workday.closed_by) == (first.closed_at, officer.account_id)
    assert _verbs().count("workday.close") == 2


def test_a_closed_day_is_not_opened_and_one_ahead_is_not_closed(officer: Actor, wall: Wall) -> None:
    workdays.close_day(by=officer)
    with pytest.raises(Refused) as refused:
        workdays.open_day(by=officer)
    assert refused.value.rule == "workday.closed"
    with pytest.raises(Refused) as refused:
        workdays.close_day(by=officer, day=MONDAY + timedelta(days=1))
    assert refused.value.rule == "workday.ahead"


def test_the_morning_tells_of_days_that_nobody_closed(officer: Actor, wall: Wall) -> None:
    visits.arrive(by=officer)
    wall.run(24 * 60)
    assert workdays.morning(date(2026, 11, 24)).off == "Ngày Văn hóa Việt Nam"
    wall.run(24 * 60)
    visits.arrive(by=officer)
    wall.run(24 * 60)
    told = workdays.morning(date(2026, 11, 26))
    assert told.unclosed == (date(2026, 11, 25), MONDAY)
    assert told.works
    assert told.sessions[0][0] < told.sessions[-1][1]
    workdays.close_day(by=officer, day=date(2026, 11, 25))
    assert workdays.unclosed(date(2026, 11, 26)) == ()


def test_what_stands_open_comes_in_the_order_in_which_it_is_settled(
    officer: Actor, supervisor: Actor, volunteer: Actor, wall: Wall
) -> None:
    wall.set(9)
    dossier = accepted(officer)
    undone = serve_one(officer, procedures=["ks"])
    outcome = outcomes.record(by=officer, visit_id=undone.id, kind="INFO", finish=True)
    outcomes.void(by=supervisor, outcome_id=outcome.id, reason="1")
    waiting = visits.arrive(by=officer)
    served = serve_one(officer, procedures=["ct"])
    sessions.start(by=volunteer)
    errands.ask(by=officer, address="Thôn 3", day=MONDAY)
    lessons.plan(by=officer, title="VNeID", day=MONDAY, starts="19:00", ends="20:30", neighbourhood="Thôn 3")
    found = closing.standing(officer)
    assert [row.kind for row in found] == list(closing.KINDS)
    assert [row.label for row in found[:3]] == [served.ticket, waiting.ticket, undone.ticket]
    assert (found[0].where, found[0].desk_id) == ("Quầy 1", officer.desk_id)
    assert {row.id for row in found if row.kind in ("code", "hand_over")} == {dossier.id}
    dossiers.set_code(by=officer, dossier_id=dossier.id, code="H56.15.127-261120-0001")
    dossiers.hand_over(by=officer, dossier_id=dossier.id)
    visits.leave(by=officer, visit_id=waiting.id)
    assert [row.kind for row in closing.standing(officer)] == [
        "serving", "no_outcome", "session", "errand", "lesson",
    ]  # fmt: skip


def test_what_stands_open_of_a_day_is_what_came_by_its_night(officer: Actor, wall: Wall) -> None:
    wall.run(2 * 24 * 60)
    accepted(officer)
    assert closing.standing(officer, MONDAY) == []
    assert {row.kind for row in closing.standing(officer)} == {"code", "hand_over"}


def test_a_dossier_that_may_be_handed_on_tomorrow_does_not_stand_open(officer: Actor, wall: Wall) -> None:
    """NĐ 280/2025/NĐ-CP: what is received from 15:00 on is handed on the next working day."""
    wall.set(15, 30)
    accepted(officer)
    assert [row.kind for row in closing.standing(officer)] == ["code"]
    wall.run(2 * 24 * 60)
    assert [row.kind for row in closing.standing(officer)] == ["code", "hand_over"]


def test_who_may_not_read_dossiers_is_not_told_what_stands_open(volunteer: Actor) -> None:
    with pytest.raises(Refused) as refused:
        closing.standing(volunteer)
    assert refused.value.rule == "right"


CLOSE = """
from models import workdays
path, name = Path(sys.argv[1]), sys.argv[2]
store.open_file(path)
by = people.sign_in(name, name)
print("ready", flush=True)
sys.stdin.readline()
try:
    workdays.close_day(by=by)
    print("closed")
except Refused as refused:
    print(refused.rule)
"""


def test_two_terminals_close_at_once_and_one_is_told_of_the_other(
    actor: Callable[[str], Actor], register: Path
) -> None:
    for _ in range(5):
        visits.arrive(by=actor("officer"))
    store.close()
    both = [
        subprocess.Popen(
            command(CLOSE, register, name),
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("officer", "supervisor")
    ]
    for process in both:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
    for process in both:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    assert {process.communicate(timeout=60)[0].strip() for process in both} == {"closed", "workday.closed"}
    store.open_file(register)
    assert _verbs().count("workday.close") == 1
    assert db.execute_sql("SELECT count(*) FROM visit WHERE state = 'left'").fetchone() == (5,)
