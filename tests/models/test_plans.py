"""No verb and no list reads a table that grows from end to end: a year must cost what a day costs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from models import (
    centre,
    certificates,
    clock,
    closing,
    corrected,
    day_sheet,
    dossiers,
    errands,
    figures,
    lessons,
    outcomes,
    papers,
    ratings,
    roster,
    search,
    sessions,
    timetable,
    visits,
    volunteers,
    workdays,
)
from models.base import db
from models.journal import Actor

from ..conftest import Wall

GROWING = (
    "visit", "asked", "outcome", "outcome_paper", "dossier", "dossier_paper", "step", "person", "rating",
    "help_session", "help_session_volunteer", "tick", "journal", "companion", "errand", "number",
    "slip", "shift", "errand_volunteer", "lesson", "lesson_teacher", "training", "certificate",
    "tally", "tally_known", "took",
)  # fmt: skip
ALLOWED = re.compile(
    r"SELECT max\(seq\)|max\(seq\)|ORDER BY seq DESC LIMIT 1"  # the end of a primary key, not a scan
)


def test_no_statement_scans_a_table_that_grows(
    register: Path, officer: Actor, volunteer: Actor, case_officer: Actor, supervisor: Actor
) -> None:
    seen: list[str] = []
    connection = db.connection()
    connection.set_trace_callback(seen.append)
    _a_day(officer, volunteer, case_officer, supervisor)
    _a_week_of_shifts(volunteer, supervisor)
    connection.set_trace_callback(None)
    statements = {sql for sql in seen if re.match(r"\s*(SELECT|UPDATE|WITH)\b", sql)}
    assert len(statements) > 50
    scans = [(plan, sql) for sql in statements for plan in _scans(sql)]
    assert scans == []


def test_errands_and_lessons_are_read_by_their_indexes(
    register: Path, officer: Actor, volunteer: Actor, supervisor: Actor, founder: Actor, wall: Wall
) -> None:
    """However many there were before."""
    centre.add_place(by=founder, code="NHA", name="Tại nhà", kind="home")
    seen: list[str] = []
    connection = db.connection()
    connection.set_trace_callback(seen.append)
    _errands_and_lessons(officer, volunteer, supervisor)
    connection.set_trace_callback(None)
    statements = {sql for sql in seen if re.match(r"\s*(SELECT|UPDATE|WITH)\b", sql)}
    assert len(statements) > 40
    assert [(found, sql) for sql in statements if (found := _scans(sql))] == []


def _errands_and_lessons(officer: Actor, volunteer: Actor, supervisor: Actor) -> None:
    today = clock.today()
    row = errands.ask(by=officer, name="Lò Thị Ơn", contact="0912345678", address="Thôn 3", day=today)
    two = ("TNV01", "TNV02")
    errands.assign(by=officer, errand_id=row.id, volunteer_codes=two, starts="00:00")
    errands.reassign(by=officer, errand_id=row.id, volunteer_codes=two, starts="00:01")
    errands.show_phone(by=volunteer, errand_id=row.id)
    for name in errands.LISTS:
        errands.listed(volunteer, name)
    errands.of_volunteer(officer, "TNV01")
    errands.shown(officer, row.id)
    errands.printed(officer)
    errands.candidates(officer, today)
    errands.open_counts(volunteer)
    errands.fail(by=officer, errand_id=row.id, reason="1")
    again = errands.ask_again(by=officer, errand_id=row.id, day=today)
    errands.assign(by=officer, errand_id=again.id, volunteer_codes=two)
    done = {"started": "00:00", "ended": "00:01", "ticks": {"copied": 1}}
    errands.finish(by=officer, errand_id=errands.one(f"{again.id & 0xFFFFFFFF}"), day=today, **done)
    errands.void(by=supervisor, errand_id=again.id, reason="1")
    week = today - timedelta(days=7)
    filters = {"neighbourhood": "", "place_id": 1, "team_id": 1, "volunteer_id": 1}
    for name, value in filters.items():
        errands.counts(week, today, **{name: value})
        lessons.counts(week, today, **{name: value})
    facts = {"title": "VNeID", "day": week, "starts": "07:00", "ends": "08:00", "neighbourhood": "Thôn 3"}
    lesson = lessons.plan(by=officer, teachers=two, **facts)
    lessons.change(by=officer, lesson_id=lesson.id, teachers=two[:1], **facts)
    lessons.hold(by=officer, lesson_id=lesson.id, heads=4)
    lessons.listed(officer, week, today)
    lessons.shown(officer, lesson.id)
    closing.standing(officer)


def test_what_is_known_of_a_volunteer_is_read_by_indexes(supervisor: Actor, volunteer: Actor) -> None:
    """However many shifts, errands, lessons, trainings and certificates there are of others."""
    volunteers.train(by=supervisor, volunteer_codes=("TNV01",), topic="Bảo mật")
    roster.check_in(by=volunteer)
    seen: list[str] = []
    connection = db.connection()
    connection.set_trace_callback(seen.append)
    today = clock.today()
    volunteers.listed(supervisor)
    certificates.printed(by=supervisor, volunteer="TNV01", first_day=today, last_day=today)
    certificates.of_volunteer(volunteers.by_code("TNV01").id)
    certificates.numbered(1, today.year)
    connection.set_trace_callback(None)
    statements = {sql for sql in seen if re.match(r"\s*(SELECT|UPDATE|WITH)\b", sql)}
    assert len(statements) > 10
    assert [(found, sql) for sql in statements if (found := _scans(sql))] == []


def test_a_change_of_the_timetable_reads_the_open_dossiers_by_their_indexes(
    register: Path, officer: Actor, founder: Actor
) -> None:
    """However many dossiers were closed before."""
    dossier = dossiers.register(by=officer, procedure="1.004873", channel=dossiers.DIRECT)
    dossiers.accept(by=officer, dossier_id=dossier.id)
    tomorrow = clock.today() + timedelta(days=1)
    edits = timetable.set_day(tomorrow, "holiday", "Nghỉ thử", again=True)
    seen: list[str] = []
    connection = db.connection()
    connection.set_trace_callback(seen.append)
    timetable.apply(edits, timetable.preview(edits, by=founder), by=founder)
    connection.set_trace_callback(None)
    statements = {sql for sql in seen if re.match(r"\s*(SELECT|UPDATE|WITH)\b", sql)}
    assert len(statements) > 8
    assert [(found, sql) for sql in statements if (found := _scans(sql))] == []


def test_no_key_of_a_search_reads_a_table_from_end_to_end(officer: Actor) -> None:
    """But for the procedures, which are read once a process."""
    visits.arrive(by=officer, name="Lò Thị Ơn", phone="0912345678", identity_number="038199123456")
    search.find(officer, "ks 001-")
    search.find(officer, "261120")
    seen: list[str] = []
    connection = db.connection()
    connection.set_trace_callback(seen.append)
    for typed in ("lo", "lò thị ly", "678", "3456", "261120-0001", "cẩm thủy", "A001", "phong son"):
        search.find(officer, typed)
    connection.set_trace_callback(None)
    asked = {sql for sql in seen if sql.lstrip().startswith("SELECT")}
    plans = [(row[3], sql) for sql in asked for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert len(plans) > 40
    assert [found for found in plans if found[0].startswith("SCAN") and "VIRTUAL TABLE" not in found[0]] == []
    assert [found for found in plans if "TEMP B-TREE" in found[0] and "person_fts" not in found[1]] == []


def _scans(sql: str) -> list[str]:
    if ALLOWED.search(sql):
        return []
    plans = [row[3] for row in db.connection().execute(f"EXPLAIN QUERY PLAN {sql}")]
    found = [re.match(r"SCAN (\w+)", plan) for plan in plans if "VIRTUAL" not in plan and "USING" not in plan]
    names = {match[1] for match in found if match}
    aliases = dict(re.findall(r"\b(?:FROM|JOIN)\s+(\w+)\s+(\w+)\b", sql))
    tables = {table for table, alias in aliases.items() if alias in names} | names
    return sorted(tables & set(GROWING))


def _figures(by: Actor) -> None:
    """Every page of a day and a year, of all and of a scope; behind its first row, cut and not."""
    for period in (figures.periods.today("day"), figures.periods.today("year")):
        for page in figures.PAGES:
            table = figures.table(page, period)
            figures.table(page, period, *figures.asked(team="D1"))
            for row in [row for row in table.rows if row.key and not figures.is_outside(row.key)][:1]:
                figures.behind(by, period, row.key)
                figures.behind(by, period, row.key, most=0)
            for row in [row for row in table.rows if figures.is_outside(row.key)]:
                figures.outside(by, period, row.key)
                figures.outside(by, period, row.key, figures.asked(team="D1")[0])


def _a_day(officer: Actor, volunteer: Actor, case_officer: Actor, supervisor: Actor) -> None:
    first = visits.arrive(
        by=officer, procedures=["ks", "ct"], name="Lò Thị Ơn", birth_year=1990, phone="0912345678"
    )
    visits.arrive(by=officer, procedures=["ct"], name="Hà Văn Ba")
    visits.arrive(by=officer, procedures=["ct"])
    sessions.start(by=volunteer, ticket=first.ticket)
    row = sessions.open_of(volunteer)
    assert row is not None
    sessions.end(by=volunteer, session_id=row.id, ticks={"looked_up": 1}, result="done")
    sessions.again(by=volunteer)
    visit = visits.call_next(by=officer)
    visits.recall(by=officer, visit_id=visit.id)
    visits.put_back(by=officer, visit_id=visit.id)
    visit = visits.call_next(by=officer)
    visits.absent(by=officer, visit_id=visit.id)
    visits.back(by=officer, visit_id=visit.id)
    visits.leave(by=officer, visit_id=visit.id)
    visit = visits.call_next(by=officer)
    visits.serve(by=officer, visit_id=visit.id)
    visits.hold(by=officer, visit_id=visit.id, reason="1")
    visits.resume(by=officer, visit_id=visit.id)
    visits.ask(by=officer, visit_id=visit.id, procedure="ks")
    code = "H56.15.127-261120-0001"
    made = outcomes.record(by=officer, visit_id=visit.id, kind="ACCEPTED", position=2, code=code)
    outcomes.record(by=officer, visit_id=visit.id, kind="DONE_ON_SPOT", position=1, copies=2, finish=True)
    ratings.rate(by=officer, visit_id=visit.id, score=1)
    dossiers.hand_over(by=officer, dossier_id=made.dossier_id)
    dossiers.complete(by=case_officer, dossier_id=made.dossier_id)
    ratings.awaits(dossiers.return_result(by=officer, dossier_id=dossiers.one(code).id))
    ratings.rate(by=officer, dossier_id=made.dossier_id, score=2)
    dossiers.steps(made.dossier_id)
    for form in ("01", "06", "06"):
        papers.printed(by=officer, form=form, dossier_id=made.dossier_id)
    refused = visits.arrive(by=officer, procedures=["ks"], name="Hà Văn Ba")
    visits.call(by=officer, visit_id=refused.id)
    visits.serve(by=officer, visit_id=refused.id)
    slip = outcomes.record(by=officer, visit_id=refused.id, kind="REFUSED", reason="1", finish=True)
    papers.printed(by=officer, form="03", outcome_id=slip.id)
    visits.queue(by=officer, states=("waiting", "on_hold", "no_show"))
    visits.asked_of(visit.id)
    visits.at_desk(int(officer.desk_id or 0))
    visits.of_person(first.person_id)
    dossiers.of_person(first.person_id)
    sessions.of_today(volunteer)
    sessions.turns(clock.today(), clock.today())
    figures.desk(clock.today())
    for other in figures.OTHERS.values():
        other.table(figures.Period("day", clock.today(), clock.today()), supervisor)
    ratings.last_at(int(officer.desk_id or 0))
    _figures(supervisor)
    outcomes.of_visit(visit.id)
    outcomes.counts(clock.today())
    names: tuple[Callable[[], object], ...] = (
        lambda: search.find(officer, "A001"),
        lambda: search.find(officer, "lo thi"),
        lambda: search.find(officer, "lò thị ly"),
        lambda: search.find(officer, "0912345678"[-5:]),
        lambda: search.find(officer, "261120-"),
    )
    for find in names:
        find()
    for name in dossiers.LISTS:
        dossiers.listed(name, officer)
    visits.close_day(by=supervisor, day=clock.today())
    workdays.open_day(by=officer)
    workdays.morning(clock.today())
    closing.standing(officer)
    workdays.close_day(by=officer)
    outcomes.void(by=supervisor, outcome_id=made.id, reason="1")
    dossiers.set_code(by=supervisor, dossier_id=made.dossier_id, code="H56.15.127-261120-0002", reason="1")
    corrected.of_day(clock.today())
    day_sheet.sheet(clock.today())


def _a_week_of_shifts(volunteer: Actor, supervisor: Actor) -> None:
    today, next_week = clock.today(), clock.today() + timedelta(days=7)
    one, other = (roster.volunteer(code).id for code in ("TNV01", "TNV02"))
    hall = roster.place("TT").id
    roster.check_in(by=volunteer)
    roster.check_out(by=volunteer)
    given = {"by": supervisor, "place_id": hall, "starts": "07:00", "ends": "11:30"}
    weekly = roster.add_pattern(volunteer_id=one, weekday=today.isoweekday(), from_day=next_week, **given)
    roster.fill(by=supervisor, first=today, last=next_week)
    shift = roster.plan_shift(volunteer_id=one, day=today + timedelta(days=1), anyway=True, **given)
    taken = roster.replace_shift(by=supervisor, shift_id=shift.id, volunteer_id=other, reason="1")
    day_behind = {**given, "day": shift.day + timedelta(days=1), "anyway": True}
    stood_in_for = roster.plan_shift(volunteer_id=one, **day_behind)
    roster.replace_shift(by=supervisor, shift_id=stood_in_for.id, volunteer_id=other, reason="1")
    roster.cancel_shift(by=supervisor, shift_id=taken.id, reason="1")
    wanted = [roster.Wanted(row.day, other, hall, "07:00", "11:30") for row in (shift, stood_in_for)]
    roster.take(by=supervisor, wanted=wanted, replace=True)
    roster.end_pattern(by=supervisor, pattern_id=weekly.id, last=next_week, reason="1")
    roster.board(today, next_week, by=supervisor)
    roster.free(today, ("07:00", "11:30"))
    roster.duty(today, next_week, volunteer_id=one)
    for part in ("day", "place", "team", "volunteer"):
        roster.duties(part, today, next_week, place_id=hall)
