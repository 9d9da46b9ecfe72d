"""Switches that Textual reads once at its first import: set before, by terminal and line."""

from __future__ import annotations

import codecs
import os
from threading import Event
from types import SimpleNamespace

FRAMES = "30"
"""Pictures a second at most: what changed in between is sent as one."""

REMOTE_ESCAPE_DELAY = "300"
"""Milliseconds: a gap inside `ESC [ A` on a slow line must not type `[A` into a field."""


strange_bytes = Event()
"""Set when the terminal has sent bytes that are no UTF-8: somebody should be told how to mend it."""


def remote() -> bool:
    """Tell whether one sits at the other end of an SSH line."""
    return "SSH_CONNECTION" in os.environ


def prepare() -> None:
    """Set Textual's switches for old terminals and slow lines; call before importing Textual."""
    far = remote()
    os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    if far:
        os.environ.setdefault("ESCDELAY", REMOTE_ESCAPE_DELAY)


def mend_input() -> None:
    """Read Alt+digit as such, and survive the reports of a mouse.

    Nobody asked for them, and behind a window size without pixels they end Textual's reading of keys.
    """
    from textual import _ansi_sequences, _xterm_parser

    _xterm_parser.XTermParser.parse_mouse_code = lambda *_: None  # type: ignore[method-assign]
    for digit in "0123456789":
        keys = (SimpleNamespace(value=f"alt+{digit}"),)
        _ansi_sequences.ANSI_SEQUENCES_KEYS[f"\x1b{digit}"] = keys  # type: ignore[index]


def decoder() -> codecs.IncrementalDecoder:
    """Return what reads a terminal's bytes: UTF-8, cut anywhere.

    A byte that is none is read as Vietnamese Windows text instead of ending the program.
    """
    codecs.register_error("aoxanh", _of_old_code_page)
    return codecs.getincrementaldecoder("utf-8")("aoxanh")


def _of_old_code_page(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError), "only decoding falls back"
    strange_bytes.set()
    return error.object[error.start : error.end].decode("cp1258", "replace"), error.end
