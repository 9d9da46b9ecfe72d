"""Outcomes: the sixteen ways a procedure of a visit ends (DOMAIN 2.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import IntegerField, TextField

from . import catalogue, dossiers, errands, people, text, visits
from .base import Day, Moment, PersonalText, Written, db, rows
from .errors import Refused
from .journal import Act, Actor, act
from .language import N_, Words, _


class Outcome(Written):
    """How one procedure of a visit, or a visit without one, ended."""

    visit_id = IntegerField()
    asked_id = IntegerField(null=True)
    kind = TextField()
    at = Moment()
    day = Day()
    account_id = IntegerField()
    desk_id = IntegerField(null=True)
    dossier_id = IntegerField(null=True)
    reason_key = TextField(null=True)
    copies = IntegerField(null=True)
    pages = IntegerField(null=True)
    fee = IntegerField(null=True)
    receipt_number = TextField(null=True)
    payment = TextField(null=True)
    helper_id = IntegerField(null=True)
    appointment_day = Day(null=True)
    detail = PersonalText(null=True)
    voided_at = Moment(null=True)
    void_reason_key = TextField(null=True)


class OutcomePaper(Written):
    """A paper that a supplement asks for."""

    outcome_id = IntegerField()
    position = IntegerField()
    paper = PersonalText(null=True)


@dataclass(frozen=True)
class Facts:
    """What may be typed with an outcome; each kind says which of these it needs."""

    code: str | None = None
    case_position: int = 1
    due_day: date | None = None
    dossier: str | None = None
    reason: str | None = None
    papers: tuple[str, ...] = ()
    copies: int | None = None
    pages: int | None = None
    fee: int | None = None
    receipt_number: str | None = None
    payment: str | None = None
    collector: str = ""
    collector_identity: str | None = None
    collector_authorisation: str = ""
    way: str = "in_person"
    receipt_lost: bool = False
    originals_back: bool = False
    handed_in: tuple[int, ...] = ()
    appointment_day: date | None = None
    address: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Context:
    """What an outcome is about: the act, the visit, the procedure asked for and the facts."""

    doing: Act
    visit: visits.Visit
    choice: catalogue.Choice | None
    facts: Facts

    def the_choice(self, kind: str) -> catalogue.Choice:
        """Return the procedure, which the kind cannot do without."""
        if self.choice is None:
            raise Refused("outcome.needs", field="procedure", kind=KINDS[kind].name, needs=_("một thủ tục"))
        return self.choice

    def dossier_id(self) -> int:
        """Return the id of the dossier that the facts name."""
        return int(dossiers.one(self.facts.dossier or "").id)


def _accepted(it: Context) -> int:
    row = dossiers.accept_in(
        it.doing,
        it.the_choice("ACCEPTED"),
        it.facts.case_position,
        it.facts.code,
        it.visit.person_id,
        it.visit.id,
        it.facts.due_day,
        papers=it.facts.handed_in,
    )
    return int(row.id)


def _online(it: Context) -> int:
    row = dossiers.register_in(
        it.doing,
        it.the_choice("ONLINE_ASSISTED"),
        it.facts.code,
        it.visit.person_id,
        dossiers.ONLINE,
        it.visit.id,
        it.facts.case_position,
    )
    return int(row.id)


def _on_the_spot(it: Context) -> int:
    choice = it.the_choice("DONE_ON_SPOT")
    row = dossiers.on_the_spot(
        it.doing, choice, it.visit.person_id, it.visit.id, it.facts.collector, it.facts.fee
    )
    return int(row.id)


def _supplied(it: Context) -> int:
    return int(dossiers.supply_in(it.doing, it.dossier_id(), it.facts.due_day).id)


def _result(it: Context) -> int:
    facts = it.facts
    how = dossiers.Collected(
        facts.collector,
        facts.collector_identity,
        facts.collector_authorisation,
        facts.way,
        facts.receipt_lost,
        facts.originals_back,
    )
    return int(dossiers.return_in(it.doing, it.dossier_id(), how).id)


def _fee(it: Context) -> int:
    row = dossiers.one(it.facts.dossier or "")
    amount, receipt = it.facts.fee or 0, it.facts.receipt_number
    if row.state == 6:
        return int(dossiers.pay_in(it.doing, row.id, amount, receipt).id)
    return int(dossiers.note_fee(it.doing, row.id, amount, receipt).id)


def _withdraw(it: Context) -> int:
    facts = it.facts
    row = dossiers.end_in(
        it.doing, it.dossier_id(), "dossier.withdraw", "withdraw", facts.reason or "", facts.detail
    )
    return int(row.id)


def _stop(it: Context) -> int:
    facts = it.facts
    row = dossiers.end_in(
        it.doing, it.dossier_id(), "dossier.stop", "stop", facts.reason or "other", facts.detail
    )
    return int(row.id)


def _errand(it: Context) -> None:
    errands.ask_in(
        it.doing,
        visit_id=it.visit.id,
        person_id=it.visit.person_id,
        day=it.facts.appointment_day,
        address=it.facts.address,
        note=it.facts.detail,
    )


@dataclass(frozen=True)
class Kind:
    """One kind of outcome: its words, its letter at the desk, what it needs, moves and asks for.

    `right` is the verb whose right it needs besides `outcome.record`; `reason` the kind of reason
    it takes; `makes` returns the dossier it makes or moves. A procedure has one outcome, and those
    that may stand `beside` it.
    """

    code: str
    words: str
    key: str
    needs: tuple[str, ...] = ()
    right: str = "outcome.record"
    reason: str | None = None
    makes: Callable[[Context], int | None] | None = None
    beside: bool = False

    @property
    def on_procedure(self) -> bool:
        """Whether it is of one procedure, and never of a visit that has none."""
        return self.makes in (_accepted, _online, _on_the_spot)

    @property
    def name(self) -> str:
        """What the kind is called in the language spoken."""
        return _(self.words)


KINDS = {
    kind.code: kind
    for kind in (
        Kind("ACCEPTED", N_("Tiếp nhận hồ sơ"), "t", right="dossier.accept", makes=_accepted),
        Kind("SUPPLEMENT", N_("Yêu cầu bổ sung"), "b", ("reason",), "dossier.ask_supplement", "supplement"),
        Kind("REFUSED", N_("Từ chối tiếp nhận"), "c", ("reason",), "dossier.refuse", "refusal"),
        Kind("DONE_ON_SPOT", N_("Giải quyết ngay"), "x", ("copies",), "dossier.accept", makes=_on_the_spot),
        Kind("INFO", N_("Hướng dẫn, tra cứu"), "h", reason="info"),
        Kind("REFERRED", N_("Giới thiệu nơi khác"), "g", ("reason",), reason="referred"),
        Kind("RESULT", N_("Trả kết quả"), "k", ("dossier",), "dossier.return_result", makes=_result),
        Kind("ONLINE_ASSISTED", N_("Nộp trực tuyến tại chỗ"), "", right="dossier.register", makes=_online),
        Kind("ONLINE_GUIDED", N_("Hướng dẫn tự nộp trực tuyến"), ""),
        Kind("SUPPLIED", N_("Nộp bổ sung"), "", ("dossier",), "dossier.supply", makes=_supplied),
        Kind("FEE", N_("Thu phí, lệ phí"), "", ("dossier", "fee"), "dossier.pay", makes=_fee, beside=True),
        Kind(
            "WITHDRAW", N_("Rút hồ sơ"), "", ("dossier", "reason"), "dossier.withdraw", "withdraw", _withdraw
        ),
        Kind("STOP", N_("Đề nghị dừng"), "", ("dossier",), "dossier.stop", "stop", _stop),
        Kind("COMPLAINT", N_("Phản ánh, kiến nghị"), "", ("detail",), beside=True),
        Kind(
            "HOME_VISIT",
            N_("Hẹn đến nhà, đưa đón"),
            "",
            ("address", "appointment_day"),
            makes=_errand,
            beside=True,
        ),
        Kind("NOTHING", N_("Không giải quyết"), "", ("reason",), reason="nothing"),
    )
}

PAYMENTS = ("cash", "online", "exempt")
AMOUNTS = (
    ("copies", N_("Số bản"), 1, 9999),
    ("pages", N_("Số trang"), 1, 9999),
    ("fee", N_("Số tiền"), 0, dossiers.MOST_MONEY),
)
NEEDS = Words(
    {
        "reason": N_("lý do"),
        "dossier": N_("mã hồ sơ"),
        "fee": N_("số tiền"),
        "copies": N_("số bản"),
        "detail": N_("nội dung"),
        "address": N_("địa chỉ"),
        "appointment_day": N_("ngày hẹn"),
    }
)


def record(
    *, by: Actor, visit_id: int, kind: str, position: int | None = None, finish: bool = False, **facts: Any
) -> Outcome:
    """Record how a procedure of a visit being served ended; facts are those of `Facts`.

    `position` is the procedure's place in the visit (the first without an outcome by default; a
    visit without procedures gets the outcome itself). With `finish` the visit ends in the same
    act, which is the short path for what is done on the spot.
    """
    with act("outcome.record", by) as doing:
        outcome = _record(doing, by, visit_id, kind, position, Facts(**facts))
        if finish:
            visits.finish_in(doing, visit_id)
        return outcome


def void(*, by: Actor, outcome_id: int, reason: str) -> Outcome:
    """Mark an outcome as entered by mistake; a dossier that it made is voided by its own verb."""
    with act("outcome.void", by) as doing:
        row = doing.fetch(Outcome, outcome_id)
        key = catalogue.reason_key("void", reason)
        return doing.change(Outcome, outcome_id, voided_at=doing.at, void_reason_key=key) or row


def of_visit(visit_id: int) -> list[Any]:
    """Return the outcomes of a visit that count, in order."""
    return rows(Outcome, "visit_id = ? AND voided_at IS NULL ORDER BY id", visit_id)


def last_dossier(desk_id: int | None, day: date) -> int | None:
    """Return the dossier of the last outcome that a desk recorded on a day, or None."""
    row = db.execute_sql(
        "SELECT dossier_id FROM outcome WHERE day = ? AND desk_id IS ? AND dossier_id IS NOT NULL"
        " AND voided_at IS NULL ORDER BY id DESC LIMIT 1",
        (day.isoformat(), desk_id),
    ).fetchone()
    return int(row[0]) if row else None


def counts(day: date) -> dict[str, int]:
    """Return how many outcomes of each kind a day had."""
    cursor = db.execute_sql(
        "SELECT kind, count(*) FROM outcome WHERE day = ? AND voided_at IS NULL GROUP BY kind",
        (day.isoformat(),),
    )
    return dict(cursor.fetchall())


def _record(doing: Act, by: Actor, visit_id: int, code: str, position: int | None, facts: Facts) -> Outcome:
    kind = KINDS.get(code)
    if kind is None:
        raise Refused("outcome.kind", kind=code, known=", ".join(KINDS))
    if not by.may(kind.right):
        raise Refused("right", account=by.name, verb=kind.right)
    visit = doing.fetch(visits.Visit, visit_id)
    if visit.state != "serving":
        raise Refused("outcome.state", ticket=visit.ticket, state=visits.STATES[visit.state])
    lacking = [need for need in kind.needs if getattr(facts, need) in (None, "", ())]
    if lacking:
        words = ", ".join(NEEDS[need] for need in lacking)
        raise Refused("outcome.needs", field=lacking[0], kind=kind.name, needs=words)
    _check_facts(facts)
    reason = None
    if kind.reason and facts.reason:
        reason = catalogue.reason_key(kind.reason, facts.reason)
    asked = _asked(doing, visit_id, position)
    choice = catalogue.procedure(asked[1], doing.day) if asked else None
    if not kind.beside:
        _check_first(doing, visit_id, asked[0] if asked else None)
    dossier_id = kind.makes(Context(doing, visit, choice, facts)) if kind.makes else None
    outcome = doing.add(
        Outcome,
        visit_id=visit_id,
        asked_id=asked[0] if asked else None,
        kind=code,
        at=doing.at,
        day=doing.day,
        account_id=doing.account_id(),
        desk_id=visit.desk_id,
        dossier_id=dossier_id,
        reason_key=reason,
        copies=facts.copies,
        pages=facts.pages,
        fee=facts.fee,
        receipt_number=facts.receipt_number,
        payment=facts.payment,
        appointment_day=facts.appointment_day,
        detail=people.checked_length(N_("Nội dung"), "detail", facts.detail, people.NOTE_MOST),
    )
    _papers(doing, outcome.id, facts.papers)
    return outcome


def _check_facts(facts: Facts) -> None:
    for name, label, first, last in AMOUNTS:
        value = getattr(facts, name)
        if value is not None and not first <= value <= last:
            raise Refused("number", field=name, label=_(label), value=value, first=first, last=last)
    if facts.payment not in (None, *PAYMENTS):
        raise Refused("choice", field="payment", value=facts.payment, known=", ".join(PAYMENTS))


def _check_first(doing: Act, visit_id: int, asked_id: int | None) -> None:
    kinds = doing.connection.execute(
        "SELECT kind FROM outcome WHERE visit_id = ? AND asked_id IS ? AND voided_at IS NULL",
        (visit_id, asked_id),
    ).fetchall()
    for (kind,) in kinds:
        if not KINDS[kind].beside:
            raise Refused("outcome.already", kind=KINDS[kind].name)


def _papers(doing: Act, outcome_id: int, papers: Sequence[str]) -> None:
    for position, paper in enumerate(papers, 1):
        doing.add(OutcomePaper, outcome_id=outcome_id, position=position, paper=text.line(paper) or None)


def _asked(doing: Act, visit_id: int, position: int | None) -> tuple[int, str] | None:
    found = doing.connection.execute(
        "SELECT a.id, a.procedure_code, a.position, EXISTS (SELECT 1 FROM outcome o"
        "   WHERE o.asked_id = a.id AND o.voided_at IS NULL)"
        " FROM asked a WHERE a.visit_id = ? ORDER BY a.position",
        (visit_id,),
    ).fetchall()
    if position is not None:
        chosen = [row for row in found if row[2] == position]
        if not chosen:
            raise Refused("outcome.none", position=position)
        return chosen[0][0], chosen[0][1]
    found.sort(key=lambda row: row[3])
    return (found[0][0], found[0][1]) if found else None
