"""The group that all commands hang on: the options before a command, and the list of commands.

Imported when the language is known, because what the command line explains is looked up once.
"""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from models.language import LANGUAGES, _
from models.preferences import GLYPHS
from tui.speech import VARIABLE

COMMANDS = {
    "demo": _("Sổ thử với một xã được sinh ra, rồi mở màn hình."),
    "init": _("Tạo sổ mới cho một xã với dữ liệu kèm theo."),
    "load": _("Nạp dữ liệu danh mục (CSV): tất cả hoặc không gì cả."),
    "calendar": _("Lịch làm việc: ngày nghỉ, làm bù, giờ; xem hồ sơ nào dời ngày hẹn rồi mới đổi."),
    "find": _("Tìm lượt, hồ sơ, người, thủ tục, xã cũ và mới."),
    "due": _("Ngày hẹn trả của một thời hạn hay một thủ tục, với lý do."),
    "check": _("Kiểm tra tệp sổ và chuỗi nhật ký."),
    "visit": _("Lượt khách: cấp số, gọi, tiếp, kết quả, kết thúc."),
    "rate": _("Bàn phím cho người dân tự đánh giá ở một quầy: một phím cho lượt vừa xong."),
    "dossier": _("Hồ sơ: xem, chuyển trạng thái, danh sách."),
    "paper": _("Giấy tờ theo mẫu 01–06, phiếu bàn giao, giấy tờ cần có của thủ tục: chữ hoặc HTML."),
    "session": _("Phiên hỗ trợ của tình nguyện viên."),
    "report": _("Báo cáo: số liệu tình nguyện, dạng chữ, Zalo, CSV, XLSX, HTML, JSON."),
    "roster": _("Lịch trực: xếp ca, vào ca, ra ca, chỗ thiếu, giờ trực."),
    "volunteer": _("Tình nguyện viên: danh sách, cam kết, tập huấn, giấy xác nhận thời gian."),
    "team": _("Đội hình tình nguyện: nhóm việc, thôn tổ, ai vào ai rời."),
    "place": _("Điểm hỗ trợ: Trung tâm, công an xã, nhà văn hóa, tại nhà, qua điện thoại."),
    "errand": _("Đến nhà, đưa đón, tuyên truyền: yêu cầu, phân công, kết quả, danh sách để in."),
    "lesson": _("Lớp học số: lập, đã dạy, hủy, danh sách."),
    "day": _("Ngày làm việc: mở, đóng, phiếu ngày, việc còn dở."),
    "backup": _("Sao lưu sổ khi đang dùng và kiểm tra bản sao."),
    "account": _("Tài khoản: tạo, đóng, danh sách, khóa SSH, và điều mình chọn cho mình."),
    "ssh": _("SSH: OpenSSH là cửa; mỗi khóa vào thẳng tài khoản của nó."),
    "doctor": _("Thẻ thử của cửa sổ này: chữ, khung, màu, phím, lời khuyên."),
}


class Commands(click.Group):
    """A group whose commands are imported when they are needed, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table above."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"tui.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section(_("Lệnh")):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("Áo xanh: sổ của Trung tâm Phục vụ hành chính công cấp xã. Không có lệnh: mở màn hình."),
)
@click.option("--db", type=click.Path(path_type=Path), envvar="AOXANH_DB", help=_("Tệp sổ (hoặc AOXANH_DB)."))
@click.option(
    "--as",
    "name",
    metavar=_("TÊN"),
    help=_("Tài khoản thao tác; mặc định: người dùng hệ điều hành."),
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    envvar=VARIABLE,
    help=_("Ngôn ngữ (hoặc {variable}); mặc định: của tài khoản, của máy, tiếng Việt.", variable=VARIABLE),
)
@click.option(
    "--glyphs",
    type=click.Choice(GLYPHS),
    envvar="AOXANH_GLYPHS",
    help=_("Chữ và khung cửa sổ này hiện được (hoặc AOXANH_GLYPHS); mặc định: tự dò, hỏi một lần."),
)
@click.version_option(package_name="aoxanh", prog_name="aoxanh")
@click.pass_context
def cli(ctx: click.Context, db: Path | None, name: str | None, lang: str | None, glyphs: str | None) -> None:
    """Say which register to open, as whom, how shown; without a command, open the screens."""
    from tui.commands.common import Opening, show_as

    ctx.obj = Opening(db, name, lang, glyphs)
    show_as(glyphs or "full")
    if ctx.invoked_subcommand is None:
        from tui.commands.screens import show

        show(ctx.obj)
