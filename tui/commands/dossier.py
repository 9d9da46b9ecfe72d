"""aoxanh dossier …: the states of dossiers and their lists."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import click

from models.journal import Actor
from models.language import _, _n
from tui import words
from tui.commands.common import DAY, Opening, as_json, public, rating_options, show, show_one


@click.group(help=_("Hồ sơ. Hồ sơ được nêu bằng mã, đuôi mã (từ 4 chữ) hoặc #số khi còn chờ mã."))
def command() -> None:
    """Group the commands of dossiers."""


def _print(row: Any, as_json_: bool) -> None:

    data = public(row, label=row.label, state_name=row.state_words)
    data["due_reasons"] = json.loads(row.due_reasons)
    show_one(data, as_json_, f"{row.label} {row.state_words}")


@command.command("show", help=_("Một hồ sơ với quá trình của nó."))
@click.argument("dossier")
@as_json
@click.pass_obj
def show_dossier(opening: Opening, dossier: str, as_json_: bool) -> None:
    """Print a dossier with its steps."""
    from models import dossiers

    _reader(opening)
    row = dossiers.one(dossier)
    steps = [public(step) for step in dossiers.steps(row.id)]
    data = public(row, label=row.label, state_name=row.state_words, steps=steps)
    data["due_reasons"] = json.loads(row.due_reasons)
    names = " → ".join(dossiers.STATES[step["to_state"]] for step in steps)
    due = _("hẹn {day}", day=words.day(row.due_day) or _("chưa có"))
    why = "; ".join(data["due_reasons"])
    show_one(data, as_json_, f"{row.label} {data['state_name']} · {due} ({why}) · {names}")


@command.command("list", help=_("Các danh sách hẹn trả; không nêu tên: mỗi danh sách có bao nhiêu hồ sơ."))
@click.argument("name", required=False)
@click.option("--day", type=DAY, help=_("Ngày; mặc định hôm nay."))
@click.option("--sector", help=_("Chỉ một lĩnh vực."))
@click.option("--desk", help=_("Chỉ hồ sơ nhận ở một quầy (số quầy)."))
@as_json
@click.pass_obj
def list_dossiers(
    opening: Opening, name: str | None, day: date | None, sector: str | None, desk: str | None, as_json_: bool
) -> None:
    """Print a list, or how long each is."""
    from models import centre, dossiers

    by = _reader(opening)
    scope = dossiers.Scope(sector=_sector(sector), desk_id=centre.desk(desk).id if desk else None)
    if name is None:
        counted = dossiers.counts(day, scope)
        if as_json_:
            show_one(counted, as_json_, "")
        else:
            show(_named(counted), as_json_, lambda row: f"{row['count']:>6}  {row['name']}")
        return
    rows = [row.data() for row in dossiers.listed(dossiers.checked_name(name), by, day, scope)]
    show(rows, as_json_, _listed_line)


def _sector(name: str | None) -> str | None:
    """Return a sector's name as the catalogue has it; raises `Refused` with the known ones."""
    from models import catalogue, text
    from models.errors import Refused

    if name is None:
        return None
    known = {text.fold(sector): sector for sector in catalogue.sectors()}
    if text.fold(name) not in known:
        raise Refused("choice", field="sector", value=name[:60], known=", ".join(known.values()))
    return known[text.fold(name)]


def _named(counted: dict[str, int]) -> list[dict[str, Any]]:
    from models import dossiers

    return [
        {"name": f"{dossiers.LISTS[name].name} ({name})", "count": count} for name, count in counted.items()
    ]


def _listed_line(row: Mapping[str, Any]) -> str:
    from models import dossiers

    due = _("hẹn {day}", day=words.day(row["due_day"]) or "?")
    called = ""
    if row["reminded"]:
        called = f" · {dossiers.REMINDED[row['reminded']]} {words.day(row['reminded_day'])}"
    state = dossiers.STATES[row["state"]]
    return f"{row['label']} {state} {row['procedure']} {row['owner']} {row['phone']} {due}{called}"


