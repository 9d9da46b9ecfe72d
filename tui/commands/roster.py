"""aoxanh roster …: who is on duty where and when, and what is missing."""

from __future__ import annotations

import csv
import sys
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from models.language import _, _n
from tui.commands import roster_pattern, roster_shift
from tui.commands.common import DAY, Opening, as_json, plain, public, show, show_one

if TYPE_CHECKING:
    from models.roster import HalfDay, Hours

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(help=_("Lịch trực: ai trực ở đâu, lúc nào; chỗ nào thiếu; giờ trực thật."))
def command() -> None:
    """Group the commands of the roster."""


for one in (*roster_shift.COMMANDS, roster_pattern.command):
    command.add_command(one)


class MonthType(click.ParamType[date]):
    """A month on the command line: 2026-12 or 12/2026."""

    name = _("tháng")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return its first day; fails with what was expected."""
        year, _dash, month = str(value).partition("-")
        if "/" in year:
            month, _slash, year = year.partition("/")
        try:
            return date(int(year), int(month), 1)
        except ValueError:
            self.fail(_("“{value}” không phải một tháng: cần 2026-12 hoặc 12/2026.", value=value), param, ctx)


def between(function: Command) -> Command:
    """Give a command the options of days: --from and --to, or --month."""
    for option in (
        click.option("--month", type=MonthType(), help=_("Cả một tháng: 2026-12 hoặc 12/2026.")),
        click.option("--to", "last", type=DAY, help=_("Đến ngày.")),
        click.option("--from", "first", type=DAY, help=_("Từ ngày; mặc định hôm nay.")),
    ):
        function = option(function)
    return function


def days_of(first: date | None, last: date | None, month: date | None, usual: int) -> tuple[date, date]:
    """Return the days meant: a month, or from one day on, `usual` days unless an end is given."""
    from models import clock

    if month:
        return month, month.replace(day=monthrange(month.year, month.month)[1])
    begin = first or (min(clock.today(), last) if last else clock.today())
    return begin, last or begin + min(timedelta(days=usual - 1), date.max - begin)


@command.command("show", help=_("Lịch trực theo nửa ngày và điểm; mặc định bảy ngày từ hôm nay."))
@between
@as_json
@click.pass_obj
def show_roster(
    opening: Opening, first: date | None, last: date | None, month: date | None, as_json_: bool
) -> None:
    """Print the half-days with their shifts."""
    from models import roster

    by = opening.open()
    _print(roster.board(*days_of(first, last, month, 7), by=by), as_json_)


@command.command("gaps", help=_("Những nửa ngày còn thiếu người; mặc định 14 ngày từ hôm nay."))
@between
@as_json
@click.pass_obj
def gaps(opening: Opening, first: date | None, last: date | None, month: date | None, as_json_: bool) -> None:
    """Print the half-days that lack somebody, and who is planned twice."""
    from models import roster
    from tui import roster_words

    by = opening.open()
    span = days_of(first, last, month, 14)
    _print(roster.gaps(roster.board(*span, by=by)), as_json_)
    for pair in roster.overlaps(roster.entries(*span)):
        said = " / ".join(map(roster_words.shift, pair))
        print(
            _("Trùng ca ngày {day}: {shifts}", day=roster_words.day(pair[0].day), shifts=said),
            file=sys.stderr,
        )


@command.command("fill", help=_("Xếp ca từ lịch tuần cho những ngày làm việc; làm lại không thêm gì."))
@between
@as_json
@click.pass_obj
def fill(opening: Opening, first: date | None, last: date | None, month: date | None, as_json_: bool) -> None:
    """Make the shifts of the patterns."""
    from models import roster
    from tui import roster_words

    by = opening.open()
    begin, end = days_of(first, last, month, 7)
    filled = roster.fill(by=by, first=begin, last=end)
    skipped = [{name: plain(value) for name, value in vars(one).items()} for one in filled.skipped]
    row = {"added": [public(shift) for shift in filled.added], "skipped": skipped}
    show_one(row, as_json_, _n("Đã xếp {n} ca.", len(filled.added)))
    for one in filled.skipped:
        print(f"{one.day:%d/%m} {one.starts} {one.volunteer}: {one.why}", file=sys.stderr)
    for met in roster.meetings(filled.added):
        print(roster_words.meeting(met), file=sys.stderr)


@command.command("load", help=_("Nạp lịch trực từ bảng tính (CSV: day, volunteer, place, starts, ends)."))
@click.argument("file", type=click.Path(path_type=Path), metavar=_("TỆP"))
@click.option("--check", is_flag=True, help=_("Chỉ kiểm tra và cho xem khác biệt, không đổi gì."))
@click.option(
    "--replace",
    is_flag=True,
    help=_("Bỏ ca chưa bắt đầu mà tệp không nêu: của các ngày và điểm ấy, hoặc trùng giờ với tệp."),
)
@as_json
@click.pass_obj
def load(opening: Opening, file: Path, check: bool, replace: bool, as_json_: bool) -> None:
    """Load a roster."""
    from tui.commands.load import load_files

    load_files(opening.open(), [file], check=check, replace=replace, only=("roster",), as_json_=as_json_)


@command.command("template", help=_("In tệp CSV để điền lịch trực: ca đã có, lịch tuần, và chỗ còn trống."))
@between
@click.pass_obj
def template(opening: Opening, first: date | None, last: date | None, month: date | None) -> None:
    """Print the lines to fill; for a file with the mark by which Excel knows UTF-8."""
    from models import roster

    by = opening.open()
    lines = roster.lines_to_fill(*days_of(first, last, month, 7), by=by)
    if not sys.stdout.isatty():
        sys.stdout.write("\ufeff")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("day", "volunteer", "place", "starts", "ends"))
    out.writerows(lines)


@command.command("hours", help=_("Giờ trực thật so với lịch, theo người; mặc định tháng này đến hôm nay."))
@between
@click.option("--volunteer", help=_("Chỉ của một tình nguyện viên: mã."))
@as_json
@click.pass_obj
def hours(
    opening: Opening,
    first: date | None,
    last: date | None,
    month: date | None,
    volunteer: str | None,
    as_json_: bool,
) -> None:
    """Print actual against planned."""
    from models import clock, roster

    by = opening.open()
    today = clock.today()
    span = days_of(first, last, month, 1) if first or month else (today.replace(day=1), last or today)
    only = roster.volunteer(volunteer, closed=True).id if volunteer else None
    found = roster.hours(*span, by=by, volunteer_id=only)
    rows = [{**vars(one), **vars(one.duty), "duty": None} for one in found]
    lines = iter([_hours_line(one) for one in found])
    for row in rows:
        del row["duty"]
    show(rows, as_json_, lambda row: next(lines))


def _hours_line(one: Hours) -> str:
    from tui import words

    known = one.duty
    said = (
        _("{served}/{planned} ca", served=known.served, planned=known.planned),
        _(
            "{real} (lịch {planned})",
            real=words.minutes(known.minutes),
            planned=words.minutes(known.planned_minutes),
        ),
        _("vắng {n}", n=one.absent) if one.absent else "",
        _("muộn {n}", n=one.late) if one.late else "",
        _("về sớm {n}", n=one.early) if one.early else "",
        _("chưa ghi ra {n}", n=one.unended) if one.unended else "",
    )
    return f"{one.volunteer:<8}{one.name:<10}{' · '.join(filter(None, said))}"


def _print(halves: Sequence[HalfDay], as_json_: bool) -> None:
    from tui import roster_words

    lines = iter(
        "\n".join([f"{roster_words.half(half)}: {roster_words.counted(half)}", *_entries(half)])
        for half in halves
    )
    show([_data(half) for half in halves], as_json_, lambda row: next(lines))


def _entries(half: HalfDay) -> list[str]:
    from tui import roster_words

    return [f"  {roster_words.shift(entry)}" for entry in half.entries]


def _data(half: HalfDay) -> dict[str, Any]:
    more = {"name": half.name, "planned": half.planned, "missing": half.missing, "surplus": half.surplus}
    shifts = [{name: plain(value) for name, value in vars(entry).items()} for entry in half.entries]
    return {**vars(half), **more, "entries": shifts}
