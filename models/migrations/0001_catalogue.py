"""Units, sectors, procedures, reasons, hours, days off and roles: what fixtures load."""

SQL = """
CREATE TABLE province (
  code TEXT PRIMARY KEY CHECK (code GLOB '[0-9][0-9]'),
  name TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT
) STRICT;

CREATE TABLE commune (
  code TEXT PRIMARY KEY CHECK (code GLOB '[0-9][0-9][0-9][0-9][0-9]'),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('Xã', 'Phường', 'Đặc khu')),
  province_code TEXT NOT NULL REFERENCES province (code),
  area_km2 REAL CHECK (area_km2 > 0),
  folded TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT
) STRICT;

CREATE TABLE former_commune (
  former_code TEXT NOT NULL,
  commune_code TEXT NOT NULL REFERENCES commune (code),
  former_name TEXT NOT NULL,
  former_district TEXT NOT NULL,
  former_province TEXT NOT NULL,
  main_part INTEGER NOT NULL CHECK (main_part IN (0, 1)),
  folded TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT,
  PRIMARY KEY (former_code, commune_code)
) STRICT, WITHOUT ROWID;

CREATE TABLE neighbourhood (
  commune_code TEXT NOT NULL REFERENCES commune (code),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT,
  PRIMARY KEY (commune_code, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE ethnic_group (
  code TEXT PRIMARY KEY CHECK (code GLOB '[0-9][0-9]'),
  name TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT
) STRICT;

CREATE TABLE sector (
  name TEXT PRIMARY KEY,
  short TEXT NOT NULL,
  series TEXT NOT NULL CHECK (series GLOB '[A-Z]'),
  position INTEGER NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT
) STRICT;

CREATE TABLE procedure (
  code TEXT NOT NULL CHECK (code GLOB '[0-9].[0-9][0-9][0-9][0-9][0-9][0-9]'),
  valid_from TEXT NOT NULL, valid_to TEXT,
  name TEXT NOT NULL,
  sector TEXT NOT NULL REFERENCES sector (name),
  authority TEXT NOT NULL,
  fee TEXT, fee_conf TEXT NOT NULL,
  online_level TEXT, online_conf TEXT NOT NULL,
  decision TEXT, confidence TEXT NOT NULL, source TEXT,
  from_assumed INTEGER NOT NULL CHECK (from_assumed IN (0, 1)),
  folded TEXT NOT NULL,
  initials TEXT NOT NULL,
  PRIMARY KEY (code, valid_from),
  CHECK (valid_to IS NULL OR valid_to > valid_from)
) STRICT;
CREATE UNIQUE INDEX procedure_in_force ON procedure (code) WHERE valid_to IS NULL;

CREATE TABLE short_name (
  procedure_code TEXT PRIMARY KEY,
  short TEXT NOT NULL,
  hot_key TEXT CHECK (hot_key GLOB '[a-z][a-z]*' AND NOT hot_key GLOB '*[^a-z]*'),
  folded TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT
) STRICT;
CREATE UNIQUE INDEX short_name_hot_key ON short_name (hot_key) WHERE valid_to IS NULL;

CREATE TABLE procedure_case (
  procedure_code TEXT NOT NULL,
  procedure_from TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 99),
  name TEXT NOT NULL,
  limit_unit TEXT NOT NULL CHECK (limit_unit IN ('WD', 'CD', 'H', 'INDAY', 'PLAN', 'UNKNOWN')),
  limit_value INTEGER,
  limit_conf TEXT NOT NULL CHECK (limit_conf IN ('sourced', 'inferred-unit', 'memory', 'unknown')),
  note TEXT,
  valid_from TEXT NOT NULL, valid_to TEXT,
  PRIMARY KEY (procedure_code, procedure_from, position),
  FOREIGN KEY (procedure_code, procedure_from) REFERENCES procedure (code, valid_from),
  CHECK (CASE WHEN limit_unit IN ('WD', 'CD', 'H') THEN limit_value > 0
              WHEN limit_unit = 'INDAY' THEN limit_value = 0
              ELSE limit_value IS NULL END)
) STRICT;

CREATE TABLE paper (
  procedure_code TEXT NOT NULL,
  procedure_from TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('submit', 'show')),
  position INTEGER NOT NULL CHECK (position > 0),
  short TEXT NOT NULL,
  paper TEXT NOT NULL,
  originals INTEGER NOT NULL CHECK (originals >= 0),
  copies INTEGER NOT NULL CHECK (copies >= 0),
  conditional INTEGER NOT NULL CHECK (conditional IN (0, 1)),
  valid_from TEXT NOT NULL, valid_to TEXT,
  PRIMARY KEY (procedure_code, procedure_from, position),
  FOREIGN KEY (procedure_code, procedure_from) REFERENCES procedure (code, valid_from)
) STRICT;

CREATE TABLE help_kind (
  code TEXT PRIMARY KEY,
  page INTEGER NOT NULL CHECK (page IN (1, 2)),
  key INTEGER NOT NULL CHECK (key BETWEEN 1 AND 8),
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  task_group INTEGER NOT NULL CHECK (task_group IN (1, 2, 3)),
  indicator TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT
) STRICT;
CREATE UNIQUE INDEX help_kind_key ON help_kind (page, key) WHERE valid_to IS NULL;

CREATE TABLE reason (
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9),
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT,
  CHECK (key = kind || '.' || code)
) STRICT;

CREATE TABLE opening_hours (
  place_kind TEXT NOT NULL,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens TEXT NOT NULL CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]'),
  closes TEXT NOT NULL CHECK (closes GLOB '[0-2][0-9]:[0-5][0-9]'),
  counts_for_limits INTEGER NOT NULL CHECK (counts_for_limits IN (0, 1)),
  confidence TEXT NOT NULL,
  source TEXT,
  valid_from TEXT NOT NULL, valid_to TEXT,
  PRIMARY KEY (place_kind, weekday, opens),
  CHECK (closes > opens)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_off (
  date TEXT PRIMARY KEY CHECK (date IS date(date)),
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'compensatory', 'swap_off', 'swap_work')),
  name TEXT NOT NULL,
  instead_of TEXT CHECK (instead_of IS date(instead_of)),
  confidence TEXT NOT NULL,
  source TEXT,
  valid_from TEXT NOT NULL, valid_to TEXT,
  CHECK (kind <> 'swap_work' OR instead_of IS NOT NULL)
) STRICT;

CREATE TABLE role (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  home TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT
) STRICT;

CREATE TABLE role_right (
  role TEXT NOT NULL REFERENCES role (code),
  right TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT,
  PRIMARY KEY (role, right)
) STRICT, WITHOUT ROWID;
"""
