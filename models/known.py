"""Persons whom the register knows already: found by name, phone or identity number, in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from . import matching, text
from .base import db, rows
from .people import Person

IDENTITY_END = 4
"""So many of an identity number's last digits find it at least: the index is made of them."""

BARELY = 2
"""A word of so many letters or fewer is barely begun."""

LOOKED_AT = 200
"""So many names are looked at one by one before the index is asked for the begun word too."""


def in_order(persons: Iterable[Any]) -> list[Any]:
    """Return persons or volunteers as lists have them: by given name, the newest of the same first.

    Whose name is not known comes last. By the stored keys: an `ORDER BY sort_key` agrees.
    """
    return sorted(persons, key=lambda row: (row.sort_key is None, row.sort_key or "", -row.id))


def namesakes(query: str, most: int = 5) -> list[Any]:
    """Return persons whose whole name folds like the text, those with the same marks first."""
    typed = text.line(query)
    words, folded = matching.asked(typed), text.fold(typed)
    if len(words) < 2:
        return []
    found = with_terms(matching.whole([*map(text.fold, words), text.initials(typed)]), most * 4)
    same = [person for person in in_order(found) if person.name and text.fold(person.name) == folded]
    return sorted(same, key=lambda person: matching.asked(person.name) != words)[:most]


def named(query: str, most: int) -> list[Any]:
    """Return persons by words of their names, the last of which may be begun, or by initials.

    First those whose marks are those typed, then any marks, then with i for y: each time the
    newest that fit on the page, in the order of their names.
    """
    marked = matching.asked(query)
    folded = [text.fold(word) for word in marked]
    tiers: list[Callable[[], list[Any]]] = [
        lambda: _begun(marked, most) if marked != folded else [],
        lambda: _begun(folded, most),
        lambda: with_terms(matching.begun_alike(folded), most),
    ]
    found: dict[int, Any] = {}
    for tier in tiers:
        if len(found) < most:
            fresh = [person for person in tier() if person.id not in found]
            found |= {person.id: person for person in in_order(fresh[: most - len(found)])}
    return list(found.values())


def _begun(words: list[str], most: int) -> list[Any]:
    if len(words) > 1 and len(words[-1]) <= BARELY:
        ids = _among_newest(words, most)
        if ids is not None:
            return rows(Person, f"id IN ({', '.join('?' * len(ids))}) ORDER BY id DESC", *ids) if ids else []
    return with_terms(matching.begun(words), most)


_NEWEST = (
    "SELECT p.id, instr(' ' || p.terms, ?) FROM person_fts CROSS JOIN person p ON p.id = person_fts.rowid"
    " WHERE person_fts MATCH ? ORDER BY person_fts.rowid DESC LIMIT ?"
)


def _among_newest(words: list[str], most: int) -> list[int] | None:
    """Return who has the whole words and the begun one, or None when the newest do not tell.

    A letter or two begin a word in most names of a register: the index takes longer to go through
    those than it takes to look at the few names that have the other words.
    """
    tried = (" " + words[-1], matching.whole(words[:-1]), LOOKED_AT)
    newest = db.execute_sql(_NEWEST, tried).fetchall()
    ids = [person_id for person_id, place in newest if place]
    return ids[:most] if len(ids) >= most or len(newest) < LOOKED_AT else None


def with_terms(question: str | None, most: int) -> list[Any]:
    """Return the newest persons whose search words answer a question that `matching` made."""
    if not question:
        return []
    where = "id IN (SELECT rowid FROM person_fts WHERE person_fts MATCH ? ORDER BY rowid DESC LIMIT ?)"
    return rows(Person, f"{where} ORDER BY id DESC", question, most)


def with_phone_end(digits: str, most: int) -> list[Any]:
    """Return persons whose phone number ends in digits; how it begins, 0 or 84, does not matter."""
    end = re.sub(r"^(0|84)(?=[0-9]{9}$)", "", digits)
    where = "phone_reversed >= ? AND phone_reversed < ? ORDER BY phone_reversed LIMIT ?"
    return in_order(rows(Person, where, *matching.end_of(end), most))


def with_identity_end(digits: str, most: int) -> list[Any]:
    """Return persons whose identity number is given, or its last four digits or more."""
    if len(digits) < IDENTITY_END:
        return []
    where = (
        "identity_number IS NOT NULL AND substr(identity_number, -4) = ?"
        " AND substr(identity_number, -length(?)) = ? ORDER BY id DESC LIMIT ?"
    )
    return in_order(rows(Person, where, digits[-IDENTITY_END:], digits, digits, most))
