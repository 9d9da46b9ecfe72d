"""What the green shirts need: heads by group, real duty hours, patterns of shifts, errands, lessons."""

from . import walls

_SUMS = (
    "turns heads volunteer_turns seconds elderly minority disabled pregnant ticks"
    " planned served planned_minutes duty_seconds"
)
_COUNTED = (
    "day, state, seconds, place_id, neighbourhood, team_id, visit_id, errand_id, person_id, procedure_code,"
    " people, elderly, minority, disabled, pregnant"
)


def _columns(names: str) -> str:
    return ", ".join(f"{name} INTEGER NOT NULL" for name in names.split())


def _dropped(table: str, what: str, which: str, when: str = "") -> str:
    """Return the trigger that drops figures kept of closed days when what they were made of changes."""
    event = what.split()[0].lower()
    return (
        f"CREATE TRIGGER struck_{table}_{event} AFTER {what} ON {table}{when}"
        f" BEGIN DELETE FROM struck{which}; END;\n"
    )


_DAY = " WHERE day = NEW.day"
_BOTH = " WHERE day IN (OLD.day, NEW.day)"
_SESSIONS = " WHERE day = (SELECT day FROM help_session WHERE id = NEW.help_session_id)"
_MEMBER = """ WHERE day >= min(NEW.from_day, OLD.from_day) AND (
    (NEW.team_id, NEW.volunteer_id, NEW.from_day) IS NOT (OLD.team_id, OLD.volunteer_id, OLD.from_day)
    OR day > min(coalesce(OLD.to_day, '9999'), coalesce(NEW.to_day, '9999'))
      AND day <= max(coalesce(OLD.to_day, '9999'), coalesce(NEW.to_day, '9999')))"""

STRUCK = f"""
CREATE TABLE struck (day TEXT PRIMARY KEY CHECK (day IS date(day))) STRICT, WITHOUT ROWID;
CREATE TABLE tally (
  part TEXT NOT NULL, key TEXT NOT NULL, day TEXT NOT NULL, {_columns(_SUMS)},
  PRIMARY KEY (part, key, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_day ON tally (day);
CREATE TABLE tally_known (
  part TEXT NOT NULL, key TEXT NOT NULL, person_id INTEGER NOT NULL, day TEXT NOT NULL,
  {_columns("heads elderly minority disabled pregnant")},
  PRIMARY KEY (part, key, person_id, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_known_day ON tally_known (day);
CREATE INDEX tally_known_more ON tally_known
  (part, key, person_id, day, heads, elderly, minority, disabled, pregnant)
  WHERE heads > 1 OR elderly + minority + disabled + pregnant > 0;
CREATE TRIGGER struck_gone AFTER DELETE ON struck BEGIN
  DELETE FROM tally WHERE day = OLD.day;
  DELETE FROM tally_known WHERE day = OLD.day;
END;
""" + "".join((
    _dropped("help_session", "INSERT", _DAY, " WHEN NEW.state = 'ended'"),
    _dropped("help_session", f"UPDATE OF {_COUNTED}", _BOTH),
    _dropped("help_session_volunteer", "INSERT", _SESSIONS),
    _dropped("help_session_volunteer", "UPDATE", _SESSIONS),
    _dropped("tick", "INSERT", _SESSIONS),
    _dropped("tick", "UPDATE", _SESSIONS),
    _dropped("shift", "INSERT", _DAY),
    _dropped("shift", "UPDATE", _BOTH),
    _dropped("team_member", "INSERT", " WHERE day >= NEW.from_day"),
    _dropped("team_member", "UPDATE", _MEMBER),
    _dropped("place", "UPDATE OF kind", ""),
    _dropped("help_kind", "UPDATE OF task_group", ""),
))  # fmt: skip

