"""aoxanh account key …: the public keys by which an account signs in over SSH."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TextIO

import click

from models.language import _
from tui.commands.common import Opening, as_json, public, show, show_one

MOST = 1 << 16
"""Letters that are read of a file: more is no key, and is not taken in."""


@click.group("key", help=_("Khóa SSH của các tài khoản: thêm, xem, thu hồi."))
def command() -> None:
    """Group the commands of keys."""


@command.command(
    "add", help=_("Cho người giữ khóa công khai trong TỆP (- là đầu vào) đăng nhập bằng tài khoản TÊN.")
)
@click.argument("name", metavar=_("TÊN"))
@click.argument("file", metavar=_("TỆP"), type=click.File("r", "utf-8", "replace"))
@click.option("--label", help=_("Nhãn dễ nhớ; mặc định: phần ghi chú của khóa."))
@click.option("--again", is_flag=True, help=_("Cho dùng lại khóa đã bị thu hồi của chính tài khoản này."))
@as_json
@click.pass_obj
def add(opening: Opening, name: str, file: TextIO, label: str | None, again: bool, as_json_: bool) -> None:
    """Add the key."""
    from models import ssh_keys

    by = opening.open()
    key = ssh_keys.add(by=by, account=name, line=file.read(MOST), label=label, again=again)
    said = _(
        "Tài khoản {name} đăng nhập được bằng khóa {fingerprint}.", name=name, fingerprint=key.fingerprint
    )
    show_one(public(key, account=name), as_json_, said)


@command.command(
    "list", help=_("Các khóa, của một tài khoản nếu nêu TÊN; không phải quản trị: chỉ khóa của mình.")
)
@click.argument("name", required=False, metavar=_("[TÊN]"))
@as_json
@click.pass_obj
def list_keys(opening: Opening, name: str | None, as_json_: bool) -> None:
    """Print the keys."""
    from models import ssh_keys

    by = opening.open()
    show(ssh_keys.listed(by, name), as_json_, _line)


@command.command(
    "withdraw",
    help=_("Thu hồi khóa có mã băm bắt đầu như thế, hoặc có nhãn ấy; ai đang ở trong thì ở đến khi thoát."),
)
@click.argument("fingerprint", metavar=_("MÃ_BĂM|NHÃN"))
@as_json
@click.pass_obj
def withdraw(opening: Opening, fingerprint: str, as_json_: bool) -> None:
    """Withdraw the key."""
    from models import ssh_keys

    by = opening.open()
    key = ssh_keys.withdraw(by=by, fingerprint=fingerprint)
    show_one(public(key), as_json_, _("Đã thu hồi khóa {fingerprint}.", fingerprint=key.fingerprint))


def _line(row: Mapping[str, Any]) -> str:
    state = "" if row["active"] else _("đã thu hồi")
    words = (f"{row['account']:<20}", row["fingerprint"], row["kind"] or "–", row["label"] or "", state)
    return "  ".join(filter(None, words))
