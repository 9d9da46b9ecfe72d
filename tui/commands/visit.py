"""aoxanh visit …: the verbs of visits and their outcomes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from models.language import _
from tui.commands.common import DAY, Opening, as_json, public, rating_options, show, show_one


@click.group(help=_("Lượt khách. Lượt được nêu bằng số của hôm nay, ví dụ A013."))
def command() -> None:
    """Group the commands of visits."""


def _print(visit: Any, as_json_: bool) -> None:
    from models import visits

    row = public(visit, ticket=visit.ticket)
    show_one(row, as_json_, f"{visit.ticket} {visits.STATES[visit.state]}")


@command.command("arrive", help=_("Cấp số cho người mới đến."))
@click.option("--procedure", "procedures", multiple=True, help=_("Phím tắt, mã hoặc chữ; nhiều lần được."))
@click.option("--name", default="", help=_("Họ tên."))
@click.option("--year", "birth_year", help=_("Năm sinh."))
@click.option("--phone", help=_("Điện thoại."))
@click.option("--address", default="", help=_("Địa chỉ."))
@click.option("--priority", help="none, elderly, disabled, pregnant, merit, ill, far.")
@click.option("--channel", default="onsite", show_default=True, help="onsite, booked, phone, home.")
@click.option("--needs-phone-help", is_flag=True, help=_("Chưa quen điện thoại."))
@click.option("--needs-interpreter", is_flag=True, help=_("Cần phiên dịch."))
@click.option("--needs-mobility", is_flag=True, help=_("Đi lại khó khăn."))
@as_json
@click.pass_obj
def arrive(opening: Opening, /, as_json_: bool, **given: Any) -> None:
    """Give a number."""
    from models import visits

    by = opening.open()
    _print(visits.arrive(by=by, **given), as_json_)


@command.command("queue", help=_("Những người đang chờ."))
@click.option("--state", "states", multiple=True, default=("waiting",), show_default=True)
@as_json
@click.pass_obj
def queue(opening: Opening, states: tuple[str, ...], as_json_: bool) -> None:
    """Print the queue in the order of its calling."""
    from models import visits

    rows = [vars(row) for row in visits.queue(by=opening.open(), states=states)]
    show(
        rows,
        as_json_,
        lambda row: f"{row['ticket']} {visits.STATES[row['state']]:<10} {row['procedure']} {row['name']}",
    )


@command.command("call", help=_("Gọi số tiếp theo, hoặc một số cụ thể, đến quầy của mình."))
@click.argument("ticket", required=False)
@click.option("--desk", help=_("Số quầy, nếu không phải quầy của tài khoản."))
@as_json
@click.pass_obj
def call(opening: Opening, ticket: str | None, desk: str | None, as_json_: bool) -> None:
    """Call somebody."""
    from models import centre, visits

    by = opening.open()
    desk_id = centre.desk(desk).id if desk else None
    if ticket:
        visit = visits.call(by=by, visit_id=visits.by_ticket(ticket).id, desk_id=desk_id)
    else:
        visit = visits.call_next(by=by, desk_id=desk_id)
    _print(visit, as_json_)


def _simple(name: str, words: str, reason: str | None = None) -> None:
    """Add a command for a verb that takes a ticket, and a reason when it needs one."""

    def run(opening: Opening, /, ticket: str, as_json_: bool, **given: Any) -> None:
        from models import visits

        by = opening.open()
        verb: Callable[..., Any] = getattr(visits, name)
        _print(verb(by=by, visit_id=visits.by_ticket(ticket).id, **given), as_json_)

    run.__doc__ = words
    wrapped = click.pass_obj(run)
    wrapped = as_json(wrapped)
    if reason:
        wrapped = click.option(
            "--reason", required=True, help=_("Lý do (mã hoặc số), loại {kind}.", kind=reason)
        )(wrapped)
    wrapped = click.argument("ticket")(wrapped)
    command.command(name.replace("_", "-"), help=words)(wrapped)


_simple("recall", _("Gọi lại người vừa gọi."))
_simple("serve", _("Bắt đầu tiếp người vừa gọi."))
_simple("put_back", _("Trả người vừa gọi về hàng chờ."))
_simple("absent", _("Đánh vắng người vừa gọi."))
_simple("back", _("Nhận lại người vắng vừa trở lại."))
_simple("resume", _("Tiếp tục lượt đang tạm dừng."))
_simple("finish", _("Kết thúc lượt đang tiếp."))
_simple("hold", _("Tạm dừng lượt đang tiếp."), reason="hold")
_simple("leave", _("Ghi một người đã về."), reason="left")
_simple("void", _("Hủy một lượt ghi nhầm (lãnh đạo)."), reason="void")


@command.command("transfer", help=_("Chuyển lượt đang tiếp sang quầy khác; giữ số và giờ."))
@click.argument("ticket")
@click.option("--to", "desk", required=True, help=_("Số quầy nhận."))
@click.option("--reason", required=True, help=_("Lý do (mã hoặc số), loại transfer."))
@as_json
@click.pass_obj
def transfer(opening: Opening, ticket: str, desk: str, reason: str, as_json_: bool) -> None:
    """Send a visit to another desk."""
    from models import centre, visits

    by = opening.open()
    visit = visits.by_ticket(ticket)
    moved = visits.transfer(by=by, visit_id=visit.id, to_desk_id=centre.desk(desk).id, reason=reason)
    _print(moved, as_json_)


@command.command("ask", help=_("Thêm một thủ tục cho lượt."))
@click.argument("ticket")
@click.argument("procedure")
@as_json
@click.pass_obj
def ask(opening: Opening, ticket: str, procedure: str, as_json_: bool) -> None:
    """Add a procedure."""
    from models import visits

    by = opening.open()
    row = visits.ask(by=by, visit_id=visits.by_ticket(ticket).id, procedure=procedure)
    show_one(public(row), as_json_, f"{ticket.upper()} {row.position} {row.procedure_code}")


@command.command("outcome", help=_("Ghi kết quả một thủ tục của lượt đang tiếp; KIND là mã, ví dụ ACCEPTED."))
@click.argument("ticket")
@click.argument("kind")
@click.option(
    "--position", type=int, help=_("Thủ tục thứ mấy của lượt; mặc định: thủ tục đầu chưa có kết quả.")
)
@click.option("--code", help=_("Mã hồ sơ; bỏ trống: chờ mã."))
@click.option("--case", "case_position", type=int, help=_("Trường hợp thứ mấy của thủ tục."))
@click.option("--due", "due_day", type=DAY, help=_("Ngày hẹn trả, khi thời hạn chưa rõ."))
@click.option("--dossier", help=_("Hồ sơ đã có: mã, đuôi mã hoặc #số."))
@click.option("--reason", help=_("Lý do (mã hoặc số)."))
@click.option("--paper", "papers", multiple=True, help=_("Giấy tờ còn thiếu; nhiều lần được."))
@click.option("--copies", type=int, help=_("Số bản."))
@click.option("--pages", type=int, help=_("Số trang."))
@click.option("--fee", type=int, help=_("Số tiền, đồng."))
@click.option("--receipt", "receipt_number", help=_("Số biên lai."))
@click.option("--payment", help="cash, online, exempt.")
@click.option("--collector", help=_("Người nhận kết quả."))
@click.option("--address", help=_("Địa chỉ hẹn đến."))
@click.option("--appointment", "appointment_day", type=DAY, help=_("Ngày hẹn đến nhà."))
@click.option("--detail", help=_("Nội dung, ghi chú."))
@click.option("--finish", is_flag=True, help=_("Kết thúc lượt luôn."))
@as_json
@click.pass_obj
def outcome(opening: Opening, /, ticket: str, kind: str, as_json_: bool, **given: Any) -> None:
    """Record an outcome."""
    from models import outcomes, visits

    by = opening.open()
    facts = {name: value for name, value in given.items() if value not in (None, (), "")}
    row = outcomes.record(by=by, visit_id=visits.by_ticket(ticket).id, kind=kind.upper(), **facts)
    show_one(public(row), as_json_, f"{ticket.upper()} {outcomes.KINDS[row.kind].name}")


@command.command("rate", help=_("Ghi mức hài lòng (1–3) của một lượt đã xong."))
@click.argument("ticket")
@rating_options
@as_json
@click.pass_obj
def rate(opening: Opening, /, ticket: str, as_json_: bool, **given: Any) -> None:
    """Rate a visit."""
    from models import ratings, visits

    by = opening.open()
    visit = visits.by_ticket(ticket)
    row = ratings.rate(by=by, visit_id=visit.id, **given)
    show_one(public(row), as_json_, f"{ticket.upper()} {ratings.SCORES[row.score]}")


@command.command("show", help=_("Một lượt với các thủ tục và kết quả."))
@click.argument("ticket")
@click.option("--day", type=DAY, help=_("Ngày; mặc định hôm nay."))
@as_json
@click.pass_obj
def show_visit(opening: Opening, ticket: str, day: date | None, as_json_: bool) -> None:
    """Print a visit."""
    from models import outcomes, visits

    by = opening.open()
    visit = visits.by_ticket(ticket, day)
    visits.refuse_unseen(by, visit)
    asked = [vars(row) for row in visits.asked_of(visit.id)]
    names = {kind.code: kind.name for kind in outcomes.KINDS.values()}
    words = "; ".join(f"{row['short']}: {names.get(row['outcome'], _('chưa kết quả'))}" for row in asked)
    show_one(
        public(visit, ticket=visit.ticket, asked=asked),
        as_json_,
        f"{visit.ticket} {visits.STATES[visit.state]} · {words}",
    )


@command.command("close-day", help=_("Đóng ngày: người còn chờ thành đã về (lãnh đạo)."))
@click.option("--day", type=DAY, help=_("Ngày; mặc định hôm nay."))
@as_json
@click.pass_obj
def close_day(opening: Opening, day: date | None, as_json_: bool) -> None:
    """Close a day."""
    from models import clock, visits

    by = opening.open()
    left = visits.close_day(by=by, day=day or clock.today())
    show(
        [public(v, ticket=v.ticket) for v in left],
        as_json_,
        lambda row: _("{ticket} đã về", ticket=row["ticket"]),
    )
