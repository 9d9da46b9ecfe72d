"""aoxanh demo: a believable commune, generated and opened."""

from __future__ import annotations

from pathlib import Path

import click

from models.language import _
from tui.commands.common import Opening, data_folder, os_user, progress

NAMES = "reception volunteer officer case_officer cashier supervisor admin"


@click.command(
    help=_("Sinh một xã thử từ một hạt giống, với vài ngày đã qua, và mở màn hình với vai cán bộ.")
)
@click.option(
    "--days", type=click.IntRange(0, 1000), default=3, show_default=True, help=_("Số ngày làm việc đã qua.")
)
@click.option("--seed", type=int, default=1, show_default=True, help=_("Hạt giống: cùng hạt, cùng xã."))
@click.option("--no-open", is_flag=True, help=_("Chỉ tạo, không mở màn hình."))
@click.option("--db", type=click.Path(path_type=Path), help=_("Tệp sổ thử; mặc định trong thư mục dữ liệu."))
@click.pass_obj
def command(opening: Opening, days: int, seed: int, no_open: bool, db: Path | None) -> None:
    """Make the demo register and open it."""
    from fixtures import demo

    path = db or opening.db or data_folder() / "demo.db"
    named = db is not None or opening.db is not None
    if path.exists() and not named:
        for suffix in ("", "-wal", "-shm", ".drafts", ".drafts-wal", ".drafts-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    demo.make(path, days=days, seed=seed, os_user=os_user(), progress=progress)
    click.echo(_("Sổ thử: {path}", path=path), err=True)
    click.echo(
        _("Tài khoản: {names} (mở bằng vai khác: aoxanh --db {path} --as volunteer)", names=NAMES, path=path),
        err=True,
    )
    if no_open:
        click.echo(str(path))
        return
    from tui.commands.screens import show

    show(Opening(path, opening.name or "officer", opening.lang))
