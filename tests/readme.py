"""The README's table of keys, out of the list the program uses: python -m tests.readme writes it."""

from __future__ import annotations

import re
from pathlib import Path

from tui.environ import prepare

prepare()

from models.language import _  # noqa: E402
from tui.keys import (  # noqa: E402
    DESK,
    ERRANDS,
    EVERYWHERE,
    FIGURES,
    FORM,
    LIST,
    PLACES,
    PROMISES,
    ROSTER,
    SESSIONS,
    Command,
)
from tui.screens.dossier import DossierScreen  # noqa: E402
from tui.screens.help import key_name  # noqa: E402

README = Path(__file__).resolve().parent.parent / "README.md"
_PART = re.compile(r"(<!-- keys:[^>]*-->\n).*?(<!-- /keys -->)", re.DOTALL)


def table() -> str:
    """Return the keys of the places used all day as one table; `?` tells those of the others."""
    rows = ["| where | key | does |", "|---|---|---|"]
    rows += [
        f"| everywhere | `{place.key.upper()}` or `Alt+{place.other_key[-1]}` | {_(place.title)} |"
        for place in PLACES
    ]
    groups: tuple[tuple[str, tuple[Command, ...]], ...] = (
        ("everywhere", EVERYWHERE),
        ("forms", FORM),
        ("desk", DESK),
        ("help sessions", SESSIONS),
        ("promises", PROMISES),
        ("a dossier", tuple(c for c in DossierScreen.commands if c not in LIST)),
        ("roster", ROSTER),
        ("figures", FIGURES),
        ("home visits", ERRANDS),
    )
    rows += [
        f"| {where} | `{key_name(command.key)}` | {_(command.help)} |"
        for where, commands in groups
        for command in commands
    ]
    return "\n".join(rows) + "\n"


def with_table(text: str) -> str:
    """Return a README's text with the table as it should be."""
    return _PART.sub(lambda match: match[1] + table() + match[2], text)


if __name__ == "__main__":
    README.write_text(with_table(README.read_text("utf-8")), "utf-8")
