"""Papers read from the register: all the lookups behind what stands on a form."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .. import catalogue, centre, clock, dossiers, outcomes, people, text, units, visits
from ..base import db, first, rows
from ..certificates import Certificate
from ..errors import Refused
from ..journal import Actor
from ..language import in_source
from ..slips import Slip
from .about import About
from .facts import Handed, Moved, Paper, Party, Sheet
from .forms import FORMS, HAND_OVER, Form


def of_slip(it: About, slip: Slip | None, by: Actor, masked: bool = False) -> Paper:
    """Return the paper of a dossier or an outcome in the register's own language."""
    with in_source():
        about = _of_dossier(it, masked) if it.dossier else _of_outcome(it, masked)
        return Paper(**{**head(it.form, slip), "officer": _account(by.account_id), **about})


def of_hand_over(slip: Slip) -> Paper:
    """Return the slip of a hand-over with the dossiers that went with it; raises `Refused` for another."""
    if slip.form != HAND_OVER:
        raise Refused("slip.unknown", number=slip.number, year=slip.year)
    with in_source():
        return Paper(
            **head(FORMS[HAND_OVER], slip),
            to_unit=text.line(slip.to_unit or ""),
            officer=_account(slip.account_id),
            at=_local(slip.at),
            dossiers=_handed(slip),
        )


def slip_by_id(slip_id: int) -> Slip:
    """Return a slip; raises `Refused` when there is none."""
    found: Slip | None = first(Slip, "id = ?", slip_id)
    if found is None:
        raise Refused("row.missing", table="slip", id=slip_id)
    return found


def hand_over_slip(number: int, year: int) -> Slip:
    """Return the slip of a hand-over by its number of a year; raises `Refused` when there is none."""
    found: Slip | None = first(Slip, "form = ? AND year = ? AND number = ?", HAND_OVER, year, number)
    if found is None:
        raise Refused("slip.unknown", number=number, year=year)
    return found


def citizens_list(typed: str) -> Paper:
    """Return what a citizen brings for a procedure: papers, limit, fee. It has no number."""
    choice = catalogue.procedure(typed, clock.today())
    fee, online, authority = catalogue.about(choice.code, choice.valid_from)
    with in_source():
        return Paper(
            **{**head(FORMS["01"], None), "form": "list", "title": "", "series": ""},
            procedure=choice.name,
            procedure_code=choice.code,
            papers=_of_procedure(choice.code, choice.valid_from),
            limit=""
            if choice.limit_unit == "UNKNOWN"
            else catalogue.limit_words(choice.limit_unit, choice.limit_value),
            fee=fee,
            online_level=online,
            agency=authority,
        )


def head(form: Form, slip: Slip | Certificate | None) -> dict[str, Any]:
    """Return what stands at the head of a paper, with the number that it has."""
    ours = centre.the_centre()
    commune = units.commune(ours.commune_code) if ours else None
    day = slip.day if slip else clock.today()
    return {
        "form": form.code,
        "title": form.words,
        "old_title": form.old_words or form.words,
        "old_code": form.old_code,
        "series": form.series,
        "number": slip.number if slip else None,
        "year": slip.year if slip else day.year,
        "day": day,
        "centre": ours.name if ours else "",
        "commune": commune[0] if commune else "",
        "province": commune[1] if commune else "",
    }


def _of_dossier(it: About, masked: bool) -> dict[str, Any]:
    row, step = it.dossier, it.step
    assert row is not None and step is not None, "only what fits comes here"
    submitter = row.submitter_id if row.submitter_id != row.owner_id else None
    return {
        "code": row.code or "",
        "owner": _party(row.owner_id, masked),
        "submitter": _party(submitter, masked) if submitter or row.authorisation else None,
        "authorisation": text.line(row.authorisation or ""),
        **_procedure(row.procedure_code, row.procedure_from),
        **_papers(row, step),
        "sets": row.sets,
        "limit": "" if row.limit_unit == "UNKNOWN" else _limit(row),
        "received_at": _local(row.received_at),
        "promised_at": _local(step.due_at),
        "due_at": _local(row.due_judged or row.due_original),
        "new_due_at": _local(step.due_at),
        "book_number": row.book_number,
        **_why(step.reason_key, step.note, step.at, _signer(it, row, step)),
        "agency": _line(row.holder_unit) or _account(row.holder_account_id),
        "steps": _moved(it, row) if it.form.code == "06" else (),
    }


def _signer(it: About, row: dossiers.Dossier, step: dossiers.Step) -> int:
    """Return whose name stands under a form: of who received the dossier, or did what it is about."""
    return int(row.receiver_id or step.account_id) if it.form.begins else step.account_id


