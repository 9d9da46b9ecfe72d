"""DOMAIN 5.3: how a help session begins, where, by whom and for whom."""

from __future__ import annotations

import pytest

from models import centre, errands, roster, sessions, visits, volunteers
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY, Wall
from .test_session_ends import end


def test_a_session_for_a_ticket_takes_over_what_is_known_of_it(volunteer: Actor, wall: Wall) -> None:
    visit = visits.arrive(by=volunteer, procedures=["ks"], place_id=centre.place("TT").id)
    session = sessions.start(by=volunteer, ticket=visit.ticket)
    assert (session.visit_id, session.procedure_code) == (visit.id, "1.001193")
    assert session.place_id == centre.place("TT").id
    assert (session.state, session.started_at) == ("open", wall.now)
    team = volunteers.Team.get_by_id(session.team_id)
    assert team.code == "D1"
    (row,) = visits.queue(by=volunteer)
    assert row.helper == "TNV01"
    wall.run(12)
    ended = end(volunteer, session)
    assert (ended.state, ended.ended_at) == ("ended", wall.now)
    assert visits.queue(by=volunteer)[0].helper == ""


def test_a_session_without_a_ticket_is_for_anybody(volunteer: Actor) -> None:
    session = sessions.start(by=volunteer)
    assert (session.visit_id, session.procedure_code) == (None, None)
    assert session.place_id == centre.place("TT").id


def test_the_place_is_the_named_one_then_the_shifts_then_the_accounts(
    volunteer: Actor, volunteer2: Actor, supervisor: Actor, wall: Wall
) -> None:
    police, hall = centre.place("CA"), centre.place("TT")
    helper = volunteers.by_code("TNV01")
    roster.plan_shift(
        by=supervisor, volunteer_id=helper.id, place_id=police.id, day=MONDAY, starts="07:00", ends="11:30"
    )
    on_shift = sessions.start(by=volunteer)
    assert on_shift.place_id == police.id
    end(volunteer, on_shift)
    named = sessions.start(by=volunteer, place="TT")
    assert named.place_id == hall.id
    end(volunteer, named)
    wall.set(12)
    assert sessions.start(by=volunteer).place_id == hall.id
    with pytest.raises(Refused) as refused:
        sessions.start(by=volunteer2, place="nowhere")
    assert refused.value.rule == "place.unknown"


def test_an_open_session_is_ended_before_another_begins(volunteer: Actor, wall: Wall) -> None:
    session = sessions.start(by=volunteer)
    with pytest.raises(Refused) as refused:
        sessions.start(by=volunteer)
    assert refused.value.rule == "session.open"
    assert "08:00" in str(refused.value)
    assert sessions.open_of(volunteer) == session
    end(volunteer, session)
    assert sessions.open_of(volunteer) is None
    assert sessions.start(by=volunteer).id != session.id


def test_who_helps_as_a_second_has_an_open_session_too(volunteer: Actor, volunteer2: Actor) -> None:
    sessions.start(by=volunteer, volunteer_codes=("TNV01", "TNV02"))
    with pytest.raises(Refused) as refused:
        sessions.start(by=volunteer2)
    assert refused.value.rule == "session.open"


def test_yesterdays_open_session_does_not_stand_in_the_way(volunteer: Actor, wall: Wall) -> None:
    sessions.start(by=volunteer)
    wall.run(24 * 60)
    left = sessions.open_of(volunteer)
    assert left is not None
    new = sessions.start(by=volunteer)
    assert sessions.open_of(volunteer) == new
    end(volunteer, new)
    assert sessions.open_of(volunteer) == left


def test_a_session_is_a_volunteers(supervisor: Actor, volunteer: Actor) -> None:
    with pytest.raises(Refused) as refused:
        sessions.start(by=supervisor)
    assert refused.value.rule == "volunteer.none"
    assert sessions.start(by=supervisor, volunteer_codes=("TNV02",)).account_id == supervisor.account_id
    with pytest.raises(Refused) as refused:
        sessions.start(by=volunteer, volunteer_codes=("TNV99",))
    assert refused.value.rule == "volunteer.unknown"


def test_an_unknown_ticket_begins_no_session(volunteer: Actor) -> None:
    with pytest.raises(Refused) as refused:
        sessions.start(by=volunteer, ticket="A099")
    assert refused.value.rule == "visit.ticket"
    assert sessions.open_of(volunteer) is None


