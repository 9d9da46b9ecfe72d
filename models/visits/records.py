"""Visits as they are kept, and every move they may make (DOMAIN 0.2, 2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from peewee import IntegerField, TextField

from ..base import Day, Moment, PersonalText, Written
from ..numbers import ticket

STATES = {
    "waiting": "đang chờ",
    "called": "đã gọi",
    "serving": "đang tiếp",
    "on_hold": "đang tạm dừng",
    "done": "đã xong",
    "left": "đã về",
    "no_show": "vắng mặt",
    "void": "đã hủy",
}


CHANNELS = {"onsite": "tại chỗ", "booked": "hẹn trước", "phone": "điện thoại", "home": "tại nhà"}


PRIORITIES = {
    "none": "không",
    "elderly": "cao tuổi",
    "disabled": "khuyết tật",
    "pregnant": "mang thai/con nhỏ",
    "merit": "có công",
    "ill": "ốm, nặng",
    "far": "ở xa",
}


MOST_CALLS = 3


PRIORITY_IN_A_ROW = 2


BACK_WITHIN = timedelta(minutes=120)


MOST_PROCEDURES = 9


@dataclass(frozen=True)
class Move:
    """One allowed move of a visit: its name at the counter, from which states, to which."""

    name: str
    froms: tuple[str, ...]
    to: str


MOVES = {
    "visit.call": Move("gọi", ("waiting",), "called"),
    "visit.recall": Move("gọi lại", ("called",), "called"),
    "visit.serve": Move("tiếp", ("called",), "serving"),
    "visit.put_back": Move("trả lại hàng chờ", ("called",), "waiting"),
    "visit.absent": Move("đánh vắng", ("called",), "no_show"),
    "visit.back": Move("nhận lại", ("no_show",), "waiting"),
    "visit.hold": Move("tạm dừng", ("serving",), "on_hold"),
    "visit.resume": Move("tiếp tục", ("on_hold",), "serving"),
    "visit.transfer": Move("chuyển quầy", ("serving",), "waiting"),
    "visit.finish": Move("kết thúc", ("serving",), "done"),
    "visit.leave": Move("ghi đã về", ("waiting", "called", "on_hold"), "left"),
    "visit.void": Move("hủy", ("waiting", "called", "serving", "on_hold", "done", "left", "no_show"), "void"),
}


class Visit(Written):
    """A person's visit on one day; `rank` orders the queue, times are split by what was done."""

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

    @property
    def ticket(self) -> str:
        """The number as it is called out: A013."""
        return ticket(self.series, self.number)


class Asked(Written):
    """A procedure asked for in a visit; it is to get an outcome."""

    visit_id = IntegerField()
    position = IntegerField()
    procedure_code = TextField()
    procedure_from = TextField()
