"""aoxanh find: anything by what one remembers of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from models.language import _
from tui.commands.common import Opening, as_json, show

if TYPE_CHECKING:
    from models.search import Hit


@click.command(help=_("Tìm bằng số thứ tự, mã hồ sơ, tên (có dấu hay không), đuôi điện thoại, thủ tục, xã."))
@click.argument("words", nargs=-1, required=True)
@as_json
@click.pass_obj
def command(opening: Opening, words: tuple[str, ...], as_json_: bool) -> None:
    """Print what matches."""
    from models import search

    typed = " ".join(words)
    if opening.path.exists():
        hits = search.find(opening.open(), typed)
    else:
        click.echo(_("Chưa có sổ ở {path}: chỉ tìm các xã kèm theo.", path=opening.path), err=True)
        hits = _without_register(typed)
    show(
        [vars(hit) for hit in hits],
        as_json_,
        lambda row: f"{search.KINDS[row['kind']]:<8} {row['key']:<12} {row['title']} · {row['detail']}",
    )
    if not hits:
        click.echo(_("Không thấy gì. Thử ít chữ hơn, hoặc không dấu."), err=True)


def _without_register(typed: str) -> list[Hit]:
    """Find among the shipped communes, by which a new Centre learns its code."""
    from fixtures.load import UNITS, shipped_register

    with shipped_register(UNITS):
        from models import search

        return search.find_units(typed)
