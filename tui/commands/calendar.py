"""aoxanh calendar …: days off, hours, and the dossiers that a change of them moves."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from models.language import _
from tui.commands.common import DAY, Opening, as_json
from tui.commands.load import confirm, load_files

if TYPE_CHECKING:
    from models.timetable import Change

Command = TypeVar("Command", bound=Callable[..., Any])


def changing(function: Command) -> Command:
    """Give a command the options of a change: --check, --yes, --json."""
    checked = click.option("--check", is_flag=True, help=_("Chỉ xem hồ sơ nào đổi ngày hẹn, không đổi gì."))
    sure = click.option("--yes", is_flag=True, help=_("Không hỏi lại, kể cả khi có hồ sơ đổi ngày hẹn."))
    return checked(sure(as_json(cast(Command, click.pass_obj(function)))))


@click.group(help=_("Lịch làm việc: ngày nghỉ, làm bù, giờ mở cửa; đổi thì cho xem hồ sơ nào dời ngày hẹn."))
def command() -> None:
    """Group the commands of the timetable."""


@command.command(
    "show", help=_("Lịch của một năm: ngày làm việc từng tháng, ngày nghỉ và làm bù, giờ làm việc.")
)
@click.option("--year", type=click.IntRange(2000, 2199), help=_("Năm, mặc định: năm nay."))
@as_json
@click.pass_obj
def show(opening: Opening, year: int | None, as_json_: bool) -> None:
    """Show a year."""
    from models import clock, timetable
    from tui import recounted

    opening.open()
    kept = timetable.timetable()
    shown = timetable.year_of(year or clock.today().year, kept)
    warnings = timetable.warnings(clock.today())
    if as_json_:
        hours = {
            f"{kind} {weekday}": recounted.sessions(openings)
            for (kind, weekday), openings in kept.hours.items()
        }
        more = {"hours": hours, "due_time": kept.due_time, "warnings": list(warnings)}
        click.echo(json.dumps({**recounted.year_row(shown), **more}, ensure_ascii=False))
        return
    lines = [*recounted.heading(shown), recounted.alarm(shown), *map(recounted.day, shown.days), ""]
    lines += recounted.week(kept.hours, timetable.CENTRE)
    lines.append(_("Hẹn trả lúc: {time}", time=timetable.DUE_TIMES[kept.due_time]))
    click.echo("\n".join(lines))
    for warning in warnings:
        click.echo(_("NHẮC: {words}", words=warning), err=True)


@command.command(
    "set", help=_("Đặt một ngày: holiday nghỉ lễ, compensatory nghỉ bù, swap_off, swap_work làm bù.")
)
@click.argument("day", type=DAY)
@click.option(
    "--kind", default="holiday", show_default=True, help="holiday, compensatory, swap_off, swap_work."
)
@click.option("--name", default="", help=_("Tên ngày, ví dụ Quốc khánh."))
@click.option("--instead-of", type=DAY, help=_("Ngày được nghỉ thay, cho swap_work."))
@click.option("--source", default="", help=_("Quyết định nào."))
@click.option("--replace", "again", is_flag=True, help=_("Thay ngày đã có trong lịch."))
@changing
def set_(opening: Opening, /, check: bool, yes: bool, as_json_: bool, **given: Any) -> None:
    """Make a day special."""
    from models import timetable

    _do(opening, lambda: timetable.set_day(**given), check, yes, as_json_)


@command.command("swap", help=_("Hoán đổi: nghỉ một ngày làm việc, làm bù một ngày nghỉ."))
@click.option("--off", type=DAY, required=True, help=_("Ngày làm việc được nghỉ."))
@click.option("--work", type=DAY, required=True, help=_("Ngày nghỉ phải làm bù, thường là Thứ Bảy."))
@click.option("--name", default="", help=_("Tên của ngày nghỉ."))
@click.option("--source", default="", help=_("Quyết định nào."))
@changing
def swap(opening: Opening, /, check: bool, yes: bool, as_json_: bool, **given: Any) -> None:
    """Swap two days."""
    from models import timetable

    _do(opening, lambda: timetable.swap(**given), check, yes, as_json_)


@command.command("drop", help=_("Bỏ một ngày khỏi lịch; của một lần hoán đổi thì bỏ cả hai ngày."))
@click.argument("day", type=DAY)
@changing
def drop(opening: Opening, day: date, check: bool, yes: bool, as_json_: bool) -> None:
    """Make a day like others again."""
    from models import timetable

    _do(opening, lambda: (timetable.DropDay(day),), check, yes, as_json_)


@command.command("hours", help=_("Giờ của một thứ trong tuần, ví dụ: hours T2 07:00-11:30 13:30-17:00."))
@click.argument("weekday")
@click.argument("sessions", nargs=-1)
@click.option("--place", default="centre", show_default=True, help=_("Loại điểm: centre, police…"))
@changing
def hours(
    opening: Opening,
    weekday: str,
    sessions: tuple[str, ...],
    place: str,
    check: bool,
    yes: bool,
    as_json_: bool,
) -> None:
    """Set the sessions of a weekday; those in brackets are for intake only."""
    from models import timetable

    def change() -> Change:
        return (
            timetable.SetHours(place, timetable.weekday(weekday), timetable.openings(" ".join(sessions))),
        )

    _do(opening, change, check, yes, as_json_)


@command.command("due-time", help=_("Giờ của ngày hẹn: closing hết giờ làm việc, clock đúng giờ đã nhận."))
@click.argument("due_time")
@changing
def due_time(opening: Opening, due_time: str, check: bool, yes: bool, as_json_: bool) -> None:
    """Choose the time of the promised day."""
    from models import timetable

    _do(opening, lambda: (timetable.SetDueTime(due_time),), check, yes, as_json_)


KINDS = ("days_off", "opening_hours", "local_limits", "pause_rules")
"""The kinds of files that promised dates hang on."""


@command.command("load", help=_("Nạp days_off.csv, opening_hours.csv, local_limits.csv, pause_rules.csv."))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@changing
def load(opening: Opening, files: Sequence[Path], check: bool, yes: bool, as_json_: bool) -> None:
    """Load files that promised dates hang on."""
    load_files(opening.open(), files, check=check, yes=yes, only=KINDS, as_json_=as_json_)


def _do(opening: Opening, change: Callable[[], Change], check: bool, yes: bool, as_json_: bool) -> None:
    """Show what a change moves, ask, apply it, and say what was done."""
    from models import timetable
    from tui import recounted

    by = opening.open()
    edits = change()
    seen = timetable.preview(edits, by=by)
    if not check:
        if seen.moved and not yes:
            confirm(seen.moved)
        timetable.apply(edits, seen, by=by)
    if as_json_:
        told = {"applied": not check, "moved": [recounted.row(moved) for moved in seen.moved]}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for moved in seen.moved:
        click.echo(recounted.line(moved))
    done = _("Chưa đổi gì.") if check else _("Đã đổi lịch.")
    print(f"{recounted.count(seen.moved)} {done}", file=sys.stderr)