def _of_outcome(it: About, masked: bool) -> dict[str, Any]:
    row = it.outcome
    assert row is not None, "a paper is about a dossier or an outcome"
    asked: Any = first(visits.Asked, "id = ?", row.asked_id) if row.asked_id else None
    papers = rows(outcomes.OutcomePaper, "outcome_id = ? ORDER BY position", row.id)
    return {
        "owner": _party(visits.by_id(row.visit_id).person_id, masked),
        **(_procedure(asked.procedure_code, asked.procedure_from) if asked else {}),
        "missing": tuple(_line(p.paper) for p in papers if p.paper),
        **_why(row.reason_key, row.detail, row.at, row.account_id),
    }


def _why(reason_key: str | None, note: str | None, at: datetime, account_id: int) -> dict[str, Any]:
    reason: Any = first(catalogue.Reason, "key = ?", reason_key) if reason_key else None
    return {
        "reason": _line(reason.name) if reason and not reason_key.endswith(".other") else "",  # type: ignore[union-attr]
        "note": _line(note),
        "at": _local(at),
        "officer": _account(account_id),
    }


def _procedure(code: str, valid_from: Any) -> dict[str, Any]:
    found: Any = first(catalogue.Procedure, "code = ? AND valid_from = ?", code, str(valid_from))
    return {"procedure": _line(found.name) if found else "", "procedure_code": code}


def _papers(row: dossiers.Dossier, step: dossiers.Step) -> dict[str, Any]:
    known = dossiers.papers_of(row)
    asked = {int(position) for position in (step.papers or "").split()}
    recorded = any(paper.held or paper.missing for paper in known)
    given = [paper for paper in known if paper.held or not recorded]
    return {
        "papers": tuple(
            Sheet(_line(p.paper), p.originals, p.copies, p.conditional and not recorded) for p in given
        ),
        "recorded": recorded,
        "missing": tuple(_line(paper.paper) for paper in known if paper.position in asked),
    }


def _of_procedure(code: str, valid_from: str) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(_line(paper.paper), paper.originals, paper.copies, bool(paper.conditional))
        for paper in catalogue.papers(code, valid_from)
    )


def _limit(row: dossiers.Dossier) -> str:
    return catalogue.limit_words(row.limit_unit, row.limit_value)


def _moved(it: About, row: dossiers.Dossier) -> tuple[Moved, ...]:
    names = _accounts(it.steps)
    return tuple(
        Moved(
            giver=names.get(step.account_id, ""),
            taker=_line(step.to_unit) or names.get(step.to_account_id, ""),
            at=clock.local(step.at),
            what="; ".join(filter(None, (dossiers.TRANSITIONS[step.act].name, _line(step.note)))),
            standing=dossiers.standing(row) if step.act == "dossier.complete" else "",
        )
        for step in it.steps
    )


_HANDED = (
    "SELECT d.id, d.code, p.name, o.name, o.address, d.fee FROM step s JOIN dossier d ON d.id = s.dossier_id"
    " JOIN procedure p ON p.code = d.procedure_code AND p.valid_from = d.procedure_from"
    " LEFT JOIN person o ON o.id = d.owner_id WHERE s.slip_id = ? ORDER BY s.id"
)


def _handed(slip: Slip) -> tuple[Handed, ...]:
    found = db.execute_sql(_HANDED, (slip.id,)).fetchall()
    return tuple(
        Handed(code or f"#{number & 0xFFFFFFFF}", _line(procedure), _line(owner), _line(address), fee)
        for number, code, procedure, owner, address, fee in found
    )


def _party(person_id: int | None, masked: bool) -> Party:
    person = people.by_id(person_id) if person_id else None
    if person is None:
        return Party()
    phone, identity = _line(person.phone), _line(person.identity_number)
    return Party(
        name=_line(person.name),
        identity=text.mask_identity(identity) if masked else identity,
        address=_line(person.address),
        phone=text.mask_phone(phone) if masked else phone,
    )


def _account(account_id: int | None) -> str:
    """Return the name somebody signs with, "" when only the account's is known."""
    found: Any = first(people.Account, "id = ?", account_id) if account_id else None
    return _line(found.display_name) if found else ""


def _accounts(steps: Any) -> dict[int | None, str]:
    ids = {i for step in steps for i in (step.account_id, step.to_account_id) if i}
    marks = ", ".join("?" * len(ids))
    return {row.id: _name(row) for row in rows(people.Account, f"id IN ({marks})", *ids)}


def _name(account: Any) -> str:
    return _line(account.display_name) or str(account.name)


def _line(words: Any) -> str:
    return text.line(str(words or ""))


def _local(moment: datetime | None) -> datetime | None:
    return clock.local(moment) if moment else None
