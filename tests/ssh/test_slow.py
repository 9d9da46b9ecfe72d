"""On a slow line a visit takes no more time than it takes to type, and two round trips."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ssh.paced import slow_line, type_visit
from tests.ssh.server import Server

ROUND_TRIPS = 2
TRIES = 4
"""The line's own time is the least of some tries: the rest is what the machine was busy with."""


@pytest.mark.parametrize("name", ("ssh", "ssh tmux"))
def test_a_visit_takes_as_long_as_typing_it_and_two_round_trips(
    server: Server, template: Path, name: str
) -> None:
    tries = []
    while len(tries) < TRIES and (not tries or min(tries) >= ROUND_TRIPS):
        with slow_line(name, server, template) as (line, relay):
            paced = type_visit(line, relay)
        print(paced)
        tries.append(paced.round_trips)
    assert min(tries) < ROUND_TRIPS
