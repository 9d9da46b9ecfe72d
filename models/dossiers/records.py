"""Dossiers as they are kept: ten national states, and every allowed change of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from peewee import IntegerField, TextField

from ..base import Day, Moment, PersonalText, Written
from ..language import N_, Words, _

STATES: Mapping[int, str] = Words(
    {
        1: N_("mới đăng ký"),
        2: N_("được tiếp nhận"),
        3: N_("không được tiếp nhận"),
        4: N_("đang xử lý"),
        5: N_("đang chờ bổ sung"),
        6: N_("chờ nghĩa vụ tài chính"),
        7: N_("công dân đã rút"),
        8: N_("đã dừng xử lý"),
        9: N_("đã xử lý xong"),
        10: N_("đã trả kết quả"),
    }
)


DIRECT, ONLINE, POST = 1, 2, 3


CHANNELS: Mapping[int, str] = Words(
    {DIRECT: N_("trực tiếp"), ONLINE: N_("trực tuyến"), POST: N_("bưu chính công ích")}
)


RETURN_WAYS = Words({"in_person": N_("trực tiếp"), "post": N_("bưu chính"), "online": N_("trực tuyến")})


RESULT_KINDS = Words({"granted": N_("đồng ý"), "declined": N_("từ chối giải quyết")})


BY_HAND = "ngày hẹn nhập tay"
"""Kept with a dossier as the reason for its day, so in the register's own language."""


SAME = 0
"""Stands for the state a dossier is in already."""


MOST_MONEY = 10**12
"""The most đồng that a fee or tax can be; more is a slip of the finger."""


@dataclass(frozen=True)
class Transition:
    """One allowed change of state: the words for it, from where to where, and who causes it.

    The right to key it in is the verb of the same name, given to roles by the fixture of rights.
    """

    words: str
    froms: tuple[int | None, ...]
    to: int
    source: str

    @property
    def name(self) -> str:
        """What the change is called in the language spoken."""
        return _(self.words)


TRANSITIONS = {
    "dossier.register": Transition(N_("ghi hồ sơ mới đăng ký"), (None,), 1, "portal"),
    "dossier.accept": Transition(N_("tiếp nhận"), (None, 1), 2, "desk"),
    "dossier.refuse": Transition(N_("từ chối tiếp nhận"), (1,), 3, "desk"),
    "dossier.ask_supplement": Transition(N_("yêu cầu bổ sung"), (1, 2, 4), 5, "desk"),
    "dossier.supply": Transition(N_("nhận bổ sung"), (5,), 4, "applicant"),
    "dossier.not_supplied": Transition(N_("đóng vì không bổ sung"), (5,), 8, "desk"),
    "dossier.hand_over": Transition(N_("chuyển xử lý"), (2,), 4, "desk"),
    "dossier.move": Transition(N_("chuyển bước"), (4,), 4, "case_officer"),
    "dossier.ask_payment": Transition(N_("yêu cầu nghĩa vụ tài chính"), (4,), 6, "case_officer"),
    "dossier.pay": Transition(N_("ghi đã nộp tiền"), (6,), 4, "applicant"),
    "dossier.withdraw": Transition(N_("rút hồ sơ"), (2, 4, 5, 6), 7, "applicant"),
    "dossier.stop": Transition(N_("dừng xử lý"), (2, 4, 5, 6), 8, "desk"),
    "dossier.apologise": Transition(N_("xin lỗi, hẹn lại"), (4,), 4, "case_officer"),
    "dossier.complete": Transition(N_("ghi đã xử lý xong"), (4,), 9, "case_officer"),
    "dossier.return_result": Transition(N_("trả kết quả"), (9,), 10, "desk"),
    "dossier.return_for_error": Transition(N_("trả lại vì sai sót"), (9,), 4, "supervisor"),
    "dossier.reopen": Transition(N_("mở lại"), (3, 7, 8, 10), 4, "supervisor"),
    "dossier.correct": Transition(N_("sửa trường hợp, ngày hẹn ghi sai"), (2, 4, 5, 6), SAME, "supervisor"),
    "dossier.correct_code": Transition(N_("sửa mã hồ sơ"), tuple(range(1, 11)), SAME, "supervisor"),
    "dossier.void": Transition(N_("hủy, ghi nhầm"), tuple(range(1, 11)), SAME, "supervisor"),
    "dossier.recount": Transition(N_("tính lại ngày hẹn theo lịch mới"), (2, 4, 5, 6), SAME, "supervisor"),
}

_NOT_CHOSEN = ("dossier.register", "dossier.correct_code", "dossier.void", "dossier.recount")
CHOSEN = tuple(verb for verb in TRANSITIONS if verb not in _NOT_CHOSEN)
"""The transitions that somebody chooses for a dossier; the others come with something else."""

