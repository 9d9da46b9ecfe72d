"""What each account sees on each terminal it signs in from."""

from . import walls

SQL = """
CREATE TABLE account_terminal (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  term TEXT NOT NULL,
  client TEXT,
  glyphs TEXT NOT NULL CHECK (glyphs IN ('full', 'console', 'ascii')),
  chosen_at TEXT NOT NULL
) STRICT;
CREATE INDEX account_terminal_account ON account_terminal (account_id);
""" + walls.never_deleted("account_terminal")
