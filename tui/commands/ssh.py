"""aoxanh ssh …: OpenSSH as the door - what an admin sets up, and the keys that sshd asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from models.language import _, _n
from tui.commands.common import Opening
from tui.door import lines
from tui.door import setup as texts
from tui.door.setup import BLOCK, SCRIPT, WRAPPER, House

USER = re.compile(r"[a-z_][a-z0-9_.-]{0,31}")
SERVED = Path("/srv/aoxanh/register.db")
"""Where a register is served from when none is named."""

program_option = click.option(
    "--program",
    type=click.Path(path_type=Path),
    help=_("Chương trình aoxanh trên máy chủ; mặc định: chính chương trình đang chạy."),
)


@click.group(help=_("SSH: OpenSSH là cửa; mỗi khóa vào thẳng tài khoản của nó."))
def command() -> None:
    """Group the commands of the door."""


@command.command(
    "keys", help=_("Các dòng authorized_keys của sổ, cho sshd; KHÓA: chỉ khóa được đưa ra (%t %k).")
)
@click.argument("offered", nargs=-1, metavar=_("[LOẠI KHÓA]"))
@click.option(
    "--file",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Ghi vào tệp authorized_keys này, giữa hai dòng đánh dấu, thay vì in ra."),
)
@program_option
@click.pass_obj
def keys(opening: Opening, offered: tuple[str, ...], file: Path | None, program: Path | None) -> None:
    """Print the keys in use, or write them to a file; acts as nobody and only reads the register."""
    from models.ssh_keys import doors

    if len(offered) not in (0, 2) or (offered and file):
        raise click.UsageError(_("Cần cả loại và khóa, hoặc không nêu gì; --file ghi mọi khóa."))
    register = opening.path.absolute()
    found = doors(register, offered[1] if offered else None)
    rows = list(lines.authorized(found, (program or lines.own_program()).absolute(), register))
    if file is None:
        for row in rows:
            click.echo(row)
        return
    from tui.door.block import write

    write(file, rows)
    click.echo(_n("Đã ghi {n} khóa vào {path}.", len(rows), path=file), err=True)


@command.command("setup", help=_("In những gì quản trị đặt trên máy chủ, và kiểm tra điều sshd đòi hỏi."))
@click.option("--user", default="aoxanh", show_default=True, help=_("Tài khoản hệ điều hành giữ sổ."))
@click.option(
    "--write",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Ghi thành tệp trong thư mục này (của root, ví dụ /usr/local/libexec/aoxanh)."),
)
@click.option(
    "--existing",
    is_flag=True,
    help=_("Dùng tài khoản đã có cả khi nó còn dùng vào việc khác; từ đó chỉ vào được bằng khóa của sổ."),
)
@program_option
@click.pass_obj
def setup(opening: Opening, user: str, folder: Path | None, existing: bool, program: Path | None) -> None:
    """Print or write the steps, then say what sshd would refuse and what the account cannot reach."""
    from tui.door import user as users

    if not USER.fullmatch(user):
        raise click.BadParameter(user, param_hint="--user")
    register = (opening.db or SERVED).absolute()
    users.check(user, register, existing)
    house = House((program or lines.own_program()).absolute(), register, user)
    list(lines.authorized((), house.program, register))
    asked = _written(house, folder.absolute()) if folder else _printed(house)
    _check(house, asked, written=folder is not None)


def _check(house: House, asked: Path, written: bool) -> None:
    """Say everything that is amiss; raises `Refused` with what mends the first kind of it."""
    from models.errors import Refused
    from tui.door import reach, trust
    from tui.door import user as users

    ways = (reach.faults_of_reach(path, house.user) for path in dict.fromkeys((house.program, asked)))
    kinds = {
        "door.unreachable": [*dict.fromkeys(fault for way in ways for fault in way)],
        "door.untrusted_there" if written else "door.untrusted": list(trust.faults_of_command(asked)),
        "door.unready": [*users.faults(house.user), *trust.faults_of_register(house.register, house.user)],
    }
    for fault in dict.fromkeys(fault for faults in kinds.values() for fault in faults):
        click.echo(f"✗ {fault}", err=True)
    for rule, faults in kinds.items():
        if faults:
            raise Refused(rule, path=asked, user=house.user)


def _printed(house: House) -> Path:
    """Print the steps with the block in them; return what sshd is to run."""
    click.echo(
        texts.steps(house, texts.here(texts.block(house.user, texts.asked_directly(house))), house.keys),
        nl=False,
    )
    return house.program


def _written(house: House, folder: Path) -> Path:
    """Write the steps, the block and the command for keys; return the last."""
    if not folder.is_dir():
        folder.mkdir(parents=True)
        folder.chmod(0o755)
    for path, text, mode in _files(house, folder):
        path.write_text(text, "utf-8")
        path.chmod(mode)
        click.echo(str(path))
    return folder / WRAPPER


def _files(house: House, folder: Path) -> Iterator[tuple[Path, str, int]]:
    command = texts.sshd_word(str(folder / WRAPPER))
    yield folder / WRAPPER, texts.wrapper(house), 0o755
    yield folder / BLOCK, texts.block(house.user, command), 0o644
    yield folder / SCRIPT, texts.steps(house, texts.copied(folder / BLOCK), [str(folder / WRAPPER)]), 0o755
