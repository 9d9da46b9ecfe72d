"""Persons whom the register knows already: found by name, phone or identity number, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from . import matching, text
from .base import rows
from .people import Person

IDENTITY_END = 4
"""So many of an identity number's last digits find it at least: the index is made of them."""


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
    questions = dict.fromkeys((matching.begun(marked), matching.begun(folded), matching.begun_alike(folded)))
    found: dict[int, Any] = {}
    for question in questions:
        if question and len(found) < most:
            fresh = [person for person in with_terms(question, most) if person.id not in found]
            found |= {person.id: person for person in in_order(fresh[: most - len(found)])}
    return list(found.values())


def with_terms(question: str, most: int) -> list[Any]:
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
