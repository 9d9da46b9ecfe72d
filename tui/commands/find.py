"""aoxanh find: anything by what one remembers of it."""

from __future__ import annotations

import click

from models.language import _
from tui.commands.common import Opening, as_json, show


@click.command(help=_("Tìm bằng số thứ tự, mã hồ sơ, tên (có dấu hay không), đuôi điện thoại, thủ tục, xã."))
@click.argument("words", nargs=-1, required=True)
@as_json
@click.pass_obj
def command(opening: Opening, words: tuple[str, ...], as_json_: bool) -> None:
    """Print what matches."""
    from models import search

    hits = search.find(opening.open(), " ".join(words))
    show(
        [vars(hit) for hit in hits],
        as_json_,
        lambda row: f"{row['kind']:<15} {row['key']:<12} {row['title']} · {row['detail']}",
    )