REMINDED = Words(
    {
        "reached": N_("đã gặp"),
        "no_answer": N_("không nghe máy"),
        "wrong_number": N_("sai số"),
        "message": N_("đã nhắn tin"),
    }
)
"""What comes of a call to the owner of a dossier."""


def awaited(dossier_id: int) -> str:
    """Return what stands for a code until it is known; `lists.one` finds the dossier by its number."""
    return _("chờ mã #{number}", number=dossier_id & 0xFFFFFFFF)


def void_words() -> str:
    """Return what stands for the state of a dossier that was entered by mistake."""
    return _("ĐÃ HỦY")


class Dossier(Written):
    """A dossier; its code is issued elsewhere and may be awaited ("chờ mã")."""

    code = TextField(null=True)
    code_reversed = TextField(null=True)
    state = IntegerField()
    since = Moment()
    channel = IntegerField()
    procedure_code = TextField()
    procedure_from = TextField()
    case_position = IntegerField()
    owner_id = IntegerField(null=True)
    submitter_id = IntegerField(null=True)
    authorisation = PersonalText(null=True)
    sets = IntegerField()
    registered_at = Moment()
    received_at = Moment(null=True)
    received_day = Day(null=True)
    book_number = IntegerField(null=True)
    limit_unit = TextField()
    limit_value = IntegerField(null=True)
    due_original = Moment(null=True)
    due_current = Moment(null=True)
    due_day = Day(null=True)
    due_reasons = TextField()
    paused_from = IntegerField(null=True)
    handed_over_at = Moment(null=True)
    holder_account_id = IntegerField(null=True)
    holder_unit = PersonalText(null=True)
    supplement_asked = IntegerField()
    apologised_at = Moment(null=True)
    completed_at = Moment(null=True)
    completed_day = Day(null=True)
    result_kind = TextField(null=True)
    result_number = PersonalText(null=True)
    shelf = PersonalText(null=True)
    returned_at = Moment(null=True)
    returned_day = Day(null=True)
    return_way = TextField(null=True)
    collector = PersonalText(null=True)
    collector_identity = PersonalText(null=True)
    collector_authorisation = PersonalText(null=True)
    fee = IntegerField(null=True)
    receipt_number = TextField(null=True)
    receiver_id = IntegerField(null=True)
    visit_id = IntegerField(null=True)
    desk_id = IntegerField(null=True)
    voided_at = Moment(null=True)
    void_reason_key = TextField(null=True)
    note = PersonalText(null=True)
    sector = TextField(null=True)
    due_judged = Moment(null=True)
    answer_by = Moment(null=True)
    hand_over_by = Moment(null=True)
    supply_by = Day(null=True)
    result_day = Day(null=True)
    result_signer = PersonalText(null=True)
    receipt_lost = IntegerField(null=True)
    originals_back = IntegerField(null=True)

    @property
    def label(self) -> str:
        """The code, or what stands for it until it is known."""
        return str(self.code or awaited(self.id))

    @property
    def state_words(self) -> str:
        """The state, or that the dossier is void, in the language spoken."""
        return void_words() if self.voided_at else STATES[self.state]


class DossierPaper(Written):
    """A paper handed in with a dossier, or missing from it."""

    dossier_id = IntegerField()
    position = IntegerField()
    paper = PersonalText(null=True)
    originals = IntegerField()
    copies = IntegerField()
    missing = IntegerField()


class Step(Written):
    """One transition of a dossier: a row of form 06. `source` caused it, the account keyed it.

    With a step that `begins` the limit runs from its moment; one `by_hand` says when it is due.
    `papers` are the places in the procedure's list of what a supplement asked for, with blanks between.
    """

    dossier_id = IntegerField()
    position = IntegerField()
    from_state = IntegerField(null=True)
    to_state = IntegerField()
    act = TextField()
    source = TextField()
    at = Moment()
    day = Day()
    account_id = IntegerField()
    to_account_id = IntegerField(null=True)
    to_unit = PersonalText(null=True)
    due_at = Moment(null=True)
    reason_key = TextField(null=True)
    amount = IntegerField(null=True)
    note = PersonalText(null=True)
    begins = IntegerField(null=True)
    by_hand = IntegerField(null=True)
    slip_id = IntegerField(null=True)
    papers = TextField(null=True)


class Reminder(Written):
    """A call to the owner of a dossier, or a message, and what came of it."""

    dossier_id = IntegerField()
    at = Moment()
    day = Day()
    account_id = IntegerField()
    result = TextField()
    note = PersonalText(null=True)
