"""aoxanh load: fixture files, all or nothing."""

from __future__ import annotations

from pathlib import Path

import click

from tui.commands.common import Opening, as_json, progress, show


@click.command(help="Nạp các tệp CSV danh mục; tệp chứa gì thì nhận ra từ dòng tiêu đề.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--shipped", is_flag=True, help="Nạp lại mọi tệp kèm theo chương trình.")
@click.option("--check", is_flag=True, help="Chỉ kiểm tra và cho xem khác biệt, không đổi gì.")
@click.option("--replace", is_flag=True, help="Khép hiệu lực những dòng mà tệp không còn nêu.")
@as_json
@click.pass_obj
def command(
    opening: Opening, files: tuple[Path, ...], shipped: bool, check: bool, replace: bool, as_json_: bool
) -> None:
    """Load the files and print what changed, a line each."""
    from fixtures import load

    paths = [*files, *(load.shipped() if shipped else [])]
    if not paths:
        raise click.UsageError("Nêu ít nhất một tệp, hoặc --shipped.")
    by = opening.open()
    differences = load.load(paths, by=by, check=check, replace=replace, progress=progress)
    rows = [vars(difference) for difference in differences]
    word = "sẽ " if check else ""
    show(
        rows,
        as_json_,
        lambda row: "\n".join(
            [
                f"{row['file']} ({row['kind']}): {row['rows']} dòng, {word}thêm {row['added']},"
                f" {word}đổi {row['changed']}, {word}khép {row['closed']}",
                *(f"  {sample}" for sample in row["samples"]),
            ]
        ),
    )
