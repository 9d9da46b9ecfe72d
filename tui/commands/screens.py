"""Open the screens on a register."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from models import store
from models.journal import Actor
from models.language import _
from tui.commands.common import Opening, data_folder, os_user, progress, terminal

if TYPE_CHECKING:
    from textual.driver import Driver


def show(opening: Opening) -> None:
    """Open the screens, or say where the register is when there is no terminal.

    On a fresh machine it offers to create a register first.
    """
    if not opening.path.exists() and not _offered(opening.path):
        return
    by = opening.open()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(_("Sổ: {path} · tài khoản: {name}", path=opening.path, name=by.name))
        return
    from tui.environ import mend_input, prepare
    from tui.probe import keys_as_they_come

    with keys_as_they_come(0):
        prepare()
        mend_input()
        from tui.app import CRASHED, Aoxanh

        app = Aoxanh(by, opening.path, *_seen_here(opening, by), driver_class=_door())
        status = app.run(mouse=False)
    app.drafts.close()
    store.close()
    if status == CRASHED:
        log = data_folder() / "crash.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(app.crash, "utf-8")
        click.echo(
            _("Chương trình gặp lỗi và đã đóng; bản nháp được giữ. Chi tiết: {path}", path=log), err=True
        )
    _leave(status if status is not None else CRASHED)


def _leave(status: int) -> NoReturn:
    """End at once: to take the interpreter apart costs an old machine a second, and the system nothing."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(status)


def _door() -> type[Driver] | None:
    """Return the lean driver, or None on a system that has no such terminals."""
    try:
        from tui.driver import driver
    except ImportError:
        return None
    return driver()


def _seen_here(opening: Opening, by: Actor) -> tuple[str, bool, bytes]:
    """Return the glyph level, whether to ask for it with a picture, and what was typed meanwhile.

    What was named, or chosen on this terminal before, or by the account for any, is not asked again.
    """
    from models import preferences
    from tui import probe

    chosen = opening.glyphs or preferences.glyphs_at(by, *probe.where()) or preferences.of(by).glyphs
    if chosen:
        return chosen, False, b""
    answer = probe.ask()
    level = probe.level(answer, font=probe.console_letters())
    return level, level != "ascii", answer.typed


def _offered(path: Path) -> bool:
    from fixtures.load import new_register
    from models.errors import Refused

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("register.missing", path=path)
    click.echo(_("Chưa có sổ ở {path}.", path=path), err=True)
    code = click.prompt(_("Mã xã 5 số để tạo sổ mới (Enter: thôi)"), default="", show_default=False, err=True)
    if not code:
        return False
    new_register(path, code.strip(), os_user(), terminal(), progress)
    store.close()
    return True
