"""The figures of each day, cell by cell: what is kept of closed days, and what is counted anew.

A cell is a part (by what one counts: team, place…), a key of it and a day. Everything in a cell
adds up over days, since a sitting is of one day; only people who are known do not, and are listed
in cells of their own, each with the most heads of a sitting. What is planned after today is in none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..roster.duty import ON_DUTY
from ..sessions.counting import SITTING
from ..sessions.records import GROUPS

SUMS = (
    "turns", "heads", "volunteer_turns", "seconds", *GROUPS, "ticks",
    "planned", "served", "planned_minutes", "duty_seconds",
)  # fmt: skip
"""What adds up: of help, of anonymous people, of ticks, of duty."""

MOST = ("heads", *GROUPS)
"""What is counted once for a person who is known, however often helped."""


@dataclass(frozen=True)
class Part:
    """By what one counts: the key of a session `h`, what is joined to it, the key of a shift `d`.

    `own` limits volunteer-turns to those of the key; `ticks` is how often the key was ticked. `one` is
    the condition for the sessions of one `:key`, where that is quicker than to join them with all.
    """

    key: str
    join: str = ""
    duty: str = ""
    own: str = ""
    ticks: str = "0"
    one: str = ""


_EACH_GROUP = " UNION ALL ".join(f"SELECT '{name}' AS name" for name in GROUPS)
_HEADS_OF = "CASE g.name " + " ".join(f"WHEN '{name}' THEN h.{name}" for name in GROUPS) + " END"
_TEAM_OF_SHIFT = """coalesce((
  SELECT m.team_id FROM team_member m WHERE m.volunteer_id = d.volunteer_id AND m.from_day <= d.day
    AND (m.to_day IS NULL OR m.to_day >= d.day) ORDER BY m.from_day DESC, m.id DESC LIMIT 1), '')"""
_EACH_TASK = """ CROSS JOIN (SELECT 1 AS task UNION ALL SELECT 2 UNION ALL SELECT 3) g ON EXISTS (
    SELECT 1 FROM tick t JOIN help_kind c ON c.code = t.help_kind_code
    WHERE t.help_session_id = h.id AND c.task_group = g.task)"""
_TICKED = " AND EXISTS (SELECT 1 FROM tick t WHERE t.help_session_id = h.id AND t.help_kind_code = :key)"
_OF_TASK = """ AND EXISTS (
    SELECT 1 FROM tick t JOIN help_kind c ON c.code = t.help_kind_code
    WHERE t.help_session_id = h.id AND c.task_group = CAST(:key AS INTEGER))"""
_BY_VOLUNTEER = """ AND h.id IN (
    SELECT help_session_id FROM help_session_volunteer WHERE volunteer_id = CAST(:key AS INTEGER))"""
_FOR_CITIZENS = """ CROSS JOIN (SELECT 1) g ON EXISTS (
    SELECT 1 FROM tick t JOIN help_kind c ON c.code = t.help_kind_code
    WHERE t.help_session_id = h.id AND c.task_group <> 1)"""

_RESULT = "iif(g.why, h.result || ':' || coalesce(h.reason_key, ''), h.result)"
_AND_WHY = " CROSS JOIN (SELECT 0 AS why UNION ALL SELECT 1) g ON g.why = 0 OR h.result = 'not_done'"
_OF_RESULT = " AND :key = iif(:key LIKE '%:%', h.result || ':' || coalesce(h.reason_key, ''), h.result)"
"""What could not be done stands under its result, and under its result with the reason."""

_DONE = "iif(h.result = 'not_done', 0, t.count)"
"""What was tried and could not be done is a turn of its kind, and none of what was done."""

PARTS: Mapping[str, Part] = {
    "all": Part("''", duty="''"),
    "team": Part("coalesce(h.team_id, '')", duty=_TEAM_OF_SHIFT),
    "place": Part("h.place_id", duty="d.place_id"),
    "place_kind": Part(
        "(SELECT p.kind FROM place p WHERE p.id = h.place_id)",
        duty="(SELECT p.kind FROM place p WHERE p.id = d.place_id)",
    ),
    "neighbourhood": Part("coalesce(h.neighbourhood, '')"),
    "kind": Part(
        "t.help_kind_code", " CROSS JOIN tick t ON t.help_session_id = h.id", ticks=_DONE, one=_TICKED
    ),
    "task_group": Part("g.task", _EACH_TASK, one=_OF_TASK),
    "citizens": Part("''", _FOR_CITIZENS),
    "group": Part("g.name", f" CROSS JOIN ({_EACH_GROUP}) g ON {_HEADS_OF} > 0"),
    "volunteer": Part(
        "w.volunteer_id",
        " CROSS JOIN help_session_volunteer w ON w.help_session_id = h.id",
        duty="d.volunteer_id",
        own=" AND hv.volunteer_id = CAST(b.key AS INTEGER)",
        one=_BY_VOLUNTEER,
    ),
    "procedure": Part("coalesce(h.procedure_code, '')"),
    "result": Part(_RESULT, _AND_WHY, one=_OF_RESULT),
}

_HEADS = ", ".join(f"max({name}) AS {name}" for name in GROUPS)
_SITTINGS = f"""
base AS (
  SELECT h.day, CAST({{key}} AS TEXT) AS key, {SITTING} AS sitting, h.id, h.people, h.person_id, h.seconds,
    {", ".join(f"h.{name}" for name in GROUPS)}, {{ticks}} AS ticks
  FROM help_session h{{join}} WHERE h.state = 'ended' AND h.day IN ({{days}}){{where}}),
