"""On a slow line a visit takes no more time than it takes to type, and two round trips."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ssh.paced import slow_line, type_visit
from tests.ssh.server import Server

ROUND_TRIPS = 2


@pytest.mark.parametrize("name", ("ssh", "ssh tmux"))
def test_a_visit_takes_as_long_as_typing_it_and_two_round_trips(
    server: Server, template: Path, name: str
) -> None:
    with slow_line(name, server, template) as (line, relay):
        paced = type_visit(line, relay)
    print(paced)
    assert paced.round_trips < ROUND_TRIPS
