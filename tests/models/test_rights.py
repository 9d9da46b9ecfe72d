"""Roles and their rights (DOMAIN 0.6): each role against each verb, as the fixture of rights says."""

from __future__ import annotations

import ast
import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fixtures import load
from fixtures.load import DATA
from models import (
    accounts,
    backups,
    centre,
    certificates,
    dossiers,
    errands,
    figures,
    journal,
    lessons,
    outcomes,
    papers,
    people,
    preferences,
    ratings,
    roster,
    sessions,
    ssh_keys,
    timetable,
    visits,
    volunteers,
    workdays,
)
from models.base import db
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY, ROLES, ROOT

ONE = 4711
"""No row has this id: who has the right is told so, who hasn't is told that first."""


VERBS: dict[str, Callable[[Actor], Any]] = {
    "visit.arrive": lambda by: visits.arrive(by=by, person_id=ONE),
    "visit.ask": lambda by: visits.ask(by=by, visit_id=ONE, procedure="ks"),
    "visit.identify": lambda by: visits.identify(by=by, visit_id=ONE),
    "visit.call": lambda by: visits.call(by=by, visit_id=ONE, desk_id=centre.desk(2).id),
    "visit.recall": lambda by: visits.recall(by=by, visit_id=ONE),
    "visit.serve": lambda by: visits.serve(by=by, visit_id=ONE),
    "visit.put_back": lambda by: visits.put_back(by=by, visit_id=ONE),
    "visit.absent": lambda by: visits.absent(by=by, visit_id=ONE),
    "visit.back": lambda by: visits.back(by=by, visit_id=ONE),
    "visit.hold": lambda by: visits.hold(by=by, visit_id=ONE, reason="1"),
    "visit.resume": lambda by: visits.resume(by=by, visit_id=ONE),
    "visit.transfer": lambda by: visits.transfer(by=by, visit_id=ONE, to_desk_id=ONE, reason="1"),
    "visit.finish": lambda by: visits.finish(by=by, visit_id=ONE),
    "visit.leave": lambda by: visits.leave(by=by, visit_id=ONE),
    "visit.void": lambda by: visits.void(by=by, visit_id=ONE, reason="1"),
    "visit.close_day": lambda by: visits.close_day(by=by, day=MONDAY),
    "outcome.record": lambda by: outcomes.record(by=by, visit_id=ONE, kind="INFO"),
    "outcome.void": lambda by: outcomes.void(by=by, outcome_id=ONE, reason="1"),
    "dossier.register": lambda by: dossiers.register(by=by, procedure="no such"),
    "dossier.accept": lambda by: dossiers.accept(by=by, dossier_id=ONE),
    "dossier.refuse": lambda by: dossiers.refuse(by=by, dossier_id=ONE, reason="1"),
    "dossier.ask_supplement": lambda by: dossiers.ask_supplement(by=by, dossier_id=ONE, reason="1"),
    "dossier.supply": lambda by: dossiers.supply(by=by, dossier_id=ONE),
    "dossier.not_supplied": lambda by: dossiers.not_supplied(by=by, dossier_id=ONE),
    "dossier.hand_over": lambda by: dossiers.hand_over(by=by, dossier_id=ONE),
    "dossier.move": lambda by: dossiers.move(by=by, dossier_id=ONE),
    "dossier.ask_payment": lambda by: dossiers.ask_payment(by=by, dossier_id=ONE, amount=1),
    "dossier.pay": lambda by: dossiers.pay(by=by, dossier_id=ONE, amount=1),
    "dossier.withdraw": lambda by: dossiers.withdraw(by=by, dossier_id=ONE, reason="1"),
    "dossier.stop": lambda by: dossiers.stop(by=by, dossier_id=ONE, reason="1"),
    "dossier.apologise": lambda by: dossiers.apologise(by=by, dossier_id=ONE, due_day=MONDAY),
    "dossier.complete": lambda by: dossiers.complete(by=by, dossier_id=ONE),
    "dossier.return_result": lambda by: dossiers.return_result(by=by, dossier_id=ONE),
    "dossier.return_for_error": lambda by: dossiers.return_for_error(by=by, dossier_id=ONE, reason="1"),
    "dossier.reopen": lambda by: dossiers.reopen(by=by, dossier_id=ONE, reason="1"),
    "dossier.correct": lambda by: dossiers.correct(by=by, dossier_id=ONE, reason="1"),
    "dossier.show_phone": lambda by: dossiers.show_phone(by=by, dossier_id=ONE),
    "dossier.remind": lambda by: dossiers.remind(by=by, dossier_id=ONE, result="reached"),
    "dossier.void": lambda by: dossiers.void(by=by, dossier_id=ONE, reason="1"),
    "dossier.set_code": lambda by: dossiers.set_code(by=by, dossier_id=ONE, code="H15-260101-0001"),
    "slip.issue": lambda by: papers.issue(by=by, form="01", dossier_id=ONE),
    "paper.print": lambda by: papers.print_again(by=by, slip_id=ONE),
    "session.start": lambda by: sessions.start(by=by, volunteer_codes=("no such",)),
    "session.end": lambda by: sessions.end(by=by, session_id=ONE, ticks={}, result="done"),
    "session.add": lambda by: sessions.add(by=by, session_id=ONE, ticks={}, result="done"),
    "session.move": lambda by: sessions.move(by=by, session_id=ONE, place="TT"),
    "session.again": lambda by: sessions.again(by=by),
    "session.cancel": lambda by: sessions.cancel(by=by, session_id=ONE),
    "session.join": lambda by: sessions.join(by=by, session_id=ONE),
    "session.take_back": lambda by: sessions.take_back(by=by),
    "session.check": lambda by: sessions.check(by=by, session_id=ONE),
    "session.void": lambda by: sessions.void(by=by, session_id=ONE, reason="1"),
    "errand.ask": lambda by: errands.ask(by=by, kind="no such"),
    "errand.ask_again": lambda by: errands.ask_again(by=by, errand_id=ONE, day=MONDAY),
    "errand.assign": lambda by: errands.assign(by=by, errand_id=ONE, volunteer_codes=("TNV01",)),
    "errand.reassign": lambda by: errands.reassign(by=by, errand_id=ONE, volunteer_codes=("TNV01",)),
    "errand.finish": lambda by: errands.finish(by=by, errand_id=ONE),
    "errand.fail": lambda by: errands.fail(by=by, errand_id=ONE, reason="1"),
    "errand.void": lambda by: errands.void(by=by, errand_id=ONE, reason="1"),
    "errand.show_phone": lambda by: errands.show_phone(by=by, errand_id=ONE),
    "errand.print": lambda by: errands.printed(by),
    "lesson.plan": lambda by: lessons.plan(by=by, title="", day=MONDAY, starts="", ends=""),
    "lesson.change": lambda by: lessons.change(by=by, lesson_id=ONE),
    "lesson.hold": lambda by: lessons.hold(by=by, lesson_id=ONE, heads=1),
    "lesson.correct": lambda by: lessons.correct(by=by, lesson_id=ONE, note="ghi nhầm"),
    "lesson.cancel": lambda by: lessons.cancel(by=by, lesson_id=ONE, reason="1"),
    "rating.rate": lambda by: ratings.rate(by=by, visit_id=ONE, score=1),
    "team.add": lambda by: volunteers.add_team(by=by, code="D9", name="Đội mới"),
    "team.change": lambda by: volunteers.change_team(by=by, code="no such"),
    "team.join": lambda by: volunteers.join(by=by, team="no such", volunteer="no such"),
    "team.part": lambda by: volunteers.part(by=by, team="no such", volunteer="no such"),
    "team.load": lambda by: volunteers.load_teams(by, []),
    "volunteer.add": lambda by: volunteers.add_volunteer(by=by, code="TNV99", name="Người 9"),
    "volunteer.change": lambda by: volunteers.change_volunteer(by=by, code="no such"),
    "volunteer.pledge": lambda by: volunteers.pledge(by=by, volunteer="no such"),
    "volunteer.show_phone": lambda by: volunteers.show_phone(by=by, volunteer="no such"),
    "volunteer.load": lambda by: volunteers.load_volunteers(by, []),
    "training.record": lambda by: volunteers.train(by=by, volunteer_codes=("no such",), topic="x"),
    "certificate.issue": lambda by: certificates.issue(
        by=by, volunteer="no such", first_day=MONDAY, last_day=MONDAY
    ),
    "certificate.print": lambda by: certificates.print_again(by=by, certificate_id=ONE),
    "shift.plan": lambda by: roster.plan_shift(
        by=by,
        volunteer_id=_first("volunteer"),
        place_id=_first("place"),
        day=MONDAY,
        starts="07:00",
        ends="11:00",
    ),
    "shift.cancel": lambda by: roster.cancel_shift(by=by, shift_id=ONE, reason="1"),
    "shift.replace": lambda by: roster.replace_shift(by=by, shift_id=ONE, volunteer_id=ONE, reason="1"),
    "shift.check_in": lambda by: roster.check_in(by=by),
    "shift.check_out": lambda by: roster.check_out(by=by),
    "shift.correct": lambda by: roster.correct_shift(by=by, shift_id=ONE, came="07:00", note="quên"),
    "pattern.add": lambda by: roster.add_pattern(
        by=by, volunteer_id=ONE, place_id=ONE, weekday=1, starts="7:00", ends="11:00", from_day=MONDAY
    ),
    "pattern.end": lambda by: roster.end_pattern(by=by, pattern_id=ONE, last=MONDAY),
    "roster.fill": lambda by: roster.fill(by=by, first=MONDAY, last=MONDAY),
    "roster.load": lambda by: roster.take(by=by, wanted=()),
    "account.add": lambda by: people.add_account(by=by, name="!", roles=()),
    "account.close": lambda by: accounts.close(by=by, name="nobody"),
    "account.reopen": lambda by: accounts.reopen(by=by, name="nobody"),
    "account.add_key": lambda by: ssh_keys.add(by=by, account="officer", line="no key"),
    "account.withdraw_key": lambda by: ssh_keys.withdraw(by=by, fingerprint="SHA256:none"),
    "account.prefer": lambda by: preferences.prefer(by=by, lang="no such"),
    "account.see": lambda by: preferences.see(by=by, term="xterm", client="", glyphs="no such"),
    "workday.open": lambda by: workdays.open_day(by=by),
    "workday.close": lambda by: workdays.close_day(by=by),
    "backup.make": lambda by: backups.make(by=by),
    "figures.export": lambda by: figures.export(
        by=by, table=figures.table("kind", figures.periods.of("day", MONDAY)), form="csv"
    ),
    "calendar.change": lambda by: timetable.apply((), timetable.Preview((), 0), by=by),
    "centre.add_place": lambda by: centre.add_place(by=by, code="NVH", name="Nhà văn hóa", kind="home"),
    "centre.change_place": lambda by: centre.change_place(by=by, code="no such"),
    "centre.add_desk": lambda by: centre.add_desk(by=by, place_id=ONE, number=9, name="x", series="A"),
}
PERMISSIONS = {
    "person.read", "dossier.read", "dossier.ask_again", "dossier.change_code", "fixtures.load",
    "roster.read", "team.read", "volunteer.read",
    "errand.read", "lesson.read", "figures.own", "figures.read",
}  # fmt: skip
"""Rights that no verb of the register's rows is named after."""


