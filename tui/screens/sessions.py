"""F5: help sessions - a volunteer's whole day on one screen."""

from __future__ import annotations

from collections.abc import Iterable

from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Static

from models import clock, sessions, visits, volunteers
from models.errors import Refused
from models.language import N_, _
from tui.keys import SESSIONS, key_bar
from tui.screens import session_lines as lines
from tui.screens.session_acts import RESULT, RESULT_KEYS, TICKET, TICKET_DRAFT, TICKS, SessionActs
from tui.screens.session_list import HelpList
from tui.screens.session_page import SessionPage
from tui.sitting import Sitting
from tui.widgets.field import Field
from tui.widgets.pick import DIGITS


class HelpSessions(SessionActs):
    """Ticket, Enter, ticks by digit, Enter, one digit for the result: saved."""

    heading = N_("Hỗ trợ")
    commands = SESSIONS

    def __init__(self) -> None:
        super().__init__()
        self.reminded: int | None = None
        self.team = ""

    def body(self) -> Iterable[Widget]:
        """Who helps where, the three steps, the day so far, and who waits."""
        yield Static(id="who", markup=False)
        yield self.field
        yield Static(id="kinds", markup=False)
        yield Static(id="steps", markup=False)
        yield Static(id="turns", markup=False)
        yield HelpList()

    def ready(self) -> None:
        """Take up a session that is still open, with the ticks kept of it."""
        self.volunteer = volunteers.of_account(self.by.account_id, self.by.name)
        team = volunteers.team_of(self.volunteer.id, clock.today())
        self.team = team.name if team else ""
        self.open = sessions.open_of(self.by) or self._ended_unsaid()
        if self.open is not None:
            self._restore(self.open)
        else:
            self.field.put(self.drafts.kept(self.by.account_id or 0, TICKET_DRAFT).get("ticket", ""))
            self.say(" ".join(filter(None, (volunteers.without_pledge(self.volunteer), lines.due(self.by)))))
        self.reload()
        self.hold_cursor()

    def reload(self) -> None:
        """Read the day so far and who waits; five queries besides who helps where."""
        if self.volunteer is None:
            return
        now = sessions.open_of(self.by)
        if self.open is not None and self._is_over(self.open, now):
            self._ended_elsewhere(self.open.id)
        elif self.open is None and now is not None:
            self._taken_along(now)
        self.tell("#who", lines.who(self.volunteer.code, self.team, self.by, self.open, self.app.size.width))
        today = clock.today()
        turns = sessions.turns(today, today, sessions.Scope(volunteer_id=self.volunteer.id))
        self.tell("#turns", lines.day_so_far(turns))
        self.list.read(self.by, self.volunteer.id)
        self.paint()

    def paint(self) -> None:
        """Repaint the three steps."""
        self.field.tell(lines.beside_ticket(self.open, self.ticket, self.sitting.heads, self.page))
        self.tell("#kinds", lines.kinds(self.kinds, self.page, self.sitting.ticks, self.app.size.width))
        reminder = lines.on_phone(self.kinds, self.sitting.ticks, self.sitting.consent)
        self.tell("#steps", lines.steps(self.step, self.sitting.groups, reminder))

    def paint_title(self) -> None:
        """Repaint the clock; at the minute in which the shift is over, ask for what is still open."""
        super().paint_title()
        if self.open is not None and self.open.state == "open" and self.reminded != self.open.id:
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
            self.again()
        elif self.step == TICKET and character == "-" and not self.field.value:
            self.take_back()
        elif self.step == TICKET and character == "/" and not self.field.value:
            await self.do_presence(character)
        elif self.step == TICKS and character and character in DIGITS:
            self.tick(character)
        elif self.step == RESULT and character in RESULT_KEYS:
            await self.result(RESULT_KEYS[str(character)])
        else:
            await super().take(key, character)

    async def do_go_on(self, key: str) -> None:
        """From ticket to ticks, from ticks to result."""
        done = self.list.done()
        if self.step == TICKET and done is not None:
            await self.home.open(SessionPage(done.id))
        elif self.step == TICKET:
            await self.start()
        elif self.step == TICKS:
            if not self.sitting.ticks:
                raise Refused("session.ticks")
            self.step = RESULT
            self.say("")
            self.paint()

    def do_up(self, key: str) -> None:
        """One more person helped in this session; before it, one row up."""
        self._step_or_count(-1)

    def do_down(self, key: str) -> None:
        """One person fewer; before the session, one row down."""
        self._step_or_count(1)

    def do_other_list(self, key: str) -> None:
        """Show what was done today instead of who waits, or who waits again."""
        self.list.shows_waiting = not self.list.shows_waiting
        self.list.mark(False)
        if self.volunteer is not None:
            self.list.read(self.by, self.volunteer.id)

    def back(self) -> bool:
        """Go one step back; False when this is the first."""
        if self.step == RESULT:
            self.step = TICKS
            self.paint()
            return True
        if self.step == TICKET and self.field.value:
            self.field.put("")
            self.typed()
            return True
        return False

    def _step_or_count(self, by: int) -> None:
        if self.step != TICKET:
            self.change(self.sitting.add_people, -by)
        else:
            self.list.step(by)

    def on_screen_resume(self) -> None:
        """Set the cursor where one goes on after a question."""
        super().on_screen_resume()
        self.hold_cursor()

    def bar(self, width: int) -> str:
        """Name the help key that works in every step: in the first a question mark is typed."""
        return key_bar(self.commands, self.by, width, typing=True)

    def _is_over(self, shown: sessions.HelpSession, now: sessions.HelpSession | None) -> bool:
        """Tell whether what is shown as open is so no more; `now` may be another one that is open too."""
        if shown.state != "open" or (now is not None and now.id == shown.id):
            return False
        return sessions.by_id(shown.id).state != "open"

    def _ended_elsewhere(self, session_id: int) -> None:
        """Go on with what is typed of a session that who helped too, or another window, has ended.

        Of one that was voided it is kept for the next session; where nothing is typed one begins anew.
        """
        row, typed = sessions.by_id(session_id), self.sitting
        ended = sessions.ended_of(self.by, [session_id])
        if ended is not None and sessions.lacks(ended, **typed.facts()):
            self.open = ended
            self.say(lines.ended_already())
            return
        self.blank()
        said = _(
            "Phiên này {state} ở cửa sổ khác hoặc bởi người cùng giúp.", state=sessions.STATES[row.state]
        )
        if typed != Sitting() and row.state == "void":
            self.sitting = typed
            said += f" {_('Những gì đã gõ còn đây: Enter để ghi vào phiên mới.')}"
        self.say(said, loud=True)
        self.hold_cursor()

    def _ended_unsaid(self) -> sessions.HelpSession | None:
        """Return a session that was ended without something that one had typed of it, or None."""
        forms = self.drafts.forms(self.by.account_id or 0)
        names = (form.removeprefix(f"{TICKET_DRAFT} ") for form in forms)
        ids = [int(typed) for typed in names if typed.isdigit()]
        ended = sessions.ended_of(self.by, ids) if ids else None
        kept = self.drafts.kept(self.by.account_id or 0, f"{TICKET_DRAFT} {ended.id}") if ended else {}
        return ended if ended and sessions.lacks(ended, **Sitting.taken_up(kept).facts()) else None

    def _taken_along(self, opened: sessions.HelpSession) -> None:
        """Take up a session that somebody else has begun with one, whatever is half typed here."""
        self.open = opened
        self._restore(opened)
        if opened.account_id != self.by.account_id:
            self.say(_("{account} mời bạn cùng giúp.", account=sessions.about(self.by, opened.id).typed_by))
        self.hold_cursor()

    def _restore(self, opened: sessions.HelpSession) -> None:
        self.sitting = Sitting.taken_up(self.drafts.kept(self.by.account_id or 0, self.draft))
        if opened.visit_id:
            self.ticket = visits.by_id(opened.visit_id).ticket
        self.step = TICKS
        if opened.state == "ended":
            self.say(lines.ended_already())
            return
        ends = sessions.forgotten_since(opened)
        if ends is None:
            self.say(_("Phiên này còn dở: ghi việc đã giúp và kết quả."))
        else:
            self.reminded = opened.id
            self.say(lines.left_open(opened, ends))
