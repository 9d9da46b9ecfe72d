"""aoxanh dossier …: the states of dossiers and their lists."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import click

from models.language import _
from tui import words
from tui.commands.common import DAY, Opening, as_json, public, show, show_one


@click.group(help=_("Hồ sơ. Hồ sơ được nêu bằng mã, đuôi mã (từ 4 chữ) hoặc #số khi còn chờ mã."))
def command() -> None:
    """Group the commands of dossiers."""


def _print(row: Any, as_json_: bool) -> None:
    from models import dossiers

    data = public(row, label=row.label, state_name=dossiers.STATES[row.state])
    data["due_reasons"] = json.loads(row.due_reasons)
    show_one(data, as_json_, f"{row.label} {dossiers.STATES[row.state]}")


@command.command("show", help=_("Một hồ sơ với quá trình của nó."))
@click.argument("dossier")
@as_json
@click.pass_obj
def show_dossier(opening: Opening, dossier: str, as_json_: bool) -> None:
    """Print a dossier with its steps."""
    from models import dossiers
    from models.errors import Refused

    by = opening.open()
    if not by.may("dossier.read"):
        raise Refused("right", account=by.name, verb="dossier.read")
    row = dossiers.one(dossier)
    steps = [public(step) for step in dossiers.steps(row.id)]
    data = public(row, label=row.label, state_name=dossiers.STATES[row.state], steps=steps)
    data["due_reasons"] = json.loads(row.due_reasons)
    names = " → ".join(dossiers.STATES[step["to_state"]] for step in steps)
    due = _("hẹn {day}", day=words.day(row.due_day) or _("chưa có"))
    why = "; ".join(data["due_reasons"])
    show_one(data, as_json_, f"{row.label} {data['state_name']} · {due} ({why}) · {names}")


@command.command(
    "list", help=_("Danh sách: due_today, overdue, without_code, supplement, uncollected, open.")
)
@click.argument("name", default="open")
@click.option("--day", type=DAY, help=_("Ngày; mặc định hôm nay."))
@as_json
@click.pass_obj
def list_dossiers(opening: Opening, name: str, day: date | None, as_json_: bool) -> None:
    """Print a list."""
    from models import dossiers
    from models.errors import Refused

    by = opening.open()
    if not by.may("dossier.read"):
        raise Refused("right", account=by.name, verb="dossier.read")
    if name not in dossiers.LISTS:
        raise click.UsageError(
            _("Không có danh sách “{name}”. Có: {known}.", name=name, known=", ".join(dossiers.LISTS))
        )
    rows = [vars(row) for row in dossiers.listed(name, by, day)]
    show(
        rows,
        as_json_,
        lambda row: (
            f"{row['label']} {dossiers.STATES[row['state']]} {row['procedure']} {row['owner']}"
            f" {row['phone']} {_('hẹn {day}', day=row['due_day'] or '?')}"
        ),
    )


@command.command("register", help=_("Ghi một hồ sơ mới đăng ký (trạng thái 1)."))
@click.argument("procedure")
@click.option("--code", help=_("Mã hồ sơ; bỏ trống: chờ mã."))
@click.option(
    "--channel",
    type=click.IntRange(1, 3),
    default=2,
    show_default=True,
    help=_("1 trực tiếp, 2 trực tuyến, 3 bưu chính."),
)
@as_json
@click.pass_obj
def register(opening: Opening, procedure: str, code: str | None, channel: int, as_json_: bool) -> None:
    """Register a dossier."""
    from models import dossiers

    by = opening.open()
    _print(dossiers.register(by=by, procedure=procedure, code=code, channel=channel), as_json_)


CODE = click.option("--code", help=_("Mã hồ sơ."))
REASON = click.option("--reason", required=True, help=_("Lý do (mã hoặc số)."))
NOTE = click.option("--note", default="", help=_("Ghi chú."))
AMOUNT = click.option("--amount", type=int, required=True, help=_("Số tiền, đồng."))
UNIT = click.option("--unit", "to_unit", help=_("Đơn vị nhận."))
DUE = click.option("--due", "due_day", type=DAY, help=_("Ngày hẹn trả."))
NEW_DUE = click.option("--due", "due_day", type=DAY, required=True, help=_("Ngày hẹn mới."))
RECEIPT = click.option("--receipt", "receipt_number", help=_("Số biên lai."))
RESULT = click.option(
    "--result", "result_kind", default="granted", show_default=True, help=_("granted hoặc declined.")
)
NUMBER = click.option("--number", "result_number", help=_("Số kết quả."))
SHELF = click.option("--shelf", help=_("Chỗ để kết quả."))
COLLECTOR = click.option("--collector", default="", help=_("Người nhận."))
IDENTITY = click.option("--identity", "collector_identity", help=_("Số định danh người nhận."))
AUTHORISATION = click.option(
    "--authorisation", "collector_authorisation", default="", help=_("Giấy ủy quyền.")
)
WAY = click.option("--way", default="in_person", show_default=True, help="in_person, post, online.")

VERBS: dict[str, tuple[str, tuple[Any, ...]]] = {
    "accept": (_("Tiếp nhận hồ sơ mới đăng ký (1 → 2)."), (CODE, DUE)),
    "refuse": (_("Từ chối tiếp nhận (1 → 3)."), (REASON, NOTE)),
    "hand_over": (_("Chuyển xử lý (2 → 4)."), (UNIT,)),
    "move": (_("Chuyển bước trong xử lý (4 → 4)."), (UNIT, NOTE)),
    "ask_supplement": (_("Yêu cầu bổ sung (→ 5)."), (REASON, NOTE)),
    "supply": (_("Nhận bổ sung (5 → 2 hoặc 4)."), ()),
    "not_supplied": (_("Đóng vì không bổ sung (5 → 8)."), (NOTE,)),
    "ask_payment": (_("Yêu cầu nghĩa vụ tài chính (4 → 6)."), (AMOUNT, NOTE)),
    "pay": (_("Ghi đã nộp tiền (6 → 4)."), (AMOUNT, RECEIPT)),
    "withdraw": (_("Rút hồ sơ (→ 7)."), (REASON, NOTE)),
    "stop": (_("Dừng xử lý (→ 8)."), (REASON, NOTE)),
    "apologise": (_("Xin lỗi và hẹn lại, một lần, trước hạn."), (NEW_DUE, NOTE)),
    "complete": (_("Ghi đã xử lý xong (4 → 9); giờ lấy từ đồng hồ."), (RESULT, NUMBER, SHELF)),
    "return_result": (_("Trả kết quả (9 → 10)."), (COLLECTOR, IDENTITY, AUTHORISATION, WAY)),
    "return_for_error": (_("Trả lại vì sai sót (9 → 4, lãnh đạo)."), (REASON, NOTE)),
    "reopen": (_("Mở lại hồ sơ đã khép (lãnh đạo)."), (REASON, NOTE)),
    "void": (_("Hủy hồ sơ ghi nhầm (lãnh đạo); dòng vẫn còn."), (REASON,)),
}


def _add(name: str, explained: str, options: tuple[Any, ...]) -> None:
    """Add the command of a verb that takes a dossier."""

    def run(opening: Opening, /, dossier: str, as_json_: bool, **given: Any) -> None:
        from models import dossiers

        by = opening.open()
        verb: Callable[..., Any] = getattr(dossiers, name)
        _print(verb(by=by, dossier_id=dossiers.one(dossier).id, **given), as_json_)

    run.__doc__ = explained
    wrapped: Any = as_json(click.pass_obj(run))
    for option in options:
        wrapped = option(wrapped)
    command.command(name.replace("_", "-"), help=explained)(click.argument("dossier")(wrapped))


for _name, (_explained, _options) in VERBS.items():
    _add(_name, _explained, _options)


@command.command("code", help=_("Ghi mã cho một hồ sơ đang chờ mã."))
@click.argument("dossier")
@click.argument("code")
@as_json
@click.pass_obj
def set_code(opening: Opening, dossier: str, code: str, as_json_: bool) -> None:
    """Enter a code."""
    from models import dossiers

    by = opening.open()
    _print(dossiers.set_code(by=by, dossier_id=dossiers.one(dossier).id, code=code), as_json_)
