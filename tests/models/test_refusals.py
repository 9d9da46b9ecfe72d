"""Every rule that says no has one sentence, and every sentence is one of a rule."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from types import ModuleType

import pytest

from models import errors, refusals
from tests.conftest import ROOT

ROOMS = ("models", "fixtures", "tui")


def sources() -> Iterator[ast.AST]:
    """Yield every node of the product's code outside the sentences."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if path.parent.name != "refusals":
                yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def test_a_rule_stands_in_one_area() -> None:
    told = Counter(rule for area in refusals.AREAS for rule in area.RULES)
    assert [rule for rule, times in told.items() if times > 1] == []


@pytest.mark.parametrize("area", refusals.AREAS, ids=lambda area: area.__name__.rpartition(".")[2])
def test_what_judges_typing_is_a_rule_of_its_area(area: ModuleType) -> None:
    assert area.TYPED - area.RULES.keys() == set()


def test_every_rule_raised_has_a_sentence_and_every_sentence_a_rule_that_is_raised() -> None:
    nodes = list(sources())
    raised = {
        node.args[0].value
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused"
        if node.args and isinstance(node.args[0], ast.Constant)
    }
    named = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert raised - errors.RULES.keys() == set()
    assert set(errors.RULES) - named == set()
