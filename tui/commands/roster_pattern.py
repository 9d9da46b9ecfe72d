"""aoxanh roster pattern …: the same time of every week."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from models.language import _
from tui.commands.common import DAY, Opening, as_json, public, show, show_one
from tui.commands.roster_shift import REASON, ShiftType


@click.group("pattern", help=_("Lịch tuần: ca lặp lại mỗi tuần của một tình nguyện viên."))
def command() -> None:
    """Group the commands of patterns."""


@command.command("add", help=_("Thêm lịch tuần: mã TNV, mã điểm, thứ (1 là thứ Hai … 7), từ giờ, đến giờ."))
@click.argument("volunteer")
@click.argument("place")
@click.argument("weekday", type=int)
@click.argument("starts")
@click.argument("ends")
@click.option("--from", "first", type=DAY, help=_("Từ ngày; mặc định hôm nay."))
@click.option("--to", "last", type=DAY, help=_("Đến ngày; mặc định mãi."))
@as_json
@click.pass_obj
def add(
    opening: Opening,
    /,
    volunteer: str,
    place: str,
    first: date | None,
    last: date | None,
    as_json_: bool,
    **given: Any,
) -> None:
    """Add a pattern."""
    from models import clock, roster
    from tui import roster_words

    by = opening.open()
    who, where = roster.volunteer(volunteer), roster.place(place)
    row = roster.add_pattern(
        by=by,
        volunteer_id=who.id,
        place_id=where.id,
        from_day=first or clock.today(),
        to_day=last,
        **given,
    )
    show_one(public(row, volunteer=who.code), as_json_, f"#{row.id} {who.code} {roster_words.weekly(row)}")


@command.command("end", help=_("Kết thúc một lịch tuần; có --reason thì bỏ luôn các ca đã xếp sau ngày ấy."))
@click.argument("pattern", type=ShiftType())
@click.option("--last", type=DAY, help=_("Ngày cuối; mặc định hôm nay."))
@REASON
@as_json
@click.pass_obj
def end(opening: Opening, pattern: int, last: date | None, reason: str | None, as_json_: bool) -> None:
    """End a pattern."""
    from models import clock, roster
    from tui import roster_words

    by = opening.open()
    row = roster.end_pattern(by=by, pattern_id=pattern, last=last or clock.today(), reason=reason)
    show_one(public(row), as_json_, f"#{row.id} {roster_words.weekly(row)}")


@command.command("list", help=_("Các lịch tuần còn hiệu lực."))
@as_json
@click.pass_obj
def list_patterns(opening: Opening, as_json_: bool) -> None:
    """Print the patterns."""
    from models import roster
    from tui import roster_words

    found = roster.weekly(by=opening.open())
    lines = iter(
        [f"#{one.row.id} {one.volunteer} {one.name} {roster_words.weekly(one.row)}" for one in found]
    )
    rows = [public(one.row, volunteer=one.volunteer, place=one.place) for one in found]
    show(rows, as_json_, lambda row: next(lines))
