"""Vietnamese text: composed, folded, sorted, split into search words, masked (VIETNAMESE.md 3, 4)."""

from __future__ import annotations

import random
import unicodedata

import pytest

from models import text

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


@pytest.mark.parametrize(
    ("typed", "folded"),
    (
        ("Nguyễn Văn Đức", "nguyen van duc"),
        ("ĐỖ THỊ HƯỜNG", "do thi huong"),
        ("Khơ-me", "kho-me"),
        ("Ê-đê", "e-de"),
        ("Y Bia", "y bia"),
        ("Fázenda Åsa 123", "fazenda asa 123"),
        ("H'Bĭp Čil Ơ̆ Ñ", "h'bip cil o n"),
    ),
)
def test_folding_takes_every_mark_away_and_makes_d_of_the_barred_one(typed: str, folded: str) -> None:
    for form in ("NFC", "NFD"):
        assert text.fold(unicodedata.normalize(form, typed)) == folded


def test_a_letter_of_another_alphabet_that_looks_like_ours_counts_as_ours() -> None:
    """Some keyboards type the eth of Iceland for the barred D; the Ê-đê have a barred B."""
    assert text.fold("Ðức ðức Ɖức Ƀlĭm") == "duc duc duc blim"
    assert text.terms("Ðỗ") == text.terms("Đỗ") and text.name_key("Ðỗ") == text.name_key("Đỗ")


def test_all_134_letters_fold_to_the_plain_alphabet() -> None:
    letters = LETTERS + LETTERS.upper()
    plain = {text.fold(letter) for letter in letters}
    assert plain <= set("abcdefghijklmnopqrstuvwxyz")
    assert all(len(text.fold(letter)) == 1 for letter in letters)


