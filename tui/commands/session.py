"""aoxanh session …: help sessions of volunteers."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from models.language import _, _n, name_of
from tui.commands import session_told
from tui.commands.common import DAY, Opening, as_json, public, show, show_one
from tui.commands.session_told import MOST_ID


@click.group(help=_("Phiên hỗ trợ: ai giúp ai, việc gì, kết quả ra sao."))
def command() -> None:
    """Group the commands of help sessions."""


for one in session_told.COMMANDS:
    command.add_command(one)


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


@command.command("join", help=_("Cùng giúp người đang được giúp: một lượt, thêm một lượt TNV."))
@click.argument("ticket")
@click.option("--volunteer", "volunteer_code", help=_("Mã TNV, khi không phải chính mình."))
@as_json
@click.pass_obj
def join(opening: Opening, ticket: str, volunteer_code: str | None, as_json_: bool) -> None:
    """Join the session in which a ticket is being helped."""
    from models import sessions, visits
    from models.errors import Refused

    by = opening.open()
    visit = visits.meant(by, ticket)
    visits.refuse_unseen(by, visit)
    helping = sessions.helping(visit.id)
    if helping is None:
        raise Refused("session.nobody", ticket=visit.ticket)
    _print(sessions.join(by=by, session_id=helping.id, volunteer_code=volunteer_code), as_json_)


@command.command("move", help=_("Đổi nơi giúp của phiên đang mở của mình, ví dụ qua điện thoại."))
@click.argument("place")
@as_json
@click.pass_obj
def move(opening: Opening, place: str, as_json_: bool) -> None:
    """Say where an open session takes place."""
    from models import sessions

    by = opening.open()
    _print(sessions.move(by=by, session_id=session_told.own_open(by), place=place), as_json_)


@command.command("cancel", help=_("Bỏ phiên đang mở của mình, khi mở nhầm."))
@as_json
@click.pass_obj
def cancel(opening: Opening, as_json_: bool) -> None:
    """Take an open session back."""
    from models import sessions

    by = opening.open()
    row = sessions.cancel(by=by, session_id=session_told.own_open(by))
    show_one(public(row), as_json_, f"#{row.id} {_('đã bỏ')}")


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
    from tui import words

    rows = [vars(row) for row in sessions.of_today(opening.open())]
    show(
        rows,
        as_json_,
        lambda row: (
            f"{words.time(row['started_at'])} {row['ticket'] or '····'} {row['kinds']} {row['result']}"
        ),
    )


@command.command("take-back", help=_("Rút lại phiên mình vừa ghi nhầm (trong 10 phút)."))
@as_json
@click.pass_obj
def take_back(opening: Opening, as_json_: bool) -> None:
    """Take back the last session."""
    from models import sessions

    row = sessions.take_back(by=opening.open())
    show_one(public(row), as_json_, f"#{row.id} {sessions.STATES[row.state]}")


@command.command("show", help=_("Một phiên với mọi điều đã ghi."))
@click.argument("session_id", type=click.IntRange(0, MOST_ID))
@as_json
@click.pass_obj
def show_session(opening: Opening, session_id: int, as_json_: bool) -> None:
    """Print a session."""
    from models import sessions
    from tui.session_words import lines

    it = sessions.about(opening.open(), session_id)
    show_one(vars(it), as_json_, "\n".join(lines(it)))


@command.command("check", help=_("Đánh dấu một phiên đã kết thúc là đã kiểm tra (lãnh đạo)."))
@click.argument("session_id", type=click.IntRange(0, MOST_ID))
@as_json
@click.pass_obj
def check(opening: Opening, session_id: int, as_json_: bool) -> None:
    """Check a session."""
    from models import sessions

    row = sessions.check(by=opening.open(), session_id=session_id)
    show_one(public(row), as_json_, f"#{row.id} {_('đã kiểm tra')}")


@command.command("void", help=_("Hủy một phiên ghi nhầm (lãnh đạo); dòng vẫn còn trong sổ."))
@click.argument("session_id", type=click.IntRange(0, MOST_ID))
@click.option("--reason", required=True, help=_("Lý do (mã hoặc số), loại {kind}.", kind="void"))
@as_json
@click.pass_obj
def void(opening: Opening, session_id: int, reason: str, as_json_: bool) -> None:
    """Void a session."""
    from models import sessions

    row = sessions.void(by=opening.open(), session_id=session_id, reason=reason)
    show_one(public(row), as_json_, f"#{row.id} {sessions.STATES[row.state]}")


@command.command("turns", help=_("Bốn con số không trộn lẫn: lượt, người, lượt TNV, phút; TNV: của mình."))
@click.option("--from", "first", type=DAY, help=_("Từ ngày; mặc định hôm nay."))
@click.option("--to", "last", type=DAY, help=_("Đến ngày; mặc định hôm nay."))
@click.option("--volunteer", help=_("Chỉ của TNV có mã này."))
@click.option("--place", help=_("Chỉ ở điểm có mã này."))
@as_json
@click.pass_obj
def turns(
    opening: Opening,
    first: date | None,
    last: date | None,
    volunteer: str | None,
    place: str | None,
    as_json_: bool,
) -> None:
    """Print the figures."""
    from models import centre, clock, sessions, volunteers
    from models.errors import Refused

    by = opening.open()
    today = clock.today()
    helper = volunteers.by_code(volunteer) if volunteer else None
    if not by.may("figures.read"):
        helper = volunteers.of_account(by.account_id, by.name)
        if volunteer and volunteers.by_code(volunteer).id != helper.id:
            raise Refused("right", account=by.name, verb="figures.read")
    scope = sessions.Scope(
        volunteer_id=helper.id if helper else None,
        place_id=centre.place(place).id if place else None,
    )
    figures = sessions.turns(first or today, last or today, scope)
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
