"""Teams, volunteers, shifts, trainings, lessons, errands and help sessions."""

from . import walls

SQL = """
CREATE TABLE team (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  task_group INTEGER CHECK (task_group IN (1, 2, 3)),
  neighbourhood TEXT,
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE volunteer (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  account_id INTEGER UNIQUE REFERENCES account (id),
  name TEXT, sort_key TEXT,
  birth_year INTEGER CHECK (birth_year BETWEEN 1880 AND 2100),
  phone TEXT,
  organisation TEXT,
  pledged_day TEXT CHECK (pledged_day IS date(pledged_day)),
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE team_member (
  id INTEGER PRIMARY KEY,
  team_id INTEGER NOT NULL REFERENCES team (id),
  volunteer_id INTEGER NOT NULL REFERENCES volunteer (id),
  from_day TEXT NOT NULL CHECK (from_day IS date(from_day)),
  to_day TEXT CHECK (to_day IS date(to_day)),
  UNIQUE (team_id, volunteer_id, from_day)
) STRICT;
CREATE INDEX team_member_volunteer ON team_member (volunteer_id);

CREATE TABLE shift (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day IS date(day)),
  volunteer_id INTEGER NOT NULL REFERENCES volunteer (id),
  place_id INTEGER NOT NULL REFERENCES place (id),
  starts TEXT NOT NULL CHECK (starts GLOB '[0-2][0-9]:[0-5][0-9]'),
  ends TEXT NOT NULL CHECK (ends GLOB '[0-2][0-9]:[0-5][0-9]'),
  replaces_id INTEGER REFERENCES shift (id),
  checked_in_at TEXT, checked_out_at TEXT,
  cancelled_at TEXT,
  UNIQUE (day, volunteer_id, starts),
  CHECK (ends > starts)
) STRICT;

CREATE TABLE training (
  id INTEGER PRIMARY KEY,
  volunteer_id INTEGER NOT NULL REFERENCES volunteer (id),
  day TEXT NOT NULL CHECK (day IS date(day)),
  topic TEXT NOT NULL,
  confidentiality INTEGER NOT NULL CHECK (confidentiality IN (0, 1))
) STRICT;

CREATE TABLE lesson (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day IS date(day)),
  title TEXT NOT NULL,
  place_id INTEGER REFERENCES place (id),
  neighbourhood TEXT,
  heads INTEGER CHECK (heads >= 0),
  topics TEXT,
  held_at TEXT, cancelled_at TEXT
) STRICT;

CREATE TABLE lesson_teacher (
  id INTEGER PRIMARY KEY,
  lesson_id INTEGER NOT NULL REFERENCES lesson (id),
  volunteer_id INTEGER NOT NULL REFERENCES volunteer (id),
  UNIQUE (lesson_id, volunteer_id)
) STRICT;

CREATE TABLE errand (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('home_visit', 'transport', 'outreach')),
  state TEXT NOT NULL CHECK (state IN ('asked', 'assigned', 'done', 'not_done', 'void')),
  since TEXT NOT NULL,
  day TEXT CHECK (day IS date(day)),
  person_id INTEGER REFERENCES person (id),
  visit_id INTEGER REFERENCES visit (id),
  dossier_id INTEGER REFERENCES dossier (id),
  neighbourhood TEXT,
  address TEXT, contact TEXT, note TEXT,
  km REAL CHECK (km >= 0),
  reason_key TEXT REFERENCES reason (key),
  account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;

CREATE TABLE errand_volunteer (
  id INTEGER PRIMARY KEY,
  errand_id INTEGER NOT NULL REFERENCES errand (id),
  volunteer_id INTEGER NOT NULL REFERENCES volunteer (id),
  UNIQUE (errand_id, volunteer_id)
) STRICT;

CREATE TABLE help_session (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day IS date(day)),
  state TEXT NOT NULL CHECK (state IN ('open', 'ended', 'void')),
  started_at TEXT NOT NULL,
  ended_at TEXT,
  place_id INTEGER NOT NULL REFERENCES place (id),
  neighbourhood TEXT,
  team_id INTEGER REFERENCES team (id),
  visit_id INTEGER REFERENCES visit (id),
  dossier_id INTEGER REFERENCES dossier (id),
  errand_id INTEGER REFERENCES errand (id),
  procedure_code TEXT,
  people INTEGER NOT NULL CHECK (people BETWEEN 1 AND 999),
  elderly INTEGER NOT NULL CHECK (elderly IN (0, 1)),
  minority INTEGER NOT NULL CHECK (minority IN (0, 1)),
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  pregnant INTEGER NOT NULL CHECK (pregnant IN (0, 1)),
  result TEXT CHECK (result IN ('done', 'partial', 'handed_over', 'not_done')),
  reason_key TEXT REFERENCES reason (key),
  consent INTEGER NOT NULL CHECK (consent IN (0, 1)),
  name TEXT, phone_tail TEXT CHECK (length(phone_tail) <= 3),
  note TEXT,
  account_id INTEGER NOT NULL REFERENCES account (id),
  checked_by INTEGER REFERENCES account (id),
  checked_at TEXT,
  CHECK ((state = 'ended') = (result IS NOT NULL AND ended_at IS NOT NULL) OR state = 'void')
) STRICT;
CREATE INDEX help_session_day ON help_session (day, place_id);
CREATE INDEX help_session_visit ON help_session (visit_id) WHERE visit_id IS NOT NULL;

CREATE TABLE help_session_volunteer (
  id INTEGER PRIMARY KEY,
  help_session_id INTEGER NOT NULL REFERENCES help_session (id),
  volunteer_id INTEGER NOT NULL REFERENCES volunteer (id),
  UNIQUE (help_session_id, volunteer_id)
) STRICT;
CREATE INDEX help_session_volunteer_volunteer ON help_session_volunteer (volunteer_id);

CREATE TABLE tick (
  id INTEGER PRIMARY KEY,
  help_session_id INTEGER NOT NULL REFERENCES help_session (id),
  help_kind_code TEXT NOT NULL REFERENCES help_kind (code),
  count INTEGER NOT NULL CHECK (count > 0),
  UNIQUE (help_session_id, help_kind_code)
) STRICT;
""" + walls.never_deleted(
    "team volunteer team_member shift training lesson lesson_teacher"
    " errand errand_volunteer help_session help_session_volunteer tick"
)
