"""Queries that are narrowed to what is given: of a place, a team, a neighbourhood, a volunteer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def narrowed(conditions: Mapping[str, str], asked: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the conditions of what is not None, each beginning with AND, and its values by name."""
    given = {name: value for name, value in asked.items() if value is not None}
    return "".join(f" AND {conditions[name]}" for name in given), given
