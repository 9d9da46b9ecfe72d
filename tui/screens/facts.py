"""What the forms of outcomes and of dossiers ask for: fields as data, and how what is typed is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from models import catalogue, clock, dossiers
from models.errors import Refused
from models.language import N_, Words, name_of
from tui import words
from tui.screens.form import Form, Item

CODE = Item("code", N_("Mã hồ sơ"), plain=True)
DOSSIER = Item("dossier", N_("Mã hồ sơ"), plain=True)
DETAIL = Item("detail", N_("Ghi chú"))
NOTE = Item("note", N_("Ghi chú"))
FEE = Item("fee", N_("Số tiền, đ"), plain=True)
AMOUNT = Item("amount", N_("Số tiền, đ"), plain=True)
RECEIPT = Item("receipt_number", N_("Số biên lai"), plain=True)
DUE_DAY = Item("due_day", N_("Ngày hẹn trả"), plain=True)
UNIT = Item("to_unit", N_("Đơn vị nhận"))

RECEIPTS = Words({"held": N_("có giấy hẹn"), "lost": N_("đã mất")})
ORIGINALS = Words({"none": N_("không có"), "back": N_("đã trả lại")})


def because(kind: str) -> Item:
    """Return the field of a reason of a kind, by digit."""
    known = catalogue.reasons(kind)
    return Item("reason", N_("Lý do"), tuple((reason.code, name_of(reason)) for reason in known))


def case_of(code: str, valid_from: str, value: str = "1", extra: bool = False) -> Iterable[Item]:
    """Yield the choice among the cases of a procedure, where it has several."""
    cases = catalogue.cases(code, valid_from)
    if len(cases) > 1:
        options = tuple((str(case.position), f"{case.name} ({case.limit})") for case in cases)
        yield Item("case_position", N_("Trường hợp"), options, value=value, extra=extra)


def without_limit(code: str, valid_from: str) -> bool:
    """Tell whether a case of a procedure has no limit, so that a day must be typed."""
    return any(case.limit_unit in ("UNKNOWN", "PLAN") for case in catalogue.cases(code, valid_from))


def papers(name: str, label: str, code: str, valid_from: str, extra: bool = False) -> Iterable[Item]:
    """Yield the list of a procedure's papers to tick, where the catalogue knows any."""
    known = catalogue.papers(code, valid_from)
    if known:
        options = tuple((str(paper.position), paper.short) for paper in known)
        yield Item(name, label, options, several=True, long=True, extra=extra)


def collecting() -> tuple[Item, ...]:
    """Return what is asked of somebody who collects a result; the owner with a receipt needs nothing."""
    return (
        Item("collector", N_("Người nhận")),
        Item("collector_authorisation", N_("Giấy ủy quyền"), extra=True),
        Item("receipt_lost", N_("Giấy hẹn"), tuple(RECEIPTS.items()), value="held", extra=True),
        Item("collector_identity", N_("Số định danh"), plain=True, extra=True),
        Item("way", N_("Cách trả"), tuple(dossiers.RETURN_WAYS.items()), value="in_person", extra=True),
        Item("originals_back", N_("Bản chính"), tuple(ORIGINALS.items()), value="none", extra=True),
    )


def _whole(label: str, name: str, typed: str) -> int | None:
    found = words.parse_whole(typed)
    if typed and found is None:
        raise Refused(
            "number", field=name, value=typed[:20], first=0, last=words.number(999_999_999), label=label
        )
    return found


def _day(label: str, name: str, typed: str) -> Any:
    day = words.parse_day(typed, clock.today()) if typed else None
    if typed and day is None:
        raise Refused("day", field=name, value=typed[:20], label=label)
    return day


def _places(label: str, name: str, typed: str) -> tuple[int, ...]:
    return tuple(int(place) for place in typed.split())


READERS: Mapping[str, Callable[[str, str, str], Any]] = {
    **dict.fromkeys(("copies", "pages", "fee", "amount", "case_position"), _whole),
    **dict.fromkeys(("appointment_day", "due_day", "supply_by", "result_day"), _day),
    **dict.fromkeys(("papers", "handed_in"), _places),
    "receipt_lost": lambda label, name, typed: typed == "lost",
    "originals_back": lambda label, name, typed: typed == "back",
}


def aside(form: Form, name: str) -> str:
    """Return the weekday of a day that is typed in a field, to be seen before it is promised."""
    reads_day = READERS.get(name) is _day
    day = words.parse_day(form.widget(name).text, clock.today()) if reads_day else None
    return f"{words.weekday(day)}/{day.year}" if day else ""


def read(form: Form) -> dict[str, Any]:
    """Return what stands in a form as the facts of a verb, without what is empty; raises `Refused`."""
    facts: dict[str, Any] = {}
    for item in form.items:
        typed = form.widget(item.name).text
        value = READERS[item.name](item.title, item.name, typed) if item.name in READERS else typed
        if value not in (None, ""):
            facts[item.name] = value
    return facts
