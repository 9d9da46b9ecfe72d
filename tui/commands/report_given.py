"""What all reports are given on the command line: a period, a format and where to write."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from models.language import _
from tui.commands.common import DAY

if TYPE_CHECKING:
    from models.figures import Period, Table
    from models.journal import Actor

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("text", "zalo", "csv", "xlsx", "html", "json")
KINDS = ("day", "week", "month", "quarter", "year", "campaign")


class PeriodType(click.ParamType["Period"]):
    """A period of a kind on the command line."""

    name = _("kỳ")

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the period; a campaign stays a code until the register is open."""
        if self.kind == "campaign" or not isinstance(value, str):
            return value
        from tui.reports import typed

        found = typed.period(self.kind, value)
        if found is None:
            example = _(typed.EXAMPLES[self.kind])
            self.fail(_("“{value}”: cần {example}.", value=value, example=example), param, ctx)
        return found


def period_options(function: Command) -> Command:
    """Give a command the options that name a period: at most one of them, or --from with --to."""
    options: tuple[Callable[[Command], Command], ...] = (
        click.option("--from", "first", type=DAY, help=_("Từ ngày.")),
        click.option("--to", "last", type=DAY, help=_("Đến ngày; mặc định hôm nay.")),
        click.option("--day", type=PeriodType("day"), help=_("Một ngày.")),
        click.option("--week", type=PeriodType("week"), help=_("Tuần có ngày này, thứ hai đến chủ nhật.")),
        click.option("--month", type=PeriodType("month"), help=_("Tháng: 2026-11; mặc định tháng này.")),
        click.option("--quarter", type=PeriodType("quarter"), help=_("Quý: 2026-4.")),
        click.option("--year", type=PeriodType("year"), help=_("Năm.")),
        click.option("--campaign", type=PeriodType("campaign"), help=_("Mã một đợt cao điểm.")),
    )
    for option in reversed(options):
        function = option(function)
    return function


def output_options(function: Command) -> Command:
    """Give a command the options that say in which format and where to."""
    options: tuple[Callable[[Command], Command], ...] = (
        click.option(
            "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
            help=_("zalo: dòng ngắn để dán; xlsx: cần --out, hoặc chuyển hướng ra tệp."),
        ),
        click.option("--out", type=click.Path(path_type=Path), help=_("Ghi vào tệp hoặc thư mục này.")),
        click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có.")),
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


def the_period(given: dict[str, Any]) -> Period:
    """Take the options of a period out of what was given and return it; this month when none is."""
    from models.figures import periods

    first, last = given.pop("first"), given.pop("last")
    named = [value for kind in KINDS if (value := given.pop(kind)) is not None]
    if len(named) + (first is not None or last is not None) > 1:
        raise click.UsageError(_("Chỉ nêu một kỳ: --day, --week, --month, … hoặc --from với --to."))
    if named:
        return periods.campaign(named[0]) if isinstance(named[0], str) else named[0]
    return _span(first, last) if first or last else periods.today()


def _span(first: date | None, last: date | None) -> Period:
    from models import clock
    from models.figures import periods

    if first is None:
        raise click.UsageError(_("--to cần có --from."))
    return periods.span(first, last or clock.today())


def look(table: Table) -> None:
    """Print the own figures as text for the eyes of who asks."""
    from tui import reports

    _print(reports.written(table, "text"))


def deliver(by: Actor, table: Table, form: str, out: Path | None, force: bool) -> None:
    """Write a table where it was asked for, and leave the line of its export in the journal."""
    from models import figures
    from tui import reports
    from tui.papers import files

    if out is None and form == "xlsx" and sys.stdout.isatty():
        raise click.UsageError(_("Tệp xlsx không hiện được trong cửa sổ này: thêm --out TỆP."))
    path = out / reports.suggested(table, form) if out is not None and out.is_dir() else out
    if path is not None:
        files.refuse_existing(path, force)
    content = reports.written(figures.export(by=by, table=table, form=form), form)
    if path is not None:
        click.echo(_("Đã ghi {path}", path=files.save(path, content, force)), err=True)
    else:
        _print(content, as_bytes=form == "xlsx")


def _print(content: bytes, as_bytes: bool = False) -> None:
    if as_bytes or not sys.stdout.isatty():
        sys.stdout.buffer.write(content)
    else:
        click.echo(content.decode("utf-8-sig"), nl=False)
