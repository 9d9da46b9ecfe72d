"""Find anything by what a person remembers of it: a number, a code, a name, a phone, a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from . import catalogue, clock, dossiers, known, people, text, units
from .base import db
from .journal import Actor
from .language import N_, Words, _
from .numbers import ticket
from .visits import STATES as VISIT_STATES
from .visits import help_columns, helping_of, places_seen

MOST = 10
LEAST_DIGITS = 3


KINDS = Words(
    {
        "visit": N_("lượt"),
        "dossier": N_("hồ sơ"),
        "person": N_("người"),
        "procedure": N_("thủ tục"),
        "commune": N_("xã"),
        "former_commune": N_("xã cũ"),
    }
)


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
    )
    return [*(hit for search in searches for hit in search(by, query, most)), *find_units(query, most)]


def find_units(typed: str, most: int = MOST) -> list[Hit]:
    """Return the communes, old and new, that match: what needs nobody's rights."""
    query = text.line(typed)[:200]
    return [*_communes(query, most), *_former(query, most)] if query else []


def _visits(by: Actor, query: str, most: int) -> list[Hit]:
    match = re.fullmatch(r"([A-Za-z])\s*0*([0-9]{1,4})", query)
    if not match:
        return []
    seen = places_seen(by, clock.today())
    cursor = db.execute_sql(
        "SELECT v.id, v.series, v.number, v.place_id, v.state, p.name, {helping}, {helped} FROM visit v"
        " LEFT JOIN person p ON p.id = v.person_id WHERE v.day = ? AND v.series = ? AND v.number = ?".format(
            **help_columns()
        ),
        (clock.today().isoformat(), match[1].upper(), int(match[2])),
    )
    return [
        Hit("visit", str(row[0]), ticket(row[1], row[2]), _about_visit(by, *row[4:]))
        for row in cursor
        if seen is None or row[3] in seen
    ]


def _about_visit(by: Actor, state: str, name: str | None, helping: str | None, helped: str | None) -> str:
    helper, since = helping_of(helping)
    now = _("{helper} từ {time}", helper=helper, time=f"{clock.local(since):%H:%M}") if since else ""
    return " · ".join(filter(None, (VISIT_STATES[state], now, _name(by, name), "" if now else helped)))


_DOSSIERS = """
SELECT d.id, d.code, d.voided_at, d.state, coalesce(s.short, d.procedure_code), p.name, d.due_day
FROM dossier d LEFT JOIN person p ON p.id = d.owner_id
LEFT JOIN short_name s ON s.procedure_code = d.procedure_code WHERE d.id IN ({marks})
"""


def _dossiers(by: Actor, query: str, most: int) -> list[Hit]:
    found = dossiers.holding(query, most) if by.may("dossier.read") else []
    if not found:
        return []
    cursor = db.execute_sql(_DOSSIERS.format(marks=", ".join("?" * len(found))), found)
    return [
        Hit(
            "dossier",
            str(row[0]),
            row[1] or dossiers.awaited(row[0]),
            " · ".join(_about_dossier(by, *row[2:])),
        )
        for row in sorted(cursor, key=lambda row: found.index(row[0]))
    ]


def _about_dossier(
    by: Actor, voided: str | None, state: int, procedure: str, owner: str | None, due: str | None
) -> list[str]:
    words = dossiers.void_words() if voided else dossiers.STATES[state]
    return [words, procedure, _name(by, owner), _("hẹn {day}", day=_short_day(due))]


def _persons(by: Actor, query: str, most: int) -> list[Hit]:
    if not by.may("person.read"):
        return []
    digits = re.sub(r"[\s.+-]", "", query)
    if not re.fullmatch("[0-9]+", digits):
        return [_person(person) for person in known.named(query, most)]
    if len(digits) < LEAST_DIGITS:
        return []
    found = {person.id: _person(person) for person in known.with_phone_end(digits, most)}
    for person in known.with_identity_end(digits, most):
        found[person.id] = _person(person, text.mask_identity(person.identity_number))
    return list(found.values())[:most]


def _person(person: people.Person, *more: str) -> Hit:
    shown = (str(person.birth_year or ""), text.mask_phone(person.phone), *more)
    return Hit("person", str(person.id), person.name or "", " · ".join(shown))


def _procedures(by: Actor, query: str, most: int) -> list[Hit]:
    return [
        Hit("procedure", choice.code, choice.name, f"{choice.sector} · {choice.limit}")
        for choice in catalogue.find_procedures(query, clock.today(), most)
    ]


def _communes(query: str, most: int) -> list[Hit]:
    known = units.commune(query) if re.fullmatch("[0-9]{5}", query) else None
    found = [(query, *known)] if known else units.find_communes(query, most)
    return [Hit("commune", code, name, province) for code, name, province in found]


def _former(query: str, most: int) -> list[Hit]:
    hits = []
    for name, district, commune, province, main, code in units.find_former(query, most):
        part = "" if main else f" ({_('một phần')})"
        title = ", ".join(filter(None, (name, district)))
        hits.append(Hit("former_commune", code, title, f"→ {commune}, {province}{part}"))
    return hits


def _name(by: Actor, name: str | None) -> str:
    return (name or "") if by.may("person.read") else text.given_name(name)


def _short_day(day: str | None) -> str:
    return f"{day[8:]}/{day[5:7]}/{day[:4]}" if day else "?"
