"""F5: help sessions - a volunteer's whole day on one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Static

from models import catalogue, clock, sessions, visits, volunteers
from models.errors import Refused
from models.language import N_, _, name_of
from tui import words
from tui.keys import SESSIONS
from tui.screens import session_lines as lines
from tui.screens.base import Base
from tui.screens.choice import Choice
from tui.screens.session_forms import EndedAt, More
from tui.screens.session_list import HelpList
from tui.sitting import Sitting
from tui.widgets.field import Field
from tui.widgets.pick import DIGITS

TICKET, TICKS, RESULT = range(3)
RESULT_KEYS = dict(zip("1234", sessions.RESULTS))
NEXT_PAGE = "9"
TICKET_DRAFT = "session"
"""The ticket typed before a session is open; from then on each session has a draft of its own."""


class HelpSessions(Base):
    """Ticket, Enter, ticks by digit, Enter, one digit for the result: saved."""

    heading = N_("Hỗ trợ")
    commands = SESSIONS

    def __init__(self) -> None:
        super().__init__()
        self.field = Field("ticket", _("Đang giúp số"), methods=(), room=12)
        self.step = TICKET
        self.volunteer: volunteers.Volunteer | None = None
        self.open: sessions.HelpSession | None = None
        self.ticket = ""
        self.kinds = catalogue.help_kinds()
        self.page = 1
        self.sitting = Sitting()
        self.reminded: int | None = None

    def body(self) -> Iterable[Widget]:
        """Who helps where, the three steps, the day so far, and who waits."""
        yield Static(id="who", markup=False)
        yield self.field
        yield Static(id="kinds", markup=False)
        yield Static(id="steps", markup=False)
        yield Static(id="turns", markup=False)
        yield HelpList()

    @property
    def list(self) -> HelpList:
        """Who waits, or what was done today."""
        return self.query_one(HelpList)

    def ready(self) -> None:
        """Take up a session that is still open, with the ticks kept of it."""
        self.volunteer = volunteers.of_account(self.by.account_id, self.by.name)
        self.open = sessions.open_of(self.by)
        if self.open is not None:
            self._restore(self.open)
        else:
            self.field.put(self.drafts.kept(self.by.account_id or 0, TICKET_DRAFT).get("ticket", ""))
        self.reload()
        self._hold_cursor()

    def reload(self) -> None:
        """Read the day so far and who waits; five queries besides who helps where."""
        if self.volunteer is None:
            return
        if self.open is not None and getattr(sessions.open_of(self.by), "id", None) != self.open.id:
            self._ended_elsewhere()
        self.tell("#who", lines.who(self.volunteer, self.by))
        today = clock.today()
        turns = sessions.turns(today, today, sessions.Scope(volunteer_id=self.volunteer.id))
        self.tell("#turns", lines.day_so_far(turns))
        self.list.read(self.by, self.volunteer.id)
        self.paint()

    def paint(self) -> None:
        """Repaint the three steps."""
        self.field.tell(lines.beside_ticket(self.open, self.ticket, self.sitting.people, self.page))
        self.tell("#kinds", lines.kinds(self.kinds, self.page, self.sitting.ticks))
        reminder = lines.on_phone(self.kinds, self.sitting.ticks, self.sitting.consent)
        self.tell("#steps", lines.steps(self.step, self.sitting.groups, reminder))

    def paint_title(self) -> None:
        """Repaint the clock; at the minute in which the shift is over, ask for what is still open."""
        super().paint_title()
        if self.open is not None and self.reminded != self.open.id:
            ends = sessions.forgotten_since(self.open)
            if ends is not None:
                self.reminded = self.open.id
                self.say(lines.left_open(self.open, ends))

    def cursor_place(self) -> Offset:
        """Return where one types the ticket, the marked row, or where the step is said."""
        if self.step != TICKET:
            return self.query_one("#steps").region.offset + Offset(0, 1)
        return self.list.cursor_place() if self.list.marked else super().cursor_place()

    def held(self) -> Field | None:
        """The ticket field, in the first step."""
        return self.field if self.step == TICKET else None

    @property
    def draft(self) -> str:
        """The name under which the draft of what is on the screen now is kept."""
        return f"{TICKET_DRAFT} {self.open.id}" if self.open is not None else TICKET_DRAFT

    def keep_draft(self) -> None:
        """Keep the ticks of the session under way, or the ticket before it."""
        kept = self.sitting.kept() if self.open is not None else {"ticket": self.field.text}
        self.drafts.keep(self.by.account_id or 0, self.draft, kept)

    def typed(self) -> None:
        """Keep the ticket being typed: it is short."""
        self.list.mark(False)
        self.keep_draft()

    async def take(self, key: str, character: str | None) -> None:
        """Digits tick kinds or give the result; letters mark who was helped."""
        if self.step == TICKET and character == "+" and not self.field.value:
            self._again()
        elif self.step == TICKS and character and character in DIGITS:
            self._tick(character)
        elif self.step == RESULT and character in RESULT_KEYS:
            await self._result(RESULT_KEYS[str(character)])
        else:
            await super().take(key, character)

    async def do_go_on(self, key: str) -> None:
        """From ticket to ticks, from ticks to result."""
        if self.step == TICKET:
            await self._start()
        elif self.step == TICKS:
            if not self.sitting.ticks:
                raise Refused("session.ticks")
            self.step = RESULT
            self.say("")
            self.paint()

    def do_more(self, key: str) -> None:
        """Count the kind ticked last once more."""
        self._change(self.sitting.count, 1)

    def do_less(self, key: str) -> None:
        """Count the kind ticked last once less."""
        self._change(self.sitting.count, -1)

    def do_group(self, key: str) -> None:
        """Mark one more of the people helped as what a letter stands for."""
        self._change(self.sitting.mark, lines.GROUP_KEYS[key.lower()])

    def do_consent(self, key: str) -> None:
        """Tick that the person lets one act on his or her phone."""
        if self.step != TICKET:
            self.sitting.consent = not self.sitting.consent
            self._changed()

    def do_up(self, key: str) -> None:
        """One more person helped in this session; before it, one row up."""
        self._step_or_count(-1)

    def do_down(self, key: str) -> None:
        """One person fewer; before the session, one row down."""
        self._step_or_count(1)

    def do_other_list(self, key: str) -> None:
        """Show what was done today instead of who waits, or who waits again."""
        self.list.shows_waiting = not self.list.shows_waiting
        if self.volunteer is not None:
            self.list.read(self.by, self.volunteer.id)

    def do_cancel(self, key: str) -> None:
        """Take back the session that was opened by mistake."""
        if self.open is not None:
            sessions.cancel(by=self.by, session_id=self.open.id)
            self._begin_again(_("Bỏ phiên mở nhầm"))

    async def do_together(self, key: str) -> None:
        """Choose the volunteer who helps too."""
        if self.open is None:
            return
        session_id = self.open.id

        async def chosen(code: str) -> None:
            sessions.join(by=self.by, session_id=session_id, volunteer_code=code)
            self.saved(_("{volunteer} cùng giúp", volunteer=code))
            self.reload()

        answers = [(code, f"{code} {name}") for code, name in sessions.could_help(self.open)]
        await self.home.ask(Choice(_("Ai cùng giúp?"), answers), chosen)

    async def do_write_more(self, key: str) -> None:
        """Write down who was helped with what, where no ticket tells."""
        if self.open is not None:
            await self.home.ask(More(self.open, self.sitting), self._written)

    async def _written(self, answer: str) -> None:
        self._changed()

    def back(self) -> bool:
        """Go one step back; False when this is the first."""
        if self.step == RESULT:
            self.step = TICKS
            self.paint()
            return True
        return False

    def _step_or_count(self, by: int) -> None:
        if self.step != TICKET:
            self._change(self.sitting.add_people, -by)
        else:
            self.list.step(by)

    def _change(self, change: Callable[..., None], value: int | str) -> None:
        if self.step != TICKET:
            change(value)
            self._changed()

    def _changed(self) -> None:
        self.keep_draft()
        self.paint()

    async def _start(self) -> None:
        marked = self.list.chosen()
        typed = marked.ticket if marked else self.field.text
        visit = visits.meant(self.by, typed) if typed else None
        helping = sessions.helping(visit.id) if visit else None
        if visit is not None and helping is not None:
            await self._ask_to_join(visit.ticket, helping)
            return
        opened = sessions.start(by=self.by, ticket=visit.ticket if visit else None)
        self._opened(opened, visit.ticket if visit else "", _("Bắt đầu giúp"))

    async def _ask_to_join(self, ticket: str, helping: sessions.Helping) -> None:
        async def chosen(answer: str) -> None:
            if answer == "join":
                joined = sessions.join(by=self.by, session_id=helping.id)
                self._opened(joined, ticket, _("Cùng giúp với {helper}", helper=helping.helper))

        since = words.time(helping.started_at)
        question = _(
            "{helper} đang giúp {ticket} từ {time}", helper=helping.helper, ticket=ticket, time=since
        )
        answers = (("join", _("cùng giúp: một lượt, hai lượt TNV")), ("back", _("quay lại")))
        await self.home.ask(Choice(question, answers), chosen)

    def _opened(self, opened: sessions.HelpSession, ticket: str, what: str) -> None:
        self.drafts.drop(self.by.account_id or 0, self.draft)
        self.open, self.ticket, self.step, self.sitting = opened, ticket, TICKS, Sitting()
        self.list.mark(False)
        self.saved(what)
        self.reload()
        self._hold_cursor()

    def _again(self) -> None:
        sessions.again(by=self.by)
        self.saved(_("Thêm một người như phiên vừa rồi"))
        self.reload()

    def _tick(self, digit: str) -> None:
        if digit == NEXT_PAGE:
            self.page = 3 - self.page
        for kind in self.kinds:
            if kind.page == self.page and str(kind.key) == digit:
                self.sitting.tick(kind.code)
        self._changed()

    async def _result(self, result: str) -> None:
        """Save with a result; what could not be done asks why first, what was left open asks until when."""
        if result != "not_done":
            await self._end(result)
            return

        async def because(reason: str) -> None:
            await self._end(result, reason)

        reasons = [(reason.code, name_of(reason)) for reason in catalogue.reasons("not_helped")]
        await self.home.ask(Choice(_("Chưa được: vì sao?"), reasons), because)

    async def _end(self, result: str, reason: str | None = None) -> None:
        assert self.open is not None, "the result step follows a start"
        opened, facts = self.open, {**self.sitting.facts(), "result": result, "reason": reason}
        what = _("Ghi phiên hỗ trợ: {result}", result=sessions.RESULTS[result])

        def at(ended: str | None) -> str:
            sessions.end(by=self.by, session_id=opened.id, ended=ended, **facts)
            self._blank()
            return what

        ends = sessions.forgotten_since(opened)
        if ends is not None:
            await self.home.open(EndedAt(opened, ends, at))
            return
        at(None)
        self._begin_again(what)

    def _begin_again(self, what: str) -> None:
        self._blank()
        self.saved(what)
        self.reload()
        self._hold_cursor()

    def on_screen_resume(self) -> None:
        """Set the cursor where one goes on after a question."""
        super().on_screen_resume()
        self._hold_cursor()

    def _blank(self) -> None:
        self.drafts.drop(self.by.account_id or 0, self.draft)
        self.open, self.ticket, self.step, self.page = None, "", TICKET, 1
        self.sitting = Sitting()
        self.field.put("")

    def _ended_elsewhere(self) -> None:
        """Begin anew: the session on the screen was ended in another window, or by who helped too."""
        self._blank()
        self.say(_("Phiên này đã kết thúc ở cửa sổ khác."))
        self._hold_cursor()

    def _restore(self, opened: sessions.HelpSession) -> None:
        self.sitting = Sitting.taken_up(self.drafts.kept(self.by.account_id or 0, self.draft))
        if opened.visit_id:
            self.ticket = visits.by_id(opened.visit_id).ticket
        self.step = TICKS
        ends = sessions.forgotten_since(opened)
        if ends is None:
            self.say(_("Phiên này còn dở: ghi việc đã giúp và kết quả."))
        else:
            self.reminded = opened.id
            self.say(lines.left_open(opened, ends))

    def _hold_cursor(self) -> None:
        self.set_focus(self.field if self.step == TICKET else None)
