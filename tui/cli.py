"""The command line: the same verbs as the screens, for scripts, screen readers and admins.

Exit status: 0 done, 1 refused by a rule, 2 wrong usage or bad input. stdout is data, stderr is
narration. Commands are imported when they are called, and Textual only when screens open.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import click

REFUSED, WRONG = 1, 2

COMMANDS = {
    "demo": "Sổ thử với một xã được sinh ra, rồi mở màn hình.",
    "init": "Tạo sổ mới cho một xã với dữ liệu kèm theo.",
    "load": "Nạp dữ liệu danh mục (CSV): tất cả hoặc không gì cả.",
    "find": "Tìm lượt, hồ sơ, người, thủ tục, xã cũ và mới.",
    "check": "Kiểm tra tệp sổ và chuỗi nhật ký.",
    "visit": "Lượt khách: cấp số, gọi, tiếp, kết quả, kết thúc.",
    "dossier": "Hồ sơ: xem, chuyển trạng thái, danh sách.",
    "session": "Phiên hỗ trợ của tình nguyện viên.",
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
        with formatter.section("Lệnh"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option("--db", type=click.Path(path_type=Path), envvar="AOXANH_DB", help="Tệp sổ (hoặc AOXANH_DB).")
@click.option("--as", "name", metavar="TÊN", help="Tài khoản thao tác; mặc định: người dùng hệ điều hành.")
@click.version_option(package_name="aoxanh", prog_name="aoxanh")
@click.pass_context
def cli(ctx: click.Context, db: Path | None, name: str | None) -> None:
    """Áo xanh: sổ của Trung tâm Phục vụ hành chính công cấp xã. Không có lệnh: mở màn hình."""
    from tui.commands.common import Opening

    ctx.obj = Opening(db, name)
    if ctx.invoked_subcommand is None:
        from tui.commands.screens import show

        show(ctx.obj)


def main() -> None:
    """Run the command line and exit with its status; every refusal is one sentence on stderr."""
    from models.errors import BAD_INPUT, Refused

    _speak_utf8()
    try:
        status = cli.main(prog_name="aoxanh", standalone_mode=False)
    except Refused as refused:
        _narrate(str(refused))
        sys.exit(WRONG if refused.rule in BAD_INPUT else REFUSED)
    except click.exceptions.Abort:
        _narrate("Đã dừng.")
        sys.exit(WRONG)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _narrate(f"Không ghi ra được: {error.strerror}.")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(REFUSED)
    except Exception as error:
        sys.exit(_explained(error))
    sys.exit(status if isinstance(status, int) else 0)


def _explained(error: Exception) -> int:
    """Say what a database error or a bad file means; what is a bug of ours is raised again."""
    from fixtures.check import BadFiles
    from models.base import db, refusal

    if isinstance(error, BadFiles):
        for problem in error.problems:
            _narrate(str(problem))
        _narrate(f"{len(error.problems)} lỗi; chưa nạp gì.")
        return WRONG
    known = refusal(error, str(db.database))
    if known is None:
        raise error
    _narrate(str(known))
    return REFUSED


def _narrate(words: str) -> None:
    click.echo(words, err=True)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
