"""A register that has seen a busy day, for the tests of models."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import people, store

from ..conftest import Wall
from .busy_day import live_through


@pytest.fixture(scope="session")
def lived_template(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One register a run in which a busy Monday has passed. Never open it."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("lived") / "register.db"))
    wall = Wall()
    wall.set()
    store.open_file(path)
    live_through(lambda name: people.sign_in("test", name))
    store.close()
    wall.release()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.fixture
def closed_lived(lived_template: Path, tmp_path: Path) -> Path:
    """A register behind a busy Monday, of the test's own, that nobody has open."""
    return Path(shutil.copy(lived_template, tmp_path / "lived.db"))


@pytest.fixture
def lived(closed_lived: Path) -> Iterator[Path]:
    """The same, open in this process."""
    store.open_file(closed_lived)
    yield closed_lived
    store.close()


@pytest.fixture
def scalpel(closed_lived: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a closed lived register with which a test cuts into the file."""
    connection = sqlite3.connect(closed_lived, isolation_level=None)
    yield connection
    connection.close()
