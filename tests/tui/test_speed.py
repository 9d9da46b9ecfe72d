"""The line's speed: what is sent to measure it draws nothing, and few bytes measure a slow line."""

from __future__ import annotations

import pyte
import pytest

from tui import doctor, probe, speed
from tui.speed import ENOUGH, FIRST, MOST, Speed, harmless, judged, next_size


@pytest.mark.parametrize("size", (FIRST, 1000, MOST))
def test_what_is_sent_draws_nothing_and_leaves_the_pen_as_it_was(size: int) -> None:
    screen = pyte.Screen(80, 24)
    stream = pyte.ByteStream(screen)
    stream.feed(b"$ aoxanh doctor\r\n")
    before, place, pen = list(screen.display), (screen.cursor.x, screen.cursor.y), screen.cursor.attrs
    sent = harmless(size)
    stream.feed(sent)
    assert size <= len(sent) < size + 8
    assert sent.isascii()
    assert (list(screen.display), (screen.cursor.x, screen.cursor.y)) == (before, place)
    assert screen.cursor.attrs == pen


def _played(rate: float, jitter: float = 0.0) -> tuple[Speed, float]:
    """Return what is told of a line, and for how many seconds it was busy."""
    size, busy, told = FIRST, 0.0, Speed()
    while size:
        spent = size / rate
        busy += spent
        told = judged(size, spent + jitter)
        size = next_size(size, spent + jitter)
    return told, busy


@pytest.mark.parametrize("jitter", (-0.02, 0.0, 0.02))
@pytest.mark.parametrize("rate", (120, 300, 1_200, 5_000, 40_000))
def test_the_speed_of_a_line_is_told_within_a_tenth_in_two_seconds(rate: float, jitter: float) -> None:
    told, busy = _played(rate, jitter)
    assert not told.at_least
    assert told.rate == pytest.approx(rate, rel=0.1)
    assert busy <= max(2.0, FIRST / rate)


@pytest.mark.parametrize("rate", (5_000_000, 1e12))
def test_of_a_line_too_fast_to_measure_a_least_speed_is_told(rate: float) -> None:
    told, _ = _played(rate)
    assert told.at_least
    assert 0 < told.rate < rate


def test_a_slow_sample_ends_the_measurement() -> None:
    assert next_size(FIRST, ENOUGH) == 0
    assert next_size(FIRST, ENOUGH / 2) > FIRST


@pytest.mark.parametrize("name", ("TMUX", "STY"))
def test_behind_a_program_that_answers_for_the_terminal_nothing_is_measured(name: str) -> None:
    assert speed.measure(0.1, {name: "here"}) == Speed()


def _advice(rate: float, delay: float, at_least: bool = False, far: bool = True) -> str:
    found = doctor.Findings(
        term="xterm-256color",
        colours=256,
        size=(80, 24),
        environment={"SSH_CONNECTION": "10.1.2.3 50000 10.1.2.4 22"} if far else {},
        utf8_locale=True,
        answer=probe.Answer(1, delay),
        line=Speed(rate, at_least),
        font=None,
        level="full",
        erase="7f",
        tmux_utf8=None,
    )
    return "\n".join(doctor.advice(found))


def test_a_slow_or_late_ssh_line_is_advised_to_compress() -> None:
    assert "ssh -C để nén" in _advice(5_000, 0.05)
    assert "ssh -C để nén" in _advice(600_000, 0.6, at_least=True)
    assert "ObscureKeystrokeTiming=no" in _advice(1_200, 0.6)
    assert "ObscureKeystrokeTiming" not in _advice(5_000, 0.05)


def test_a_fast_line_or_one_without_ssh_is_not() -> None:
    assert _advice(600_000, 0.02, at_least=True) == ""
    assert _advice(1_200, 0.05, far=False) == ""
