"""aoxanh report ratings and effect: satisfaction, and what help changes, out of visits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from models.language import _
from tui.commands.common import Opening
from tui.commands.report_given import deliver, output_options, period_options, the_period

if TYPE_CHECKING:
    from models.journal import Actor

PARTS = ("all", "desk", "sector", "month", "keyed_by", "reason")
MEASURES = ("took", "waited", "served")
"""What `--by` and `--of` name; a test holds them to those of the models."""


@click.command(
    "ratings",
    help=_(
        "Mức hài lòng theo quầy, lĩnh vực, tháng, ai bấm, lý do; không bao giờ theo người dân."
        " Ô có dưới 5 phiếu, và ô từ đó tính ra được, để trống."
    ),
)
@period_options
@click.option("--by", "part", type=click.Choice(PARTS), default="all", help=_("Chia theo."))
@output_options
@click.pass_obj
def report_ratings(
    opening: Opening, /, part: str, form: str, out: Path | None, force: bool, **given: Any
) -> None:
    """Print the satisfaction of a period."""
    from models.figures import satisfaction

    by = _reader(opening)
    deliver(by, satisfaction.table(the_period(given), part, by), form, out, force)


@click.command(
    "effect",
    help=_(
        "Thời gian của lượt có và không có hỗ trợ, theo thủ tục: trung vị, nửa giữa, tỷ lệ phải quay lại."
        " --of: took (từ lúc đến đến lúc xong), waited (chờ), served (được tiếp)."
    ),
)
@period_options
@click.option("--of", "measure", type=click.Choice(MEASURES), default="took", show_default=True)
@output_options
@click.pass_obj
def report_effect(
    opening: Opening, /, measure: str, form: str, out: Path | None, force: bool, **given: Any
) -> None:
    """Print the effect of help in a period."""
    from models.figures import effect

    by = _reader(opening)
    deliver(by, effect.table(the_period(given), measure), form, out, force)


def _reader(opening: Opening) -> Actor:
    """Return who acts; raises `Refused` for who may not read all figures."""
    from models.errors import Refused

    by = opening.open()
    if not by.may("figures.read"):
        raise Refused("right", account=by.name, verb="figures.read")
    return by


COMMANDS = (report_ratings, report_effect)
