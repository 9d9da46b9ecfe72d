"""Filling templates: those shipped, or an admin's own of the same name, kept in a sandbox."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, Protocol

from models import text
from models.errors import Refused
from tui.papers import as_text
from tui.papers.cells import broken, cells

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

KINDS = ("txt", "html")
WORDINGS = ("new", "old")
TEMPLATES = Path(__file__).parent / "templates"
PARTS = ("field", "dotted", "items", "line", "big", "middle", "sides", "table", "gap", "large")
MOST_CELLS = 80
_FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a template may do wrong; a fault of ours is raised again."""

_NAME = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*")


class Page(Protocol):
    """What has a template: its own attributes are the template's variables."""

    @property
    def form(self) -> str:
        """The name of the template."""
        ...

    @property
    def title(self) -> str:
        """What stands above it."""
        ...

    @property
    def old_title(self) -> str:
        """What stood above it under the circular before."""
        ...

    @property
    def old_code(self) -> str:
        """The form's number in that circular."""
        ...


def write(paper: Page, kind: str = "txt", wording: str = "new", own: Path | None = None) -> str:
    """Return a paper as text of at most 80 columns or as one HTML page.

    `own` is a folder whose templates stand before the shipped ones of the same name. Raises `Refused`
    with file, line and cause when a template is broken.
    """
    from jinja2 import TemplateError

    try:
        return _clean(_filled(paper, kind, wording, own), kind)
    except (TemplateError, *_FAULTS) as error:
        raise _broken(error) or error from error


def _filled(paper: Page, kind: str, wording: str, own: Path | None) -> str:
    known = _environment(kind, own, _state_of(own))
    old = wording == "old"
    words = known.get_template("words.j2").module
    template = known.select_template([f"{paper.form}.{kind}.j2", f"{paper.form}.j2"])
    return template.render(
        **vars(paper),
        words=words,
        page=f"page.{kind}.j2",
        heading=paper.old_title if old else paper.title,
        old=old and bool(paper.old_code),
    )


def _state_of(own: Path | None) -> tuple[tuple[str, int, int], ...]:
    """Return what changes when an admin changes a template: names, times and sizes."""
    kept = [(path.name, path.stat()) for path in sorted(own.glob("*.j2"))] if own else []
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in kept)


@lru_cache(maxsize=4)
def _environment(
    kind: str, own: Path | None, state: tuple[tuple[str, int, int], ...]
) -> SandboxedEnvironment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    parts: Any = as_text
    if kind == "html":
        from tui.papers import as_html

        parts = as_html
    places = (own, TEMPLATES) if own else (TEMPLATES,)
    known = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda name: _source(name, places)),
        autoescape=kind == "html",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    known.globals.update({name: getattr(parts, name) for name in PARTS})
    return known


def _source(name: str, places: tuple[Path, ...]) -> tuple[str, str, Callable[[], bool]] | None:
    """Return a template of the first folder that has one of this name; no name leads out of a folder."""
    from jinja2 import TemplateSyntaxError

    found = [place / name for place in places if _NAME.fullmatch(name) and (place / name).is_file()]
    if not found:
        return None
    kept = found[0].read_bytes()
    try:
        return kept.decode("utf-8-sig"), str(found[0]), lambda: True
    except UnicodeDecodeError as error:
        line = kept.count(b"\n", 0, error.start) + 1
        raise TemplateSyntaxError("UTF-8?", line, name, str(found[0])) from error


def _clean(written: str, kind: str) -> str:
    """Return lines without anything that could command a printer, none too long for its paper."""
    lines = [line.rstrip() for line in text.lines(written)]
    if kind == "txt":
        lines = [part for line in lines for part in _fitting(line)]
    return "\n".join(lines).strip("\n") + "\n"


def _fitting(line: str) -> list[str]:
    """Return a line whole if it fits, else broken: what an admin's own template writes may be too long."""
    return [line] if cells(line) <= MOST_CELLS else broken(line, MOST_CELLS)


def _broken(error: Exception) -> Refused | None:
    """Return the refusal that names the place of a fault in a template, or None for a fault of ours."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    where = next((place for place in reversed(frames) if place[0].endswith(".j2")), None)
    if isinstance(error, TemplateSyntaxError):
        where = str(error.filename or error.name), error.lineno
    elif isinstance(error, TemplateNotFound) and where is None:
        where = str(error.name), 1
    if where is None:
        return None
    return Refused("paper.template", file=where[0], line=where[1], cause=str(error).rstrip("."))