def _first(table: str) -> int:
    return int(db.execute_sql(f"SELECT min(id) FROM {table}").fetchone()[0])


def granted() -> dict[str, set[str]]:
    """Return the rights of each role as the shipped file has them."""
    rights: dict[str, set[str]] = {role: set() for role in ROLES}
    with (DATA / "rights.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rights[row["role"]].add(row["right"])
    return rights


def verbs_of_the_source() -> set[str]:
    """Return the verbs that acts in models/ are opened with."""
    found = set()
    for path in (ROOT / "models").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "act"
            if called and isinstance(node.args[0], ast.Constant):  # type: ignore[attr-defined]
                found.add(node.args[0].value)  # type: ignore[attr-defined]
    return found


def test_the_seven_roles_have_the_rights_of_the_file(actor: Callable[[str], Actor]) -> None:
    for role, rights in granted().items():
        assert actor(role).rights == rights
        assert actor(role).roles == (role,)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_does_its_verbs_and_no_others(role: str, actor: Callable[[str], Actor]) -> None:
    by, rights = actor(role), granted()[role]
    for verb, attempt in VERBS.items():
        lines = journal.Journal.select().count()
        try:
            attempt(by)
        except Refused as refused:
            assert (refused.rule == "right") == (verb not in rights), f"{role}: {verb}: {refused}"
        else:
            assert verb in rights, f"{role}: {verb}"
            continue
        assert journal.Journal.select().count() == lines


def test_every_verb_of_the_source_is_tried_here_and_somebody_may_do_it() -> None:
    verbs = verbs_of_the_source()
    assert verbs - {"register.found"} == VERBS.keys()
    everything = set().union(*granted().values())
    assert verbs - {"register.found"} <= everything
    assert everything <= verbs | PERMISSIONS


def test_volunteers_neither_accept_nor_refuse_nor_read_persons() -> None:
    """DOMAIN 7 and requirement 20."""
    rights = granted()["volunteer"]
    assert not rights & {"dossier.accept", "dossier.refuse", "person.read", "dossier.read", "outcome.record"}
    assert not rights & {"slip.issue", "paper.print"}


@pytest.mark.parametrize("kind", ("ACCEPTED", "REFUSED", "SUPPLEMENT", "RESULT", "FEE", "WITHDRAW", "STOP"))
def test_an_outcome_that_moves_a_dossier_needs_that_right_too(kind: str, officer: Actor) -> None:
    right = outcomes.KINDS[kind].right
    assert right != "outcome.record"
    visit = visits.arrive(by=officer, procedures=["ks"])
    visits.call(by=officer, visit_id=visit.id)
    visits.serve(by=officer, visit_id=visit.id)
    with pytest.raises(Refused) as refused:
        outcomes.record(by=replace(officer, rights=officer.rights - {right}), visit_id=visit.id, kind=kind)
    assert (refused.value.rule, refused.value.facts["verb"]) == ("right", right)


def test_rights_are_rows_that_an_admin_can_close(register: Path, admin: Actor, tmp_path: Path) -> None:
    """DOMAIN 0.6: roles are rows with rights, not code."""
    kept = [
        row for row in (DATA / "rights.csv").read_text("utf-8").splitlines() if row != "officer,visit.hold"
    ]
    (tmp_path / "rights.csv").write_text("\n".join(kept) + "\n", "utf-8")
    load.load([tmp_path / "rights.csv"], by=admin, replace=True)
    assert not people.sign_in("test", "officer").may("visit.hold")
    assert people.sign_in("test", "supervisor").may("visit.hold")
