"""aoxanh rate: the keyboard on the citizen's side of a desk - one key for the visit that just ended."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from models.language import _
from tui.commands.common import Opening

if TYPE_CHECKING:
    from models.journal import Actor

ENDS = ("\x03", "\x04", "\x1b")
NO_REASON = ("0", "\r", "\n", "")


@click.command(
    help=_(
        "Bàn phím cho người dân tự đánh giá ở một quầy, ở cửa sổ thứ hai: 1, 2 hoặc 3 cho lượt vừa xong."
        " Không nêu tên, không hiện đánh giá của ai. Esc: thôi."
    )
)
@click.option("--desk", type=int, help=_("Quầy số mấy; mặc định quầy của tài khoản."))
@click.pass_obj
def command(opening: Opening, desk: int | None) -> None:
    """Ask, take a key, say thanks, and ask again until somebody ends it."""
    from models import centre
    from models.errors import Refused

    by = opening.open()
    if not by.may("rating.rate"):
        raise Refused("right", account=by.name, verb="rating.rate")
    desk_id = int(centre.desk(desk).id) if desk is not None else by.desk_id
    if desk_id is None:
        raise Refused("desk.none", account=by.name)
    keys = _keys()
    _ask()
    for key in keys:
        try:
            _take(by, desk_id, key, lambda: next(keys, ""))
        except Refused as refused:
            click.echo(str(refused))
        _ask()


def _ask() -> None:
    from models.ratings import SCORES

    click.echo("")
    click.echo(_("Ông/bà có hài lòng không? Xin bấm một phím:"))
    for score, words in SCORES.items():
        click.echo(f"  {score}  {words}")


def _take(by: Actor, desk_id: int, key: str, more: Callable[[], str]) -> None:
    """Save what a key says of the visit that just ended at the desk; the third score asks why."""
    from models import ratings
    from models.errors import Refused

    if key not in map(str, ratings.SCORES):
        return
    visit = ratings.last_at(desk_id)
    if visit is None:
        raise Refused("rating.nobody")
    reason = _reason(more) if int(key) == ratings.UNHAPPY else None
    ratings.rate(by=by, visit_id=visit.id, score=int(key), reason=reason, keyed_by="citizen")
    click.echo(_("Đã ghi. Xin cảm ơn ông/bà."))


def _reason(more: Callable[[], str]) -> str | None:
    from models import catalogue
    from models.language import name_of

    click.echo(_("Vì sao? Bấm một số, hoặc 0 nếu không muốn nêu:"))
    for reason in catalogue.reasons("rating"):
        click.echo(f"  {reason.position}  {name_of(reason)}")
    typed = more()
    return None if typed in NO_REASON else typed


def _keys() -> Iterator[str]:
    """Yield keys as they are pressed; without a terminal, what stands in each line."""
    if not sys.stdin.isatty():
        yield from (line.strip() for line in sys.stdin)
        return
    while (key := click.getchar()) not in ENDS:
        yield key
