"""aoxanh load: fixture files, all or nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from models.errors import Refused
from models.journal import Actor
from models.language import _, _n
from tui.commands.common import Opening, as_json, progress, show

if TYPE_CHECKING:
    from fixtures.load import Difference
    from models.timetable import Moved

RECEIVED_KEEP = ("local_limits", "pause_rules")
"""The kinds of files that hold for what is received from now on."""


HEADINGS = """\b
day,volunteer,place,starts,ends
code,name,task_group,[neighbourhood]
code,name,team,[birth_year],[phone],[organisation],[pledged_day],[account]"""
"""The first lines of the files that a Centre makes itself: rosters, teams, volunteers."""


@click.command(
    help=_("Nạp các tệp CSV danh mục; tệp chứa gì thì nhận ra từ dòng tiêu đề."),
    epilog=_("Tiêu đề của lịch trực, đội, tình nguyện viên ([…]: có thể bỏ):") + "\n\n" + HEADINGS,
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--shipped", is_flag=True, help=_("Nạp lại mọi tệp kèm theo chương trình."))
@click.option("--check", is_flag=True, help=_("Chỉ kiểm tra và cho xem khác biệt, không đổi gì."))
@click.option("--replace", is_flag=True, help=_("Khép hiệu lực những dòng mà tệp không còn nêu."))
@click.option("--yes", is_flag=True, help=_("Không hỏi lại, kể cả khi có hồ sơ đổi ngày hẹn."))
@as_json
@click.pass_obj
def command(
    opening: Opening,
    files: tuple[Path, ...],
    shipped: bool,
    check: bool,
    replace: bool,
    yes: bool,
    as_json_: bool,
) -> None:
    """Load the files and print what changed, a line each."""
    from fixtures import load

    paths = [*files, *(load.shipped() if shipped else [])]
    if not paths:
        raise click.UsageError(_("Nêu ít nhất một tệp, hoặc --shipped."))
    load_files(opening.open(), paths, check=check, replace=replace, yes=yes, as_json_=as_json_)


def load_files(
    by: Actor,
    paths: Sequence[Path],
    *,
    check: bool = False,
    replace: bool = False,
    yes: bool = False,
    only: Sequence[str] = (),
    as_json_: bool = False,
) -> None:
    """Load files, of some kinds `only`; what would move promised dates only when seen and confirmed."""
    from fixtures import load
    from tui import recounted

    take = partial(load.load, paths, by=by, replace=replace, only=only)
    told = take(check=True, progress=progress) if check else _loaded(take, yes)
    rows = [
        {**vars(difference), "moved": [recounted.row(moved) for moved in difference.moved]}
        for difference in told
    ]
    lines = {difference.file: [recounted.line(m) for m in difference.moved] for difference in told}
    show(rows, as_json_, lambda row: "\n".join([_summary(row, check), *_more(row, lines[row["file"]])]))
    if any(difference.kind in RECEIVED_KEEP for difference in told):
        click.echo(_(recounted.LATER_LIMITS), err=True)
    if not check:
        _keep_figures()


def _keep_figures() -> None:
    """Keep the figures of days that are over: an older version had none, and files may drop some.

    The files are loaded, whatever becomes of it: what refuses it is told, and openings go on with it.
    """
    from models import figures

    try:
        figures.keep(told=lambda done, many: progress(_("tính sẵn số liệu các ngày qua"), done, many))
    except Refused as refused:
        click.echo(str(refused), err=True)


def _loaded(take: Callable[..., list[Difference]], yes: bool) -> list[Difference]:
    """Load, and when promised dates would move, show which, ask, and load with what was confirmed."""
    try:
        return take(progress=progress)
    except Refused as refused:
        if refused.rule != "calendar.unconfirmed":
            raise
    seen = take(check=True)
    moved = [moved for difference in seen for moved in difference.moved]
    if not yes:
        confirm(moved)
    told = take(expected=moved)
    for difference, before in zip(told, seen):
        difference.moved = before.moved
    return told


def confirm(moved: Sequence[Moved]) -> None:
    """Show the dossiers that would move and ask; without a terminal, raise `Refused`."""
    from tui import recounted

    if not sys.stdin.isatty():
        raise Refused("calendar.unconfirmed", count=len(moved))
    for dossier in moved:
        click.echo(recounted.line(dossier), err=True)
    click.confirm(f"{recounted.count(moved)} {_('Đổi?')}", abort=True, err=True)


def _more(row: Mapping[str, Any], moved: Sequence[str]) -> list[str]:
    from tui import recounted

    lines = [*row["samples"], *moved]
    if moved:
        lines.insert(len(row["samples"]), recounted.count(row["moved"]))
    return [f"  {line}" for line in lines]


def _summary(row: Mapping[str, Any], check: bool) -> str:
    counts = {name: row[name] for name in ("added", "changed", "closed")}
    changes = (
        _("sẽ thêm {added}, sẽ đổi {changed}, sẽ khép {closed}", **counts)
        if check
        else _("thêm {added}, đổi {changed}, khép {closed}", **counts)
    )
    return f"{row['file']} ({row['kind']}): {_n('{n} dòng', row['rows'])}, {changes}"
