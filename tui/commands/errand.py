"""aoxanh errand …: home visits, transports and outreach."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from models.errors import Refused
from models.language import _
from tui.commands.common import DAY, Opening, as_json, public, show, show_one

WHICH = click.option("--day", type=DAY, help=_("Ngày; mặc định hôm nay."))
NUMBER = click.argument("errand", metavar=_("SỐ"))
VOLUNTEERS = click.option(
    "--volunteer", "volunteer_codes", multiple=True, required=True, help=_("Mã TNV; mặc định cần hai người.")
)


OPTIONS = {"errand.two": "--alone", "errand.busy": "--anyway"}
"""What one who insists adds to the command, by what was refused."""


class DecimalType(click.ParamType[float]):
    """A number with a comma, as it is written here, or with a point."""

    name = _("số")

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return 12.5 of 12,5; fails with what was expected."""
        typed = str(value).replace(",", ".")
        if not re.fullmatch(r"[0-9]{1,5}([.][0-9]{1,2})?", typed):
            self.fail(_("“{value}” không phải một số như 12,5.", value=value), param, ctx)
        return float(typed)


@click.group(help=_("Đến nhà, đưa đón, tuyên truyền: yêu cầu, phân công, kết quả. Việc được nêu bằng số."))
def command() -> None:
    """Group the commands of errands."""


def _print(row: Any, as_json_: bool) -> None:
    from models import errands

    number = row.id & 0xFFFFFFFF
    show_one(public(row, number=number), as_json_, f"#{number} {errands.STATES[row.state]}")


@command.command("ask", help=_("Ghi một yêu cầu: đến nhà, đưa đón hoặc tuyên truyền."))
@click.option("--kind", default="home_visit", show_default=True, help="home_visit, transport, outreach.")
@click.option("--ticket", help=_("Số lượt của hôm nay, nếu yêu cầu tại quầy."))
@click.option("--name", default="", help=_("Họ tên."))
@click.option("--year", "birth_year", help=_("Năm sinh."))
@click.option("--phone", "contact", help=_("Điện thoại."))
@click.option("--address", default="", help=_("Địa chỉ."))
@click.option("--neighbourhood", default="", help=_("Thôn, tổ dân phố."))
@WHICH
@click.option("--at", "starts", help=_("Giờ đi, ví dụ 08:00."))
@click.option("--purpose", help=_("Vì sao (mã hoặc số), loại {kind}.", kind="errand"))
@click.option("--procedure", help=_("Phím tắt, mã hoặc chữ."))
@click.option("--dossier", help=_("Mã hồ sơ mang theo."))
@click.option("--destination", default="", help=_("Đưa đến đâu."))
@click.option("--note", default="", help=_("Ghi chú."))
@click.option("--channel", help="counter, phone, volunteer.")
@as_json
@click.pass_obj
def ask(opening: Opening, /, ticket: str | None, day: date | None, as_json_: bool, **given: Any) -> None:
    """Ask for an errand."""
    from models import clock, errands, visits

    by = opening.open()
    visit_id = visits.by_ticket(ticket).id if ticket else None
    _print(errands.ask(by=by, visit_id=visit_id, day=day or clock.today(), **given), as_json_)


@command.command("again", help=_("Hẹn lại, vào ngày khác, một việc không làm được."))
@NUMBER
@click.option("--day", type=DAY, required=True, help=_("Ngày đi."))
@click.option("--at", "starts", help=_("Giờ đi, ví dụ 08:00."))
@as_json
@click.pass_obj
def again(opening: Opening, errand: str, day: date, starts: str | None, as_json_: bool) -> None:
    """Ask again for an errand that was not done."""
    from models import errands

    by = opening.open()
    _print(errands.ask_again(by=by, errand_id=errands.one(errand), day=day, starts=starts), as_json_)


@command.command("assign", help=_("Phân công người đi, hoặc đổi người."))
@NUMBER
@VOLUNTEERS
@click.option("--day", type=DAY, help=_("Ngày đi, nếu chưa có hoặc khác."))
@click.option("--at", "starts", help=_("Giờ đi, ví dụ 08:00."))
@click.option("--alone", is_flag=True, help=_("Một người đi một mình."))
@click.option("--anyway", is_flag=True, help=_("Vẫn cử người đang trực hoặc có việc khác giờ ấy."))
@as_json
@click.pass_obj
def assign(opening: Opening, /, errand: str, as_json_: bool, **given: Any) -> None:
    """Assign volunteers, or others."""
    from models import errands, volunteers

    by = opening.open()
    errand_id = errands.one(errand)
    state = errands.shown(by, errand_id).state
    verb = errands.reassign if state == "assigned" else errands.assign
    try:
        row = verb(by=by, errand_id=errand_id, **given)
    except Refused as refused:
        if refused.rule in OPTIONS:
            click.echo(_("Nếu vẫn muốn thế: thêm {option}.", option=OPTIONS[refused.rule]), err=True)
        raise
    for code in given["volunteer_codes"]:
        if said := volunteers.without_pledge(volunteers.by_code(code)):
            click.echo(said, err=True)
    _print(row, as_json_)


