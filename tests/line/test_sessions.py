"""Two real processes, one person, the same keys: the lean driver shows what Textual's own shows."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from models import clock, dossiers, people, sessions, store
from tests.golden.errands import send_out_today
from tests.golden.helped import helped
from tests.golden.pledged import pledged
from tests.golden.promised import promised
from tests.golden.rostered import rostered
from tests.golden.scenes import GO, NOW, SCENES, prepare_register
from tests.line.program import all_of
from tests.line.terminals import Pair
from tui.screens.base import Base
from tui.screens.errand_acts import ErrandActs
from tui.screens.form import Form
from tui.screens.listing import Listing
from tui.screens.presence import Presence
from tui.screens.session_acts import SessionActs
from tui.screens.shift_acts import ShiftActs
from tui.screens.shift_forms import PersonForm
from tui.screens.special_day import ChangeForm
from tui.screens.volunteer_acts import VolunteerActs

SESSIONS = int(os.environ.get("AOXANH_SESSIONS", "1"))
"""How many random sessions each kind of terminal sits through."""

STEPS_OF_A_SESSION = 25

KINDS = (
    Base, Form, Listing, ErrandActs, ChangeForm, Presence, SessionActs, ShiftActs, VolunteerActs, PersonForm,
)  # fmt: skip
"""What screens are made from, and no screens themselves."""

BY_COMMAND = {"Rates"}
"""The citizens' own keyboard, which a command of its own opens."""

