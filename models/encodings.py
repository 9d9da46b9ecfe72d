"""Text written in an encoding of the time before Unicode: recognised, so that it can be offered."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .syllables import is_syllable

_LETTERS = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
_TCVN3 = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ®"
_TCVN3_CAPITALS = dict(zip("¡¢§£¤¥¦", "ĂÂĐÊÔƠƯ"))
_VNI = """
aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò
oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î ñ
"""


@dataclass(frozen=True)
class Encoding:
    """An old encoding as a table: what stood for each letter."""

    name: str
    letters: dict[str, str]

    def decoded(self, word: str, capitals: bool) -> str:
        """Return a word as it would read if it had been written in this encoding, in capitals or not."""
        longest_first = "|".join(sorted(map(re.escape, self.letters), key=len, reverse=True))
        found = re.sub(longest_first, lambda match: self.letters[match.group()], word)
        return found.upper() if capitals else found


def _vni_letters() -> dict[str, str]:
    lower = dict(zip(_VNI.split(), _LETTERS))
    titles = {old[0].upper() + old[1:]: new.upper() for old, new in lower.items()}
    return {old.upper(): new.upper() for old, new in lower.items()} | titles | lower


ENCODINGS = (
    Encoding("TCVN3", dict(zip(_TCVN3, _LETTERS)) | _TCVN3_CAPITALS),
    Encoding("VNI", _vni_letters()),
)


def suspected(text: str) -> tuple[str, str] | None:
    """Return (encoding, what the text would be in it) for text that looks mis-encoded, else None.

    That is text with a word that is no possible syllable, whose marked words all are one when they
    are decoded. It is for offering: good text, and names of other languages, are never meant.
    """
    parts = re.split(r"([\s,.;:()/\"-]+)", unicodedata.normalize("NFC", text))
    marked = [n for n, part in enumerate(parts) if not part.isascii()]
    if all(is_syllable(parts[n]) for n in marked):
        return None
    plain = [letter for letter in text if letter.isascii() and letter.isalpha()]
    capitals = len(plain) > 1 and all(map(str.isupper, plain))
    for encoding in ENCODINGS:
        decoded = {n: encoding.decoded(parts[n], capitals) for n in marked}
        if all(is_syllable(word) for word in decoded.values()):
            return encoding.name, "".join(decoded.get(n, part) for n, part in enumerate(parts))
    return None
