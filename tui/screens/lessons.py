"""Classes ("Bình dân học vụ số") of a month: planned, held, cancelled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from textual.widget import Widget
from textual.widgets import Static

from models import catalogue, clock, lessons
from models.errors import Refused
from models.language import N_, _, _n, name_of
from models.lessons import Listed
from tui import words
from tui.keys import LESSONS, LIST
from tui.screens.choice import Choice
from tui.screens.lesson_forms import CorrectForm, HoldForm, PlanForm
from tui.screens.listing import Listing
from tui.widgets.rows import Rows

HINTS = (
    ("N", N_("lớp mới"), "lesson.plan"),
    ("Enter", N_("sửa"), "lesson.change"),
    ("X", N_("đã dạy"), "lesson.hold"),
    ("S", N_("sửa số"), "lesson.correct"),
    ("K", N_("hủy"), "lesson.cancel"),
)
"""What is said of the keys under the list, with the right for each."""


class Lessons(Listing):
    """The classes of a month; letters act on the one under the mark."""

    heading = N_("Lớp học số")
    commands = (*LESSONS, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self.first = clock.today().replace(day=1)
        self.found: list[Listed] = []

    @property
    def last(self) -> date:
        """The last day of the month."""
        return _next_month(self.first) - timedelta(days=1)

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield Rows("lessons", empty=_("Không có lớp nào. N: lập lớp mới · ← →: tháng khác."))
        yield Static(id="acts", markup=False)

    def ready(self) -> None:
        """Begin at the first class that is not behind us."""
        self.reload()
        ahead = [n for n, row in enumerate(self.found) if row.state == "planned"]
        self._move(ahead[0] if ahead else len(self.found))

    def reload(self) -> None:
        """Read the month again, two queries; the mark stays on its class."""
        cursor = self.rows.cursor
        marked = self.found[cursor].id if cursor < len(self.found) else None
        self.found = lessons.listed(self.by, self.first, self.last)
        ids = [row.id for row in self.found]
        self.rows.head = f" {self._head()}"
        hints = (f"{key} {_(words_)}" for key, words_, right in HINTS if self.by.may(right))
        self.tell("#acts", f" {'  '.join(hints)}")
        lines = [lesson_line(row, self.app.size.width - 2) for row in self.found]
        self.rows.show(lines, ids.index(marked) if marked in ids else cursor)
        self.rows.refresh()

    def _head(self) -> str:
        held = lessons.counts(self.first, self.last)
        counted = (
            _n("{n} lớp đã dạy", held.lessons),
            _n("{n} lượt học viên", held.heads),
            _("giờ dạy {time}", time=words.minutes(held.minutes)),
        )
        return " · ".join((f"{self.first:%m/%Y}", *counted))

    def _marked(self) -> Listed:
        if self.rows.cursor >= len(self.found):
            raise Refused("lesson.none_marked")
        return self.found[self.rows.cursor]

    def _planned(self, verb: str, what: str, states: Sequence[str] = ("planned",)) -> Listed:
        """Return the marked class; refuse before a form is filled in what would be refused behind it."""
        row = self._marked()
        if not self.by.may(verb):
            raise Refused("right", account=self.by.name, verb=verb)
        if row.state not in states:
            raise Refused("lesson.state", state=lessons.STATES[row.state], act=what)
        return row

    def do_month(self, key: str) -> None:
        """Show the month before or behind."""
        self.first = (
            _next_month(self.first) if key == "right" else (self.first - timedelta(days=1)).replace(day=1)
        )
        self.rows.cursor = 0
        self.reload()

    async def do_new(self, key: str) -> None:
        """Open the form of a new class."""
        if not self.by.may("lesson.plan"):
            raise Refused("right", account=self.by.name, verb="lesson.plan")
        await self.home.open(PlanForm())

    async def do_edit(self, key: str) -> None:
        """Open the form of what is planned; what is over says what it was."""
        row = self._marked()
        if row.state != "planned" or not self.by.may("lesson.change"):
            self.say(lesson_words(row))
            return
        await self.home.open(PlanForm(row))

    async def do_hold(self, key: str) -> None:
        """Open the form of heads and teachers."""
        await self.home.open(HoldForm(self._planned("lesson.hold", _("ghi đã dạy"))))

    async def do_correct(self, key: str) -> None:
        """Open the form that sets right what was recorded."""
        row = self._marked()
        lessons.check_correct(self.by, row.id)
        await self.home.open(CorrectForm(row))

    async def do_cancel(self, key: str) -> None:
        """Ask why it is not held."""
        row = self._planned("lesson.cancel", _("hủy"), lessons.cancellable(self.by))

        async def chosen(reason: str) -> None:
            lessons.cancel(by=self.by, lesson_id=row.id, reason=reason)
            self.saved(_("Hủy lớp {title}", title=row.title))
            self.reload()

        reasons = [(reason.code, name_of(reason)) for reason in catalogue.reasons("lesson")]
        await self.home.ask(Choice(_("Hủy lớp {title}: lý do?", title=row.title), reasons), chosen)


def lesson_words(row: Listed) -> str:
    """Return what a class was about, in a sentence."""
    return " · ".join(filter(None, (row.title, row.topics, row.note, row.reason)))


def lesson_line(row: Listed, width: int) -> str:
    """Return a class as a row of a list."""
    when = f"{words.weekday(row.day)} {row.starts or '··:··'}"
    where = row.place or row.neighbourhood
    state = _n("{n} học viên", row.heads or 0) if row.state == "held" else lessons.STATES[row.state]
    more = max(0, width - 78)
    title, place = words.fit(row.title, 22 + more - 2 * (more // 3)), words.fit(where, 13 + more // 3)
    return f"{when} {title} {place} {words.fit(row.teachers, 12 + more // 3)} {state}"


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
