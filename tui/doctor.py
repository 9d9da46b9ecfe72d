"""What is known of the terminal one sits at, and what would make it better."""

from __future__ import annotations

import curses
import os
import shutil
import subprocess
import termios
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from models.language import N_
from tui import probe, speed
from tui.glyphs import LETTERS, SIGNS

COLUMNS, LINES = 80, 24
SLOW, VERY_SLOW = 10_000, 4_000
"""Bytes a second. OpenSSH 9.5 and later hide the rhythm of typing behind 50 packets a second each way."""

LATE = 0.3
"""Seconds for a round trip."""

_OLD_SHARED_TERMS = ("", "unknown")
_TOO_LITTLE = ("dumb",)


@dataclass(frozen=True)
class Findings:
    """All that was found out; `answer`, `line` and `font` are None where there was nobody to ask."""

    term: str
    colours: int
    size: tuple[int, int]
    environment: Mapping[str, str]
    utf8_locale: bool
    answer: probe.Answer | None
    line: speed.Speed | None
    font: set[str] | None
    level: str
    erase: str
    tmux_utf8: bool | None

    @property
    def typed(self) -> bytes:
        """What was typed while the terminal was asked."""
        return (self.answer.typed if self.answer else b"") + (self.line.typed if self.line else b"")

    @property
    def far(self) -> bool:
        """Whether one sits at the other end of an SSH line."""
        return "SSH_CONNECTION" in self.environment

    def slower_than(self, rate: float) -> bool:
        """Tell whether the line was seen to let through less than so many bytes a second."""
        return self.line is not None and not self.line.at_least and 0 < self.line.rate < rate

    @property
    def missing(self) -> str:
        """The letters and signs that a local console's font lacks, empty when it is unknown."""
        return "".join(c for c in LETTERS + SIGNS if self.font is not None and c not in self.font)


def examine() -> Findings:
    """Ask terminal, environment and terminal database what there is to know."""
    here = probe.asked_here()
    answer = probe.ask() if here else None
    asked = answer is not None and answer.width is not None
    font = probe.console_letters() if here else None
    silent = probe.Answer(None, 0.0)
    return Findings(
        term=os.environ.get("TERM", ""),
        colours=_colours(),
        size=_size() if here else (0, 0),
        environment=os.environ,
        utf8_locale=probe.locale_is_utf8(),
        answer=answer,
        line=speed.measure(answer.delay) if answer and asked else None,
        font=font,
        level=probe.level(answer or silent, os.environ, font),
        erase=_erase() if here else "",
        tmux_utf8=_tmux_utf8(),
    )


def _colours() -> int:
    try:
        curses.setupterm(os.environ.get("TERM", "dumb"), 1)
        return max(0, curses.tigetnum("colors"))
    except curses.error:
        return 0


def _size() -> tuple[int, int]:
    size = os.get_terminal_size(1)
    return size.columns, size.lines


def _erase() -> str:
    raw: bytes = termios.tcgetattr(0)[6][termios.VERASE]
    return f"{raw[0]:02x}"


def _tmux_utf8() -> bool | None:
    if "TMUX" not in os.environ or not shutil.which("tmux"):
        return None
    asked = subprocess.run(
        ["tmux", "display-message", "-p", "#{client_utf8}"], capture_output=True, text=True, check=False
    )
    return None if asked.returncode or not asked.stdout.strip() else asked.stdout.strip() == "1"


Fault = Callable[[Findings], bool]

ADVICE: tuple[tuple[Fault, str], ...] = (
    (
        lambda f: f.answer is not None and f.answer.utf8 is False,
        N_(
            "Cửa sổ không đọc UTF-8. PuTTY: Window > Translation > Remote character set: UTF-8;"
            " screen: screen -U. Tạm thời: --glyphs ascii."
        ),
    ),
    (
        lambda f: f.answer is not None and f.answer.width is None,
        N_("Cửa sổ không trả lời câu hỏi về con trỏ. Nếu chữ hiện sai, dùng --glyphs console hoặc ascii."),
    ),
    (
        lambda f: f.tmux_utf8 is False,
        N_("tmux không chạy ở chế độ UTF-8. Mở lại bằng: tmux -u."),
    ),
    (
        lambda f: not f.utf8_locale,
        N_("Ngôn ngữ của máy không phải UTF-8. Chạy: env LC_ALL=C.UTF-8 PYTHONUTF8=1 aoxanh."),
    ),
    (
        lambda f: bool(f.missing) or (f.term == "linux" and f.font is None),
        N_("Phông của màn hình Linux có thể thiếu chữ. Quản trị máy chạy: setfont Vietnamese-Fixed16."),
    ),
    (
        lambda f: f.term in _TOO_LITTLE,
        N_(
            "TERM=dumb biết quá ít về cửa sổ. Đặt xterm-256color"
            " (PuTTY: Connection > Data > Terminal-type string)."
        ),
    ),
    (
        lambda f: f.term in _OLD_SHARED_TERMS,
        N_("TERM chưa đặt. Đặt xterm-256color (PuTTY: Connection > Data > Terminal-type string)."),
    ),
    (
        lambda f: "COLUMNS" in f.environment or "LINES" in f.environment,
        N_("COLUMNS hoặc LINES trong môi trường che kích thước thật của cửa sổ. Bỏ: unset COLUMNS LINES."),
    ),
    (
        lambda f: f.size != (0, 0) and (f.size[0] < COLUMNS or f.size[1] < LINES),
        N_("Cửa sổ nhỏ hơn 80x24. Kéo rộng ra hoặc chọn chữ nhỏ hơn."),
    ),
    (
        lambda f: f.answer is not None and 0 <= f.colours < 8,
        N_("Cửa sổ không có màu. Mọi màu đều có chữ hoặc dấu bên cạnh nên vẫn dùng được."),
    ),
    (
        lambda f: f.far and (f.slower_than(SLOW) or (f.answer is not None and f.answer.delay > LATE)),
        N_("Đường truyền chậm. Đăng nhập bằng ssh -C để nén."),
    ),
    (
        lambda f: f.far and f.slower_than(VERY_SLOW),
        N_("OpenSSH từ bản 9.5 gửi thêm nhiều gói khi gõ phím. Tắt đi: ssh -C -o ObscureKeystrokeTiming=no."),
    ),
)


def advice(findings: Findings) -> list[str]:
    """Return what would make this terminal better, in the language's source."""
    return [words for fault, words in ADVICE if fault(findings)]
