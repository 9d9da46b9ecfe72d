"""Text of the old encodings is recognised, good text never is (VIETNAMESE 1.6)."""

from __future__ import annotations

import random

import pytest

from fixtures import demo_people
from models.encodings import ENCODINGS, suspected

SEEN = {
    "TCVN3": ("NguyÔn V¨n §øc", "Nguyễn Văn Đức"),
    "TCVN3 with its soft hyphen": ("TrÇn ThÞ H\u00ad¬ng", "Trần Thị Hương"),
    "an address": ("phè Hµng B¹c, quËn Hoµn KiÕm", "phố Hàng Bạc, quận Hoàn Kiếm"),
    "VNI": ("Nguyeãn Vaên Ñöùc", "Nguyễn Văn Đức"),
    "TCVN3 in capitals": ("NGUYÔN V¡N §øC", "NGUYỄN VĂN ĐỨC"),
    "VNI in capitals": ("NGUYEÃN VAÊN ÑÖÙC", "NGUYỄN VĂN ĐỨC"),
}


@pytest.mark.parametrize(("seen", "meant"), SEEN.values(), ids=SEEN)
def test_text_of_an_old_encoding_is_recognised(seen: str, meant: str) -> None:
    found = suspected(seen)
    assert found is not None
    assert found[1] == meant


@pytest.mark.parametrize(
    "good",
    (
        "Nguyễn Văn Đức",
        "Lò Thị Mỷ",
        "Y Blŏk Êban",
        "H'Hen Niê",
        "Ayŭn H'Bia",
        "José Müller",
        "Thạch Sô Phi-a",
        "",
        "Tran Thi B",
        "12/3 ngõ 5, thôn Đông",
        "🙂",
    ),
)
def test_good_text_and_names_of_other_languages_are_never_suspected(good: str) -> None:
    assert suspected(good) is None


def written(text: str, encoding: int) -> str:
    """Return a text as it reads when its bytes of an old encoding are taken for Latin letters."""
    table = {new: old for old, new in reversed(ENCODINGS[encoding].letters.items())}
    return "".join(table.get(letter, letter) for letter in text)


@pytest.mark.parametrize(("encoding", "share"), ((0, 0.98), (1, 0.94)))
def test_nearly_every_generated_name_is_recovered_and_no_good_one_suspected(
    encoding: int, share: float
) -> None:
    draw = random.Random(7)
    names = {demo_people.somebody(draw, 2026).name for _ in range(800)}
    marked = [name for name in names if not name.isascii() and written(name, encoding) != name]
    recovered = sum(1 for name in marked if suspected(written(name, encoding)) is not None)
    assert len(marked) > 300
    assert recovered >= share * len(marked)
    assert [name for name in names if suspected(name)] == []
