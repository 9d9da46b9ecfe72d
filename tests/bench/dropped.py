"""A hundred forms whose line drops, in ten ways: what comes back, and how soon nobody is left."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.conftest import found
from tests.ssh.dropping import FORMS, WAYS, Counter
from tests.ssh.server import Server


def main() -> None:
    """Print a line for each way of dropping."""
    with tempfile.TemporaryDirectory(prefix="dropped-") as name:
        folder = Path(name)
        found(folder / "register.db")
        server = Server(folder)
        try:
            for way in WAYS:
                counter = Counter(server, folder / "register.db", way)
                print(counter.drop(FORMS))
                counter.close()
        finally:
            server.stop()
