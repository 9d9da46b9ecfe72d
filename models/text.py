"""Vietnamese text: composed, folded, sorted, split into search words, masked."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ORDER = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_NUMBER = 4
"""Numbers in names are as wide as this in keys: Phường 2 stands before Phường 10."""

_TONE_DIGITS = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LONE_TONES = " \u0300\u0301\u0303\u0309\u0323"
_TRANSIENT = dict.fromkeys(map(ord, "\u202f\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_ALIKE = str.maketrans("ÐðƉɖ’‘ʼ", "ĐđĐđ'''")
"""Letters that look like ours and come from other keyboards: only comparing makes them ours."""
_I_OR_Y = re.compile(r"(?P<onset>[hklmstv](?=.$)|qu)(?P<vowel>[iy])(?P<coda>nh|t|p)?")
_OLD_TONE = re.compile(r"(o[aeàáảãạèéẻẽẹ]|u[yỳýỷỹỵ])(?![a-zà-ỹ])")


def _letter_keys() -> dict[str, tuple[str, str]]:
    keys = {}
    for place, base in enumerate(ORDER):
        for letter in (base, base.upper()):
            for mark, digit in {"": "", **_TONE_DIGITS}.items():
                composed = unicodedata.normalize("NFC", letter + mark)
                if len(composed) == 1:
                    keys[composed] = (chr(65 + place), digit)
    return keys


_KEYS = _letter_keys()
_BASES = str.maketrans("ăâđêôơưĂÂĐÊÔƠƯ", "aadeoouAADEOOU")


def _fold_table() -> dict[int, str]:
    table: dict[int, str] = dict.fromkeys(range(768, 880), "")
    for letter in _KEYS:
        plain = unicodedata.normalize("NFD", letter)[0].translate(_BASES)
        table[ord(letter)] = unicodedata.normalize("NFD", plain)[0].lower()
    return table | dict.fromkeys(map(ord, "ÐðƉɖ"), "d") | dict.fromkeys(map(ord, "Ƀƀ"), "b")


_FOLD = _fold_table()


def nfc(text: str) -> str:
    """Return composed text without an input method's temporary characters or control codes."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    composed = unicodedata.normalize("NFC", text.translate(_TRANSIENT))
    return "".join(c for c in composed if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))


def lines(text: str) -> list[str]:
    """Return the lines of a text, each composed and without control codes."""
    return [nfc(line) for line in text.split("\n")]


def line(text: str) -> str:
    """Return what a person typed as one clean line: composed, blanks collapsed, ends stripped.

    Tabs and line ends become blanks; other control characters vanish.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split()).lstrip(_LONE_TONES)
    blanks = "".join(" " if c.isspace() and c not in "\u202f" else c for c in text)
    return " ".join(nfc(blanks).split()).lstrip(_LONE_TONES)


def fold(text: str) -> str:
    """Return text in lower case without any mark, đ as d: what searches compare."""
    folded = text.translate(_FOLD).lower()
    if folded.isascii():
        return folded
    spelled = unicodedata.normalize("NFD", folded)
    return unicodedata.normalize("NFC", "".join(c for c in spelled if unicodedata.category(c) != "Mn"))


def words(text: str) -> list[str]:
    """Return the runs of letters and digits in a text, in lower case and composed."""
    return _WORD.findall(nfc(text).translate(_ALIKE).lower())


@lru_cache(maxsize=8192)
def old_tone(word: str) -> str:
    """Return a lower-case word with its tone where older spelling puts it: hoà -> hòa.

    Both placements are correct and live side by side; one of them is needed to compare.
    """
    match = _OLD_TONE.search(word)
    if not match or word.startswith("qu"):
        return word
    first, second = match.group()[0], match.group()[1]
    spelled = unicodedata.normalize("NFD", second)
    base, marks = spelled[0], spelled[1:]
    tone = "".join(mark for mark in marks if mark in _TONE_DIGITS)
    rest = base + "".join(mark for mark in marks if mark not in _TONE_DIGITS)
    moved = unicodedata.normalize("NFC", first + tone + rest)
    return word[: match.start()] + moved + word[match.end() :]


def i_or_y(word: str) -> str | None:
    """Return a folded word as others spell it, or None when there is one spelling: ly -> li, qui -> quy."""
    match = _I_OR_Y.fullmatch(word)
    if not match:
        return None
    return f"{match['onset']}{'y' if match['vowel'] == 'i' else 'i'}{match['coda'] or ''}"


def spellings(name: str) -> list[str]:
    """Return a name's words as they are searched for: folded, then marked with tones placed alike.

    What a hyphen or an apostrophe divides is there in one word too: H'Hen is found by hhen.
    """
    chunks = [_chunk_spellings(chunk) for chunk in name.split()]
    marked = [word for chunk in chunks for word in chunk[0]]
    folded = [word for chunk in chunks for word in chunk[1]]
    joined = [chunk[2] for chunk in chunks if chunk[2]]
    return list(dict.fromkeys([*folded, *map(fold, joined), *marked, *joined]))


@lru_cache(maxsize=8192)
def _chunk_spellings(chunk: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Return a word between blanks as marked words, as folded ones, and in one word if it is several."""
    marked = tuple(old_tone(word) for word in words(chunk))
    return marked, tuple(map(fold, marked)), "".join(words(chunk)) if len(marked) > 1 else ""


def terms(name: str) -> str:
    """Return the search words of a name: folded, marked with tones placed alike, and initials."""
    return " ".join(dict.fromkeys([*spellings(name), initials(name)]))


def initials(text: str) -> str:
    """Return the first letters of a text's words, folded: Đăng ký khai sinh -> dkks."""
    return "".join(fold(word)[:1] for word in words(text))


@lru_cache(maxsize=8192)
def _syllable_key(syllable: str) -> str:
    letters, tone = [], "0"
    for char in syllable.translate(_ALIKE):
        code, digit = _KEYS.get(char) or (_foreign_key(char), "")
        letters.append(code)
        tone = digit or tone
    spelled = "".join(letters)
    return spelled.zfill(_NUMBER) if spelled.isdigit() else spelled + tone if spelled else ""


def _foreign_key(char: str) -> str:
    """Sort a letter with foreign marks as the one it is made of, and signs as if they were not there."""
    return "".join(_KEYS[plain][0] if plain in _KEYS else plain for plain in fold(char) if plain.isalnum())


def word_key(text: str) -> str:
    """Return the key that sorts units, procedures and other names in the order of their words.

    Syllable by syllable, letters before tones, numbers by their size, without signs; plain ASCII,
    so any database orders it alike.
    """
    return "".join(map(_syllable_key, nfc(text).split()))


def name_key(name: str) -> str:
    """Return the key that sorts people: given name, then family and middle names."""
    syllables = nfc(name).split()
    return "".join(map(_syllable_key, syllables[-1:] + syllables[:-1]))


def mask_phone(phone: str | None) -> str:
    """Return a phone number with its middle hidden: 09xx…345."""
    return f"{phone[:2]}xx…{phone[-3:]}" if phone else ""


def mask_identity(number: str | None) -> str:
    """Return an identity number with only its ends shown: 038********123."""
    return f"{number[:3]}{'*' * (len(number) - 6)}{number[-3:]}" if number else ""


def given_name(name: str | None) -> str:
    """Return the last word of a name, by which people are addressed."""
    return name.split()[-1] if name else ""
