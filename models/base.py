"""The register's database and the base of every table."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timezone
from functools import cache, lru_cache
from typing import Any

from peewee import (
    DatabaseError,
    FieldAccessor,
    IntegerField,
    IntegrityError,
    Model,
    SqliteDatabase,
    TextField,
)

from .errors import HalfDone, OutsideVerb, Refused

_READS = ("SELECT", "PRAGMA", "EXPLAIN", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "VALUES")
_WRITE_IN_WITH = re.compile(r"\b(insert|replace)\s+into\b|\bupdate\s|\bdelete\s+from\b", re.IGNORECASE)

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "cache_size": -8000,
    "journal_size_limit": 4 << 20,
    "query_only": 1,
}
BUSY_SECONDS = 5
FIRST_PREVIOUS = "0" * 64
"""What stands for the hash before the journal's first line."""


@lru_cache(maxsize=1024)
def _reads(sql: str) -> bool:
    head = sql.lstrip(" (\n")[:9].upper()
    return head.startswith(_READS) or (head.startswith("WITH") and not _WRITE_IN_WITH.search(sql))


class RegisterDatabase(SqliteDatabase):
    """SQLite that anyone may read and only an act of the journal may write.

    The connection is `query_only` at rest, and peewee's own INSERT, UPDATE and DELETE are refused
    always: inside an act they would change rows behind the journal's back.
    """

    tail: Tail

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Run a reading statement; raises `OutsideVerb` for one that writes."""
        if not _reads(sql):
            raise OutsideVerb(f"only the register's verbs write: {sql[:80]}")
        return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Open one IMMEDIATE transaction, or go on in the one that is open, and yield its connection.

        Raises `Refused` with the real cause when the disk is full, the file is read-only or the
        register stayed busy; nothing of the transaction is then kept. In a transaction of several
        acts, one may be refused before it has written anything; one that fails later takes the
        whole transaction with it (a savepoint for each would make the search index write itself
        out every time).
        """
        connection: sqlite3.Connection = self.connection()  # type: ignore[no-untyped-call]
        if self.in_transaction():
            before = connection.total_changes
            try:
                yield connection
            except BaseException as error:
                self.tail.broken = self.tail.broken or (error if connection.total_changes != before else None)
                raise
            return
        connection.execute("PRAGMA query_only = 0")
        try:
            with self.atomic():
                self.tail = Tail.read(connection)
                before = self.tail.counter
                yield connection
                if self.tail.broken is not None:
                    raise HalfDone("an act failed after its first write") from self.tail.broken
                if self.tail.counter != before:
                    connection.execute("UPDATE register SET counter = ?", (self.tail.counter,))
        except (DatabaseError, sqlite3.DatabaseError) as error:
            known = refusal(error, str(self.database))
            if known is None:
                raise
            raise known from error
        finally:
            if not self.is_closed():
                connection.execute("PRAGMA query_only = 1")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let all reads inside be of one moment, whatever others write; serves as a decorator too.

        Inside a transaction it changes nothing.
        """
        if self.in_transaction():
            yield
            return
        with self.transaction("DEFERRED"):
            yield


@dataclass
class Tail:
    """Where ids and journal lines go on: read once a transaction, since nobody else can write in it."""

    replica: int
    counter: int
    seq: int
    hash: str
    broken: BaseException | None = None

    @classmethod
    def read(cls, connection: sqlite3.Connection) -> Tail:
        """Read the last id and the last line of a register, whose write lock is held."""
        row = connection.execute(
            "SELECT replica, counter, coalesce(seq, 0), coalesce(hash, ?) FROM register"
            " LEFT JOIN (SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1)",
            (FIRST_PREVIOUS,),
        ).fetchone()
        return cls(*row)


_CAUSES = (
    ("disk is full", "register.full"),
    ("readonly", "register.readonly"),
    ("locked", "register.busy"),
    ("busy", "register.busy"),
    ("disk i/o", "register.disk"),
    ("unable to open", "register.unreadable"),
    ("malformed", "register.disk"),
)


def refusal(error: BaseException, path: str) -> Refused | None:
    """Return the refusal that a database error amounts to, or None when it is a bug of ours.

    A failed rollback hides the first error in `__context__`, so the whole chain is searched,
    the oldest cause first.
    """
    chain = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    for link in reversed(chain):
        if isinstance(link, Refused):
            return link
        if isinstance(link, (IntegrityError, sqlite3.IntegrityError)):
            continue
        for words, rule in _CAUSES:
            if words in str(link).lower():
                return Refused(rule, path=path, cause=str(link))
    return None


db = RegisterDatabase(
    None, pragmas=PRAGMAS, timeout=BUSY_SECONDS, lock_type="IMMEDIATE", cached_statements=500
)


class _AsRead(FieldAccessor):
    """Gives a stored text as the Python value it stands for when it is asked for, not before."""

    def __get__(self, instance: Any, instance_type: Any = None) -> Any:
        if instance is None:
            return self.field
        value = instance.__data__.get(self.name)
        return self.field.python_value(value) if value.__class__ is str else value


class Moment(TextField):
    """A moment in UTC with milliseconds, kept as text: 2026-11-21T00:42:05.123Z."""

    accessor_class = _AsRead

    def db_value(self, value: datetime | str | None) -> str | None:
        """Return the text for an aware datetime."""
        return moment_text(value) if isinstance(value, datetime) else value

    def python_value(self, value: str | None) -> datetime | None:
        """Return the aware datetime of a stored text."""
        return moment(value) if value else None


class Day(TextField):
    """A day at the counter, kept as text: 2026-11-21."""

    accessor_class = _AsRead

    def db_value(self, value: date | str | None) -> str | None:
        """Return the text of a date."""
        return value.isoformat() if isinstance(value, date) else value

    def python_value(self, value: str | None) -> date | None:
        """Return the date of a stored text."""
        return date.fromisoformat(value) if value else None


class PersonalText(TextField):
    """Text about a person, or that a person may have written: it stays out of journal lines."""

    personal = True


class PersonalNumber(IntegerField):
    """A number about a person: it stays out of journal lines."""

    personal = True


@lru_cache(maxsize=256)
def moment_text(value: datetime) -> str:
    """Return an aware datetime as the register writes it."""
    return value.astimezone(timezone.utc).isoformat(timespec="milliseconds")[:23] + "Z"


@lru_cache(maxsize=1024)
def moment(value: str) -> datetime:
    """Return the aware datetime of a text written by `moment_text`."""
    return datetime.fromisoformat(value[:-1] + "+00:00")


class Record(Model):
    """A row of the register, for reading. Verbs write it; `save` and its kin are refused."""

    class Meta:
        database = db
        legacy_table_names = False


class Written(Record):
    """A row that the centre writes: one integer id, `replica << 32 | n`, never used twice."""

    id = IntegerField(primary_key=True)


class Catalogue(Record):
    """A row that fixtures load, known by its natural key and in force between two days."""

    valid_from = Day()
    valid_to = Day(null=True)

    class Meta:
        primary_key = False


@cache
def columns(model: type[Record]) -> tuple[tuple[str, bool], ...]:
    """Return (column name, personal) of every column of a table, in order."""
    fields = model._meta.sorted_fields
    return tuple((field.column_name, getattr(field, "personal", False)) for field in fields)


@cache
def column_list(model: type[Record]) -> str:
    """Return the names of a table's columns as SQL writes them, in the order of `columns`."""
    return ", ".join(name for name, _ in columns(model))


