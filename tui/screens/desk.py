"""F4: the desk - who waits, who is here, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from models import catalogue, centre, clock, figures, outcomes, people, text, visits
from models.errors import Refused
from tui import words
from tui.keys import DESK, LIST
from tui.screens.ask import AskProcedure
from tui.screens.choice import Choice
from tui.screens.listing import Listing
from tui.screens.outcome import OutcomeForm
from tui.screens.rate import Rate
from tui.widgets.rows import Rows

LISTED = ("waiting", "on_hold", "no_show")
KEYS = {kind.key: kind.code for kind in outcomes.KINDS.values() if kind.key}
SHORT = {
    "ACCEPTED": "tiếp nhận",
    "ONLINE_ASSISTED": "nộp trực tuyến",
    "ONLINE_GUIDED": "hướng dẫn nộp",
    "SUPPLEMENT": "bổ sung",
    "SUPPLIED": "đã bổ sung",
    "REFUSED": "từ chối",
    "DONE_ON_SPOT": "xong",
    "RESULT": "trả kết quả",
    "FEE": "thu phí",
    "WITHDRAW": "rút",
    "STOP": "dừng",
    "INFO": "hướng dẫn",
    "REFERRED": "giới thiệu",
    "COMPLAINT": "phản ánh",
    "HOME_VISIT": "hẹn đến nhà",
    "NOTHING": "không giải quyết",
}
COUNTED = {
    "ACCEPTED": "nhận hồ sơ",
    "SUPPLEMENT": "bổ sung",
    "REFUSED": "từ chối",
    "DONE_ON_SPOT": "xong",
    "INFO": "hướng dẫn",
}
WIDE = 110
"""From this many columns on, the queue also shows names and priorities in words."""


class Desk(Listing):
    """The desk's one screen: the queue on the left, the visit being served on the right."""

    title_text = "Quầy"
    commands = (*DESK, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self.queue: list[visits.Waiting] = []
        self.current: visits.Visit | None = None
        self.asked: list[visits.AskedRow] = []
        self.place = 0
        self.last_done: int | None = None

    @property
    def desk_id(self) -> int | None:
        """The desk of the account, or None for those who only look on."""
        return self.by.desk_id

    def body(self) -> Iterable[Widget]:
        """Queue, current visit, and the day's counts."""
        with Horizontal():
            yield Rows("queue", empty=" Chưa có ai chờ. F2: cấp số cho người mới đến.")
            yield Static(id="current", classes="right", markup=False)
        yield Static("─" * 200, id="rule", markup=False)
        yield Static(id="counts", markup=False)

    def ready(self) -> None:
        """Say which desk this is, and read the register for the first time."""
        own = next((desk.name for desk in centre.desks() if desk.id == self.desk_id), "Quầy")
        self.title_text = own
        self.paint_title()
        self.query_one("#counts").styles.height = 2
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
        if self.place >= len(self.asked) or (self.asked and self.asked[self.place].outcome):
            open_ones = [n for n, row in enumerate(self.asked) if not row.outcome]
            self.place = open_ones[0] if open_ones else 0
        self._paint_queue(marked)
        self.query_one("#current", Static).update(self._current_text())
        self.query_one("#counts", Static).update(self._counts_text())

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
        since = f" · lâu nhất từ {words.time(longest)}" if longest else ""
        rows.head = f" Đang chờ {len(waiting)}{since}"
        ids = [row.id for row in self.queue]
        cursor = ids.index(marked.id) if marked and marked.id in ids else rows.cursor
        rows.show([_queue_line(row, self.wide) for row in self.queue], cursor)
        rows.refresh()

    def _current_text(self) -> str:
        visit = self.current
        if self.desk_id is None:
            return "Tài khoản này chưa gắn với quầy nào:\nchỉ xem được hàng chờ."
        if visit is None:
            return "Quầy đang trống.\n\nF4 gọi số tiếp theo\nEnter gọi người ở dòng đang chọn"
        person = people.by_id(visit.person_id)
        head = "Đang tiếp" if visit.state == "serving" else f"Đã gọi lần {visit.calls}"
        lines = [f"{head}  {visit.ticket}   từ {words.time(visit.since)}"]
        lines.append(_person_line(visit, person))
        if person and (person.address or person.phone):
            lines.append(
                words.cut(" · ".join(filter(None, (person.address, text.mask_phone(person.phone)))), 38)
            )
        lines.append("")
        for place, row in enumerate(self.asked):
            mark = "▶" if place == self.place and not row.outcome else " "
            done = SHORT.get(row.outcome, "chưa kết quả")
            copies = f", {row.copies} bản" if row.copies else ""
            lines.append(f"{mark}{row.position} {words.fit(row.short, 20)} {done}{copies}")
        if not self.asked:
            lines.append(" (chưa rõ thủ tục · S thêm thủ tục)")
        helper = next((row.helper for row in self._helped() if row.id == visit.id), "")
        if helper:
            lines += ["", f"{helper} đang giúp"]
        if visit.state == "called":
            lines += ["", "Enter bắt đầu tiếp   R gọi lại", "V vắng mặt   L trả về hàng chờ"]
        else:
            lines += [
                "",
                "T tiếp nhận   B bổ sung   C từ chối",
                "X xong ngay   H hướng dẫn G giới thiệu",
                "K trả kết quả N khác      P tạm dừng",
                "S thêm t.tục M chuyển  Enter kết thúc",
            ]
        return "\n".join(lines)

    def _helped(self) -> list[visits.Waiting]:
        return visits.queue(by=self.by, states=("called", "serving"))

    def _counts_text(self) -> str:
        counts = figures.desk(clock.today())
        kinds = "  ".join(f"{name} {counts.outcomes.get(kind, 0)}" for kind, name in COUNTED.items())
        return (
            f" Hôm nay: đến {counts.visits}  {kinds}\n Hẹn trả hôm nay {counts.due_today}"
            f" · quá hạn {counts.overdue} · chờ mã {counts.without_code}"
        )

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
            allowed = "Enter: bắt đầu tiếp trước."
            state = visits.STATES[visit.state]
            raise Refused("visit.state", ticket=visit.ticket, state=state, act=what, allowed=allowed)
        return visit

    def do_call_next(self, key: str) -> None:
        """Call the next number."""
        visit = visits.call_next(by=self.by)
        self._done(f"Gọi {visit.ticket}")

    def do_go_on(self, key: str) -> None:
        """Do the next thing: call the marked row, serve who was called, finish who was served."""
        if self.current is not None:
            if self.current.state == "called":
                self._done(f"Bắt đầu tiếp {visits.serve(by=self.by, visit_id=self.current.id).ticket}")
            else:
                visit = visits.finish(by=self.by, visit_id=self.current.id)
                self.last_done = visit.id
                self._done(f"Kết thúc {visit.ticket} · Q: mức hài lòng")
            return
        row = self.marked()
        if row is None:
            raise Refused("visit.none_waiting")
        if row.state == "waiting":
            self._done(f"Gọi {visits.call(by=self.by, visit_id=row.id).ticket}")
        elif row.state == "on_hold":
            self._done(f"Tiếp tục {visits.resume(by=self.by, visit_id=row.id).ticket}")
        else:
            self._done(f"Nhận lại {visits.back(by=self.by, visit_id=row.id).ticket} vào hàng chờ")

    async def do_outcome(self, key: str) -> None:
        """Open the form of the outcome that a letter stands for."""
        await self._outcome(KEYS[key.lower()])

    async def do_other_outcome(self, key: str) -> None:
        """Choose among the outcomes that have no letter of their own."""
        visit = self._the_current()
        others = [(kind.code, kind.name) for kind in outcomes.KINDS.values() if not kind.key]
        await self.home.ask(Choice(f"Kết quả khác · {visit.ticket}", others), self._outcome)

    async def _outcome(self, kind: str) -> None:
        visit = self._the_current()
        if visit.state != "serving":
            raise Refused("outcome.state", ticket=visit.ticket, state=visits.STATES[visit.state])
        row = self.asked[self.place] if self.asked else None
        await self.home.open(OutcomeForm(visit, row, kind))

    def do_recall(self, key: str) -> None:
        """Call again."""
        visit = visits.recall(by=self.by, visit_id=self._the_current().id)
        self._done(f"Gọi lại {visit.ticket}" if visit.state == "called" else f"{visit.ticket} vắng mặt")

    def do_absent(self, key: str) -> None:
        """Mark the called visit absent."""
        self._done(f"{visits.absent(by=self.by, visit_id=self._the_current().id).ticket} vắng mặt")

    def do_put_back(self, key: str) -> None:
        """Put the called visit back in the queue."""
        self._done(f"Trả {visits.put_back(by=self.by, visit_id=self._the_current().id).ticket} về hàng chờ")

    async def do_hold(self, key: str) -> None:
        """Hold the visit, with a reason by digit."""
        visit = self._the_served("tạm dừng")
        await self._because(
            f"Tạm dừng {visit.ticket}",
            "hold",
            lambda reason: visits.hold(by=self.by, visit_id=visit.id, reason=reason),
        )

    async def do_transfer(self, key: str) -> None:
        """Send the visit to another desk, with desk and reason by digit."""
        visit = self._the_served("chuyển")
        others = [desk for desk in centre.desks() if desk.id != self.desk_id]
        answers = [(str(desk.id), desk.name) for desk in others]
        digits = [str(desk.number) for desk in others]

        async def to(desk_id: str) -> None:
            await self._because(
                f"Chuyển {visit.ticket}",
                "transfer",
                lambda reason: visits.transfer(
                    by=self.by, visit_id=visit.id, to_desk_id=int(desk_id), reason=reason
                ),
            )

        await self.home.ask(Choice(f"Chuyển {visit.ticket} sang quầy nào?", answers, digits), to)

    async def do_ask(self, key: str) -> None:
        """Add a procedure to the current visit."""
        await self.home.open(AskProcedure(self._the_current()))

    async def do_leave(self, key: str) -> None:
        """Record that the person of the marked row has gone."""
        row = self.marked()
        if row is None:
            raise Refused("visit.none_waiting")
        await self._because(
            f"{row.ticket} đã về",
            "left",
            lambda reason: visits.leave(by=self.by, visit_id=row.id, reason=reason),
        )

    async def do_rate(self, key: str) -> None:
        """Take the satisfaction of the visit that ended last."""
        if self.last_done is None:
            raise Refused("rating.none")
        await self.home.open(Rate(self.last_done))

    async def _because(self, title: str, kind: str, verb: Callable[[str], visits.Visit]) -> None:
        async def chosen(reason: str) -> None:
            verb(reason)
            self._done(title)

        reasons = [(reason.code, reason.name) for reason in catalogue.reasons(kind)]
        await self.home.ask(Choice(f"{title}: lý do?", reasons), chosen)

    async def take(self, key: str, character: str | None) -> None:
        """A digit chooses the procedure of the current visit that the next outcome is for."""
        if character and character.isdigit() and 1 <= int(character) <= len(self.asked):
            self.place = int(character) - 1
            self.query_one("#current", Static).update(self._current_text())
            return
        await super().take(key, character)


def _queue_line(row: visits.Waiting, wide: bool) -> str:
    word = {"waiting": "", "on_hold": "dừng", "no_show": "vắng"}[row.state]
    if row.state == "waiting" and row.priority != "none":
        word = f"* {visits.PRIORITIES[row.priority]}" if wide else "*"
    if row.desk_number:
        word = f"{word} → {row.desk_number}".strip()
    start = f"{row.ticket}  {words.time(row.arrived_at)}"
    if wide:
        return f"{start}  {words.fit(row.procedure, 22)} {words.fit(row.name, 18)} {word}"
    return f"{start}  {words.fit(row.procedure, 20)} {word}"


def _person_line(visit: visits.Visit, person: people.Person | None) -> str:
    parts = []
    if person and person.name:
        parts.append(str(person.name).upper())
    if person and person.birth_year:
        parts.append(str(person.birth_year))
    if visit.priority != "none":
        parts.append("* " + visits.PRIORITIES[visit.priority])
    return words.cut(" · ".join(parts), 38) or "(chưa ghi tên)"
