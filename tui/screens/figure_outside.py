"""The errands, classes or shifts behind a figure; Enter opens the page of each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from textual.widget import Widget

from models import centre, figures, roster
from models.errors import Refused
from models.figures import Outside, Period, Row
from models.language import _, _n
from models.roster import Entry
from models.sessions import Scope
from tui import roster_words, words
from tui.errand_page import list_line
from tui.keys import FIGURE_OUTSIDE, LIST
from tui.screens.errands import ErrandPage
from tui.screens.half_day import HalfDayScreen
from tui.screens.lessons import lesson_line, lesson_words
from tui.screens.listing import Listing
from tui.widgets.rows import Rows

FEWEST, SPARED = 12, 9
WHO, PLACE = 12, 9


class FigureOutside(Listing):
    """As many rows as the figure says, the newest first."""

    commands = (*FIGURE_OUTSIDE, *LIST)

    def __init__(self, row: Row, period: Period, scope: Scope) -> None:
        super().__init__()
        self.row, self.period, self.scope = row, period, scope
        self.title_text = f"{row.label} · {period.words}"
        self.found: Outside | None = None

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield Rows("outside", empty=_("Không có dòng nào. Esc: quay lại."))

    def reload(self) -> None:
        """Read the rows again; the mark stays where it was."""
        self.found = figures.outside(self.by, self.period, self.row.key, self.scope)
        rows, kind = self.rows, KINDS[self.found.what]
        rows.head = f" {self._head(self.found)}"
        rows.styles.height = max(FEWEST, self.app.size.height - SPARED)
        rows.show(kind.lines(self.found.rows, self.app.size.width - 2), rows.cursor)
        rows.refresh()

    def _head(self, found: Outside) -> str:
        parts = [KINDS[found.what].many(found.count)]
        if found.count > len(found.rows):
            parts.append(_("mới nhất {n}", n=words.number(len(found.rows))))
        return " · ".join(parts)

    async def do_show(self, key: str) -> None:
        """Open the page of the row under the mark."""
        cursor = self.rows.cursor
        if self.found is None or cursor >= len(self.found.rows):
            raise Refused("figures.none_marked")
        await KINDS[self.found.what].show(self, self.found.rows[cursor])


async def _show_errand(screen: FigureOutside, row: Any) -> None:
    await screen.home.open(ErrandPage(row.id))


async def _show_lesson(screen: FigureOutside, row: Any) -> None:
    screen.say(lesson_words(row))


async def _show_shift(screen: FigureOutside, row: Entry) -> None:
    halves = roster.board(row.day, row.day, by=screen.by)
    half = next((half for half in halves if any(entry.id == row.id for entry in half.entries)), None)
    if half is None:
        raise Refused("figures.none_marked")
    await screen.home.open(HalfDayScreen(half))


def _errand_lines(rows: Iterable[Any], width: int) -> list[str]:
    return [list_line(row, True, width) for row in rows]


def _lesson_lines(rows: Iterable[Any], width: int) -> list[str]:
    return [lesson_line(row, width) for row in rows]


def _shift_lines(rows: Iterable[Entry], width: int) -> list[str]:
    names = {place.id: place.name for place in centre.listed_places()}
    return [_shift_line(row, names.get(row.place_id, ""), width) for row in rows]


def _shift_line(row: Entry, place: str, width: int) -> str:
    """Return 23/11 07:00–11:30 TNV01 Bia  Trung tâm  07:02–11:31 4,5 giờ."""
    served = _("{n} giờ", n=words.number(row.minutes / 60, 1)) if row.came else ""
    parts = (
        f"{row.day:%d/%m} {row.starts}–{row.ends}",
        words.fit(roster_words.who(row), WHO),
        words.fit(place, PLACE),
        f"{roster_words.real(row):<11}",
        served,
        roster_words.remarks(row),
    )
    return words.cut(" ".join(filter(None, parts)), width).rstrip()


@dataclass(frozen=True)
class Kind:
    """How the rows of a kind are counted in words, written and opened."""

    many: Callable[[int], str]
    lines: Callable[[Iterable[Any], int], list[str]]
    show: Callable[[FigureOutside, Any], Awaitable[None]]


KINDS: Mapping[str, Kind] = {
    "errand": Kind(lambda n: _n("{n} việc", n), _errand_lines, _show_errand),
    "lesson": Kind(lambda n: _n("{n} lớp đã dạy", n), _lesson_lines, _show_lesson),
    "shift": Kind(lambda n: _n("{n} ca", n), _shift_lines, _show_shift),
}
"""The kinds of rows there are."""
