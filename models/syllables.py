"""What a Vietnamese syllable can be: onset, rime and tone, from fixed tables of the language."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import product

VOWELS = frozenset("aăâeêioôơuưy")
PLAIN = str.maketrans("ăâđêôơưĂÂĐÊÔƠƯ", "aadeoouAADEOOU")
"""Takes the mark off a letter and leaves its case."""

TONES = {"\u0301": "sắc", "\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0323": "nặng"}

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
ONSETS = frozenset({"", *_ONSETS.split()})
_HIGHLAND = "bl br chr đr hđ hl hm hr kb kđ kl kp kr mđ ml mn mr"
_HIGHLAND_ONSETS = frozenset(_HIGHLAND.split())
"""Onsets of other languages of the country (Krông, Blao, Mnông): admitted in capitalised words."""

_K_VOWELS = frozenset("eêiy")
_STOPS = ("c", "ch", "p", "t", "k")
_STOP_TONES = ("", "\u0301", "\u0323")

_RIMES = """
a ac ach ai am an ang anh ao ap at au ay
ăc ăm ăn ăng ăp ăt
âc âm ân âng âp ât âu ây
e ec em en eng eo ep et
ê êc êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot ooc oong
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt
oe oem oen oeng oeo oet
ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut
uân uâng uât uây uê uêch uên uênh uêt uêu uơ uôc uôi uôm uôn uông uôp uôt
uy uya uych uyn uynh uyp uyt uyu uyên uyêt
ư ưa ưc ưi ưm ưn ưng ưp ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y ych ym yn ynh yp yt yêc yêm yên yêng yêp yêt yêu
"""
RIMES = frozenset(_RIMES.split())
_HIGHLAND_RIMES = frozenset({"ă", "iê", "uô", "ak", "ăk", "ăh", "ưh"})
_HIGHLAND_WORDS = """
avương bhốk bhăng broăi búk choáh chrôh cuôr djrăng dliê drơng dêr dêê dơk dơng grăng hbông jlơi jút
jơ kdăm kmăl knớ khăl khơng khươl kmút knuếc knốp krêl krăi kuêh kuăng lêê miầu môl măih ngọk nuôl
piơr plô plông pnôn prông pék púch púk păl pơnan pơng pơơ pốk rsươm rtô rvê rcăm rốk sró srônh sôr
sơmei tíh tóh tôr tẻh xiêr xtiêng yiêng yông yă zuôih zà êbur êban êwi êê đakrông đal đamb đar đir
neáng hđơk yôk yôh yơ blăng blơ buôr hơr hră hrê hrơi kbuôr kơr kơ kpơr ksơr lơr mlô mđrăk niêl
ênuôl êya êa ơi rơ rơh rơm siêl siêr siơng siăt tơr tơng uôr ưng yăng đăm păng păh lơng vàl
"""
"""Names and places of the country's other languages that are no Vietnamese syllables: those of the
communes, former communes and surnames, and some of the most usual besides."""


def _unmarked_beginnings(words: frozenset[str]) -> frozenset[str]:
    """Return how each of some words may begin while their marks are still to come."""
    found: set[str] = set()
    for word in words:
        ways = [{letter, letter.translate(PLAIN)} for letter in word]
        for spelled in product(*ways):
            found.update("".join(spelled[:end]) for end in range(1, len(spelled) + 1))
    return frozenset(found)


_BEGINNINGS = _unmarked_beginnings(RIMES)
_HIGHLAND_BEGINNINGS = _unmarked_beginnings(_HIGHLAND_RIMES)
KNOWN_WORDS = frozenset(_HIGHLAND_WORDS.split())
_ONSET_BEGINNINGS = frozenset(
    way[:end]
    for onset in ONSETS | _HIGHLAND_ONSETS
    for way in (onset, onset.translate(PLAIN))
    for end in range(len(onset) + 1)
)


def split(word: str) -> int:
    """Return where the rime of a word without tone begins; its length when there is no vowel.

    `qu` and, before another vowel, `gi` are onsets: their vowel letter is none.
    """
    lower = word.lower()
    start = next((place for place, letter in enumerate(lower) if letter in VOWELS), len(lower))
    after = lower[start + 1 : start + 2]
    if (lower[:start] == "q" and lower[start : start + 1] == "u") or (
        lower[: start + 1] == "gi" and after in VOWELS and after
    ):
        return start + 1
    return start


def _onset_goes(onset: str, rime: str, capital: bool) -> bool:
    if onset in ("qu", "gi") and rime:
        return rime[0] not in ("uư" if onset == "qu" else "i")
    if onset == "k" and not capital:
        return rime[0] in _K_VOWELS
    return onset in ONSETS or (capital and onset in _HIGHLAND_ONSETS)


@lru_cache(maxsize=4096)
def may_begin(word: str) -> bool:
    """Tell whether letters without tone may be, or become by more letters or marks, a syllable."""
    start = split(word)
    onset, rime = word[:start].lower(), word[start:].lower()
    capital = word[:1].isupper()
    if capital and word.lower() in _known_beginnings():
        return True
    if not rime:
        return onset in _ONSET_BEGINNINGS and (capital or onset in ONSETS or onset == "q")
    known = rime in _BEGINNINGS or (capital and rime in _HIGHLAND_BEGINNINGS)
    return known and _onset_goes(onset, rime, capital)


@cache
def _known_beginnings() -> frozenset[str]:
    return _unmarked_beginnings(frozenset(without_tone(word)[0] for word in KNOWN_WORDS))


def tone_goes(word: str, tone: str) -> bool:
    """Tell whether a word without tone can take one: none but sắc and nặng before c, ch, p, t."""
    return tone in _STOP_TONES or not word.lower().endswith(_STOPS)


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Tell whether a word, as it is written, is a possible syllable of Vietnamese."""
    letters, tone = without_tone(word)
    start = split(letters)
    onset, rime = letters[:start].lower(), letters[start:].lower()
    capital = word[:1].isupper()
    known = rime in RIMES or (capital and rime in _HIGHLAND_RIMES)
    if capital and word.lower() in KNOWN_WORDS:
        return True
    return known and _onset_goes(onset, rime, capital) and tone_goes(letters, tone)


