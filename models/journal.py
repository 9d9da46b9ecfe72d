"""Who did what: every change to the register, one chained line each.

A line is canonical JSON of seq, time, account, terminal, verb and the rows changed as they now
are, without their personal columns (a column that is absent is NULL). Those go to the line's
companion, whose salted digest stands in the line. hash = SHA-256(previous hash, line feed, line).
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from peewee import IntegerField
from peewee import TextField as Text

from . import clock
from .base import (
    FIRST_PREVIOUS,
    Record,
    column_list,
    db,
    from_row,
    moment_text,
    names,
    personal_places,
    public_places,
)
from .base import PersonalText as Private
from .errors import Refused
from .language import _

canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode

Row = TypeVar("Row", bound=Record)


class Journal(Record):
    """One line of the journal with its hash."""

    seq = IntegerField(primary_key=True)
    line = Text()
    hash = Text()


class Companion(Record):
    """The personal part of a line; retention may erase it and the chain stays whole."""

    seq = IntegerField(primary_key=True)
    salt = Text(null=True)
    body = Private(null=True)


@dataclass(frozen=True)
class Actor:
    """Who acts, from where, with which rights: every verb asks for one as `by`."""

    account_id: int | None
    name: str
    rights: frozenset[str]
    terminal: str = ""
    roles: tuple[str, ...] = ()
    home: str = "menu"
    desk_id: int | None = None
    place_id: int | None = None

    def may(self, verb: str) -> bool:
        """Tell whether one of the actor's roles has the right that a verb asks for."""
        return verb in self.rights


class Act:
    """One verb under way: its moment, its actor and the rows it has changed so far."""

    def __init__(self, connection: sqlite3.Connection, verb: str, by: Actor) -> None:
        self.connection = connection
        self.verb = verb
        self.by = by
        self.at: datetime = clock.now()
        self.day: date = clock.day_of(self.at)
        self.counts: dict[str, Any] = {}
        """What a line tells of an act that changes no row of the centre's: how many, or which one."""
        self._changed: dict[tuple[str, Any], tuple[type[Record], tuple[Any, ...]]] = {}

    def account_id(self) -> int:
        """Return the id of the acting account; every verb but the register's first has one."""
        if self.by.account_id is None:
            raise Refused("account.unknown", name=self.by.name)
        return self.by.account_id

    def new_id(self) -> int:
        """Return the next id of this replica, once."""
        tail = db.tail
        tail.counter += 1
        return tail.replica << 32 | tail.counter

    def fetch(self, model: type[Row], row_id: int | None) -> Row:
        """Return a row by its id; raises `Refused` when there is none."""
        row = self.connection.execute(_select(model), (row_id,)).fetchone()
        if row is None:
            raise Refused("row.missing", table=model._meta.table_name, id=row_id)
        found: Row = from_row(model, row)
        return found

    def add(self, model: type[Row], **values: Any) -> Row:
        """Insert a row of the centre's own with a new id and return it.

        No column has a default of SQL's, so the row is what was given, with NULL for the rest.
        """
        values["id"] = self.new_id()
        given = [value if type(value) in _STORED_AS_IS else _stored(value) for value in values.values()]
        self.connection.execute(_insert(model, tuple(values)), given)
        stored = dict(zip(values, given))
        return self._keep(model, tuple(map(stored.get, names(model))))

    def change(
        self, model: type[Row], row_id: int, expect: Mapping[str, Sequence[Any]] | None = None, **changes: Any
    ) -> Row | None:
        """Change a row if its columns hold one of the expected values, else return None."""
        expect = expect or {}
        statement = _update(model, tuple(changes), tuple((k, len(v)) for k, v in expect.items()))
        values = [value if type(value) in _STORED_AS_IS else _stored(value) for value in changes.values()]
        values.append(row_id)
        values += [_stored(value) for allowed in expect.values() for value in allowed]
        row = self.connection.execute(statement, values).fetchone()
        return None if row is None else self._keep(model, row)

    def keep(self, model: type[Row], row: tuple[Any, ...]) -> Row:
        """Take a row that SQL of the verb's own returned into the journal line."""
        return self._keep(model, row)

    def _keep(self, model: type[Row], row: tuple[Any, ...]) -> Row:
        self._changed[model._meta.table_name, row[0]] = (model, row)
        kept: Row = from_row(model, row)
        return kept

    def write_line(self) -> None:
        """Append the verb's line, and its companion when personal columns changed."""
        tail = db.tail
        seq = tail.seq + 1
        rows, private = self._parts()
        content: dict[str, Any] = {
            "account": self.by.account_id,
            "rows": rows,
            "seq": seq,
            "terminal": self.by.terminal,
            "time": moment_text(self.at),
            "verb": self.verb,
        }
        if self.counts:
            content["counts"] = self.counts
        salt, body = "", ""
        if private:
            salt, body = secrets.token_hex(16), canonical(private)
            content["private"] = digest(salt, body)
        text = canonical(content)
        hash_ = chained(tail.hash, text)
        self.connection.execute(
            "INSERT INTO journal (seq, line, hash) VALUES (?, ?, ?)",
            (seq, text, hash_),
        )
        if private:
            self.connection.execute(
                "INSERT INTO companion (seq, salt, body) VALUES (?, ?, ?)", (seq, salt, body)
            )
        tail.seq, tail.hash = seq, hash_

    def _parts(self) -> tuple[list[Any], list[Any]]:
        rows, private = [], []
        for (table, row_id), (model, row) in self._changed.items():
            public = {name: row[n] for n, name in public_places(model) if row[n] is not None}
            rows.append({"table": table, "id": row_id, "row": public})
            personal = {name: row[n] for n, name in personal_places(model) if row[n] is not None}
            if personal:
                private.append({"table": table, "id": row_id, "row": personal})
        return rows, private


def no_right(by: Actor, verb: str) -> Refused:
    """Return the refusal of a right: nobody has one that is newer than what the register last loaded."""
    given = db.execute_sql("SELECT 1 FROM role_right WHERE right = ? AND valid_to IS NULL LIMIT 1", (verb,))
    rule = "right" if given.fetchone() else "right.nobody"
    return Refused(rule, account=by.name, verb=verb)


@contextmanager
def act(verb: str, by: Actor) -> Iterator[Act]:
    """Do one verb: check the right, open the transaction, and write the line at its end.

    Raises `Refused` when the actor's roles have no such right; a refusal inside leaves the
    register as it was, numbers included.
    """
    if not by.may(verb):
        raise no_right(by, verb)
    with db.writing() as connection:
        doing = Act(connection, verb, by)
        yield doing
        doing.write_line()


def digest(salt: str, body: str) -> str:
    """Return the salted digest by which a line vouches for its companion."""
    return hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest()


def chained(previous: str, line: str) -> str:
    """Return the hash of a line behind the line with the previous hash."""
    return hashlib.sha256(f"{previous}\n{line}".encode()).hexdigest()


@dataclass
class Broken:
    """A fault in the chain: the line where it begins, when that line says it was written, and what."""

    seq: int
    time: str
    fault: str


@dataclass
class Walk:
    """What walking the chain found: how many lines, the last hash and every fault."""

    lines: int = 0
    last: str = FIRST_PREVIOUS
    erased: int = 0
    broken: list[Broken] = field(default_factory=list)


def walk() -> Walk:
    """Walk the whole chain and return what is wrong with it, and since when."""
    result = Walk()
    cursor = db.execute_sql(
        "SELECT j.seq, j.line, j.hash, c.seq, c.salt, c.body"
        " FROM journal j LEFT JOIN companion c ON c.seq = j.seq ORDER BY j.seq"
    )
    for seq, line, kept, companion, salt, body in cursor:
        result.lines += 1
        fault = ""
        try:
            content = json.loads(line)
        except ValueError:
            content = None
        if not isinstance(content, dict):
            content = {}
        if seq != result.lines:
            fault, result.lines = _("thiếu dòng {line}", line=result.lines), seq
        elif chained(result.last, line) != kept:
            fault = _("mã băm không khớp nội dung")
        elif content.get("seq") != seq:
            fault = _("số thứ tự trong dòng không khớp")
        elif "private" in content and companion is None:
            fault = _("mất phần riêng tư")
        elif "private" in content and body is not None and digest(salt, body) != content["private"]:
            fault = _("phần riêng tư đã bị sửa")
        elif "private" not in content and companion is not None:
            fault = _("phần riêng tư không thuộc dòng này")
        if "private" in content and companion is not None and body is None:
            result.erased += 1
        if fault:
            result.broken.append(Broken(seq, str(content.get("time", "?")), fault))
        result.last = kept
    return result


def data_version() -> int:
    """Return a number that changes when another connection has committed to the register."""
    return int(db.pragma("data_version"))


def newest() -> int:
    """Return the number of the last line, 0 before the first."""
    return int(db.execute_sql("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])


_STORED_AS_IS = frozenset((int, str, type(None), float))


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


@cache
def _select(model: type[Record]) -> str:
    return f"SELECT {column_list(model)} FROM {model._meta.table_name} WHERE id = ?"


@cache
def _insert(model: type[Record], given: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(given))
    return f"INSERT INTO {model._meta.table_name} ({', '.join(given)}) VALUES ({marks})"


@cache
def _update(model: type[Record], names: tuple[str, ...], expect: tuple[tuple[str, int], ...]) -> str:
    sets = ", ".join(f"{name} = ?" for name in names)
    tests = "".join(f" AND {name} IN ({', '.join('?' * count)})" for name, count in expect)
    table = model._meta.table_name
    return f"UPDATE {table} SET {sets} WHERE id = ?{tests} RETURNING {column_list(model)}"
