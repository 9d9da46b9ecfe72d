"""aoxanh roster plan, cancel, replace, in, out, correct: the acts on shifts."""

from __future__ import annotations

from typing import Any

import click

from models.errors import Refused
from models.language import _
from tui.commands.common import DAY, Opening, as_json, public, show_one

REASON = click.option("--reason", help=_("Vì sao: mã hoặc số của lý do."))


class ShiftType(click.ParamType[int]):
    """A shift by its number, as the roster shows it: 12 or #12."""

    name = _("ca")

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; fails with what was expected."""
        digits = str(value).removeprefix("#")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 19):
            self.fail(_("“{value}” không phải số của một ca, như #12.", value=value), param, ctx)
        return int(digits)


@click.command("plan", help=_("Xếp một ca: mã TNV, mã điểm, ngày, từ giờ, đến giờ."))
@click.argument("volunteer")
@click.argument("place")
@click.argument("day", type=DAY)
@click.argument("starts")
@click.argument("ends")
@click.option("--anyway", is_flag=True, help=_("Vẫn xếp vào ngày nghỉ."))
@as_json
@click.pass_obj
def plan(
    opening: Opening,
    /,
    volunteer: str,
    place: str,
    as_json_: bool,
    **given: Any,
) -> None:
    """Plan a shift; on a day off only when one insists."""
    from models import roster
    from tui import roster_words

    by = opening.open()
    who, where = roster.volunteer(volunteer), roster.place(place)
    try:
        row = roster.plan_shift(by=by, volunteer_id=who.id, place_id=where.id, **given)
    except Refused as refused:
        if refused.rule == "shift.off":
            click.echo(_("Nếu vẫn muốn thế: thêm {option}.", option="--anyway"), err=True)
        raise
    show_one(public(row, volunteer=who.code), as_json_, f"#{row.id} {roster_words.taken(who, row)}")


@click.command("cancel", help=_("Bỏ một ca chưa bắt đầu, kèm lý do; TNV chỉ bỏ được ca của mình."))
@click.argument("shift", type=ShiftType())
@REASON
@as_json
@click.pass_obj
def cancel(opening: Opening, shift: int, reason: str | None, as_json_: bool) -> None:
    """Cancel a shift."""
    from models import roster
    from tui import roster_words

    row = roster.cancel_shift(by=opening.open(), shift_id=shift, reason=reason)
    show_one(public(row), as_json_, f"#{row.id} {roster_words.done(row)}: {_('đã bỏ')}")


@click.command("replace", help=_("Cho người khác trực thay một ca chưa bắt đầu, kèm lý do."))
@click.argument("shift", type=ShiftType())
@click.argument("volunteer")
@REASON
@as_json
@click.pass_obj
def replace(opening: Opening, shift: int, volunteer: str, reason: str | None, as_json_: bool) -> None:
    """Let somebody else take a shift."""
    from models import roster
    from tui import roster_words

    by = opening.open()
    who = roster.volunteer(volunteer)
    row = roster.replace_shift(by=by, shift_id=shift, volunteer_id=who.id, reason=reason)
    show_one(public(row, volunteer=who.code), as_json_, f"#{row.id} {roster_words.taken(who, row)}")


@click.command("in", help=_("Vào ca: ca đang diễn ra hoặc sắp đến của mình, nếu không có thì ca ngoài lịch."))
@click.option("--place", help=_("Mã điểm của ca ngoài lịch, nếu không phải điểm của mình."))
@as_json
@click.pass_obj
def check_in(opening: Opening, place: str | None, as_json_: bool) -> None:
    """Check in."""
    from models import roster
    from tui import roster_words, words

    row = roster.check_in(by=opening.open(), place=place)
    said = _("Vào ca lúc {time}: {shift}", time=words.time(row.checked_in_at), shift=roster_words.done(row))
    show_one(public(row), as_json_, said)


@click.command("out", help=_("Ra ca. Còn phiên hỗ trợ đang mở thì ghi kết quả trước."))
@as_json
@click.pass_obj
def check_out(opening: Opening, as_json_: bool) -> None:
    """Check out."""
    from models import roster
    from tui import roster_words, words

    row = roster.check_out(by=opening.open())
    said = _("Ra ca lúc {time}: {shift}", time=words.time(row.checked_out_at), shift=roster_words.done(row))
    show_one(public(row), as_json_, said)


@click.command("correct", help=_("Ghi giờ vào ra thật khi có người quên; không nêu --in: không đến."))
@click.argument("shift", type=ShiftType())
@click.option("--in", "came", default="", help=_("Giờ vào, như 7:05."))
@click.option("--out", "went", default="", help=_("Giờ ra, như 11:20."))
@click.option("--note", required=True, help=_("Vì sao sửa."))
@as_json
@click.pass_obj
def correct(opening: Opening, shift: int, came: str, went: str, note: str, as_json_: bool) -> None:
    """Set real times right."""
    from models import roster
    from tui import roster_words, words

    row = roster.correct_shift(by=opening.open(), shift_id=shift, came=came, went=went, note=note)
    span = f"{words.time(row.checked_in_at)}–{words.time(row.checked_out_at)}"
    real = span if row.checked_in_at else _("không đến")
    show_one(public(row), as_json_, f"#{row.id} {roster_words.done(row)}: {real}")


COMMANDS = (plan, cancel, replace, check_in, check_out, correct)
