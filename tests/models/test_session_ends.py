"""DOMAIN 5.3: what was helped, how a session ends and how it is repeated."""

from __future__ import annotations

from typing import Any

import pytest

from models import centre, sessions, visits
from models.base import db
from models.errors import Refused
from models.journal import Actor
from models.sessions import HelpSession

from ..conftest import Wall


def end(by: Actor, session: HelpSession, **facts: Any) -> HelpSession:
    """End a session with one form filled in, unless something else is said."""
    given = {"ticks": {"form_filled": 1}, "result": "done", **facts}
    return sessions.end(by=by, session_id=session.id, **given)


def ticks_of(session: HelpSession) -> dict[str, int]:
    """Return what was ticked in a session and how often."""
    return dict(
        db.execute_sql(
            "SELECT help_kind_code, count FROM tick WHERE help_session_id = ?", (session.id,)
        ).fetchall()
    )


def test_what_was_helped_is_ticked_with_a_count_each(volunteer: Actor) -> None:
    session = sessions.start(by=volunteer)
    ended = end(
        volunteer,
        session,
        ticks={"form_filled": 2, "copied": 15, "vneid_level2": 1},
        result="handed_over",
        number_of_people=3,
        groups={"elderly": 1, "minority": 1},
        consent=True,
        name="Giàng A Páo",
        phone_tail="0912345678",
        note="máy hết pin",
    )
    assert ticks_of(session) == {"form_filled": 2, "copied": 15, "vneid_level2": 1}
    assert (ended.people, ended.elderly, ended.minority, ended.disabled, ended.pregnant) == (3, 1, 1, 0, 0)
    assert (ended.result, ended.consent, ended.name, ended.phone_tail) == (
        "handed_over",
        1,
        "Giàng A Páo",
        "678",
    )


def test_a_session_may_end_without_success_and_say_why(volunteer: Actor) -> None:
    ended = end(volunteer, sessions.start(by=volunteer), result="not_done", reason="no_network")
    assert (ended.result, ended.reason_key) == ("not_done", "not_helped.no_network")


WRONG = {
    "nothing ticked": ({"ticks": {}}, "session.ticks"),
    "an unknown kind": ({"ticks": {"magic": 1}}, "session.kind"),
    "a count of none": ({"ticks": {"copied": 0}}, "number"),
    "a count of too many": ({"ticks": {"copied": 1000}}, "number"),
    "nobody helped": ({"number_of_people": 0}, "number"),
    "a whole town helped": ({"number_of_people": 1000}, "number"),
    "an unknown result": ({"result": "perhaps"}, "choice"),
    "an unknown group": ({"groups": {"tall": 1}}, "choice"),
    "a reason for a success": ({"reason": "no_network"}, "session.reason"),
    "no reason for no success": ({"result": "not_done"}, "reason.needed"),
    "an unknown reason": ({"result": "not_done", "reason": "whim"}, "reason.unknown"),
    "a number in a name": ({"name": "Páo 2"}, "person.name"),
    "a word for a phone": ({"phone_tail": "abc"}, "session.tail"),
    "a house for a phone": ({"phone_tail": "Ong 12"}, "session.tail"),
    "two digits of a phone": ({"phone_tail": "12"}, "session.tail"),
    "four digits of a phone": ({"phone_tail": "5678"}, "session.tail"),
    "a note of a page": ({"note": "x" * 501}, "person.long"),
}


@pytest.mark.parametrize(("facts", "rule"), WRONG.values(), ids=WRONG)
def test_an_end_that_cannot_be_is_refused_and_the_session_stays_open(
    facts: dict[str, Any], rule: str, volunteer: Actor
) -> None:
    session = sessions.start(by=volunteer)
    with pytest.raises(Refused) as refused:
        end(volunteer, session, **facts)
    assert refused.value.rule == rule
    assert HelpSession.get_by_id(session.id).state == "open"
    assert ticks_of(session) == {}


def test_an_ended_session_is_not_ended_again(volunteer: Actor, supervisor: Actor) -> None:
    session = sessions.start(by=volunteer)
    end(volunteer, session)
    with pytest.raises(Refused) as refused:
        end(volunteer, session)
    assert refused.value.rule == "session.state"
    assert ticks_of(session) == {"form_filled": 1}
    assert sessions.void(by=supervisor, session_id=session.id, reason="typed_twice").state == "void"
    with pytest.raises(Refused):
        sessions.void(by=supervisor, session_id=session.id, reason="typed_twice")