def from_row(model: Any, row: tuple[Any, ...]) -> Any:
    """Return a record made of a stored row whose values stand in the order of `columns`."""
    record = model.__new__(model)
    record.__data__ = dict(zip(names(model), row))
    record.__rel__, record._dirty = {}, set()
    return record


@cache
def names(model: type[Record]) -> tuple[str, ...]:
    """Return the names of a table's columns, in order."""
    return tuple(name for name, _ in columns(model))


@cache
def public_places(model: type[Record]) -> tuple[tuple[int, str], ...]:
    """Return (place, name) of the columns that journal lines hold."""
    return tuple((n, name) for n, (name, personal) in enumerate(columns(model)) if not personal)


@cache
def personal_places(model: type[Record]) -> tuple[tuple[int, str], ...]:
    """Return (place, name) of the columns that stay in companions."""
    return tuple((n, name) for n, (name, personal) in enumerate(columns(model)) if personal)


def rows(model: Any, where: str, *values: Any) -> list[Any]:
    """Return the records of a table that fulfil an SQL condition (and ORDER BY or LIMIT behind it).

    For the lookups that verbs and screens do all day: a fortieth of the cost of building a query.
    """
    sql = f"SELECT {column_list(model)} FROM {model._meta.table_name} WHERE {where}"
    return [from_row(model, row) for row in db.execute_sql(sql, values)]


def first(model: Any, where: str, *values: Any) -> Any:
    """Return the first record that fulfils an SQL condition, or None."""
    found = rows(model, f"{where} LIMIT 1", *values)
    return found[0] if found else None
