"""The rows of errands, and the words for their kinds, states, ways and vehicles."""

from __future__ import annotations

from dataclasses import dataclass

from peewee import FloatField, IntegerField, TextField

from ..base import Day, Moment, PersonalText, Written
from ..language import N_, Words, _

KINDS = Words({"home_visit": N_("đến nhà"), "transport": N_("đưa đón"), "outreach": N_("tuyên truyền")})
STATES = Words(
    {
        "asked": N_("chưa phân công"),
        "assigned": N_("đã phân công"),
        "done": N_("đã làm"),
        "not_done": N_("không làm được"),
        "void": N_("đã hủy"),
    }
)
OPEN = ("asked", "assigned")
"""The states of an errand that somebody still waits for."""

CHANNELS = Words({"counter": N_("tại quầy"), "phone": N_("điện thoại"), "volunteer": N_("tình nguyện viên")})
VEHICLES = Words(
    {
        "motorbike": N_("xe máy"),
        "on_foot": N_("đi bộ"),
        "bicycle": N_("xe đạp"),
        "car": N_("ô tô"),
        "boat": N_("thuyền"),
    }
)
MOST_KM = 500
MOST_HEADS = 9999
MOST_HOURS = 12


@dataclass(frozen=True)
class Move:
    """What a verb does to an errand's state, and from which states it may."""

    froms: tuple[str, ...]
    to: str
    words: str

    @property
    def name(self) -> str:
        """What the move is called in the language spoken."""
        return _(self.words)


MOVES = {
    "errand.assign": Move(("asked",), "assigned", N_("phân công")),
    "errand.reassign": Move(("assigned",), "assigned", N_("đổi người")),
    "errand.finish": Move(("assigned",), "done", N_("ghi đã làm")),
    "errand.fail": Move(OPEN, "not_done", N_("ghi không làm được")),
    "errand.void": Move(("asked", "assigned", "done", "not_done"), "void", N_("hủy")),
}
"""Every move there is; whoever adds one adds it here alone."""


class Errand(Written):
    """A home visit, a transport or an outreach, asked for and later done or not.

    `after_id` is the errand that was not done and is asked for again; `team_id` the team of the first
    volunteer of one that was done.
    """

    kind = TextField()
    state = TextField()
    since = Moment()
    day = Day(null=True)
    person_id = IntegerField(null=True)
    visit_id = IntegerField(null=True)
    dossier_id = IntegerField(null=True)
    neighbourhood = TextField(null=True)
    address = PersonalText(null=True)
    contact = PersonalText(null=True)
    note = PersonalText(null=True)
    km = FloatField(null=True)
    reason_key = TextField(null=True)
    account_id = IntegerField()
    starts = TextField(null=True)
    asked_at = Moment(null=True)
    finished_at = Moment(null=True)
    channel = TextField(null=True)
    procedure_code = TextField(null=True)
    purpose_key = TextField(null=True)
    place_id = IntegerField(null=True)
    destination = PersonalText(null=True)
    vehicle = TextField(null=True)
    heads = IntegerField(null=True)
    alone = IntegerField(null=True)
    topics = PersonalText(null=True)
    after_id = IntegerField(null=True)
    team_id = IntegerField(null=True)


class ErrandVolunteer(Written):
    """A volunteer assigned to an errand; one who was replaced is marked, never deleted."""

    errand_id = IntegerField()
    volunteer_id = IntegerField()
    dropped_at = Moment(null=True)
