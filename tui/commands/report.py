"""aoxanh report …: figures of a period in any format, for people, spreadsheets and programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from models.language import _
from tui.commands import report_visits
from tui.commands.common import Opening
from tui.commands.report_given import deliver, look, output_options, period_options, the_period

PAGES = (
    "general", "team", "place", "neighbourhood", "kind", "group", "time", "volunteer", "procedure",
    "place_kind", "task_group", "result",
)  # fmt: skip
"""The pages as `--by` names them; a test holds them to those of the models."""

SCOPES = ("team", "place", "neighbourhood", "kind", "group", "volunteer", "procedure")


@click.group(help=_("Báo cáo: số liệu tình nguyện của một kỳ, dạng chữ, Zalo, CSV, XLSX, HTML, JSON."))
def command() -> None:
    """Group the reports."""


for one in report_visits.COMMANDS:
    command.add_command(one)


@command.command(
    "volunteers",
    help=_(
        "Số liệu tình nguyện: lượt, người, lượt TNV, giờ, từng việc. Không nêu --by: mọi chỉ tiêu."
        " Phạm vi: một đội, điểm, thôn, việc, nhóm, TNV, thủ tục, theo mã."
    ),
)
@period_options
@click.option("--by", "page", type=click.Choice(PAGES), default="general", help=_("Chia theo."))
@click.option("--team", help=_("Mã đội."))
@click.option("--place", help=_("Mã điểm."))
@click.option("--neighbourhood", help=_("Thôn, tổ dân phố."))
@click.option("--kind", help=_("Mã việc hỗ trợ."))
@click.option("--group", help="elderly, minority, disabled, pregnant.")
@click.option("--volunteer", help=_("Mã TNV."))
@click.option("--procedure", help=_("Thủ tục: phím nóng, mã hoặc chữ."))
@output_options
@click.pass_obj
def report_volunteers(
    opening: Opening, /, page: str, form: str, out: Path | None, force: bool, **given: Any
) -> None:
    """Print the figures of volunteers."""
    from models import figures

    by = opening.open()
    period = the_period(given)
    scope, words = figures.allowed(by, *figures.asked(**{name: given[name] for name in SCOPES}))
    table = figures.table(page, period, scope, words, by)
    if out is None and form == "text" and figures.only_looked_at(by, page):
        look(table)
    else:
        deliver(by, table, form, out, force)
