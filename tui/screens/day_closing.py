"""Closing the day: everything that stands open, settled row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from textual.widget import Widget

from models import catalogue, clock, closing, dossiers, lessons, outcomes, sessions, visits, workdays
from models.errors import Refused
from models.language import N_, _, name_of
from tui import words
from tui.day_page import open_line, summary
from tui.keys import CLOSE_DAY, LIST
from tui.offers import offer
from tui.screens.choice import Choice
from tui.screens.day_sheet import DaySheet
from tui.screens.errands import ErrandPage
from tui.screens.form import Form, Item
from tui.screens.lesson_forms import HoldForm
from tui.screens.listing import Listing
from tui.screens.session_forms import LeftOpen
from tui.widgets.rows import Rows


class CloseDay(Listing):
    """Everything that stands open on a day, to be settled row by row; then the day is closed."""

    heading = N_("Đóng ngày")
    commands = (*CLOSE_DAY, *LIST)

    def __init__(self, day: date | None = None) -> None:
        super().__init__()
        self.day = day or clock.today()
        self.open: list[closing.Open] = []
        self.title_text = f"{self.title_text} {words.day(self.day)}"

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield Rows("open", empty=_("Không còn việc nào dở. Ctrl+S: đóng ngày."))

    def ready(self) -> None:
        """Show what stands open, and name what is half typed."""
        self.reload()
        if left := offer(self.by, self.drafts):
            self.say(left)

    def reload(self) -> None:
        """Read what stands open again; the mark stays on its row, or where that was; seven queries."""
        marked = self.marked()
        self.open = closing.standing(self.by, self.day)
        rows = self.rows
        rows.head = f" {summary(self.open)} · {_('Enter: giải quyết')}" if self.open else ""
        same = [n for n, row in enumerate(self.open) if marked and (row.kind, row.id) == marked]
        rows.show([open_line(row) for row in self.open], same[0] if same else None)
        rows.refresh()

    def marked(self) -> tuple[str, int] | None:
        """Return kind and id of the marked row, or None."""
        cursor = self.rows.cursor
        return (self.open[cursor].kind, self.open[cursor].id) if cursor < len(self.open) else None

    def _row(self) -> closing.Open:
        if self.marked() is None:
            raise Refused("workday.nothing_open")
        return self.open[self.rows.cursor]

    def _done(self, what: str) -> None:
        self.saved(what)
        self.reload()

    async def do_go_on(self, key: str) -> None:
        """Settle the marked row as its kind is settled."""
        row = self._row()
        await getattr(self, f"_settle_{row.kind}")(row)

    async def do_leave(self, key: str) -> None:
        """Record that the person of the marked row has gone."""
        row = self._row()
        if row.kind == "serving":
            raise Refused("workday.serving", day=words.day(self.day), visits=f"{row.label} · {row.where}")
        if row.kind == "waiting":
            await self._settle_waiting(row)

    async def _settle_serving(self, row: closing.Open) -> None:
        answers = [
            ("finish", _("Kết thúc: kết quả đã ghi đủ")),
            ("nothing", _("Không giải quyết: nêu lý do rồi kết thúc")),
        ]
        if row.desk_id == self.by.desk_id and self.day == clock.today():
            answers.insert(0, ("desk", _("Về quầy để ghi kết quả")))

        async def chosen(answer: str) -> None:
            if answer == "desk":
                await self.home.go("desk")
            elif answer == "finish":
                visits.finish(by=self.by, visit_id=row.id)
                self._done(_("Kết thúc {ticket}", ticket=row.label))
            else:
                await self._because(
                    _("{ticket}: không giải quyết", ticket=row.label),
                    "nothing",
                    lambda reason: self._nothing(row, reason),
                )

        await self.home.ask(Choice(f"{row.label} · {row.what} · {row.where}", answers), chosen)

    def _nothing(self, row: closing.Open, reason: str) -> None:
        """Give every procedure of a visit without an outcome the same one, and end the visit."""
        left = [asked for asked in visits.asked_of(row.id) if not asked.outcome]
        places: list[int | None] = [asked.position for asked in left]
        if not places and not outcomes.of_visit(row.id):
            places = [None]
        for position in places:
            outcomes.record(by=self.by, visit_id=row.id, kind="NOTHING", position=position, reason=reason)
        visits.finish(by=self.by, visit_id=row.id)

    async def _settle_waiting(self, row: closing.Open) -> None:
        await self._because(
            _("{ticket} đã về", ticket=row.label),
            "left",
            lambda reason: visits.leave(by=self.by, visit_id=row.id, reason=reason),
        )

    async def _settle_no_outcome(self, row: closing.Open) -> None:
        self.say(
            _("{ticket} đã kết thúc; kết quả bị hủy thì chỉ còn trên phiếu ngày.", ticket=row.label),
            loud=True,
        )

    async def _settle_code(self, row: closing.Open) -> None:
        await self.home.open(CodeForm(row))

    async def _settle_hand_over(self, row: closing.Open) -> None:
        handed = dossiers.hand_over(by=self.by, dossier_id=row.id)
        self._done(_("Bàn giao {code}", code=handed.label))

    async def _settle_session(self, row: closing.Open) -> None:
        if not self.by.may("session.void"):
            self.say(_("Nhắc {who} ghi kết quả ở F5, hoặc nhờ lãnh đạo hủy phiên.", who=row.label), loud=True)
            return

        async def chosen(answer: str) -> None:
            if answer == "end":
                await self.home.open(LeftOpen(row.id, row.label))
            elif answer == "void":
                await self._because(
                    _("Hủy phiên hỗ trợ của {who}", who=row.label),
                    "void",
                    lambda reason: sessions.void(by=self.by, session_id=row.id, reason=reason),
                )

        answers = [
            ("end", _("Ghi thay {who}: việc, kết quả, giờ kết thúc", who=row.label)),
            ("void", _("Hủy: phiên mở nhầm")),
            ("stay", _("Để lại, nhắc {who}", who=row.label)),
        ]
        await self.home.ask(Choice(_("Phiên hỗ trợ của {who}", who=row.label), answers), chosen)

    async def _settle_errand(self, row: closing.Open) -> None:
        await self.home.open(ErrandPage(row.id))

    async def _settle_lesson(self, row: closing.Open) -> None:
        await self.home.open(HoldForm(lessons.shown(self.by, row.id)))

    async def _because(self, title: str, kind: str, verb: Callable[[str], object]) -> None:
        async def chosen(reason: str) -> None:
            verb(reason)
            self._done(title)

        reasons = [(reason.code, name_of(reason)) for reason in catalogue.reasons(kind)]
        await self.home.ask(Choice(_("{act}: lý do?", act=title), reasons), chosen)

    async def do_sheet(self, key: str) -> None:
        """Show the sheet of the day as it stands."""
        await self.home.open(DaySheet(self.day))

    async def do_save(self, key: str) -> None:
        """Sum up what is left, ask, and close the day."""
        self.reload()
        served = [row for row in self.open if row.kind in closing.BLOCKING]
        if served:
            who = ", ".join(_("{ticket} ở {desk}", ticket=row.label, desk=row.where) for row in served)
            raise Refused("workday.serving", day=words.day(self.day), visits=who)
        known = workdays.of(self.day)
        again = bool(known and known.closed_at)
        question = _("Đóng lại ngày {day}?") if again else _("Đóng ngày {day}?")

        async def chosen(answer: str) -> None:
            if answer == "close":
                await self._close(again)

        answers = [("close", self._left_behind()), ("stay", _("Chưa, xem lại"))]
        await self.home.ask(Choice(question.format(day=words.day(self.day)), answers), chosen)

    def _left_behind(self) -> str:
        """Say what closing does now: who is sent home, what stays open."""
        waiting = sum(row.kind == "waiting" for row in self.open)
        rest = [row for row in self.open if row.kind != "waiting"]
        gone = _("Đóng; {count} lượt còn chờ ghi “hết giờ”", count=waiting) if waiting else _("Đóng")
        return f"{gone}; {_('để lại {rest}', rest=summary(rest))}" if rest else gone

    async def _close(self, again: bool) -> None:
        home = self.home
        workdays.close_day(by=self.by, day=self.day, again=again)
        sheet = DaySheet(self.day)
        await home.go(home.home_name)
        await home.open(sheet)
        await sheet.copy()


class CodeForm(Form):
    """One field: the code of a dossier that was awaited."""

    def __init__(self, row: closing.Open) -> None:
        self.row = row
        self.form = f"code {row.id}"
        super().__init__()
        self.title_text = f"{row.label} · {row.what}"

    def fields(self) -> Iterable[Item]:
        """The code."""
        yield Item("code", N_("Mã hồ sơ"), plain=True)

    async def save(self) -> None:
        """Enter it and go back."""
        coded = dossiers.set_code(by=self.by, dossier_id=self.row.id, code=self.widget("code").text)
        await self.leave(_("Ghi mã {code}", code=coded.label))
