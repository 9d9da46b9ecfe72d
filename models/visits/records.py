"""Visits as they are kept, and every move they may make (DOMAIN 0.2, 2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from peewee import IntegerField, TextField

from ..base import Day, Moment, PersonalText, Written
from ..errors import Refused
from ..language import N_, Words, _
from ..numbers import ticket

STATES = Words(
    {
        "waiting": N_("đang chờ"),
        "called": N_("đã gọi"),
        "serving": N_("đang tiếp"),
        "on_hold": N_("đang tạm dừng"),
        "done": N_("đã xong"),
        "left": N_("đã về"),
        "no_show": N_("vắng mặt"),
        "void": N_("đã hủy"),
    }
)


CHANNELS = Words(
    {"onsite": N_("tại chỗ"), "booked": N_("hẹn trước"), "phone": N_("điện thoại"), "home": N_("tại nhà")}
)


PRIORITIES = Words(
    {
        "none": N_("không"),
        "elderly": N_("cao tuổi"),
        "disabled": N_("khuyết tật"),
        "pregnant": N_("mang thai/con nhỏ"),
        "merit": N_("có công"),
        "ill": N_("ốm, nặng"),
        "far": N_("ở xa"),
    }
)


MOST_CALLS = 3


PRIORITY_IN_A_ROW = 2


BACK_WITHIN = timedelta(minutes=120)


MOST_PROCEDURES = 9


@dataclass(frozen=True)
class Move:
    """One allowed move of a visit: the words for it at the counter, from which states, to which."""

    words: str
    froms: tuple[str, ...]
    to: str

    @property
    def name(self) -> str:
        """What the move is called in the language spoken."""
        return _(self.words)


MOVES = {
    "visit.call": Move(N_("gọi"), ("waiting",), "called"),
    "visit.recall": Move(N_("gọi lại"), ("called",), "called"),
    "visit.serve": Move(N_("tiếp"), ("called",), "serving"),
    "visit.put_back": Move(N_("trả lại hàng chờ"), ("called",), "waiting"),
    "visit.absent": Move(N_("đánh vắng"), ("called",), "no_show"),
    "visit.back": Move(N_("nhận lại"), ("no_show",), "waiting"),
    "visit.hold": Move(N_("tạm dừng"), ("serving",), "on_hold"),
    "visit.resume": Move(N_("tiếp tục"), ("on_hold",), "serving"),
    "visit.transfer": Move(N_("chuyển quầy"), ("serving",), "waiting"),
    "visit.finish": Move(N_("kết thúc"), ("serving",), "done"),
    "visit.leave": Move(N_("ghi đã về"), ("waiting", "called", "on_hold"), "left"),
    "visit.void": Move(
        N_("hủy"), ("waiting", "called", "serving", "on_hold", "done", "left", "no_show"), "void"
    ),
}


class Visit(Written):
    """A person's visit on one day; `rank` orders the queue, times are split by what was done.

    `sector` and `procedure_code` are those of what was asked for first.
    """

    day = Day()
    series = TextField()
    number = IntegerField()
    rank = IntegerField()
    state = TextField()
    since = Moment()
    channel = TextField()
    priority = TextField()
    place_id = IntegerField()
    desk_id = IntegerField(null=True)
    to_desk_id = IntegerField(null=True)
    person_id = IntegerField(null=True)
    sector = TextField(null=True)
    needs_phone_help = IntegerField()
    needs_interpreter = IntegerField()
    needs_mobility = IntegerField()
    arrived_at = Moment()
    called_at = Moment(null=True)
    started_at = Moment(null=True)
    finished_at = Moment(null=True)
    calls = IntegerField()
    waited = IntegerField()
    served = IntegerField()
    held = IntegerField()
    reason_key = TextField(null=True)
    account_id = IntegerField()
    note = PersonalText(null=True)
    procedure_code = TextField(null=True)

    @property
    def ticket(self) -> str:
        """The number as it is called out: A013."""
        return ticket(self.series, self.number)


_SPENT = {"waiting": "waited", "called": "waited", "serving": "served", "on_hold": "held"}


def spent(visit: Visit, at: datetime) -> dict[str, int]:
    """Return the column that a visit's state adds to with its seconds until a moment; of one over nothing."""
    column = _SPENT.get(visit.state)
    seconds = max(0, int((at - visit.since).total_seconds()))
    return {column: getattr(visit, column) + seconds} if column else {}


class Asked(Written):
    """A procedure asked for in a visit; it is to get an outcome."""

    visit_id = IntegerField()
    position = IntegerField()
    procedure_code = TextField()
    procedure_from = TextField()


def out_of_turn(visit: Visit, what: str) -> Refused:
    """Return the refusal of an act that a visit's state does not allow, with those it does."""
    possible = [move.name for move in MOVES.values() if visit.state in move.froms]
    acts = ", ".join(possible)
    allowed = _("Có thể: {acts}.", acts=acts) if possible else _("Lượt này đã khép lại.")
    return Refused("visit.state", ticket=visit.ticket, state=STATES[visit.state], act=what, allowed=allowed)
