"""Whatever bytes come on a line, in whatever packets: nothing ends the input, no text is lost."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.environ import decoder, mend_input, prepare

prepare()
mend_input()

PIECES = (
    b"\x1b", b"\x1b[", b"\x1bO", b"\x1b[<", b"\x1b[M", b"\x1b[?", b"\x1b[48;", b"\x1b[200~", b"\x1b[201~",
    b"\x1b[48;24;80;0;0t", b"\x1b[<0;1;1M", b"\x1b[?2026;1$y", b"\x1b[24;80R", b"\x1b[I", b"\x1b[D",
    b";", b"0;", b"1;", b"-", b"1", b"0", b"$y", b"m", b"M", b"t", b"u", b"R", b"~", b"\x00", b"\x7f",
)  # fmt: skip
"""Beginnings, middles and ends of what terminals send."""

NOISE = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=4))).map(b"".join)
TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
PRINTABLE = TEXT.map(lambda text: "".join(c for c in text if c.isprintable()))
CUTS = st.lists(st.integers(0, 200), max_size=12)
thorough = settings(max_examples=600, deadline=None, derandomize=True)


def packets(raw: bytes, cuts: Iterable[int]) -> list[bytes]:
    """Cut bytes in packets."""
    places = sorted({0, len(raw), *(cut for cut in cuts if cut < len(raw))})
    return [raw[start:end] for start, end in pairwise(places)]


def decoded(raw: bytes, cuts: Iterable[int]) -> list[str]:
    """Decode packets as the driver does, up to the end of the line."""
    reading = decoder()
    return [reading.decode(packet) for packet in packets(raw, cuts)] + [reading.decode(b"", final=True)]


def parsed(texts: Iterable[str], pauses: bool = False) -> list[Any]:
    """Return the events of texts, with a pause behind each that is too long for a cut sequence."""
    from textual._xterm_parser import XTermParser

    parser, events = XTermParser(), []
    for text in filter(None, texts):
        events += parser.feed(text)
        if pauses and parser._timeout_time is not None:
            parser._timeout_time = 0.0
            events += parser.tick()
    return events + list(parser.feed(""))


@thorough
@given(NOISE, CUTS, st.booleans())
def test_no_bytes_in_no_packets_raise_anything(raw: bytes, cuts: list[int], pauses: bool) -> None:
    texts = decoded(raw, cuts)
    assert all(event.time >= 0 for event in parsed(texts, pauses))


@thorough
@given(TEXT, CUTS)
def test_text_comes_out_as_it_was_however_it_is_cut(text: str, cuts: list[int]) -> None:
    assert "".join(decoded(text.encode(), cuts)) == text


@thorough
@given(PRINTABLE, CUTS)
def test_every_printable_letter_is_a_key(text: str, cuts: list[int]) -> None:
    assert "".join(event.character for event in parsed(decoded(text.encode(), cuts))) == text


@thorough
@given(TEXT, st.binary(min_size=1, max_size=8), TEXT, CUTS)
def test_text_around_bad_bytes_is_intact(before: str, bad: bytes, after: str, cuts: list[int]) -> None:
    text = "".join(decoded(before.encode() + bad + after.encode(), cuts))
    assert text.startswith(before)
    assert text.endswith(after)