@command.command(
    "done", help=_("Ghi đã làm: đến nhà, đưa đón cần giờ và việc đã giúp; tuyên truyền cần số người.")
)
@NUMBER
@click.option("--from", "started", help=_("Giờ bắt đầu, ví dụ 08:00."))
@click.option("--to", "ended", help=_("Giờ xong."))
@WHICH
@click.option(
    "--help-kind", "kinds", multiple=True, metavar=_("MÃ[=SỐ]"), help=_("Việc đã giúp, nhiều lần được.")
)
@click.option("--result", default="done", show_default=True, help="done, partial, handed_over, not_done.")
@click.option("--people", "number_of_people", type=int, default=1, show_default=True, help=_("Số người."))
@click.option("--group", "groups", multiple=True, help="elderly, minority, disabled, pregnant.")
@click.option("--km", type=DecimalType(), help=_("Số km."))
@click.option("--vehicle", help="motorbike, on_foot, bicycle, car, boat.")
@click.option("--heads", type=int, help=_("Số người nghe tuyên truyền."))
@click.option("--topics", default="", help=_("Nội dung tuyên truyền."))
@click.option("--note", default="", help=_("Ghi chú."))
@as_json
@click.pass_obj
def done(opening: Opening, /, errand: str, kinds: tuple[str, ...], as_json_: bool, **given: Any) -> None:
    """Record that an errand was done."""
    from models import errands

    by = opening.open()
    given["groups"] = dict.fromkeys(given["groups"], 1)
    ticks = dict(_tick(kind) for kind in kinds)
    _print(errands.finish(by=by, errand_id=errands.one(errand), ticks=ticks, **given), as_json_)


def _tick(kind: str) -> tuple[str, int]:
    code, _equals, count = kind.partition("=")
    if count and not count.isdecimal():
        raise click.BadParameter(_("“{kind}”: cần MÃ hoặc MÃ=SỐ, ví dụ looked_up=2.", kind=kind))
    return code, int(count or 1)


@command.command("fail", help=_("Ghi không làm được, và vì sao."))
@NUMBER
@click.option("--reason", required=True, help=_("Lý do (mã hoặc số), loại {kind}.", kind="errand_not_done"))
@click.option("--note", default="", help=_("Ghi chú."))
@as_json
@click.pass_obj
def fail(opening: Opening, /, errand: str, as_json_: bool, **given: Any) -> None:
    """Record that an errand was not done."""
    from models import errands

    by = opening.open()
    _print(errands.fail(by=by, errand_id=errands.one(errand), **given), as_json_)


@command.command("void", help=_("Hủy một việc ghi nhầm (lãnh đạo)."))
@NUMBER
@click.option("--reason", required=True, help=_("Lý do (mã hoặc số), loại {kind}.", kind="void"))
@as_json
@click.pass_obj
def void(opening: Opening, errand: str, reason: str, as_json_: bool) -> None:
    """Void an errand."""
    from models import errands

    by = opening.open()
    _print(errands.void(by=by, errand_id=errands.one(errand), reason=reason), as_json_)


@command.command("phone", help=_("Hiện cả số điện thoại để gọi; được ghi vào nhật ký."))
@NUMBER
@as_json
@click.pass_obj
def phone(opening: Opening, errand: str, as_json_: bool) -> None:
    """Show a whole phone number."""
    from models import errands

    by = opening.open()
    name, number = errands.show_phone(by=by, errand_id=errands.one(errand))
    show_one({"name": name, "phone": number}, as_json_, f"{name} {number}".strip())


@command.command(
    "list", help=_("Danh sách theo thôn, tổ dân phố: trong ngày, chưa phân công, quá ngày, của mình.")
)
@click.argument("of", default="day", metavar="[day|unassigned|overdue|own]")
@WHICH
@click.option("--volunteer", help=_("Việc còn lại của một TNV."))
@as_json
@click.pass_obj
def list_errands(opening: Opening, of: str, day: date | None, volunteer: str | None, as_json_: bool) -> None:
    """Print a list."""
    from models import errands
    from tui.errand_page import list_line

    by = opening.open()
    if of not in errands.LISTS:
        raise click.UsageError(
            _("Không có danh sách “{of}”. Có: {known}.", of=of, known=", ".join(errands.LISTS))
        )
    found = errands.of_volunteer(by, volunteer) if volunteer else errands.listed(by, of, day)
    lines = {row.id: f"#{row.id & 0xFFFFFFFF} {list_line(row, True, 78)}" for row in found}
    rows = [{**vars(row), "number": row.id & 0xFFFFFFFF} for row in found]
    show(rows, as_json_, lambda row: lines[row["id"]])


@command.command("print", help=_("Danh sách trong ngày để mang theo: chữ to, ngắn, theo thôn, tổ dân phố."))
@WHICH
@click.option("--format", "kind", type=click.Choice(("text", "html")), default="text", show_default=True)
@click.option("--masked", is_flag=True, help=_("Che số điện thoại."))
@click.option("--to", type=click.Path(path_type=Path), help=_("Ghi vào tệp này."))
@click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có."))
@click.pass_obj
def print_list(
    opening: Opening, day: date | None, kind: str, masked: bool, to: Path | None, force: bool
) -> None:
    """Print the list of a day, or write it to a file for its owner's eyes."""
    from models import errands
    from tui.errand_page import write_list
    from tui.papers import files

    by = opening.open()
    if to is not None:
        files.refuse_existing(to, force)
    printed = errands.printed(by, day, masked=masked or not by.may("errand.print"))
    written = write_list(printed, "html" if kind == "html" else "txt", files.folder(opening.path))
    if to is None:
        click.echo(written, nl=False)
        return
    click.echo(_("Đã ghi {path}", path=files.save(to, written, force)), err=True)
