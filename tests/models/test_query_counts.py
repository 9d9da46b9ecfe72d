"""Every list costs the same few queries, however long it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from models import (
    catalogue,
    centre,
    certificates,
    closing,
    day_sheet,
    dossiers,
    errands,
    figures,
    lessons,
    outcomes,
    papers,
    people,
    search,
    sessions,
    ssh_keys,
    units,
    visits,
    volunteers,
    workdays,
)
from models.base import db
from models.journal import Actor

from ..conftest import MONDAY, Wall
from .busy_day import accepted

YEAR = figures.periods.of("year", MONDAY)

LISTS: dict[str, tuple[Callable[[Actor, int], Any], int]] = {
    "queue": (lambda by, visit: visits.queue(by=by), 1),
    "everybody of the day": (lambda by, visit: visits.queue(by=by, states=tuple(visits.STATES)), 1),
    "what was asked": (lambda by, visit: visits.asked_of(visit), 1),
    "outcomes of a visit": (lambda by, visit: outcomes.of_visit(visit), 1),
    "outcomes of a day": (lambda by, visit: outcomes.counts(MONDAY), 1),
    "dossiers due": (lambda by, visit: dossiers.listed("due_today", by, MONDAY), 1),
    "dossiers overdue": (lambda by, visit: dossiers.listed("overdue", by, MONDAY), 1),
    "dossiers without code": (lambda by, visit: dossiers.listed("without_code", by), 1),
    "dossiers waiting for papers": (lambda by, visit: dossiers.listed("supplement", by), 1),
    "dossiers to collect": (lambda by, visit: dossiers.listed("uncollected", by), 1),
    "dossiers due tomorrow": (lambda by, visit: dossiers.listed("due_tomorrow", by), 3),
    "dossiers counted": (lambda by, visit: dossiers.counts(), 3),
    "sessions of today": (lambda by, visit: sessions.of_today(by), 2),
    "figures of help": (lambda by, visit: sessions.turns(MONDAY, MONDAY), 1),
    "figures by team": (lambda by, visit: figures.table("team", YEAR), 15),
    "the indicators": (lambda by, visit: figures.table("general", YEAR), 40),
    "what lies behind a figure": (lambda by, visit: figures.behind(by, YEAR, "all"), 2),
    "errands behind a figure": (lambda by, visit: figures.outside(by, YEAR, "errand:home_visit"), 2),
    "lessons behind a figure": (lambda by, visit: figures.outside(by, YEAR, "lesson:held"), 2),
    "figures of the desk": (lambda by, visit: figures.desk(MONDAY), 5),
    "what stands open": (lambda by, visit: closing.standing(by, MONDAY), 7),
    "errands of a day": (lambda by, visit: errands.listed(by, "day", MONDAY), 1),
    "errands nobody goes to": (lambda by, visit: errands.listed(by, "unassigned"), 1),
    "errands overdue": (lambda by, visit: errands.listed(by, "overdue", MONDAY), 1),
    "errands of a volunteer": (lambda by, visit: errands.of_volunteer(by, "TNV01"), 1),
    "errands counted": (lambda by, visit: errands.counts(MONDAY, MONDAY), 1),
    "who could go": (lambda by, visit: errands.candidates(by, MONDAY), 1),
    "lessons of a day": (lambda by, visit: lessons.listed(by, MONDAY, MONDAY), 1),
    "lessons counted": (lambda by, visit: lessons.counts(MONDAY, MONDAY), 1),
    "the morning": (lambda by, visit: workdays.morning(MONDAY), 11),
    "the sheet of an open day": (lambda by, visit: day_sheet.sheet(MONDAY), 45),  # 2 searches by halving
    "accounts": (lambda by, visit: people.accounts(), 1),
    "keys": (lambda by, visit: ssh_keys.listed(by), 1),
    "teams": (lambda by, visit: volunteers.listed_teams(), 1),
    "volunteers": (lambda by, visit: volunteers.listed(by), 1),
    "a volunteer's month": (
        lambda by, visit: certificates.figures(volunteers.by_code("TNV01"), MONDAY, MONDAY),
        10,
    ),
    "places": (lambda by, visit: centre.listed_places(), 1),
    "procedures": (lambda by, visit: catalogue.find_procedures("khai sinh", MONDAY), 2),
    "reasons": (lambda by, visit: catalogue.reasons("hold"), 1),
    "help kinds": (lambda by, visit: catalogue.help_kinds(), 1),
    "communes": (lambda by, visit: units.find_communes("quang phu"), 1),
    "former communes": (lambda by, visit: units.find_former("quang"), 1),
    "find by name": (lambda by, visit: search.find(by, "nguyễn"), 9),
    "find by phone": (
        lambda by, visit: search.find(by, "345678"),
        9,
    ),  # as a number that awaits its code, a part of a code and an identity number too
    "the control slip of a dossier": (
        lambda by, visit: papers.draft(by=by, form="06", dossier_id=_last_dossier()),
        14,
    ),
    "find by ticket": (lambda by, visit: search.find(by, "A001"), 8),
}
"""Each list and the most queries it may send: a query more must be argued for here."""


def _last_dossier() -> int:
    return int(db.execute_sql("SELECT max(id) FROM dossier").fetchone()[0])


def _fill(by: Actor, volunteer: Actor, count: int) -> int:
    """Let a number of people come and be helped; return the id of a visit."""
    visit_id = 0
    for _ in range(count):
        visit = visits.arrive(
            by=by, procedures=["ks", "kt"], name="Nguyễn Văn An", phone="0912345678", birth_year=1950
        )
        accepted(by)
        session = sessions.start(by=volunteer, ticket=visit.ticket)
        sessions.end(by=volunteer, session_id=session.id, ticks={"copied": 2, "greeted": 1}, result="done")
        errands.ask(by=by, visit_id=visit.id, address="Thôn 3", day=MONDAY)
        lessons.plan(
            by=by, title="VNeID", day=MONDAY, starts="19:00", ends="20:00", place="TT", teachers=("TNV01",)
        )
        visit_id = visit.id
    return visit_id


@pytest.mark.parametrize("name", LISTS)
def test_a_list_sends_the_same_few_queries_for_one_row_and_for_many(
    name: str, officer: Actor, volunteer: Actor, wall: Wall, queries: list[str]
) -> None:
    ask, most = LISTS[name]
    by = volunteer if name == "sessions of today" else officer
    sent = []
    for count in (1, 6):
        visit_id = _fill(officer, volunteer, count)
        catalogue.forget()
        queries.clear()
        ask(by, visit_id)
        sent.append(len(queries))
    assert sent[0] <= sent[1] <= most, "\n".join(queries)
    assert sent[1] > 0


def test_the_lists_are_as_long_as_what_happened(officer: Actor, volunteer: Actor, wall: Wall) -> None:
    _fill(officer, volunteer, 5)
    assert len(visits.queue(by=officer)) == 5
    assert len(visits.queue(by=officer, states=tuple(visits.STATES))) == 10
    assert len(dossiers.listed("not_handed_over", officer)) == 5
    assert len(sessions.of_today(volunteer)) == 5


def test_known_procedures_are_asked_for_once(register: object, queries: list[str]) -> None:
    catalogue.find_procedures("khai sinh", MONDAY)
    queries.clear()
    catalogue.find_procedures("khai tử", MONDAY)
    assert len(queries) == 1
