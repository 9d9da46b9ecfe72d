"""F5: help sessions - a volunteer's whole day on one screen."""

from __future__ import annotations

from collections.abc import Iterable

from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Static

from models import catalogue, centre, clock, roster, sessions, visits, volunteers
from models.errors import Refused
from models.language import N_, _, _n, name_of
from tui import words
from tui.keys import SESSIONS
from tui.screens.base import Base
from tui.widgets.field import Field
from tui.widgets.pick import DIGITS
from tui.widgets.rows import Rows

TICKET, TICKS, RESULT = range(3)
GROUP_KEYS = {"c": "elderly", "t": "minority", "k": "disabled", "m": "pregnant"}
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
        self.ticks: set[str] = set()
        self.groups: set[str] = set()
        self.people = 1

    def body(self) -> Iterable[Widget]:
        """Who helps where, the three steps, and the day so far."""
        yield Static(id="who", markup=False)
        yield self.field
        yield Static(id="kinds", markup=False)
        yield Static(id="steps", markup=False)
        yield Static(id="gap")
        yield Static(id="turns", markup=False)
        yield Rows("today", empty=_("Chưa có phiên nào hôm nay."))

    def ready(self) -> None:
        """Take up a session that is still open, with the ticks kept of it."""
        self.query_one(Rows).marked = False
        self.volunteer = volunteers.of_account(self.by.account_id, self.by.name)
        self.open = sessions.open_of(self.by)
        if self.open is not None:
            self._restore()
        else:
            self.field.put(self.drafts.kept(self.by.account_id or 0, TICKET_DRAFT).get("ticket", ""))
        self.reload()
        self._hold_cursor()

    def reload(self) -> None:
        """Read the day so far; three queries besides who helps where."""
        if self.volunteer is None:
            return
        if self.open is not None and getattr(sessions.open_of(self.by), "id", None) != self.open.id:
            self._ended_elsewhere()
        self.tell("#who", self._who(self.volunteer))
        turns = sessions.turns(clock.today(), clock.today(), sessions.Scope(volunteer_id=self.volunteer.id))
        counted = (_n("{n} lượt", turns.turns), _n("{n} người", turns.people), words.minutes(turns.minutes))
        self.tell("#turns", f" {_('Hôm nay:')} {' · '.join(counted)}")
        self.query_one(Rows).show(
            [
                f"{words.time(row.started_at)} {row.ticket or '····':<5}"
                f" {words.fit(row.kinds, 48)} {row.result}"
                for row in sessions.of_day(self.volunteer.id)
            ]
        )
        self.paint()

    def paint(self) -> None:
        """Repaint the three steps."""
        if self.open:
            since = _("bắt đầu {time}", time=words.time(self.open.started_at))
            people = f"{_n('{n} người', self.people)} (↑↓)"
            started = f"{self.ticket or '–'} {since} · {people}"
        else:
            started = _("Enter: không gắn số")
        page = _("9: trang {page}/2", page=self.page)
        self.field.tell(f" {started} · {page}")
        self.tell("#kinds", self._kinds_text())
        self.tell("#steps", self._steps_text())

    def cursor_place(self) -> Offset:
        """Return where one types the ticket, or where the step is said."""
        if self.step == TICKET:
            return super().cursor_place()
        return self.query_one("#steps").region.offset + Offset(0, 1)

    def held(self) -> Field | None:
        """The ticket field, in the first step."""
        return self.field if self.step == TICKET else None

    @property
    def draft(self) -> str:
        """The name under which the draft of what is on the screen now is kept."""
        return f"{TICKET_DRAFT} {self.open.id}" if self.open is not None else TICKET_DRAFT

    def keep_draft(self) -> None:
        """Keep the ticks of the session under way, or the ticket before it."""
        kept = {"ticket": self.field.text}
        if self.open is not None:
            ticks, groups = " ".join(sorted(self.ticks)), " ".join(sorted(self.groups))
            kept = {"ticks": ticks, "groups": groups, "people": str(self.people)}
        self.drafts.keep(self.by.account_id or 0, self.draft, kept)

    def typed(self) -> None:
        """Keep the ticket being typed: it is short."""
        self.keep_draft()

    async def take(self, key: str, character: str | None) -> None:
        """Digits tick kinds or give the result; letters mark who was helped."""
        if self.step == TICKET and character == "+" and not self.field.value:
            self.do_again(character)
        elif self.step == TICKS and character and character in DIGITS:
            self._tick(character)
        elif self.step == RESULT and character in RESULT_KEYS:
            self._end(RESULT_KEYS[str(character)])
        else:
            await super().take(key, character)

    def do_go_on(self, key: str) -> None:
        """From ticket to ticks, from ticks to result."""
        if self.step == TICKET:
            self._start()
        elif self.step == TICKS:
            if not self.ticks:
                raise Refused("session.ticks")
            self.step = RESULT
            self.say("")
            self.paint()

    def do_again(self, key: str) -> None:
        """Repeat the last session for one more person."""
        if self.step == TICKET:
            sessions.again(by=self.by)
            self.saved(_("Thêm một người như phiên vừa rồi"))
            self.reload()

    def do_cancel(self, key: str) -> None:
        """Take back the session that was opened by mistake."""
        if self.open is not None:
            sessions.cancel(by=self.by, session_id=self.open.id)
            self._begin_again(_("Bỏ phiên mở nhầm"))

    def do_group(self, key: str) -> None:
        """Mark what the person helped is."""
        if self.step != TICKET:
            self.groups ^= {GROUP_KEYS[key.lower()]}
            self.paint()
            self.keep_draft()

    def do_more_people(self, key: str) -> None:
        """One more person helped in this session."""
        self._count(1)

    def do_fewer_people(self, key: str) -> None:
        """One person fewer."""
        self._count(-1)

    def back(self) -> bool:
        """Go one step back; False when this is the first."""
        if self.step == RESULT:
            self.step = TICKS
            self.paint()
            return True
        return False

    def _count(self, by: int) -> None:
        if self.step != TICKET:
            self.people = max(1, min(999, self.people + by))
            self.paint()
            self.keep_draft()

    def _start(self) -> None:
        typed = self.field.text
        opened = sessions.start(by=self.by, ticket=typed or None)
        self.drafts.drop(self.by.account_id or 0, self.draft)
        self.open = opened
        self.ticket = visits.by_ticket(typed).ticket if typed else ""
        self.step = TICKS
        self.saved(_("Bắt đầu giúp"))
        self.reload()
        self._hold_cursor()

    def _tick(self, digit: str) -> None:
        if digit == NEXT_PAGE:
            self.page = 3 - self.page
        for kind in self.kinds:
            if kind.page == self.page and str(kind.key) == digit:
                self.ticks ^= {kind.code}
        self.keep_draft()
        self.paint()

    def _end(self, result: str) -> None:
        assert self.open is not None, "the result step follows a start"
        sessions.end(
            by=self.by,
            session_id=self.open.id,
            ticks=dict.fromkeys(sorted(self.ticks), 1),
            result=result,
            number_of_people=self.people,
            groups=dict.fromkeys(sorted(self.groups), 1),
        )
        self._begin_again(_("Ghi phiên hỗ trợ: {result}", result=sessions.RESULTS[result]))

    def _begin_again(self, what: str) -> None:
        self._blank()
        self.saved(what)
        self.reload()
        self._hold_cursor()

    def _blank(self) -> None:
        self.drafts.drop(self.by.account_id or 0, self.draft)
        self.open, self.ticket, self.step, self.page, self.people = None, "", TICKET, 1, 1
        self.ticks, self.groups = set(), set()
        self.field.put("")

    def _ended_elsewhere(self) -> None:
        """Begin anew: the session on the screen was ended in another window."""
        self._blank()
        self.say(_("Phiên này đã kết thúc ở cửa sổ khác."))
        self._hold_cursor()

    def _restore(self) -> None:
        assert self.open is not None, "only an open session is restored"
        kept = self.drafts.kept(self.by.account_id or 0, self.draft)
        self.ticks = set(kept.get("ticks", "").split())
        self.groups = set(kept.get("groups", "").split())
        self.people = int(kept.get("people", "1"))
        if self.open.visit_id:
            self.ticket = visits.by_id(self.open.visit_id).ticket
        self.step = TICKS
        self.say(_("Phiên này còn dở: ghi việc đã giúp và kết quả."))

    def _hold_cursor(self) -> None:
        self.set_focus(self.field if self.step == TICKET else None)

    def _who(self, volunteer: volunteers.Volunteer) -> str:
        today = clock.today()
        team = volunteers.team_of(volunteer.id, today)
        shift = roster.shift_of(volunteer.id, today, words.time(clock.now()))
        place_id = shift.place_id if shift else self.by.place_id
        place = next((p.name for p in centre.places() if p.id == place_id), "")
        duty = _("trực {starts}–{ends}", starts=shift.starts, ends=shift.ends) if shift else ""
        parts = (volunteer.code, team.name if team else "", _("Điểm: {place}", place=place), duty)
        return " " + " · ".join(filter(None, parts))

    def _kinds_text(self) -> str:
        shown = {kind.key: kind for kind in self.kinds if kind.page == self.page}
        lines = []
        for left in range(1, 5):
            halves = []
            for key in (left, left + 4):
                kind = shown.get(key)
                tick = f"[{'x' if kind and kind.code in self.ticks else ' '}]"
                halves.append(f" {key} {words.fit(name_of(kind), 29)} {tick} " if kind else "")
            lines.append("".join(halves))
        return "\n".join(lines)

    def _steps_text(self) -> str:
        marks = "  ".join(
            f"[{'x' if group in self.groups else ' '}] {key.upper()} {sessions.GROUPS[group]}"
            for key, group in GROUP_KEYS.items()
        )
        results = "  ".join(f"{key} {sessions.RESULTS[name]}" for key, name in RESULT_KEYS.items())
        steps = (
            _("Gõ số thứ tự rồi Enter; + lặp lại phiên vừa rồi"),
            _("Số: việc đã giúp (9 sang trang) · chữ: ai · X bỏ · Enter → kết quả"),
            _("Kết quả: {results}", results=results),
        )
        return f" {marks}\n▶{steps[self.step]}"
