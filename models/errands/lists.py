"""Lists of errands as their reader may see them: read-only, one query each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import clock, roster, text
from ..base import db, moment
from ..errors import Refused
from ..journal import Actor, no_right
from ..language import N_, SOURCE, Words, spoken
from ..narrowing import narrowed
from .counting import FILTERS
from .moving import still_told

LISTS = Words(
    {
        "day": N_("Trong ngày"),
        "unassigned": N_("Chưa phân công"),
        "overdue": N_("Quá ngày"),
        "own": N_("Của mình"),
    }
)
"""The lists in the order of their digits."""

MOST = 300


@dataclass(frozen=True)
class Listed:
    """An errand as its reader may see it.

    `name` is the given name for who may not read persons. Name, year, address and phone are empty
    for a volunteer who is not assigned (`own`), and for one who is behind the day on which it ended;
    the phone is masked until it is asked for.
    """

    id: int
    kind: str
    state: str
    day: date | None
    starts: str
    neighbourhood: str
    address: str
    name: str
    birth_year: int | None
    phone: str
    purpose: str
    procedure: str
    dossier: str
    destination: str
    note: str
    volunteers: str
    alone: bool
    own: bool
    km: float | None
    vehicle: str
    heads: int | None
    topics: str
    reason: str
    channel: str
    asked_by: str
    after_id: int | None


_OWN = """EXISTS (SELECT 1 FROM errand_volunteer ev JOIN volunteer v ON v.id = ev.volunteer_id
   WHERE ev.errand_id = e.id AND ev.dropped_at IS NULL AND v.account_id = :account AND v.active = 1)"""
_SELECT = """
SELECT e.id, e.kind, e.state, e.day, e.starts, e.neighbourhood, e.address, p.name, p.birth_year, e.contact,
  (SELECT r.{name} FROM reason r WHERE r.key = e.purpose_key LIMIT 1), coalesce(s.short, e.procedure_code),
  d.code, e.destination, e.note,
  (SELECT group_concat(v.code, ', ') FROM errand_volunteer ev JOIN volunteer v ON v.id = ev.volunteer_id
   WHERE ev.errand_id = e.id AND ev.dropped_at IS NULL),
  e.alone, e.km, e.vehicle, e.heads, e.topics,
  (SELECT r.{name} FROM reason r WHERE r.key = e.reason_key LIMIT 1), e.channel, a.name, e.after_id,
  {own},
  coalesce(i.place_id, e.place_id, a.place_id), e.since
FROM {source} LEFT JOIN person p ON p.id = e.person_id
LEFT JOIN short_name s ON s.procedure_code = e.procedure_code
LEFT JOIN dossier d ON d.id = e.dossier_id
LEFT JOIN visit i ON i.id = e.visit_id
LEFT JOIN account a ON a.id = e.account_id
WHERE {where} LIMIT :most
"""
_OPEN = "e.state IN ('asked', 'assigned')"
_OF_VOLUNTEER = (
    "volunteer o CROSS JOIN errand_volunteer eo ON eo.volunteer_id = o.id AND eo.dropped_at IS NULL"
    " CROSS JOIN errand e ON e.id = eo.errand_id"
)
_WHERE = {
    "day": ("errand e", "e.day = :day AND e.state <> 'void'"),
    "unassigned": ("errand e", f"{_OPEN} AND e.state = 'asked'"),
    "overdue": ("errand e", f"{_OPEN} AND e.day < :day"),
    "own": (_OF_VOLUNTEER, f"o.account_id = :account AND o.active = 1 AND {_OPEN}"),
    "volunteer": (_OF_VOLUNTEER, f"o.code = :code AND {_OPEN}"),
    "one": ("errand e", "e.id = :id"),
}


def listed(by: Actor, of: str = "day", day: date | None = None, most: int = MOST) -> list[Listed]:
    """Return one of `LISTS`, of a day (today) where it asks for one, by neighbourhood and hour.

    A volunteer gets the own ones and, of today, those asked for at own places; who assigns gets all.
    """
    return _found(by, of, most, day=(day or clock.today()).isoformat())


def done(
    by: Actor, first: date, last: date, what: str, most: int = MOST, **scope: Any
) -> tuple[list[Listed], int]:
    """Return the errands done between two days, the newest first, and how many there are; two queries.

    `what` is one of `KINDS`, or "km" for those with kilometres; `scope` is what `counts` takes.
    """
    filters, given = narrowed(FILTERS, scope)
    kind = "e.km > 0" if what == "km" else "e.kind = :kind"
    where = f"e.day BETWEEN :first AND :last AND e.state = 'done' AND {kind}{filters}"
    values = {"first": first.isoformat(), "last": last.isoformat(), "kind": what, **given}
    (count,) = db.execute_sql(f"SELECT count(*) FROM errand e WHERE {where}", values).fetchone()
    source = ("errand e", f"{where} ORDER BY e.day DESC, e.id DESC")
    return _read(by, source, most, **values), int(count)


def of_volunteer(by: Actor, code: str) -> list[Listed]:
    """Return the errands that a volunteer is still to do, as far as the reader may see them."""
    return _found(by, "volunteer", code=code)


def shown(by: Actor, errand_id: int) -> Listed:
    """Return one errand; raises `Refused` when there is none or its reader may not see it."""
    found = _found(by, "one", id=errand_id)
    if not found:
        raise Refused("errand.unknown", errand=errand_id & 0xFFFFFFFF)
    return found[0]


def one(typed: str) -> int:
    """Return the id of the errand meant by its number, such as 12 or #12; raises `Refused`."""
    number = text.line(typed).removeprefix("#")
    wanted = int(number) if number.isdecimal() and len(number) <= 10 else 0
    sql = "SELECT e.id FROM errand e WHERE e.id = (SELECT replica << 32 | ? FROM register)"
    row = db.execute_sql(sql, (wanted,)).fetchone()
    if row is None:
        raise Refused("errand.unknown", errand=typed[:20])
    return int(row[0])


