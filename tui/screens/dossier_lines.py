"""One dossier in lines: whose it is, what was promised and why, its papers, and all that happened to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from models import catalogue, clock, dossiers, people, text
from models.language import N_, Words, _
from tui import words

RUNNING = (2, 4)
"""The states of a dossier in which it can be late, as in the list of those overdue."""

STANDINGS = Words({"early": N_("trước hạn"), "on_time": N_("đúng hạn"), "late": N_("quá hạn")})


def dossier_lines(row: dossiers.Dossier) -> list[str]:
    """Return all that is known of a dossier; personal numbers stay masked."""
    head = _("Hồ sơ {code}: {state}", code=row.label, state=row.state_words)
    return [
        head,
        *_shelf(row),
        catalogue.name_at(row.procedure_code, row.procedure_from),
        *_promise(row),
        *_result(row),
        *_deadlines(row),
        *_papers(row),
        *_collected(row),
        "",
        _("Quá trình:"),
        *map(_step, dossiers.steps(row.id)),
    ]


def _shelf(row: dossiers.Dossier) -> Iterator[str]:
    """Where the result lies, large: it is looked for with somebody standing at the desk."""
    if row.state == 9 and row.shelf:
        yield f">>> {_('CHỖ ĐỂ')}  {row.shelf}  <<<"


def _promise(row: dossiers.Dossier) -> Iterator[str]:
    """Whose a dossier is, what was promised and why: the reasons as the register keeps them."""
    owner = people.by_id(row.owner_id)
    name, phone = (owner.name, text.mask_phone(owner.phone)) if owner else ("?", "")
    yield f"{_('Chủ hồ sơ: {name}', name=name)} · {phone}"
    promised = [
        _("Nhận {day}", day=words.day(row.received_day) or "–"),
        _("thời hạn {limit}", limit=catalogue.limit_words(row.limit_unit, row.limit_value)),
        _("hẹn trả {moment}", moment=_moment(row.due_current)),
    ]
    if row.due_day and row.state in RUNNING:
        promised.append(words.left(row.due_day, clock.today()))
    yield " · ".join(promised)
    first, judged = row.due_original, row.due_judged
    if first and (first, judged) != (row.due_current, row.due_current):
        yield _("Hẹn lần đầu {day} · xét đúng hạn theo {judged}", day=_day(first), judged=_day(judged))
    yield _("Vì: {reasons}", reasons="; ".join(json.loads(row.due_reasons)) or "–")


def _result(row: dossiers.Dossier) -> Iterator[str]:
    """Whether the promise was kept, and what was decided."""
    standing = dossiers.standing(row)
    if standing:
        kept = _("Xong {moment}: {standing}", moment=_moment(row.completed_at), standing=STANDINGS[standing])
        kind = dossiers.RESULT_KINDS.get(row.result_kind or "", "–")
        yield f"{kept} · {_('kết quả: {result}', result=kind)} {row.result_number or ''}".rstrip()
    if row.fee:
        yield f"{_('phí: {amount}', amount=words.money(row.fee))} · {row.receipt_number or '–'}"


def _deadlines(row: dossiers.Dossier) -> Iterator[str]:
    """What must be done by when in the state the dossier is in."""
    if row.state == 1 and row.answer_by:
        yield _("Phải trả lời trước {moment}", moment=_moment(row.answer_by))
    if row.state == 2 and row.hand_over_by:
        yield _("Phải bàn giao trước {moment}", moment=_moment(row.hand_over_by))
    if row.state == 5 and row.supply_by:
        yield _("Hạn nộp bổ sung: hết {day}", day=words.day(row.supply_by))
    holder = row.holder_unit or people.account_name(row.holder_account_id)
    if row.state == 4 and holder:
        yield _("Đang ở: {holder}", holder=holder)


def _papers(row: dossiers.Dossier) -> Iterator[str]:
    """What is missing first, then what was handed in."""
    papers = dossiers.papers_of(row)
    missing = "; ".join(paper.short for paper in papers if paper.missing)
    held = "; ".join(paper.short for paper in papers if paper.held)
    if missing:
        yield _("Còn thiếu: {papers}", papers=missing)
    if held:
        yield _("Đã nộp: {papers}", papers=held)


def _collected(row: dossiers.Dossier) -> Iterator[str]:
    """Who has the result, and by what."""
    if row.state != 10:
        return
    parts = [
        _("Đã trả {day}", day=words.day(row.returned_day)),
        dossiers.RETURN_WAYS[row.return_way or "in_person"],
        row.collector or _("chủ hồ sơ nhận"),
    ]
    if row.collector_authorisation:
        parts.append(_("ủy quyền: {paper}", paper=row.collector_authorisation))
    if row.receipt_lost:
        parts.append(_("mất giấy hẹn, xuất trình giấy tờ tùy thân"))
    yield " · ".join(parts)


def _step(step: dossiers.Step) -> str:
    """Return one row of what happened, with the reason and all that was said."""
    name = dossiers.TRANSITIONS[step.act].name
    line = f" {words.day(step.day)} {words.time(step.at)}  {name} → {dossiers.STATES[step.to_state]}"
    reason = catalogue.reason_name(step.reason_key) if step.reason_key else ""
    amount = words.money(step.amount) if step.amount else ""
    return " · ".join(filter(None, (line, reason, amount, step.to_unit, step.note)))


def _day(moment: datetime | None) -> str:
    return words.day(clock.day_of(moment)) if moment else "–"


def _moment(moment: datetime | None) -> str:
    return f"{_day(moment)} {words.time(moment)}".rstrip()
