"""A register of a big commune after years, written past the verbs: a million visits, 400,000 dossiers."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from fixtures import demo_people
from models import text

FIRST = date(2025, 7, 1)
REMINDED = 0.1
CODELESS = 0.06
STATES = {1: 6, 2: 18, 4: 44, 5: 10, 6: 6, 9: 16}
"""The shares of the states of open dossiers."""

DONE = {10: 94, 3: 2, 7: 2, 8: 2}
WAYS = (-20, 20)
"""Between how many days before and after today the days of open dossiers lie."""

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Size:
    """How many rows of each kind a register gets."""

    persons: int
    visits: int
    dossiers: int


BIG = Size(20_000, 1_000_000, 400_000)


def fill(register: Path, today: date, share_open: float, size: Size = BIG) -> None:
    """Fill a new register; a share of its dossiers is open."""
    dice = random.Random(11)
    connection = sqlite3.connect(register)
    connection.executescript("PRAGMA synchronous = off; PRAGMA cache_size = -200000")
    (last,) = connection.execute("SELECT counter FROM register").fetchone()
    ids = count(last + 1)
    owners = range(last + 1, last + 1 + size.persons)
    _insert(connection, "person", PERSON, _persons(dice, ids, size.persons))
    _insert(connection, "visit", VISIT, _visits(dice, ids, today, owners, size.visits))
    kinds = connection.execute(
        "SELECT p.code, p.valid_from, p.sector FROM procedure p JOIN procedure_case c ON"
        " c.procedure_code = p.code AND c.procedure_from = p.valid_from AND c.position = 1"
        " WHERE p.valid_to IS NULL ORDER BY p.code"
    ).fetchall()
    reminders: list[Row] = []
    opened = set(dice.sample(range(size.dossiers // 2, size.dossiers), int(size.dossiers * share_open)))
    made = _dossiers(dice, ids, today, size.dossiers, opened, kinds, owners, reminders)
    _insert(connection, "dossier", DOSSIER, made)
    _insert(connection, "reminder", REMINDER, reminders)
    connection.execute("UPDATE register SET counter = ?", (next(ids),))
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


PERSON = "id name terms sort_key birth_year phone phone_reversed written_at"
VISIT = (
    "id day series number rank state since channel priority place_id desk_id person_id needs_phone_help"
    " needs_interpreter needs_mobility arrived_at finished_at calls waited served held account_id"
)
DOSSIER = (
    "id code code_reversed state since channel procedure_code procedure_from case_position sector owner_id"
    " sets registered_at received_at received_day limit_unit limit_value due_original due_current due_judged"
    " due_day due_reasons paused_from supplement_asked supply_by hand_over_by answer_by desk_id holder_unit"
    " completed_at completed_day returned_at returned_day shelf"
)
REMINDER = "id dossier_id at day account_id result"


def _insert(
    connection: sqlite3.Connection, table: str, columns: str, rows: Iterator[Row] | list[Row]
) -> None:
    names = columns.split()
    marks = ", ".join("?" * len(names))
    connection.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)


def _persons(dice: random.Random, ids: Iterator[int], most: int) -> Iterator[Row]:
    for _ in range(most):
        who = demo_people.somebody(dice, 2026)
        phone = f"09{dice.randrange(10**8):08d}"
        keys = text.terms(who.name), text.name_key(who.name)
        yield next(ids), who.name, *keys, who.birth_year, phone, phone[::-1], _at(FIRST)


def _at(day: date, hour: int = 2) -> str:
    return f"{day.isoformat()}T{hour:02}:00:00.000Z"


def _visits(dice: random.Random, ids: Iterator[int], today: date, people: range, most: int) -> Iterator[Row]:
    """Yield visits in a series of their own: the numbers of others go on as ever."""
    a_day = most // (today - FIRST).days + 1
    for n in range(most):
        day, number = FIRST + timedelta(n // a_day), n % a_day + 1
        at = _at(day)
        yield (
            next(ids), day.isoformat(), "Z", number, number, "done", at, "onsite", "none", 1, 1,
            dice.choice(people), 0, 0, 0, at, at, 1, 60, 300, 0, 1,
        )  # fmt: skip


def _dossiers(
    dice: random.Random,
    ids: Iterator[int],
    today: date,
    most: int,
    opened: set[int],
    kinds: list[tuple[str, str, str]],
    people: range,
    reminders: list[Row],
) -> Iterator[Row]:
    """Yield rows in the order of their days: those open are among the last, as anywhere."""
    a_day = most // (today - FIRST).days + 1
    calls = count(1 << 50)
    for n in range(most):
        states = STATES if n in opened else DONE
        state = dice.choices(list(states), list(states.values()))[0]
        key, day = next(ids), FIRST + timedelta(n // a_day)
        owner, kind = dice.choice(people), dice.choice(kinds)
        code = f"H56.15.127-{day:%y%m%d}-{n % a_day + 1:05}"
        if n in opened and dice.random() < CODELESS:
            code = ""
        yield key, *_coded(code), *_dossier(dice, state, day, today, kind, owner)
        if n in opened and dice.random() < REMINDED:
            reminders.append((next(calls), key, _at(today), today.isoformat(), 1, "reached"))


def _coded(code: str) -> Row:
    return (code, code[::-1]) if code else (None, None)


def _dossier(
    dice: random.Random, state: int, day: date, today: date, kind: tuple[str, str, str], owner: int
) -> Row:
    at, done = _at(day), state in DONE or state == 9
    due = day + timedelta(7) if state in DONE else today + timedelta(dice.randint(*WAYS))
    due_at, completed = _at(due, 10), min(day + timedelta(dice.randint(1, 9)), today)
    on: Callable[[bool, str], str | None] = lambda so, value: value if so else None  # noqa: E731
    return (
        state, at, 1, kind[0], kind[1], 1, kind[2], owner, 1, at, at, day.isoformat(), "WD", 5, due_at,
        due_at, due_at, due.isoformat(), '["5 ngày làm việc"]', 4 if state in (5, 6) else None, 0,
        on(state == 5, due.isoformat()), on(state == 2, due_at), on(state == 1, due_at), 1,
        on(state == 4, "Phòng Kinh tế"), on(done, _at(completed)), on(done, completed.isoformat()),
        on(state == 10, _at(completed)), on(state == 10, completed.isoformat()), on(state == 9, "K3"),
    )  # fmt: skip
