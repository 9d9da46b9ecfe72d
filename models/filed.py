"""The centre's own rows out of a file: written in one act or not at all, with every fault named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import codes
from .errors import Refused
from .journal import Act

Cells = Mapping[str, Any]


@dataclass
class Filed:
    """What a file changed: the keys of the rows added and changed."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    def write(self, doing: Act, rows: Sequence[Cells], write: Callable[[Act, Cells], str]) -> None:
        """Write rows, for each of which `write` says "added", "changed" or "".

        Raises `BadRows` with every fault, and `Nothing` when all is there already.
        """
        wrong: list[tuple[int, Refused]] = []
        seen: dict[str, int] = {}
        for place, row in enumerate(rows):
            first = seen.setdefault(codes.key(str(row["code"])), place)
            if first != place:
                wrong.append((place, Refused("code.taken", field="code", code=rows[first]["code"])))
                continue
            try:
                done = write(doing, row)
            except Refused as refused:
                wrong.append((place, refused))
                continue
            if done:
                getattr(self, done).append(str(row["code"]))
        if wrong:
            raise BadRows(wrong)
        if not (self.added or self.changed):
            raise Nothing


class BadRows(Exception):
    """Rows that cannot be written, each with its place in the file and why; nothing was changed."""

    def __init__(self, wrong: Sequence[tuple[int, Refused]]) -> None:
        self.wrong = tuple(wrong)
        super().__init__("\n".join(str(refused) for _place, refused in wrong))


class Nothing(Exception):
    """Takes an act back that had nothing to write: a file that is loaded again leaves no line."""
