"""F4: the desk - who waits, who is here, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from models import catalogue, centre, clock, dossiers, figures, outcomes, visits
from models.errors import Refused
from models.language import N_, Words, _, name_of
from tui import words
from tui.keys import DESK, LIST
from tui.screens import current
from tui.screens.ask import AskProcedure
from tui.screens.choice import Choice
from tui.screens.outcome import OutcomeForm
from tui.screens.paper import choose
from tui.screens.rate import Rated, Rates
from tui.widgets.pick import DIGITS
from tui.widgets.rows import Rows

LISTED = ("waiting", "on_hold", "no_show")
KEYS = {kind.key: kind.code for kind in outcomes.KINDS.values() if kind.key}
COUNTED = Words(
    {
        "ACCEPTED": N_("nhận hồ sơ"),
        "SUPPLEMENT": N_("bổ sung"),
        "REFUSED": N_("từ chối"),
        "DONE_ON_SPOT": N_("xong"),
        "INFO": N_("hướng dẫn"),
    }
)
PRESSING = (
    "overdue", "due_today", "due_tomorrow", "not_supplied", "without_code", "not_handed_over",
    "unanswered", "supplement", "uncollected", "payment",
)  # fmt: skip
WIDE = 110
"""From this many columns on, the queue also shows names and priorities in words."""


class Desk(Rates):
    """The desk's one screen: the queue on the left, the visit being served on the right."""

    heading = N_("Quầy")
    commands = (*DESK, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self.queue: list[visits.Waiting] = []
        self.current: visits.Visit | None = None
        self.asked: list[visits.AskedRow] = []
        self.place = 0

    @property
    def desk_id(self) -> int | None:
        """The desk of the account, or None for those who only look on."""
        return self.by.desk_id

    def body(self) -> Iterable[Widget]:
        """Queue, current visit, and the day's counts."""
        with Horizontal():
            yield Rows("queue", empty=_("Chưa có ai chờ. F2: cấp số."))
            yield Static(id="current", classes="right", markup=False)
        yield Static(id="gap")
        yield Static(id="counts", markup=False)

    def ready(self) -> None:
        """Say which desk this is, and read the register for the first time."""
        own = next((desk.name for desk in centre.desks() if desk.id == self.desk_id), self.title_text)
        self.title_text = own
        self.paint_title()
        self.reload()

    def reload(self) -> None:
        """Read queue, current visit and counts; six queries."""
        marked = self.marked()
        self.rows.styles.width = 66 if self.wide else 39
        listed = visits.queue(by=self.by, states=LISTED)
        order = {state: place for place, state in enumerate(LISTED)}
        self.queue = sorted(listed, key=lambda row: order[row.state])
        self.current = visits.at_desk(self.desk_id) if self.desk_id else None
        self.asked = visits.asked_of(self.current.id) if self.current else []
        self.asked_for = "" if self.current else self.asked_for
        if self.place >= len(self.asked) or (self.asked and self.asked[self.place].outcome):
            open_ones = [n for n, row in enumerate(self.asked) if not row.outcome]
            self.place = open_ones[0] if open_ones else 0
        self._paint_queue(marked)
        self.tell("#current", self._current_text())
        self.tell("#counts", self._counts_text())

    @property
    def wide(self) -> bool:
        """Whether there is room for more columns."""
        return self.app.size.width >= WIDE

    def marked(self) -> visits.Waiting | None:
        """Return the row under the cursor, or None."""
        cursor = self.rows.cursor
        return self.queue[cursor] if cursor < len(self.queue) else None

    def _paint_queue(self, marked: visits.Waiting | None) -> None:
        rows = self.rows
        waiting = [row for row in self.queue if row.state == "waiting"]
        longest = min((row.arrived_at for row in waiting), default=None)
        since = f" · {_('lâu nhất từ {time}', time=words.time(longest))}" if longest else ""
        rows.head = f" {_('Đang chờ {count}', count=len(waiting))}{since}"
        ids = [row.id for row in self.queue]
        cursor = ids.index(marked.id) if marked and marked.id in ids else rows.cursor
        rows.show([current.queue_line(row, self.wide) for row in self.queue], cursor)
        rows.refresh()

    def _current_text(self) -> str:
        visit = self.current
        if visit is None:
            return current.nobody(self.desk_id)
        here = visits.queue(by=self.by, states=("called", "serving"))
        row = next((row for row in here if row.id == visit.id), None)
        return current.somebody(visit, self.asked, self.place, current.helped(row) if row else "")

    def _counts_text(self) -> str:
        counts = figures.desk(clock.today())
        kinds = "  ".join(f"{name} {counts.outcomes.get(kind, 0)}" for kind, name in COUNTED.items())
        today = _("Hôm nay: đến {count}", count=words.number(counts.visits))
        return f" {today}  {kinds}\n{_pressing(counts.pressing, self.app.size.width)}"

    def _done(self, what: str) -> None:
        self.saved(what)
        self.reload()

    def _the_current(self) -> visits.Visit:
        if self.current is None:
            raise Refused("visit.none_here")
        return self.current

    def _the_served(self, what: str) -> visits.Visit:
        visit = self._the_current()
        if visit.state != "serving":
            allowed = _("Enter: bắt đầu tiếp trước.")
            state = visits.STATES[visit.state]
            raise Refused("visit.state", ticket=visit.ticket, state=state, act=what, allowed=allowed)
        return visit

    def do_call_next(self, key: str) -> None:
        """Call the next number."""
        visit = visits.call_next(by=self.by)
        self._done(_("Gọi {ticket}", ticket=visit.ticket))

    def do_go_on(self, key: str) -> None:
        """Do the next thing: call the marked row, serve who was called, finish who was served."""
        if self.current is not None:
            if self.current.state == "called":
                visit = visits.serve(by=self.by, visit_id=self.current.id)
                self._done(_("Bắt đầu tiếp {ticket}", ticket=visit.ticket))
            else:
                visit = visits.finish(by=self.by, visit_id=self.current.id)
                self.ask_rating(Rated(visit.ticket, visit.id), _("Kết thúc {ticket}", ticket=visit.ticket))
            return
        row = self.marked()
        if row is None:
            raise Refused("visit.none_waiting")
        if row.state == "waiting":
            visits.call(by=self.by, visit_id=row.id)
            self._done(_("Gọi {ticket}", ticket=row.ticket))
        elif row.state == "on_hold":
            visits.resume(by=self.by, visit_id=row.id)
            self._done(_("Tiếp tục {ticket}", ticket=row.ticket))
        else:
            visits.back(by=self.by, visit_id=row.id)
            self._done(_("Nhận lại {ticket} vào hàng chờ", ticket=row.ticket))

    async def do_outcome(self, key: str) -> None:
        """Open the form of the outcome that a letter stands for."""
        await self._outcome(KEYS[key.lower()])

    async def do_other_outcome(self, key: str) -> None:
        """Choose among the outcomes that have no letter of their own."""
        visit = self._the_current()
        others = [(kind.code, kind.name) for kind in outcomes.KINDS.values() if not kind.key]
        await self.home.ask(Choice(f"{_('Kết quả khác')} · {visit.ticket}", others), self._outcome)

    async def _outcome(self, kind: str) -> None:
        visit = self._the_current()
        if visit.state != "serving":
            raise Refused("outcome.state", ticket=visit.ticket, state=visits.STATES[visit.state])
        row = self.asked[self.place] if self.asked else None
        if row is None and outcomes.KINDS[kind].on_procedure:
            raise Refused("outcome.unclear", kind=outcomes.KINDS[kind].name)
        await self.home.open(OutcomeForm(visit, row, kind))

    def do_recall(self, key: str) -> None:
        """Call again."""
        visit = visits.recall(by=self.by, visit_id=self._the_current().id)
        self._done(_again(visit))

    def do_absent(self, key: str) -> None:
        """Mark the called visit absent."""
        self._done(_again(visits.absent(by=self.by, visit_id=self._the_current().id)))

    def do_put_back(self, key: str) -> None:
        """Put the called visit back in the queue."""
        visit = visits.put_back(by=self.by, visit_id=self._the_current().id)
        self._done(_("Trả {ticket} về hàng chờ", ticket=visit.ticket))

    async def do_hold(self, key: str) -> None:
        """Hold the visit, with a reason by digit."""
        visit = self._the_served(_("tạm dừng"))
        await self._because(
            _("Tạm dừng {ticket}", ticket=visit.ticket),
            "hold",
            lambda reason: visits.hold(by=self.by, visit_id=visit.id, reason=reason),
        )

    async def do_transfer(self, key: str) -> None:
        """Send the visit to another desk, with desk and reason by digit."""
        visit = self._the_served(_("chuyển"))
        others = [desk for desk in centre.desks() if desk.id != self.desk_id]
        answers = [(str(desk.id), desk.name) for desk in others]
        digits = [str(desk.number) for desk in others]
        question = _("Chuyển {ticket} sang quầy nào?", ticket=visit.ticket)

        async def to(desk_id: str) -> None:
            await self._because(
                _("Chuyển {ticket}", ticket=visit.ticket),
                "transfer",
                lambda reason: visits.transfer(
                    by=self.by, visit_id=visit.id, to_desk_id=int(desk_id), reason=reason
                ),
            )

        await self.home.ask(Choice(question, answers, digits), to)

    async def do_ask(self, key: str) -> None:
        """Add a procedure to the current visit."""
        await self.home.open(AskProcedure(self._the_current()))

    async def do_leave(self, key: str) -> None:
        """Record that the person of the marked row has gone."""
        row = self.marked()
        if row is None:
            raise Refused("visit.none_waiting")
        await self._because(
            _("{ticket} đã về", ticket=row.ticket),
            "left",
            lambda reason: visits.leave(by=self.by, visit_id=row.id, reason=reason),
        )

    async def do_papers(self, key: str) -> None:
        """Choose a paper of the dossier that this desk recorded last."""
        found = outcomes.last_dossier(self.desk_id, clock.today())
        if found is None:
            raise Refused("paper.none_here")
        await choose(self.home, found)

    async def _because(self, title: str, kind: str, verb: Callable[[str], visits.Visit]) -> None:
        async def chosen(reason: str) -> None:
            verb(reason)
            self._done(title)

        reasons = [(reason.code, name_of(reason)) for reason in catalogue.reasons(kind)]
        await self.home.ask(Choice(_("{act}: lý do?", act=title), reasons), chosen)

    async def take(self, key: str, character: str | None) -> None:
        """A digit chooses the procedure of the current visit that the next outcome is for."""
        if character and character in DIGITS[: len(self.asked)]:
            self.place = int(character) - 1
            self.tell("#current", self._current_text())
            return
        await super().take(key, character)


def _pressing(counts: dict[str, int], width: int) -> str:
    """Say how many dossiers press, those that do most first; what is none is not said."""
    parts = [f"{_(dossiers.LISTS[of].short)} {words.number(counts[of])}" for of in PRESSING if counts[of]]
    return words.packed([" F6", *(parts or [_("không có hồ sơ nào phải nhắc")])], max(40, width))


def _again(visit: visits.Visit) -> str:
    """Say that somebody was called again, or is absent now."""
    message = N_("Gọi lại {ticket}") if visit.state == "called" else N_("{ticket} vắng mặt")
    return _(message, ticket=visit.ticket)
