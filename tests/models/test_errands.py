"""DOMAIN 10, item 30: home visits, transports and outreach are tasks, safe by default and counted once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from models import centre, clock, errands, journal, outcomes, roster, sessions, visits, volunteers
from models.base import db, rows
from models.errands import MOVES, STATES, Errand, Errands, ErrandVolunteer
from models.errors import Refused
from models.journal import Actor
from models.sessions import Turns, turns

from ..conftest import MONDAY, Wall
from .busy_day import serve_one

TWO = ("TNV01", "TNV02")
TUESDAY = MONDAY + timedelta(days=1)
DONE: dict[str, Any] = {"started": "08:00", "ended": "08:40", "ticks": {"form_filled": 1, "copied": 2}}


@pytest.fixture(autouse=True)
def places(founder: Actor, wall: Wall) -> None:
    """Give the Centre the places at which the help of errands is counted."""
    centre.add_place(by=founder, code="NHA", name="Tại nhà", kind="home")
    centre.add_place(by=founder, code="DUONG", name="Trên đường", kind="road")
    wall.set(10)


def asked(by: Actor, **facts: Any) -> Errand:
    """Return an errand that was asked for."""
    given = {"name": "Lò Thị Ơn", "birth_year": 1940, "contact": "0912 345 678", "address": "Nhà 5, Thôn 3"}
    return errands.ask(by=by, **{**given, "neighbourhood": "Thôn 3", "day": MONDAY, **facts})


def assigned(by: Actor, codes: tuple[str, ...] = TWO, **facts: Any) -> Errand:
    """Return an errand that two volunteers are assigned to."""
    return errands.assign(by=by, errand_id=asked(by, **facts).id, volunteer_codes=codes)


def test_an_errand_done_by_two_is_one_turn_and_two_volunteer_turns(officer: Actor, supervisor: Actor) -> None:
    """DOMAIN 5.3: two volunteers on one person = 1 turn, 2 volunteer-turns."""
    row = assigned(officer)
    done = errands.finish(by=officer, errand_id=row.id, km=6.5, vehicle="motorbike", **DONE)
    assert turns(MONDAY, MONDAY) == Turns(turns=1, people=1, volunteer_turns=2, minutes=80)
    assert (done.state, done.starts, done.day) == ("done", "08:00", MONDAY)
    assert errands.counts(MONDAY, MONDAY) == Errands(1, 0, 6.5, 0, 0, 0)
    session = rows(sessions.HelpSession, "errand_id = ?", row.id)[0]
    place = centre.place("NHA")
    assert (session.place_id, session.neighbourhood, session.person_id) == (place.id, "Thôn 3", row.person_id)
    assert (session.ended_by_hand, session.visit_id) == (1, None)


def test_a_home_visit_asked_for_at_the_counter_is_a_turn_besides_the_visit(
    officer: Actor, volunteer: Actor, wall: Wall
) -> None:
    visit = serve_one(officer, procedures=["ks"], name="Lò Thị Ơn")
    begun = sessions.start(by=volunteer, ticket=visit.ticket)
    sessions.end(by=volunteer, session_id=begun.id, ticks={"form_filled": 1}, result="done")
    outcomes.record(
        by=officer, visit_id=visit.id, kind="HOME_VISIT", address="Thôn 3", appointment_day=MONDAY
    )
    wanted = errands.listed(officer, "unassigned")[0]
    errands.assign(by=officer, errand_id=wanted.id, volunteer_codes=TWO)
    errands.finish(by=officer, errand_id=wanted.id, **DONE)
    counted = turns(MONDAY, MONDAY)
    assert (counted.turns, counted.people, counted.volunteer_turns) == (2, 1, 3)


def test_an_outreach_counts_its_heads_apart_and_no_turn(officer: Actor) -> None:
    row = assigned(officer, kind="outreach", address="", name="", contact="", birth_year=None)
    errands.finish(by=officer, errand_id=row.id, heads=45, topics="VNeID mức 2", km=3, vehicle="car")
    assert turns(MONDAY, MONDAY) == Turns(0, 0, 0, 0)
    assert errands.counts(MONDAY, MONDAY) == Errands(0, 0, 3.0, 1, 45, 0)


def test_a_transport_is_counted_on_the_road(officer: Actor) -> None:
    row = assigned(officer, kind="transport", destination="Trung tâm")
    assert row.place_id == centre.place("DUONG").id
    errands.finish(by=officer, errand_id=row.id, km=12, vehicle="car", **DONE)
    assert errands.counts(MONDAY, MONDAY, place_id=row.place_id) == Errands(0, 1, 12.0, 0, 0, 0)
    assert errands.counts(MONDAY, MONDAY, place_id=centre.place("NHA").id) == Errands(0, 0, 0.0, 0, 0, 0)


def test_figures_of_errands_are_those_that_were_asked_for(officer: Actor) -> None:
    errands.finish(by=officer, errand_id=assigned(officer).id, km=2, **DONE)
    other = errands.assign(
        by=officer,
        errand_id=asked(officer, neighbourhood="Thôn 5").id,
        volunteer_codes=("TNV02",),
        alone=True,
    )
    errands.fail(by=officer, errand_id=other.id, reason="1")
    team = db.execute_sql("SELECT id FROM team").fetchone()[0]
    second = volunteers.by_code("TNV02").id
    first = volunteers.by_code("TNV01").id
    assert errands.counts(MONDAY, MONDAY, neighbourhood="Thôn 5") == Errands(0, 0, 0.0, 0, 0, 1)
    assert errands.counts(MONDAY, MONDAY, volunteer_id=first) == Errands(1, 0, 2.0, 0, 0, 0)
    assert errands.counts(MONDAY, MONDAY, volunteer_id=second) == Errands(1, 0, 2.0, 0, 0, 1)
    assert errands.counts(MONDAY, MONDAY, team_id=team).home_visits == 1
    assert errands.counts(TUESDAY, TUESDAY) == Errands(0, 0, 0.0, 0, 0, 0)


def test_two_go_by_default_and_one_alone_is_told_on_the_row(officer: Actor) -> None:
    row = asked(officer)
    with pytest.raises(Refused) as refused:
        errands.assign(by=officer, errand_id=row.id, volunteer_codes=("TNV01",))
    assert (refused.value.rule, refused.value.field) == ("errand.two", "volunteer_codes")
    alone = errands.assign(by=officer, errand_id=row.id, volunteer_codes=("TNV01", "tnv 01"), alone=True)
    assert alone.alone == 1
    assert errands.shown(officer, row.id).alone
    both = errands.reassign(by=officer, errand_id=row.id, volunteer_codes=TWO, alone=True)
    assert both.alone == 0


def test_who_is_on_duty_at_that_hour_is_named_and_goes_only_anyway(officer: Actor, supervisor: Actor) -> None:
    first = volunteers.by_code("TNV01")
    roster.plan_shift(
        by=supervisor,
        volunteer_id=first.id,
        place_id=centre.place("TT").id,
        day=MONDAY,
        starts="07:00",
        ends="11:30",
    )
    row = asked(officer, starts="8h")
    with pytest.raises(Refused, match="TNV01 trực 07:00–11:30 ở") as refused:
        errands.assign(by=officer, errand_id=row.id, volunteer_codes=TWO)
    assert refused.value.rule == "errand.busy"
    errands.assign(by=officer, errand_id=row.id, volunteer_codes=TWO, anyway=True)
    late = asked(officer, starts="11:30")
    assert errands.assign(by=officer, errand_id=late.id, volunteer_codes=TWO).state == "assigned"


@pytest.mark.parametrize(("hour", "refused"), [("08:59", True), ("09:00", False), ("07:01", True)])
def test_two_errands_of_one_volunteer_lie_an_hour_apart(hour: str, refused: bool, officer: Actor) -> None:
    assigned(officer, starts="08:00")
    row = asked(officer, starts=hour)
    if refused:
        with pytest.raises(Refused, match="TNV02 có việc khác lúc 08:00 Thôn 3"):
            errands.assign(by=officer, errand_id=row.id, volunteer_codes=TWO)
    assert errands.assign(by=officer, errand_id=row.id, volunteer_codes=TWO, anyway=refused).starts == hour


def test_who_is_replaced_stays_marked_and_may_go_again(officer: Actor) -> None:
    row = assigned(officer)
    errands.reassign(by=officer, errand_id=row.id, volunteer_codes=("TNV02",), alone=True)
    assert errands.shown(officer, row.id).volunteers == "TNV02"
    assert len(rows(ErrandVolunteer, "errand_id = ? AND dropped_at IS NOT NULL", row.id)) == 1
    errands.reassign(by=officer, errand_id=row.id, volunteer_codes=TWO)
    assert errands.shown(officer, row.id).volunteers == "TNV01, TNV02"
    assert len(rows(ErrandVolunteer, "errand_id = ?", row.id)) == 2


def test_without_a_place_for_its_help_nobody_is_sent_and_told_how_to_make_one(
    officer: Actor, founder: Actor
) -> None:
    row = asked(officer)
    connection = db.connection()
    connection.execute("PRAGMA query_only = 0")
    connection.execute("UPDATE place SET active = 0 WHERE kind = 'home'")
    connection.commit()
    connection.execute("PRAGMA query_only = 1")
    with pytest.raises(Refused, match='aoxanh place add MÃ "Tại nhà" --kind home'):
        errands.assign(by=officer, errand_id=row.id, volunteer_codes=TWO)


ACTS: dict[str, Callable[[Actor, int], object]] = {
    "errand.assign": lambda by, id_: errands.assign(by=by, errand_id=id_, volunteer_codes=TWO),
    "errand.reassign": lambda by, id_: errands.reassign(by=by, errand_id=id_, volunteer_codes=TWO),
    "errand.finish": lambda by, id_: errands.finish(by=by, errand_id=id_, **DONE),
    "errand.fail": lambda by, id_: errands.fail(by=by, errand_id=id_, reason="1"),
    "errand.void": lambda by, id_: errands.void(by=by, errand_id=id_, reason="1"),
}
INTO = {
    "asked": (),
    "assigned": ("errand.assign",),
    "done": ("errand.assign", "errand.finish"),
    "not_done": ("errand.fail",),
    "void": ("errand.void",),
}
"""How an errand gets into each of its states."""


@pytest.mark.parametrize("verb", MOVES)
@pytest.mark.parametrize("state", STATES)
def test_an_errand_moves_as_the_table_says_and_no_other_way(
    state: str, verb: str, officer: Actor, supervisor: Actor
) -> None:
    row = asked(officer)
    for step in INTO[state]:
        ACTS[step](supervisor, row.id)
    if state in MOVES[verb].froms:
        ACTS[verb](supervisor, row.id)
        assert rows(Errand, "id = ?", row.id)[0].state == MOVES[verb].to
        return
    with pytest.raises(Refused) as refused:
        ACTS[verb](supervisor, row.id)
    assert refused.value.rule == "errand.state"
    others = [name for name in MOVES if state in MOVES[name].froms]
    assert all(MOVES[name].name in str(refused.value) for name in others)
    assert rows(Errand, "id = ?", row.id)[0].state == state


def test_what_was_not_done_is_asked_for_again_once_and_keeps_the_link(officer: Actor) -> None:
    row = assigned(officer, starts="9:00", purpose="1", note="hỏi nhà bên")
    errands.fail(by=officer, errand_id=row.id, reason="not_at_home", note="đi họp")
    again = errands.ask_again(by=officer, errand_id=row.id, day=TUESDAY)
    assert (again.after_id, again.state, again.day, again.starts) == (row.id, "asked", TUESDAY, None)
    assert (again.address, again.purpose_key) == ("Nhà 5, Thôn 3", "errand.weak")
    assert again.note == "hỏi nhà bên · đi họp"
    with pytest.raises(Refused, match="đã hẹn lại vào ngày 24/11/2026"):
        errands.ask_again(by=officer, errand_id=row.id, day=TUESDAY)
    with pytest.raises(Refused, match="Chỉ việc không làm được"):
        errands.ask_again(by=officer, errand_id=again.id, day=TUESDAY)


def test_voiding_what_was_done_takes_its_turn_back(officer: Actor, supervisor: Actor) -> None:
    row = assigned(officer)
    errands.finish(by=officer, errand_id=row.id, **DONE)
    errands.void(by=supervisor, errand_id=row.id, reason="1")
    assert turns(MONDAY, MONDAY) == Turns(0, 0, 0, 0)
    assert errands.counts(MONDAY, MONDAY) == Errands(0, 0, 0.0, 0, 0, 0)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"kind": "stroll"}, "choice"),
        ({"address": ""}, "errand.address"),
        ({"kind": "outreach", "neighbourhood": ""}, "errand.neighbourhood"),
        ({"day": MONDAY - timedelta(days=1)}, "errand.past"),
        ({"starts": "25:00"}, "session.time"),
        ({"contact": "12"}, "person.phone"),
        ({"purpose": "99"}, "reason.unknown"),
        ({"channel": "pigeon"}, "choice"),
        ({"procedure": "no such thing"}, "procedure.unknown"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(facts: dict[str, Any], rule: str, officer: Actor) -> None:
    with pytest.raises(Refused) as refused:
        asked(officer, **facts)
    assert refused.value.rule == rule
    assert rows(Errand, "1") == []


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"started": None}, "errand.hours"),
        ({"ended": "07:00"}, "errand.order"),
        ({"ended": "10:01"}, "errand.order"),
        ({"km": 501}, "number"),
        ({"vehicle": "dragon"}, "choice"),
        ({"ticks": {}}, "session.ticks"),
        ({"day": TUESDAY}, "errand.ahead"),
    ],
)
def test_what_cannot_have_been_done_is_refused(facts: dict[str, Any], rule: str, officer: Actor) -> None:
    row = assigned(officer)
    with pytest.raises(Refused) as refused:
        errands.finish(by=officer, errand_id=row.id, **{**DONE, **facts})
    assert refused.value.rule == rule
    assert rows(Errand, "id = ?", row.id)[0].state == "assigned"
    assert rows(sessions.HelpSession, "1") == []


def test_an_errand_of_another_day_is_done_on_its_own_day_or_today(officer: Actor, wall: Wall) -> None:
    late, early = assigned(officer), assigned(officer, day=TUESDAY + timedelta(days=5))
    wall.set(10, day=TUESDAY)
    assert errands.finish(by=officer, errand_id=late.id, **DONE).day == MONDAY
    assert errands.finish(by=officer, errand_id=early.id, **DONE).day == TUESDAY
    assert turns(MONDAY, MONDAY).turns == turns(TUESDAY, TUESDAY).turns == 1


def test_a_neighbourhood_is_written_as_it_is_known(officer: Actor, supervisor: Actor) -> None:
    volunteers.add_team(by=supervisor, code="D3", name="Đội thôn 3", neighbourhood="Thôn Phong Sơn")
    assert asked(officer, neighbourhood="thon phong son").neighbourhood == "Thôn Phong Sơn"


def test_lists_go_by_neighbourhood_and_hour(officer: Actor) -> None:
    for where, hour in (("Thôn 10", ""), ("Thôn 2", ""), ("Thôn 2", "07:30"), ("", "07:00")):
        asked(officer, neighbourhood=where, starts=hour)
    found = [(row.neighbourhood, row.starts) for row in errands.listed(officer)]
    assert found == [("", "07:00"), ("Thôn 2", "07:30"), ("Thôn 2", ""), ("Thôn 10", "")]


def test_what_is_overdue_and_what_nobody_goes_to_are_lists(officer: Actor, wall: Wall) -> None:
    old, free = assigned(officer), asked(officer, day=TUESDAY)
    wall.set(8, day=TUESDAY)
    assert [row.id for row in errands.listed(officer, "overdue")] == [old.id]
    assert [row.id for row in errands.listed(officer, "unassigned")] == [free.id]
    assert [row.id for row in errands.of_volunteer(officer, "TNV02")] == [old.id]
    assert errands.open_counts(officer) == {"day": 1, "unassigned": 1, "overdue": 1}


def test_a_volunteer_sees_persons_of_own_errands_alone_and_never_a_whole_number(
    officer: Actor, volunteer: Actor
) -> None:
    """DOMAIN 7: volunteers get less; requirement 33."""
    own, other = assigned(officer), asked(officer, name="Quách Thị Mận")
    seen = {row.id: row for row in errands.listed(volunteer)}
    mine, theirs = seen[own.id], seen[other.id]
    assert (mine.name, mine.birth_year, mine.address) == ("Ơn", 1940, "Nhà 5, Thôn 3")
    assert mine.phone == "09xx…678"
    hidden = (theirs.name, theirs.birth_year, theirs.address, theirs.phone, theirs.note)
    assert hidden == ("", None, "", "", "")
    assert theirs.neighbourhood == "Thôn 3"
    assert errands.listed(officer)[0].name == "Lò Thị Ơn"


def test_a_volunteer_sees_nothing_of_other_places_or_other_days(
    officer: Actor, volunteer: Actor, founder: Actor
) -> None:
    elsewhere = replace(officer, place_id=centre.place("CA").id)
    connection = db.connection()
    connection.execute("PRAGMA query_only = 0")
    connection.execute(
        "UPDATE account SET place_id = ? WHERE id = ?", (elsewhere.place_id, officer.account_id)
    )
    connection.commit()
    connection.execute("PRAGMA query_only = 1")
    row, later = asked(officer), asked(founder, day=TUESDAY)
    assert errands.listed(volunteer) == []
    assert errands.listed(volunteer, day=TUESDAY) == []
    for hidden in (row, later):
        with pytest.raises(Refused, match="Không có việc"):
            errands.shown(volunteer, hidden.id)


def test_a_whole_phone_is_shown_to_whom_goes_and_that_is_journalled(officer: Actor, volunteer: Actor) -> None:
    own, other = assigned(officer), asked(officer)
    assert errands.show_phone(by=volunteer, errand_id=own.id) == ("Ơn", "0912345678")
    line = db.execute_sql("SELECT line FROM journal ORDER BY seq DESC LIMIT 1").fetchone()[0]
    assert '"errand.show_phone"' in line and f'"errand":{own.id}' in line
    assert "0912345678" not in line
    with pytest.raises(Refused, match="của người khác"):
        errands.show_phone(by=volunteer, errand_id=other.id)
    assert errands.show_phone(by=officer, errand_id=other.id) == ("Lò Thị Ơn", "0912345678")


def test_a_volunteer_ends_own_errands_alone(officer: Actor, volunteer: Actor) -> None:
    own = assigned(officer)
    other = errands.assign(by=officer, errand_id=asked(officer).id, volunteer_codes=("TNV02",), alone=True)
    with pytest.raises(Refused, match="của người khác"):
        errands.finish(by=volunteer, errand_id=other.id, **DONE)
    with pytest.raises(Refused, match="của người khác"):
        errands.fail(by=volunteer, errand_id=other.id, reason="1")
    assert errands.finish(by=volunteer, errand_id=own.id, **DONE).state == "done"


def test_a_paper_to_take_along_has_whole_phones_by_right_and_is_journalled(
    officer: Actor, volunteer: Actor
) -> None:
    assigned(officer)
    asked(officer, contact="0987654321")
    lines = journal.Journal.select().count()
    assert {row.phone for row in errands.printed(officer).rows} == {"0912345678", "0987654321"}
    assert {row.phone for row in errands.printed(volunteer).rows} == {"0912345678", ""}
    assert journal.Journal.select().count() == lines + 2
    masked = errands.printed(officer, masked=True)
    assert {row.phone for row in masked.rows} == {"09xx…678", "09xx…321"}
    assert journal.Journal.select().count() == lines + 2


def test_a_volunteer_may_ask_for_an_errand_but_only_of_a_visit_at_own_places(
    officer: Actor, volunteer: Actor
) -> None:
    here = visits.arrive(by=officer, name="Giàng A Páo", address="Thôn 7", phone="0911222333")
    there = visits.arrive(by=replace(officer, place_id=centre.place("CA").id, desk_id=None))
    row = errands.ask(by=volunteer, visit_id=here.id, day=MONDAY)
    assert (row.channel, row.address, row.contact) == ("volunteer", "Thôn 7", "0911222333")
    assert row.person_id == here.person_id
    assert there.place_id != here.place_id
    with pytest.raises(Refused, match="chỉ xem lượt hôm nay ở điểm trực"):
        errands.ask(by=volunteer, visit_id=there.id, day=MONDAY, address="Thôn 9")


def test_candidates_who_are_free_come_first_and_the_pledge_is_told(officer: Actor) -> None:
    assigned(officer, ("TNV01", "TNV02"), starts="09:00")
    errands.reassign(
        by=officer, errand_id=errands.listed(officer)[0].id, volunteer_codes=("TNV01",), alone=True
    )
    found = errands.candidates(officer, MONDAY)
    assert [(row.code, row.busy) for row in found] == [("TNV02", ""), ("TNV01", "việc 09:00")]
    assert not any(row.pledged for row in found)
    assert found[0].name == "Lò Văn Ơn" and found[0].team == "Đội Trung tâm"


def test_an_errand_is_found_by_its_number(officer: Actor) -> None:
    row = asked(officer)
    number = row.id & 0xFFFFFFFF
    assert errands.one(f"#{number}") == errands.one(str(number)) == row.id
    for wrong in ("", "x", "#0", "99999999999"):
        with pytest.raises(Refused, match="Không có việc"):
            errands.one(wrong)


def test_errands_of_the_day_are_as_a_clock_has_it(officer: Actor, wall: Wall) -> None:
    assigned(officer)
    assert [row.day for row in errands.listed(officer)] == [date(2026, 11, 23)] == [clock.today()]
    wall.set(0, 1, TUESDAY)
    assert errands.listed(officer) == []


def test_an_errand_is_not_done_before_it_was_asked_for_nor_longer_than_half_a_day(
    officer: Actor, wall: Wall
) -> None:
    wall.set(22)
    row = assigned(officer)
    for facts, rule in (
        ({"day": date(1990, 1, 1)}, "errand.early"),
        ({"day": MONDAY - timedelta(days=1)}, "errand.early"),
        ({"started": "07:00", "ended": "19:01"}, "errand.long"),
    ):
        with pytest.raises(Refused) as refused:
            errands.finish(by=officer, errand_id=row.id, **{**DONE, **facts})
        assert (refused.value.rule, refused.value.field) == (rule, "day" if "day" in facts else "ended")
    assert errands.finish(by=officer, errand_id=row.id, **{**DONE, "started": "7:00", "ended": "19:00"})


def test_who_went_knows_address_and_phone_until_the_end_of_the_day_it_ended(
    officer: Actor, volunteer: Actor, wall: Wall
) -> None:
    row = assigned(officer, note="có chó")
    errands.finish(by=volunteer, errand_id=row.id, **DONE)
    known = errands.shown(volunteer, row.id)
    assert (known.address, known.phone[-2:], known.note) == ("Nhà 5, Thôn 3", "78", "có chó")
    assert errands.show_phone(by=volunteer, errand_id=row.id)[1] == "0912345678"
    wall.set(7, day=TUESDAY)
    later = errands.shown(volunteer, row.id)
    assert (later.address, later.phone, later.name, later.birth_year, later.note) == ("", "", "", None, "")
    with pytest.raises(Refused) as refused:
        errands.show_phone(by=volunteer, errand_id=row.id)
    assert refused.value.rule == "errand.other"
    assert errands.shown(officer, row.id).address == "Nhà 5, Thôn 3"
    assert errands.show_phone(by=officer, errand_id=row.id)[1] == "0912345678"


def test_an_errand_that_waits_still_tells_who_goes_whom_it_is_for(
    officer: Actor, volunteer: Actor, wall: Wall
) -> None:
    row = assigned(officer)
    wall.set(7, day=TUESDAY)
    assert errands.shown(volunteer, row.id).address == "Nhà 5, Thôn 3"


def test_what_was_not_done_keeps_its_planned_day_and_both_notes(officer: Actor) -> None:
    row = assigned(officer, day=TUESDAY, note="a" * 400)
    failed = errands.fail(by=officer, errand_id=row.id, reason="1", note="b" * 400)
    assert (failed.day, clock.day_of(failed.finished_at)) == (TUESDAY, MONDAY)
    assert failed.note == f"{'a' * 400} · {'b' * 400}"


def test_lists_are_counted_as_their_reader_sees_them(
    officer: Actor, volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    """Of other days a volunteer counts the own ones alone; what is done today is in the list of today."""
    alone = assigned(officer, codes=("TNV01", "TNV02"), day=TUESDAY)
    asked(officer, day=TUESDAY)
    errands.finish(by=officer, errand_id=assigned(officer).id, **DONE)
    errands.reassign(by=officer, errand_id=alone.id, volunteer_codes=("TNV01",), alone=True)
    for by in (officer, volunteer, volunteer2):
        for day in (MONDAY, TUESDAY):
            told = {of: len(errands.listed(by, of, day)) for of in ("day", "unassigned", "overdue")}
            assert errands.open_counts(by, day) == told, (by.name, day)
    assert errands.open_counts(officer, TUESDAY)["day"] == 2
    assert errands.open_counts(volunteer2, TUESDAY)["day"] == 0


def test_a_paper_tells_how_many_more_wait_that_its_reader_may_not_see(
    officer: Actor, volunteer: Actor
) -> None:
    assigned(officer, day=TUESDAY)
    asked(officer, day=TUESDAY)
    for by, rows_, hidden in ((volunteer, 1, 1), (officer, 2, 0)):
        printed = errands.printed(by, TUESDAY, masked=True)
        assert (len(printed.rows), printed.hidden) == (rows_, hidden)
