"""A register after a year of fifty volunteers, past the verbs: 60,000 sessions."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from itertools import count, product
from pathlib import Path
from typing import Any

from fixtures import demo_people
from models import text

TEAMS, PLACES, HOUSES = (
    8,
    ("police", "neighbourhood_house", "neighbourhood_house", "home", "road", "remote"),
    20,
)
PAIRED, AGAIN, VISITING, ERRANDED = 0.15, 0.06, 0.6, 0.03
"""The shares of sessions of two volunteers, of a visit helped once more, of a visit, of an errand."""

NAMED, OF_A_GROUP, CROWD, CAME = 0.7, 0.35, 0.05, 0.9
"""The shares of visits of known persons, of sessions of a group, of several heads, of shifts served."""

HALVES = (("07:00", "11:30"), ("13:30", "17:00"))

Row = tuple[Any, ...]
Dice = random.Random


@dataclass(frozen=True)
class Size:
    """How many rows of each kind a register gets in a year."""

    volunteers: int
    persons: int
    visits: int
    sessions: int
    shifts: int
    errands: int
    lessons: int


YEAR = Size(50, 20_000, 100_000, 60_000, 15_000, 2_000, 500)


@dataclass
class Made:
    """The rows made so far, by table, and what they point to."""

    dice: Dice
    ids: Iterator[int]
    kinds: list[str]
    procedures: list[tuple[str, str]]
    rows: dict[str, list[Row]] = field(default_factory=dict)
    volunteers: list[int] = field(default_factory=list)
    teams: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    persons: list[int] = field(default_factory=list)
    account: int = 0

    def add(self, table: str, *values: Any) -> int:
        """Add a row with a new id, and return the id."""
        key = next(self.ids)
        self.rows.setdefault(table, []).append((key, *values))
        return key


COLUMNS = {
    "team": "code name task_group neighbourhood active",
    "volunteer": "code name active",
    "team_member": "team_id volunteer_id from_day",
    "place": "code name kind active",
    "person": "name terms sort_key birth_year written_at",
    "visit": "day series number rank state since channel priority place_id person_id needs_phone_help"
    " needs_interpreter needs_mobility arrived_at started_at finished_at calls waited served held account_id",
    "asked": "visit_id position procedure_code procedure_from",
    "outcome": "visit_id asked_id kind at day account_id",
    "help_session": "day state started_at ended_at seconds ended_by_hand place_id neighbourhood team_id"
    " visit_id errand_id person_id procedure_code people elderly minority disabled pregnant result consent"
    " account_id",
    "help_session_volunteer": "help_session_id volunteer_id seconds",
    "tick": "help_session_id help_kind_code count",
    "shift": "day volunteer_id place_id starts ends checked_in_at checked_out_at",
    "errand": "kind state since day person_id neighbourhood km account_id finished_at heads",
    "errand_volunteer": "errand_id volunteer_id",
    "lesson": "day title place_id neighbourhood heads held_at starts ends",
    "lesson_teacher": "lesson_id volunteer_id",
    "rating": "day at visit_id score keyed_by account_id",
}
"""The columns of each table besides the id."""


def fill(register: Path, last: date, size: Size = YEAR) -> None:
    """Fill a new register with the year that ends on a day."""
    connection = sqlite3.connect(register)
    connection.executescript("PRAGMA synchronous = off; PRAGMA cache_size = -200000")
    (counter,) = connection.execute("SELECT counter FROM register").fetchone()
    made = Made(
        random.Random(5),
        count(counter + 1),
        [
            row[0]
            for row in connection.execute("SELECT code FROM help_kind WHERE valid_to IS NULL ORDER BY 1")
        ],
        connection.execute(
            "SELECT code, valid_from FROM procedure WHERE valid_to IS NULL ORDER BY 1"
        ).fetchall()[:40],
    )
    made.places = [connection.execute("SELECT min(id) FROM place").fetchone()[0]]
    made.account = connection.execute("SELECT min(id) FROM account").fetchone()[0]
    _people(made, size)
    days = 365
    for n in range(days):
        day = last - timedelta(days=days - 1 - n)
        _day(made, day, partial(_share, n, days), size)
    for table, columns in COLUMNS.items():
        _insert(connection, table, columns, made.rows.get(table, []))
    connection.execute("UPDATE register SET counter = ?", (next(made.ids),))
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _share(n: int, days: int, of: int) -> int:
    """Return how many of a year's things fall on its day n."""
    return of * (n + 1) // days - of * n // days


def _insert(connection: sqlite3.Connection, table: str, columns: str, rows: list[Row]) -> None:
    names = ["id", *columns.split()]
    marks = ", ".join("?" * len(names))
    connection.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)


def _people(made: Made, size: Size) -> None:
    dice = made.dice
    for n in range(TEAMS):
        made.teams.append(made.add("team", f"DH{n}", f"Đội {n}", n % 3 + 1, f"Thôn {n}", 1))
    for n in range(size.volunteers):
        key = made.add("volunteer", f"X{n:03}", f"Người {n}", 1)
        made.volunteers.append(key)
        made.add("team_member", made.teams[n % TEAMS], key, "2025-07-01")
    made.places += [made.add("place", f"P{n}", f"Điểm {n}", kind, 1) for n, kind in enumerate(PLACES)]
    for _ in range(size.persons):
        who = demo_people.somebody(dice, 2026)
        keys = text.terms(who.name), text.name_key(who.name)
        made.persons.append(made.add("person", who.name, *keys, who.birth_year, "2025-07-01T00:00:00.000Z"))


