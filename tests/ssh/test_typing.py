"""Vietnamese typed on real lines is shown and stored as it was meant (VIETNAMESE.md 1.1-1.3)."""

from __future__ import annotations

import pytest

from tests.ssh.lines import LINES, Line, Lines
from tests.ssh.streams import BAD, SENTENCE, STREAMS, Packets, Stream, by_byte, by_key, in_bursts, whole

on_every_line = pytest.mark.parametrize("name", LINES)


def type_twice(line: Line, stream: Stream, first: Packets, second: Packets) -> tuple[str, str]:
    """Type a stream as a new visitor's name and again as the address; return what was stored."""
    line.begin()
    line.type(first(stream))
    line.show("Họ tên", stream.stored)
    line.terminal.send("Tab", "Tab", "Tab")
    line.type(second(stream))
    line.show("Địa chỉ", stream.stored)
    visit = line.save()
    return visit["name"], visit["address"]


@pytest.mark.parametrize("stream", STREAMS, ids=lambda stream: stream.name)
@on_every_line
def test_an_input_methods_stream_is_stored_from_one_packet_and_key_by_key(
    lines: Lines, name: str, stream: Stream
) -> None:
    with lines.at(name) as line:
        assert type_twice(line, stream, whole, by_key) == (stream.stored, stream.stored)


@on_every_line
def test_a_sentence_is_stored_from_bursts_and_from_letters_cut_in_the_middle(lines: Lines, name: str) -> None:
    with lines.at(name) as line:
        assert type_twice(line, STREAMS[0], in_bursts, by_byte) == (SENTENCE, SENTENCE)


@on_every_line
def test_a_form_typed_ahead_in_one_packet_is_stored_field_by_field(lines: Lines, name: str) -> None:
    typed_name, address = STREAMS[0], STREAMS[1]
    with lines.at(name) as line:
        parts = ["F2", "Ctrl+N", "ks", "Enter", whole(typed_name)[0].decode(), "Tab", "1958", "Enter"]
        parts += ["0912345678", "Tab", whole(address)[0].decode(), "Enter", "2", "Enter", "13", "Ctrl+S"]
        line.terminal.send(*parts)
        visit = line.saved()
    assert (visit["name"], visit["address"]) == (SENTENCE, SENTENCE)
    assert (visit["birth_year"], visit["phone"], visit["priority"]) == (1958, "0912345678", "elderly")
    assert (visit["needs_phone_help"], visit["needs_interpreter"], visit["needs_mobility"]) == (1, 0, 1)


@pytest.mark.parametrize("stream", BAD, ids=lambda stream: stream.name)
def test_bytes_that_are_no_utf_8_are_read_as_vietnamese_windows_text(lines: Lines, stream: Stream) -> None:
    with lines.at("ssh") as line:
        assert type_twice(line, stream, whole, by_byte) == (stream.stored, stream.stored)


@pytest.mark.parametrize("name", LINES[1:])
def test_bytes_that_are_no_utf_8_do_not_harm_what_is_typed_behind_them(lines: Lines, name: str) -> None:
    """tmux and screen mend or drop such bytes themselves."""
    with lines.at(name) as line:
        line.begin()
        line.type([packet for stream in BAD for packet in whole(stream)])
        line.terminal.send("Enter", "Enter", "Enter")
        line.type(whole(STREAMS[0]))
        line.show("Địa chỉ", SENTENCE)
        assert line.save()["address"] == SENTENCE


@on_every_line
def test_a_mark_before_every_letter_is_dropped(lines: Lines, name: str) -> None:
    with lines.at(name) as line:
        line.begin("\u0301An")
        assert line.save()["name"] == "An"
