"""One server for all tests of this folder, and the lines that lead through it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ssh.doors import DOORS, MARK, Door
from tests.ssh.lines import Lines
from tests.ssh.server import Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A real sshd on loopback."""
    with tempfile.TemporaryDirectory(prefix="sshd-") as folder:
        running = Server(Path(folder))
        yield running
        running.stop()


@pytest.fixture(scope="session")
def lines(server: Server, template: Path) -> Iterator[Lines]:
    """The lines, each with a register of its own."""
    opened = Lines(server, template)
    yield opened
    opened.close()


@pytest.fixture(scope="session", params=DOORS)
def door(request: pytest.FixtureRequest, template: Path) -> Iterator[Door]:
    """Each of the doors that `aoxanh ssh` makes."""
    opened = DOORS[request.param](template)
    yield opened
    opened.close()


@pytest.fixture
def nothing_changes(door: Door) -> Iterator[None]:
    """What a test does leaves no trace in the register or in the account's folder."""
    before = door.stored()
    yield
    assert door.stored() == before
    assert not list(door.folder.rglob(f"*{MARK}*"))
