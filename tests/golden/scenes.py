"""The scenes whose pictures are kept: who sits there, what was typed, in which size.

`python -m tests.golden` draws them anew after a change that is meant.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models import clock, outcomes, people, sessions, visits
from models.language import SOURCE
from tests.tui.app import ENTER, F2, F3, F4, F5, F9, SAVE, UP, burst, picture, shown
from tui.speech import speak

if TYPE_CHECKING:
    from textual.pilot import Pilot

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 21, 7, 42, tzinfo=clock.LOCAL)
CODE = "H56.15.127-261121-0975"
LAST = "\x1b[6~"
SHEET, CLOSING, OPENING = (f"{F9}{LAST}{UP * n}{ENTER}" for n in (6, 7, 8))
"""The ways through the menu to the day's three screens, counted from its end."""


@dataclass(frozen=True)
class Scene:
    """A picture: its name, the account, the keys in packets, the size."""

    name: str
    account: str
    typed: tuple[str, ...] = ()
    size: tuple[int, int] = (80, 24)

    def kept(self, language: str) -> Path:
        """Return the file of its picture in a language; Vietnamese ones stand here."""
        return (HERE if language == SOURCE else HERE / language) / f"{self.name}.txt"


SCENES = (
    Scene("desk", "officer", (F4, ENTER)),
    Scene("desk-wide", "officer", (F4, ENTER), (132, 43)),
    Scene("desk-empty", "officer2"),
    Scene("visit", "officer", (F2, "khai", "\x1b[B", ENTER, "Quách Thị Mận", ENTER, "1958")),
    Scene("visit-address", "officer", (F2, "ks", ENTER, ENTER, ENTER, ENTER, "minh khuong")),
    Scene("visit-refused", "officer", (F2, "ks", ENTER, "Bé", ENTER, "1850", SAVE)),
    Scene("outcome", "officer", (F4, ENTER, "t")),
    Scene("outcome-reason", "officer", (F4, ENTER, "b3")),
    Scene("outcome-more", "officer", (F4, ENTER, "n")),
    Scene("find", "officer", (F3, "quach")),
    Scene("find-procedure", "officer", (F3, "1.001193", ENTER)),
    Scene("sessions", "volunteer", (F5, "A003", ENTER, "1", "2", "c")),
    Scene("sessions-result", "volunteer", (F5, ENTER, "7", ENTER)),
    Scene("menu", "officer", (F9,)),
    Scene("help", "officer", ("?",)),
    Scene("ask", "officer", (F4, ENTER, "s", "khai")),
    Scene("rate", "officer", (F4, ENTER, "x", SAVE, ENTER, "q3")),
    Scene("called", "officer", (F4,)),
    Scene("looking-on", "supervisor", (F4,)),
    Scene("find-visit", "officer", (F3, "a003", ENTER)),
    Scene("find-person", "officer", (F3, "quach", ENTER)),
    Scene("day-open", "officer", (OPENING,)),
    Scene("day-close", "officer", (F4, ENTER, f"t{SAVE}", ENTER, F4, ENTER, CLOSING)),
    Scene("day-close-ask", "officer", (CLOSING, SAVE)),
    Scene("day-sheet", "officer", (F4, ENTER, f"t{CODE}", SAVE, SHEET)),
    Scene("find-dossier", "officer", (F4, ENTER, f"t{CODE}", SAVE, F3, "0975", ENTER)),
)


def prepare_register() -> None:
    """Fill an open register with a small morning that the scenes show."""
    by, volunteer = people.sign_in("pts/1", "officer"), people.sign_in("ssh", "volunteer")
    people_here = (
        (("1.013978", "ct"), "Nguyễn Văn Bình", 1958, "Thôn 3"),
        (("ks",), "Bùi Thị Thảo", 1990, "Thôn 5"),
        (("vn",), "Lò Văn Ơn", 2001, ""),
        (("ct",), "Quách Thị Mận", 1949, "Thôn 7"),
        (("hn",), "Trương Quốc Khánh", 1996, ""),
        ((), "", None, ""),
    )
    for place, (procedures, name, year, address) in enumerate(people_here):
        with clock.at(NOW - timedelta(minutes=14 - 2 * place)):
            visits.arrive(
                by=by,
                procedures=procedures,
                name=name,
                birth_year=year,
                address=address,
                phone="0912345345" if address else None,
            )
    with clock.at(NOW - timedelta(minutes=12)):
        visit = visits.call_next(by=by)
        visits.serve(by=by, visit_id=visit.id)
        outcomes.record(by=by, visit_id=visit.id, kind="DONE_ON_SPOT", position=2, copies=3)
        outcomes.record(by=by, visit_id=visit.id, kind="INFO", position=1, reason="1")
        visits.finish(by=by, visit_id=visit.id)
        sessions.start(by=volunteer, ticket="B001")
    with clock.at(NOW - timedelta(minutes=3)):
        row = sessions.open_of(volunteer)
        assert row is not None, "the session was just started"
        sessions.end(by=volunteer, session_id=row.id, ticks={"vneid_installed": 1}, result="done")


def draw(scene: Scene, register: Path, language: str = SOURCE, level: str = "full") -> tuple[str, str]:
    """Return a scene's picture in a language as text and as SVG; the register must be open and prepared."""
    drawn: list[str] = []

    async def play() -> None:
        with clock.at(NOW):
            async with shown(register, scene.account, scene.size, level) as pilot:
                for packet in scene.typed:
                    await burst(pilot, packet)
                drawn.append(picture(pilot))
                drawn.append(_svg(pilot))

    speak(language)
    try:
        asyncio.run(play())
    finally:
        speak(SOURCE)
    return drawn[0] + "\n", drawn[1]


def _svg(pilot: Pilot[Any]) -> str:
    svg: str = pilot.app.export_screenshot(title="áo xanh")
    return svg
