"""One thing that was found, whole: a visit, a dossier with its steps, a procedure with its papers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from textwrap import wrap

from textual.widget import Widget

from models import catalogue, clock, dossiers, outcomes, people, text, visits
from models.search import Hit
from tui import words
from tui.keys import LIST
from tui.screens.listing import Listing
from tui.widgets.rows import Rows


class Card(Listing):
    """Lines about one hit; personal numbers stay masked."""

    commands = LIST

    def __init__(self, hit: Hit) -> None:
        super().__init__()
        self.hit = hit
        self.title_text = hit.title

    def body(self) -> Iterable[Widget]:
        """The lines."""
        yield Rows("lines")

    def reload(self) -> None:
        """Read the thing again."""
        width = max(40, self.app.size.width - 3)
        rows = self.rows
        lines = [part for line in LINES[self.hit.kind](self.hit) for part in wrap(line, width) or [""]]
        rows.show(lines)


def _visit(hit: Hit) -> list[str]:
    visit = visits.by_id(int(hit.key))
    moments = (
        ("đến", visit.arrived_at),
        ("gọi", visit.called_at),
        ("tiếp", visit.started_at),
        ("xong", visit.finished_at),
    )
    lines = [
        f"Lượt {visit.ticket} ngày {words.day(visit.day)}: {visits.STATES[visit.state]}",
        " · ".join(f"{word} {words.time(at)}" for word, at in moments if at),
        f"Chờ {visit.waited // 60} phút · tiếp {visit.served // 60} phút · tạm dừng {visit.held // 60} phút",
        f"Ưu tiên: {visits.PRIORITIES[visit.priority]} · kênh: {visits.CHANNELS[visit.channel]}",
        "",
    ]
    for row in visits.asked_of(visit.id):
        kind = outcomes.KINDS[row.outcome].name if row.outcome else "chưa kết quả"
        lines.append(f"{row.position} {row.short}: {kind}")
    return lines


def _dossier(hit: Hit) -> list[str]:
    row = dossiers.by_id(int(hit.key))
    choice = catalogue.procedure(row.procedure_code, clock.today())
    owner = people.by_id(row.owner_id)
    limit = catalogue.limit_words(row.limit_unit, row.limit_value)
    lines = [
        f"Hồ sơ {row.label}: {dossiers.STATES[row.state]}" + (" (ĐÃ HỦY)" if row.voided_at else ""),
        choice.name,
        f"Chủ hồ sơ: {owner.name if owner else '?'} · {text.mask_phone(owner.phone) if owner else ''}",
        f"Nhận {words.day(row.received_day)} · thời hạn {limit}"
        f" · hẹn trả {words.day(row.due_day)} {words.time(row.due_current)}",
        "Vì: " + "; ".join(json.loads(row.due_reasons)),
        f"Chỗ để: {row.shelf or '–'} · kết quả: {dossiers.RESULT_KINDS.get(row.result_kind or '', '–')}",
        "",
        "Quá trình:",
    ]
    for step in dossiers.steps(row.id):
        name = dossiers.TRANSITIONS[step.act].name
        lines.append(
            f" {words.day(step.day)} {words.time(step.at)}  {name} → {dossiers.STATES[step.to_state]}"
            + (f" · {step.note}" if step.note else "")
        )
    return lines


def _person(hit: Hit) -> list[str]:
    person = people.by_id(int(hit.key))
    if person is None:
        return []
    lines = [
        f"{person.name or '(đã xóa tên)'} · {person.birth_year or '?'}",
        f"Điện thoại {text.mask_phone(person.phone) or '–'}"
        f" · số định danh {text.mask_identity(person.identity_number) or '–'}",
        person.address or "",
        "",
        "Các lượt:",
    ]
    for visit in visits.of_person(person.id):
        lines.append(f" {words.day(visit.day)} {visit.ticket}  {visits.STATES[visit.state]}")
    lines.append("Các hồ sơ:")
    for row in dossiers.of_person(person.id):
        lines.append(f" {row.label}  {dossiers.STATES[row.state]}  hẹn {words.day(row.due_day)}")
    return lines


def _procedure(hit: Hit) -> list[str]:
    choice = catalogue.procedure(hit.key, clock.today())
    fee, online, authority = catalogue.about(choice.code, choice.valid_from)
    lines = [
        choice.name,
        f"Mã {choice.code} · phím tắt {choice.hot_key or '–'} · lĩnh vực {choice.sector}",
        f"Cơ quan: {authority} · phí: {fee or 'chưa rõ'} · trực tuyến: {online or 'chưa rõ'}",
        "",
        "Trường hợp và thời hạn:",
    ]
    for case in catalogue.cases(choice.code, choice.valid_from):
        doubt = "" if case.limit_conf == "sourced" else f" (độ tin: {case.limit_conf})"
        limit = catalogue.limit_words(case.limit_unit, case.limit_value)
        lines.append(
            f" {case.position} {case.name}: {limit}{doubt}" + (f" – {case.note}" if case.note else "")
        )
    lines += ["", "Thành phần hồ sơ:"]
    papers = catalogue.papers(choice.code, choice.valid_from)
    for paper in papers:
        kind = (
            "xuất trình" if paper.kind == "show" else f"{paper.originals} bản chính, {paper.copies} bản sao"
        )
        case = " (tùy trường hợp)" if paper.conditional else ""
        lines.append(f" {paper.position} {paper.paper}{case} – {kind}")
    return lines + ([] if papers else [" chưa có trong danh mục"])


def _place(hit: Hit) -> list[str]:
    return [hit.title, hit.detail, f"Mã {hit.key}" if hit.key else ""]


LINES: dict[str, Callable[[Hit], list[str]]] = {
    "visit": _visit,
    "dossier": _dossier,
    "person": _person,
    "procedure": _procedure,
    "commune": _place,
    "former_commune": _place,
}
