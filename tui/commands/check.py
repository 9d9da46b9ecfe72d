"""aoxanh check: is the register sound, and if not, since when."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from models.language import _, _n
from tui.commands.common import Opening, as_json

if TYPE_CHECKING:
    from models.store import Health


@click.command(help=_("Kiểm tra tệp, khóa ngoại, lược đồ và chuỗi nhật ký; nói sai ở đâu, từ khi nào."))
@as_json
@click.pass_obj
def command(opening: Opening, as_json_: bool) -> None:
    """Check and report; exit status 1 when anything is wrong."""
    from models import clock, store, timetable

    store.open_file(opening.path)
    health = store.check()
    hints = timetable.warnings(clock.today()) if health.sound else ()
    if as_json_:
        told = {**vars(health), "sound": health.sound, "hints": hints}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        for line in _told(health):
            click.echo(line)
    for hint in hints:
        click.echo(_("NHẮC: {words}", words=hint), err=True)
    if not health.sound:
        sys.exit(1)


def _told(health: Health) -> Iterator[str]:
    """Yield what the check found, a line each."""
    parts = [
        _("Lược đồ {version}", version=health.schema),
        _n("nhật ký {n} dòng", health.lines),
        _("mã băm cuối {digest}…", digest=health.last_hash[:16]),
    ]
    if health.erased:
        parts.append(_n("{n} phần riêng tư đã xóa theo hạn", health.erased))
    yield " · ".join(parts)
    for fault in health.faults:
        yield _("SAI: {fault}", fault=fault)
    yield _("Sổ lành lặn.") if health.sound else _n("{n} chỗ sai.", len(health.faults))
