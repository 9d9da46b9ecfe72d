"""How help is counted, in one place (DOMAIN 5.3): turns, people, volunteer-turns and minutes.

A sitting is what was done for the same people in one go: all ended sessions of a day of one visit, or
of one errand, and otherwise a session by itself. Its heads are the most that any of its sessions had.

- A sitting is one turn, whatever the number of kinds, of sessions and of volunteers.
- People are heads; whoever is known by a visit, a dossier or an errand is counted once.
- Each volunteer of a sitting is one volunteer-turn, however many of its sessions he or she was in.
- Minutes are each volunteer's own time in sessions.
- Who helped in one session tell of the same people: kinds, heads and groups of both are united, the
  larger count of each and never the sum; the better result holds, and each keeps the own minutes.
- A class, an outreach and a session that is open or void are none of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ..base import db
from ..narrowing import narrowed


@dataclass(frozen=True)
class Scope:
    """Which sessions are counted: those of a place, a team, a volunteer…; of all when nothing is given.

    `kind` is a help kind's code, `group` one of `GROUPS`; `neighbourhood` is "" for those without.
    With a `volunteer_id`, volunteer-turns and minutes are that volunteer's alone.
    """

    place_id: int | None = None
    team_id: int | None = None
    neighbourhood: str | None = None
    kind: str | None = None
    group: str | None = None
    volunteer_id: int | None = None
    procedure_code: str | None = None

    def sql(self) -> tuple[str, dict[str, Any]]:
        """Return the condition on `help_session h`, beginning with AND, and its values."""
        return narrowed(_CONDITIONS, vars(self))


_CONDITIONS = {
    "place_id": "h.place_id = :place_id",
    "team_id": "h.team_id = :team_id",
    "neighbourhood": "coalesce(h.neighbourhood, '') = :neighbourhood",
    "kind": "h.id IN (SELECT help_session_id FROM tick WHERE help_kind_code = :kind)",
    "group": "CASE :group WHEN 'elderly' THEN h.elderly WHEN 'minority' THEN h.minority"
    " WHEN 'disabled' THEN h.disabled WHEN 'pregnant' THEN h.pregnant END > 0",
    "volunteer_id": "h.id IN (SELECT help_session_id FROM help_session_volunteer"
    " WHERE volunteer_id = :volunteer_id)",
    "procedure_code": "h.procedure_code = :procedure_code",
}

EVERYTHING = Scope()

SITTING = "coalesce(h.visit_id, h.errand_id, h.id)"
"""What makes sessions of a day one sitting; no id is ever used twice in a register, whatever its table."""


@dataclass(frozen=True)
class Turns:
    """The four figures that are never mixed; `minutes` are the volunteers' time in sittings."""

    turns: int
    people: int
    volunteer_turns: int
    minutes: int


_TURNS = f"""
WITH counted AS (
  SELECT h.id, h.day, {SITTING} AS sitting, h.people, h.person_id, h.seconds FROM help_session h
  WHERE h.state = 'ended' AND h.day BETWEEN :first AND :last{{where}}),
sittings AS (SELECT sitting, max(people) AS heads, max(person_id) AS person
  FROM counted GROUP BY day, sitting),
helped AS (
  SELECT c.day, c.sitting, hv.seconds, hv.volunteer_id FROM counted c
  JOIN help_session_volunteer hv ON hv.help_session_id = c.id{{only}})
SELECT (SELECT count(*) FROM sittings),
  (SELECT coalesce(sum(heads), 0) FROM sittings WHERE person IS NULL)
    + (SELECT coalesce(sum(most), 0) FROM
        (SELECT max(heads) AS most FROM sittings WHERE person IS NOT NULL GROUP BY person)),
  (SELECT count(*) FROM (SELECT DISTINCT day, sitting, volunteer_id FROM helped)),
  (SELECT coalesce(sum(seconds), 0) FROM helped)
"""


def turns(first: date, last: date, scope: Scope = EVERYTHING) -> Turns:
    """Return the figures of the ended sessions between two days, of a scope or of all."""
    where, values = scope.sql()
    only = " AND hv.volunteer_id = :volunteer_id" if scope.volunteer_id is not None else ""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    row = db.execute_sql(_TURNS.format(where=where, only=only), {**days, **values}).fetchone()
    return Turns(row[0], row[1], row[2], round(row[3] / 60))