def _day(made: Made, day: date, part: Callable[[int], int], size: Size) -> None:
    dice, on = made.dice, day.isoformat()
    visits = [_visit(made, on, n) for n in range(part(size.visits))]
    errands = [_errand(made, on, n) for n in range(part(size.errands))]
    for volunteer, half in dice.sample(list(product(made.volunteers, HALVES)), part(size.shifts)):
        _shift(made, on, volunteer, half)
    for _ in range(part(size.lessons)):
        key = made.add(
            "lesson", on, "Bình dân học vụ số", dice.choice(made.places), _house(dice), dice.randint(5, 60),
            _at(on, 12), "19:00", "21:00",
        )  # fmt: skip
        made.add("lesson_teacher", key, dice.choice(made.volunteers))
    for _ in range(part(size.sessions)):
        luck = dice.random()
        of = dice.choice(visits) if luck < VISITING and visits else None
        errand = dice.choice(errands) if errands and luck > 1 - ERRANDED else None
        _session(made, on, of, errand)
        if of and dice.random() < AGAIN:
            visits.append(of)


def _house(dice: Dice) -> str:
    return f"Thôn {dice.randint(1, HOUSES)}"


def _at(day: str, hour: int, minute: int = 0, second: int = 0) -> str:
    return f"{day}T{hour:02}:{minute:02}:{second:02}.000Z"


def _visit(made: Made, day: str, n: int) -> tuple[int, int | None]:
    dice = made.dice
    person = dice.choice(made.persons) if dice.random() < NAMED else None
    hour, minute = dice.randint(0, 8), dice.randint(0, 59)
    at = _at(day, hour, minute)
    begun, over = _at(day, hour + 1, minute), _at(day, hour + 1, 59)
    key = made.add(
        "visit", day, "Z", n + 1, n + 1, "done", over, "onsite", "none", made.places[0], person, 0, 0, 0, at,
        begun, over, 1, dice.randint(10, 3000), dice.randint(60, 1800), 0, made.account,
    )  # fmt: skip
    asked = made.add("asked", key, 1, *dice.choice(made.procedures))
    made.add(
        "outcome", key, asked, dice.choice(("INFO", "ONLINE_GUIDED", "COMPLAINT")), over, day, made.account
    )
    if dice.random() < 0.2:
        by = dice.choice(("citizen", "staff"))
        made.add("rating", day, over, key, dice.choice((1, 1, 2, 2, 3)), by, made.account)
    return key, person


def _errand(made: Made, day: str, n: int) -> tuple[int, int | None]:
    dice = made.dice
    person = dice.choice(made.persons)
    kind = dice.choice(("home_visit", "transport", "outreach"))
    key = made.add(
        "errand", kind, dice.choice(("done", "done", "done", "not_done", "asked")), _at(day, 3), day,
        person, _house(dice), round(dice.random() * 20, 1), made.account, _at(day, 6),
        30 if kind == "outreach" else None,
    )  # fmt: skip
    for volunteer in dice.sample(made.volunteers, 2):
        made.add("errand_volunteer", key, volunteer)
    return key, person


def _shift(made: Made, day: str, volunteer: int, half: tuple[str, str]) -> None:
    dice = made.dice
    came, went = (_at(day, int(time[:2]) - 7, 5) for time in half)
    if dice.random() > CAME:
        came = went = ""
    made.add("shift", day, volunteer, dice.choice(made.places), *half, came or None, went or None)


def _session(made: Made, day: str, visit: Any, errand: Any) -> None:
    dice = made.dice
    people = dice.randint(2, 9) if dice.random() < CROWD else 1
    groups = [0, 0, 0, 0]
    if dice.random() < OF_A_GROUP:
        groups[dice.randrange(4)] = dice.randint(1, people)
    seconds, hour = dice.randint(60, 1500), dice.randint(0, 8)
    helpers = dice.sample(made.volunteers, 2 if dice.random() < PAIRED else 1)
    person = (visit or errand or (0, None))[1]
    key = made.add(
        "help_session", day, dice.choices(("ended", "void"), (98, 2))[0], _at(day, hour),
        _at(day, hour, 30), seconds, 0, made.places[0] if visit else dice.choice(made.places),
        _house(dice) if dice.random() < 0.8 else None,
        made.teams[made.volunteers.index(helpers[0]) % TEAMS], visit and visit[0], errand and errand[0],
        person, dice.choice(made.procedures)[0] if visit else None, people, *groups, "done", 0, made.account,
    )  # fmt: skip
    for helper in helpers:
        made.add("help_session_volunteer", key, helper, seconds)
    for kind in dice.sample(made.kinds, dice.choices((1, 2, 3), (50, 35, 15))[0]):
        made.add("tick", key, kind, dice.randint(1, 3))
