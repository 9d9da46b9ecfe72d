"""Random lives of volunteers, written past the verbs: any mix of what a session may be."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hypothesis import strategies as st

from ..conftest import MONDAY

KINDS = ("form_filled", "copied", "data_keyed", "digitised")
HOUSES = (None, "Thôn 1", "Thôn 2")
PROCEDURES = (None, "1.001193")
RESULTS = ("done", "done", "partial", "not_done")
REASONS = (None, "not_helped.no_network", "not_helped.system_error")
BASE = 1 << 40
"""Ids of rows written here begin behind all others."""


@dataclass(frozen=True)
class Life:
    """A session: its day, whom it was for, how many of which group, by whom, with what, where, its end."""

    after: int
    visit: int | None
    errand: int | None
    person: int | None
    people: int
    groups: tuple[int, int, int, int]
    volunteers: frozenset[int]
    kinds: frozenset[str]
    seconds: int
    place: int
    team: int | None
    house: str | None
    procedure: str | None
    state: str
    result: str = "done"
    reason: str | None = None


def lives() -> st.SearchStrategy[list[Life]]:
    """Return a strategy of sessions of a few days, visits and people, so that they meet often."""
    some = st.none() | st.integers(0, 2)
    return st.lists(
        st.builds(
            Life,
            after=st.integers(0, 3), visit=some, errand=some, person=some, people=st.integers(1, 4),
            groups=st.tuples(*[st.integers(0, 1)] * 4),
            volunteers=st.frozensets(st.integers(0, 2), min_size=1),
            kinds=st.frozensets(st.sampled_from(KINDS), min_size=1), seconds=st.integers(0, 900),
            place=st.integers(0, 1), team=st.none() | st.integers(0, 1), house=st.sampled_from(HOUSES),
            procedure=st.sampled_from(PROCEDURES), state=st.sampled_from(("ended", "ended", "ended", "void")),
            result=st.sampled_from(RESULTS), reason=st.sampled_from(REASONS),
        ),
        max_size=14,
    )  # fmt: skip


class World:
    """A register past whose verbs lives are written and forgotten again."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.places = self._ids("SELECT id FROM place ORDER BY id LIMIT 2")
        self.teams = self._ids("SELECT id FROM team ORDER BY id LIMIT 2") * 2
        self.volunteers = self._ids("SELECT id FROM volunteer ORDER BY id LIMIT 2")
        self.account = self._ids("SELECT min(id) FROM account")[0]
        self.connection.execute("INSERT INTO volunteer (id, code, active) VALUES (?, 'TNV99', 1)", (BASE,))
        self.volunteers.append(BASE)
        for n in range(3):
            self.connection.execute(
                "INSERT INTO person (id, written_at) VALUES (?, '2026-01-01T00:00:00.000Z')", (BASE + n,)
            )
        self.next = BASE + 100

    def _ids(self, sql: str) -> list[int]:
        return [row[0] for row in self.connection.execute(sql)]

    def write(self, lived: Sequence[Life]) -> None:
        """Write sessions with their volunteers and ticks; visits and errands are numbers alone."""
        for life in lived:
            self._session(life)

    def _session(self, life: Life) -> None:
        key, self.next = self.next, self.next + 1
        day = MONDAY + timedelta(days=life.after)
        groups = [min(many, life.people) for many in life.groups]
        at = f"{day}T02:00:00.000Z"
        self.connection.execute(
            "INSERT INTO help_session (id, day, state, started_at, ended_at, seconds, place_id,"
            " neighbourhood, team_id, visit_id, errand_id, person_id, procedure_code, people, elderly,"
            f" minority, disabled, pregnant, result, reason_key, consent, account_id)"
            f" VALUES ({', '.join('?' * 22)})",
            (
                key, day.isoformat(), life.state, at, at, life.seconds, self.places[life.place], life.house,
                None if life.team is None else self.teams[life.team],
                None if life.visit is None else BASE + 10 * (life.after + 1) + life.visit,
                None if life.errand is None else BASE + 60 + life.errand,
                None if life.person is None else BASE + life.person,
                life.procedure, life.people, *groups, life.result,
                life.reason if life.result == "not_done" else None, 0, self.account,
            ),
        )  # fmt: skip
        for volunteer in life.volunteers:
            columns = "id, help_session_id, volunteer_id, seconds"
            own = life.seconds // (1 + volunteer)
            self._add(f"help_session_volunteer ({columns})", key, self.volunteers[volunteer], own)
        for place, kind in enumerate(sorted(life.kinds), 1):
            self._add("tick (id, help_session_id, help_kind_code, count)", key, kind, place)

    def _add(self, table: str, *values: object) -> None:
        marks = ", ".join("?" * (len(values) + 1))
        self.connection.execute(f"INSERT INTO {table} VALUES ({marks})", (self.next, *values))
        self.next += 1

    def forget(self) -> None:
        """Take everything that was written back: walls are for people, not for a test's next example."""
        walls = self.connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%no_delete'"
        ).fetchall()
        for name, _sql in walls:
            self.connection.execute(f"DROP TRIGGER {name}")
        for table in ("tick", "help_session_volunteer", "help_session", "struck"):
            self.connection.execute(f"DELETE FROM {table}")
        for _name, sql in walls:
            self.connection.execute(sql)


def last_day() -> date:
    """Return the last day of any life."""
    return MONDAY + timedelta(days=3)