SQL = (
    """
ALTER TABLE place ADD COLUMN needed INTEGER CHECK (needed BETWEEN 0 AND 99);
ALTER TABLE place ADD COLUMN neighbourhood TEXT;
ALTER TABLE help_kind ADD COLUMN on_phone INTEGER CHECK (on_phone IN (0, 1));
ALTER TABLE rating ADD COLUMN sector TEXT;
UPDATE rating SET sector = coalesce(
  (SELECT v.sector FROM visit v WHERE v.id = rating.visit_id),
  (SELECT d.sector FROM dossier d WHERE d.id = rating.dossier_id));
ALTER TABLE rating ADD COLUMN returned_at TEXT
  CHECK ((returned_at IS NULL) = (dossier_id IS NULL));
DROP INDEX rating_once_a_dossier;
CREATE UNIQUE INDEX rating_once_a_return ON rating (dossier_id, returned_at)
  WHERE dossier_id IS NOT NULL;
ALTER TABLE visit ADD COLUMN procedure_code TEXT;
UPDATE visit SET procedure_code =
  (SELECT a.procedure_code FROM asked a WHERE a.visit_id = visit.id ORDER BY a.position LIMIT 1);
CREATE INDEX visit_took ON visit (procedure_code, day, state, waited, served, held) WHERE state = 'done';
CREATE INDEX outcome_again ON outcome (day, visit_id, voided_at, kind, reason_key)
  WHERE voided_at IS NULL AND (kind = 'SUPPLEMENT' OR reason_key = 'nothing.missing_papers');
CREATE INDEX rating_day ON rating (day, score, desk_id, sector, keyed_by, reason_key);

CREATE TABLE campaign (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  from_day TEXT NOT NULL CHECK (from_day IS date(from_day)),
  to_day TEXT NOT NULL CHECK (to_day IS date(to_day) AND to_day >= from_day),
  valid_from TEXT NOT NULL, valid_to TEXT
) STRICT;

CREATE TABLE shift_pattern (
  id INTEGER PRIMARY KEY,
  volunteer_id INTEGER NOT NULL REFERENCES volunteer (id),
  place_id INTEGER NOT NULL REFERENCES place (id),
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  starts TEXT NOT NULL CHECK (starts GLOB '[0-2][0-9]:[0-5][0-9]'),
  ends TEXT NOT NULL CHECK (ends GLOB '[0-2][0-9]:[0-5][0-9]'),
  from_day TEXT NOT NULL CHECK (from_day IS date(from_day)),
  to_day TEXT CHECK (to_day IS date(to_day)),
  CHECK (ends > starts)
) STRICT;

DROP TRIGGER shift_no_delete;
ALTER TABLE shift RENAME TO shift_before;
CREATE TABLE shift (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day IS date(day)),
  volunteer_id INTEGER NOT NULL REFERENCES volunteer (id),
  place_id INTEGER NOT NULL REFERENCES place (id),
  starts TEXT NOT NULL CHECK (starts GLOB '[0-2][0-9]:[0-5][0-9]'),
  ends TEXT NOT NULL CHECK (ends GLOB '[0-2][0-9]:[0-5][0-9]'),
  pattern_id INTEGER REFERENCES shift_pattern (id),
  unplanned INTEGER CHECK (unplanned IN (0, 1)),
  replaces_id INTEGER REFERENCES shift (id),
  checked_in_at TEXT, checked_out_at TEXT,
  corrected_by INTEGER REFERENCES account (id),
  correction TEXT,
  cancelled_at TEXT,
  reason_key TEXT REFERENCES reason (key),
  CHECK (ends > starts),
  CHECK (checked_out_at IS NULL OR checked_in_at IS NOT NULL)
) STRICT;
INSERT INTO shift (id, day, volunteer_id, place_id, starts, ends, replaces_id, checked_in_at,
    checked_out_at, cancelled_at)
  SELECT id, day, volunteer_id, place_id, starts, ends, replaces_id, checked_in_at,
    checked_out_at, cancelled_at FROM shift_before ORDER BY id;
DROP TABLE shift_before;
CREATE UNIQUE INDEX shift_once ON shift (day, volunteer_id, starts) WHERE cancelled_at IS NULL;
CREATE INDEX shift_volunteer ON shift (volunteer_id, day);

ALTER TABLE errand ADD COLUMN starts TEXT CHECK (starts GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE errand ADD COLUMN asked_at TEXT;
ALTER TABLE errand ADD COLUMN finished_at TEXT;
ALTER TABLE errand ADD COLUMN channel TEXT CHECK (channel IN ('counter', 'phone', 'volunteer'));
ALTER TABLE errand ADD COLUMN procedure_code TEXT;
ALTER TABLE errand ADD COLUMN purpose_key TEXT REFERENCES reason (key);
ALTER TABLE errand ADD COLUMN place_id INTEGER REFERENCES place (id);
ALTER TABLE errand ADD COLUMN destination TEXT;
ALTER TABLE errand ADD COLUMN vehicle TEXT
  CHECK (vehicle IN ('on_foot', 'bicycle', 'motorbike', 'car', 'boat'));
ALTER TABLE errand ADD COLUMN heads INTEGER CHECK (heads BETWEEN 0 AND 9999);
ALTER TABLE errand ADD COLUMN alone INTEGER CHECK (alone IN (0, 1));
ALTER TABLE errand ADD COLUMN topics TEXT;
ALTER TABLE errand ADD COLUMN after_id INTEGER REFERENCES errand (id);
ALTER TABLE errand ADD COLUMN team_id INTEGER REFERENCES team (id);
UPDATE errand SET asked_at = since WHERE state = 'asked';
CREATE INDEX errand_open ON errand (day, neighbourhood) WHERE state IN ('asked', 'assigned');
CREATE INDEX errand_day ON errand (day);
CREATE INDEX errand_after ON errand (after_id) WHERE after_id IS NOT NULL;
CREATE INDEX errand_volunteer_volunteer ON errand_volunteer (volunteer_id);
ALTER TABLE errand_volunteer ADD COLUMN dropped_at TEXT;

ALTER TABLE lesson ADD COLUMN starts TEXT CHECK (starts GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE lesson ADD COLUMN ends TEXT CHECK (ends GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE lesson ADD COLUMN note TEXT;
ALTER TABLE lesson ADD COLUMN reason_key TEXT REFERENCES reason (key);
ALTER TABLE lesson ADD COLUMN account_id INTEGER REFERENCES account (id);
ALTER TABLE lesson ADD COLUMN team_id INTEGER REFERENCES team (id);
CREATE INDEX lesson_day ON lesson (day);
ALTER TABLE lesson_teacher ADD COLUMN dropped_at TEXT;
CREATE INDEX lesson_teacher_volunteer ON lesson_teacher (volunteer_id);
CREATE INDEX training_volunteer ON training (volunteer_id);

CREATE TABLE certificate (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL CHECK (year BETWEEN 2025 AND 2199),
  number INTEGER NOT NULL CHECK (number > 0),
  volunteer_id INTEGER NOT NULL REFERENCES volunteer (id),
  from_day TEXT NOT NULL CHECK (from_day IS date(from_day)),
  to_day TEXT NOT NULL CHECK (to_day IS date(to_day) AND to_day >= from_day),
  facts TEXT NOT NULL,
  holder TEXT,
  at TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day IS date(day)),
  account_id INTEGER NOT NULL REFERENCES account (id),
  UNIQUE (year, number)
) STRICT;
CREATE INDEX certificate_volunteer ON certificate (volunteer_id);

DROP INDEX help_session_day;
DROP INDEX help_session_visit;
DROP INDEX help_session_volunteer_volunteer;
DROP TRIGGER help_session_no_delete;
DROP TRIGGER help_session_volunteer_no_delete;
DROP TRIGGER tick_no_delete;
ALTER TABLE help_session RENAME TO help_session_before;
ALTER TABLE help_session_volunteer RENAME TO help_session_volunteer_before;
ALTER TABLE tick RENAME TO tick_before;
CREATE TABLE help_session (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day IS date(day)),
  state TEXT NOT NULL CHECK (state IN ('open', 'ended', 'void')),
  started_at TEXT NOT NULL,
  ended_at TEXT,
  seconds INTEGER CHECK (seconds >= 0),
  ended_by_hand INTEGER CHECK (ended_by_hand IN (0, 1)),
  place_id INTEGER NOT NULL REFERENCES place (id),
  neighbourhood TEXT,
  team_id INTEGER REFERENCES team (id),
  visit_id INTEGER REFERENCES visit (id),
  dossier_id INTEGER REFERENCES dossier (id),
  errand_id INTEGER REFERENCES errand (id),
  person_id INTEGER REFERENCES person (id),
  procedure_code TEXT,
  people INTEGER NOT NULL CHECK (people BETWEEN 1 AND 999),
  elderly INTEGER NOT NULL CHECK (elderly BETWEEN 0 AND people),
  minority INTEGER NOT NULL CHECK (minority BETWEEN 0 AND people),
  disabled INTEGER NOT NULL CHECK (disabled BETWEEN 0 AND people),
  pregnant INTEGER NOT NULL CHECK (pregnant BETWEEN 0 AND people),
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
CREATE TABLE help_session_volunteer (
  id INTEGER PRIMARY KEY,
  help_session_id INTEGER NOT NULL REFERENCES help_session (id),
  volunteer_id INTEGER NOT NULL REFERENCES volunteer (id),
  joined_at TEXT,
  seconds INTEGER CHECK (seconds >= 0),
  UNIQUE (help_session_id, volunteer_id)
) STRICT;
CREATE TABLE tick (
  id INTEGER PRIMARY KEY,
  help_session_id INTEGER NOT NULL REFERENCES help_session (id),
  help_kind_code TEXT NOT NULL REFERENCES help_kind (code),
  count INTEGER NOT NULL CHECK (count > 0),
  UNIQUE (help_session_id, help_kind_code)
) STRICT;
INSERT INTO help_session
  SELECT h.id, h.day, h.state, h.started_at, h.ended_at,
    max(0, CAST(round((julianday(h.ended_at) - julianday(h.started_at)) * 86400) AS INTEGER)),
    iif(h.state = 'ended', 0, NULL),
    h.place_id, h.neighbourhood, h.team_id, h.visit_id, h.dossier_id, h.errand_id,
    coalesce(v.person_id, d.owner_id, e.person_id), h.procedure_code,
    h.people, h.elderly, h.minority, h.disabled, h.pregnant, h.result, h.reason_key, h.consent,
    h.name, h.phone_tail, h.note, h.account_id, h.checked_by, h.checked_at
  FROM help_session_before h
  LEFT JOIN visit v ON v.id = h.visit_id
  LEFT JOIN dossier d ON d.id = h.dossier_id
  LEFT JOIN errand e ON e.id = h.errand_id ORDER BY h.id;
INSERT INTO help_session_volunteer
  SELECT hv.id, hv.help_session_id, hv.volunteer_id, h.started_at, h.seconds
  FROM help_session_volunteer_before hv JOIN help_session h ON h.id = hv.help_session_id ORDER BY hv.id;
INSERT INTO tick SELECT id, help_session_id, help_kind_code, count FROM tick_before ORDER BY id;
DROP TABLE tick_before;
DROP TABLE help_session_volunteer_before;
DROP TABLE help_session_before;
CREATE INDEX help_session_day ON help_session (day, place_id);
CREATE INDEX help_session_visit ON help_session (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX help_session_helped ON help_session (visit_id, state)
  WHERE visit_id IS NOT NULL AND state = 'ended';
CREATE INDEX help_session_open ON help_session (day) WHERE state = 'open';
CREATE INDEX help_session_volunteer_volunteer ON help_session_volunteer (volunteer_id);
"""
    + walls.never_deleted("shift_pattern shift certificate help_session help_session_volunteer tick")
    + STRUCK
)