def without_tone(word: str) -> tuple[str, str]:
    """Return a word without its last tone, and that tone as a combining mark or ""."""
    letters, tone = [], ""
    for letter in unicodedata.normalize("NFC", word):
        if letter.isascii():
            letters.append(letter)
            continue
        parts = unicodedata.normalize("NFD", letter)
        tone = next((part for part in parts if part in TONES), tone)
        kept = "".join(part for part in parts if part not in TONES)
        letters.append(unicodedata.normalize("NFC", kept))
    return "".join(letters), tone


def tone_place(letters: str, style: str) -> int:
    """Return the place of the letter that carries the tone; `style` is "old" or "modern".

    Modern spelling differs only in open oa, oe, uy: hoà where older spelling has hòa.
    """
    start = split(letters)
    rime = letters[start:].lower()
    end = next((n for n, letter in enumerate(rime) if letter not in VOWELS), len(rime))
    nucleus = rime[:end]
    marked = [n for n, letter in enumerate(nucleus) if not letter.isascii()]
    if marked:
        return start + marked[-1]
    if len(nucleus) == 2:
        second = end < len(rime) or (style == "modern" and nucleus in ("oa", "oe", "uy"))
        return start + second
    return start + (1 if len(nucleus) > 2 else 0)


def with_tone(letters: str, tone: str, style: str = "old") -> str:
    """Return a word with a tone placed on the letter that carries it; one without vowel has none."""
    if not tone or split(letters) == len(letters):
        return letters
    place = tone_place(letters, style)
    toned = unicodedata.normalize("NFC", letters[place] + tone)
    return letters[:place] + toned + letters[place + 1 :]
