"""aoxanh check: is the register sound, and if not, since when."""

from __future__ import annotations

import json
import sys

import click

from tui.commands.common import Opening, as_json


@click.command(help="Kiểm tra tệp, khóa ngoại, lược đồ và chuỗi nhật ký; nói sai ở đâu, từ khi nào.")
@as_json
@click.pass_obj
def command(opening: Opening, as_json_: bool) -> None:
    """Check and report; exit status 1 when anything is wrong."""
    from models import store

    store.open_file(opening.path)
    health = store.check()
    if as_json_:
        click.echo(json.dumps({**vars(health), "sound": health.sound}, ensure_ascii=False))
    else:
        click.echo(
            f"Lược đồ {health.schema} · nhật ký {health.lines} dòng · mã băm cuối {health.last_hash[:16]}…"
            + (f" · {health.erased} phần riêng tư đã xóa theo hạn" if health.erased else "")
        )
        for fault in health.faults:
            click.echo(f"SAI: {fault}")
        click.echo("Sổ lành lặn." if health.sound else f"{len(health.faults)} chỗ sai.")
    if not health.sound:
        sys.exit(1)
