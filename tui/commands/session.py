"""aoxanh session …: help sessions of volunteers."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from models.language import _, _n, name_of
from tui.commands.common import DAY, Opening, as_json, public, show, show_one


@click.group(help=_("Phiên hỗ trợ: ai giúp ai, việc gì, kết quả ra sao."))
def command() -> None:
    """Group the commands of help sessions."""


def _print(row: Any, as_json_: bool) -> None:
    from models import sessions

    result = sessions.RESULTS.get(row.result, _("đang giúp"))
    show_one(public(row), as_json_, f"#{row.id} {result}")


@command.command("start", help=_("Bắt đầu giúp; có thể nêu số thứ tự của hôm nay."))
@click.argument("ticket", required=False)
@click.option("--place", help=_("Mã điểm, nếu khác với lịch trực."))
@click.option("--volunteer", "volunteer_codes", multiple=True, help=_("Mã TNV, khi không phải chính mình."))
@as_json
@click.pass_obj
def start(opening: Opening, /, ticket: str | None, as_json_: bool, **given: Any) -> None:
    """Start a session."""
    from models import sessions

    by = opening.open()
    _print(sessions.start(by=by, ticket=ticket, **given), as_json_)


@command.command("end", help=_("Kết thúc phiên đang mở của mình: việc đã giúp và kết quả."))
@click.option(
    "--help-kind",
    "kinds",
    multiple=True,
    required=True,
    metavar=_("MÃ[=SỐ]"),
    help=_("Việc đã giúp, nhiều lần được."),
)
@click.option("--result", default="done", show_default=True, help="done, partial, handed_over, not_done.")
@click.option("--people", "number_of_people", type=int, default=1, show_default=True, help=_("Số người."))
@click.option("--group", "groups", multiple=True, help="elderly, minority, disabled, pregnant.")
@click.option("--reason", help=_("Vì sao chưa được."))
@as_json
@click.pass_obj
def end(
    opening: Opening,
    kinds: tuple[str, ...],
    result: str,
    number_of_people: int,
    groups: tuple[str, ...],
    reason: str | None,
    as_json_: bool,
) -> None:
    """End a session."""
    from models import sessions
    from models.errors import Refused

    ticks = {}
    for kind in kinds:
        code, _equals, count = kind.partition("=")
        if count and not count.isdigit():
            raise click.BadParameter(_("“{kind}”: cần MÃ hoặc MÃ=SỐ, ví dụ looked_up=2.", kind=kind))
        ticks[code] = int(count or 1)
    by = opening.open()
    row = sessions.open_of(by)
    if row is None:
        raise Refused("session.not_open")
    ended = sessions.end(
        by=by,
        session_id=row.id,
        ticks=ticks,
        result=result,
        number_of_people=number_of_people,
        groups=groups,
        reason=reason,
    )
    _print(ended, as_json_)


@command.command("cancel", help=_("Bỏ phiên đang mở của mình, khi mở nhầm."))
@as_json
@click.pass_obj
def cancel(opening: Opening, as_json_: bool) -> None:
    """Take an open session back."""
    from models import sessions
    from models.errors import Refused

    by = opening.open()
    row = sessions.open_of(by)
    if row is None:
        raise Refused("session.not_open")
    show_one(public(sessions.cancel(by=by, session_id=row.id)), as_json_, f"#{row.id} {_('đã bỏ')}")


@command.command("again", help=_("Lặp lại phiên vừa rồi cho một người nữa."))
@as_json
@click.pass_obj
def again(opening: Opening, as_json_: bool) -> None:
    """Repeat the last session."""
    from models import sessions

    _print(sessions.again(by=opening.open()), as_json_)


@command.command("list", help=_("Các phiên của mình hôm nay."))
@as_json
@click.pass_obj
def list_sessions(opening: Opening, as_json_: bool) -> None:
    """Print today's sessions."""
    from models import sessions

    rows = [vars(row) for row in sessions.of_today(opening.open())]
    show(
        rows,
        as_json_,
        lambda row: f"{row['started_at']:%H:%M} {row['ticket'] or '····'} {row['kinds']} {row['result']}",
    )


@command.command("turns", help=_("Bốn con số không trộn lẫn: lượt, người, lượt TNV, phút."))
@click.option("--from", "first", type=DAY, help=_("Từ ngày; mặc định hôm nay."))
@click.option("--to", "last", type=DAY, help=_("Đến ngày; mặc định hôm nay."))
@as_json
@click.pass_obj
def turns(opening: Opening, first: date | None, last: date | None, as_json_: bool) -> None:
    """Print the figures."""
    from models import clock, sessions

    opening.open()
    today = clock.today()
    figures = sessions.turns(first or today, last or today)
    counted = (
        _n("{n} lượt", figures.turns),
        _n("{n} người", figures.people),
        _n("{n} lượt TNV", figures.volunteer_turns),
        _("{minutes} phút", minutes=figures.minutes),
    )
    show_one(vars(figures), as_json_, " · ".join(counted))


@command.command("kinds", help=_("Các việc hỗ trợ và phím của chúng."))
@as_json
@click.pass_obj
def kinds(opening: Opening, as_json_: bool) -> None:
    """Print the help kinds."""
    from models import catalogue

    opening.open()
    known = catalogue.help_kinds()
    names = {kind.code: name_of(kind) for kind in known}
    rows = [public(kind) for kind in known]
    show(rows, as_json_, lambda row: f"{row['page']}.{row['key']} {row['code']:<20} {names[row['code']]}")
