"""Bring a register file's schema up to date, one numbered module of SQL at a time."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sqlite3
from collections.abc import Iterator

from . import migrations, text, units

FUNCTIONS = {
    "name_terms": (1, text.terms),
    "name_key": (1, text.name_key),
    "word_key": (1, text.word_key),
    "unit_terms": (-1, units.search_words),
}
"""What the SQL of a migration may call to fill derived columns of rows that are already there.

Never in an index, a trigger or a column: other programs that open the file have none of these.
"""


def found() -> list[tuple[int, str]]:
    """Return (number, SQL) of every migration; raises RuntimeError when the folder is empty or gapped."""
    names = sorted(m.name for m in pkgutil.iter_modules(migrations.__path__) if re.match(r"\d{4}_", m.name))
    numbers = [int(name[:4]) for name in names]
    if not names or numbers != list(range(1, len(names) + 1)):
        raise RuntimeError(f"migrations are missing from the installation: found {names}")
    package = migrations.__name__
    return [(int(name[:4]), importlib.import_module(f"{package}.{name}").SQL) for name in names]


def newest() -> int:
    """Return the schema version that this program knows."""
    return found()[-1][0]


def pending(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Return the migrations that a register still lacks; changes nothing."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return [(number, sql) for number, sql in found() if number > version]


def run(connection: sqlite3.Connection) -> None:
    """Apply the pending migrations, each in one transaction with its version number.

    Several programs may open an old register at once: who waited for another finds it done.
    """
    _lend_functions(connection)
    for number, sql in pending(connection):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if number in dict(pending(connection)):
                for statement in _statements(sql):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one; a trigger is one."""
    statement = ""
    for piece in script.split(";")[:-1]:
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _lend_functions(connection: sqlite3.Connection) -> None:
    for name, (arguments, function) in FUNCTIONS.items():
        connection.create_function(name, arguments, function, deterministic=True)


def schema(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the SQL of every table, index and trigger by its name, blanks collapsed."""
    cursor = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: " ".join(sql.split()) for name, sql in cursor}


def expected_schema(version: int) -> dict[str, str]:
    """Return the schema that the migrations up to a version make."""
    connection = sqlite3.connect(":memory:")
    try:
        _lend_functions(connection)
        for number, sql in found():
            if number <= version:
                connection.executescript(sql)
        return schema(connection)
    finally:
        connection.close()
