"""Telex and VNI: what one more key makes of the word being typed.

A word is a pure function of its keys: every key makes a new `Unit` out of the last one. A key that
cannot go on with a Vietnamese syllable fixes the word: it and all later keys stand as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from models.syllables import PLAIN, VOWELS, is_syllable, may_begin, split, tone_goes, with_tone, without_tone


@dataclass(frozen=True)
class Method:
    """A way of typing as data: which key stands for which tone, for which marks, for đ, for none."""

    tones: dict[str, str]
    marks: dict[str, dict[str, str]]
    stroke: str
    no_tone: str
    lone_horn: str = ""
    digits: bool = False


_TELEX = Method(
    tones={"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"},
    marks={"a": {"a": "â"}, "e": {"e": "ê"}, "o": {"o": "ô"}, "w": {"a": "ă", "o": "ơ", "u": "ư"}},
    stroke="d",
    no_tone="z",
    lone_horn="w",
)
_VNI = Method(
    tones={"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"},
    marks={"6": {"a": "â", "e": "ê", "o": "ô"}, "7": {"o": "ơ", "u": "ư"}, "8": {"a": "ă"}},
    stroke="9",
    no_tone="0",
    digits=True,
)
METHODS = {"telex": _TELEX, "vni": _VNI}


@dataclass(frozen=True)
class Unit:
    """The word being typed: its keys, its letters without tone, its tone, and what is fixed of it.

    `fixed` is the whole word once no key can change it any more; `lone` is the place of a ư that is
    made of a single w; `joined` tells that ưo became ươ by what follows it; `undone` that a key was
    taken back, after which not even đ arises; `literal` that the word stays as it is even when it
    gets shorter.
    """

    keys: str = ""
    letters: str = ""
    tone: str = ""
    fixed: str | None = None
    lone: int = -1
    joined: bool = False
    undone: bool = False
    literal: bool = False

    def text(self, style: str = "old") -> str:
        """Return the word as it is written."""
        return with_tone(self.letters, self.tone, style) if self.fixed is None else self.fixed


NOTHING = Unit()


def belongs(key: str, method: str) -> bool:
    """Tell whether a key belongs to a word; all others end it."""
    return key.isascii() and (key.isalpha() or (METHODS[method].digits and key.isdigit()))


def press(unit: Unit, key: str, method: str, style: str = "old") -> Unit:
    """Return the word after one more key that belongs to it."""
    way, low = METHODS[method], key.lower()
    keys = unit.keys + key
    if low == way.stroke and (done := _stroke(unit, key, style)):
        return replace(done, keys=keys)
    if unit.fixed is not None:
        return replace(unit, keys=keys, fixed=unit.fixed + key)
    done = None
    if low in way.tones:
        done = _tone(unit, key, way.tones[low], style)
    elif low == way.no_tone and unit.tone:
        done = replace(unit, tone="")
    elif low in way.marks:
        done = _mark(unit, key, way.marks[low], style)
        if done is None and low == way.lone_horn:
            done = _lone_horn(unit, key)
    return replace(done or _letter(unit, key, style), keys=keys)


def _fixed(unit: Unit, text: str, undone: bool = False) -> Unit:
    return replace(unit, fixed=text, undone=undone)


def _letter(unit: Unit, key: str, style: str) -> Unit:
    """Add a letter as it is; one that cannot follow fixes the word."""
    letters = _joined_horns(unit.letters + key)
    if may_begin(letters):
        joined = unit.joined or (letters != unit.letters + key and "ưo" in unit.letters.lower())
        return replace(unit, letters=letters, joined=joined)
    return _fixed(unit, unit.text(style) + key)


def _joined_horns(letters: str) -> str:
    """Return ươ where ưo or uơ is followed by anything."""
    start = split(letters)
    return letters[:start] + re.sub(
        "(ưo|uơ)(?=.)",
        lambda pair: _cased("ươ", pair.group()),
        letters[start:],
        flags=re.IGNORECASE,
    )


def _cased(letters: str, like: str) -> str:
    return "".join(c.upper() if model.isupper() else c for c, model in zip(letters, like))


def _stroke(unit: Unit, key: str, style: str) -> Unit | None:
    """Make đ of the d that ends the onset, or of the last d of an abbreviation without vowels."""
    if unit.undone or unit.literal:
        return None
    text = unit.text(style)
    place = len(text) - 1 if unit.fixed is not None else split(unit.letters) - 1
    if place < 0 or text[place] not in "dDđĐ" or (unit.fixed is not None and not _is_abbreviation(text)):
        return None
    if text[place] in "đĐ":
        return _fixed(
            unit, text[:place] + text[place].translate(PLAIN) + text[place + 1 :] + key, undone=True
        )
    stroked = text[:place] + _cased("đ", text[place])
    if unit.fixed is not None:
        return _fixed(unit, stroked)
    letters = stroked + unit.letters[place + 1 :]
    return replace(unit, letters=letters) if may_begin(letters) else None


def _is_abbreviation(text: str) -> bool:
    return text.isalnum() and not VOWELS & set(without_tone(text)[0].lower())


def _tone(unit: Unit, key: str, tone: str, style: str) -> Unit | None:
    if split(unit.letters) == len(unit.letters) or not tone_goes(unit.letters, tone):
        return None
    if unit.tone == tone:
        return _fixed(unit, unit.letters + key, undone=True)
    return replace(unit, tone=tone)


def _mark(unit: Unit, key: str, marks: dict[str, str], style: str) -> Unit | None:
    """Set a mark on the last letter that can have it; take it back when it is there already."""
    start = split(unit.letters)
    if "u" in marks:
        if unit.joined:
            return replace(unit, joined=False)
        if letters := _horned(unit.letters, start):
            return replace(unit, letters=letters)
        if unit.letters[start:].lower() == "uơ":
            return _unmarked(unit, key, marks, start, style)
    for place in range(len(unit.letters) - 1, start - 1, -1):
        letters = _marked(unit.letters, place, marks)
        if letters != unit.letters and may_begin(letters):
            return replace(unit, letters=letters)
    return _unmarked(unit, key, marks, start, style)


def _marked(letters: str, place: int, marks: dict[str, str]) -> str:
    old = letters[place]
    new = marks.get(old.lower().translate(PLAIN), old.lower())
    before = letters[:place]
    if new == "ô" and before[-1:] in ("ư", "Ư"):
        before = before[:-1] + before[-1].translate(PLAIN)
    return before + _cased(new, old) + letters[place + 1 :]


def _horned(letters: str, start: int) -> str | None:
    """Return letters with ươ in place of uo, uô, ưo or uơ; open uo gets uơ (thuở, huơ)."""
    rime = letters[start:].lower().translate(PLAIN)
    place = start + rime.find("uo")
    if place < start:
        return None
    pair = letters[place : place + 2]
    first = pair[0].lower() if rime == "uo" else "ư"
    horned = letters[:place] + _cased(first + "ơ", pair) + letters[place + 2 :]
    return horned if horned != letters and may_begin(horned) else None


def _unmarked(unit: Unit, key: str, marks: dict[str, str], start: int, style: str) -> Unit | None:
    having = [n for n in range(start, len(unit.letters)) if unit.letters[n].lower() in marks.values()]
    if not having:
        return None
    if unit.lone == having[-1] == len(unit.letters) - 1:
        letters = unit.letters[:-1]
    else:
        letters = unit.letters
        for place in having if "u" in marks else having[-1:]:
            letters = letters[:place] + letters[place].translate(PLAIN) + letters[place + 1 :]
    return _fixed(unit, with_tone(letters, unit.tone, style) + key, undone=True)


def _lone_horn(unit: Unit, key: str) -> Unit | None:
    letters = unit.letters + ("Ư" if key.isupper() else "ư")
    return replace(unit, letters=letters, lone=len(letters) - 1) if may_begin(letters) else None


def erase(unit: Unit, method: str, style: str = "old") -> Unit:
    """Return the word without its last character; the tone moves to where it belongs now."""
    rest = unit.text(style)[:-1]
    if unit.literal and rest:
        return literal(rest)
    shorter = replace(reopen(rest, method), lone=unit.lone if unit.lone < len(rest) else -1)
    literally = None not in (unit.fixed, shorter.fixed) and unit.keys[-1:] == unit.text(style)[-1:]
    return replace(shorter, keys=unit.keys[:-1]) if literally else shorter


def reopen(text: str, method: str) -> Unit:
    """Return a word that stands already as if it had been typed."""
    if not text:
        return NOTHING
    letters, tone = without_tone(text)
    if may_begin(letters) and (not tone or split(letters) < len(letters)):
        return Unit(spelled(text, method), letters, tone)
    return Unit(spelled(text, method), fixed=text)


def literal(text: str) -> Unit:
    """Return a word that no key changes any more."""
    return Unit(text, fixed=text, literal=True)


@cache
def _keys_of_letters(method: str) -> dict[int, str]:
    way = METHODS[method]
    table = {"đ": "d" + way.stroke, "Đ": "D" + way.stroke}
    for key, marks in way.marks.items():
        for base, marked in marks.items():
            table |= {marked: base + key, marked.upper(): base.upper() + key}
    return str.maketrans(table)


def spelled(text: str, method: str) -> str:
    """Return keys that make a word, the tone's last."""
    letters, tone = without_tone(text)
    key = next((key for key, made in METHODS[method].tones.items() if made == tone), "")
    return letters.translate(_keys_of_letters(method)) + key


def ended(unit: Unit, style: str = "old", restore: bool = True) -> str:
    """Return a word at a break: its keys when they made marks and yet no syllable of Vietnamese."""
    text = unit.text(style)
    untouched = text.isascii() and (unit.fixed is not None or len(text) == len(unit.keys))
    if not restore or untouched or is_syllable(text) or _is_abbreviation(text):
        return text
    return unit.keys