def _reader(opening: Opening) -> Actor:
    from models.errors import Refused

    by = opening.open()
    if not by.may("dossier.read"):
        raise Refused("right", account=by.name, verb="dossier.read")
    return by


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
WHY = click.option("--note", required=True, help=_("Lý do chậm."))
AMOUNT = click.option("--amount", type=int, required=True, help=_("Số tiền, đồng."))
PAID = click.option("--amount", type=int, help=_("Số tiền, đồng; mặc định: số đã yêu cầu."))
UNIT = click.option("--unit", "to_unit", help=_("Đơn vị nhận."))
DUE = click.option("--due", "due_day", type=DAY, help=_("Ngày hẹn trả."))
NEW_DUE = click.option("--due", "due_day", type=DAY, required=True, help=_("Ngày hẹn mới."))
CASE = click.option("--case", "case_position", type=int, help=_("Trường hợp đúng của thủ tục."))
PAPER = click.option(
    "--paper", "papers", type=int, multiple=True, help=_("Giấy tờ thứ mấy của thủ tục; nhiều lần được.")
)
UNTIL = click.option("--until", "supply_by", type=DAY, help=_("Hạn nộp bổ sung; mặc định theo quy định."))
RECEIPT = click.option("--receipt", "receipt_number", help=_("Số biên lai."))
RESULT = click.option(
    "--result", "result_kind", default="granted", show_default=True, help=_("granted hoặc declined.")
)
NUMBER = click.option("--number", "result_number", help=_("Số kết quả."))
RESULT_DAY = click.option("--dated", "result_day", type=DAY, help=_("Ngày ghi trên kết quả."))
SIGNER = click.option("--signer", "result_signer", default="", help=_("Người ký kết quả."))
SHELF = click.option("--shelf", help=_("Chỗ để kết quả."))
COLLECTOR = click.option("--collector", default="", help=_("Người nhận; bỏ trống: chủ hồ sơ."))
IDENTITY = click.option("--identity", "collector_identity", help=_("Số định danh người nhận."))
AUTHORISATION = click.option(
    "--authorisation", "collector_authorisation", default="", help=_("Giấy ủy quyền.")
)
WAY = click.option("--way", default="in_person", show_default=True, help="in_person, post, online.")
LOST = click.option("--receipt-lost", is_flag=True, help=_("Người nhận mất giấy hẹn."))
ORIGINALS = click.option("--originals-back", is_flag=True, help=_("Đã trả lại bản chính."))

