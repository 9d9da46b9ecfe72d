"""The scenes whose pictures are kept: who sits there, what was typed, in which size.

`python -m tests.golden` draws them anew after a change that is meant.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from models import clock, outcomes, people, sessions, visits
from models.language import SOURCE
from tests.golden.errands import sent_out
from tests.golden.helped import helped
from tests.golden.pledged import pledged
from tests.golden.promised import promised
from tests.golden.rated import rated
from tests.golden.rostered import rostered
from tests.tui.app import (
    DOWN,
    ENTER,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    HOME,
    RIGHT,
    SAVE,
    burst,
    picture,
    shown,
)  # fmt: skip
from tui.speech import speak

if TYPE_CHECKING:
    from textual.pilot import Pilot

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 21, 7, 42, tzinfo=clock.LOCAL)
GO = "go:"
"""Begins a packet that is no keys but an entry of the menu, whatever language it is called in."""

CODE = "H56.15.127-261121-0975"


@dataclass(frozen=True)
class Scene:
    """A picture: its name, the account, the keys in packets, the size, what else happened before."""

    name: str
    account: str
    typed: tuple[str, ...] = ()
    size: tuple[int, int] = (80, 24)
    before: Callable[[], None] = lambda: None

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
    Scene("rate-asked", "officer", (F4, ENTER, "x", SAVE, ENTER)),
    Scene("rate", "officer", (F4, ENTER, "x", SAVE, ENTER, "qn")),
    Scene("rate-why", "officer", (F4, ENTER, "x", SAVE, ENTER, "3")),
    Scene("called", "officer", (F4,)),
    Scene("looking-on", "supervisor", (F4,)),
    Scene("find-visit", "officer", (F3, "a003", ENTER)),
    Scene("find-person", "officer", (F3, "quach", ENTER)),
    Scene("day-open", "officer", (f"{GO}open_day",)),
    Scene("day-close", "officer", (F4, ENTER, f"t{SAVE}", ENTER, F4, ENTER, f"{GO}close_day")),
    Scene("day-close-ask", "officer", (f"{GO}close_day", SAVE)),
    Scene("day-sheet", "officer", (F4, ENTER, f"t{CODE}", SAVE, f"{GO}day_sheet")),
    Scene("timetable", "admin", (f"{GO}calendar",)),
    Scene("timetable-empty-year", "officer", (f"{GO}calendar", RIGHT, RIGHT)),
    Scene("timetable-day", "admin", (f"{GO}calendar", "n", f"23/11{ENTER}{ENTER}Hội xã")),
    Scene("timetable-swap", "admin", (f"{GO}calendar", "s", f"27/11{ENTER}28/11")),
    Scene("timetable-week", "admin", (f"{GO}calendar", "h1")),
    Scene(
        "timetable-moves",
        "founder",
        (F4, F4, ENTER, f"t{CODE}", SAVE, f"{GO}calendar", "n", f"23/11{ENTER}{ENTER}Hội xã", SAVE),
    ),
    Scene("find-dossier", "officer", (F4, ENTER, f"t{CODE}", SAVE, F3, "0975", ENTER)),
    Scene("promises", "officer", (F6,), before=promised),
    Scene("promises-wide", "officer", (F6,), (132, 43), promised),
    Scene("promises-call", "officer", (F6, "4", "g"), before=promised),
    Scene("promises-ticked", "officer", (F6, "8", " ", DOWN, " "), before=promised),
    Scene("promises-hand-over", "officer", (F6, "8", "c", "b"), before=promised),
    Scene("promises-scope", "officer", (F6, "s"), before=promised),
    Scene("teams", "supervisor", (f"{GO}teams",), before=pledged),
    Scene("teams-volunteer", "supervisor", (f"{GO}teams", DOWN, ENTER), before=pledged),
    Scene("teams-as-volunteer", "volunteer", (f"{GO}teams",), before=pledged),
    Scene("teams-new", "supervisor", (f"{GO}teams", f"n{ENTER}Lò Văn Ba"), before=pledged),
    Scene("teams-training", "supervisor", (f"{GO}teams", f"tBảo mật{ENTER}{ENTER}1{ENTER}"), before=pledged),
    Scene("teams-list", "supervisor", (f"{GO}teams", "b"), before=pledged),
    Scene("places", "admin", (f"{GO}places",), before=pledged),
    Scene("errands", "officer", (f"{GO}errands",), before=sent_out),
    Scene("errands-wide", "officer", (f"{GO}errands",), (132, 43), sent_out),
    Scene("errands-own", "volunteer", (f"{GO}errands",), before=sent_out),
    Scene("errand", "officer", (f"{GO}errands", DOWN, ENTER), before=sent_out),
    Scene("errand-ask", "officer", (f"{GO}errands", "n", f"{ENTER}Lò Thị Ơn{ENTER}")),
    Scene("errand-assign", "officer", (f"{GO}errands", "g", "2,bia"), before=sent_out),
    Scene(
        "errand-done", "volunteer", (f"{GO}errands", DOWN, DOWN, "x", f"07:00{ENTER}07:30"), before=sent_out
    ),
    Scene("lessons", "officer", (f"{GO}lessons",), before=sent_out),
    Scene("lesson-plan", "officer", (f"{GO}lessons", "n", "SmartCA 3"), before=sent_out),
    Scene("figures", "supervisor", (F7,), before=helped),
    Scene("figures-team", "supervisor", (F7, "2"), before=helped),
    Scene("figures-time", "supervisor", (F7, "7"), before=helped),
    Scene("figures-wide", "supervisor", (F7, "3"), (132, 43), helped),
    Scene("figures-behind", "supervisor", (F7, "3", ENTER), before=helped),
    Scene("figures-narrow", "supervisor", (F7, "2s"), before=helped),
    Scene("figures-result", "supervisor", (F7, "c"), before=helped),
    Scene("figures-shifts", "supervisor", (F7, f"{DOWN * 4}{ENTER}"), before=helped),
    Scene("figures-zalo", "supervisor", (F7, "x1"), before=helped),
    Scene("figures-period", "supervisor", (F7, "p"), before=helped),
    Scene("figures-export", "supervisor", (F7, "x"), before=helped),
    Scene("figures-own", "volunteer", (F7,), before=helped),
    Scene("figures-satisfaction", "supervisor", (F7, "g"), before=rated),
    Scene("figures-effect", "supervisor", (F7, "h"), before=rated),
    Scene("promises-empty", "officer2", (F6, "5"), before=promised),
    Scene("roster", "supervisor", (F8,), before=rostered),
    Scene("roster-wide", "supervisor", (F8,), (132, 43), rostered),
    Scene("roster-volunteer", "volunteer", (F8,), before=rostered),
    Scene("roster-half-day", "supervisor", (F8, HOME, ENTER), before=rostered),
    Scene("roster-replaced", "supervisor", (F8, HOME, DOWN * 12, ENTER), before=rostered),
    Scene("roster-plan", "supervisor", (F8, RIGHT, "n"), before=rostered),
    Scene("roster-cancel", "supervisor", (F8, "x"), before=rostered),
    Scene("roster-which", "supervisor", (F8, HOME, "x"), before=rostered),
    Scene("roster-correct", "supervisor", (F8, HOME, "s1"), before=rostered),
    Scene("roster-patterns", "supervisor", (F8, "p"), before=rostered),
    Scene("roster-pattern", "supervisor", (F8, "p", "n"), before=rostered),
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
                    await _play(pilot, packet)
                drawn.append(picture(pilot))
                drawn.append(_svg(pilot))

    scene.before()
    speak(language)
    try:
        with patch("tui.papers.files.told", lambda path: f"/srv/aoxanh/{path.parent.name}/{path.name}"):
            asyncio.run(play())
    finally:
        speak(SOURCE)
    return drawn[0] + "\n", drawn[1]


async def _play(pilot: Pilot[Any], packet: str) -> None:
    if packet.startswith(GO):
        await pilot.app.chosen(packet.removeprefix(GO))  # type: ignore[attr-defined]
        await pilot.pause()
    else:
        await burst(pilot, packet)


def _svg(pilot: Pilot[Any]) -> str:
    svg: str = pilot.app.export_screenshot(title="áo xanh")
    return svg
