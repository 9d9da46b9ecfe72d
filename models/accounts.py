"""Accounts over the years: a volunteer's own, and those that are out of use and in use again."""

from __future__ import annotations

from typing import Any

from . import centre, codes, people, text
from .base import first
from .errors import Refused
from .journal import Act, Actor, act
from .people import Account
from .volunteers import Volunteer


def add(
    *, by: Actor, name: str, roles: tuple[str, ...], volunteer: str | None = None, **given: Any
) -> Account:
    """Open an account, a volunteer's if a code is named, so that help sessions are theirs.

    An unknown code with a display name is a new volunteer, who is taken in with it; without a name
    it is `Refused`, as is a volunteer who has an account. What else is given: see `people.add_account`.
    """
    if volunteer is None:
        return people.add_account(by=by, name=name, roles=roles, **given)
    with act("account.add", by) as doing:
        account = people.open_account(doing, name, roles, **given)
        _bind(doing, text.line(volunteer), account)
        return account


def standing(desk: str | None = None, place: str | None = None) -> dict[str, int | None]:
    """Return the ids of an account's desk and place, by number and code; a desk's place is the account's.

    Raises `Refused` for a desk or a place that there is not.
    """
    at_desk = centre.desk(desk) if desk else None
    if place:
        place_id = centre.place(place).id
    else:
        place_id = at_desk.place_id if at_desk else None
    return {"desk_id": at_desk.id if at_desk else None, "place_id": place_id}


def _bind(doing: Act, code: str, account: Account) -> None:
    """Give a volunteer an account; who is not known yet is taken in under the account's display name."""
    known: Volunteer | None = codes.known(Volunteer, code)
    if known is None:
        _take_in(doing, code, account)
    elif doing.change(Volunteer, known.id, {"active": (1,)}, account_id=account.id) is None:
        raise Refused("volunteer.unknown", code=code)
    elif known.account_id is not None:
        raise Refused("volunteer.taken", field="volunteer", code=code)


def _take_in(doing: Act, code: str, account: Account) -> None:
    name = people.clean_name(account.display_name or "")
    if not code or name is None:
        raise Refused("volunteer.new", field="volunteer", code=code)
    code = codes.fresh(Volunteer, code)
    if not doing.by.may("volunteer.add"):
        raise Refused("right", account=doing.by.name, verb="volunteer.add")
    sort_key = text.name_key(name)
    doing.add(Volunteer, code=code, account_id=account.id, name=name, sort_key=sort_key, active=1)


def close(*, by: Actor, name: str) -> Account:
    """Put an account out of use: nobody signs in with it, its keys open nothing, its name stays taken.

    Raises `Refused` for the acting account, so that somebody is always left who may open one.
    """
    with act("account.close", by) as doing:
        account = _known(name)
        if account.id == by.account_id:
            raise Refused("account.own", name=account.name)
        closed = doing.change(Account, account.id, {"active": (1,)}, active=0)
        if closed is None:
            raise Refused("account.closed", name=account.name)
        return closed


def reopen(*, by: Actor, name: str) -> Account:
    """Put a closed account into use again, with the roles and keys that it had."""
    with act("account.reopen", by) as doing:
        account = _known(name)
        opened = doing.change(Account, account.id, {"active": (0,)}, active=1)
        if opened is None:
            raise Refused("account.open", name=account.name)
        return opened


def _known(name: str) -> Account:
    found: Account | None = first(Account, "name = ?", name)
    if found is None:
        raise Refused("account.missing", name=text.line(name)[:40])
    return found
