"""aoxanh init: a new register for a commune."""

from __future__ import annotations

import click

from models.language import _
from tui.commands.common import Opening, os_user, progress, terminal


@click.command(help=_("Tạo sổ mới cho một xã với mọi dữ liệu kèm theo; người chạy lệnh là quản trị."))
@click.option("--commune", required=True, metavar=_("MÃ_XÃ"), help=_("Mã xã 5 số, ví dụ 15127."))
@click.pass_obj
def command(opening: Opening, commune: str) -> None:
    """Create the register."""
    from fixtures.load import new_register

    account = new_register(opening.path, commune, os_user(), terminal(), progress)
    click.echo(_("Đã tạo sổ {path} · tài khoản {name}", path=opening.path, name=account.name), err=True)
    click.echo(str(opening.path))
