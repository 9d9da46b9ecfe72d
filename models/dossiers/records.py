"""Dossiers as they are kept: ten national states, and every allowed change of them."""

from __future__ import annotations

from dataclasses import dataclass

from peewee import IntegerField, TextField

from ..base import Day, Moment, PersonalText, Written

STATES = {
    1: "mới đăng ký",
    2: "được tiếp nhận",
    3: "không được tiếp nhận",
    4: "đang xử lý",
    5: "đang chờ bổ sung",
    6: "chờ nghĩa vụ tài chính",
    7: "công dân đã rút",
    8: "đã dừng xử lý",
    9: "đã xử lý xong",
    10: "đã trả kết quả",
}


DIRECT, ONLINE, POST = 1, 2, 3


CHANNELS = {DIRECT: "trực tiếp", ONLINE: "trực tuyến", POST: "bưu chính công ích"}


RETURN_WAYS = {"in_person": "trực tiếp", "post": "bưu chính", "online": "trực tuyến"}


RESULT_KINDS = {"granted": "đồng ý", "declined": "từ chối giải quyết"}


BY_HAND = "ngày hẹn nhập tay"


MOST_MONEY = 10**12
"""The most đồng that a fee or tax can be; more is a slip of the finger."""


@dataclass(frozen=True)
class Transition:
    """One allowed change of state: what it is called, from where to where, and who causes it.

    The right to key it in is the verb of the same name, given to roles by the fixture of rights.
    """

    name: str
    froms: tuple[int | None, ...]
    to: int
    source: str


TRANSITIONS = {
    "dossier.register": Transition("ghi hồ sơ mới đăng ký", (None,), 1, "portal"),
    "dossier.accept": Transition("tiếp nhận", (None, 1), 2, "desk"),
    "dossier.refuse": Transition("từ chối tiếp nhận", (1,), 3, "desk"),
    "dossier.ask_supplement": Transition("yêu cầu bổ sung", (1, 2, 4), 5, "desk"),
    "dossier.supply": Transition("nhận bổ sung", (5,), 4, "applicant"),
    "dossier.not_supplied": Transition("đóng vì không bổ sung", (5,), 8, "desk"),
    "dossier.hand_over": Transition("chuyển xử lý", (2,), 4, "desk"),
    "dossier.move": Transition("chuyển bước", (4,), 4, "case_officer"),
    "dossier.ask_payment": Transition("yêu cầu nghĩa vụ tài chính", (4,), 6, "case_officer"),
    "dossier.pay": Transition("ghi đã nộp tiền", (6,), 4, "applicant"),
    "dossier.withdraw": Transition("rút hồ sơ", (2, 4, 5, 6), 7, "applicant"),
    "dossier.stop": Transition("dừng xử lý", (2, 4, 5, 6), 8, "desk"),
    "dossier.apologise": Transition("xin lỗi, hẹn lại", (4,), 4, "case_officer"),
    "dossier.complete": Transition("ghi đã xử lý xong", (4,), 9, "case_officer"),
    "dossier.return_result": Transition("trả kết quả", (9,), 10, "desk"),
    "dossier.return_for_error": Transition("trả lại vì sai sót", (9,), 4, "supervisor"),
    "dossier.reopen": Transition("mở lại", (3, 7, 8, 10), 4, "supervisor"),
}


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
    holder_unit = TextField(null=True)
    supplement_asked = IntegerField()
    apologised_at = Moment(null=True)
    completed_at = Moment(null=True)
    completed_day = Day(null=True)
    result_kind = TextField(null=True)
    result_number = PersonalText(null=True)
    shelf = TextField(null=True)
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

    @property
    def label(self) -> str:
        """The code, or what stands for it until it is known."""
        return str(self.code or f"chờ mã #{self.id & 0xFFFFFFFF}")


class DossierPaper(Written):
    """A paper handed in with a dossier, or missing from it."""

    dossier_id = IntegerField()
    position = IntegerField()
    paper = PersonalText(null=True)
    originals = IntegerField()
    copies = IntegerField()
    missing = IntegerField()


class Step(Written):
    """One transition of a dossier: a row of form 06. `source` caused it, the account keyed it."""

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
    to_unit = TextField(null=True)
    due_at = Moment(null=True)
    reason_key = TextField(null=True)
    amount = IntegerField(null=True)
    note = PersonalText(null=True)
