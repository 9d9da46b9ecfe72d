"""Which papers a dossier holds, and which were asked for: places in its procedure's list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .. import catalogue
from ..base import rows
from ..errors import Refused
from ..journal import Act
from .records import Dossier, DossierPaper


@dataclass(frozen=True)
class PaperOf:
    """A paper of a dossier: its place and words in the procedure's list, and whether it is there."""

    position: int
    short: str
    paper: str
    kind: str
    originals: int
    copies: int
    conditional: bool
    held: bool
    missing: bool


def papers_of(row: Dossier) -> list[PaperOf]:
    """Return the papers of a dossier's procedure, the version it keeps, and which of them it holds."""
    marks = {mark.position: mark for mark in rows(DossierPaper, "dossier_id = ?", row.id)}
    return [
        PaperOf(
            paper.position,
            paper.short,
            paper.paper,
            paper.kind,
            paper.originals,
            paper.copies,
            bool(paper.conditional),
            held=(mark := marks.get(paper.position)) is not None and not mark.missing,
            missing=mark is not None and bool(mark.missing),
        )
        for paper in catalogue.papers(row.procedure_code, row.procedure_from)
    ]


def hand_in(doing: Act, row: Dossier, positions: Sequence[int]) -> None:
    """Record which papers were handed in: those that somebody ticked, and no others."""
    if not positions:
        return
    known = _known(row)
    for position in _checked(row, known, positions):
        _mark(doing, row.id, known[position], missing=0)


def ask_for(doing: Act, row: Dossier, positions: Sequence[int]) -> None:
    """Record which papers are missing; what was handed in and is asked for again counts as missing."""
    known = _known(row)
    held = dict(
        doing.connection.execute("SELECT position, id FROM dossier_paper WHERE dossier_id = ?", (row.id,))
    )
    for position in _checked(row, known, positions):
        if position in held:
            doing.change(DossierPaper, held[position], missing=1)
        else:
            _mark(doing, row.id, known[position], missing=1)


def all_brought(doing: Act, dossier_id: int) -> None:
    """Record that what was missing is there."""
    missing = doing.connection.execute(
        "SELECT id FROM dossier_paper WHERE dossier_id = ? AND missing = 1", (dossier_id,)
    ).fetchall()
    for (paper_id,) in missing:
        doing.change(DossierPaper, paper_id, missing=0)


def _known(row: Dossier) -> dict[int, Any]:
    return {paper.position: paper for paper in catalogue.papers(row.procedure_code, row.procedure_from)}


def _checked(row: Dossier, known: dict[int, Any], positions: Sequence[int]) -> list[int]:
    for position in positions:
        if position not in known:
            listed = ", ".join(f"{paper.position} {paper.short}" for paper in known.values())
            raise Refused("paper.unknown", field="papers", paper=position, known=listed or "–")
    return sorted(set(positions))


def _mark(doing: Act, dossier_id: int, paper: Any, missing: int) -> None:
    doing.add(
        DossierPaper,
        dossier_id=dossier_id,
        position=paper.position,
        originals=paper.originals,
        copies=paper.copies,
        missing=missing,
    )
