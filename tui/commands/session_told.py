"""aoxanh session end, add: what came of a help session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from models.journal import Actor
from models.language import _, _n
from tui.commands.common import Opening, as_json, public, show_one

MOST_ID = 2**63 - 1
"""The largest number that a row can have."""

_TOLD = (
    click.option(
        "--help-kind",
        "kinds",
        multiple=True,
        required=True,
        metavar=_("MÃ[=SỐ]"),
        help=_("Việc đã giúp, nhiều lần được."),
    ),
    click.option("--result", default="done", show_default=True, help="done, partial, handed_over, not_done."),
    click.option("--people", "number_of_people", type=int, default=1, show_default=True, help=_("Số người.")),
    click.option(
        "--group",
        "groups",
        multiple=True,
        metavar=_("MÃ[=SỐ]"),
        help="elderly, minority, disabled, pregnant.",
    ),
    click.option("--reason", help=_("Vì sao chưa được.")),
    click.option("--consent", is_flag=True, help=_("Người dân đồng ý cho thao tác trên máy của họ.")),
    click.option("--procedure", default="", help=_("Thủ tục, khi không gắn số.")),
    click.option("--name", default="", help=_("Họ tên người được giúp.")),
    click.option("--phone-tail", default="", help=_("3 số cuối điện thoại.")),
    click.option("--note", default="", help=_("Ghi chú.")),
)
"""What may be told of a session, as `sessions.Done` takes it."""


def _told(run: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_TOLD):
        run = option(run)
    return run


def own_open(by: Actor) -> int:
    """Return the id of the actor's open session; raises `Refused` when there is none."""
    from models import sessions
    from models.errors import Refused

    row = sessions.open_of(by)
    if row is None:
        raise Refused("session.not_open")
    return row.id


@click.command("end", help=_("Kết thúc phiên đang mở của mình: việc đã giúp và kết quả."))
@_told
@click.option(
    "--session",
    "session_id",
    type=click.IntRange(0, MOST_ID),
    help=_("Số của phiên, khi không phải của mình."),
)
@click.option("--ended", metavar="HH:MM", help=_("Giờ kết thúc, cho phiên để quên từ trước."))
@as_json
@click.pass_obj
def end(opening: Opening, /, session_id: int | None, as_json_: bool, **given: Any) -> None:
    """End a session."""
    from models import sessions

    facts = _facts(given)
    by = opening.open()
    which = own_open(by) if session_id is None else session_id
    row = sessions.end(by=by, session_id=which, **facts)
    show_one(public(row), as_json_, f"#{row.id} {sessions.RESULTS[str(row.result)]}")


@click.command("add", help=_("Bổ sung vào phiên mình cùng giúp mà người kia đã kết thúc: lấy số lớn hơn."))
@click.argument("session_id", type=click.IntRange(0, MOST_ID))
@_told
@as_json
@click.pass_obj
def add(opening: Opening, /, session_id: int, as_json_: bool, **given: Any) -> None:
    """Add what an ended session lacks."""
    from models import sessions

    facts = _facts(given)
    added = sessions.add(by=opening.open(), session_id=session_id, **facts)
    said = _n("bổ sung {n} việc", added.kinds)
    show_one(public(added.session, kinds=added.kinds), as_json_, f"#{added.session.id} {said}")


def _facts(given: dict[str, Any]) -> dict[str, Any]:
    """Return what was told as `sessions.Done` takes it."""
    ticks, groups = given.pop("kinds"), given.pop("groups")
    return {
        **given,
        "ticks": _counted(ticks, "looked_up=2"),
        "groups": _counted(groups, "elderly=2"),
    }


def _counted(given: tuple[str, ...], example: str) -> dict[str, int]:
    counts = {}
    for typed in given:
        code, _equals, count = typed.partition("=")
        if count and not (count.isascii() and count.isdigit()):
            raise click.BadParameter(
                _("“{kind}”: cần MÃ hoặc MÃ=SỐ, ví dụ {example}.", kind=typed, example=example)
            )
        counts[code] = int(count or 1)
    return counts


COMMANDS = (end, add)
