"""Telex and VNI, by the rules of the field (VIETNAMESE 1.5) and by examples judged by four engines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.syllables import KNOWN_WORDS, ONSETS, RIMES, is_syllable, with_tone, without_tone
from tui.input_method import BACKSPACE, Composer, compose
from tui.keying import METHODS, spelled

EXAMPLES = Path(__file__).parent / "data"
KEYS = st.text(st.sampled_from("aeiouydgqnhtcpkmrsfxjwzAEOUDW 0123456789\x7f.'ềđ-"), max_size=24)
METHOD = st.sampled_from(sorted(METHODS))


def examples(method: str) -> Iterator[tuple[str, str, str, bool]]:
    """Yield (keys, text, tone style, restore) of every row of a method's examples."""
    for line in (EXAMPLES / f"{method}_examples.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            keys, text, _, options, _ = line.split("\t")
            chosen = dict(option.split("=") for option in options.split(";"))
            keys = keys.replace("␠", " ").replace("⌫", BACKSPACE)
            yield keys, text.replace("␠", " "), chosen["style"], chosen.get("restore") == "on"


@pytest.mark.parametrize(("method", "rows"), (("telex", 285), ("vni", 249)))
def test_every_example_row_comes_out_as_the_engines_agree(method: str, rows: int) -> None:
    known = list(examples(method))
    wrong = [
        (keys, text, compose(keys, method, style, restore))
        for keys, text, style, restore in known
        if compose(keys, method, style, restore) != text
    ]
    assert wrong == []
    assert len(known) == rows


def syllables() -> Iterator[str]:
    """Yield every onset with every rime and tone that make a syllable."""
    for onset in ONSETS:
        for rime in RIMES:
            for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"):
                word = with_tone(onset + rime, tone)
                if is_syllable(word):
                    yield word


@pytest.mark.parametrize("method", METHODS)
def test_every_syllable_of_the_language_can_be_typed_marks_first_and_tone_last(method: str) -> None:
    typed = 0
    for word in syllables():
        if "oo" in without_tone(word)[0] and method == "telex":
            continue
        typed += 1
        assert compose(spelled(word, method) + " ", method) == word + " ", spelled(word, method)
    assert typed > 15000


RULES = {
    "free marks: coda and tone may come before the mark": ("tiengse nguyetej", "tiếng nguyệt"),
    "a different tone replaces the tone": ("hoafs lamsfrxj", "hóa lạm"),
    "a tone that cannot go with the coda is a letter": ("tacf tacr", "tacf tacr"),
    "z takes the tone away, and is a letter where there is none": ("hoafz toiz", "hoa toiz"),
    "uo with w is ươ, and uơ while it is open": ("nguowif thuowr huow", "người thuở huơ"),
    "a lone w is ư": ("tw nhw w cww", "tư như ư cw"),
    "the same key again takes back and fixes": ("aaa aww ddd ass hoaff", "aa aw dd as hoaf"),
    "đ in abbreviations": ("HDDND QDD UBND ddc", "HĐND QĐ UBND đc"),
    "capitals follow the letter's key": ("DDuwowngf NGUYEENX dDaf Ddaf", "Đường NGUYỄN đà Đà"),
    "gi and qu are onsets": ("gif giaf quas quyeetj", "gì già quá quyệt"),
    "names of the highlands, when they have their capital": (
        "Krong Koong DDawks Lawks Bawcs Kanj Chuw Pawh Nieek",
        "Krong Kông Đắk Lắk Bắc Kạn Chư Păh Niêk",
    ),
    "names with hyphens and apostrophes": (
        "H'Hen Niee, Thuys-Anh, Y K'Breeu",
        "H'Hen Niê, Thúy-Anh, Y K'Brêu",
    ),
}


@pytest.mark.parametrize(("keys", "text"), RULES.values(), ids=RULES)
def test_the_rules_of_telex(keys: str, text: str) -> None:
    assert compose(keys) == text


def test_keys_come_back_at_a_break_and_only_there() -> None:
    assert compose("google ") == "google "
    assert compose("google") == "gôgle"
    assert compose("google ", restore=False) == "gôgle "
    assert compose("windows10 ", "vni") == "windows10 "
    assert compose("google, ") == "google, "


def test_what_is_typed_into_a_word_that_stands_there_is_not_judged_as_a_word() -> None:
    for before, after in (("Thu", "n"), ("Tr", ""), ("", "ng")):
        composer, text = Composer("telex"), before
        for key in "uwowj":
            gone, come = composer.take(key, text, after)
            text = text[: len(text) - gone] + come
        gone, come = composer.take("\n", text, after)
        assert text[: len(text) - gone] + come == before + "ượ\n"


def test_backspace_leaves_a_foreign_word_its_keys() -> None:
    assert compose(f"windows{BACKSPACE} ") == "window "
    assert compose(f"webb{BACKSPACE} ") == "web "


def test_words_without_marks_and_abbreviations_stay_at_a_break() -> None:
    assert compose("assumes ") == "asumes "
    assert compose("HDDND, UBND ") == "HĐND, UBND "


def test_backspace_takes_the_last_letter_and_the_tone_moves() -> None:
    assert compose("hoanf" + BACKSPACE) == "hòa"
    assert compose("hoanf" + BACKSPACE, tone_style="modern") == "hoà"
    assert compose("thuyr" + BACKSPACE) == "thủ"
    assert compose(BACKSPACE * 3 + "a") == "a"


def test_backspace_over_a_break_leaves_the_word_before_it_as_it_is() -> None:
    assert compose(f"hoaf {BACKSPACE}s") == "hòas"
    assert compose(f"hoaf {BACKSPACE}{BACKSPACE}s") == "hòs"
    assert compose(f"hoaf {BACKSPACE * 5}as") == "á"


def test_a_letter_that_is_not_ascii_ends_the_word_and_stays() -> None:
    assert compose("hoéf") == "hoéf"
    assert compose("Nguyễn vawn") == "Nguyễn văn"


def test_the_result_is_composed() -> None:
    text = compose("Nguyeenx e\u0302\u0301")
    assert text == unicodedata.normalize("NFC", text) == "Nguyễn ế"


@given(KEYS, METHOD, st.sampled_from(("old", "modern")), st.booleans())
def test_key_by_key_gives_what_all_keys_at_once_give(
    keys: str, method: str, style: str, restore: bool
) -> None:
    composer, text = Composer(method, style, restore), ""
    for key in keys:
        gone, come = composer.take(key, text)
        assert 0 <= gone <= len(text)
        text = text[: len(text) - gone] + come
    assert unicodedata.normalize("NFC", text) == compose(keys, method, style, restore)


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDXYZ"), max_size=12))
def test_letters_alone_never_change_in_vni(keys: str) -> None:
    assert compose(keys, "vni") == keys


@pytest.mark.parametrize("name", sorted(KNOWN_WORDS))
def test_names_of_the_highlands_can_be_typed_and_stay(name: str) -> None:
    name = name.capitalize()
    assert compose(spelled(name, "vni") + " ", "vni") == name + " "
    assert is_syllable(name)


@given(KEYS, METHOD)
def test_ctrl_r_gives_the_keys_of_the_word_back(keys: str, method: str) -> None:
    word = "".join(key for key in keys if key.isascii() and key.isalpha())
    composer, text = Composer(method), ""
    for key in word:
        gone, come = composer.take(key, text)
        text = text[: len(text) - gone] + come
    gone, come = composer.raw(text)
    assert text[: len(text) - gone] + come == word


@pytest.mark.parametrize("name", ("Kpă", "H'Mông", "Y Blŏk Êban", "Ayŭn H'Bia", "Nguyễn-Phước", "Thị"))
def test_a_name_that_comes_composed_passes_through(name: str) -> None:
    assert compose(name) == name
