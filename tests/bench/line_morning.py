"""A counter morning of 20 visits, typed key by key: what was sent, and how many characters changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.bench.line_meter import Meter, Step, Walk, changed
from tests.bench.line_steps import command
from tests.pty.morning import Person, plan
from tests.pty.terminal import UTF8

VISITS = 20
QUIET = 0.12
"""Seconds: longer than one frame, shorter than a pause of thought."""


def keys() -> Iterator[tuple[str, str]]:
    """Yield what each key of the morning does, and the key: forms, calls, outcomes, ends."""
    for person in plan(VISITS).people:
        yield from _arrival(person)
        yield from (("call", "F4"), ("serve", "Enter"))
        _kind, letters, typed, _facts = person.ends[0]
        for letter in letters:
            yield "open an outcome", letter
        for place, text in enumerate(typed):
            yield from ([("next field", "Enter")] if place else [])
            yield from (("letter", letter) for letter in text)
        yield from (("save the outcome", "Ctrl+S"), ("end the visit", "Enter"))


def _arrival(person: Person) -> Iterator[tuple[str, str]]:
    yield "open the visit", "F2"
    for text in (person.codes[0], person.name, str(person.year)):
        yield from (("letter", letter) for letter in text)
        yield "next field", "Enter"
    yield "save the visit", "Ctrl+S"


def on_pty(module: str, term: str, register: Path) -> Walk:
    """Type the morning on a pty, and count bytes and cells."""
    walk = Walk(module, term)
    with Meter(walk, command(module, register), UTF8) as line:
        line.wait_for("Đang chờ")
        line.rest(1.0)
        begun, cells = line.bytes_seen, 0
        before = line.picture()
        for doing, key in keys():
            walk.steps.append(Step(doing, key, line.press(key, quiet=QUIET)))
            after = line.picture()
            cells += changed(before, after)
            before = after
        _whole(line, register)
        walk.counts |= {"morning": line.bytes_seen - begun, "cells": cells}
    return walk


def on_line(ssh: Sequence[str], register: Path, count: Callable[[], tuple[int, int]]) -> dict[str, int]:
    """Type the morning through a line; return what `count` counted (down, up) at its start and in it."""
    walk = Walk("ssh", "xterm-256color")
    with Meter(walk, ssh, {}) as line:
        line.wait_for("Đang chờ")
        line.rest(1.5)
        first, first_up = count()
        for _doing, key in keys():
            line.press(key, quiet=QUIET)
        _whole(line, register)
        down, up = count()
    return {"first": first, "first_up": first_up, "morning": down - first, "up": up - first_up}


def _whole(line: Meter, register: Path) -> None:
    """Wait until every visit is served to its end, and the screen says so."""
    line.wait(lambda: _served(register) == VISITS, f"{VISITS} visits served to their end")
    line.rest(1.5)


def _served(register: Path) -> int:
    connection = sqlite3.connect(register)
    (served,) = connection.execute("SELECT count(*) FROM visit WHERE state = 'done'").fetchone()
    connection.close()
    return int(served)
