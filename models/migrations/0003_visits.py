"""Numbers, visits and what was asked for; dossiers and their steps; outcomes and ratings."""

from . import walls

SQL = """
CREATE TABLE number (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day IS date(day)),
  series TEXT NOT NULL CHECK (series GLOB '[A-Z]'),
  last INTEGER NOT NULL CHECK (last > 0),
  UNIQUE (day, series)
) STRICT;

CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day IS date(day)),
  series TEXT NOT NULL CHECK (series GLOB '[A-Z]'),
  number INTEGER NOT NULL CHECK (number > 0),
  rank INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN
    ('waiting', 'called', 'serving', 'on_hold', 'done', 'left', 'no_show', 'void')),
  since TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('onsite', 'booked', 'phone', 'home')),
  priority TEXT NOT NULL CHECK (priority IN
    ('none', 'elderly', 'disabled', 'pregnant', 'merit', 'ill', 'far')),
  place_id INTEGER NOT NULL REFERENCES place (id),
  desk_id INTEGER REFERENCES desk (id),
  to_desk_id INTEGER REFERENCES desk (id),
  person_id INTEGER REFERENCES person (id),
  sector TEXT REFERENCES sector (name),
  needs_phone_help INTEGER NOT NULL CHECK (needs_phone_help IN (0, 1)),
  needs_interpreter INTEGER NOT NULL CHECK (needs_interpreter IN (0, 1)),
  needs_mobility INTEGER NOT NULL CHECK (needs_mobility IN (0, 1)),
  arrived_at TEXT NOT NULL,
  called_at TEXT, started_at TEXT, finished_at TEXT,
  calls INTEGER NOT NULL CHECK (calls >= 0),
  waited INTEGER NOT NULL CHECK (waited >= 0),
  served INTEGER NOT NULL CHECK (served >= 0),
  held INTEGER NOT NULL CHECK (held >= 0),
  reason_key TEXT REFERENCES reason (key),
  account_id INTEGER NOT NULL REFERENCES account (id),
  note TEXT,
  UNIQUE (day, series, number),
  CHECK (state NOT IN ('called', 'serving', 'on_hold') OR desk_id IS NOT NULL),
  CHECK ((state IN ('done', 'left', 'void')) = (finished_at IS NOT NULL)),
  CHECK (state <> 'void' OR reason_key IS NOT NULL)
) STRICT;
CREATE INDEX visit_queue ON visit (day, state, rank);
CREATE INDEX visit_person ON visit (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX visit_desk ON visit (desk_id, day, called_at) WHERE desk_id IS NOT NULL;

CREATE TABLE asked (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 99),
  procedure_code TEXT NOT NULL,
  procedure_from TEXT NOT NULL,
  UNIQUE (visit_id, position),
  FOREIGN KEY (procedure_code, procedure_from) REFERENCES procedure (code, valid_from)
) STRICT;

CREATE TABLE dossier (
  id INTEGER PRIMARY KEY,
  code TEXT UNIQUE, code_reversed TEXT,
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 10),
  since TEXT NOT NULL,
  channel INTEGER NOT NULL CHECK (channel IN (1, 2, 3)),
  procedure_code TEXT NOT NULL,
  procedure_from TEXT NOT NULL,
  case_position INTEGER NOT NULL,
  owner_id INTEGER REFERENCES person (id),
  submitter_id INTEGER REFERENCES person (id),
  authorisation TEXT,
  sets INTEGER NOT NULL CHECK (sets > 0),
  registered_at TEXT NOT NULL,
  received_at TEXT, received_day TEXT CHECK (received_day IS date(received_day)),
  book_number INTEGER,
  limit_unit TEXT NOT NULL, limit_value INTEGER,
  due_original TEXT, due_current TEXT,
  due_day TEXT CHECK (due_day IS date(due_day)),
  due_reasons TEXT NOT NULL,
  paused_from INTEGER CHECK (paused_from IN (2, 4)),
  handed_over_at TEXT,
  holder_account_id INTEGER REFERENCES account (id),
  holder_unit TEXT,
  supplement_asked INTEGER NOT NULL CHECK (supplement_asked >= 0),
  apologised_at TEXT,
  completed_at TEXT, completed_day TEXT CHECK (completed_day IS date(completed_day)),
  result_kind TEXT CHECK (result_kind IN ('granted', 'declined')),
  result_number TEXT,
  shelf TEXT,
  returned_at TEXT, returned_day TEXT CHECK (returned_day IS date(returned_day)),
  return_way TEXT CHECK (return_way IN ('in_person', 'post', 'online')),
  collector TEXT, collector_identity TEXT, collector_authorisation TEXT,
  fee INTEGER CHECK (fee >= 0),
  receipt_number TEXT,
  receiver_id INTEGER REFERENCES account (id),
  visit_id INTEGER REFERENCES visit (id),
  desk_id INTEGER REFERENCES desk (id),
  voided_at TEXT, void_reason_key TEXT REFERENCES reason (key),
  note TEXT,
  FOREIGN KEY (procedure_code, procedure_from, case_position)
    REFERENCES procedure_case (procedure_code, procedure_from, position),
  CHECK ((code IS NULL) = (code_reversed IS NULL)),
  CHECK ((received_at IS NULL) = (received_day IS NULL)),
  CHECK ((completed_at IS NULL) = (completed_day IS NULL)),
  CHECK ((returned_at IS NULL) = (returned_day IS NULL)),
  CHECK (state NOT IN (2, 4, 6, 9, 10) OR received_at IS NOT NULL),
  CHECK (state NOT IN (9, 10) OR completed_at IS NOT NULL),
  CHECK (state <> 10 OR returned_at IS NOT NULL),
  CHECK (due_current IS NULL OR due_original IS NOT NULL),
  CHECK ((voided_at IS NULL) = (void_reason_key IS NULL))
) STRICT;
CREATE INDEX dossier_due ON dossier (due_day, state) WHERE voided_at IS NULL AND completed_at IS NULL;
CREATE INDEX dossier_state ON dossier (state, since) WHERE voided_at IS NULL;
CREATE INDEX dossier_owner ON dossier (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX dossier_code_end ON dossier (code_reversed) WHERE code_reversed IS NOT NULL;
CREATE INDEX dossier_received ON dossier (received_day);

CREATE TABLE dossier_paper (
  id INTEGER PRIMARY KEY,
  dossier_id INTEGER NOT NULL REFERENCES dossier (id),
  position INTEGER NOT NULL CHECK (position > 0),
  paper TEXT,
  originals INTEGER NOT NULL CHECK (originals >= 0),
  copies INTEGER NOT NULL CHECK (copies >= 0),
  missing INTEGER NOT NULL CHECK (missing IN (0, 1)),
  UNIQUE (dossier_id, position)
) STRICT;

CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  dossier_id INTEGER NOT NULL REFERENCES dossier (id),
  position INTEGER NOT NULL CHECK (position > 0),
  from_state INTEGER CHECK (from_state BETWEEN 1 AND 10),
  to_state INTEGER NOT NULL CHECK (to_state BETWEEN 1 AND 10),
  act TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('desk', 'case_officer', 'applicant', 'portal', 'supervisor')),
  at TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day IS date(day)),
  account_id INTEGER NOT NULL REFERENCES account (id),
  to_account_id INTEGER REFERENCES account (id),
  to_unit TEXT,
  due_at TEXT,
  reason_key TEXT REFERENCES reason (key),
  amount INTEGER CHECK (amount >= 0),
  note TEXT,
  UNIQUE (dossier_id, position)
) STRICT;

CREATE TABLE outcome (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  asked_id INTEGER REFERENCES asked (id),
  kind TEXT NOT NULL CHECK (kind IN ('ACCEPTED', 'ONLINE_ASSISTED', 'ONLINE_GUIDED', 'SUPPLEMENT',
    'SUPPLIED', 'REFUSED', 'DONE_ON_SPOT', 'RESULT', 'FEE', 'WITHDRAW', 'STOP', 'INFO',
    'REFERRED', 'COMPLAINT', 'HOME_VISIT', 'NOTHING')),
  at TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day IS date(day)),
  account_id INTEGER NOT NULL REFERENCES account (id),
  desk_id INTEGER REFERENCES desk (id),
  dossier_id INTEGER REFERENCES dossier (id),
  reason_key TEXT REFERENCES reason (key),
  copies INTEGER CHECK (copies > 0),
  pages INTEGER CHECK (pages > 0),
  fee INTEGER CHECK (fee >= 0),
  receipt_number TEXT,
  payment TEXT CHECK (payment IN ('cash', 'online', 'exempt')),
  helper_id INTEGER REFERENCES account (id),
  appointment_day TEXT CHECK (appointment_day IS date(appointment_day)),
  detail TEXT,
  voided_at TEXT, void_reason_key TEXT REFERENCES reason (key),
  CHECK (kind NOT IN ('ACCEPTED', 'ONLINE_ASSISTED', 'SUPPLIED', 'RESULT', 'FEE', 'WITHDRAW', 'STOP',
    'DONE_ON_SPOT') OR dossier_id IS NOT NULL),
  CHECK (kind NOT IN ('SUPPLEMENT', 'REFUSED', 'WITHDRAW', 'NOTHING') OR reason_key IS NOT NULL),
  CHECK (kind <> 'DONE_ON_SPOT' OR copies IS NOT NULL)
) STRICT;
CREATE INDEX outcome_visit ON outcome (visit_id);
CREATE INDEX outcome_asked ON outcome (asked_id) WHERE asked_id IS NOT NULL;
CREATE INDEX outcome_day ON outcome (day, kind);
CREATE INDEX outcome_dossier ON outcome (dossier_id) WHERE dossier_id IS NOT NULL;

CREATE TABLE outcome_paper (
  id INTEGER PRIMARY KEY,
  outcome_id INTEGER NOT NULL REFERENCES outcome (id),
  position INTEGER NOT NULL CHECK (position > 0),
  paper TEXT,
  UNIQUE (outcome_id, position)
) STRICT;

CREATE TABLE rating (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day IS date(day)),
  at TEXT NOT NULL,
  visit_id INTEGER REFERENCES visit (id),
  dossier_id INTEGER REFERENCES dossier (id),
  score INTEGER NOT NULL CHECK (score IN (1, 2, 3)),
  reason_key TEXT REFERENCES reason (key),
  keyed_by TEXT NOT NULL CHECK (keyed_by IN ('citizen', 'staff')),
  desk_id INTEGER REFERENCES desk (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  comment TEXT,
  CHECK ((visit_id IS NULL) <> (dossier_id IS NULL)),
  CHECK (score = 3 OR reason_key IS NULL)
) STRICT;
CREATE UNIQUE INDEX rating_once_a_visit ON rating (visit_id) WHERE visit_id IS NOT NULL;
CREATE UNIQUE INDEX rating_once_a_dossier ON rating (dossier_id) WHERE dossier_id IS NOT NULL;
""" + walls.never_deleted("number visit asked dossier dossier_paper step outcome outcome_paper rating")
