"""aoxanh doctor: the test card of this terminal, and advice."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from textwrap import wrap

import click

from models.language import _
from models.text import line
from tui import doctor, probe, words
from tui.glyphs import LETTERS, SIGNS, shown
from tui.speed import hidden

_COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_HALF = len(LETTERS) // 2
_PICTURE = (
    LETTERS[:_HALF],
    LETTERS[_HALF:],
    SIGNS,
    "┌──────┬──────┐   ╔══════╗   Ệ ế ư ơ đ Đ",
    "│ ─ ăn │ ô ─  │   ║ ══ ư ║   ▶ ▲ ▼ ✗ ● ■ …",
    "└──────┴──────┘   ╚══════╝",
)
_BOXES = _PICTURE[3:]
_BOX, _OTHER = slice(0, 15), slice(18, None)
_NARROW_PICTURE = (*_PICTURE[:3], *(row[_BOX] for row in _BOXES), *(row[_OTHER] for row in _BOXES))
"""The boxes below each other, for a window that is too narrow for both."""

_WIDEST = 2 + max(map(len, _BOXES))
_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG", "PYTHONUTF8", "PYTHONIOENCODING")
_ASKED_KEYS = "F2 F3 F4 F5 F9 F10 Alt+2 Ctrl+S Ctrl+T Ctrl+R Backspace ↑ ↓ Home End"


@click.command(help=_("Thẻ thử của cửa sổ này: chữ, khung, màu, phím, kích thước, và lời khuyên."))
@click.option("--keys", is_flag=True, help=_("Bấm từng phím để xem máy nhận được gì; Esc hai lần: thôi."))
def command(keys: bool) -> None:
    """Print the test card; works without a register."""
    findings = doctor.examine()
    width = max(20, (findings.size[0] or doctor.COLUMNS) - 1)
    for row in _card(findings, width):
        click.echo(row)
    for advice in doctor.advice(findings):
        for row in _rows(shown(f"! {_(advice)}", findings.level), width, " ", "   "):
            click.echo(row)
    if keys:
        _show_keys(findings.level, width)


def _rows(words: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return words in rows of a width, broken between words alone: what is to be typed stays whole."""
    return wrap(
        words,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _pieces(row: str, width: int) -> Iterator[str]:
    """Yield a row of letters or boxes in pieces that fit."""
    for start in range(0, len(row), width - 2):
        yield f"  {row[start : start + width - 2]}"


def _card(findings: doctor.Findings, width: int) -> Iterator[str]:
    """Yield the lines: letters and boxes as they are, words as this terminal can show them.

    A terminal that does not read UTF-8 gets no letter as it is: some of their bytes would be
    commands to it.
    """
    deaf = findings.answer is not None and findings.answer.utf8 is False
    title = _("Thẻ thử của cửa sổ này. Chữ và khung phải rõ, không có ô vuông hay dấu hỏi.")
    yield from _rows(shown(title, findings.level), width)
    for row in _PICTURE if width > _WIDEST else _NARROW_PICTURE:
        yield from _pieces(shown(row, findings.level if deaf else "full"), width)
    for names in _rows(" ".join(_COLOURS), width - 2):
        yield "  " + " ".join(click.style(name, fg=name) for name in names.split())
    yield f"  {click.style('bold', bold=True)} {click.style('reverse', reverse=True)}"
    for name, value in _facts(findings):
        yield from _rows(shown(f" {name:<22} {line(value)}", findings.level), width, "", "   ")


def _facts(findings: doctor.Findings) -> Iterator[tuple[str, str]]:
    columns, lines = findings.size
    environment = findings.environment
    yield "TERM", findings.term or "–"
    yield _("kích thước"), f"{columns}x{lines}" if columns else _("không có cửa sổ")
    yield _("số màu"), str(findings.colours)
    yield _("phím xóa lùi gửi"), findings.erase or "–"
    yield _("ngôn ngữ của máy"), " ".join(f"{k}={environment[k]}" for k in _LOCALE if k in environment) or "–"
    yield _("máy ghi UTF-8"), _yes(findings.utf8_locale)
    yield _("cửa sổ đọc UTF-8"), _yes(findings.answer.utf8 if findings.answer else None)
    if findings.answer and findings.answer.width is not None:
        yield _("một vòng trả lời"), f"{findings.answer.delay * 1000:.0f} ms"
        yield _("tốc độ đường truyền"), _speed(findings)
    if findings.typed:
        yield _("phím gõ khi đang đo"), findings.typed.decode("utf-8", "replace")
    if findings.missing:
        yield _("phông thiếu"), findings.missing
    yield _("mức hiển thị"), findings.level


def _speed(findings: doctor.Findings) -> str:
    if hidden(findings.environment):
        return _("chưa đo: tmux hoặc screen trả lời thay cửa sổ")
    if findings.line is None or not findings.line.rate:
        return _("không rõ")
    kilobytes = findings.line.rate / 1000
    shown_rate = _("{n} KB/giây", n=words.number(kilobytes, 1 if kilobytes < 100 else 0))
    return f"≥ {shown_rate}" if findings.line.at_least else shown_rate


def _yes(value: bool | None) -> str:
    return {True: _("có"), False: _("KHÔNG"), None: _("không rõ")}[value]


def _show_keys(level: str, width: int) -> None:
    """Read keys one by one and say what came and what it is taken for, until Esc twice."""
    from textual import events
    from textual._xterm_parser import XTermParser

    from tui.environ import mend_input

    if not probe.asked_here():
        return
    mend_input()
    asked = shown(_("Bấm thử: {keys}. Esc hai lần: thôi.", keys=_ASKED_KEYS), level)
    click.echo("\n".join(_rows(asked, width)))
    last = b""
    with probe.keys_as_they_come(0):
        while True:
            select.select([0], [], [])
            raw = os.read(0, 256)
            if raw in (b"", b"\x03", b"\x1b\x1b") or (raw == last == b"\x1b"):
                return
            parser = XTermParser()
            found = [*parser.feed(raw.decode("utf-8", "replace")), *parser.feed("")]
            names = [event.key for event in found if isinstance(event, events.Key)]
            sys.stdout.write(f"  {raw.hex(' '):<24} {shown(' '.join(names), level)}\r\n")
            sys.stdout.flush()
            last = raw
