"""What can be done to a dossier: keys, verbs, and what each asks for, as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import signature

from models import dossiers
from models.dossiers import TRANSITIONS, Dossier
from models.journal import Actor
from models.language import N_, _
from tui.screens import facts
from tui.screens.facts import AMOUNT, CODE, DUE_DAY, NOTE, RECEIPT, UNIT, because
from tui.screens.form import Item

Fields = Callable[[Dossier], Iterable[Item]]


@dataclass(frozen=True)
class Deed:
    """A key of the dossier's screen: the verb it does, what it says, what the verb asks for."""

    key: str
    verb: str
    words: str
    fields: Fields

    @property
    def name(self) -> str:
        """What the key does, in the language spoken."""
        return _(self.words)

    @property
    def needs(self) -> frozenset[str]:
        """The facts that the verb has no value of its own for."""
        takes = signature(getattr(dossiers, self.verb)).parameters.values()
        return frozenset(taken.name for taken in takes if taken.default is taken.empty) - {"reason"}

    @property
    def hint(self) -> str:
        """The key and what it does."""
        return f"{self.key.upper()} {self.name}"

    def fits(self, row: Dossier, by: Actor) -> bool:
        """Tell whether a dossier in its state, and an account with its rights, admit it."""
        transition = TRANSITIONS.get(f"dossier.{self.verb}")
        possible = transition is None or row.state in transition.froms
        if self.verb == "set_code":
            possible = row.code is None or by.may("dossier.change_code")
        if self.verb == "apologise":
            possible = possible and row.apologised_at is None
        return possible and row.voided_at is None and by.may(f"dossier.{self.verb}")


def _accepting(row: Dossier) -> Iterable[Item]:
    if row.code is None:
        yield CODE
    code, version = row.procedure_code, row.procedure_from
    yield from facts.case_of(code, version, str(row.case_position))
    if facts.without_limit(code, version):
        yield DUE_DAY
    yield from facts.papers("papers", N_("Giấy đã nộp"), code, version, extra=True)


def _asking(row: Dossier) -> Iterable[Item]:
    yield because("supplement")
    code, version = row.procedure_code, row.procedure_from
    yield from facts.papers("papers", N_("Giấy thiếu"), code, version)
    yield NOTE
    yield Item("supply_by", N_("Hạn nộp"), plain=True, extra=True)


def _supplied(row: Dossier) -> Iterable[Item]:
    if row.limit_unit in ("UNKNOWN", "PLAN"):
        yield DUE_DAY


def _paid(row: Dossier) -> Iterable[Item]:
    asked = [step.amount for step in dossiers.steps(row.id) if step.act == "dossier.ask_payment"]
    yield Item("amount", N_("Số tiền, đ"), value=str(asked[-1]) if asked else "", plain=True)
    yield RECEIPT


def _decided(row: Dossier) -> Iterable[Item]:
    yield Item("result_kind", N_("Kết quả"), tuple(dossiers.RESULT_KINDS.items()), value="granted")
    yield Item("result_number", N_("Số kết quả"), plain=True)
    yield Item("shelf", N_("Chỗ để"), plain=True)
    yield Item("result_day", N_("Ngày ghi"), plain=True, extra=True)
    yield Item("result_signer", N_("Người ký"), extra=True)


def _withdrawn(row: Dossier) -> Iterable[Item]:
    yield because("withdraw")
    yield NOTE
    yield Item("originals_back", N_("Bản chính"), tuple(facts.ORIGINALS.items()), value="none", extra=True)


def _coded(row: Dossier) -> Iterable[Item]:
    yield CODE
    if row.code is not None:
        yield because("correct")
        yield NOTE


def _corrected(row: Dossier) -> Iterable[Item]:
    yield because("correct")
    yield from facts.case_of(row.procedure_code, row.procedure_from, str(row.case_position))
    yield DUE_DAY
    yield NOTE


def _why(kind: str) -> Fields:
    return lambda row: (because(kind), NOTE)


def _only(*items: Item) -> Fields:
    return lambda row: items


DEEDS = (
    Deed("t", "accept", N_("tiếp nhận"), _accepting),
    Deed("c", "refuse", N_("từ chối"), _why("refusal")),
    Deed("h", "hand_over", N_("bàn giao"), _only(UNIT)),
    Deed("h", "move", N_("chuyển bước"), _only(UNIT, NOTE)),
    Deed("x", "complete", N_("xong"), _decided),
    Deed("k", "return_result", N_("trả kết quả"), lambda row: facts.collecting()),
    Deed("b", "ask_supplement", N_("yêu cầu bổ sung"), _asking),
    Deed("n", "supply", N_("nhận bổ sung"), _supplied),
    Deed("z", "not_supplied", N_("đóng, quá hạn bổ sung"), _only(NOTE)),
    Deed("p", "ask_payment", N_("yêu cầu nộp tiền"), _only(AMOUNT, NOTE)),
    Deed("p", "pay", N_("đã nộp tiền"), _paid),
    Deed("l", "apologise", N_("xin lỗi, hẹn lại"), _only(DUE_DAY, Item("note", N_("Lý do chậm")))),
    Deed("m", "set_code", N_("mã hồ sơ"), _coded),
    Deed("r", "withdraw", N_("rút"), _withdrawn),
    Deed("q", "stop", N_("dừng"), _why("stop")),
    Deed("s", "correct", N_("sửa"), _corrected),
    Deed("v", "return_for_error", N_("trả lại vì sai sót"), _why("reopen")),
    Deed("v", "reopen", N_("mở lại"), _why("reopen")),
    Deed("j", "void", N_("hủy, ghi nhầm"), lambda row: (because("void"),)),
)
"""Everything that can be done, in the order in which a dossier lives; keys repeat only over states."""


def possible(row: Dossier, by: Actor) -> list[Deed]:
    """Return what somebody may do to a dossier as it stands."""
    return [deed for deed in DEEDS if deed.fits(row, by)]
