"""What a terminal can show: three levels, and what stands for a character that one cannot show.

full    every printable character
console letters of Vietnamese, boxes and signs that Debian's Vietnamese-Fixed fonts have
ascii   letters without marks, +-| boxes
"""

from __future__ import annotations

import unicodedata
from functools import cache

from models.preferences import GLYPHS as LEVELS
from models.syllables import TONES

__all__ = ["LEVELS", "LETTERS", "SIGNS", "shown", "shows"]

LETTERS = (
    "".join(
        letter
        for base in "aăâeêioôơuưy"
        for case in (base, base.upper())
        for letter in (unicodedata.normalize("NFC", case + tone) for tone in ("", *TONES))
        if not letter.isascii()
    )
    + "đĐ"
)
"""The 134 letters of Vietnamese that ASCII lacks."""

SIGNS = "─│┌┐└┘├┤┬┴┼═║╔╗╚╝█░▒←↑→↓▲▼◀▶·•●■✗…×–—“”‘’≤≥≈"
"""The only characters besides letters and ASCII that a screen of ours is drawn with."""

_NEIGHBOURS = "ČčÑñŬŭ"
"""Letters of the country's other languages that the fonts have too."""

_DRAWN_AS = {
    "-": "─═–—",
    "|": "│║",
    "+": "┌┐└┘├┤┬┴┼╔╗╚╝",
    "#": "█■",
    ":": "▒",
    ".": "░·",
    "<": "←◀≤",
    ">": "→▶≥",
    "^": "↑▲",
    "v": "↓▼",
    "*": "•●",
    "x": "✗×",
    '"': "“”",
    "'": "‘’",
    "~": "≈…",
}
_PLAIN_SIGNS = {sign: plain for plain, signs in _DRAWN_AS.items() for sign in signs}
_SHOWN = {"console": frozenset(LETTERS + SIGNS + _NEIGHBOURS), "ascii": frozenset()}
_UNKNOWN = "?"


def shows(level: str, character: str) -> bool:
    """Tell whether a terminal of a level can show a character."""
    if character.isascii() or level == "full":
        return character.isprintable()
    return character in _SHOWN[level]


class _Table(dict[int, str]):
    """What to show for each character, found out when it is first met."""

    def __init__(self, level: str) -> None:
        super().__init__()
        self.level = level

    def __missing__(self, code: int) -> str:
        self[code] = found = _stand_in(self.level, chr(code))
        return found


def _stand_in(level: str, character: str) -> str:
    """Return what takes a character's place and exactly its width."""
    if shows(level, character):
        return character
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return ""
    if character in _PLAIN_SIGNS and level == "ascii":
        return _PLAIN_SIGNS[character]
    base = unicodedata.normalize("NFKD", character)[:1].translate(_STROKED)
    plain = base if base.isprintable() and shows(level, base) else _UNKNOWN
    return plain * (2 if unicodedata.east_asian_width(character) in "WF" else 1)


_STROKED = str.maketrans("đĐłŁøØ", "dDlLoO")


@cache
def _table(level: str) -> _Table:
    return _Table(level)


def shown(text: str, level: str) -> str:
    """Return a text as a terminal of a level can show it, letter by letter as wide as it was."""
    return text if level == "full" or text.isascii() else text.translate(_table(level))
