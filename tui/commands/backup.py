"""aoxanh backup: a copy of the register, made while it is in use and proven."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from models.language import _
from tui.commands.common import Opening, as_json, progress, show_one

if TYPE_CHECKING:
    from models.backups import Copy

FOLDER = click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    metavar=_("THƯ_MỤC"),
    help=_("Nơi để bản sao lưu; mặc định: backups cạnh sổ. Ổ mạng cũng được."),
)
CREATE = click.option("--create", is_flag=True, help=_("Tạo thư mục nếu chưa có."))
KEEP = click.option(
    "--keep", type=click.IntRange(1, 9999), default=14, show_default=True, help=_("Giữ mấy bản mới nhất.")
)


@click.command(help=_("Sao lưu sổ khi đang dùng: chép, kiểm tra bản chép, giữ các bản mới nhất."))
@FOLDER
@CREATE
@KEEP
@as_json
@click.pass_obj
def command(opening: Opening, folder: Path | None, create: bool, keep: int, as_json_: bool) -> None:
    """Make a copy and print where it is."""
    from models import backups
    from models.errors import Refused

    by = opening.open()
    made = backups.make(by=by, folder=folder, keep=keep, create=create or offered(folder), progress=megabytes)
    show_one(as_data(made), as_json_, str(made.path))
    if not as_json_:
        click.echo(told(made), err=True)
    if made.faulty:
        raise Refused("backup.faulty", path=made.path)


def offered(folder: Path | None) -> bool:
    """Ask at a terminal whether a folder that is not there is to be made."""
    if folder is None or folder.exists() or not sys.stdin.isatty():
        return False
    return click.confirm(_("Chưa có thư mục {folder}. Tạo không?", folder=folder), err=True)


def megabytes(words: str, done: int, total: int) -> None:
    """Show how far a copy is, in MB."""
    progress(words, done // 1_000_000, total // 1_000_000)


def as_data(made: Copy) -> dict[str, Any]:
    """Return a copy as data."""
    return {**vars(made), "path": str(made.path)}


def told(made: Copy) -> str:
    """Return what there is to say of a copy: its length, digest, last line."""
    return _(
        "{megabytes} MB trong {seconds} giây · mã băm {digest}… · nhật ký đến dòng {line}",
        megabytes=-(-made.size // 1_000_000),
        seconds=round(made.seconds, 1),
        digest=made.sha256[:16],
        line=made.seq,
    )
