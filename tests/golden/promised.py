"""Dossiers of the week before, in every list of F6, for its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models import clock, dossiers, outcomes, people, visits
from models.journal import Actor

FIRST = datetime(2026, 11, 16, 8, tzinfo=clock.LOCAL)


@dataclass(frozen=True)
class Kept:
    """A dossier: whose, for what, accepted how many days after the first, due when, what came next."""

    name: str
    procedure: str
    after: int
    due: date
    then: str = ""
    coded: bool = True
    phone: str = "0912345678"


KEPT = (
    Kept("Hoàng Thị Ánh Nguyệt", "ksb", 0, date(2026, 11, 18), "handed"),
    Kept("Lù Seo Páo", "ktm", 0, date(2026, 11, 19), "called"),
    Kept("Vũ Minh Đức", "ktm", 0, date(2026, 11, 20), "missed", phone="0987654321"),
    Kept("Nguyễn Thị Thu Hà", "1.013978", 1, date(2026, 11, 23), "handed"),
    Kept("Trần Văn Bảy", "ksb", 1, date(2026, 11, 23), "handed", phone=""),
    Kept("Giàng A Của", "ktm", 1, date(2026, 11, 30), "asked"),
    Kept("Đỗ Quang Huy", "1.013978", 2, date(2026, 11, 30), "money"),
    Kept("Phạm Thị Lý", "ksb", 2, date(2026, 11, 26), "done"),
    Kept("Cao Bá Quát", "ktm", 3, date(2026, 12, 1), coded=False),
    Kept("Ma Thị Ê Ban", "ksb", 4, date(2026, 12, 1)),
    Kept("Ngô Quyền", "ksb", 4, date(2026, 12, 1)),
)


def promised() -> None:
    """Fill the open register, once."""
    by, decider = people.sign_in("pts/1", "officer"), people.sign_in("pts/2", "case_officer")
    if any(dossiers.counts().values()):
        return
    for place, kept in enumerate(KEPT):
        with clock.at(FIRST + timedelta(days=kept.after, minutes=9 * place)):
            _go_on(by, decider, _accepted(by, kept, place).id, kept.then)
    with clock.at(FIRST + timedelta(days=4, hours=2)):
        dossiers.register(by=by, procedure="ks", code="G01.899.103.000-261120-12001")


def _accepted(by: Actor, kept: Kept, place: int) -> dossiers.Dossier:
    day = f"{clock.today():%y%m%d}"
    visit = visits.arrive(by=by, procedures=[kept.procedure], name=kept.name, phone=kept.phone or None)
    visits.call(by=by, visit_id=visit.id)
    visits.serve(by=by, visit_id=visit.id)
    code = f"H56.15.127-{day}-{place + 101:04}" if kept.coded else None
    made = outcomes.record(
        by=by, visit_id=visit.id, kind="ACCEPTED", code=code, due_day=kept.due, finish=True
    )
    return dossiers.by_id(int(made.dossier_id or 0))


def _go_on(by: Actor, decider: Actor, key: int, then: str) -> None:
    """Let happen what came next."""
    if then == "asked":
        dossiers.ask_supplement(by=by, dossier_id=key, reason="missing_paper", note="ảnh thẻ")
    elif then:
        dossiers.hand_over(by=by, dossier_id=key, to_unit="Phòng Kinh tế")
    if then in ("called", "missed"):
        result = "reached" if then == "called" else "no_answer"
        dossiers.remind(by=by, dossier_id=key, result=result)
    elif then == "money":
        dossiers.ask_payment(by=decider, dossier_id=key, amount=1_200_000)
    elif then == "done":
        dossiers.complete(by=decider, dossier_id=key, shelf="K3")
