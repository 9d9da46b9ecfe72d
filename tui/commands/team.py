"""aoxanh team …: the teams of volunteers, and who joins and leaves them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import click

from models.language import _, _n
from tui.commands.common import DAY, Opening, as_json, public, show, show_one

CODE, VOLUNTEER = _("MÃ"), _("TNV")


@click.group(help=_("Đội hình tình nguyện: nhóm việc, thôn tổ, ai vào ai rời."))
def command() -> None:
    """Group the commands of teams."""


@command.command("list", help=_("Các đội với số thành viên hôm nay."))
@click.option("--all", "closed", is_flag=True, help=_("Cả những đội đã ngừng."))
@as_json
@click.pass_obj
def list_teams(opening: Opening, closed: bool, as_json_: bool) -> None:
    """Print the teams."""
    from models import volunteers

    volunteers.check_right(opening.open())
    show([vars(row) for row in volunteers.listed_teams(closed)], as_json_, _line)


@command.command("add", help=_("Lập đội MÃ tên TÊN, ví dụ: team add D3 “Đội 3” --group 2."))
@click.argument("code", metavar=CODE)
@click.argument("name", metavar=_("TÊN"))
@click.option("--group", "task_group", type=int, help=_("Nhóm việc: 1 cán bộ, 2 người dân, 3 tuyên truyền."))
@click.option("--neighbourhood", help=_("Thôn, tổ của đội."))
@as_json
@click.pass_obj
def add(opening: Opening, /, as_json_: bool, **given: Any) -> None:
    """Found a team."""
    from models import volunteers

    row = volunteers.add_team(by=opening.open(), **given)
    show_one(public(row), as_json_, _("Đã lập đội {code}.", code=row.code))


@command.command("change", help=_("Đổi tên, nhóm việc, thôn tổ của đội MÃ; điều không nêu thì giữ nguyên."))
@click.argument("code", metavar=CODE)
@click.option("--name", help=_("Tên mới."))
@click.option("--group", "task_group", type=int, help=_("Nhóm việc: 1 cán bộ, 2 người dân, 3 tuyên truyền."))
@click.option("--neighbourhood", help=_("Thôn, tổ của đội; “”: bỏ."))
@as_json
@click.pass_obj
def change(opening: Opening, /, as_json_: bool, **given: Any) -> None:
    """Change a team."""
    from models import volunteers

    row = volunteers.change_team(by=opening.open(), **given)
    show_one(public(row), as_json_, _("Đã đổi đội {code}.", code=row.code))


@command.command("close", help=_("Ngừng đội MÃ; thành viên rời đội từ hôm nay."))
@click.argument("code", metavar=CODE)
@as_json
@click.pass_obj
def close(opening: Opening, code: str, as_json_: bool) -> None:
    """Close a team."""
    from models import volunteers

    by = opening.open()
    known = volunteers.team(code).code
    leaving = next((team.members for team in volunteers.listed_teams() if team.code == known), 0)
    row = volunteers.change_team(by=by, code=code, active=False)
    said = _("Đội {code} đã ngừng.", code=row.code)
    if leaving:
        said = _n("Đội {code} đã ngừng: {n} người rời đội.", leaving, code=row.code)
    show_one(public(row), as_json_, said)


@command.command("reopen", help=_("Cho đội MÃ hoạt động lại, chưa có ai."))
@click.argument("code", metavar=CODE)
@as_json
@click.pass_obj
def reopen(opening: Opening, code: str, as_json_: bool) -> None:
    """Open a team again."""
    from models import volunteers

    row = volunteers.change_team(by=opening.open(), code=code, active=True)
    show_one(public(row), as_json_, _("Đội {code} hoạt động lại.", code=row.code))


@command.command(
    "join", help=_("Đưa TNV vào đội MÃ từ hôm nay hoặc từ một ngày; một người ở nhiều đội được.")
)
@click.argument("team", metavar=CODE)
@click.argument("volunteer", metavar=VOLUNTEER)
@click.option("--day", type=DAY, help=_("Ngày vào đội."))
@as_json
@click.pass_obj
def join(opening: Opening, team: str, volunteer: str, day: date | None, as_json_: bool) -> None:
    """Take a volunteer into a team."""
    from models import volunteers

    row = volunteers.join(by=opening.open(), team=team, volunteer=volunteer, day=day)
    said = _("{volunteer} vào đội {team} {stretch}.", **_named(volunteer, team, volunteers.stretch(row)))
    show_one(public(row), as_json_, said)


@command.command("part", help=_("Cho TNV rời đội MÃ sau hôm nay hoặc sau một ngày."))
@click.argument("team", metavar=CODE)
@click.argument("volunteer", metavar=VOLUNTEER)
@click.option("--day", type=DAY, help=_("Ngày cuối ở đội."))
@as_json
@click.pass_obj
def part(opening: Opening, team: str, volunteer: str, day: date | None, as_json_: bool) -> None:
    """Let a volunteer leave a team."""
    from models import volunteers

    row = volunteers.part(by=opening.open(), team=team, volunteer=volunteer, day=day)
    said = _("{volunteer} ở đội {team} {stretch}.", **_named(volunteer, team, volunteers.stretch(row)))
    show_one(public(row), as_json_, said)


def _named(volunteer: str, team: str, stretch: str) -> dict[str, str]:
    return {"volunteer": volunteer, "team": team, "stretch": stretch}


def _line(row: Mapping[str, Any]) -> str:
    from models import volunteers

    group = volunteers.TASK_GROUPS[row["task_group"]] if row["task_group"] else ""
    parts = (
        f"{row['code']:<8} {row['name']}",
        _n("{n} người", row["members"]),
        group,
        row["neighbourhood"],
        "" if row["active"] else _("đã ngừng"),
    )
    return " · ".join(filter(None, parts))