VERBS: dict[str, tuple[str, tuple[Any, ...]]] = {
    "accept": (_("Tiếp nhận hồ sơ mới đăng ký (1 → 2)."), (CODE, CASE, DUE)),
    "refuse": (_("Từ chối tiếp nhận (1 → 3)."), (REASON, NOTE)),
    "hand_over": (_("Chuyển xử lý (2 → 4)."), (UNIT,)),
    "move": (_("Chuyển bước trong xử lý (4 → 4)."), (UNIT, NOTE)),
    "ask_supplement": (
        _("Yêu cầu bổ sung đủ trong một lần (→ 5); đồng hồ dừng."),
        (REASON, PAPER, NOTE, UNTIL),
    ),
    "supply": (_("Nhận bổ sung (5 → 2 hoặc 4)."), (DUE,)),
    "not_supplied": (_("Đóng vì quá hạn bổ sung (5 → 8)."), (NOTE,)),
    "ask_payment": (_("Yêu cầu nghĩa vụ tài chính (4 → 6)."), (AMOUNT, NOTE)),
    "pay": (_("Ghi đã nộp tiền (6 → 4)."), (PAID, RECEIPT)),
    "withdraw": (_("Rút hồ sơ (→ 7)."), (REASON, NOTE, ORIGINALS)),
    "stop": (_("Dừng xử lý (→ 8)."), (REASON, NOTE)),
    "apologise": (_("Xin lỗi và hẹn lại, một lần, trước hạn."), (NEW_DUE, WHY)),
    "complete": (
        _("Ghi đã xử lý xong (4 → 9); giờ lấy từ đồng hồ."),
        (RESULT, NUMBER, RESULT_DAY, SIGNER, SHELF),
    ),
    "return_result": (
        _("Trả kết quả (9 → 10)."),
        (COLLECTOR, IDENTITY, AUTHORISATION, WAY, LOST, ORIGINALS),
    ),
    "return_for_error": (_("Trả lại vì sai sót (9 → 4, lãnh đạo)."), (REASON, NOTE)),
    "reopen": (_("Mở lại hồ sơ đã khép (lãnh đạo)."), (REASON, NOTE)),
    "correct": (_("Sửa trường hợp hoặc ngày hẹn ghi sai (lãnh đạo)."), (REASON, CASE, DUE, NOTE)),
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


@command.command("hand-over-all", help=_("Bàn giao nhiều hồ sơ một lần, kèm một phiếu có số."))
@click.argument("dossiers", nargs=-1)
@click.option("--unit", "to_unit", required=True, help=_("Đơn vị nhận."))
@as_json
@click.pass_obj
def hand_over_all(opening: Opening, dossiers: tuple[str, ...], to_unit: str, as_json_: bool) -> None:
    """Hand several over; without names all that wait for it."""
    from models import dossiers as register

    by = opening.open()
    ids = [register.one(dossier).id for dossier in dossiers]
    waiting = sum(register.counts().values())
    ids = ids or [row.id for row in register.listed("not_handed_over", by, most=waiting)]
    slip = register.hand_over_all(by=by, dossier_ids=ids, to_unit=to_unit)
    said = _n("Phiếu bàn giao số {number}/{year}: {n} hồ sơ", len(ids), number=slip.number, year=slip.year)
    show_one(public(slip, dossiers=ids), as_json_, said)


@command.command("remind", help=_("Ghi đã gọi nhắc chủ hồ sơ: reached, no_answer, wrong_number, message."))
@click.argument("dossier")
@click.option("--result", default="reached", show_default=True, help=_("Kết quả cuộc gọi."))
@NOTE
@as_json
@click.pass_obj
def remind(opening: Opening, dossier: str, result: str, note: str, as_json_: bool) -> None:
    """Record a call."""
    from models import dossiers

    by = opening.open()
    row = dossiers.one(dossier)
    made = dossiers.remind(by=by, dossier_id=row.id, result=result, note=note)
    show_one(public(made), as_json_, f"{row.label} {dossiers.REMINDED[made.result]}")


@command.command("code", help=_("Ghi mã cho một hồ sơ đang chờ mã."))
@click.argument("dossier")
@click.argument("code")
@click.option("--reason", help=_("Lý do sửa mã đã có (lãnh đạo)."))
@NOTE
@as_json
@click.pass_obj
def set_code(
    opening: Opening, dossier: str, code: str, reason: str | None, note: str, as_json_: bool
) -> None:
    """Enter a code."""
    from models import dossiers

    by = opening.open()
    _print(
        dossiers.set_code(by=by, dossier_id=dossiers.one(dossier).id, code=code, reason=reason, note=note),
        as_json_,
    )


@command.command("rate", help=_("Ghi mức hài lòng (1–3) của một lần trả kết quả."))
@click.argument("dossier")
@rating_options
@as_json
@click.pass_obj
def rate(opening: Opening, /, dossier: str, as_json_: bool, **given: Any) -> None:
    """Rate a return."""
    from models import dossiers, ratings

    by = opening.open()
    row = dossiers.one(dossier)
    made = ratings.rate(by=by, dossier_id=row.id, **given)
    show_one(public(made), as_json_, f"{row.label} {ratings.SCORES[made.score]}")
