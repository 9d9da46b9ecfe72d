"""The forced command speaks UTF-8 whatever locale the client brings along (VIETNAMESE.md 2.4)."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pty.terminal import PATIENCE
from tests.ssh.lines import Line
from tests.ssh.server import Server, needed
from tests.ssh.streams import SENTENCE, STREAMS, whole

CHARMAPS = {"C": "ANSI_X3.4-1968", "vi_VN.TCVN": "TCVN5712-1", "en_US.ISO-8859-1": "ISO-8859-1"}
"""Locales that are no UTF-8, and their code. Python does not even start in the second."""
in_every_locale = pytest.mark.parametrize("locale", CHARMAPS)


@pytest.fixture(scope="module")
def locales() -> Iterator[Path]:
    """A folder with the old locales, compiled."""
    sources = Path("/usr/share/i18n/charmaps/TCVN5712-1.gz")
    assert sources.exists(), "the tests need old locales: install the package locales, as .ci/run does"
    with tempfile.TemporaryDirectory(prefix="locales-") as folder:
        for name in list(CHARMAPS)[1:]:
            source = ["-i", name.split(".")[0], "-f", CHARMAPS[name]]
            subprocess.run([needed("localedef"), *source, f"{folder}/{name}"], capture_output=True)
        yield Path(folder)


def client(locale: str, locales: Path) -> dict[str, str]:
    """Return what the client's environment says."""
    return {"LC_ALL": locale, "LANG": locale, "LOCPATH": str(locales)}


@in_every_locale
def test_a_command_that_does_not_say_its_locale_gets_the_clients(
    server: Server, locales: Path, locale: str
) -> None:
    """So what the other test finds is the forced command's doing."""
    asked = subprocess.run(
        [*server.door(["locale", "charmap"]), "-T"],
        env=os.environ | client(locale, locales),
        capture_output=True,
        timeout=PATIENCE,
    )
    assert asked.stdout.decode().strip() == CHARMAPS[locale], (asked.stderr, server.log())


@in_every_locale
def test_vietnamese_is_typed_shown_and_stored_whatever_the_clients_locale(
    server: Server, locales: Path, template: Path, locale: str
) -> None:
    line = Line("ssh", server, template, **client(locale, locales))
    try:
        line.begin()
        line.type(whole(STREAMS[0]))
        line.show("Họ tên", SENTENCE)
        assert line.save()["name"] == SENTENCE
    finally:
        line.close()
