"""Whatever is typed, a field lives, keeps its cursor in its text, and gives back one clean line."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from tui.keying import METHODS
from tui.widgets.field import EDITING, TRANSIENT, Field

RUNS = 4
STREAMS = 25_000
"""Key streams of each run: 100,000 in all."""

NAMED = (*EDITING, "up", "f5", "ctrl+s", "escape", "end word", "raw keys", "paste")
LETTERS = "aeiouydgqnhtcpkmrsfxjwzAEOUDW0123456789 .'-,"
ODD = "ềĐễạ中🙂\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\0\x1b\x7f\x9b\ud800\udfff\u200f\u2028\uffff"
KEYS = (*NAMED, *LETTERS, *LETTERS, *LETTERS, *ODD, *sorted(TRANSIENT), *map(chr, range(0xA0, 0x104)))[:256]
"""What each byte of a stream stands for: plain letters most of all."""

LENGTH, TOGETHER = 5, 9
"""Keys of a stream, and streams typed one after another into the same field."""
PASTED = "Nguyễn\tVăn\r\n\x1b[2JAn\u0301\x00 ễ"


class One(App[None]):
    """A field and nothing else."""

    def compose(self) -> ComposeResult:
        yield Field("one")


def play(field: Field, keys: Iterable[str]) -> None:
    """Type a stream: names are keys, single characters are typed."""
    for key in keys:
        if key == "end word":
            field.end_word()
        elif key == "raw keys":
            field.raw_keys()
        elif key == "paste":
            field.take_paste(PASTED)
        elif len(key) > 1:
            field.take(key, None)
        else:
            field.take("key", key)
        assert 0 <= field.cursor_position <= len(field.value)


def judge(field: Field) -> None:
    """A field's text is composed, one line, without control characters or stray blanks."""
    text = field.text
    assert text == unicodedata.normalize("NFC", text) == " ".join(text.split())
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in text), ascii(text)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("run", range(RUNS))
def test_no_stream_of_keys_breaks_a_field(run: int) -> None:
    played = 0

    @seed(run)
    @settings(
        max_examples=-(-STREAMS // TOGETHER),
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.binary(min_size=LENGTH * TOGETHER, max_size=LENGTH * TOGETHER))
    def type_them(field: Field, keys: bytes) -> None:
        nonlocal played
        field.put("")
        for start in range(0, len(keys), LENGTH):
            play(field, (KEYS[byte] for byte in keys[start : start + LENGTH]))
            judge(field)
            played += 1

    async def scene() -> None:
        app = One()
        async with app.run_test() as pilot:
            field = app.query_one(Field)
            field.use(("off", *METHODS)[run % 3])
            with app.batch_update():
                type_them(field)
            await pilot.pause()

    asyncio.run(scene())
    assert played >= STREAMS
