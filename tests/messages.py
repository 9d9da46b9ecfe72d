"""The catalogues of messages, kept true to the code: python -m tests.messages.

It takes up new messages, drops those that are gone and compiles what is translated. What it leaves
without a translation, a test names.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import click
from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("models", "fixtures", "tui")
LOCALE = ROOT / "tui" / "locale"
MARKS = {"_": 1, "N_": 1, "_n": 1, "ngettext": 2}
"""What marks a message, and how many of its first arguments are one."""

BY_VARIABLE = "required"
"""What click looks up without a literal to find it by."""

Id = str | tuple[str, str]


class Plain(Catalog):
    """A catalogue whose head says what a reader needs, without dates that change by themselves."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]
        """The lines of the head."""
        return [
            ("Project-Id-Version", str(self.project)),
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


@dataclass(frozen=True)
class Kept:
    """A catalogue that is kept: its name, its language, and what must be in it."""

    name: str
    language: str
    wanted: Callable[[], dict[Id, list[str]]]

    @property
    def po(self) -> Path:
        """The file that translators write."""
        return LOCALE / self.language / "LC_MESSAGES" / f"{self.name}.po"

    @property
    def mo(self) -> Path:
        """The file that the program reads."""
        return self.po.with_suffix(".mo")

    def read(self) -> Catalog:
        """Return what is kept, empty at first."""
        if not self.po.exists():
            return Catalog(locale=self.language)
        with self.po.open("rb") as file:
            return read_po(file, locale=self.language)

    def renewed(self) -> Plain:
        """Return the catalogue with exactly the messages that are wanted, and what is known of each."""
        about = f"# What {self.name} says, in {self.language}: renewed by python -m tests.messages."
        old = self.read()
        new = Plain(locale=self.language, project=self.name, header_comment=about, fuzzy=False)
        for wanted, places in self.wanted().items():
            known = old.get(wanted if isinstance(wanted, str) else wanted[0])
            same = isinstance(known, Message) and known.id == wanted
            new.add(wanted, known.string if same else None, [(place, 1) for place in places])
        return new


def messages(path: Path, root: Path) -> Iterator[tuple[Id, str]]:
    """Yield the messages of a module with its name; a counted one is the same in both numbers."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS):
            continue
        given = [arg.value for arg in node.args[: MARKS[node.func.id]] if isinstance(arg, ast.Constant)]
        if len(given) == MARKS[node.func.id] and all(isinstance(word, str) for word in given):
            one = node.func.id in ("_", "N_")
            yield (given[0] if one else (given[0], given[-1])), path.relative_to(root).as_posix()


def of_folders(folders: tuple[Path, ...], root: Path) -> dict[Id, list[str]]:
    """Return the messages of folders with the files where they stand; counted forms win."""
    found: dict[Id, list[str]] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            for message, place in messages(path, root):
                found.setdefault(message, [])
                if place not in found[message]:
                    found[message].append(place)
    counted = {message[0] for message in found if isinstance(message, tuple)}
    return {message: places for message, places in found.items() if message not in counted}


def ours() -> dict[Id, list[str]]:
    """Return the messages of the three rooms."""
    return of_folders(tuple(ROOT / room for room in ROOMS), ROOT)


def of_click() -> dict[Id, list[str]]:
    """Return what the command line's library says by itself."""
    folder = Path(inspect.getfile(click)).parent
    return {BY_VARIABLE: ["click/core.py"], **of_folders((folder,), folder.parent)}


CATALOGUES = (Kept("aoxanh", "en", ours), Kept("click", "vi", of_click))


def written(catalogue: Plain) -> bytes:
    """Return a catalogue as translators read it, sorted by file and without line numbers."""
    out = BytesIO()
    write_po(out, catalogue, width=110, sort_by_file=True, include_lineno=False)
    return out.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> None:
    """Renew and compile every catalogue."""
    for kept in CATALOGUES:
        catalogue = kept.renewed()
        kept.po.parent.mkdir(parents=True, exist_ok=True)
        kept.po.write_bytes(written(catalogue))
        kept.mo.write_bytes(compiled(catalogue))


if __name__ == "__main__":
    main()
