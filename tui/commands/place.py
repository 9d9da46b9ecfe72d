"""aoxanh place …: where the green shirts stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from models.language import _, _n
from tui.commands.common import Opening, as_json, public, show, show_one

KINDS = "centre, police, neighbourhood_house, home, road, remote"
CODE = _("MÃ")


class Needed(click.ParamType[int | str]):
    """How many volunteers a place asks for, or nothing to take that away."""

    name = "integer"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | str:
        """Return the number, or "" of nothing."""
        return "" if value == "" else int(click.INT.convert(value, param, ctx))


@click.group(help=_("Điểm hỗ trợ: Trung tâm, công an xã, nhà văn hóa, tại nhà, trên đường, qua điện thoại."))
def command() -> None:
    """Group the commands of places."""


@command.command("list", help=_("Các điểm đang dùng."))
@click.option("--all", "closed", is_flag=True, help=_("Cả những điểm đã ngừng."))
@as_json
@click.pass_obj
def list_places(opening: Opening, closed: bool, as_json_: bool) -> None:
    """Print the places."""
    from models import centre

    opening.open()
    known = [row for row in centre.listed_places() if closed or row.active]
    show([public(row, kind_name=centre.PLACE_KINDS[row.kind]) for row in known], as_json_, _line)


@command.command("add", help=_("Mở điểm MÃ tên TÊN thuộc một trong sáu loại."))
@click.argument("code", metavar=CODE)
@click.argument("name", metavar=_("TÊN"))
@click.option("--kind", required=True, help=KINDS)
@click.option("--neighbourhood", help=_("Thôn, tổ của điểm."))
@click.option("--needed", type=int, help=_("Mỗi buổi cần mấy tình nguyện viên."))
@as_json
@click.pass_obj
def add(opening: Opening, /, as_json_: bool, **given: Any) -> None:
    """Open a place."""
    from models import centre

    row = centre.add_place(by=opening.open(), **given)
    show_one(public(row), as_json_, _("Đã mở điểm {code}.", code=row.code))


@command.command("change", help=_("Đổi điểm MÃ; điều không nêu thì giữ nguyên."))
@click.argument("code", metavar=CODE)
@click.option("--name", help=_("Tên mới."))
@click.option("--neighbourhood", help=_("Thôn, tổ của điểm; “”: bỏ."))
@click.option("--needed", type=Needed(), help=_("Mỗi buổi cần mấy tình nguyện viên; “”: bỏ."))
@click.option("--close/--reopen", "closing", default=None, help=_("Ngừng dùng, hoặc dùng lại."))
@as_json
@click.pass_obj
def change(opening: Opening, /, closing: bool | None, as_json_: bool, **given: Any) -> None:
    """Change a place."""
    from models import ahead, centre, codes
    from tui import roster_words

    by = opening.open()
    active = None if closing is None else not closing
    known = codes.known(centre.Place, given["code"]) if closing else None
    found = ahead.at_place(known.id) if known else ahead.Ahead(0, 0)
    row = centre.change_place(by=by, active=active, **given)
    told = roster_words.given_up(found)
    said = _("Đã đổi điểm {code}.", code=row.code)
    if told:
        said = _("Điểm {code} ngừng dùng: {told}.", code=row.code, told=told)
    show_one(public(row, given_up=vars(found)) if closing else public(row), as_json_, said)


def _line(row: Mapping[str, Any]) -> str:
    needed = _n("cần {n} người mỗi buổi", row["needed"]) if row.get("needed") else ""
    parts = (
        f"{row['code']:<8} {row['name']}",
        row["kind_name"],
        row.get("neighbourhood", ""),
        needed,
        "" if row["active"] else _("đã ngừng"),
    )
    return " · ".join(filter(None, parts))
