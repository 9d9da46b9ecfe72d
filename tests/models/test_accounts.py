"""Who acts: signing in by name or operating-system user; opening accounts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fixtures import load
from models import accounts, centre, people, sessions, volunteers
from models.errors import Refused
from models.journal import Actor


def test_an_account_signs_in_by_its_name(register: Path) -> None:
    by = people.sign_in("tty3", "officer")
    assert (by.name, by.roles, by.terminal, by.home) == ("officer", ("officer",), "tty3", "desk")
    assert by.desk_id == centre.desk(1).id
    assert by.place_id == centre.place("TT").id


def test_an_account_signs_in_by_its_operating_system_user(register: Path) -> None:
    assert people.sign_in("ssh", os_user="os-volunteer").name == "volunteer"


@pytest.mark.parametrize("who", ({"name": "nobody"}, {"os_user": "root-of-all"}, {"name": "Officer"}, {}))
def test_who_has_no_account_is_refused(who: dict[str, str], register: Path, founder: Actor) -> None:
    people.add_account(by=founder, name="ssh-only", roles=("officer",))
    with pytest.raises(Refused) as refused:
        people.sign_in("test", **who)
    assert refused.value.rule == "account.unknown"


def test_the_first_role_decides_the_home(founder: Actor) -> None:
    people.add_account(by=founder, name="both", roles=("volunteer", "officer"))
    both = people.sign_in("test", "both")
    assert (both.roles, both.home) == (("volunteer", "officer"), "sessions")
    assert both.may("session.start") and both.may("visit.call")


@pytest.mark.parametrize(
    ("name", "roles", "rule"),
    (
        ("officer", ("officer",), "account.taken"),
        ("", ("officer",), "account.name"),
        ("cán bộ", ("officer",), "account.name"),
        ("-rf", ("officer",), "account.name"),
        ("x" * 41, ("officer",), "account.name"),
        ("new", ("king",), "role.unknown"),
        ("new", ("officer", "king"), "role.unknown"),
    ),
)
def test_an_account_that_cannot_be_is_refused_whole(
    name: str, roles: tuple[str, ...], rule: str, admin: Actor
) -> None:
    before = people.accounts()
    with pytest.raises(Refused) as refused:
        people.add_account(by=admin, name=name, roles=roles)
    assert refused.value.rule == rule
    assert people.accounts() == before


def test_accounts_are_listed_with_roles_and_desk(register: Path) -> None:
    listed = {row["name"]: row for row in people.accounts()}
    assert listed["officer2"] == {"name": "officer2", "active": True, "desk": 2, "roles": ["officer"]}
    assert set(listed["founder"]["roles"]) == {"admin", "supervisor", "officer"}


@pytest.mark.parametrize("kind", ("castle", "", "Trung tâm"))
def test_a_place_is_of_a_known_kind(kind: str, admin: Actor) -> None:
    with pytest.raises(Refused) as refused:
        centre.add_place(by=admin, code="X", name="X", kind=kind)
    assert refused.value.rule == "choice"


def test_places_and_desks_are_found_by_what_is_on_their_doors(register: Path) -> None:
    assert [place.code for place in centre.places()] == ["TT", "CA"]
    assert [desk.number for desk in centre.desks()] == [1, 2]
    assert centre.desk("2").series == "A"
    for look, rule in (
        (lambda: centre.desk(3), "desk.unknown"),
        (lambda: centre.place("X"), "place.unknown"),
    ):
        with pytest.raises(Refused) as refused:
            look()
        assert refused.value.rule == rule


def test_the_centre_is_that_of_its_commune(register: Path) -> None:
    made = centre.the_centre()
    assert made.commune_code == "15127"
    assert made.name.startswith("Trung tâm Phục vụ hành chính công ")


def test_a_register_of_an_unknown_commune_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        load.new_register(tmp_path / "new.db", "99999", "root", "test")
    assert refused.value.rule == "commune.unknown"
    assert list(tmp_path.iterdir()) == []


def test_a_volunteers_account_logs_help_sessions(register: Path, admin: Actor) -> None:
    """An unknown code with a name is a new volunteer; a known one without an account gets it."""
    volunteers.add_volunteer(by=admin, code="TNV07", name="Hà Văn Ba")
    for name, code, full_name in (("tnv-05", "TNV05", "Lò Thị Ơn"), ("tnv-07", " TNV07 ", None)):
        accounts.add(by=admin, name=name, roles=("volunteer",), volunteer=code, display_name=full_name)
        by = people.sign_in("test", name)
        session = sessions.start(by=by)
        assert volunteers.of_account(by.account_id, by.name).code == code.strip()
        assert session.account_id == by.account_id


@pytest.mark.parametrize(
    ("given", "rule"),
    (
        ({"volunteer": "TNV01"}, "volunteer.taken"),
        ({"volunteer": "tnv 01", "display_name": "Lò Thị Ơn"}, "volunteer.taken"),
        ({"volunteer": "TNV99"}, "volunteer.new"),
        ({"volunteer": "", "display_name": "Lò Thị Ơn"}, "volunteer.new"),
        ({"volunteer": "TNV99", "display_name": "Lò 9"}, "person.name"),
        ({"os_user": "os-officer"}, "account.os_user"),
        ({"volunteer": "TNV99", "display_name": "Ơn", "roles": ("king",)}, "role.unknown"),
    ),
)
def test_an_account_that_somebody_else_has_is_refused_whole(
    given: dict[str, Any], rule: str, admin: Actor
) -> None:
    before = people.accounts()
    with pytest.raises(Refused) as refused:
        accounts.add(**{"by": admin, "name": "new", "roles": ("volunteer",), **given})
    assert refused.value.rule == rule
    assert people.accounts() == before


def test_only_who_may_take_volunteers_in_opens_an_account_for_a_new_one(admin: Actor) -> None:
    by = replace(admin, rights=admin.rights - {"volunteer.add"})
    with pytest.raises(Refused) as refused:
        accounts.add(by=by, name="new", roles=("volunteer",), volunteer="TNV99", display_name="Ơn")
    assert refused.value.facts["verb"] == "volunteer.add"


def test_a_closed_account_signs_in_nobody_until_it_is_opened_again(admin: Actor) -> None:
    roles = people.sign_in("test", "officer").roles
    accounts.close(by=admin, name="officer")
    for attempt, rule in (
        (lambda: people.sign_in("test", "officer"), "account.inactive"),
        (lambda: accounts.close(by=admin, name="officer"), "account.closed"),
        (lambda: accounts.close(by=admin, name="nobody"), "account.missing"),
        (lambda: accounts.close(by=admin, name=admin.name), "account.own"),
        (lambda: people.add_account(by=admin, name="officer", roles=()), "account.taken"),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.rule == rule
    accounts.reopen(by=admin, name="officer")
    assert people.sign_in("test", "officer").roles == roles
    with pytest.raises(Refused) as refused:
        accounts.reopen(by=admin, name="officer")
    assert refused.value.rule == "account.open"
