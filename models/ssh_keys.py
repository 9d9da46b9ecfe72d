"""The public keys by which accounts sign in over SSH: a key is one account's, for ever."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import clock, public_key, store, text
from .base import db, first, moment, rows
from .errors import Refused
from .journal import Act, Actor, act
from .people import Account, SshKey

_HEAD = "SHA256:"
_SAID = 5
"""Keys that are named when several fit: more would say no more."""

FIRST_SCHEMA = 2
"""The schema that brought keys; the table has not changed since."""


@dataclass(frozen=True)
class Door:
    """A key in use and the account that whoever holds it acts as."""

    account: str
    key: str


def add(*, by: Actor, account: str, line: str, label: str | None = None, again: bool = False) -> SshKey:
    """Let the holder of a public key, a line of OpenSSH's, sign in as an account.

    A key that was withdrawn from the same account is in use again only if that is what is wanted.
    Raises `Refused` for a line that is no public key, for a key of somebody else, now or before, and
    for a withdrawn one that is not wanted again.
    """
    with act("account.add_key", by) as doing:
        key = public_key.parse(line)
        owner = _account(account)
        said = text.line(label or "")[: public_key.LABEL_MOST] or key.comment or None
        known = first(SshKey, "fingerprint = ?", key.fingerprint)
        if known is not None:
            _check_again(known, owner, again)
            return _again(doing, known, owner, key, said)
        return doing.add(
            SshKey,
            account_id=owner.id,
            fingerprint=key.fingerprint,
            public_key=key.text,
            label=said,
            added_at=doing.at,
            active=1,
        )


def _check_again(known: SshKey, owner: Account, again: bool) -> None:
    """Refuse a key of somebody else's, and a withdrawn one that is not wanted again."""
    if known.account_id != owner.id:
        raise Refused("key.taken", field="key", fingerprint=known.fingerprint)
    if not known.active and not again:
        since = _withdrawn_at(known)
        raise Refused("key.again", name=owner.name, fingerprint=known.fingerprint, since=since)


def _withdrawn_at(key: SshKey) -> str:
    """Return the day and time when a key was last withdrawn, which only the journal knows.

    It is read backwards from its end, line by line: this happens once in years.
    """
    found = db.execute_sql(
        'SELECT line FROM journal WHERE instr(line, \'"verb":"account.withdraw_key"\')'
        " AND instr(line, ?) ORDER BY seq DESC LIMIT 1",
        (key.fingerprint,),
    ).fetchone()
    return f"{clock.local(moment(json.loads(found[0])['time'])):%d/%m/%Y %H:%M}" if found else "?"


def _again(doing: Act, known: SshKey, owner: Account, key: public_key.PublicKey, label: str | None) -> SshKey:
    """Put a withdrawn key back into use; raises `Refused` when it is still in use."""
    changes = {"active": 1, "public_key": key.text, "label": label or known.label}
    again = doing.change(SshKey, known.id, {"active": (0,)}, **changes)
    if again is None:
        raise Refused("key.known", field="key", name=owner.name, fingerprint=key.fingerprint)
    return again


def withdraw(*, by: Actor, fingerprint: str) -> SshKey:
    """Let nobody sign in by a key any more; who is signed in by it stays until the line ends.

    It is named by the beginning of its fingerprint, or by its label, which only one key may have.
    """
    with act("account.withdraw_key", by) as doing:
        known = _named(text.line(fingerprint))
        withdrawn = doing.change(SshKey, known.id, {"active": (1,)}, active=0)
        if withdrawn is None:
            raise Refused("key.withdrawn", fingerprint=known.fingerprint)
        return withdrawn


def _named(name: str) -> SshKey:
    """Return the one key that a name fits; keys in use come first, and only then withdrawn ones."""
    start = _HEAD + name.removeprefix(_HEAD)
    where = "substr(fingerprint, 1, ?) = ? OR label = ? ORDER BY id"
    fitting = rows(SshKey, where, len(start), start, name) if name not in ("", _HEAD) else []
    found: list[SshKey] = [key for key in fitting if key.active] or fitting
    if not found:
        raise Refused("key.unknown", fingerprint=name[:60])
    if len(found) > 1:
        words = "; ".join(" ".join(filter(None, (key.fingerprint, key.label))) for key in found[:_SAID])
        raise Refused("key.many", fingerprint=name[:60], found=words)
    return found[0]


def listed(by: Actor, account: str | None = None) -> list[dict[str, Any]]:
    """Return the keys, of one account if named; who may add none sees the own ones only."""
    wanted = _account(account).id if account else None
    own = None if by.may("account.add_key") else by.account_id
    cursor = db.execute_sql(
        "SELECT a.name, k.fingerprint, k.public_key, k.label, k.added_at, k.active"
        " FROM ssh_key k JOIN account a ON a.id = k.account_id"
        " WHERE (?1 IS NULL OR a.id = ?1) AND (?2 IS NULL OR a.id = ?2)"
        " ORDER BY a.name COLLATE NOCASE, k.id",
        (wanted, own),
    )
    return [
        {
            "account": name,
            "fingerprint": fingerprint,
            "kind": (key or "").partition(" ")[0] or None,
            "label": label,
            "added_at": added_at,
            "active": bool(active),
        }
        for name, fingerprint, key, label, added_at, active in cursor
    ]


def doors(path: Path, offered: str | None = None) -> list[Door]:
    """Return the keys in use of a register's active accounts, or the offered one if it is among them.

    For sshd, which asks before anybody has signed in: the file is only read, and not brought up to
    date. What is offered is the base64 of a key, as sshd hands it over. A row that is no key, as a
    foreign hand may have left it, lets nobody in. Raises `Refused` when the file cannot be read.
    """
    with store.only_reading(path, FIRST_SCHEMA) as connection:
        found = connection.execute(
            "SELECT a.name, k.public_key FROM ssh_key k JOIN account a ON a.id = k.account_id"
            " WHERE k.active = 1 AND a.active = 1 AND k.public_key IS NOT NULL"
            " AND (?1 IS NULL OR k.fingerprint = ?1) ORDER BY a.name, k.id",
            (None if offered is None else public_key.fingerprint_of(offered),),
        ).fetchall()
    return [Door(name, key) for name, key in found if public_key.sound(key)]


def _account(name: str) -> Account:
    found: Account | None = first(Account, "name = ?", name)
    if found is None:
        raise Refused("account.missing", name=text.line(name)[:40])
    return found
