"""Half-filled forms: a small file beside the register, one row per account and form.

Drafts are not the register: they are not journalled, and they vanish when the form is saved.
"""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

from .errors import Refused

_SCHEMA = """
CREATE TABLE IF NOT EXISTS draft (
  account_id INTEGER NOT NULL, form TEXT NOT NULL, body TEXT NOT NULL, kept_at TEXT NOT NULL,
  PRIMARY KEY (account_id, form)) STRICT, WITHOUT ROWID
"""


class Drafts:
    """The drafts of one register, readable by its owner only."""

    def __init__(self, register: Path) -> None:
        self.path = register.with_name(register.name + ".drafts")
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        self._connection = sqlite3.connect(self.path, timeout=2, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = wal")
        self._connection.execute("PRAGMA synchronous = normal")
        self._connection.execute(_SCHEMA)

    def keep(self, account_id: int, form: str, fields: dict[str, str]) -> None:
        """Keep what is in a form now; a form with nothing in it keeps nothing.

        Raises `Refused` when it cannot be kept, such as on a full disk.
        """
        if not any(fields.values()):
            self.drop(account_id, form)
            return
        try:
            self._connection.execute(
                "INSERT INTO draft VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ'))"
                " ON CONFLICT DO UPDATE SET body = excluded.body, kept_at = excluded.kept_at",
                (account_id, form, json.dumps(fields, ensure_ascii=False)),
            )
        except sqlite3.OperationalError as error:
            raise Refused("draft", cause=str(error)) from error

    def kept(self, account_id: int, form: str) -> dict[str, str]:
        """Return what is kept of a form, empty when nothing is."""
        row = self._connection.execute(
            "SELECT body FROM draft WHERE account_id = ? AND form = ?", (account_id, form)
        ).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def drop(self, account_id: int, form: str) -> None:
        """Forget a form's draft, once the form is saved or emptied."""
        self._connection.execute("DELETE FROM draft WHERE account_id = ? AND form = ?", (account_id, form))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
