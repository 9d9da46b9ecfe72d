"""Where printed papers go: names made of form and number, files for the owner's eyes only."""

from __future__ import annotations

import getpass
import os
import shlex
from pathlib import Path

from models.causes import cause
from models.errors import Refused
from models.language import _
from models.papers import Paper

OWN, PRINTS, REPORTS = "papers", "prints", "reports"


def folder(register: Path) -> Path | None:
    """Return the folder beside a register with an admin's own templates, if there is one."""
    own = register.parent / OWN
    return own if own.is_dir() else None


def prints(register: Path, name: str = PRINTS) -> Path:
    """Return the folder beside a register for papers (or `REPORTS`) as files, made when it is not there."""
    place = register.parent / name
    try:
        place.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise Refused("paper.unwritable", path=place, cause=cause(error)) from error
    return place


def suggested(paper: Paper, kind: str = "txt") -> str:
    """Return a file's name made of form, year and number only: mau-02-2026-0012.txt."""
    if paper.number is None and paper.service is not None:
        return f"mau-{paper.form.lower()}-{paper.year}.{kind}"
    if paper.number is None:
        return f"mau-{paper.form.lower()}-{paper.procedure_code}.{kind}"
    return f"mau-{paper.form.lower()}-{paper.year}-{paper.number:04}.{kind}"


def refuse_existing(path: Path, force: bool) -> None:
    """Raise `Refused` when something stands where a file is to be written, unless it is to be replaced."""
    if not force and os.path.lexists(path) and not path.is_dir():
        raise Refused("paper.exists", path=path)


def save(path: Path, content: str | bytes, force: bool = False) -> Path:
    """Write a paper to a file that only its owner may read, and return where it is.

    A link is never followed: what was printed about a person goes where one said, or nowhere.
    """
    try:
        if force:
            fresh = path.with_name(f".{path.name}.{os.getpid()}")
            _write_new(fresh, content)
            os.replace(fresh, path)
        else:
            _write_new(path, content)
    except FileExistsError as error:
        raise Refused("paper.exists", path=path) from error
    except OSError as error:
        raise Refused("paper.unwritable", path=path, cause=cause(error)) from error
    return path


def told(path: Path) -> str:
    """Return where a file is, whole; at the other end of an SSH line as one fetches it from there."""
    whole, line = path.absolute(), os.environ.get("SSH_CONNECTION", "").split()
    if len(line) < 3:
        return str(whole)
    host = f"[{line[2]}]" if ":" in line[2] else line[2]
    where = shlex.quote(f"{getpass.getuser()}@{host}:{whole}")
    return _("ở máy chủ, lấy về: scp {where} .", where=where)


def _write_new(path: Path, content: str | bytes) -> None:
    kept = content.encode("utf-8") if isinstance(content, str) else content
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(kept)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
