"""A register of before has its rows found and sorted like new ones: the migration derives them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import migrate, people, search, store, units
from models.base import db

from .old_registers import made_before
from .test_search import titles

BEFORE = 4
AT = "2026-01-05T01:00:00.000Z"
SINCE = "2025-07-01"
NAMES = ("Nguyễn Thị Hoà", "H'Hen Niê", "Lò Thị Mỷ")

ROWS = f"""
INSERT INTO register VALUES (1, '{"0" * 32}', 0, 99);
INSERT INTO province (code, name, valid_from) VALUES ('38', 'Tỉnh Thanh Hóa', '{SINCE}');
INSERT INTO commune (code, name, kind, province_code, folded, valid_from)
  VALUES ('15127', 'Xã Cẩm Thủy', 'Xã', '38', 'xa cam thuy', '{SINCE}');
INSERT INTO former_commune VALUES
  ('14932', '15127', 'Thị trấn Phong Sơn', 'Huyện Cẩm Thủy', 'Tỉnh Thanh Hóa', 1,
   'thi tran phong son huyen cam thuy tinh thanh hoa', '{SINCE}', NULL);
INSERT INTO sector VALUES ('Hộ tịch', 'Hộ tịch', 'A', 1, '{SINCE}', NULL);
INSERT INTO procedure VALUES
  ('1.001193', '{SINCE}', NULL, 'Thủ tục đăng ký khai sinh', 'Hộ tịch', 'UBND cấp xã',
   NULL, 'sourced', NULL, 'sourced', NULL, 'sourced', NULL, 1, 'thu tuc dang ky khai sinh', 'ttdkks');
INSERT INTO procedure_case VALUES
  ('1.001193', '{SINCE}', 1, 'Thông thường', 'INDAY', 0, 'sourced', NULL, '{SINCE}', NULL);
INSERT INTO role VALUES ('officer', 1, 'Cán bộ', 'Officer', 'desk', '{SINCE}', NULL);
INSERT INTO role_right VALUES ('officer', 'person.read', '{SINCE}', NULL);
INSERT INTO role_right VALUES ('officer', 'dossier.read', '{SINCE}', NULL);
INSERT INTO account (id, name, active, created_at) VALUES (1, 'officer', 1, '{AT}');
INSERT INTO account_role VALUES (2, 1, 'officer', 1, 1);
INSERT INTO volunteer (id, code, name, sort_key, active) VALUES (3, 'TNV01', 'Hà Ƀlĭm', 'old', 1);
"""

DOSSIER = f"""
INSERT INTO dossier (id, code, code_reversed, state, since, channel, procedure_code, procedure_from,
  case_position, owner_id, sets, registered_at, limit_unit, limit_value, due_reasons, supplement_asked)
VALUES (20, 'H56.15-260105-0007', '7000-501062-51.65H', 1, '{AT}', 1, '1.001193', '{SINCE}',
  1, 10, 1, '{AT}', 'INDAY', 0, '', 0)
"""


@pytest.fixture
def old_register(tmp_path: Path) -> Path:
    """A register as the version before made it, with rows of that time."""
    path = tmp_path / "old.db"
    connection = made_before(path, BEFORE, ROWS)
    for number, name in enumerate(NAMES, 10):
        connection.execute(
            "INSERT INTO person (id, name, terms, sort_key, identity_number, written_at)"
            " VALUES (?, ?, ?, 'old', ?, ?)",
            (number, name, name.lower(), f"0381990000{number}", AT),
        )
    connection.execute(DOSSIER)
    connection.close()
    return path


def test_what_an_older_register_holds_is_found_once_it_is_opened(old_register: Path) -> None:
    store.open_file(old_register)
    try:
        by = people.sign_in("test", "officer")
        for typed, name in (("hòa", NAMES[0]), ("nth", NAMES[0]), ("hhen", NAMES[1]), ("my lo", NAMES[2])):
            assert titles(by, typed) == [name]
        assert titles(by, "0010") == [NAMES[0]]
        for typed in ("260105", "15-2601", "0007", "h56.15"):
            assert titles(by, typed, "dossier") == ["H56.15-260105-0007"]
        assert titles(by, "thuy cam", "commune") == ["Xã Cẩm Thủy"]
        assert [row[0] for row in units.find_former("phong sơn thanh hoá")] == ["Thị trấn Phong Sơn"]
        assert search.find(by, "khai sinh")[0].key == "1.001193"
    finally:
        store.close()


def test_its_sort_keys_are_made_anew(old_register: Path) -> None:
    store.open_file(old_register)
    try:
        ordered = db.execute_sql("SELECT name FROM person ORDER BY sort_key").fetchall()
        assert [name for (name,) in ordered] == ["Nguyễn Thị Hoà", "Lò Thị Mỷ", "H'Hen Niê"]
        for table in ("person", "volunteer", "commune", "former_commune"):
            assert db.execute_sql(
                f"SELECT count(*) FROM {table} WHERE sort_key IN ('', 'old')"
            ).fetchone() == (0,)
    finally:
        store.close()


def test_its_schema_is_that_of_a_new_one(old_register: Path) -> None:
    store.open_file(old_register)
    try:
        assert migrate.schema(db.connection()) == migrate.expected_schema(migrate.newest())
    finally:
        store.close()
