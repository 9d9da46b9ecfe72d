"""F8: the roster of a week by half-day and place - who is on duty, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from textual.widget import Widget
from textual.widgets import Static

from models import clock, roster
from models.errors import Refused
from models.language import N_, Words, _
from models.roster import Entry, HalfDay
from tui import roster_words, words
from tui.keys import LIST, ROSTER
from tui.screens.half_day import HalfDayScreen
from tui.screens.patterns import Patterns
from tui.screens.shift_acts import ShiftActs
from tui.screens.shift_forms import NeedForm
from tui.widgets.rows import Rows

WEEK = timedelta(days=7)
FEWEST, SPARED = 6, 6
"""Rows in sight at least, and the lines of title, week, message and keys; the letters take theirs too."""

LETTERS = Words(
    {
        "enter": N_("Enter xem"),
        "right": N_("←→ tuần"),
        "x": N_("X bỏ ca"),
        "h": N_("H thay người"),
        "s": N_("S sửa giờ"),
        "c": N_("C số người cần"),
        "p": N_("P lịch tuần"),
        "l": N_("L lớp học"),
        "v": N_("V việc tại nhà"),
        "t": N_("T đội hình"),
    }
)
"""The keys that the key bar has no room for."""

MOST_ROWS = "↑ 99 ↓ 99"
"""As many rows out of sight as there is always room to tell."""

LEADS = {"l": "lessons", "v": "errands", "t": "teams"}
"""Where a letter leads from here."""

PLACE, COUNT = 14, 5
"""Cells of a row at 80 columns; a wider one has more for the place, the names take what is left."""


class Roster(ShiftActs):
    """The half-days of a week; letters act on the one under the mark."""

    heading = N_("Lịch trực")
    commands = (*ROSTER, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self.monday = _monday(clock.today())
        self.halves: list[HalfDay] = []

    def body(self) -> Iterable[Widget]:
        """The week in a sentence, where one stands oneself, and the half-days."""
        yield Static(id="week", markup=False)
        yield Rows("halves", empty=_("Tuần này không có nửa ngày nào. ←→: tuần khác. N: xếp ca."))
        yield Static(id="letters", markup=False)

    def ready(self) -> None:
        """Show this week, the mark at the row that needs somebody."""
        self.reload()
        self.rows.show(self.rows.lines, self._pressing())

    def reload(self) -> None:
        """Read the week again; the mark stays on its half-day."""
        marked = self.half()
        self.halves = roster.board(self.monday, self.monday + WEEK - timedelta(days=1), by=self.by)
        self.tell("#week", f" {self._week()}\n {self.own_words()}")
        letters = len(self._letters(_more(MOST_ROWS)))
        self.rows.styles.height = max(FEWEST, self.app.size.height - SPARED - letters)
        width = self.app.size.width
        places = [(half.day, half.opens, half.place_id) for half in self.halves]
        known = marked and (marked.day, marked.opens, marked.place_id)
        cursor = places.index(known) if known and known in places else None
        self.rows.show(_lines(self.halves, width), cursor)
        self.call_after_refresh(self._tell_letters)

    def _move(self, by: int) -> None:
        super()._move(by)
        self._tell_letters()

    def half(self) -> HalfDay | None:
        """Return the half-day under the mark."""
        cursor = self.rows.cursor
        return self.halves[cursor] if cursor < len(self.halves) else None

    def _pressing(self) -> int:
        """Return the row that needs a person: today's first that lacks one, else today's, else a gap."""
        today = clock.today()
        lacking = [n for n, half in enumerate(self.halves) if half.missing or half.count("awaited")]
        here = [n for n, half in enumerate(self.halves) if half.day == today]
        ahead = [n for n, half in enumerate(self.halves) if half.day > today]
        wanted = ([n for n in here if n in lacking], here, [n for n in ahead if n in lacking], ahead, [0])
        return next(places[0] for places in wanted if places)

    def _week(self) -> str:
        last = self.monday + WEEK - timedelta(days=1)
        off = [f"{roster_words.day(day)} {name}" for day, name in roster.off_days(self.monday, last).items()]
        twice = len(roster.overlaps(self._entries()))
        parts = (
            _("Tuần {first}–{last}", first=roster_words.day(self.monday), last=words.day(last)),
            roster_words.week(self.halves),
            _("trùng ca {n}", n=twice) if twice else "",
            _("nghỉ {days}", days=", ".join(off)) if off else "",
        )
        return words.cut(" · ".join(filter(None, parts)), self.app.size.width - 2)

    def _entries(self) -> list[Entry]:
        found = {entry.id: entry for half in self.halves for entry in half.entries}
        return list(found.values())

    def _tell_letters(self) -> None:
        """Say what the keys do that the key bar has no room for, and how many rows are out of sight."""
        above = self.rows.first
        below = max(0, len(self.rows.lines) - above - self.rows.page)
        seen = (f"↑ {above}" if above else "", f"↓ {below}" if below else "")
        more = _more(" ".join(filter(None, seen))) if any(seen) else ""
        self.tell("#letters", "\n".join(self._letters(more)))

    def _letters(self, more: str) -> list[str]:
        """Return the letters told to who may, a line each; with what else is said behind them."""
        rights = {command.key: command.right for command in ROSTER}
        may = [said for key, said in LETTERS.items() if not rights[key] or self.by.may(rights[key])]
        told = words.packed([*may, *filter(None, [more])], self.app.size.width - 2)
        return [f" {line}" for line in told.splitlines()]

    def do_week(self, key: str) -> None:
        """Show the week before or behind."""
        self.monday += -WEEK if key == "left" else WEEK
        self.rows.cursor = 0
        self.halves = []
        self.reload()
        self.rows.show(self.rows.lines, self._pressing())

    async def do_show(self, key: str) -> None:
        """Open the half-day under the mark."""
        await self.home.open(HalfDayScreen(self._the_half()))

    async def do_need(self, key: str) -> None:
        """Say how many the place of the marked half-day asks for."""
        self.allowed("centre.change_place")
        await self.home.open(NeedForm(self._the_half()))

    async def do_patterns(self, key: str) -> None:
        """Open the weekly patterns."""
        await self.home.open(Patterns())

    async def do_lead(self, key: str) -> None:
        """Open classes, errands or teams."""
        name = LEADS[key.lower()]
        self.allowed(next(command.right for command in ROSTER if command.key == key.lower()))
        await self.home.chosen(name)

    def _the_half(self) -> HalfDay:
        half = self.half()
        if half is None:
            raise Refused("shift.none_marked")
        return half


def _more(rows: str) -> str:
    return _("{rows} dòng nữa", rows=rows)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _lines(halves: Sequence[HalfDay], width: int) -> list[str]:
    """Return T2 23/11 Sáng  Trung tâm      2/3  Bia, Ơn                  thiếu 1 of each half-day.

    Columns are as wide as what stands in them; a name of a place gives way to those of people.
    """
    names = max((len(half.name) for half in halves), default=0)
    places = min(max((len(half.place) for half in halves), default=0), PLACE + max(0, (width - 80) // 2))
    lacks = max((len(roster_words.lack(half)) for half in halves), default=0)
    places = max(places, PLACE if width >= 80 else 0)
    return [_line(half, names, places, lacks, width) for half in halves]


def _line(half: HalfDay, names: int, places: int, lacks: int, width: int) -> str:
    many = f"{half.planned}/{half.needed}" if half.needed else str(half.planned)
    head = f"{words.weekday(half.day)} {half.name:<{names}} {words.fit(half.place, places)} {many:<{COUNT}}"
    room = max(0, width - len(head) - 3 - lacks)
    return f"{head}{words.fit(roster_words.people(half, room), room)} {roster_words.lack(half)}".rstrip()