def test_again_repeats_the_last_session_for_one_more_person(volunteer: Actor, wall: Wall) -> None:
    visit = visits.arrive(by=volunteer, procedures=["ks"])
    session = sessions.start(by=volunteer, ticket=visit.ticket, place="CA")
    end(
        volunteer,
        session,
        ticks={"copied": 12, "greeted": 1},
        number_of_people=5,
        groups={"elderly": 1},
        name="Giàng A Páo",
        phone_tail="678",
        note="máy hết pin",
    )
    wall.run(1)
    new = sessions.again(by=volunteer)
    assert ticks_of(new) == {"copied": 2, "greeted": 1}
    assert (new.state, new.result, new.place_id, new.team_id) == (
        "ended",
        "done",
        session.place_id,
        session.team_id,
    )
    assert new.started_at == new.ended_at == wall.now
    assert (new.people, new.elderly, new.visit_id) == (1, 0, None)
    assert (new.name, new.phone_tail, new.note) == (None, None, None)


def test_again_needs_a_session_of_today(volunteer: Actor, volunteer2: Actor, wall: Wall) -> None:
    end(volunteer, sessions.start(by=volunteer))
    for by in (volunteer2, volunteer):
        if by is volunteer:
            wall.run(24 * 60)
        with pytest.raises(Refused) as refused:
            sessions.again(by=by)
        assert refused.value.rule == "session.none"


def test_again_repeats_why_it_could_not_be_done(volunteer: Actor) -> None:
    end(volunteer, sessions.start(by=volunteer), result="not_done", reason="no_network")
    assert sessions.again(by=volunteer).reason_key == "not_helped.no_network"


def test_again_repeats_only_what_one_began_oneself(volunteer: Actor, volunteer2: Actor) -> None:
    end(volunteer, sessions.start(by=volunteer, volunteer_codes=("TNV01", "TNV02")))
    with pytest.raises(Refused) as refused:
        sessions.again(by=volunteer2)
    assert refused.value.rule == "session.none"
    assert sessions.again(by=volunteer).state == "ended"


def test_nothing_is_repeated_while_a_session_is_open(volunteer: Actor) -> None:
    end(volunteer, sessions.start(by=volunteer))
    sessions.start(by=volunteer)
    with pytest.raises(Refused) as refused:
        sessions.again(by=volunteer)
    assert refused.value.rule == "session.open"


def test_who_voids_a_session_says_why_and_it_can_be_read(volunteer: Actor, supervisor: Actor) -> None:
    session = end(volunteer, sessions.start(by=volunteer))
    with pytest.raises(Refused) as refused:
        sessions.void(by=supervisor, session_id=session.id, reason="")
    assert refused.value.rule == "reason.needed"
    sessions.void(by=supervisor, session_id=session.id, reason="2")
    told = sessions.about(supervisor, session.id)
    assert (HelpSession.get_by_id(session.id).reason_key, told.reason) == ("void.wrong_person", "nhầm người")


def test_a_session_is_moved_to_where_it_takes_place(
    volunteer: Actor, volunteer2: Actor, founder: Actor
) -> None:
    centre.add_place(by=founder, code="DT", name="Qua điện thoại", kind="remote")
    centre.add_place(
        by=founder, code="NVH", name="Nhà văn hóa", kind="neighbourhood_house", neighbourhood="Thôn 3"
    )
    session = sessions.start(by=volunteer)
    for code in ("NVH", "DT"):
        moved = sessions.move(by=volunteer, session_id=session.id, place=code)
        assert moved.place_id == centre.place(code).id
        assert moved.neighbourhood == ("Thôn 3" if code == "NVH" else None)
    rules = []
    for by, place in ((volunteer2, "TT"), (volunteer, "nowhere")):
        with pytest.raises(Refused) as refused:
            sessions.move(by=by, session_id=session.id, place=place)
        rules.append(refused.value.rule)
    assert rules == ["session.other", "place.unknown"]
    end(volunteer, session)
    with pytest.raises(Refused) as refused:
        sessions.move(by=volunteer, session_id=session.id, place="TT")
    assert refused.value.rule == "session.state"
