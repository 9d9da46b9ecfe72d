"""Provinces and communes since 1 July 2025, and the communes that were before."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from peewee import FloatField, IntegerField, TextField

from . import matching, text
from .base import Catalogue, db


class Province(Catalogue):
    """One of the 34 provinces and cities."""

    code = TextField()
    name = TextField()


class Commune(Catalogue):
    """One of the 3,321 communes, wards and special zones; its area is indicative only."""

    code = TextField()
    name = TextField()
    kind = TextField()
    province_code = TextField()
    area_km2 = FloatField(null=True)
    terms = TextField()
    sort_key = TextField()


class FormerCommune(Catalogue):
    """A commune before 1 July 2025 and a unit it went into; `main_part` 1 is the default one."""

    former_code = TextField()
    commune_code = TextField()
    former_name = TextField()
    former_district = TextField()
    former_province = TextField()
    main_part = IntegerField()
    terms = TextField()
    sort_key = TextField()


class Neighbourhood(Catalogue):
    """A village or residential group of a commune, by the commune's own list."""

    commune_code = TextField()
    code = TextField()
    name = TextField()
    kind = TextField()


class EthnicGroup(Catalogue):
    """One of the 54 official ethnic groups."""

    code = TextField()
    name = TextField()


def commune(code: str) -> tuple[str, str] | None:
    """Return (name, province) of a commune in force, or None."""
    row = (
        Commune.select(Commune.name, Province.name)
        .join(Province, on=(Province.code == Commune.province_code))
        .where(Commune.code == code, Commune.valid_to.is_null())
        .tuples()
        .first()
    )
    return (row[0], row[1]) if row else None


_KIND = re.compile(r"(thị trấn|thị xã|thành phố|đặc khu|xã|phường|huyện|quận|tỉnh)\s+(?=\S)", re.IGNORECASE)
_WHOLE_ONLY = "§"
"""Stands before a word that is found only when typed to its end: phu is not for every Phường."""

_KIND_WORDS = frozenset(
    ("thi", "tran", "xa", "thanh", "pho", "dac", "khu", "phuong", "huyen", "quan", "tinh")
)


@lru_cache(maxsize=4096)
def _part_words(part: str) -> str:
    kind = _KIND.match(part)
    begin = kind.end() if kind else 0
    kinds = [_WHOLE_ONLY + text.fold(word) for word in text.words(part[:begin])]
    return " ".join((*text.spellings(part[begin:]), *kinds))


def search_words(*names: str) -> str:
    """Return the words by which a unit is found: of its name and of what it lies in."""
    return " ".join(map(_part_words, names))


def _questions(query: str) -> list[str]:
    """Return what to ask an index of units, as marked first, then folded; each word may be begun."""
    marked = matching.asked(query)
    folded = [text.fold(word) for word in marked]
    return [
        " AND ".join(map(_begun, words)) for words in ([marked, folded] if marked != folded else [folded])
    ]


def _begun(word: str) -> str:
    kind = text.fold(word)
    return f'("{word}" * OR "{_WHOLE_ONLY}{kind}")' if kind in _KIND_WORDS else f'"{word}" *'


_COMMUNES = """
SELECT c.code, c.name, p.name FROM commune_fts CROSS JOIN commune c ON c.code = commune_fts.code
CROSS JOIN province p ON p.code = c.province_code
WHERE commune_fts MATCH ? ORDER BY commune_fts.rowid LIMIT ?
"""

_FORMER = """
SELECT f.former_name, f.former_district, c.name, p.name, f.main_part, c.code, f.former_code
FROM former_commune_fts x CROSS JOIN former_commune f
  ON f.former_code = x.former_code AND f.commune_code = x.commune_code
CROSS JOIN commune c ON c.code = f.commune_code
CROSS JOIN province p ON p.code = c.province_code
WHERE x.former_commune_fts MATCH ? ORDER BY x.rowid LIMIT ?
"""


def find_communes(query: str, most: int = 10) -> list[tuple[str, str, str]]:
    """Return (code, name, province) of present communes with words that begin like those typed.

    The words may come in any order. Who types marks gets those with the marks first; then they
    come in the order of the alphabet.
    """
    return _found(_COMMUNES, query, most)


def find_former(query: str, most: int = 10) -> list[tuple[str, str, str, str, int, str]]:
    """Return (former name, its district, new commune, province, main part, new code) for words.

    Every word must begin one of the former name, district or province, in any order. A former
    unit that was divided comes once for each new unit, the default one first.
    """
    return [row[:6] for row in _found(_FORMER, query, most)]


def _found(sql: str, query: str, most: int) -> list[Any]:
    found: dict[Any, None] = {}
    for question in _questions(query):
        if question and len(found) < most:
            found |= dict.fromkeys(db.execute_sql(sql, (question, most)).fetchall())
    return list(found)[:most]
