"""aoxanh account …: who may act, by which keys, and what each chose for themselves."""

from __future__ import annotations

import click

from models.language import LANGUAGES, _
from models.preferences import GLYPHS, INPUT_METHODS, TONE_STYLES
from tui.commands import account_key
from tui.commands.common import Opening, as_json, show, show_one


@click.group(help=_("Tài khoản: danh sách, khóa SSH, và điều mình chọn cho mình."))
def command() -> None:
    """Group the commands of accounts."""


command.add_command(account_key.command)


@command.command("list", help=_("Các tài khoản với vai trò và quầy."))
@as_json
@click.pass_obj
def list_accounts(opening: Opening, as_json_: bool) -> None:
    """Print the accounts."""
    from models import people

    opening.open()
    show(people.accounts(), as_json_, lambda row: f"{row['name']:<20} {' '.join(row['roles'])}")


@command.command("prefer", help=_("Chọn cho mình ngôn ngữ, bộ gõ, mức hiển thị; không nêu gì: xem."))
@click.option("--lang", type=click.Choice(LANGUAGES), help=_("Ngôn ngữ."))
@click.option("--input-method", type=click.Choice(INPUT_METHODS), help=_("Bộ gõ."))
@click.option(
    "--tone-style", type=click.Choice(TONE_STYLES), help=_("Chỗ đặt dấu: hòa (old) hoặc hoà (modern).")
)
@click.option("--glyphs", type=click.Choice(GLYPHS), help=_("Mức hiển thị ở mọi cửa sổ chưa hỏi."))
@as_json
@click.pass_obj
def prefer(opening: Opening, /, as_json_: bool, **given: str | None) -> None:
    """Remember what is given, and print what is chosen."""
    from models import preferences

    by = opening.open()
    chosen = preferences.prefer(by=by, **given) if any(given.values()) else preferences.of(by)
    said = _(
        "Ngôn ngữ: {lang} · bộ gõ: {method} · đặt dấu: {style} · hiển thị: {glyphs}",
        lang=chosen.lang or "–",
        method=chosen.input_method,
        style=chosen.tone_style,
        glyphs=chosen.glyphs or "–",
    )
    show_one(vars(chosen), as_json_, said)
