"""What input methods really send, as data (VIETNAMESE.md 1.1-1.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

BURST = 12
"""Keystrokes to a packet on a satellite link."""


@dataclass(frozen=True)
class Stream:
    """A name, what is sent for each keystroke, and what must be stored."""

    name: str
    keystrokes: tuple[bytes, ...]
    stored: str


def _stream(name: str, typed: str, stored: str, backspace: str = "\x7f") -> Stream:
    """Read a stream as VIETNAMESE.md writes it: `<` is a Backspace, `|` ends what one key sends."""
    keystrokes = tuple(key.replace("<", backspace).encode() for key in typed.split("|"))
    return Stream(name, keystrokes, stored)


UNIKEY = "N|g|u|y|e|<ê|n|<<ễn| |T|h|i|<ị| |H|o|a|<<òa|,| |d|<đ|u|<ư|o|<ơ|n|g|<<<ờng| |B|a|<ạ|c|h"
SENTENCE = "Nguyễn Thị Hòa, đường Bạch"
"""Typed `Nguyeenx Thij Hoaf, dduwowngf Bajch` on UniKey's Telex."""

NFD = "N|g|u|y|e|\u0302|\u0303|n| |T|h|i|\u0323| |H|u|\u031b|o|\u031b|\u0300|n|g"
COMPOUND = "N|g|u|y|e|<ê|n|<<ê\u0303n| |T|h|i|<i\u0323| |H|u|o|<<ươ|n|g|<<<ơ\u0300ng"
CP1258 = "Nguyê\u0303n Thi\u0323 Ho\u0300a"
PASTED = "N|g|u|y|e|<\x1b[200~ê\x1b[201~|n|<<\x1b[200~ễn\x1b[201~| |A|n"

STREAMS = (
    _stream("UniKey's sentence", UNIKEY, SENTENCE),
    _stream("UniKey's sentence with 08", UNIKEY, SENTENCE, backspace="\x08"),
    _stream("UniKey, free marks", "N|g|u|y|e|n|<<ên|<<ễn| |D|u|c|<<<Đuc|<<ức", "Nguyễn Đức"),
    _stream("OpenKey, U+202F", "n|g|u|y|e|\u202f<<ê|n|\u202f<<<ễn| |A|n", "nguyễn An"),
    _stream("OpenKey, U+200C", "n|g|u|y|e|\u200c<<ê|n|\u200c<<<ễn| |A|n", "nguyễn An"),
    _stream("Unicode tổ hợp", COMPOUND, "Nguyễn Thị Hường"),
    _stream("Unicode tổ hợp, retyped", "H|o|a|\u0300|<<<o\u0300a|<|<<|ò|a| |Y", "Hòa Y"),
    _stream("NFD letter by letter", NFD, "Nguyễn Thị Hường"),
    _stream("UniKey's clipboard", PASTED, "Nguyễn An"),
    _stream("a paste", "\x1b[200~Nguyễn\tVăn\r\nAn\x07\x08 Bé\x00\n\x1b[201~", "Nguyễn Văn An Bé"),
    _stream("a paste of NFD", "\x1b[200~Hu\u031bo\u031b\u0300ng\x1b[201~| |B|e|<é", "Hường Bé"),
    _stream("arrows", "T|h|a|\x1b[D|\x1b[D|X|\x1b[C|<|Y", "TXYa"),
    _stream("arrows in NFD", "H|u|\u031b|o|\u031b|\u0300|n|g|\x1b[D|\x1b[D|\x1b[D|X", "HưXờng"),
)

BAD = (
    Stream("a lone EA", (b"Tr\xea", b"n An"), "Trên An"),
    Stream("a lone 80", (b"An\x80", b" Be"), "An€ Be"),
    Stream("CP1258", (CP1258.encode("cp1258"),), "Nguyễn Thị Hòa"),
    Stream("a letter that never ends", (b"Nguy\xe1\xbb", b"n ", "Lễ".encode()), "Nguyá»n Lễ"),
)
"""What comes from a terminal that is not set to UTF-8."""


def whole(stream: Stream) -> list[bytes]:
    """Return a stream as one packet."""
    return [b"".join(stream.keystrokes)]


def by_key(stream: Stream) -> list[bytes]:
    """Return a stream as one packet for each keystroke."""
    return list(stream.keystrokes)


def in_bursts(stream: Stream) -> list[bytes]:
    """Return a stream as packets of twelve keystrokes."""
    keys = iter(stream.keystrokes)
    return list(iter(lambda: b"".join(islice(keys, BURST)), b""))


def by_byte(stream: Stream) -> list[bytes]:
    """Return a stream as one packet for each byte, letters cut in the middle."""
    return [bytes([byte]) for byte in b"".join(stream.keystrokes)]


Packets = Callable[[Stream], list[bytes]]
"""A way in which a stream is cut into packets."""
