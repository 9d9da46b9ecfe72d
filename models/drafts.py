"""Half-filled forms: a small file beside the register, one row per account, form and window.

Drafts are not the register: they are not journalled, and they vanish when the form is saved. A
form goes with the person: the window that opens it again takes the draft over. Windows of one
account that fill the same form never overwrite each other.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from .errors import Refused

KEPT_DAYS = 30
"""Days after which a draft that nobody opened again is forgotten: it may hold somebody's numbers."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS draft (
  account_id INTEGER NOT NULL, form TEXT NOT NULL, window TEXT NOT NULL DEFAULT '', body TEXT NOT NULL,
  kept_at TEXT NOT NULL, PRIMARY KEY (account_id, form, window)) STRICT, WITHOUT ROWID
"""

_STEPS = (
    "ALTER TABLE draft RENAME TO draft_before",
    _SCHEMA,
    "INSERT INTO draft (account_id, form, body, kept_at)"
    " SELECT account_id, form, body, kept_at FROM draft_before",
    "DROP TABLE draft_before",
)
"""From the table of 0.1.0, where windows of one account shared a draft."""

_FORGET = f"DELETE FROM draft WHERE kept_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-{KEPT_DAYS} days')"

_KEEP = """
INSERT INTO draft
SELECT ?, ?, ?, ?, CASE WHEN present > last THEN present ELSE last || '+' END
FROM (SELECT strftime('%Y-%m-%dT%H:%M:%fZ') AS present) JOIN
  (SELECT coalesce(max(kept_at), '') AS last FROM draft)
WHERE true ON CONFLICT DO UPDATE SET body = excluded.body, kept_at = excluded.kept_at
"""
"""The newest goes first, though two windows keep in the same millisecond or the clock was set back."""

_NEAREST = (
    "SELECT {columns} FROM draft WHERE account_id = :account AND form = :form"
    " ORDER BY window = :window DESC, kept_at DESC LIMIT 1"
)
"""This window's own draft, or else the newest one."""

_TAKE_OVER = (
    "UPDATE draft SET window = :window WHERE account_id = :account AND form = :form"
    f" AND window = ({_NEAREST.format(columns='window')})"
)


class Drafts:
    """The drafts of one register, as one window sees them; readable by the register's owner only."""

    def __init__(self, register: Path) -> None:
        self.path = register.with_name(register.name + ".drafts")
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        self._window = os.urandom(6).hex()
        self._last: dict[tuple[int, str], str] = {}
        self._parted: set[tuple[int, str]] = set()
        self._connection = sqlite3.connect(self.path, timeout=2, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = wal")
        self._connection.execute("PRAGMA synchronous = full")
        self._make()

    def keep(self, account_id: int, form: str, fields: dict[str, str]) -> None:
        """Keep what is in a form now; a form with nothing in it keeps nothing.

        What this window has kept already is not kept again: another window may have taken it over
        and saved it since. Raises `Refused` when it cannot be kept, such as on a full disk.
        """
        if not any(fields.values()):
            self.drop(account_id, form)
            return
        body = json.dumps(fields, ensure_ascii=False)
        if self._last.get((account_id, form)) == body:
            return
        if self.lost(account_id, form):
            self._parted.add((account_id, form))
        try:
            self._connection.execute(
                _KEEP,
                (account_id, form, self._window, body),
            )
        except sqlite3.OperationalError as error:
            raise Refused("draft", cause=str(error)) from error
        self._last[account_id, form] = body

    def kept(self, account_id: int, form: str) -> dict[str, str]:
        """Return what is kept of a form, empty when nothing is; from now on it is this window's."""
        asked = {"account": account_id, "form": form, "window": self._window}
        with suppress(sqlite3.OperationalError):
            self._connection.execute(_TAKE_OVER, asked)
        row = self._connection.execute(_NEAREST.format(columns="body"), asked).fetchone()
        if row is None:
            return {}
        self._last[account_id, form] = row[0]
        return dict(json.loads(row[0]))

    def forms(self, account_id: int) -> list[str]:
        """Return the names of the forms of which an account has drafts, whatever the window."""
        asked = "SELECT DISTINCT form FROM draft WHERE account_id = ? ORDER BY form DESC"
        return [form for (form,) in self._connection.execute(asked, (account_id,))]

    def lost(self, account_id: int, form: str) -> bool:
        """Tell whether another window took over what this one kept of a form, and may have saved it."""
        if (account_id, form) in self._parted or (account_id, form) not in self._last:
            return (account_id, form) in self._parted
        own = "SELECT 1 FROM draft WHERE account_id = ? AND form = ? AND window = ?"
        return self._connection.execute(own, (account_id, form, self._window)).fetchone() is None

    def drop(self, account_id: int, form: str) -> None:
        """Forget a form's draft, once the form is saved or emptied; another window keeps its own.

        Where it cannot be forgotten it is offered back once more: what is saved must not look unsaved.
        """
        self._last.pop((account_id, form), None)
        self._parted.discard((account_id, form))
        with suppress(sqlite3.OperationalError):
            self._connection.execute(
                "DELETE FROM draft WHERE account_id = ? AND form = ? AND window = ?",
                (account_id, form, self._window),
            )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _make(self) -> None:
        """Make the table, or give that of an older program its windows; forget what is too old."""
        with self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            columns = [row[1] for row in self._connection.execute("PRAGMA table_info(draft)")]
            for step in _STEPS if columns and "window" not in columns else (_SCHEMA,):
                self._connection.execute(step)
        with suppress(sqlite3.OperationalError):
            self._connection.execute(_FORGET)
