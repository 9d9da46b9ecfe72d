"""Keys and pastes are the same however the line cuts their bytes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.environ import mend_input, prepare

prepare()
mend_input()

thorough = settings(max_examples=600, deadline=None, derandomize=True)
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x1b\0"), min_size=1, max_size=12)
KEYED = st.sampled_from(("a", "ế", "đ", "\r", "\x1b[A", "\x1b[15~", "\x1bOQ", "\x1b2", "\x7f", "🙂"))
PASTED = TEXT.map(lambda text: f"\x1b[200~{text}\x1b[201~")
STREAM = st.lists(st.one_of(KEYED, PASTED), max_size=8).map("".join)
CUTS = st.lists(st.integers(1, 120), max_size=10)


def read(raw: bytes, cuts: Iterable[int] = ()) -> list[tuple[str, str | None]]:
    """Return what is read of bytes that come in packets."""
    from textual.events import Paste

    from tui.reading import Reading

    places = sorted({0, len(raw), *(cut for cut in cuts if cut < len(raw))})
    reading = Reading()
    found = [event for start, end in pairwise(places) for event in reading.feed(raw[start:end])]
    return [("paste", each.text) if isinstance(each, Paste) else (each.key, each.character) for each in found]


@thorough
@given(STREAM, CUTS)
def test_keys_and_pastes_are_the_same_however_they_are_cut(stream: str, cuts: list[int]) -> None:
    assert read(stream.encode(), cuts) == read(stream.encode())


@thorough
@given(TEXT, CUTS)
def test_a_paste_is_one_whatever_it_contains(text: str, cuts: list[int]) -> None:
    inside = f"{text}\x1b[A\x1b[48;0;0;0;0t\x1b[O\x1b"
    assert read(f"\x1b[200~{inside}\x1b[201~a".encode(), cuts) == [("paste", inside), ("a", "a")]


def test_reports_that_nobody_asked_for_are_no_keys() -> None:
    assert read(b"\x1b[48;30000;30000;0;0t\x1b[I\x1b[O\x1b[5;7R\x1b[?2026;1$yx") == [("x", "x")]


def test_a_paste_is_never_longer_than_a_line_can_be() -> None:
    from tui.reading import MOST_PASTED

    ((kind, text),) = read(
        b"\x1b[200~" + b"x" * 3 * MOST_PASTED + b"\x1b[201~", range(0, 3 * MOST_PASTED, 4096)
    )
    assert (kind, len(text or "")) == ("paste", MOST_PASTED)
