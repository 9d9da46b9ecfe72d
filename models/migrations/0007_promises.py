"""What promises need: limits of the place, rules of pauses, slips, reminders, days opened and closed."""

from . import walls

SQL = """
ALTER TABLE centre ADD COLUMN due_time TEXT CHECK (due_time IN ('closing', 'clock'));

CREATE TABLE local_limit (
  procedure_code TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 99),
  limit_unit TEXT NOT NULL CHECK (limit_unit IN ('WD', 'CD', 'H', 'INDAY')),
  limit_value INTEGER NOT NULL,
  source TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT,
  PRIMARY KEY (procedure_code, position),
  CHECK (CASE WHEN limit_unit = 'INDAY' THEN limit_value = 0 ELSE limit_value > 0 END)
) STRICT, WITHOUT ROWID;

CREATE TABLE pause_rule (
  procedure_code TEXT PRIMARY KEY,
  at_intake TEXT NOT NULL CHECK (at_intake IN ('restart', 'resume')),
  in_processing TEXT NOT NULL CHECK (in_processing IN ('restart', 'resume')),
  supply_days INTEGER NOT NULL CHECK (supply_days BETWEEN 1 AND 365),
  source TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT
) STRICT;

CREATE TABLE slip_number (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL CHECK (form IN ('01', '02', '03', '04', '05', '06', 'BG')),
  year INTEGER NOT NULL CHECK (year BETWEEN 2025 AND 2199),
  last INTEGER NOT NULL CHECK (last > 0),
  UNIQUE (form, year)
) STRICT;

CREATE TABLE slip (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL CHECK (form IN ('01', '02', '03', '04', '05', '06', 'BG')),
  year INTEGER NOT NULL CHECK (year BETWEEN 2025 AND 2199),
  number INTEGER NOT NULL CHECK (number > 0),
  at TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day IS date(day)),
  account_id INTEGER NOT NULL REFERENCES account (id),
  dossier_id INTEGER REFERENCES dossier (id),
  outcome_id INTEGER REFERENCES outcome (id),
  step_id INTEGER REFERENCES step (id),
  to_unit TEXT,
  UNIQUE (form, year, number),
  CHECK ((form = 'BG') = (dossier_id IS NULL AND outcome_id IS NULL))
) STRICT;
CREATE INDEX slip_dossier ON slip (dossier_id, form) WHERE dossier_id IS NOT NULL;
CREATE INDEX slip_outcome ON slip (outcome_id) WHERE outcome_id IS NOT NULL;

CREATE TABLE reminder (
  id INTEGER PRIMARY KEY,
  dossier_id INTEGER NOT NULL REFERENCES dossier (id),
  at TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day IS date(day)),
  account_id INTEGER NOT NULL REFERENCES account (id),
  result TEXT NOT NULL CHECK (result IN ('reached', 'no_answer', 'wrong_number', 'message')),
  note TEXT
) STRICT;
CREATE INDEX reminder_dossier ON reminder (dossier_id, at);

CREATE TABLE workday (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL UNIQUE CHECK (day IS date(day)),
  opened_at TEXT, opened_by INTEGER REFERENCES account (id),
  closed_at TEXT, closed_by INTEGER REFERENCES account (id),
  backup TEXT, backup_sha256 TEXT CHECK (length(backup_sha256) = 64),
  note TEXT,
  CHECK (opened_at IS NOT NULL OR closed_at IS NOT NULL)
) STRICT;

ALTER TABLE dossier ADD COLUMN sector TEXT REFERENCES sector (name);
ALTER TABLE dossier ADD COLUMN due_judged TEXT;
ALTER TABLE dossier ADD COLUMN answer_by TEXT;
ALTER TABLE dossier ADD COLUMN hand_over_by TEXT;
ALTER TABLE dossier ADD COLUMN supply_by TEXT CHECK (supply_by IS date(supply_by));
ALTER TABLE dossier ADD COLUMN result_day TEXT CHECK (result_day IS date(result_day));
ALTER TABLE dossier ADD COLUMN result_signer TEXT;
ALTER TABLE dossier ADD COLUMN receipt_lost INTEGER CHECK (receipt_lost IN (0, 1));
ALTER TABLE dossier ADD COLUMN originals_back INTEGER CHECK (originals_back IN (0, 1));
ALTER TABLE step ADD COLUMN begins INTEGER CHECK (begins IN (0, 1));
ALTER TABLE step ADD COLUMN by_hand INTEGER CHECK (by_hand IN (0, 1));
ALTER TABLE step ADD COLUMN slip_id INTEGER REFERENCES slip (id);
ALTER TABLE step ADD COLUMN papers TEXT;
CREATE INDEX step_day ON step (day, act);
CREATE INDEX step_slip ON step (slip_id) WHERE slip_id IS NOT NULL;

UPDATE dossier SET
  sector = (SELECT p.sector FROM procedure p
    WHERE p.code = dossier.procedure_code AND p.valid_from = dossier.procedure_from),
  supply_by = CASE WHEN state = 5 THEN date(since, '+7 hours', '+21 days') END,
  due_judged = CASE WHEN apologised_at IS NULL THEN due_current ELSE due_original END;

UPDATE step SET begins = 1
  WHERE act = 'dossier.accept' OR act = 'dossier.supply' AND to_state = 2;
UPDATE step SET by_hand = 1
  WHERE act = 'dossier.apologise' OR begins AND dossier_id IN (SELECT id FROM dossier
    WHERE due_reasons LIKE '["ngày hẹn nhập tay"%' OR due_reasons LIKE '["giải quyết ngay"%');

DROP INDEX dossier_due;
DROP INDEX dossier_state;
CREATE INDEX dossier_running ON dossier (due_day, sector, desk_id)
  WHERE voided_at IS NULL AND state IN (2, 4);
CREATE INDEX dossier_filed ON dossier (answer_by, sector, desk_id) WHERE voided_at IS NULL AND state = 1;
CREATE INDEX dossier_kept ON dossier (hand_over_by, sector, desk_id) WHERE voided_at IS NULL AND state = 2;
CREATE INDEX dossier_supplement ON dossier (supply_by, sector, desk_id)
  WHERE voided_at IS NULL AND state = 5;
CREATE INDEX dossier_payment ON dossier (since, sector, desk_id) WHERE voided_at IS NULL AND state = 6;
CREATE INDEX dossier_finished ON dossier (completed_day, sector, desk_id)
  WHERE voided_at IS NULL AND state = 9;
CREATE INDEX dossier_codeless ON dossier (registered_at, sector, desk_id)
  WHERE voided_at IS NULL AND code IS NULL AND state IN (1, 2, 4, 5, 6, 9);
""" + walls.never_deleted("slip_number slip reminder workday")