_COUNTED = f"""
SELECT e.state, e.day, {_OWN}, coalesce(i.place_id, e.place_id, a.place_id)
FROM errand e LEFT JOIN visit i ON i.id = e.visit_id LEFT JOIN account a ON a.id = e.account_id
WHERE {{where}}
"""
_COUNTS = " UNION ALL ".join(
    _COUNTED.format(where=where) for where in (_OPEN, "e.day = :day AND e.state IN ('done', 'not_done')")
)


def open_counts(by: Actor, day: date | None = None) -> dict[str, int]:
    """Return how many errands each list has for its reader: of a day (today), not assigned, overdue."""
    on = (day or clock.today()).isoformat()
    seen = _sight(by)
    cursor = db.execute_sql(_COUNTS, {"account": by.account_id, "day": on})
    rows = [(state, planned or "9999") for state, planned, *where in cursor if seen(planned, *where)]
    return {
        "day": sum(planned == on for _state, planned in rows),
        "unassigned": sum(state == "asked" for state, _planned in rows),
        "overdue": sum(planned < on for _state, planned in rows),
    }


def _sight(by: Actor) -> Callable[[str | None, int, int | None], bool]:
    """Return what tells by day, whether it is the own one, and place, whether a reader sees an errand."""
    places = None if by.may("errand.assign") else roster.places_of(by, clock.today())
    today = clock.today().isoformat()
    return lambda day, own, place: places is None or bool(own) or (day == today and place in places)


def _found(by: Actor, of: str, most: int = MOST, **values: Any) -> list[Listed]:
    return sorted(_read(by, _WHERE[of], most, **values), key=_order)


def _read(by: Actor, source: tuple[str, str], most: int, **values: Any) -> list[Listed]:
    """Return the errands of a source and a condition that a reader may see, in the order of the rows."""
    if not by.may("errand.read"):
        raise no_right(by, "errand.read")
    name = "name" if spoken() == SOURCE else "name_en"
    sql = _SELECT.format(own=_OWN, name=name, source=source[0], where=source[1])
    rows = db.execute_sql(sql, {"account": by.account_id, "most": most, **values}).fetchall()
    sees = _sight(by)
    return [_row(by, row) for row in rows if sees(row[3], row[25], row[26])]


def _row(by: Actor, row: Any) -> Listed:
    whole, own = by.may("person.read"), bool(row[25])
    name = (row[7] or "") if whole else text.given_name(row[7])
    told = whole or (own and still_told(row[2], moment(row[27])))
    return Listed(
        id=row[0],
        kind=row[1],
        state=row[2],
        day=date.fromisoformat(row[3]) if row[3] else None,
        starts=row[4] or "",
        neighbourhood=row[5] or "",
        address=(row[6] or "") if told else "",
        name=name if told else "",
        birth_year=row[8] if told else None,
        phone=text.mask_phone(row[9]) if told else "",
        purpose=row[10] or "",
        procedure=row[11] or "",
        dossier=(row[12] or "") if told else "",
        destination=(row[13] or "") if told else "",
        note=(row[14] or "") if told else "",
        volunteers=row[15] or "",
        alone=bool(row[16]),
        km=row[17],
        vehicle=row[18] or "",
        heads=row[19],
        topics=row[20] or "",
        reason=row[21] or "",
        channel=row[22] or "",
        asked_by=row[23] or "",
        after_id=row[24],
        own=own,
    )


def _order(row: Listed) -> tuple[Any, ...]:
    return row.day or date.max, text.word_key(row.neighbourhood), row.starts or "99", row.id
