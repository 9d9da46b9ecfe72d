"""aoxanh lesson …: digital-literacy classes."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

import click

from models.language import _, _n
from tui.commands.common import DAY, Opening, as_json, public, show, show_one

NUMBER = click.argument("lesson", metavar=_("SỐ"))


@click.group(help=_("Lớp học số (Bình dân học vụ số): lập, đã dạy, hủy. Học viên tính riêng."))
def command() -> None:
    """Group the commands of lessons."""


def _print(row: Any, as_json_: bool) -> None:
    from models import lessons

    number = row.id & 0xFFFFFFFF
    state = lessons.STATES[lessons.state_of(row)]
    show_one(public(row, number=number), as_json_, f"#{number} {row.day:%d/%m/%Y} {row.title}: {state}")


def _planned(function: Any) -> Any:
    """Give a command the options of what is planned."""
    for option in reversed(
        (
            click.option("--title", required=True, help=_("Tên lớp.")),
            click.option("--day", type=DAY, required=True, help=_("Ngày.")),
            click.option("--from", "starts", required=True, help=_("Giờ bắt đầu, ví dụ 19:00.")),
            click.option("--to", "ends", required=True, help=_("Giờ kết thúc.")),
            click.option("--place", help=_("Mã điểm.")),
            click.option("--neighbourhood", default="", help=_("Thôn, tổ dân phố.")),
            click.option("--topics", default="", help=_("Nội dung.")),
            click.option("--teacher", "teachers", multiple=True, help=_("Mã TNV dạy; nhiều lần được.")),
            click.option("--note", default="", help=_("Ghi chú.")),
        )
    ):
        function = option(function)
    return function


@command.command("plan", help=_("Lập một lớp."))
@_planned
@as_json
@click.pass_obj
def plan(opening: Opening, /, as_json_: bool, **given: Any) -> None:
    """Plan a lesson."""
    from models import lessons

    _print(lessons.plan(by=opening.open(), **given), as_json_)


@command.command("change", help=_("Sửa một lớp chưa dạy: nêu lại tất cả."))
@NUMBER
@_planned
@as_json
@click.pass_obj
def change(opening: Opening, /, lesson: str, as_json_: bool, **given: Any) -> None:
    """Change what is planned."""
    from models import lessons

    by = opening.open()
    _print(lessons.change(by=by, lesson_id=lessons.one(lesson), **given), as_json_)


@command.command("hold", help=_("Ghi đã dạy: số học viên, người dạy thật sự có mặt."))
@NUMBER
@click.option("--heads", type=int, required=True, help=_("Số học viên có mặt."))
@click.option("--teacher", "teachers", multiple=True, help=_("Mã TNV đã dạy; mặc định như đã lập."))
@click.option("--topics", default="", help=_("Nội dung; mặc định như đã lập."))
@as_json
@click.pass_obj
def hold(opening: Opening, /, lesson: str, as_json_: bool, **given: Any) -> None:
    """Record that a lesson was held."""
    from models import lessons

    by = opening.open()
    _print(lessons.hold(by=by, lesson_id=lessons.one(lesson), **given), as_json_)


@command.command("correct", help=_("Sửa số đã ghi của một lớp đã dạy; không nêu thì giữ nguyên."))
@NUMBER
@click.option("--heads", type=int, help=_("Số học viên có mặt."))
@click.option("--teacher", "teachers", multiple=True, help=_("Mã TNV đã dạy."))
@click.option("--topics", default="", help=_("Nội dung."))
@click.option("--note", required=True, help=_("Vì sao sửa."))
@as_json
@click.pass_obj
def correct(opening: Opening, /, lesson: str, as_json_: bool, **given: Any) -> None:
    """Set right what was recorded."""
    from models import lessons

    by = opening.open()
    _print(lessons.correct(by=by, lesson_id=lessons.one(lesson), **given), as_json_)


@command.command("cancel", help=_("Hủy một lớp chưa dạy, và vì sao."))
@NUMBER
@click.option("--reason", required=True, help=_("Lý do (mã hoặc số), loại {kind}.", kind="lesson"))
@as_json
@click.pass_obj
def cancel(opening: Opening, lesson: str, reason: str, as_json_: bool) -> None:
    """Cancel a lesson."""
    from models import lessons

    by = opening.open()
    _print(lessons.cancel(by=by, lesson_id=lessons.one(lesson), reason=reason), as_json_)


@command.command("list", help=_("Các lớp; mặc định trong tháng này."))
@click.option("--from", "first", type=DAY, help=_("Từ ngày; mặc định ngày 1."))
@click.option("--to", "last", type=DAY, help=_("Đến ngày; mặc định cuối tháng."))
@as_json
@click.pass_obj
def list_lessons(opening: Opening, first: date | None, last: date | None, as_json_: bool) -> None:
    """Print the lessons between two days."""
    from models import clock, lessons

    by = opening.open()
    begin = first or clock.today().replace(day=1)
    end = last or begin.replace(day=monthrange(begin.year, begin.month)[1])
    rows = [{**vars(row), "number": row.id & 0xFFFFFFFF} for row in lessons.listed(by, begin, end)]
    show(rows, as_json_, _line)


def _line(row: Any) -> str:
    from models import lessons

    state = _n("{n} học viên", row["heads"]) if row["state"] == "held" else lessons.STATES[row["state"]]
    where = row["place"] or row["neighbourhood"]
    when = f"{row['day']:%d/%m/%Y} {row['starts']}–{row['ends']}"
    return f"#{row['number']} {when} {row['title']} · {where} · {state}"
