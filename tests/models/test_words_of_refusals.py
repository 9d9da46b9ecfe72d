"""A refusal speaks of fields and tables as people do, never as the program does."""

from __future__ import annotations

import ast
import re

import pytest

from models import centre, errors, roster, sessions, volunteers
from models.errors import Refused
from models.journal import Actor
from models.refusals import names

from ..conftest import MONDAY, ROOT


def _named(rule: str) -> set[str]:
    """Return the fields that refusals of a rule name in the source without a label of their own."""
    found = set()
    for path in (ROOT / "models").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            given = {word.arg: word.value for word in node.keywords}
            if node.args[0].value == rule and "label" not in given and None not in given:
                field = given.get("field")
                found |= {field.value} if isinstance(field, ast.Constant) else set()
    return {str(field) for field in found}


@pytest.mark.parametrize("rule", [rule for rule, said in errors.RULES.items() if "{field}" in said])
def test_every_field_that_a_sentence_names_has_words(rule: str) -> None:
    assert _named(rule) - names.FIELDS.keys() == set()


def test_every_table_of_which_a_row_may_be_missing_has_words(founder: Actor) -> None:
    source = " ".join(path.read_text("utf-8") for path in (ROOT / "models").rglob("*.py"))
    asked = set(re.findall(r"\.fetch\((?:\w+\.)*([A-Z]\w*),", source))
    tables = {re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower() for name in asked}
    assert {"shift", "shift_pattern", "help_session"} < tables
    assert tables - names.TABLES.keys() == set()


def test_what_is_refused_is_told_in_words(founder: Actor, volunteer: Actor) -> None:
    row = sessions.start(by=volunteer)
    told = {
        "Không tìm thấy ca số 4711 trong sổ.": lambda: roster.cancel_shift(
            by=founder, shift_id=4711, reason="1"
        ),
        "Nhóm việc “4” không có trong danh sách: 1, 2, 3.": lambda: volunteers.add_team(
            by=founder, code="D2", name="Đội 2", task_group=4
        ),
        "Số người “1000” phải là số từ 1 đến 999.": lambda: sessions.end(
            by=volunteer, session_id=row.id, ticks={"copied": 1}, result="done", number_of_people=1000
        ),
        "Kết quả “x” không có trong danh sách:": lambda: sessions.end(
            by=volunteer, session_id=row.id, ticks={"copied": 1}, result="x"
        ),
        "Loại “moon” không có trong danh sách: centre,": lambda: centre.add_place(
            by=founder, code="P1", name="x", kind="moon"
        ),
    }
    for said, attempt in told.items():
        with pytest.raises(Refused) as refused:
            attempt()
        assert str(refused.value).startswith(said)
    assert roster.entries(MONDAY, MONDAY) == []
