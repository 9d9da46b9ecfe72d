"""aoxanh volunteer certificate …: the certificate of a volunteer's hours, as text or HTML."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from models.language import _
from tui.commands.common import DAY, Opening, as_json

if TYPE_CHECKING:
    from models.journal import Actor
    from models.papers import Paper


@click.command(
    "certificate",
    help=_(
        "Giấy xác nhận thời gian tình nguyện của TNV từ ngày đến ngày, số theo năm. Số liệu như cũ thì in"
        " lại giấy cũ. --number 3/2026: in lại đúng giấy ấy."
    ),
)
@click.argument("code", metavar=_("TNV"), required=False)
@click.option("--from", "first_day", type=DAY, help=_("Từ ngày; mặc định đầu tháng."))
@click.option("--to", "last_day", type=DAY, help=_("Đến ngày; mặc định hôm nay."))
@click.option("--number", metavar=_("SỐ/NĂM"), help=_("Giấy đã cấp, thay cho TNV."))
@click.option("--draft", "--preview", "draft", is_flag=True, help=_("Xem trước, chưa cấp số."))
@click.option("--format", "kind", type=click.Choice(("text", "html")), default="text", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help=_("Ghi vào tệp hoặc thư mục này."))
@click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có."))
@as_json
@click.pass_obj
def command(
    opening: Opening,
    code: str | None,
    first_day: date | None,
    last_day: date | None,
    number: str | None,
    draft: bool,
    kind: str,
    out: Path | None,
    force: bool,
    as_json_: bool,
) -> None:
    """Print a certificate, or write it to a file; own templates are tried before a number is given."""
    from tui.papers import files, write

    if out is not None:
        files.refuse_existing(out, force)
    suffix, own = "html" if kind == "html" else "txt", files.folder(opening.path)
    by = opening.open()
    if own and code and not draft:
        write(_paper(by, code, first_day, last_day, None, True), suffix, own=own)
    paper = _paper(by, code, first_day, last_day, number, draft)
    written = write(paper, suffix, own=own)
    if out is not None:
        out = files.save(out / files.suggested(paper, suffix) if out.is_dir() else out, written, force)
        click.echo(_("Đã ghi {path}", path=out), err=True)
    if as_json_:
        about = {"number": paper.number, "year": paper.year, "again": paper.again}
        click.echo(
            json.dumps(about | ({"file": str(out)} if out else {"paper": written}), ensure_ascii=False)
        )
    elif out is None:
        click.echo(written, nl=False)


def _paper(
    by: Actor, code: str | None, first: date | None, last: date | None, number: str | None, draft: bool
) -> Paper:
    from models import certificates, clock, papers, volunteers

    if number is not None:
        serial, _slash, year = number.partition("/")
        if not (serial.isdecimal() and (year or "1").isdecimal() and len(number) <= 15):
            raise click.UsageError(_("“{value}” không phải số của một giấy: 12 hoặc 12/2026.", value=number))
        return papers.certificate_again(by=by, number=int(serial), year=int(year or clock.today().year))
    if code is None:
        raise click.UsageError(_("Nêu TNV, hoặc --number của một giấy đã cấp."))
    made = papers.certificate_draft if draft else papers.certificate_printed
    begin, end = certificates.usual_days(volunteers.by_code(code).id)
    return made(by=by, volunteer=code, first_day=first or begin, last_day=last or end)
