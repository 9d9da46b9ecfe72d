"""The neighbourhoods of the commune by name: of its own list, of its places and its teams."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile

from . import people, text
from .base import db
from .language import N_

_KNOWN = """
SELECT name FROM neighbourhood WHERE valid_to IS NULL AND commune_code = (SELECT commune_code FROM centre)
UNION ALL SELECT neighbourhood FROM place WHERE active = 1 AND neighbourhood IS NOT NULL
UNION ALL SELECT neighbourhood FROM team WHERE active = 1 AND neighbourhood IS NOT NULL
"""
_LISTED = """
SELECT 1 FROM neighbourhood
WHERE valid_to IS NULL AND commune_code = (SELECT commune_code FROM centre) LIMIT 1
"""
NAME_MOST = 60
KINDS = ("Tổ dân phố", "Khu phố", "Thôn", "Tổ", "Ấp", "Bản", "Buôn", "Làng", "Xóm", "Khóm", "Khu", "Sóc")
"""What neighbourhoods are called in one commune or another, the longer before what it begins with."""

_PARTED = re.compile(r"[,;.()–-]")
"""What ends the first part of an address."""
_NUMBER = re.compile(r"[0-9]{1,3}[A-Za-z]?")


def known() -> list[str]:
    """Return the names of all neighbourhoods, Thôn 2 before Thôn 10."""
    return sorted(_written(), key=text.word_key)


def named(typed: str, own: str | None = None) -> str | None:
    """Return a neighbourhood as it is written already, however it was typed; a new one as typed.

    What its `own` place or team alone wrote so far may be written anew.
    """
    wanted = people.checked_length(N_("Thôn, tổ dân phố"), "neighbourhood", typed, NAME_MOST)
    if wanted is None:
        return None
    written = _written()
    written[str(own)] -= 1
    alike = (name for name in sorted(+written) if text.fold(name) == text.fold(wanted))
    return next(alike, wanted)


def of_address(address: str) -> str | None:
    """Return the neighbourhood that an address begins with, the longest of those known, or None.

    A register into which no list of the commune's neighbourhoods was loaded takes an address at its
    word: "thôn 14, gần chợ" lies in Thôn 14.
    """
    words = text.words(text.fold(address))
    begun = [name for name in known() if _begins(words, text.words(text.fold(name)))]
    if not begun and db.execute_sql(_LISTED).fetchone() is None:
        return _at_its_word(address)
    return max(begun, key=len, default=None)


def _at_its_word(address: str) -> str | None:
    """Return the kind that an address begins with and its number or its name in capitals, or None.

    Typed without marks a kind tells only with a number: To Hieu is a street.
    """
    typed = _PARTED.split(address, maxsplit=1)[0].split()
    for kind in KINDS:
        length = len(kind.split())
        begun, rest = " ".join(typed[:length]).lower(), typed[length:]
        if rest and _NUMBER.fullmatch(rest[0]) and begun in (kind.lower(), text.fold(kind)):
            return f"{kind} {rest[0].upper()}"
        if begun == kind.lower() and (name := _name(rest)):
            return f"{kind} {name}"[:NAME_MOST]
    return None


def _name(words: list[str]) -> str:
    """Return the words in capitals that a name begins with, up to what begins another neighbourhood."""
    return " ".join(takewhile(lambda word: word[0].isupper() and word.capitalize() not in KINDS, words[:3]))


def _written() -> Counter[str]:
    """Return how many write each name."""
    return Counter(str(name) for (name,) in db.execute_sql(_KNOWN))


def _begins(words: list[str], name: list[str]) -> bool:
    return bool(name) and words[: len(name)] == name
