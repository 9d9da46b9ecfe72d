"""aoxanh account …: who may act, by which keys, and what each chose for themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from models.language import LANGUAGES, _
from models.preferences import GLYPHS, INPUT_METHODS, TONE_STYLES
from tui.commands import account_key
from tui.commands.common import Opening, as_json, public, show, show_one


@click.group(help=_("Tài khoản: tạo, đóng, danh sách, khóa SSH, và điều mình chọn cho mình."))
def command() -> None:
    """Group the commands of accounts."""


command.add_command(account_key.command)


@command.command("add", help=_("Tạo tài khoản TÊN; vai trò nêu đầu tiên quyết định màn hình đầu."))
@click.argument("name", metavar=_("TÊN"))
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    metavar=_("VAI_TRÒ"),
    help=_("Vai trò, nêu được nhiều lần: reception, volunteer, officer, case_officer, cashier…"),
)
@click.option("--full-name", help=_("Họ tên người dùng tài khoản."))
@click.option("--desk", metavar=_("SỐ"), help=_("Quầy của tài khoản; điểm là điểm của quầy."))
@click.option("--place", metavar=_("MÃ"), help=_("Điểm của tài khoản, ví dụ TT."))
@click.option(
    "--volunteer",
    metavar=_("MÃ"),
    help=_("Tình nguyện viên dùng tài khoản, ví dụ TNV05; người mới thì kèm --full-name."),
)
@click.option("--os-user", help=_("Người dùng hệ điều hành được vào bằng tài khoản này, không cần --as."))
@as_json
@click.pass_obj
def add(
    opening: Opening,
    name: str,
    roles: tuple[str, ...],
    full_name: str | None,
    desk: str | None,
    place: str | None,
    volunteer: str | None,
    os_user: str | None,
    as_json_: bool,
) -> None:
    """Open an account."""
    from models import accounts

    by = opening.open()
    account = accounts.add(
        by=by,
        name=name,
        roles=tuple(dict.fromkeys(roles)),
        volunteer=volunteer,
        display_name=full_name,
        os_user=os_user,
        **accounts.standing(desk, place),
    )
    said = _("Đã tạo tài khoản {name}. Khóa SSH: aoxanh account key add {name} TỆP.pub", name=account.name)
    show_one(public(account, roles=list(roles)), as_json_, said)


@command.command("close", help=_("Ngừng dùng tài khoản TÊN: không đăng nhập được nữa, khóa không mở gì."))
@click.argument("name", metavar=_("TÊN"))
@as_json
@click.pass_obj
def close(opening: Opening, name: str, as_json_: bool) -> None:
    """Put an account out of use."""
    from models import accounts

    account = accounts.close(by=opening.open(), name=name)
    show_one(public(account), as_json_, _("Tài khoản {name} đã ngừng dùng.", name=account.name))


@command.command("reopen", help=_("Dùng lại tài khoản TÊN, với vai trò và khóa như trước."))
@click.argument("name", metavar=_("TÊN"))
@as_json
@click.pass_obj
def reopen(opening: Opening, name: str, as_json_: bool) -> None:
    """Put an account into use again."""
    from models import accounts

    account = accounts.reopen(by=opening.open(), name=name)
    show_one(public(account), as_json_, _("Tài khoản {name} được dùng lại.", name=account.name))


@command.command("list", help=_("Các tài khoản với vai trò và quầy."))
@as_json
@click.pass_obj
def list_accounts(opening: Opening, as_json_: bool) -> None:
    """Print the accounts."""
    from models import people

    show(people.accounts(opening.open()), as_json_, _line)


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


def _line(row: Mapping[str, Any]) -> str:
    state = "" if row["active"] else _("ngừng dùng")
    return "  ".join(filter(None, (f"{row['name']:<20} {' '.join(row['roles'])}", state)))
