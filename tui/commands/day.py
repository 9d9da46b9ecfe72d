"""aoxanh day …: open and close the day, its sheet, and what was corrected after closing."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from models import text
from models.language import _
from tui.commands.backup import CREATE, FOLDER, KEEP, as_data, megabytes, offered
from tui.commands.common import DAY, Opening, as_json, plain, public, show, show_one

if TYPE_CHECKING:
    from models.closing import Open
    from models.journal import Actor

WHICH = click.option("--day", type=DAY, help=_("Ngày; mặc định hôm nay."))


@click.group(help=_("Ngày làm việc: mở, đóng, phiếu ngày, việc còn dở."))
def command() -> None:
    """Group the commands of the day."""


@command.command("open", help=_("Mở ngày hôm nay; nói ngày nào chưa đóng, hôm nay hẹn trả bao nhiêu."))
@as_json
@click.pass_obj
def open_day(opening: Opening, as_json_: bool) -> None:
    """Open today."""
    from models import clock, workdays
    from tui.day_page import morning_lines

    by = opening.open()
    told = workdays.morning(clock.today())
    row = public(workdays.open_day(by=by), **_data(asdict(told)))
    show_one(row, as_json_, _("Đã mở ngày {day}.", day=f"{told.day:%d/%m/%Y}"))
    if not as_json_:
        _say(morning_lines(told))


@command.command("status", help=_("Việc còn dở của ngày: đang tiếp, còn chờ, chờ mã, chưa bàn giao…"))
@WHICH
@as_json
@click.pass_obj
def status(opening: Opening, day: date | None, as_json_: bool) -> None:
    """Print what stands open."""
    from models import clock, closing, workdays
    from tui.day_page import morning_lines

    by = opening.open()
    which = day or clock.today()
    found = closing.standing(by, which)
    if as_json_:
        known = workdays.of(which)
        state = public(known) if known else {"day": which.isoformat()}
        _print_json({**state, "open": [vars(row) for row in found]})
        return
    _say(morning_lines(workdays.morning(which)))
    _say_open(found)


@command.command("close", help=_("Đóng ngày: người còn chờ thành đã về, phiếu ngày, bản sao lưu."))
@WHICH
@click.option("--yes", is_flag=True, help=_("Đóng mà không hỏi."))
@click.option("--again", is_flag=True, help=_("Đóng lại một ngày đã đóng, sau việc làm thêm."))
@FOLDER
@CREATE
@KEEP
@as_json
@click.pass_obj
def close(
    opening: Opening, /, day: date | None, yes: bool, again: bool, as_json_: bool, **backup: Any
) -> None:
    """Say what stands open, ask, close, print the sheet, and make a copy."""
    from models import clock, closing, day_sheet, workdays
    from tui.day_page import sheet_lines

    by = opening.open()
    which = day or clock.today()
    found = closing.standing(by, which)
    if not as_json_:
        _say_open(found)
    if not yes and not _agreed(which):
        _not_closed(which, found, as_json_)
    closed = workdays.close_day(by=by, day=which, again=again)
    made, trouble = _copied(by, which, **backup)
    if as_json_:
        left = [visit.ticket for visit in closed.left]
        data = {"closed": True, **public(workdays.of(which) or closed.workday), "left": left}
        _print_json({**data, "copy": made, "trouble": trouble})
    else:
        _say(sheet_lines(day_sheet.sheet(which)))
    _tell_end(which, made, trouble)


@command.command("sheet", help=_("Phiếu ngày, 80 cột, in được."))
@WHICH
@as_json
@click.pass_obj
def sheet(opening: Opening, day: date | None, as_json_: bool) -> None:
    """Print the sheet of a day."""
    from models import clock, day_sheet
    from models.errors import Refused
    from tui.day_page import sheet_lines

    by = opening.open()
    if not by.may("dossier.read"):
        raise Refused("right", account=by.name, verb="dossier.read")
    found = day_sheet.sheet(day or clock.today())
    if as_json_:
        _print_json(asdict(found))
    else:
        _say(sheet_lines(found))


@command.command("corrections", help=_("Dòng đã sửa sau khi chốt ngày: khi nào, ai, việc gì, vì sao."))
@WHICH
@as_json
@click.pass_obj
def corrections(opening: Opening, day: date | None, as_json_: bool) -> None:
    """Print what was corrected after a day was closed."""
    from models import clock, corrected
    from models.errors import Refused
    from tui.day_page import correction_line

    by = opening.open()
    if not by.may("dossier.read"):
        raise Refused("right", account=by.name, verb="dossier.read")
    found = corrected.of_day(day or clock.today())
    if as_json_:
        show([vars(row) for row in found], True, str)
    else:
        _say([correction_line(row) for row in found])


def _agreed(which: date) -> bool:
    """Ask at a terminal whether to close; elsewhere nobody can answer."""
    if not sys.stdin.isatty():
        return False
    return click.confirm(_("Đóng ngày {day}?", day=f"{which:%d/%m/%Y}"), err=True)


def _not_closed(which: date, found: Sequence[Open], as_json_: bool) -> None:
    if as_json_:
        _print_json({"closed": False, "day": which.isoformat(), "open": [vars(row) for row in found]})
    click.echo(_("Chưa đóng ngày {day}. Đóng mà không hỏi: --yes.", day=f"{which:%d/%m/%Y}"), err=True)
    sys.exit(1)


def _copied(
    by: Actor, which: date, folder: Path | None, create: bool, keep: int
) -> tuple[dict[str, Any] | None, str]:
    """Make the copy of a closing: what it is, or the sentence of what was in the way."""
    from models import backups
    from models.errors import Refused

    try:
        made = backups.make(
            by=by,
            folder=folder,
            keep=keep,
            create=create or offered(folder),
            day=which,
            progress=megabytes,
        )
    except Refused as refused:
        return None, str(refused)
    return as_data(made), str(Refused("backup.faulty", path=made.path)) if made.faulty else ""


def _tell_end(which: date, made: dict[str, Any] | None, trouble: str) -> None:
    """Say that the day is closed, and where the copy is; without a sound one the exit status is 1."""
    day = f"{which:%d/%m/%Y}"
    if made is not None:
        click.echo(_("Đã đóng ngày {day}, sao lưu vào {path}", day=day, path=made["path"]), err=True)
        if trouble:
            click.echo(trouble, err=True)
            sys.exit(1)
        return
    click.echo(_("Đã đóng ngày {day} nhưng CHƯA SAO LƯU. {trouble}", day=day, trouble=trouble), err=True)
    click.echo(_("Sao lưu lại ngay: aoxanh backup."), err=True)
    sys.exit(1)


def _say_open(found: Sequence[Open]) -> None:
    from tui.day_page import open_line, summary

    _say([summary(found), *map(open_line, found)])


def _say(lines: Sequence[str]) -> None:
    for line in lines:
        click.echo(text.nfc(line) if line else "")


def _print_json(data: dict[str, Any]) -> None:
    click.echo(json.dumps(_data(data), ensure_ascii=False))


def _data(value: Any) -> Any:
    """Return a value with everything in it as JSON has it."""
    if isinstance(value, dict):
        return {name: _data(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_data(part) for part in value]
    return plain(value)