def test_only_a_supervisor_books_for_others_alone(volunteer: Actor, supervisor: Actor) -> None:
    with pytest.raises(Refused) as refused:
        sessions.start(by=volunteer, volunteer_codes=("TNV02",))
    assert refused.value.rule == "session.for_others"
    assert sessions.start(by=supervisor, volunteer_codes=("TNV02", "tnv02")).state == "open"


def test_nobody_joins_twice_nor_another_day_nor_when_closed(
    volunteer: Actor, volunteer2: Actor, supervisor: Actor, wall: Wall
) -> None:
    session = sessions.start(by=volunteer)
    rules = []
    for by in (volunteer, volunteer2):
        if by is volunteer2:
            volunteers.change_volunteer(by=supervisor, code="TNV02", active=False)
        with pytest.raises(Refused) as refused:
            sessions.join(by=by, session_id=session.id)
        rules.append(refused.value.rule)
    wall.run(24 * 60)
    volunteers.change_volunteer(by=supervisor, code="TNV02", active=True)
    with pytest.raises(Refused) as refused:
        sessions.join(by=volunteer2, session_id=session.id)
    assert [*rules, refused.value.rule] == ["session.open", "volunteer.inactive", "session.state"]


def test_who_was_taken_along_does_not_cancel_it_and_a_supervisor_ends_what_was_left_open(
    volunteer: Actor, volunteer2: Actor, supervisor: Actor, wall: Wall
) -> None:
    session = sessions.start(by=volunteer, volunteer_codes=("TNV01", "TNV02"))
    with pytest.raises(Refused) as refused:
        sessions.cancel(by=volunteer2, session_id=session.id)
    assert refused.value.rule == "session.opened"
    wall.run(24 * 60)
    ended = end(supervisor, session, ended="08:20")
    assert (ended.state, ended.seconds, ended.ended_by_hand) == ("ended", 20 * 60, 1)


def test_a_session_longer_than_a_half_day_asks_when_it_ended(volunteer: Actor, wall: Wall) -> None:
    session = sessions.start(by=volunteer)
    wall.run(5 * 60 + 1)
    assert sessions.forgotten_since(session) == "08:00"
    rules = []
    for typed in (None, "13:01"):
        with pytest.raises(Refused) as refused:
            end(volunteer, session, ended=typed)
        rules.append(refused.value.rule)
    assert rules == ["session.ended", "session.long"]
    assert end(volunteer, session, ended="08:45").seconds == 45 * 60


def test_the_session_of_an_errand_is_voided_with_the_errand(
    supervisor: Actor, officer: Actor, founder: Actor, wall: Wall
) -> None:
    centre.add_place(by=founder, code="NHA", name="Tại nhà", kind="home")
    errand = errands.ask(by=officer, address="Thôn 3", name="Giàng A Páo", day=MONDAY)
    errands.assign(by=supervisor, errand_id=errand.id, volunteer_codes=("TNV01", "TNV02"))
    wall.set(11)
    done = {"ticks": {"form_filled": 1}, "result": "done"}
    errands.finish(by=supervisor, errand_id=errand.id, started="08:00", ended="09:00", **done)
    row = sessions.HelpSession.get(sessions.HelpSession.errand_id == errand.id)
    with pytest.raises(Refused) as refused:
        sessions.void(by=supervisor, session_id=row.id, reason="typed_twice")
    assert refused.value.rule == "session.errand"


def test_nobody_helps_twice_in_the_same_minutes(
    volunteer: Actor, supervisor: Actor, officer: Actor, founder: Actor, wall: Wall
) -> None:
    centre.add_place(by=founder, code="NHA", name="Tại nhà", kind="home")
    session = sessions.start(by=volunteer)
    wall.set(10)
    end(volunteer, session)
    errand = errands.ask(by=officer, address="Thôn 3", name="Giàng A Páo", day=MONDAY)
    errands.assign(by=supervisor, errand_id=errand.id, volunteer_codes=("TNV01", "TNV02"))
    done = {"ticks": {"form_filled": 1}, "result": "done"}
    wall.set(11)
    with pytest.raises(Refused) as refused:
        errands.finish(by=supervisor, errand_id=errand.id, started="09:30", ended="10:30", **done)
    assert refused.value.rule == "session.busy"
    assert "TNV01" in str(refused.value)
    errands.finish(by=supervisor, errand_id=errand.id, started="10:00", ended="10:30", **done)
