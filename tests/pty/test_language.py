"""The screens in the language of the account that opens them, on a real terminal."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.pty.terminal import Terminal


def test_the_screens_speak_the_language_of_the_account(closed_register: Path) -> None:
    connection = sqlite3.connect(closed_register)
    connection.execute("UPDATE account SET lang = 'en' WHERE name = 'officer'")
    connection.commit()
    connection.close()
    for account, bar, key in (
        ("officer", "F2 Visit", "? Help"),
        ("officer2", "F2 Lượt", "? Giúp"),
    ):
        with Terminal(closed_register, account) as terminal:
            terminal.wait_for(bar, key)
