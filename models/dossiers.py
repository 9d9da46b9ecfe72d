"""Dossiers: the ten national states and their transitions (DOMAIN 0.1, 2.3, 2.4)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from peewee import IntegerField, TextField

from . import calendar, catalogue, clock, people, text
from .base import Day, Moment, PersonalText, Written, db, rows
from .errors import Refused
from .journal import Act, Actor, act

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
BY_HAND = "ngày hẹn nhập tay"
MOST_MONEY = 10**12
"""The most đồng that a fee or tax can be; more is a slip of the finger."""
RESULT_KINDS = {"granted": "đồng ý", "declined": "từ chối giải quyết"}


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

_CODE = re.compile(r"[A-Z]{0,2}[0-9]{1,3}(\.[A-Z0-9]{1,4}){0,5}-([0-9]{6})-([0-9]{4,8})")


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


def clean_code(typed: str | None, today: date) -> str | None:
    """Return a dossier code as the register keeps it, or None when none is given ("chờ mã").

    Accepts the four shapes in use, typed or scanned, with blanks, a long dash or a web address
    in front; raises `Refused` on another shape or a date that is none or lies ahead.
    """
    code = re.sub(r"\s", "", text.nfc(typed or "")).replace("–", "-").replace("—", "-").upper()
    if not code:
        return None
    parts = re.split(r"[/=?&#]", code)
    code = next((part for part in parts if _CODE.fullmatch(part)), code)
    match = _CODE.fullmatch(code)
    if not match:
        raise Refused("dossier.code", field="code", code=code[:60])
    try:
        day = datetime.strptime(match[2], "%y%m%d").date()
    except ValueError:
        day = date.max
    if day > today:
        raise Refused("dossier.code_day", field="code", code=code, part=match[2])
    return code


def register(
    *, by: Actor, procedure: str, code: str | None = None, owner_id: int | None = None, channel: int = ONLINE
) -> Dossier:
    """Record a dossier that was filed online, or at the counter before it is accepted (state 1)."""
    with act("dossier.register", by) as doing:
        return register_in(doing, catalogue.procedure(procedure, doing.day), code, owner_id, channel)


def accept(*, by: Actor, dossier_id: int, code: str | None = None, due_day: date | None = None) -> Dossier:
    """Accept a dossier that was filed (1 → 2); its limit runs from now."""
    with act("dossier.accept", by) as doing:
        row = _fetch(doing, dossier_id)
        _check(row, TRANSITIONS[doing.verb])
        received = _received(doing, row, due_day)
        if code:
            received |= _new_code(doing, row, code)
        return _go(doing, row, "dossier.accept", **received)


def refuse(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Refuse a filed dossier (1 → 3) with a reason: form 03."""
    with act("dossier.refuse", by) as doing:
        key = catalogue.reason_key("refusal", reason)
        return _go(doing, _fetch(doing, dossier_id), doing.verb, reason_key=key, note=note)


def hand_over(
    *, by: Actor, dossier_id: int, to_account_id: int | None = None, to_unit: str | None = None
) -> Dossier:
    """Hand an accepted dossier to the unit that decides it (2 → 4)."""
    with act("dossier.hand_over", by) as doing:
        return _hand_over(doing, _fetch(doing, dossier_id), to_account_id, to_unit)


def move(
    *,
    by: Actor,
    dossier_id: int,
    to_account_id: int | None = None,
    to_unit: str | None = None,
    note: str = "",
) -> Dossier:
    """Pass a dossier on inside processing (4 → 4): another row of form 06."""
    with act("dossier.move", by) as doing:
        return _go(
            doing,
            _fetch(doing, dossier_id),
            doing.verb,
            to_account_id=to_account_id,
            to_unit=to_unit,
            note=note,
            holder_account_id=to_account_id,
            holder_unit=to_unit,
        )


