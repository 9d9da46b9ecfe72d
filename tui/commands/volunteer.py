"""aoxanh volunteer …: the green shirts, their pledge and trainings, and certificates of their hours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import click

from models.language import _, _n
from tui.commands import volunteer_paper
from tui.commands.common import DAY, Opening, as_json, plain, public, show, show_one

CODE = _("TNV")


@click.group(help=_("Tình nguyện viên: danh sách, cam kết, tập huấn, giấy xác nhận thời gian."))
def command() -> None:
    """Group the commands of volunteers."""


command.add_command(volunteer_paper.command)


@command.command("list", help=_("Tình nguyện viên với đội, cam kết, ngày trực cuối; chưa cam kết đứng đầu."))
@click.option("--team", metavar=_("MÃ"), help=_("Chỉ người đang ở đội này."))
@click.option("--unpledged", is_flag=True, help=_("Chỉ người chưa cam kết."))
@click.option("--all", "closed", is_flag=True, help=_("Cả người đã nghỉ."))
@as_json
@click.pass_obj
def list_volunteers(
    opening: Opening, team: str | None, unpledged: bool, closed: bool, as_json_: bool
) -> None:
    """Print the volunteers; how many lack the pledge goes to stderr."""
    from models import volunteers
    from tui import volunteer_lines

    by = opening.open()
    volunteers.check_right(by)
    named = volunteers.team(team).code if team else None
    found = volunteers.listed(by, named, closed, unpledged)
    lines = {row.id: volunteer_lines.listed(row) for row in found}
    show([vars(row) for row in found], as_json_, lambda row: lines[row["id"]])
    lacking = volunteers.lacking_pledge()
    if lacking:
        click.echo(_n("{n} tình nguyện viên chưa cam kết bảo mật.", lacking), err=True)


@command.command("add", help=_("Nhận tình nguyện viên MÃ, họ tên HỌ_TÊN, vào đội từ hôm nay."))
@click.argument("code", metavar=_("MÃ"))
@click.argument("name", metavar=_("HỌ_TÊN"))
@click.option("--birth-year", help=_("Năm sinh."))
@click.option("--phone", help=_("Số điện thoại."))
@click.option("--organisation", help=_("Đơn vị: đoàn xã, trường…"))
@click.option("--team", metavar=_("MÃ"), help=_("Đội."))
@click.option("--account", metavar=_("TÊN"), help=_("Tài khoản đăng nhập của người ấy."))
@click.option("--pledged", "pledged_day", type=DAY, help=_("Ngày ký cam kết bảo mật."))
@as_json
@click.pass_obj
def add(opening: Opening, /, as_json_: bool, **given: Any) -> None:
    """Take a volunteer in."""
    from models import volunteers

    row = volunteers.add_volunteer(by=opening.open(), **given)
    said = " ".join(filter(None, (_("Đã nhận {code}.", code=row.code), volunteers.without_pledge(row))))
    show_one(public(row), as_json_, said)


@command.command("change", help=_("Đổi điều được nêu của TNV; “” thì bỏ."))
@click.argument("code", metavar=CODE)
@click.option("--name", help=_("Họ tên."))
@click.option("--birth-year", help=_("Năm sinh."))
@click.option("--phone", help=_("Số điện thoại."))
@click.option("--organisation", help=_("Đơn vị: đoàn xã, trường…"))
@click.option("--account", metavar=_("TÊN"), help=_("Tài khoản đăng nhập của người ấy."))
@as_json
@click.pass_obj
def change(opening: Opening, /, as_json_: bool, **given: Any) -> None:
    """Change a volunteer."""
    from models import volunteers

    row = volunteers.change_volunteer(by=opening.open(), **given)
    show_one(public(row), as_json_, _("Đã đổi {code}.", code=row.code))


@command.command(
    "show", help=_("Một TNV: các đội theo thời gian, tập huấn, việc làm trong tháng, giấy đã cấp.")
)
@click.argument("code", metavar=CODE)
@as_json
@click.pass_obj
def show_volunteer(opening: Opening, code: str, as_json_: bool) -> None:
    """Print all there is of a volunteer."""
    from models import certificates, clock, volunteers
    from tui import volunteer_lines

    by = opening.open()
    volunteers.check_right(by)
    found = volunteers.by_code(code)
    row, today = volunteers.one(by, found), clock.today()
    if not volunteers.seen_whole(by, found):
        show_one(vars(row), as_json_, "\n".join(volunteer_lines.heading(row)))
        return
    month = certificates.figures(found, today.replace(day=1), today)
    given = certificates.of_volunteer(found.id)
    trained = volunteers.trainings(found.id)
    data = {
        **vars(row),
        "times": [_plain(vars(time)) for time in volunteers.times(found.id)],
        "attended": [public(training) for training in trained],
        "month": vars(month),
        "certificates": [public(paper) for paper in given],
    }
    lines = [
        *volunteer_lines.heading(row),
        *volunteer_lines.times(found.id),
        *map(volunteer_lines.training, trained),
        _("Tháng này: {figures}", figures=volunteer_lines.figures(month)),
        *map(volunteer_lines.certificate, given),
    ]
    if as_json_:
        show_one(data, True, "")
    else:
        show([{"line": line} for line in lines], False, _said)


def _said(row: Mapping[str, Any]) -> str:
    return str(row["line"])


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: plain(value) for name, value in row.items()}


@command.command("phone", help=_("Số điện thoại đầy đủ của TNV; nhật ký ghi lại ai đã xem."))
@click.argument("code", metavar=CODE)
@click.pass_obj
def phone(opening: Opening, code: str) -> None:
    """Print a whole phone number."""
    from models import volunteers

    click.echo(volunteers.show_phone(by=opening.open(), volunteer=code))


@command.command("pledge", help=_("Ghi TNV đã ký cam kết bảo mật thông tin công dân."))
@click.argument("code", metavar=CODE)
@click.option("--day", type=DAY, help=_("Ngày ký, mặc định hôm nay."))
@as_json
@click.pass_obj
def pledge(opening: Opening, code: str, day: date | None, as_json_: bool) -> None:
    """Note a pledge."""
    from models import volunteers
    from tui import volunteer_lines

    row = volunteers.pledge(by=opening.open(), volunteer=code, day=day)
    show_one(public(row), as_json_, f"{row.code} {volunteer_lines.pledged(row)}")


@command.command("train", help=_("Ghi một buổi tập huấn về CHỦ_ĐỀ của một hay nhiều TNV."))
@click.argument("topic", metavar=_("CHỦ_ĐỀ"))
@click.argument("volunteer_codes", metavar=f"{CODE}…", nargs=-1, required=True)
@click.option("--day", type=DAY, help=_("Ngày tập huấn, mặc định hôm nay."))
@click.option("--confidentiality", is_flag=True, help=_("Có nội dung bảo mật thông tin công dân."))
@as_json
@click.pass_obj
def train(opening: Opening, /, as_json_: bool, **given: Any) -> None:
    """Record a training."""
    from models import volunteers

    made = volunteers.train(by=opening.open(), **given)
    said = _n("Đã ghi tập huấn cho {n} người.", len(made))
    show([public(row) for row in made], as_json_, lambda row: "") if as_json_ else click.echo(said)


@command.command("close", help=_("TNV nghỉ: rời mọi đội từ hôm nay, tên và giờ đã làm còn nguyên."))
@click.argument("code", metavar=CODE)
@as_json
@click.pass_obj
def close(opening: Opening, code: str, as_json_: bool) -> None:
    """Put a volunteer out of service, and say what of the plans ends with it."""
    from models import ahead, volunteers
    from tui import roster_words

    by = opening.open()
    found = ahead.of_volunteer(volunteers.by_code(code).id)
    row = volunteers.change_volunteer(by=by, code=code, active=False)
    told = roster_words.given_up(found)
    said = (
        _("{code} đã nghỉ: {told}.", code=row.code, told=told)
        if told
        else _("{code} đã nghỉ.", code=row.code)
    )
    show_one(public(row, given_up=vars(found)), as_json_, said)


@command.command("reopen", help=_("TNV hoạt động lại; vào đội thì ghi sau."))
@click.argument("code", metavar=CODE)
@as_json
@click.pass_obj
def reopen(opening: Opening, code: str, as_json_: bool) -> None:
    """Put a volunteer into service again."""
    from models import volunteers

    row = volunteers.change_volunteer(by=opening.open(), code=code, active=True)
    show_one(public(row), as_json_, _("{code} hoạt động lại.", code=row.code))
