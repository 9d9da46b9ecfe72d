"""aoxanh load: fixture files, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from models.language import _, _n
from tui.commands.common import Opening, as_json, progress, show


@click.command(help=_("Nạp các tệp CSV danh mục; tệp chứa gì thì nhận ra từ dòng tiêu đề."))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--shipped", is_flag=True, help=_("Nạp lại mọi tệp kèm theo chương trình."))
@click.option("--check", is_flag=True, help=_("Chỉ kiểm tra và cho xem khác biệt, không đổi gì."))
@click.option("--replace", is_flag=True, help=_("Khép hiệu lực những dòng mà tệp không còn nêu."))
@as_json
@click.pass_obj
def command(
    opening: Opening, files: tuple[Path, ...], shipped: bool, check: bool, replace: bool, as_json_: bool
) -> None:
    """Load the files and print what changed, a line each."""
    from fixtures import load

    paths = [*files, *(load.shipped() if shipped else [])]
    if not paths:
        raise click.UsageError(_("Nêu ít nhất một tệp, hoặc --shipped."))
    by = opening.open()
    differences = load.load(paths, by=by, check=check, replace=replace, progress=progress)
    rows = [vars(difference) for difference in differences]
    show(rows, as_json_, lambda row: "\n".join([_summary(row, check), *(f"  {s}" for s in row["samples"])]))


def _summary(row: Mapping[str, Any], check: bool) -> str:
    counts = {name: row[name] for name in ("added", "changed", "closed")}
    changes = (
        _("sẽ thêm {added}, sẽ đổi {changed}, sẽ khép {closed}", **counts)
        if check
        else _("thêm {added}, đổi {changed}, khép {closed}", **counts)
    )
    return f"{row['file']} ({row['kind']}): {_n('{n} dòng', row['rows'])}, {changes}"