sittings AS (
  SELECT key, day, sitting, max(people) AS heads, max(person_id) AS person, {_HEADS}, sum(ticks) AS ticks
  FROM base GROUP BY key, day, sitting)"""

_STRANGERS = ", ".join(f"sum(iif(person IS NULL, {name}, 0)) AS {name}" for name in GROUPS)
_NOTHING = ", ".join("0" for _ in GROUPS)
_HELP = f"""
  SELECT key, day, count(*) AS turns, sum(iif(person IS NULL, heads, 0)) AS heads, 0 AS volunteer_turns,
    0 AS seconds, {_STRANGERS}, sum(ticks) AS ticks, 0 AS planned, 0 AS served, 0 AS planned_minutes,
    0 AS duty_seconds FROM sittings GROUP BY key, day
  UNION ALL SELECT key, day, 0, 0, count(*), sum(seconds), {_NOTHING}, 0, 0, 0, 0, 0 FROM (
    SELECT b.key, b.day, coalesce(sum(hv.seconds), 0) AS seconds
    FROM base b JOIN help_session_volunteer hv ON hv.help_session_id = b.id{{own}}
    GROUP BY b.key, b.day, b.sitting, hv.volunteer_id) GROUP BY key, day"""
_SERVED = f"""
  UNION ALL SELECT CAST({{duty}} AS TEXT), d.day, 0, 0, 0, 0, {_NOTHING}, 0, NOT d.unplanned,
    d.came IS NOT NULL, iif(d.unplanned, 0, d.minutes), coalesce(d.seconds, 0)
  FROM on_duty d WHERE (d.day <= :today OR d.came IS NOT NULL){{on_duty}}"""
_KNOWN_ONCE = f"""
  UNION ALL SELECT key, min(day), 0, max(heads), 0, 0, {", ".join(f"max({name})" for name in GROUPS)},
    0, 0, 0, 0, 0 FROM sittings WHERE person IS NOT NULL GROUP BY {{once}}, person"""

_NAMED = ", ".join(SUMS)
_SUMMED = ", ".join(f"sum({name}) AS {name}" for name in SUMS)


@dataclass(frozen=True)
class Asked:
    """Which cells: the part, the days as SQL writes them, conditions on sessions and on shifts.

    `own` is what limits volunteer-turns; with `duty` None no shift fits what is asked for. `once` is by
    what people who are known are counted once, in these cells too, where no others are added to them.
    """

    part: str
    days: str
    where: str = ""
    own: str = ""
    duty: str | None = ""
    once: str = ""


def tallied(asked: Asked) -> str:
    """Return the query for the cells that add up: key, day and `SUMS`."""
    part = PARTS[asked.part]
    with_duty = bool(part.duty) and asked.duty is not None
    ctes = _sittings(asked)
    help_ = _HELP.format(own=part.own or asked.own)
    if with_duty:
        ctes += ", " + ON_DUTY.format(only=f" AND s.day IN ({asked.days})")
        help_ += _SERVED.format(duty=part.duty, on_duty=asked.duty)
    if asked.once:
        help_ += _KNOWN_ONCE.format(once=asked.once)
    names = f"key, day, {_NAMED}"
    return f"WITH {ctes}, every({names}) AS ({help_}) SELECT key, day, {_SUMMED} FROM every GROUP BY key, day"


def known(asked: Asked) -> str:
    """Return the query for the cells of people who are known: key, person, day and `MOST`."""
    heads = ", ".join(f"max({name}) AS {name}" for name in MOST)
    return (
        f"WITH {_sittings(asked)} SELECT key, person AS person_id, day, {heads} FROM sittings"
        " WHERE person IS NOT NULL GROUP BY key, person, day"
    )


def _sittings(asked: Asked) -> str:
    part = PARTS[asked.part]
    filled = {"key": part.key, "join": part.join, "ticks": part.ticks}
    return _SITTINGS.format(**filled, days=asked.days, where=asked.where)
