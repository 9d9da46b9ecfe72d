"""Find anything by what a person remembers of it: a number, a code, a name, a phone, a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from . import catalogue, clock, people, text, units
from .base import db, rows
from .dossiers import ENDS, end_of
from .dossiers import STATES as DOSSIER_STATES
from .journal import Actor
from .numbers import ticket
from .visits import STATES as VISIT_STATES

MOST = 10


@dataclass(frozen=True)
class Hit:
    """Something found: its kind, its key in the register, a title and a line about it."""

    kind: str
    key: str
    title: str
    detail: str


def find(by: Actor, typed: str, most: int = MOST) -> list[Hit]:
    """Return what matches: tickets of today, dossiers, persons, procedures, communes old and new.

    Persons and dossiers are for those with the right to read them; volunteers get given names.
    """
    query = text.line(typed)[:200]
    if not query:
        return []
    searches: tuple[Callable[[Actor, str, int], list[Hit]], ...] = (
        _visits,
        _dossiers,
        _persons,
        _procedures,
        _communes,
        _former,
    )
    return [hit for search in searches for hit in search(by, query, most)]


def _visits(by: Actor, query: str, most: int) -> list[Hit]:
    match = re.fullmatch(r"([A-Za-z])\s*0*([0-9]{1,4})", query)
    if not match:
        return []
    cursor = db.execute_sql(
        "SELECT v.id, v.series, v.number, v.state, p.name FROM visit v"
        " LEFT JOIN person p ON p.id = v.person_id WHERE v.day = ? AND v.series = ? AND v.number = ?",
        (clock.today().isoformat(), match[1].upper(), int(match[2])),
    )
    return [
        Hit("visit", str(row[0]), ticket(row[1], row[2]), f"{VISIT_STATES[row[3]]} · {_name(by, row[4])}")
        for row in cursor
    ]


def _dossiers(by: Actor, query: str, most: int) -> list[Hit]:
    code = re.sub(r"\s", "", query).replace("–", "-").upper()
    if not by.may("dossier.read") or not re.fullmatch(r"[A-Z0-9.#-]{3,}", code) or not re.search(r"\d", code):
        return []
    cursor = db.execute_sql(
        "SELECT d.id, d.code, d.state, coalesce(s.short, d.procedure_code), p.name, d.due_day"
        " FROM dossier d LEFT JOIN person p ON p.id = d.owner_id"
        " LEFT JOIN short_name s ON s.procedure_code = d.procedure_code"
        f" WHERE d.{ENDS} ORDER BY d.code_reversed LIMIT ?",
        (*end_of(code), most),
    )
    return [
        Hit(
            "dossier",
            str(row[0]),
            row[1],
            f"{DOSSIER_STATES[row[2]]} · {row[3]} · {_name(by, row[4])} · hẹn {_short_day(row[5])}",
        )
        for row in cursor
    ]


def _persons(by: Actor, query: str, most: int) -> list[Hit]:
    if not by.may("person.read"):
        return []
    digits = re.sub(r"[\s.+-]", "", query)
    if digits.isdigit():
        if len(digits) < 3:
            return []
        found = rows(
            people.Person, "phone_reversed >= ? AND phone_reversed < ? LIMIT ?", *end_of(digits), most
        )
    else:
        found = _by_name(query, most)
    return [
        Hit(
            "person",
            str(person.id),
            person.name or "",
            f"{person.birth_year or ''} · {text.mask_phone(person.phone)}",
        )
        for person in found
    ]


def _by_name(query: str, most: int) -> list[people.Person]:
    marked = [text.old_tone(word) for word in text.words(query)]
    folded = [text.fold(word) for word in marked]
    found = people.with_terms(marked, most) if marked != folded else []
    if len(found) < most:
        known = {person.id for person in found}
        found += [p for p in people.with_terms(folded, most) if p.id not in known]
    return found[:most]


def _procedures(by: Actor, query: str, most: int) -> list[Hit]:
    return [
        Hit("procedure", choice.code, choice.name, f"{choice.sector} · {choice.limit}")
        for choice in catalogue.find_procedures(query, clock.today(), most)
    ]


def _communes(by: Actor, query: str, most: int) -> list[Hit]:
    return [Hit("commune", code, name, province) for code, name, province in units.find_communes(query, most)]


def _former(by: Actor, query: str, most: int) -> list[Hit]:
    return [
        Hit(
            "former_commune",
            "",
            ", ".join(filter(None, (name, district))),
            f"→ {commune}, {province}" + ("" if main else " (một phần)"),
        )
        for name, district, commune, province, main, _ in units.find_former(query, most)
    ]


def _name(by: Actor, name: str | None) -> str:
    return (name or "") if by.may("person.read") else text.given_name(name)


def _short_day(day: str | None) -> str:
    return f"{day[8:]}/{day[5:7]}/{day[:4]}" if day else "?"
