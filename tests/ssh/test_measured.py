"""aoxanh doctor measures the line it is asked on."""

from __future__ import annotations

import re
import sys

import pytest

from tests.conftest import ROOT
from tests.pty.terminal import UTF8, Terminal
from tests.ssh.paced import DELAY, RATE
from tests.ssh.relay import Relay
from tests.ssh.server import Server

LINES = ((RATE, DELAY), (6_000, 0.1))
FACTOR = 1.5

TRIES = 3
"""A machine busy with other tests slows the line that is measured: one true measure of so many is enough."""


def examined(server: Server, relay: Relay, rate: float, delay: float, typed: str = "") -> str:
    """Ask the doctor through a relay that is slowed once one is signed in; return what it printed."""
    setting = [f"{name}={value}" for name, value in {**UTF8, "PYTHONPATH": str(ROOT)}.items()]
    doctor = ["env", *setting, sys.executable, "-m", "tui.cli", "doctor"]
    waiting = ["sh", "-c", 'echo ready; read -r start; exec "$@"', "sh", *doctor]
    command = [*server.door(waiting), "-p", str(relay.port), "-tt"]
    with Terminal.running(command, {}, 80, 50) as terminal:
        terminal.wait_for("ready")
        relay.rate, relay.delay = rate, delay
        terminal.send("Enter", typed)
        assert terminal.wait_end() == 0
        return terminal.text


@pytest.mark.parametrize(("rate", "delay"), LINES)
def test_the_doctor_tells_the_speed_of_a_slow_line_and_what_helps(
    server: Server, rate: float, delay: float
) -> None:
    tried = []
    while len(tried) < TRIES and not any(rate / FACTOR < measured < rate * FACTOR for measured in tried):
        relay = Relay(server.port)
        try:
            told = examined(server, relay, rate, delay)
        finally:
            relay.close()
        found = re.search(r"tốc độ đường truyền +([\d,]+) KB/giây", told)
        assert found, told
        tried.append(float(found[1].replace(",", ".")) * 1000)
        assert "ssh -C để nén" in told
    assert rate / FACTOR < tried[-1] < rate * FACTOR, tried


def test_what_is_typed_while_the_line_is_measured_is_shown(server: Server) -> None:
    relay = Relay(server.port)
    try:
        told = examined(server, relay, 100_000, 0.1, typed="xin chào")
    finally:
        relay.close()
    assert re.search(r"tốc độ đường truyền +(≥ )?[\d.,]+ KB/giây", told), told
    assert re.search(r"phím gõ khi đang đo +xin chào", told), told
