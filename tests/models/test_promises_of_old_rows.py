"""A register of before keeps its promises: the migration derives what new ones write down."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import dossiers, migrate, store
from models.base import db

from .old_registers import made_before

BEFORE = 6
AT = "2026-01-05T01:00:00.000Z"
DUE, LATER = "2026-01-12T10:00:00.000Z", "2026-01-16T10:00:00.000Z"
SINCE = "2025-07-01"

ROWS = f"""
INSERT INTO register VALUES (1, '{"0" * 32}', 0, 99);
INSERT INTO sector VALUES ('Hộ tịch', 'Hộ tịch', 'A', 1, '{SINCE}', NULL);
INSERT INTO procedure VALUES
  ('1.001193', '{SINCE}', NULL, 'Thủ tục đăng ký khai sinh', 'Hộ tịch', 'UBND cấp xã',
   NULL, 'sourced', NULL, 'sourced', NULL, 'sourced', NULL, 1, 'thu tuc dang ky khai sinh', 'ttdkks');
INSERT INTO procedure_case VALUES
  ('1.001193', '{SINCE}', 1, 'Thông thường', 'WD', 5, 'sourced', NULL, '{SINCE}', NULL);
INSERT INTO account (id, name, active, created_at) VALUES (1, 'officer', 1, '{AT}');
"""
DOSSIER = """
INSERT INTO dossier (id, state, since, channel, procedure_code, procedure_from, case_position, sets,
  registered_at, received_at, received_day, limit_unit, limit_value, due_original, due_current, due_day,
  due_reasons, supplement_asked, apologised_at)
VALUES (?, 4, ?, 1, '1.001193', '2025-07-01', 1, 1, ?, ?, '2026-01-05', 'WD', 5, ?, ?, ?, ?, 0, ?)
"""
STEP = """
INSERT INTO step (id, dossier_id, position, from_state, to_state, act, source, at, day, account_id, due_at)
VALUES (?, ?, ?, ?, ?, ?, 'desk', ?, '2026-01-05', 1, ?)
"""
COMPUTED, BY_HAND, APOLOGISED = 20, 21, 22


@pytest.fixture
def old_register(tmp_path: Path) -> Path:
    """A register as the version before made it: one date by rule, one by hand, one with an apology."""
    path = tmp_path / "old.db"
    connection = made_before(path, BEFORE, ROWS)
    for dossier_id, reasons, current, apology in (
        (COMPUTED, '["nhận T2 05/01/2026"]', DUE, None),
        (BY_HAND, '["ngày hẹn nhập tay"]', DUE, None),
        (APOLOGISED, '["nhận T2 05/01/2026"]', LATER, AT),
    ):
        connection.execute(DOSSIER, (dossier_id, *[AT] * 3, DUE, current, current[:10], reasons, apology))
        connection.execute(STEP, (dossier_id * 10, dossier_id, 1, None, 2, "dossier.accept", AT, DUE))
        act = "dossier.apologise" if apology else "dossier.hand_over"
        connection.execute(STEP, (dossier_id * 10 + 1, dossier_id, 2, 2, 4, act, AT, current))
    connection.close()
    return path


def test_what_an_older_register_promised_is_judged_by_its_first_date(old_register: Path) -> None:
    store.open_file(old_register)
    try:
        rows = [dossiers.by_id(number) for number in (COMPUTED, BY_HAND, APOLOGISED)]
        assert [row.__data__["due_judged"] for row in rows] == [DUE] * 3
        assert [row.__data__["due_current"] for row in rows] == [DUE, DUE, LATER]
        assert {row.sector for row in rows} == {"Hộ tịch"}
        marks = [
            [(step.begins, step.by_hand) for step in dossiers.steps(number)]
            for number in (COMPUTED, BY_HAND, APOLOGISED)
        ]
        assert marks == [[(1, None), (None, None)], [(1, 1), (None, None)], [(1, None), (None, 1)]]
    finally:
        store.close()


def test_its_lists_and_its_schema_are_those_of_a_new_one(old_register: Path) -> None:
    store.open_file(old_register)
    try:
        assert migrate.schema(db.connection()) == migrate.expected_schema(migrate.newest())
        assert db.execute_sql(
            "SELECT count(*) FROM dossier INDEXED BY dossier_running"
            " WHERE voided_at IS NULL AND state IN (2, 4)"
        ).fetchone() == (3,)
    finally:
        store.close()
