"""Provinces and communes since 1 July 2025, and the communes that were before."""

from __future__ import annotations

from typing import Any

from peewee import FloatField, IntegerField, TextField

from . import text
from .base import Catalogue


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
    folded = TextField()


class FormerCommune(Catalogue):
    """A commune before 1 July 2025 and a unit it went into; `main_part` 1 is the default one."""

    former_code = TextField()
    commune_code = TextField()
    former_name = TextField()
    former_district = TextField()
    former_province = TextField()
    main_part = IntegerField()
    folded = TextField()


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


def find_communes(query: str, most: int = 10) -> list[tuple[str, str, str]]:
    """Return (code, name, province) of present communes whose name holds the folded words."""
    folded = text.fold(text.line(query))
    found = (
        Commune.select(Commune.code, Commune.name, Province.name)
        .join(Province, on=(Province.code == Commune.province_code))
        .where(Commune.folded.contains(folded), Commune.valid_to.is_null())
        .order_by(Commune.folded)
    )
    rows: Any = found.limit(most).tuples()
    return list(rows)


def find_former(query: str, most: int = 10) -> list[tuple[str, str, str, str, int, str]]:
    """Return (former name, its district, new commune, province, main part, new code) for folded words.

    Every word must occur in the former name, district or province, in any order. A former unit
    that was divided comes once for each new unit, the default one first.
    """
    found = (
        FormerCommune.select(
            FormerCommune.former_name,
            FormerCommune.former_district,
            Commune.name,
            Province.name,
            FormerCommune.main_part,
            Commune.code,
        )
        .join(Commune, on=(Commune.code == FormerCommune.commune_code))
        .join(Province, on=(Province.code == Commune.province_code))
        .where(FormerCommune.valid_to.is_null())
    )
    wanted = text.words(query)
    if not wanted:
        return []
    for word in wanted:
        found = found.where(FormerCommune.folded ** f"%{text.fold(word)}%")
    rows: Any = found.order_by(FormerCommune.folded, FormerCommune.main_part.desc()).limit(most).tuples()
    return list(rows)
