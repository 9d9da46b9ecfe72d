"""What each account sees on each terminal it signs in from, and where it places tones."""

from . import walls

SQL = """
ALTER TABLE account ADD COLUMN tone_style TEXT CHECK (tone_style IN ('old', 'modern'));
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
