"""The forms of outcomes: what each of the sixteen kinds asks for, as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from models import catalogue, clock, dossiers, outcomes, visits
from models.errors import Refused
from models.language import N_, _, name_of
from tui import words
from tui.screens.form import Form, Item

CODE = Item("code", N_("Mã hồ sơ"), plain=True)
DOSSIER = Item("dossier", N_("Mã hồ sơ"), plain=True)
DETAIL = Item("detail", N_("Ghi chú"))
COLLECTOR = Item("collector", N_("Người nhận"))
IDENTITY = Item("collector_identity", N_("Số định danh"), plain=True)
FEE = Item("fee", N_("Số tiền, đ"), plain=True)

ITEMS: dict[str, tuple[Item, ...]] = {
    "ACCEPTED": (CODE,),
    "ONLINE_ASSISTED": (CODE,),
    "ONLINE_GUIDED": (DETAIL,),
    "SUPPLEMENT": (DETAIL,),
    "SUPPLIED": (DOSSIER,),
    "REFUSED": (DETAIL,),
    "DONE_ON_SPOT": (
        Item("copies", N_("Số bản"), value="1", plain=True),
        Item("pages", N_("Số trang"), plain=True),
        FEE,
    ),
    "RESULT": (DOSSIER, COLLECTOR, IDENTITY),
    "FEE": (DOSSIER, FEE, Item("receipt_number", N_("Số biên lai"), plain=True)),
    "WITHDRAW": (DOSSIER, DETAIL),
    "STOP": (DOSSIER, DETAIL),
    "INFO": (DETAIL,),
    "REFERRED": (DETAIL,),
    "COMPLAINT": (Item("detail", N_("Nội dung")),),
    "HOME_VISIT": (
        Item("address", N_("Địa chỉ")),
        Item("appointment_day", N_("Ngày hẹn"), plain=True),
        DETAIL,
    ),
    "NOTHING": (DETAIL,),
}


def _whole(label: str, name: str, typed: str) -> int | None:
    digits = typed.replace(".", "").replace(" ", "")
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise Refused(
            "number", field=name, value=typed[:20], first=0, last=words.number(999_999_999), label=label
        )
    return int(digits) if digits else None


def _day(label: str, name: str, typed: str) -> Any:
    day = words.parse_day(typed, clock.today()) if typed else None
    if typed and day is None:
        raise Refused("day", field=name, value=typed[:20], label=label)
    return day


READERS: dict[str, Callable[[str, str, str], Any]] = {
    "copies": _whole,
    "pages": _whole,
    "fee": _whole,
    "case_position": _whole,
    "appointment_day": _day,
    "due_day": _day,
}


class OutcomeForm(Form):
    """The outcome of one procedure of a visit: what is needed, Enter, done."""

    def __init__(self, visit: visits.Visit, row: visits.AskedRow | None, kind: str) -> None:
        self.visit = visit
        self.row = row
        self.kind = outcomes.KINDS[kind]
        self.form = f"outcome {visit.id} {row.position if row else 0} {kind}"
        super().__init__()
        what = row.short if row else _("cả lượt")
        self.title_text = f"{visit.ticket} · {self.kind.name} · {what}"

    def fields(self) -> Iterable[Item]:
        """A reason by digit first when the kind takes one, then what else the kind asks for."""
        if self.kind.reason:
            known = catalogue.reasons(self.kind.reason)
            yield Item("reason", N_("Lý do"), tuple((reason.code, name_of(reason)) for reason in known))
        yield from ITEMS[self.kind.code]
        if self.kind.code == "ACCEPTED" and self.row:
            cases = catalogue.cases(self.row.code, self.row.valid_from)
            if len(cases) > 1:
                options = tuple((str(case.position), f"{case.name} ({case.limit})") for case in cases)
                yield Item("case_position", N_("Trường hợp"), options, value="1")
            if any(case.limit_unit in ("UNKNOWN", "PLAN") for case in cases):
                yield Item("due_day", N_("Ngày hẹn trả"), plain=True)

    async def save(self) -> None:
        """Record the outcome and go back to the desk."""
        facts: dict[str, Any] = {}
        for item in self.items:
            typed = self.widget(item.name).text
            value = READERS[item.name](item.title, item.name, typed) if item.name in READERS else typed
            if value not in (None, ""):
                facts[item.name] = value
        outcome = outcomes.record(
            by=self.by,
            visit_id=self.visit.id,
            kind=self.kind.code,
            position=self.row.position if self.row else None,
            **facts,
        )
        await self.leave(f"{self.kind.name}{_due(outcome)}")


def _due(outcome: outcomes.Outcome) -> str:
    if outcome.kind != "ACCEPTED" or outcome.dossier_id is None:
        return ""
    return f" · {_('hẹn trả {day}', day=words.day(dossiers.due_of(outcome.dossier_id)))}"
