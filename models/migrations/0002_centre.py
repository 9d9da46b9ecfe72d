"""The centre itself, its people, and the journal that remembers every change."""

from . import walls

SQL = """
CREATE TABLE register (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  centre_number TEXT NOT NULL CHECK (length(centre_number) = 32),
  replica INTEGER NOT NULL CHECK (replica BETWEEN 0 AND 2147483647),
  counter INTEGER NOT NULL CHECK (counter >= 0)
) STRICT;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  line TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'journal: a line goes behind the last one'); END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal: lines are never changed'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal: lines are never deleted'); END;

CREATE TABLE companion (
  seq INTEGER PRIMARY KEY REFERENCES journal (seq),
  salt TEXT,
  body TEXT,
  CHECK ((salt IS NULL) = (body IS NULL))
) STRICT;
CREATE TRIGGER companion_of_last_line BEFORE INSERT ON companion
WHEN NEW.seq IS NOT (SELECT max(seq) FROM journal) OR NEW.body IS NULL
  OR EXISTS (SELECT 1 FROM companion WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'journal: a companion comes with its line'); END;
CREATE TRIGGER companion_only_erased BEFORE UPDATE ON companion
WHEN NEW.seq <> OLD.seq OR NEW.body IS NOT NULL
  OR (SELECT json_extract(line, '$.verb') FROM journal ORDER BY seq DESC LIMIT 1)
     IS NOT 'retention.erase'
BEGIN SELECT RAISE(ABORT, 'journal: only retention erases a companion'); END;
CREATE TRIGGER companion_no_delete BEFORE DELETE ON companion
BEGIN SELECT RAISE(ABORT, 'journal: companions are never deleted'); END;

CREATE TABLE centre (
  id INTEGER PRIMARY KEY,
  commune_code TEXT NOT NULL REFERENCES commune (code),
  name TEXT NOT NULL,
  agency_code TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind IN ('centre', 'police', 'neighbourhood_house', 'home', 'road', 'remote')),
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE desk (
  id INTEGER PRIMARY KEY,
  place_id INTEGER NOT NULL REFERENCES place (id),
  number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 99),
  name TEXT NOT NULL,
  series TEXT NOT NULL CHECK (series <> '' AND NOT series GLOB '*[^A-Z]*'),
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40),
  display_name TEXT,
  os_user TEXT UNIQUE,
  desk_id INTEGER REFERENCES desk (id),
  place_id INTEGER REFERENCES place (id),
  password_hash TEXT,
  lang TEXT, glyphs TEXT, input_method TEXT,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE account_role (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  role_code TEXT NOT NULL REFERENCES role (code),
  position INTEGER NOT NULL CHECK (position > 0),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  UNIQUE (account_id, role_code)
) STRICT;

CREATE TABLE ssh_key (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  fingerprint TEXT NOT NULL UNIQUE,
  public_key TEXT,
  label TEXT,
  added_at TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT, terms TEXT, sort_key TEXT,
  birth_year INTEGER CHECK (birth_year BETWEEN 1880 AND 2100),
  sex TEXT CHECK (sex IN ('male', 'female')),
  phone TEXT, phone_reversed TEXT,
  identity_number TEXT,
  address TEXT,
  commune_code TEXT REFERENCES commune (code),
  neighbourhood TEXT,
  ethnic_code TEXT REFERENCES ethnic_group (code),
  written_at TEXT NOT NULL,
  erased_at TEXT
) STRICT;
CREATE INDEX person_phone ON person (phone_reversed) WHERE phone_reversed IS NOT NULL;
CREATE INDEX person_identity ON person (identity_number) WHERE identity_number IS NOT NULL;
CREATE INDEX person_sort ON person (sort_key);

CREATE VIRTUAL TABLE person_fts USING fts5(
  terms, content='person', content_rowid='id', columnsize=0, detail=none,
  prefix='1 2 3 4 5 6', tokenize="unicode61 remove_diacritics 0");
CREATE TRIGGER person_fts_add AFTER INSERT ON person WHEN NEW.terms IS NOT NULL
BEGIN INSERT INTO person_fts (rowid, terms) VALUES (NEW.id, NEW.terms); END;
CREATE TRIGGER person_fts_change AFTER UPDATE OF terms ON person WHEN NEW.terms IS NOT OLD.terms
BEGIN
  INSERT INTO person_fts (person_fts, rowid, terms)
    SELECT 'delete', OLD.id, OLD.terms WHERE OLD.terms IS NOT NULL;
  INSERT INTO person_fts (rowid, terms) SELECT NEW.id, NEW.terms WHERE NEW.terms IS NOT NULL;
END;

CREATE TABLE fixture_load (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  rows INTEGER NOT NULL,
  added INTEGER NOT NULL, changed INTEGER NOT NULL, closed INTEGER NOT NULL,
  loaded_at TEXT NOT NULL,
  account_id INTEGER REFERENCES account (id)
) STRICT;
""" + walls.never_deleted("centre place desk account account_role ssh_key person fixture_load")
