"""What the terminal says of itself before the screens open: does it read UTF-8, has it our letters."""

from __future__ import annotations

import codecs
import fcntl
import locale
import os
import re
import select
import struct
import sys
import termios
import time
import tty
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from tui.environ import remote
from tui.glyphs import LETTERS, SIGNS

WHERE = b"\x1b[6n"
"""Where is the cursor?"""

QUESTION = b"\r" + WHERE + "ế".encode() + WHERE
"""Where is the cursor, and where is it after one letter of three bytes?"""

ERASE = b"\r\x1b[K"
_ANSWER = re.compile(rb"\x1b\[(\d+);(\d+)R")
_CUT = re.compile(rb"\x1b(\[[\d;]*)?$")
"""An answer that has begun to arrive."""

LOCAL_PATIENCE, REMOTE_PATIENCE, CUT_PATIENCE = 0.6, 2.0, 0.5
_GIO_UNIMAP = 0x4B66
IUTF8 = 0x4000
"""Linux: Backspace takes a whole letter back as long as the line is the system's to edit."""

_MOST_PAIRS = 8192


@dataclass(frozen=True)
class Answer:
    """What a terminal answered: how wide it drew one letter, how long it took, what was typed meanwhile.

    `width` is 1 on a terminal that reads UTF-8 and more on one that does not; None when it kept
    silent. `delay` is in seconds.
    """

    width: int | None
    delay: float
    typed: bytes = b""

    @property
    def utf8(self) -> bool | None:
        """Whether the terminal reads UTF-8; None when it did not say."""
        return None if self.width is None else self.width == 1


def ask(stdin: int = 0, stdout: int = 1, patience: float | None = None) -> Answer:
    """Ask the terminal where its cursor is before and after one letter; one round trip.

    Waits at most `patience` seconds; what somebody types meanwhile is returned, not lost.
    """
    patience = patience or (REMOTE_PATIENCE if remote() else LOCAL_PATIENCE)
    with keys_as_they_come(stdin):
        begun = time.monotonic()
        os.write(stdout, QUESTION)
        answers = heard(stdin, begun + patience, 2)
        delay = time.monotonic() - begun
        os.write(stdout, ERASE)
    places, typed = parted(answers)
    width = places[1] - places[0] if len(places) > 1 else None
    return Answer(width, delay, typed)


@contextmanager
def keys_as_they_come(stdin: int) -> Iterator[None]:
    """Let keys come one by one and as they are, without an echo, while this lasts.

    A terminal that has gone meanwhile is left as it is.
    """
    before = termios.tcgetattr(stdin)
    try:
        tty.setcbreak(stdin, termios.TCSANOW)
        mode = termios.tcgetattr(stdin)
        mode[0] = mode[0] & ~(termios.ICRNL | termios.IXON) | IUTF8
        mode[3] &= ~termios.ISIG
        termios.tcsetattr(stdin, termios.TCSANOW, mode)
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(stdin, termios.TCSANOW, before)


def heard(stdin: int, end: float, answers: int) -> bytes:
    """Return what comes until so many answers are there, or the clock is past `end`, in seconds."""
    read = b""
    while len(_ANSWER.findall(read)) < answers and (left := end - time.monotonic()) > 0:
        if not select.select([stdin], [], [], left)[0]:
            break
        some = os.read(stdin, 1024)
        if not some:
            break
        read += some
    if _CUT.search(read) and select.select([stdin], [], [], CUT_PATIENCE)[0]:
        read += os.read(stdin, 1024)
    return _CUT.sub(b"", read)


def parted(read: bytes) -> tuple[list[int], bytes]:
    """Return the columns that answers named, and what somebody typed between them."""
    return [int(column) for _, column in _ANSWER.findall(read)], _ANSWER.sub(b"", read)


def console_letters(terminal: int = 1) -> set[str] | None:
    """Return the characters that the font of a local Linux console has; None anywhere else."""
    pairs = array("H", bytes(4 * _MOST_PAIRS))
    address, _ = pairs.buffer_info()
    request = bytearray(struct.pack("HP", _MOST_PAIRS, address))
    try:
        fcntl.ioctl(terminal, _GIO_UNIMAP, request)
    except OSError:
        return None
    count = struct.unpack("HP", request)[0]
    return {chr(code) for code in pairs[: 2 * count : 2]}


def locale_is_utf8() -> bool:
    """Tell whether the environment's locale, as it stands, writes UTF-8."""
    try:
        return codecs.lookup(locale.getpreferredencoding(False)).name == "utf-8"
    except LookupError:
        return False


def level(answer: Answer, environment: Mapping[str, str] = os.environ, font: set[str] | None = None) -> str:
    """Return the glyph level that suits what a terminal answered, its TERM, and its font if known."""
    if not (locale_is_utf8() if answer.utf8 is None else answer.utf8):
        return "ascii"
    if font is not None:
        letters, signs = set(LETTERS) <= font, set(SIGNS) <= font
        return "console" if letters and signs else "ascii"
    return {"linux": "console", "dumb": "ascii"}.get(environment.get("TERM", "dumb"), "full")


def asked_here() -> bool:
    """Tell whether there is a terminal on both ends to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def where() -> tuple[str, str]:
    """Return (TERM, address of the client or ""), by which a terminal is remembered."""
    client = os.environ.get("SSH_CLIENT", os.environ.get("SSH_CONNECTION", "")).split(" ")[0]
    return os.environ.get("TERM", ""), client