TERMINALS = {
    "256 colours": {"TERM": "xterm-256color"},
    "Linux console": {"TERM": "linux"},
    "16 colours": {"TERM": "xterm-16color"},
    "true colour": {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
}
BEGINNINGS = {"256 colours": "5:", "Linux console": "", "16 colours": "", "true colour": "2:"}
"""How the colours begin that a terminal has besides the sixteen."""

F2, F3, F4, F5, F6 = "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~"
F7, F8, F9 = "\x1b[18~", "\x1b[19~", "\x1b[20~"
ESC, UP, DOWN, PAGE_DOWN, LEFT, HOME, END = (
    "\x1b",
    "\x1b[A",
    "\x1b[B",
    "\x1b[6~",
    "\x1b[D",
    "\x1b[H",
    "\x1b[F",
)
PLACES = (F2, F3, F4, F5, F6, F9, "?", "\x10", "\x1b3", ESC, ESC)
TYPED = (
    "khai", "ct", "Quách Thị Mận", "a003", "nguye\u0302\u0303n", "1958", "0912345678", "Lò中🙂",
    "e\u0323\u0302", "1", "2", "x", "k", "n3", "c", "t", "sct", "m", "s", "q", "Tie61ng Vie65t",
    "\x1b[200~dán\tvào\x1b[201~",
)  # fmt: skip
EDITED = (
    "\r", "\r", "\r", "\t", "\x1b[Z", UP, DOWN, DOWN + DOWN, PAGE_DOWN, LEFT, HOME, END, "\x7f", "\x7f\x7fễn",
    "\x13", "\x17", "\x15", "\x14", "\x12", "\x0e", "\x07", "\x00", "\x1b[1;5C", "\x1b[24~",
    "Vie\x7fê\x7fệt\rabc\tdef",
    F2 + "ks\rBùi Văn Ơn\r1990\x13",
)  # fmt: skip
NAMED = (
    "redraw", "redraw", "stop", "minute", "others", "resize 80 24", "resize 132 43", "resize 60 20",
    "resize 40 12", "resize 3 2",
)  # fmt: skip
STEPS = (TYPED, TYPED, EDITED, EDITED, PLACES, NAMED)


@pytest.fixture
def morning(closed_register: Path) -> Iterator[Path]:
    """A closed register with some people in it, checkpointed so that a copy of the file is all of it."""
    store.open_file(closed_register)
    prepare_register()
    for fill in (promised, pledged, helped, rostered):
        fill()
    with clock.at(NOW - timedelta(days=1)):
        sessions.start(by=people.sign_in("test", "volunteer2"))
    with clock.at(NOW):
        send_out_today()
        sessions.start(by=people.sign_in("test", "volunteer2"))
        dossiers.register(by=people.sign_in("test", "officer"), procedure="ks")
    store.close()
    connection = sqlite3.connect(closed_register)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    yield closed_register


BY_MENU = {
    "open_day": "mo ngay",
    "close_day": "dong ngay",
    "day_sheet": "phieu ngay",
    "calendar": "lich lam viec",
    "errands": "den nha",
    "lessons": "lop hoc",
    "teams": "doi va tinh",
    "places": "diem ho tro",
}
"""What one types in the menu to get to a place that has no key."""


ELSEWHERE = (
    "resize 132 43", F6, "8", "g", ESC, "\r", "f", "1", ESC, ESC, F6, "7", "m", ESC, F4, "\r", "m", ESC,
    F9, "\x15", "dong ngay", "\r", END, "\r", ESC, END, UP, "\r", ESC, END, UP, UP, "\r", ESC, ESC,
)  # fmt: skip
"""The way to screens that have no picture."""

OUTSIDE = (
    f"{GO}errands", "\r", ESC, "g", ESC, "x", ESC, DOWN + "x", ESC, DOWN + "l", ESC, "n", ESC, "p", ESC, ESC,
    f"{GO}lessons", "\r", ESC, "x", ESC, "k", ESC, ESC,
)  # fmt: skip
"""The way through errands and classes, as `send_out_today` leaves them."""

HELPED = (
    ESC, "x", ESC, "\r", "1", "g", ESC, "\r", "1", "\t", DOWN, "\r", ESC, "\t",
)  # fmt: skip
"""The way of a volunteer through a session and back to what was written of it."""

FORGOTTEN = ("1", "\r", "1", "1", "\r", "1", ESC, ESC)
"""The way of a volunteer whose session of yesterday was left open."""

HEAD = (
    F7, "t", "1", HOME + DOWN * 4, "\r", ESC, "3", "\r", "\r", ESC, ESC, "x", "1", ESC, ESC,
    F7, "p", "7", ESC, ESC,
    F8, HOME, "h1", ESC, ESC, F8, HOME, "c", ESC, ESC,
    f"{GO}teams", DOWN, "\r", "s", ESC, "m", ESC, "p", ESC, "c", ESC, "h", "\x13", ESC, ESC, ESC,
    f"{GO}teams", "b", "n", ESC, ESC, ESC,
    *(step for up in range(9) for step in (f"{GO}close_day", END, UP * up or END, "\r", "1", ESC, ESC, ESC)),
)  # fmt: skip
"""The way of a supervisor to figures, shifts, volunteers, and what stands open at closing."""


def tour(pair: Pair, account: str) -> None:
    """Play every scene that has a picture, and what else leads to a screen of its own."""
    for scene in SCENES:
        if scene.account == account and scene.size == (80, 24):
            for packet in (*scene.typed, ESC, ESC, ESC):
                for step in _steps(packet):
                    pair.do(step)
    pair.do(F4)


def walk(pair: Pair, packets: Sequence[str]) -> None:
    """Type packets one by one, of which some may name a place."""
    for packet in packets:
        for step in _steps(packet):
            pair.do(step)


def _steps(packet: str) -> tuple[str, ...]:
    """Return the keys for a packet of a scene, which may name a place."""
    if not packet.startswith(GO):
        return (packet,)
    return F9, "\x15", BY_MENU[packet.removeprefix(GO)], "\r"


@pytest.mark.timeout(1200)
def test_on_every_screen_both_show_the_same(morning: Path, tmp_path: Path) -> None:
    seen: set[str] = set()
    with Pair(morning, "volunteer", tmp_path / "volunteer", {}, "-asks") as pair:
        pair.do("1")
        tour(pair, "volunteer")
        walk(pair, HELPED)
        seen |= pair.seen
    with Pair(morning, "volunteer2", tmp_path / "volunteer2", {}) as pair:
        walk(pair, FORGOTTEN)
        seen |= pair.seen
    with Pair(morning, "supervisor", tmp_path / "supervisor", {}) as pair:
        tour(pair, "supervisor")
        walk(pair, HEAD)
        seen |= pair.seen
    with Pair(morning, "officer", tmp_path / "officer", {}) as pair:
        tour(pair, "officer")
        walk(pair, (*ELSEWHERE, *OUTSIDE))
        seen |= pair.seen
    with Pair(morning, "admin", tmp_path / "admin", {}) as pair:
        tour(pair, "admin")
        walk(pair, (f"{GO}calendar", "n", "23/12\r\rHội xã\x13", ESC, ESC, f"{GO}places", "n", ESC))
        seen |= pair.seen
    everything = {kind.__name__ for kind in all_of(Base)} - {kind.__name__ for kind in KINDS} - BY_COMMAND
    assert not everything - seen, sorted(everything - seen)


@pytest.mark.timeout(240 + 60 * SESSIONS)
@pytest.mark.parametrize("kind", ["", "-loud"], ids=["plain", "loud"])
@pytest.mark.parametrize("terminal", TERMINALS)
def test_whatever_is_typed_both_show_the_same(
    morning: Path, tmp_path: Path, terminal: str, kind: str
) -> None:
    colours: set[str] = set()
    for session in range(SESSIONS):
        chance = Random(f"{terminal} {kind} {session}")
        with Pair(morning, "officer", tmp_path / str(session), TERMINALS[terminal], kind) as pair:
            for _ in range(STEPS_OF_A_SESSION):
                pair.do(chance.choice(chance.choice(STEPS)))
            colours |= pair.stock.colours
    assert any(colour.startswith(BEGINNINGS[terminal]) for colour in colours) or not kind
