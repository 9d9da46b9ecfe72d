"""A preview is what then happens: any change, on dossiers in every state that is waited for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import clock, dossiers, people, store, timetable
from models.base import db
from models.dossiers.promises import passed, recomputed, the_calendar
from models.errors import Refused
from models.journal import Actor
from models.timetable import Change, DropDay, Opening, SetDueTime, SetHours, set_day, swap

from ..conftest import FOUNDER, MONDAY, Wall

MARITAL, BIRTH_AGAIN, SAME_DAY = "1.004873", "1.004884", "1.001193"
OPEN = (2, 4, 5, 6)

days = st.integers(-8, 25).map(lambda n: MONDAY + timedelta(days=n))
sessions = st.sampled_from(
    (
        (),
        (Opening(time(7), time(11, 30)),),
        (Opening(time(7, 30), time(11)), Opening(time(13), time(16, 30))),
        (Opening(time(8), time(11), counts=False),),
    )
)
changes = st.one_of(
    st.builds(lambda day: set_day(day, "holiday", "Nghỉ thử", again=True), days),
    st.builds(lambda day: (DropDay(day),), st.one_of(st.just(MONDAY + timedelta(days=1)), days)),
    st.tuples(days, days).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: swap(*pair)),
    st.builds(lambda n, openings: (SetHours("centre", n, openings),), st.integers(1, 7), sessions),
    st.builds(lambda due_time: (SetDueTime(due_time),), st.sampled_from(("closing", "clock"))),
)


@pytest.fixture(scope="module")
def filled(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with open dossiers received, handed over, waiting, paid for and apologised for."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("filled") / "register.db"))
    wall = Wall()
    store.open_file(path)
    by = people.sign_in("test", FOUNDER)
    for hour, procedure in ((8, MARITAL), (11, BIRTH_AGAIN), (15, SAME_DAY), (16, MARITAL)):
        for end in range(5):
            wall.set(hour)
            _advance(by, procedure, end, wall)
    store.close()
    wall.release()
    return path


def _advance(by: Actor, procedure: str, end: int, wall: Wall) -> None:
    row = dossiers.register(by=by, procedure=procedure, channel=dossiers.DIRECT)
    dossiers.accept(by=by, dossier_id=row.id)
    if end:
        dossiers.hand_over(by=by, dossier_id=row.id)
    wall.run(30)
    if end == 2:
        dossiers.ask_payment(by=by, dossier_id=row.id, amount=10_000)
    elif end == 3:
        dossiers.ask_supplement(by=by, dossier_id=row.id, reason="1", note="thiếu giấy")
        wall.set(10, day=MONDAY + timedelta(days=2))
        dossiers.supply(by=by, dossier_id=row.id)
    elif end == 4:
        dossiers.apologise(by=by, dossier_id=row.id, due_day=MONDAY + timedelta(days=14), note="máy hỏng")


@pytest.fixture
def opened(filled: Path, tmp_path: Path) -> Iterator[Actor]:
    """The same in a copy, two days later."""
    store.open_file(Path(shutil.copy(filled, tmp_path / "copy.db")))
    db.execute_sql("PRAGMA synchronous = off")
    wall = Wall()
    wall.set(10, day=MONDAY + timedelta(days=2))
    yield people.sign_in("test", FOUNDER)
    wall.release()
    store.close()


def _promises() -> dict[int, tuple[object, ...]]:
    rows = db.execute_sql(
        "SELECT id, due_current, due_judged, due_day, due_original, state, since FROM dossier"
    )
    return {row[0]: row[1:] for row in rows}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(change=changes)
def test_a_preview_is_exactly_what_applying_does(opened: Actor, change: Change) -> None:
    """DOMAIN 10.37: preview and apply. Changes pile up, one on the other."""
    try:
        seen = timetable.preview(change, by=opened)
    except Refused:
        return
    before = _promises()
    late = {key for key in before if passed(dossiers.by_id(key), clock.now())}
    timetable.apply(change, seen, by=opened)
    after = _promises()
    moved = {row.dossier_id: row for row in seen.moved}
    for key, row in after.items():
        assert row[3:] == before[key][3:], "what was promised first, the state and its moment stay"
        if key not in moved:
            assert row == before[key]
            continue
        dossier = dossiers.by_id(key)
        assert (dossier.due_current, dossier.due_judged) == (moved[key].after, moved[key].judged_after)
        assert dossier.due_day == clock.day_of(dossier.due_current)
        assert dossier.state in OPEN
        assert dossiers.steps(key)[-1].act == "dossier.recount"
    for key in after:
        dossier = dossiers.by_id(key)
        if key in late:
            assert key not in moved, "what is late stays as late as it was"
        if passed(dossier, clock.now()):
            continue
        promise = recomputed(the_calendar(), dossier, dossiers.steps(key))
        assert (promise.current, promise.judged) == (dossier.due_current, dossier.due_judged)


def test_the_dossiers_of_these_tests_stand_in_every_open_state(opened: Actor) -> None:
    states = {row[4] for row in _promises().values()}
    assert states == {2, 4, 6}
    seen = timetable.preview(set_day(date(2026, 11, 26), "holiday", "Nghỉ thử"), by=opened)
    assert len(seen.moved) > 5


def test_what_is_changed_and_changed_back_promises_what_it_did(opened: Actor) -> None:
    before = _promises()
    for change in (swap(off=date(2026, 11, 27), work=date(2026, 11, 28)), (DropDay(date(2026, 11, 27)),)):
        timetable.apply(change, timetable.preview(change, by=opened), by=opened)
    assert _promises() == before
