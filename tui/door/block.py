"""An authorized_keys that others write in too: ours are the lines between two marks."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from models.errors import Refused

BEGIN = "# >>> aoxanh ssh keys >>>"
END = "# <<< aoxanh ssh keys <<<"


def write(path: Path, lines: Sequence[str]) -> None:
    """Put lines between the marks of a file, at its end when it has none, in one step and 0600.

    Raises `Refused` when the marks are broken or one of the keys also stands outside of them, where
    nothing would bind it: sshd goes by the first line that fits.
    """
    real = path.resolve()
    real.parent.mkdir(mode=0o700, exist_ok=True)
    old = real.read_bytes().decode("utf-8", "surrogateescape") if real.exists() else ""
    _replace(real, merged(old, lines, real))


def merged(old: str, lines: Sequence[str], path: Path) -> str:
    """Return the text of a file with lines in place of those between its marks."""
    rows = old.removesuffix("\n").split("\n") if old else []
    first, last = _block(rows, path)
    ours = {line.rsplit(" ", 1)[1] for line in lines}
    for number, row in enumerate(rows, 1):
        outside = number <= first or number > last
        if outside and not row.lstrip().startswith("#") and ours & set(row.split()):
            raise Refused("door.twice", path=path, line=number)
    return "\n".join([*rows[:first], BEGIN, *lines, END, *rows[last:]]) + "\n"


def _block(rows: list[str], path: Path) -> tuple[int, int]:
    """Return how many rows stand before the first mark, and how many to the end of the second."""
    marks = [(number, row) for number, row in enumerate(rows) if row in (BEGIN, END)]
    if not marks:
        return len(rows), len(rows)
    if [mark for _, mark in marks] != [BEGIN, END]:
        raise Refused("door.marks", path=path, begin=BEGIN, end=END)
    return marks[0][0], marks[1][0] + 1


def _replace(path: Path, text: str) -> None:
    """Put a text in a file's place, for the same owner; who reads meanwhile has the old or the new one."""
    owner = (path if path.exists() else path.parent).stat()
    handle, name = tempfile.mkstemp(prefix=".aoxanh-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "surrogateescape"))
            file.flush()
            os.fsync(file.fileno())
        if os.geteuid() == 0:
            os.chown(name, owner.st_uid, owner.st_gid)
        os.replace(name, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise
