"""Accounts with their roles, and the persons who come."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from peewee import IntegerField, TextField

from . import text
from .base import Catalogue, Moment, PersonalNumber, PersonalText, Written, db, first, rows
from .errors import Refused
from .journal import Act, Actor, act
from .language import N_, _

ELDERLY_AGE = 60
"""Luật Người cao tuổi 39/2009/QH12, Điều 2: từ đủ 60 tuổi."""

NAME_MOST = 120
ADDRESS_MOST = 200
NOTE_MOST = 500
OLDEST_YEAR = 1900
SEXES = ("male", "female")


class Role(Catalogue):
    """One of the seven roles; `home` names the place where its people start."""

    code = TextField()
    position = IntegerField()
    name = TextField()
    name_en = TextField()
    home = TextField()


class RoleRight(Catalogue):
    """A verb that a role may do."""

    role = TextField()
    right = TextField()


class Account(Written):
    """Somebody who may act: every change carries one."""

    name = TextField()
    display_name = PersonalText(null=True)
    os_user = PersonalText(null=True)
    desk_id = IntegerField(null=True)
    place_id = IntegerField(null=True)
    password_hash = PersonalText(null=True)
    lang = TextField(null=True)
    glyphs = TextField(null=True)
    input_method = TextField(null=True)
    tone_style = TextField(null=True)
    active = IntegerField()
    created_at = Moment()


class AccountRole(Written):
    """A role of an account; the one with position 1 decides its home."""

    account_id = IntegerField()
    role_code = TextField()
    position = IntegerField()
    active = IntegerField()


class SshKey(Written):
    """A public key by which an account signs in over SSH."""

    account_id = IntegerField()
    fingerprint = TextField()
    public_key = PersonalText(null=True)
    label = PersonalText(null=True)
    added_at = Moment()
    active = IntegerField()


class Person(Written):
    """Somebody who came, or for whom somebody came. Everything personal may be erased."""

    name = PersonalText(null=True)
    terms = PersonalText(null=True)
    sort_key = PersonalText(null=True)
    birth_year = PersonalNumber(null=True)
    sex = PersonalText(null=True)
    phone = PersonalText(null=True)
    phone_reversed = PersonalText(null=True)
    identity_number = PersonalText(null=True)
    address = PersonalText(null=True)
    commune_code = PersonalText(null=True)
    neighbourhood = PersonalText(null=True)
    ethnic_code = PersonalText(null=True)
    written_at = Moment()
    erased_at = Moment(null=True)


def sign_in(terminal: str, name: str | None = None, os_user: str | None = None) -> Actor:
    """Return who acts: the account with a name, else the one of an operating-system user.

    Raises `Refused` when there is no such account in use.
    """
    where = "name = ?" if name else "os_user = ?"
    account = first(Account, where, name or os_user)
    if account is None:
        raise Refused("account.unknown", name=name or os_user)
    if not account.active:
        raise Refused("account.inactive", name=account.name)
    granted = db.execute_sql(
        "SELECT r.code, r.home, rr.right FROM account_role ar JOIN role r ON r.code = ar.role_code"
        " LEFT JOIN role_right rr ON rr.role = r.code AND rr.valid_to IS NULL"
        " WHERE ar.account_id = ? AND ar.active = 1 ORDER BY ar.position",
        (account.id,),
    ).fetchall()
    return Actor(
        account_id=account.id,
        name=account.name,
        rights=frozenset(right for _, _, right in granted if right),
        terminal=terminal,
        roles=tuple(dict.fromkeys(code for code, _, _ in granted)),
        home=granted[0][1] if granted else "menu",
        desk_id=account.desk_id,
        place_id=account.place_id,
    )


KEEPS_ACCOUNTS = frozenset(
    f"account.{name}" for name in ("add", "close", "reopen", "add_key", "withdraw_key")
)
"""Who has one of these rights may read all accounts."""


def accounts(by: Actor | None = None) -> list[dict[str, Any]]:
    """Return every account with its roles and desk number, by name; `by` who keeps none, the own alone."""
    own = by.account_id if by and not by.rights & KEEPS_ACCOUNTS else None
    cursor = db.execute_sql(
        "SELECT a.name, a.active, d.number, group_concat(ar.role_code) FROM account a"
        " LEFT JOIN desk d ON d.id = a.desk_id"
        " LEFT JOIN account_role ar ON ar.account_id = a.id AND ar.active = 1"
        " WHERE :own IS NULL OR a.id = :own"
        " GROUP BY a.id ORDER BY a.name COLLATE NOCASE",
        {"own": own},
    )
    return [
        {"name": n, "active": bool(active), "desk": d, "roles": (roles or "").split(",")}
        for n, active, d, roles in cursor
    ]


def add_account(
    *,
    by: Actor,
    name: str,
    roles: tuple[str, ...],
    display_name: str | None = None,
    os_user: str | None = None,
    desk_id: int | None = None,
    place_id: int | None = None,
) -> Account:
    """Open an account with one or more roles; the first decides its home."""
    with act("account.add", by) as doing:
        return open_account(doing, name, roles, display_name, os_user, desk_id, place_id)


def open_account(
    doing: Act,
    name: str,
    roles: tuple[str, ...],
    display_name: str | None = None,
    os_user: str | None = None,
    desk_id: int | None = None,
    place_id: int | None = None,
) -> Account:
    """Add an account and its role rows inside an act; raises `Refused` on a bad or taken name."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", name):
        raise Refused("account.name", field="name", name=name)
    if first(Account, "name = ?", name):
        raise Refused("account.taken", field="name", name=name)
    if os_user and first(Account, "os_user = ?", os_user):
        raise Refused("account.os_user", field="os_user", os_user=os_user)
    known = [row.code for row in rows(Role, "valid_to IS NULL ORDER BY position")]
    account = doing.add(
        Account,
        name=name,
        display_name=display_name,
        os_user=os_user,
        desk_id=desk_id,
        place_id=place_id,
        active=1,
        created_at=doing.at,
    )
    for position, role in enumerate(roles, 1):
        if role not in known:
            raise Refused("role.unknown", role=role, known=", ".join(known))
        doing.add(AccountRole, account_id=account.id, role_code=role, position=position, active=1)
    return account