def ask_supplement(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Ask once for what is missing (→ 5); the clock stops. At intake only one request is allowed."""
    with act("dossier.ask_supplement", by) as doing:
        row = _fetch(doing, dossier_id)
        at_intake = row.state in (1, 2)
        if at_intake and row.supplement_asked and not by.may("dossier.ask_again"):
            raise Refused("dossier.once", code=row.label)
        return _go(
            doing,
            row,
            doing.verb,
            reason_key=catalogue.reason_key("supplement", reason),
            note=note,
            source="desk" if at_intake else "case_officer",
            paused_from=2 if at_intake else 4,
            supplement_asked=row.supplement_asked + 1,
        )


def supply(*, by: Actor, dossier_id: int, due_day: date | None = None) -> Dossier:
    """Confirm what the applicant brought: 5 → 2 when asked at intake, 5 → 4 in processing.

    At intake the limit starts anew, so a limit that is not known here needs its day typed again.
    """
    with act("dossier.supply", by) as doing:
        return supply_in(doing, dossier_id, due_day)


def not_supplied(*, by: Actor, dossier_id: int, note: str = "") -> Dossier:
    """Close a dossier whose supplement was not brought in time (5 → 8)."""
    with act("dossier.not_supplied", by) as doing:
        key = catalogue.reason_key("stop", "other")
        return _go(doing, _fetch(doing, dossier_id), doing.verb, reason_key=key, note=note)


def ask_payment(*, by: Actor, dossier_id: int, amount: int, note: str = "") -> Dossier:
    """Ask for a tax or fee of some đồng (4 → 6); the clock stops until it is paid."""
    with act("dossier.ask_payment", by) as doing:
        _check_money(amount)
        return _go(doing, _fetch(doing, dossier_id), doing.verb, amount=amount, note=note, paused_from=4)


def pay(*, by: Actor, dossier_id: int, amount: int, receipt_number: str | None = None) -> Dossier:
    """Record a payment in đồng (6 → 4); the clock runs on."""
    with act("dossier.pay", by) as doing:
        return pay_in(doing, dossier_id, amount, receipt_number)


def withdraw(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Give a dossier back at the applicant's wish (→ 7), while nothing is decided."""
    with act("dossier.withdraw", by) as doing:
        return end_in(doing, dossier_id, "dossier.withdraw", "withdraw", reason, note)


def stop(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Stop a dossier by request or on a legal ground (→ 8): form 05. Stopped is not overdue."""
    with act("dossier.stop", by) as doing:
        return end_in(doing, dossier_id, "dossier.stop", "stop", reason, note)


def apologise(*, by: Actor, dossier_id: int, due_day: date, note: str = "") -> Dossier:
    """Apologise before the due time and promise another day, once; the original still decides."""
    with act("dossier.apologise", by) as doing:
        row = _fetch(doing, dossier_id)
        _check(row, TRANSITIONS[doing.verb])
        if row.apologised_at:
            raise Refused("dossier.apologised", code=row.label)
        if row.due_current and doing.at > row.due_current:
            raise Refused("dossier.apology_late", code=row.label)
        due = _by_hand(due_day)
        changes = {k: v for k, v in due.items() if k in ("due_current", "due_day")}
        return _go(doing, row, doing.verb, note=note, apologised_at=doing.at, **changes)


def complete(
    *,
    by: Actor,
    dossier_id: int,
    result_kind: str = "granted",
    result_number: str | None = None,
    shelf: str | None = None,
) -> Dossier:
    """Record that a dossier is decided (4 → 9). The time is the clock's; nobody can type it."""
    with act("dossier.complete", by) as doing:
        return _complete(doing, _fetch(doing, dossier_id), result_kind, result_number, shelf)


def return_result(
    *,
    by: Actor,
    dossier_id: int,
    collector: str = "",
    collector_identity: str | None = None,
    collector_authorisation: str = "",
    way: str = "in_person",
) -> Dossier:
    """Hand the result over (9 → 10) and record who collected it and how."""
    with act("dossier.return_result", by) as doing:
        return return_in(doing, dossier_id, collector, collector_identity, collector_authorisation, way)


def return_for_error(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Send a wrong result back to processing (9 → 4); a supervisor's act."""
    with act("dossier.return_for_error", by) as doing:
        return _go(
            doing,
            _fetch(doing, dossier_id),
            doing.verb,
            reason_key=catalogue.reason_key("reopen", reason),
            note=note,
            completed_at=None,
            completed_day=None,
        )


def reopen(*, by: Actor, dossier_id: int, reason: str, note: str = "") -> Dossier:
    """Take a final dossier back to the state before the final one; a supervisor's act."""
    with act("dossier.reopen", by) as doing:
        row = _fetch(doing, dossier_id)
        _check(row, TRANSITIONS[doing.verb])
        before = doing.connection.execute(
            "SELECT from_state FROM step WHERE dossier_id = ? AND to_state = ?"
            " ORDER BY position DESC LIMIT 1",
            (dossier_id, row.state),
        ).fetchone()[0]
        changes: dict[str, Any] = {}
        if row.state == 10:
            changes = {"returned_at": None, "returned_day": None}
        key = catalogue.reason_key("reopen", reason)
        return _go(doing, row, doing.verb, to=before, reason_key=key, note=note, **changes)


def void(*, by: Actor, dossier_id: int, reason: str) -> Dossier:
    """Mark a dossier as entered by mistake; its row, state and code stay."""
    with act("dossier.void", by) as doing:
        row = _fetch(doing, dossier_id)
        key = catalogue.reason_key("void", reason)
        return doing.change(Dossier, dossier_id, voided_at=doing.at, void_reason_key=key) or row


def set_code(*, by: Actor, dossier_id: int, code: str) -> Dossier:
    """Enter the awaited code of a dossier; a code once entered needs a supervisor to change."""
    with act("dossier.set_code", by) as doing:
        row = _fetch(doing, dossier_id)
        return doing.change(Dossier, dossier_id, **_new_code(doing, row, code)) or row


def note_fee(doing: Act, dossier_id: int, fee: int, receipt_number: str | None) -> Dossier:
    """Record a fee in đồng on a dossier inside an act, whatever its state."""
    row = _fetch(doing, dossier_id)
    return doing.change(Dossier, dossier_id, fee=fee, receipt_number=receipt_number) or row


def register_in(
    doing: Act,
    choice: catalogue.Choice,
    code: str | None,
    owner_id: int | None,
    channel: int,
    visit_id: int | None = None,
    case_position: int = 1,
) -> Dossier:
    """Add a filed dossier (state 1) inside an act."""
    row = doing.add(Dossier, **_new(doing, choice, case_position, code, owner_id, channel, visit_id), state=1)
    _step(doing, row, None, "dossier.register", source="portal" if channel == ONLINE else "desk")
    return row


def accept_in(
    doing: Act,
    choice: catalogue.Choice,
    case_position: int = 1,
    code: str | None = None,
    owner_id: int | None = None,
    visit_id: int | None = None,
    due_day: date | None = None,
    due_why: str = BY_HAND,
    channel: int = DIRECT,
) -> Dossier:
    """Accept a new dossier at the counter (new → 2) inside an act, with its due date and why."""
    new = _new(doing, choice, case_position, code, owner_id, channel, visit_id)
    received = _received(doing, Dossier(**new), due_day, due_why)
    row = doing.add(Dossier, **{**new, **received}, state=2)
    _step(doing, row, None, "dossier.accept")
    return row


def on_the_spot(
    doing: Act,
    choice: catalogue.Choice,
    owner_id: int | None,
    visit_id: int | None,
    collector: str,
    fee: int | None,
) -> Dossier:
    """Accept, process, finish and return in one act: 2, 4, 9, 10."""
    row = accept_in(
        doing, choice, owner_id=owner_id, visit_id=visit_id, due_day=doing.day, due_why="giải quyết ngay"
    )
    row = _hand_over(doing, row, doing.account_id(), None)
    row = _complete(doing, row, "granted", None, None)
    if fee is not None:
        row = note_fee(doing, row.id, fee, None)
    return return_in(doing, row.id, collector, None, "", "in_person")


def supply_in(doing: Act, dossier_id: int, due_day: date | None = None) -> Dossier:
    """Confirm a brought supplement inside an act; restart at intake, resume in processing."""
    row = _fetch(doing, dossier_id)
    _check(row, TRANSITIONS["dossier.supply"])
    if row.paused_from == 2:
        return _go(doing, row, "dossier.supply", to=2, paused_from=None, **_received(doing, row, due_day))
    return _go(doing, row, "dossier.supply", to=4, paused_from=None, **_resumed(doing, row))


def pay_in(doing: Act, dossier_id: int, amount: int, receipt_number: str | None) -> Dossier:
    """Record a payment inside an act (6 → 4)."""
    _check_money(amount)
    row = _fetch(doing, dossier_id)
    _check(row, TRANSITIONS["dossier.pay"])
    return _go(
        doing,
        row,
        "dossier.pay",
        amount=amount,
        fee=amount,
        receipt_number=receipt_number,
        paused_from=None,
        **_resumed(doing, row),
    )


def end_in(doing: Act, dossier_id: int, verb: str, kind: str, reason: str, note: str) -> Dossier:
    """Withdraw or stop a dossier inside an act, with a reason of the kind."""
    key = catalogue.reason_key(kind, reason)
    return _go(doing, _fetch(doing, dossier_id), verb, reason_key=key, note=note)


def return_in(
    doing: Act,
    dossier_id: int,
    collector: str,
    identity: str | None,
    authorisation: str,
    way: str,
) -> Dossier:
    """Hand a result over inside an act (9 → 10)."""
    if way not in RETURN_WAYS:
        raise Refused("choice", field="way", value=way, known=", ".join(RETURN_WAYS))
    return _go(
        doing,
        _fetch(doing, dossier_id),
        "dossier.return_result",
        returned_at=doing.at,
        returned_day=doing.day,
        return_way=way,
        collector=people.clean_name(collector),
        collector_identity=people.clean_identity(identity),
        collector_authorisation=text.line(authorisation) or None,
    )


def one(typed: str) -> Dossier:
    """Return the dossier meant by a code, the end of one, or #id; raises `Refused` otherwise."""
    wanted = re.sub(r"\s", "", text.nfc(typed)).replace("–", "-").replace("—", "-").upper()
    if re.fullmatch("#[0-9]{1,10}", wanted):
        found = rows(Dossier, "id = (SELECT replica << 32 | ? FROM register)", int(wanted[1:]))
    else:
        found = rows(Dossier, "code = ?", wanted)
        if not found and re.fullmatch("[A-Z0-9.-]{4,}", wanted):
            found = rows(Dossier, f"{ENDS} LIMIT 3", *end_of(wanted))
    if not found:
        raise Refused("dossier.unknown", field="dossier", code=typed[:60])
    if len(found) > 1:
        raise Refused("dossier.ambiguous", field="dossier", code=typed[:60], count=len(found))
    row: Dossier = found[0]
    return row


ENDS = "code_reversed >= ? AND code_reversed < ?"
"""The codes with the end that `end_of` gives the bounds of, by their index."""


def end_of(wanted: str) -> tuple[str, str]:
    """Return the bounds between which reversed texts with an end lie: for codes and phones."""
    return wanted[::-1], wanted[::-1] + "\U0010ffff"


def by_id(dossier_id: int) -> Dossier:
    """Return a dossier by id; raises `Refused` when there is none."""
    found = rows(Dossier, "id = ?", dossier_id)
    if not found:
        raise Refused("row.missing", table="dossier", id=dossier_id)
    row: Dossier = found[0]
    return row


def of_person(person_id: int, most: int = 20) -> list[Any]:
    """Return the dossiers of which a person is the owner, the newest first."""
    return rows(Dossier, "owner_id = ? ORDER BY id DESC LIMIT ?", person_id, most)


def due_of(dossier_id: int) -> date:
    """Return the day on which a dossier is due; raises `Refused` when it has none yet."""
    row = db.execute_sql("SELECT due_day FROM dossier WHERE id = ?", (dossier_id,)).fetchone()
    if row is None or row[0] is None:
        raise Refused("dossier.unknown", code=dossier_id)
    return date.fromisoformat(row[0])


def steps(dossier_id: int) -> list[Any]:
    """Return the steps of a dossier in order."""
    return rows(Step, "dossier_id = ? ORDER BY position", dossier_id)


@dataclass(frozen=True)
class Listed:
    """A dossier in a list, with its owner's phone masked."""

    id: int
    label: str
    state: int
    procedure: str
    owner: str
    phone: str
    due_day: date | None
    limit: str


_LIST = """
SELECT d.id, d.code, d.state, coalesce(s.short, d.procedure_code), p.name, p.phone, d.due_day,
  d.limit_unit, d.limit_value
FROM dossier d LEFT JOIN person p ON p.id = d.owner_id
LEFT JOIN short_name s ON s.procedure_code = d.procedure_code
WHERE d.voided_at IS NULL AND {where} ORDER BY d.due_day, d.id LIMIT ?
"""
LISTS = {
    "due_today": ("d.completed_at IS NULL AND d.state IN (2, 4) AND d.due_day = ?", True),
    "overdue": ("d.completed_at IS NULL AND d.state IN (2, 4) AND d.due_day < ?", True),
    "without_code": ("d.code IS NULL AND d.state IN (1, 2, 4, 5, 6, 9)", False),
    "supplement": ("d.state = 5", False),
    "uncollected": ("d.state = 9", False),
    "open": ("d.state IN (1, 2, 4, 5, 6)", False),
}


def listed(name: str, by: Actor, day: date | None = None, most: int = 200) -> list[Listed]:
    """Return one of the `LISTS` of dossiers on a day (today), the earliest due first; one query."""
    where, by_day = LISTS[name]
    values = [(day or clock.today()).isoformat()] if by_day else []
    cursor = db.execute_sql(_LIST.format(where=where), (*values, most))
    full = by.may("person.read")
    return [
        Listed(
            id=row[0],
            label=row[1] or f"chờ mã #{row[0] & 0xFFFFFFFF}",
            state=row[2],
            procedure=row[3],
            owner=(row[4] or "") if full else text.given_name(row[4]),
            phone=text.mask_phone(row[5]),
            due_day=date.fromisoformat(row[6]) if row[6] else None,
            limit=catalogue.limit_words(row[7], row[8]),
        )
        for row in cursor
    ]


def _fetch(doing: Act, dossier_id: int) -> Dossier:
    row = doing.fetch(Dossier, dossier_id)
    if row.voided_at:
        raise Refused("dossier.void", code=row.label, reason=row.void_reason_key)
    return row


def _check(row: Dossier, transition: Transition) -> None:
    if row.state in transition.froms:
        return
    possible = [t.name for t in TRANSITIONS.values() if row.state in t.froms]
    raise Refused(
        "dossier.state",
        act=transition.name,
        code=row.label,
        state=STATES[row.state],
        allowed=f"Có thể: {', '.join(possible)}.",
    )


def _check_money(amount: int) -> None:
    if not 0 <= amount <= MOST_MONEY:
        raise Refused("number", field="amount", label="Số tiền", value=amount, first=0, last=MOST_MONEY)


_STEP_FACTS = ("reason_key", "note", "to_account_id", "to_unit", "amount", "source")


def _go(doing: Act, row: Dossier, verb: str, to: int | None = None, **changes: Any) -> Dossier:
    transition = TRANSITIONS[verb]
    _check(row, transition)
    facts = {name: changes.pop(name) for name in _STEP_FACTS if name in changes}
    moved = doing.change(
        Dossier,
        row.id,
        expect={"state": (row.state,)},
        state=to or transition.to,
        since=doing.at,
        **changes,
    )
    if moved is None:
        raise Refused("row.missing", table="dossier", id=row.id)
    _step(doing, moved, row.state, verb, **facts)
    return moved


def _step(doing: Act, row: Dossier, from_state: int | None, verb: str, **facts: Any) -> None:
    position = doing.connection.execute(
        "SELECT coalesce(max(position), 0) + 1 FROM step WHERE dossier_id = ?", (row.id,)
    ).fetchone()[0]
    note = people.checked_length("Ghi chú", "note", facts.pop("note", "") or "", people.NOTE_MOST)
    doing.add(
        Step,
        dossier_id=row.id,
        position=position,
        from_state=from_state,
        to_state=row.state,
        act=verb,
        source=facts.pop("source", None) or TRANSITIONS[verb].source,
        at=doing.at,
        day=doing.day,
        account_id=doing.account_id(),
        due_at=row.due_current,
        note=note,
        **facts,
    )


def _new(
    doing: Act,
    choice: catalogue.Choice,
    case_position: int,
    code: str | None,
    owner_id: int | None,
    channel: int,
    visit_id: int | None,
) -> dict[str, Any]:
    unit, value = choice.limit_unit, choice.limit_value
    if case_position != 1:
        known = catalogue.cases(choice.code, choice.valid_from)
        chosen = [case for case in known if case.position == case_position]
        if not chosen:
            raise Refused(
                "case.unknown",
                code=choice.code,
                position=case_position,
                known=", ".join(f"{case.position} {case.name}" for case in known),
            )
        unit, value = chosen[0].limit_unit, chosen[0].limit_value
    return {
        **_free_code(doing, code),
        "since": doing.at,
        "channel": channel,
        "procedure_code": choice.code,
        "procedure_from": choice.valid_from,
        "case_position": case_position,
        "owner_id": owner_id,
        "sets": 1,
        "registered_at": doing.at,
        "limit_unit": unit,
        "limit_value": value,
        "due_reasons": "[]",
        "supplement_asked": 0,
        "visit_id": visit_id,
        "desk_id": doing.by.desk_id,
    }


def _new_code(doing: Act, row: Dossier, typed: str) -> dict[str, Any]:
    code = clean_code(typed, doing.day)
    if code is None:
        raise Refused("dossier.code", field="code", code="")
    if code == row.code:
        return {"code": code, "code_reversed": code[::-1]}
    if row.code and not doing.by.may("dossier.change_code"):
        raise Refused("dossier.code_kept", code=row.code)
    return _free_code(doing, code)


def _free_code(doing: Act, typed: str | None) -> dict[str, Any]:
    """Return a code's two columns, none while it is awaited; raises `Refused` when it is taken."""
    code = clean_code(typed, doing.day)
    if code is None:
        return {}
    taken = doing.connection.execute(
        "SELECT coalesce(received_day, date(registered_at)) FROM dossier WHERE code = ?", (code,)
    ).fetchone()
    if taken:
        raise Refused("dossier.code_taken", field="code", code=code, day=taken[0])
    return {"code": code, "code_reversed": code[::-1]}


def _received(doing: Act, row: Dossier, due_day: date | None, why: str = BY_HAND) -> dict[str, Any]:
    if due_day is not None:
        due = _by_hand(due_day, why)
    else:
        due = _computed(doing, row)
    return {
        "received_at": doing.at,
        "received_day": doing.day,
        "receiver_id": doing.account_id(),
        **due,
    }


def _calendar() -> calendar.Calendar:
    return calendar.load("centre", catalogue.last_load())


def _computed(doing: Act, row: Dossier) -> dict[str, Any]:
    due = calendar.due(_calendar(), doing.at, row.limit_unit, row.limit_value)
    if due.at is None:
        raise Refused("outcome.due", field="due_day", code=row.procedure_code)
    return {
        "due_original": due.at,
        "due_current": due.at,
        "due_day": clock.day_of(due.at),
        "due_reasons": json.dumps(due.reasons, ensure_ascii=False),
    }


def _by_hand(day: date, why: str = BY_HAND) -> dict[str, Any]:
    sessions = _calendar().sessions_of(day)
    closing = sessions[-1][1] if sessions else time(17)
    at = datetime.combine(day, closing, clock.LOCAL)
    return {
        "due_original": at,
        "due_current": at,
        "due_day": day,
        "due_reasons": json.dumps([why], ensure_ascii=False),
    }


def _resumed(doing: Act, row: Dossier) -> dict[str, Any]:
    if row.due_current is None:
        return {}
    known = _calendar()
    day, last = clock.day_of(row.since), doing.day
    moved = clock.day_of(row.due_current)
    while (day := known.next_working(day)) <= last:
        moved = known.next_working(moved)
    closing = clock.local(row.due_current).timetz()
    at = datetime.combine(moved, closing)
    reasons = [*json.loads(row.due_reasons), f"đồng hồ dừng {clock.day_of(row.since):%d/%m}–{last:%d/%m}"]
    return {
        "due_current": at,
        "due_day": moved,
        "due_reasons": json.dumps(reasons, ensure_ascii=False),
    }


def _hand_over(doing: Act, row: Dossier, to_account_id: int | None, to_unit: str | None) -> Dossier:
    return _go(
        doing,
        row,
        "dossier.hand_over",
        to_account_id=to_account_id,
        to_unit=to_unit,
        holder_account_id=to_account_id,
        holder_unit=to_unit,
        handed_over_at=doing.at,
    )


def _complete(
    doing: Act, row: Dossier, result_kind: str, result_number: str | None, shelf: str | None
) -> Dossier:
    if result_kind not in RESULT_KINDS:
        raise Refused("choice", field="result", value=result_kind, known=", ".join(RESULT_KINDS))
    return _go(
        doing,
        row,
        "dossier.complete",
        completed_at=doing.at,
        completed_day=doing.day,
        result_kind=result_kind,
        result_number=text.line(result_number or "") or None,
        shelf=text.line(shelf or "") or None,
    )
