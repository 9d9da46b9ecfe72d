"""The counting rules of DOMAIN 5.3 over plain rows, in plain Python: what the SQL is held to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.base import db

GROUPS = ("elderly", "minority", "disabled", "pregnant")


@dataclass
class Session:
    """An ended session with everything it may be counted by."""

    day: date
    sitting: int
    person: int | None
    heads: dict[str, int]
    place: int
    place_kind: str
    neighbourhood: str
    team: int | None
    procedure: str
    result: str
    reason: str
    volunteers: set[int] = field(default_factory=set)
    seconds: dict[int, int] = field(default_factory=dict)
    ticks: dict[str, int] = field(default_factory=dict)
    task_groups: set[int] = field(default_factory=set)


KEYS: dict[str, Callable[[Session], Iterable[str]]] = {
    "all": lambda it: [""],
    "team": lambda it: [str(it.team or "")],
    "place": lambda it: [str(it.place)],
    "place_kind": lambda it: [it.place_kind],
    "neighbourhood": lambda it: [it.neighbourhood],
    "kind": lambda it: it.ticks,
    "task_group": lambda it: map(str, it.task_groups),
    "citizens": lambda it: [""] if it.task_groups - {1} else [],
    "group": lambda it: [name for name in GROUPS if it.heads[name]],
    "volunteer": lambda it: map(str, it.volunteers),
    "procedure": lambda it: [it.procedure],
    "result": lambda it: [it.result, *([f"not_done:{it.reason}"] if it.result == "not_done" else [])],
}


def sessions() -> list[Session]:
    """Return the ended sessions of the open register."""
    found: dict[int, Session] = {}
    cursor = db.execute_sql(
        "SELECT h.id, h.day, h.visit_id, h.errand_id, h.person_id, h.people, h.elderly, h.minority,"
        " h.disabled, h.pregnant, h.place_id, p.kind, h.neighbourhood, h.team_id, h.procedure_code,"
        " h.result, h.reason_key"
        " FROM help_session h JOIN place p ON p.id = h.place_id WHERE h.state = 'ended'"
    )
    for key, day, visit, errand, person, people, *rest in cursor:
        heads = {"heads": people, **dict(zip(GROUPS, rest[:4]))}
        place, kind, neighbourhood, team, procedure, result, reason = rest[4:]
        found[key] = Session(
            date.fromisoformat(day), visit or errand or key, person, heads, place, kind,
            neighbourhood or "", team, procedure or "", result, reason or "",
        )  # fmt: skip
    helpers = "SELECT help_session_id, volunteer_id, seconds FROM help_session_volunteer"
    for key, volunteer, seconds in db.execute_sql(helpers):
        if key in found:
            found[key].volunteers.add(volunteer)
            found[key].seconds[volunteer] = seconds or 0
    ticks = (
        "SELECT t.help_session_id, k.code, k.task_group, t.count FROM tick t"
        " JOIN help_kind k ON k.code = t.help_kind_code"
    )
    for key, kind, task_group, many in db.execute_sql(ticks):
        if key in found:
            found[key].ticks[kind] = many
            found[key].task_groups.add(task_group)
    return list(found.values())


def fits(it: Session, scope: Any) -> bool:
    """Tell whether a session is of a scope."""
    asked = {
        "place_id": it.place,
        "team_id": it.team,
        "neighbourhood": it.neighbourhood,
        "procedure_code": it.procedure,
    }
    given = {name: value for name, value in vars(scope).items() if value is not None}
    return (
        all(asked[name] == value for name, value in given.items() if name in asked)
        and ("kind" not in given or given["kind"] in it.ticks)
        and ("group" not in given or it.heads[given["group"]] > 0)
        and ("volunteer_id" not in given or given["volunteer_id"] in it.volunteers)
    )


def counted(part: str, first: date, last: date, scope: Any) -> dict[str, dict[str, int]]:
    """Return turns, people, volunteer-turns, seconds, groups and ticks of every key of a part."""
    of: dict[str, list[Session]] = defaultdict(list)
    for it in sessions():
        if first <= it.day <= last and fits(it, scope):
            for key in KEYS[part](it):
                of[key].append(it)
    return {key: _figures(part, key, found, scope.volunteer_id) for key, found in of.items()}


def _figures(part: str, key: str, found: list[Session], only: int | None) -> dict[str, int]:
    sittings: dict[tuple[date, int], list[Session]] = defaultdict(list)
    for it in found:
        sittings[it.day, it.sitting].append(it)
    own = int(key) if part == "volunteer" else only
    helped: dict[tuple[date, int, int], int] = defaultdict(int)
    for it in found:
        for volunteer in it.volunteers if own is None else it.volunteers & {own}:
            helped[it.day, it.sitting, volunteer] += it.seconds[volunteer]
    figures = {
        "turns": len(sittings),
        "volunteer_turns": len(helped),
        "seconds": sum(helped.values()),
        "ticks": sum(it.ticks[key] for it in found if it.result != "not_done") if part == "kind" else 0,
    }
    for name in ("heads", *GROUPS):
        figures["people" if name == "heads" else name] = _once(sittings.values(), name)
    return figures


def _once(sittings: Iterable[list[Session]], name: str) -> int:
    """Return heads: of strangers those of each sitting, of a person the most of any sitting."""
    strangers, known = 0, defaultdict(int)
    for sitting in sittings:
        most = max(it.heads[name] for it in sitting)
        persons = [it.person for it in sitting if it.person is not None]
        if persons:
            known[max(persons)] = max(known[max(persons)], most)
        else:
            strangers += most
    return strangers + sum(known.values())
