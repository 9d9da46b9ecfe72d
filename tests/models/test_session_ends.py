"""DOMAIN 5.3: what was helped, how a session ends and how it is repeated."""

from __future__ import annotations

from typing import Any

import pytest

from models import sessions, visits
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
    "an unknown reason": ({"result": "not_done", "reason": "whim"}, "reason.unknown"),
    "a number in a name": ({"name": "Páo 2"}, "person.name"),
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
    assert sessions.void(by=supervisor, session_id=session.id).state == "void"
    with pytest.raises(Refused):
        sessions.void(by=supervisor, session_id=session.id)


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
