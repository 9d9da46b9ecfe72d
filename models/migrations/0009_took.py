"""How long visits took and which were helped, side by side; kept figures that only a real change drops.

One covering index has all that the effect of help asks for; the two that it was put together from go.
"""

_TOOK = (
    "{visit}.id, coalesce({visit}.procedure_code, ''), {visit}.day, {helped},"
    " {visit}.waited, {visit}.served, {visit}.held"
)
_HELPED = "EXISTS (SELECT 1 FROM help_session h WHERE h.visit_id = {visit} AND h.state = 'ended')"


def _row(visit: str) -> str:
    """Return the columns of a row, from a visit called so."""
    return _TOOK.format(visit=visit, helped=_HELPED.format(visit=f"{visit}.id"))


SQL = f"""
CREATE TABLE took (
  visit_id INTEGER PRIMARY KEY, procedure_code TEXT NOT NULL, day TEXT NOT NULL, helped INTEGER NOT NULL,
  waited INTEGER NOT NULL, served INTEGER NOT NULL, held INTEGER NOT NULL
) STRICT;
INSERT INTO took SELECT {_row("v")} FROM visit v WHERE v.state = 'done' ORDER BY v.id;
CREATE INDEX took_procedure ON took (procedure_code, day, helped, waited, served, held);
CREATE TRIGGER took_visit_insert AFTER INSERT ON visit WHEN NEW.state = 'done'
BEGIN INSERT INTO took SELECT {_row("NEW")}; END;
CREATE TRIGGER took_visit_update
AFTER UPDATE OF state, day, procedure_code, waited, served, held ON visit
WHEN 'done' IN (OLD.state, NEW.state)
BEGIN
  DELETE FROM took WHERE visit_id = OLD.id;
  INSERT INTO took SELECT {_row("NEW")} WHERE NEW.state = 'done';
END;
CREATE TRIGGER took_help_session_insert AFTER INSERT ON help_session
WHEN NEW.state = 'ended' AND NEW.visit_id IS NOT NULL
BEGIN UPDATE took SET helped = 1 WHERE visit_id = NEW.visit_id; END;
CREATE TRIGGER took_help_session_update AFTER UPDATE OF state, visit_id ON help_session
BEGIN
  UPDATE took SET helped = {_HELPED.format(visit="took.visit_id")}
    WHERE visit_id IN (OLD.visit_id, NEW.visit_id);
END;
DROP INDEX visit_took;
DROP INDEX help_session_helped;

CREATE TRIGGER struck_help_session_result AFTER UPDATE OF result, reason_key ON help_session
BEGIN DELETE FROM struck WHERE day IN (OLD.day, NEW.day); END;
DROP TRIGGER struck_place_update;
CREATE TRIGGER struck_place_update AFTER UPDATE OF kind ON place WHEN NEW.kind IS NOT OLD.kind
BEGIN DELETE FROM struck; END;
DROP TRIGGER struck_help_kind_update;
CREATE TRIGGER struck_help_kind_update AFTER UPDATE OF task_group ON help_kind
WHEN NEW.task_group IS NOT OLD.task_group
BEGIN DELETE FROM struck; END;
"""
