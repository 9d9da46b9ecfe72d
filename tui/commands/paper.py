"""aoxanh paper …: forms 01 to 06, the slip of a hand-over and a procedure's list, as text or HTML."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from models.language import _
from tui.commands.common import DAY, Opening, as_json, plain

if TYPE_CHECKING:
    from models.journal import Actor
    from models.papers import Paper

LIST = "list"
FORMS = ("01", "02", "03", "04", "05", "06", "BG", LIST)


@click.command(
    help=_(
        "Giấy tờ theo mẫu: 01–06 của một hồ sơ, BG: phiếu bàn giao (nêu số của phiếu), list: giấy tờ cần có"
        " của một thủ tục. Mẫu 02 và 03 cũng in được cho một lượt của hôm nay (A013). In lại giữ số cũ."
    )
)
@click.argument("form", type=click.Choice(FORMS, case_sensitive=False))
@click.argument("about")
@click.option("--html", is_flag=True, help=_("Một tệp HTML in được trên giấy A4; mặc định: chữ, 80 cột."))
@click.option("--to", type=click.Path(path_type=Path), help=_("Ghi vào tệp hoặc thư mục này."))
@click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có."))
@click.option(
    "--wording",
    type=click.Choice(("new", "old")),
    default="new",
    show_default=True,
    help=_("new: TT 03/2025/TT-VPCP; old: tên cũ của TT 01/2018/TT-VPCP."),
)
@click.option("--day", type=DAY, help=_("Ngày của lượt; mặc định hôm nay."))
@as_json
@click.pass_obj
def command(
    opening: Opening,
    form: str,
    about: str,
    html: bool,
    to: Path | None,
    force: bool,
    wording: str,
    day: date | None,
    as_json_: bool,
) -> None:
    """Print a paper, or write it to a file; own templates are tried before a number is given."""
    from tui.papers import files, write

    if to is not None:
        files.refuse_existing(to, force)
    kind, own = "html" if html else "txt", files.folder(opening.path)
    by = opening.open()
    if own:
        write(_paper(by, form, about, day, only_draft=True), kind, wording, own)
    paper = _paper(by, form, about, day)
    written = write(paper, kind, wording, own)
    if to is not None:
        to = files.save(to / files.suggested(paper, kind) if to.is_dir() else to, written, force)
        click.echo(_("Đã ghi {path}", path=to), err=True)
    if as_json_:
        click.echo(json.dumps(_data(paper, to, written), ensure_ascii=False))
    elif to is None:
        click.echo(written, nl=False)


def _paper(by: Actor, form: str, about: str, day: date | None, only_draft: bool = False) -> Paper:
    from models import papers

    if form == LIST:
        return papers.citizens_list(about)
    read = papers.draft if only_draft else papers.printed
    return read(by=by, form=form, **_meant(by, form, about, day))


def _meant(by: Actor, form: str, about: str, day: date | None) -> dict[str, int]:
    """Return the id of the dossier, the outcome or the slip that was named."""
    from models import clock, dossiers, papers
    from models.errors import Refused

    if not by.may("slip.issue"):
        raise Refused("right", account=by.name, verb="slip.issue")
    if form == "BG":
        number, _slash, year = about.partition("/")
        if not (number.isdecimal() and (year or "1").isdecimal() and len(about) <= 15):
            raise click.UsageError(_("“{value}” không phải số của một phiếu: 12 hoặc 12/2026.", value=about))
        return {"slip_id": papers.hand_over_slip(int(number), int(year or clock.today().year)).id}
    if form in ("02", "03") and _is_ticket(about):
        return {"outcome_id": papers.outcome_of(form, about, day or clock.today())}
    return {"dossier_id": dossiers.one(about).id}


def _is_ticket(about: str) -> bool:
    from models.errors import Refused
    from models.numbers import parse_ticket

    try:
        return bool(parse_ticket(about))
    except Refused:
        return False


def _data(paper: Paper, to: Path | None, written: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        name: plain(getattr(paper, name)) for name in ("form", "number", "year", "day", "again", "code")
    }
    return {**data, "file": str(to)} if to else {**data, "paper": written}