@pytest.mark.parametrize(
    ("old", "one"),
    (
        ("hoà", "hòa"),
        ("hoá", "hóa"),
        ("hoạ", "họa"),
        ("thuý", "thúy"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("loè", "lòe"),
        ("toà", "tòa"),
        ("uý", "úy"),
    ),
)
def test_both_placements_of_a_tone_become_one(old: str, one: str) -> None:
    assert text.old_tone(old) == text.old_tone(one) == one


@pytest.mark.parametrize(
    "word",
    ("quý", "quỳ", "quỹ", "hoàn", "hoàng", "thuyền", "khoán", "hoa", "quà", "uyển", "nguyễn", "loan", "y"),
)
def test_what_has_one_placement_only_stays(word: str) -> None:
    assert text.old_tone(word) == word


@pytest.mark.parametrize(
    ("word", "other"),
    (("ly", "li"), ("mi", "my"), ("quy", "qui"), ("quit", "quyt"), ("quynh", "quinh"), ("vi", "vy")),
)
def test_i_and_y_stand_for_each_other_where_people_write_both(word: str, other: str) -> None:
    assert (text.i_or_y(word), text.i_or_y(other)) == (other, word)


@pytest.mark.parametrize(
    "word", ("thi", "thy", "hoang", "huynh", "vu", "vo", "linh", "quyen", "bay", "y", "i", "lys", "")
)
def test_other_words_have_one_spelling(word: str) -> None:
    assert text.i_or_y(word) is None


def test_the_order_of_tones_is_that_of_the_page() -> None:
    order = ["ma", "ma b", "mà", "mà a", "mả", "mã", "má", "mạ", "mai"]
    syllables = [" ".join(reversed(words.split())) for words in order]
    assert sorted(syllables, key=text.name_key) == syllables


def test_the_alphabet_is_in_its_own_order() -> None:
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    mixed = alphabet[:]
    random.Random(1).shuffle(mixed)
    assert sorted(mixed, key=text.name_key) == alphabet
    assert sorted(("Yến", "Ánh", "Ông", "Út", "Đức", "Ưng", "Ẩn"), key=text.name_key) == [
        "Ánh",
        "Ẩn",
        "Đức",
        "Ông",
        "Út",
        "Ưng",
        "Yến",
    ]


ONSETS = ("", *"bcdđghklmnprstvx", "ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr")
NUCLEI = """a ă â e ê i o ô ơ u ư y ia iê ua uâ uê uô uơ uy uyê ưa ươ oa oă oe oo ai ao au ay âu ây eo êu iu
iêu oai oay oi ôi ơi ui uôi ươi ưi ươu ưu uyu yêu"""
CODAS = ("", "c", "ch", "m", "n", "ng", "nh", "p", "t")
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""VIETNAMESE.md 4: ngang < huyền < hỏi < ngã < sắc < nặng."""


def test_every_syllable_is_sorted_by_its_letters_and_then_by_its_tone() -> None:
    """VIETNAMESE.md 4: the alphabet of 29 letters first, tones only between the same letters."""
    alphabet = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
    plain = {onset + nucleus + coda for onset in ONSETS for nucleus in NUCLEI.split() for coda in CODAS}
    ordered = []
    for letters in sorted(plain, key=lambda letters: [alphabet.index(letter) for letter in letters]):
        place = next(n for n in reversed(range(len(letters))) if letters[n] in "aăâeêioôơuưy")
        ordered += [
            unicodedata.normalize("NFC", letters[: place + 1] + t + letters[place + 1 :]) for t in TONES
        ]
    assert len(ordered) > 60_000
    assert sorted(random.Random(1).sample(ordered, len(ordered)), key=text.word_key) == ordered
    assert text.name_key("Hường") == text.word_key("Hường")


def test_units_and_procedures_are_sorted_word_by_word() -> None:
    ordered = ["Cẩm Bình", "Cẩm Thạch", "Cẩm Thủy", "Cầm Bá", "Đăng ký", "Đắk N'Drung"]
    expected = ["Cầm Bá", "Cẩm Bình", "Cẩm Thạch", "Cẩm Thủy", "Đắk N'Drung", "Đăng ký"]
    assert sorted(ordered, key=text.word_key) == expected
    assert sorted(expected, key=text.name_key) != expected


def test_numbers_are_sorted_by_their_size_and_signs_are_passed_over() -> None:
    wards = ["Phường 2", "Phường 10", "Phường 10A", "Phường Ái", "Phường, Bến"]
    assert sorted(set(wards), key=text.word_key) == wards
    shorts = ["Khai sinh", "Khai sinh, BHYT", "Khai sinh (nước ngoài)", "Khai tử"]
    assert sorted(set(shorts), key=text.word_key) == shorts
    assert text.name_key("Khơ-me") == text.name_key("khơme")
    assert text.name_key("—") == ""


def test_foreign_marks_and_signs_are_sorted_among_ours() -> None:
    names = ("H'Hen Niê", "H’Hen Niê", "Bĭp", "Khơ-me", "K'Brêu", "H'Ƀlĭm Ơ̆ban", "Ðức", "🙂")
    assert all(text.word_key(name).isascii() for name in names)
    assert text.word_key("H'Hen") == text.word_key("H’Hen")
    assert sorted(["Bo", "Bĭp", "Ba"], key=text.name_key) == ["Ba", "Bĭp", "Bo"]


def test_people_are_sorted_by_given_name_with_its_tone_then_family_then_middle() -> None:
    """VIETNAMESE.md 4: all Anh, then all Ảnh, then all Ánh."""
    ordered = ["Ngô Thị Anh", "Lê Ảnh", "An Ánh", "Bế Văn Ánh", "Bùi Văn Ánh", "Bùi Xuân Ánh"]
    assert sorted(random.Random(1).sample(ordered, 6), key=text.name_key) == ordered
    assert sorted(["Trần Văn An", "Đỗ An", "Đặng An", "Dương An"], key=text.name_key) == [
        "Dương An",
        "Đặng An",
        "Đỗ An",
        "Trần Văn An",
    ]


def test_a_sort_key_is_plain_ascii_and_ignores_capitals_and_composition() -> None:
    key = text.name_key("Nguyễn Thị Ơn")
    assert key.isascii()
    assert (
        key == text.name_key("nguyễn thị ơn") == text.name_key(unicodedata.normalize("NFD", "NGUYỄN THỊ ƠN"))
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    (
        ("  Nguyễn \t Văn\r\nAn  ", "Nguyễn Văn An"),
        ("Nguyễn\x00 Văn\x1b[31m An\x7f", "Nguyễn Văn[31m An"),
        ("Nguyễn\x9bVăn", "NguyễnVăn"),
        ("An\u202e\u2066Bình", "AnBình"),
        (f"N{ZERO_WIDTH}guyễn", "Nguyễn"),
        ("Nguyễn\u00a0Văn\u3000An", "Nguyễn Văn An"),
        ("\u0301Án", "Án"),
        ("\u0301 Án", "Án"),
        (unicodedata.normalize("NFD", "Nguyễn Đức"), "Nguyễn Đức"),
        ("\ud800x", "x"),
        ("", ""),
    ),
)
def test_what_a_person_typed_becomes_one_clean_line(typed: str, kept: str) -> None:
    """Rule 7: control characters never reach a terminal or a file."""
    assert text.line(typed) == kept
    assert text.line(kept) == kept


def test_no_control_character_survives() -> None:
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF):
        assert text.line(f"a{chr(code)}b") in ("ab", "a b")


def test_search_words_are_folded_marked_and_initials() -> None:
    """VIETNAMESE.md 3.2."""
    assert text.terms("Nguyễn Văn Hoà") == "nguyen van hoa nguyễn văn hòa nvh"
    assert text.terms("An") == "an a"
    assert text.words("Khơ-me, O'Neil") == ["khơ", "me", "o", "neil"]
    assert text.initials("Đăng ký khai sinh") == "dkks"


@pytest.mark.parametrize(
    ("name", "terms"),
    (
        ("H'Hen Niê", "h hen nie hhen niê hhn"),
        ("K’Brêu", "k breu kbreu brêu kbrêu kb"),
        ("Y Ban", "y ban yb"),
        ("Ơ̆ Ksor", "o ksor ơ̆ ok"),
        ("Nguyễn Nguyễn", "nguyen nguyễn nn"),
    ),
)
def test_what_a_sign_divides_is_searched_for_in_one_word_too(name: str, terms: str) -> None:
    assert text.terms(name) == unicodedata.normalize("NFC", terms)


@pytest.mark.parametrize(
    ("number", "masked"), (("0912345678", "09xx…678"), ("84912345678", "84xx…678"), (None, ""), ("", ""))
)
def test_a_phone_is_shown_without_its_middle(number: str | None, masked: str) -> None:
    assert text.mask_phone(number) == masked


def test_an_identity_number_is_shown_by_its_ends_only() -> None:
    assert text.mask_identity("038199123456") == "038******456"
    assert text.mask_identity("123456789") == "123***789"
    assert text.mask_identity(None) == ""


def test_people_are_addressed_by_their_given_name() -> None:
    assert text.given_name("Giàng A Páo") == "Páo"
    assert text.given_name("Páo") == "Páo"
    assert text.given_name(None) == ""
