"""Arrows go one way, tui -> fixtures -> models, and only tui knows of screens (DESIGN)."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..conftest import ROOT
from .scripts import run

BELOW = {
    "models": {"models", "peewee"},
    "fixtures": {"fixtures", "models", "peewee"},
    "tui": {
        *("tui", "fixtures", "models", "textual", "rich", "click", "platformdirs"),
        *("jinja2", "markupsafe", "xlsxwriter"),
    },
}
"""What each room may import besides the standard library."""

SCREENS = ("textual", "rich", "click")


def modules(room: str) -> list[str]:
    """Return the dotted names of a room's modules."""
    names = []
    for path in sorted((ROOT / room).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, top package) of every absolute import in a file, wherever it stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.lineno, str(node.module).split(".")[0]


@pytest.mark.parametrize("room", BELOW)
def test_a_room_imports_only_what_is_below_it(room: str) -> None:
    allowed = BELOW[room] | set(sys.stdlib_module_names)
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in sorted((ROOT / room).rglob("*.py"))
        for line, name in imported(path)
        if name not in allowed
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("room", "unknown"), (("models", ("fixtures", "tui", *SCREENS)), ("fixtures", ("tui", *SCREENS)))
)
def test_a_room_brings_nothing_of_the_rooms_above_into_the_process(
    room: str, unknown: tuple[str, ...]
) -> None:
    names = modules(room)
    assert len(names) > 3
    script = f"""
import importlib
for name in {names!r}:
    importlib.import_module(name)
print(sorted({{name.split(".")[0] for name in sys.modules}} & set({unknown!r})))
"""
    assert run(script) == "[]\n"


def test_no_sql_is_written_above_the_models() -> None:
    """DESIGN: no SQL and no rule of the register in tui."""
    words = (
        "SELECT ",
        "INSERT INTO",
        "UPDATE ",
        "DELETE FROM",
        "execute_sql",
        "from peewee",
        "import sqlite3",
    )
    wrong = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in sorted((ROOT / "tui").rglob("*.py"))
        for word in words
        if word in path.read_text("utf-8")
    ]
    assert wrong == []


def test_only_the_clock_asks_what_time_it_is() -> None:
    """DESIGN: clock.py is the only place that asks."""
    asking = {"now", "today", "utcnow"}
    wrong = []
    for room in ("models", "fixtures"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                called = isinstance(node, ast.Attribute) and node.attr in asking
                if called and getattr(node.value, "id", "") in ("datetime", "date", "time"):  # type: ignore[attr-defined]
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")  # type: ignore[attr-defined]
    assert [place for place in wrong if not place.startswith("models/clock.py")] == []
    assert any(place.startswith("models/clock.py") for place in wrong)