def clean_name(value: str) -> str | None:
    """Return a person's name as typed but for stray blanks; raises `Refused` on digits or length.

    Names are never "corrected": capitals, hyphens and ethnic names stay as they are.
    """
    name = text.line(value)
    if any(c.isdigit() for c in name):
        raise Refused("person.name", field="name", value=name[:40])
    return checked_length(N_("Họ tên"), "name", name, NAME_MOST)


def checked_length(label: str, field: str, value: str, most: int) -> str | None:
    """Return a cleaned text, or None when it is empty; raises `Refused` when it is too long.

    The label, a message marked with `N_`, is what the refusal calls the field.
    """
    value = text.line(value)
    if len(value) > most:
        raise Refused("person.long", field=field, label=_(label), length=len(value), most=most)
    return value or None


def clean_birth_year(value: str | int | None, today: date) -> int | None:
    """Return a birth year, or None when none is given; raises `Refused` when impossible."""
    if value in (None, ""):
        return None
    year = int(value) if re.fullmatch(r"[0-9]{4}", str(value).strip()) else 0
    if not OLDEST_YEAR <= year <= today.year:
        raise Refused(
            "person.birth_year", field="birth_year", value=str(value)[:20], first=OLDEST_YEAR, last=today.year
        )
    return year


def clean_phone(value: str | None) -> str | None:
    """Return the digits of a phone number, or None when none is given."""
    digits = re.sub(r"[\s.+()-]", "", value or "")
    if digits and not re.fullmatch(r"[0-9]{8,12}", digits):
        raise Refused("person.phone", field="phone", value=str(value)[:20])
    return digits or None


def clean_identity(value: str | None) -> str | None:
    """Return the digits of an identity number (12, or 9 of an old card), or None."""
    digits = re.sub(r"[\s.]", "", value or "")
    if digits and not re.fullmatch(r"[0-9]{12}|[0-9]{9}", digits):
        raise Refused("person.identity", field="identity_number", value=str(value)[:20])
    return digits or None


def write_person(
    doing: Act,
    name: str = "",
    birth_year: str | int | None = None,
    phone: str | None = None,
    address: str = "",
    identity_number: str | None = None,
    sex: str | None = None,
    commune_code: str | None = None,
    neighbourhood: str | None = None,
    ethnic_code: str | None = None,
) -> Person | None:
    """Add a person inside an act, or return None when nothing about them was given."""
    known = {
        "name": clean_name(name),
        "birth_year": clean_birth_year(birth_year, doing.day),
        "phone": clean_phone(phone),
        "address": checked_length(N_("Địa chỉ"), "address", address, ADDRESS_MOST),
        "identity_number": clean_identity(identity_number),
        "sex": sex,
        "commune_code": commune_code,
        "neighbourhood": neighbourhood,
        "ethnic_code": ethnic_code,
    }
    if not any(value is not None for value in known.values()):
        return None
    _check_lists(doing, known)
    if known["name"]:
        known |= {"terms": text.terms(str(known["name"])), "sort_key": text.name_key(str(known["name"]))}
    if known["phone"]:
        known["phone_reversed"] = str(known["phone"])[::-1]
    return doing.add(Person, written_at=doing.at, **{k: v for k, v in known.items() if v is not None})


def _check_lists(doing: Act, known: dict[str, Any]) -> None:
    sex = known["sex"]
    if sex not in (None, *SEXES):
        raise Refused("choice", field="sex", value=sex, known=", ".join(SEXES))
    for field, table, words in (
        ("commune_code", "commune", N_("mã xã 5 chữ số")),
        ("ethnic_code", "ethnic_group", N_("mã dân tộc 01–54")),
    ):
        value = known[field]
        sql = f"SELECT 1 FROM {table} WHERE code = ?"
        if value is not None and not doing.connection.execute(sql, (value,)).fetchone():
            raise Refused("choice", field=field, value=value, known=_(words))


def account_name(account_id: int | None) -> str:
    """Return what an account is called, "" for none."""
    found = first(Account, "id = ?", account_id) if account_id else None
    return str(found.display_name or found.name) if found else ""


def by_id(person_id: int | None) -> Person | None:
    """Return a person by id, or None."""
    found: Person | None = first(Person, "id = ?", person_id)
    return found


def is_elderly(birth_year: int | None, today: date) -> bool:
    """Tell whether somebody born in a year counts as elderly."""
    return birth_year is not None and today.year - birth_year >= ELDERLY_AGE
