"""What the commands share: opening the register as somebody, and printing rows."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from models import store, text
from models.base import Record, columns
from models.journal import Actor
from models.language import _
from tui import speech
from tui.glyphs import shown

Command = TypeVar("Command", bound=Callable[..., Any])


def data_folder() -> Path:
    """Return the folder of the user's own data."""
    from platformdirs import user_data_path

    return user_data_path("aoxanh", appauthor=False)


def os_user() -> str:
    """Return the name of the operating-system user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid()) if hasattr(os, "getuid") else "user"


def terminal() -> str:
    """Return the name of the terminal one sits at, for the journal."""
    for stream in (sys.stdin, sys.stderr):
        try:
            return os.ttyname(stream.fileno()).removeprefix("/dev/")
        except (OSError, ValueError):
            continue
    return "-"


@dataclass(frozen=True)
class Opening:
    """Which register to open, as whom, and which language and glyphs if they were named."""

    db: Path | None
    name: str | None
    lang: str | None = None
    glyphs: str | None = None

    @property
    def path(self) -> Path:
        """The register's file: --db, AOXANH_DB, else in the user's data folder."""
        return self.db or data_folder() / "register.db"

    def open(self) -> Actor:
        """Open the register and return who acts; raises `Refused`."""
        from models import people, preferences

        store.open_file(self.path)
        by = people.sign_in(terminal(), self.name, os_user())
        if self.lang is None:
            speech.after_sign_in(preferences.of(by).lang)
        return by


class Shown:
    """A stream to a terminal that gets only what a glyph level can show."""

    def __init__(self, stream: TextIO, level: str) -> None:
        self._stream = stream
        self._level = level

    def write(self, words: str) -> int:
        """Write what the terminal can show of a text."""
        return self._stream.write(shown(words, self._level))

    def __getattr__(self, name: str) -> Any:
        """Be the stream in everything else."""
        return getattr(self._stream, name)


def show_as(level: str) -> None:
    """Show what commands print at a glyph level, where a terminal shows it; files get it whole."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if level != "full" and stream.isatty():
            setattr(sys, name, Shown(stream, level))


def as_json(function: Command) -> Command:
    """Give a command the option --json."""
    return click.option("--json", "as_json_", is_flag=True, help=_("Kết quả dạng JSON."))(function)


def public(record: Record, **more: Any) -> dict[str, Any]:
    """Return a row as data: every column that is not about a person, dates in ISO form."""
    row = {
        name: getattr(record, name)
        for name, personal in columns(type(record))
        if not personal and getattr(record, name) is not None
    }
    return {name: plain(value) for name, value in {**row, **more}.items()}


def plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def show(rows: Sequence[Mapping[str, Any]], as_json_: bool, line: Callable[[Mapping[str, Any]], str]) -> None:
    """Print rows: one JSON list, or what `line` tells of each, with nothing in a line that moves a cursor."""
    if as_json_:
        click.echo(json.dumps([{k: plain(v) for k, v in row.items()} for row in rows], ensure_ascii=False))
        return
    for row in rows:
        _tell(line(row))


def show_one(row: Mapping[str, Any], as_json_: bool, line: str) -> None:
    """Print one row: a JSON object, or the line or lines that tell of it."""
    if as_json_:
        click.echo(json.dumps({k: plain(v) for k, v in row.items()}, ensure_ascii=False))
    else:
        _tell(line)


def _tell(told: str) -> None:
    click.echo("\n".join(text.lines(told)))


def progress(words: str, done: int, total: int) -> None:
    """Show how far long work is: on stderr, in place when that is a terminal."""
    if not sys.stderr.isatty():
        return
    bar = "█" * (20 * done // max(1, total))
    end = "\n" if done >= total else ""
    sys.stderr.write(f"\r{bar:<20} {done}/{total} {words:<30}{end}")
    sys.stderr.flush()


class DayType(click.ParamType[date]):
    """A day on the command line: 2026-11-21 or 21/11/2026."""

    name = _("ngày")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; fails with what was expected."""
        from models import clock
        from tui.words import parse_day

        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            day = parse_day(value, clock.today())
        if day is None:
            self.fail(
                _("“{value}” không phải một ngày: cần 2026-11-21 hoặc 21/11/2026.", value=value), param, ctx
            )
        return day


DAY = DayType()


def rating_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what a rating takes, of a visit or of a return: the score, why, who keyed it, a comment."""
    for option in (
        click.option("--comment", default="", help=_("Ý kiến.")),
        click.option("--keyed-by", default="staff", show_default=True, help=_("citizen hoặc staff.")),
        click.option("--reason", help=_("Vì sao, khi không hài lòng.")),
        click.argument("score", type=int),
    ):
        command = option(command)
    return command
