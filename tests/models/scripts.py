"""Run a piece of Python in a process of its own, as somebody else if need be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ..conftest import ROOT

PREAMBLE = """
import sys
from pathlib import Path
from models import people, store, visits, outcomes, drafts
from models.errors import Refused
"""


def command(script: str, *arguments: object) -> list[str]:
    """Return the command that runs a script with the register's rooms imported."""
    return [sys.executable, "-c", PREAMBLE + script, *map(str, arguments)]


def environment() -> dict[str, str]:
    """Return an environment in which the product is imported from this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def run(script: str, *arguments: object) -> str:
    """Run a script to its end and return what it printed; it must succeed."""
    done = subprocess.run(
        command(script, *arguments), env=environment(), capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


AS_NOBODY = """
import os, pathlib, pwd
from models import migrate
if os.geteuid() == 0:
    migrate.found()
    pathlib.Path("/").as_uri()
    nobody = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)
"""
"""What a script begins with that is to obey file permissions, which root does not.

It drops root's powers only when everything is imported: nobody may not read root's own Python.
"""


def readable_by_all(folder: Path, mode: int = 0o755) -> Path:
    """Let everybody walk down to a folder of a test, and return it."""
    for parent in (folder, *folder.parents):
        if parent.stat().st_uid == os.geteuid() and not parent.stat().st_mode & 0o001:
            parent.chmod(parent.stat().st_mode & 0o7777 | 0o055)
    folder.chmod(mode)
    return folder
