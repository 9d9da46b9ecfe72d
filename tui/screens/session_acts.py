"""What is done on F5: a session begun, joined, ticked, ended, repeated; what each asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models import catalogue, centre, clock, roster, sessions, visits, volunteers
from models.errors import Refused
from models.language import _, name_of
from tui import words
from tui.screens import session_lines as lines
from tui.screens.choice import Choice
from tui.screens.presence import Presence
from tui.screens.session_forms import EndedAt, More
from tui.screens.session_list import HelpList
from tui.sitting import Sitting
from tui.widgets.field import Field

TICKET, TICKS, RESULT = range(3)
RESULT_KEYS = dict(zip("1234", sessions.RESULTS))
NEXT_PAGE = "9"
TICKET_DRAFT = "session"
"""The ticket typed before a session is open; from then on each session has a draft of its own."""


class SessionActs(Presence):
    """The acts of F5, on the session that is open and what is ticked of it so far."""

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

    @property
    def list(self) -> HelpList:
        """Who waits, or what was done today."""
        return self.query_one(HelpList)

    @property
    def draft(self) -> str:
        """The name under which the draft of what is on the screen now is kept."""
        return f"{TICKET_DRAFT} {self.open.id}" if self.open is not None else TICKET_DRAFT

    def paint(self) -> None:
        """Repaint the three steps."""

    def hold_cursor(self) -> None:
        """Set the cursor where one goes on."""
        self.set_focus(self.field if self.step == TICKET else None)

    def do_more(self, key: str) -> None:
        """Count the kind ticked last once more."""
        self.change(self.sitting.count, 1)

    def do_less(self, key: str) -> None:
        """Count the kind ticked last once less."""
        self.change(self.sitting.count, -1)

    def do_group(self, key: str) -> None:
        """Mark one more of the people helped as what a letter stands for."""
        self.change(self.sitting.mark, lines.GROUP_KEYS[key.lower()])

    def do_consent(self, key: str) -> None:
        """Tick that the person lets one act on his or her phone."""
        if self.step != TICKET:
            self.sitting.consent = not self.sitting.consent
            self.changed()

    def do_cancel(self, key: str) -> None:
        """Take back the session that was opened by mistake."""
        if self.open is not None and self.open.state == "ended":
            self._begin_again(_("Bỏ phần chưa ghi"))
        elif self.open is not None:
            sessions.cancel(by=self.by, session_id=self.open.id)
            self._begin_again(_("Bỏ phiên mở nhầm"))

    async def do_place(self, key: str) -> None:
        """Choose where one helps this time: by phone, at a neighbourhood house, at home…"""
        if self.open is None:
            return
        session_id = self.open.id
        known = {place.code: place.name for place in centre.places()}

        async def chosen(code: str) -> None:
            self.open = sessions.move(by=self.by, session_id=session_id, place=code)
            self.saved(_("Nơi giúp: {place}", place=known[code]))
            self.reload()

        await self.home.ask(Choice(_("Giúp ở đâu?"), tuple(known.items())), chosen)

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
        self.changed()

    async def going(self, standing: roster.Standing) -> None:
        """Ask before checking out: the same key checks in."""

        async def chosen(answer: str) -> None:
            if answer == "out":
                await Presence.going(self, standing)

        now = words.time(clock.now())
        answers = (("out", _("Ra ca lúc {time}", time=now)), ("stay", _("Chưa, còn trực")))
        await self.home.ask(Choice(_("Hết ca?"), answers), chosen)

    async def start(self) -> None:
        """Begin to help whom the mark or the ticket means; who is helped already may be joined."""
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
        self.open, self.ticket, self.step = opened, ticket, TICKS
        if self.sitting != Sitting():
            self.keep_draft()
        self.list.mark(False)
        self.saved(self._of_ticket(what))
        self.reload()
        self.hold_cursor()

    def again(self) -> None:
        """Repeat the last session for one more person."""
        sessions.again(by=self.by)
        self.saved(_("Thêm một người như phiên vừa rồi · - rút lại"))
        self.reload()

    def take_back(self) -> None:
        """Take back the session that was recorded last, by a slip."""
        row = sessions.take_back(by=self.by)
        self.saved(_("Rút lại phiên {start}", start=words.time(row.started_at)))
        self.reload()

    def tick(self, digit: str) -> None:
        """Tick the kind of a digit, or turn the page."""
        if digit == NEXT_PAGE:
            self.page = 3 - self.page
        for kind in self.kinds:
            if kind.page == self.page and str(kind.key) == digit:
                self.sitting.tick(kind.code)
        self.changed()

    async def result(self, result: str) -> None:
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
        what = self._of_ticket(_("Ghi phiên hỗ trợ: {result}", result=sessions.RESULTS[result]))

        def at(ended: str | None) -> str:
            said = self._record(opened, {**facts, "ended": ended}) or what
            self.blank()
            return said

        ends = sessions.forgotten_since(opened) if opened.state == "open" else None
        if ends is not None:
            await self.home.open(EndedAt(opened, ends, at))
            return
        self._begin_again(at(None))

    def _record(self, opened: sessions.HelpSession, facts: dict[str, Any]) -> str:
        """End a session; where who helped too has done so, add what it lacks and say so."""
        try:
            sessions.end(by=self.by, session_id=opened.id, **facts)
        except Refused as refused:
            if refused.rule != "session.state":
                raise
            del facts["ended"]
            added = sessions.add(by=self.by, session_id=opened.id, **facts)
            return self._of_ticket(lines.added(added, self.volunteer))
        return ""

    def _of_ticket(self, what: str) -> str:
        return f"{what} · {self.ticket}" if self.ticket else what

    def _begin_again(self, what: str) -> None:
        self.blank()
        self.saved(what)
        self.reload()
        self.hold_cursor()

    def blank(self) -> None:
        """Forget the session that is over."""
        self.drafts.drop(self.by.account_id or 0, self.draft)
        self.open, self.ticket, self.step, self.page = None, "", TICKET, 1
        self.sitting = Sitting()
        self.field.put("")

    def change(self, change: Callable[..., None], value: int | str) -> None:
        """Change what is ticked; before a session is open there is nothing to."""
        if self.step != TICKET:
            change(value)
            self.changed()

    def changed(self) -> None:
        """Keep what is ticked now, and show it."""
        self.keep_draft()
        self.paint()
