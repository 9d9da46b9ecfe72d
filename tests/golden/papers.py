"""The papers whose text is kept: one dossier's way, a visit without a dossier, and what was printed.

`python -m tests.golden` writes them anew after a change that is meant.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from models import clock, dossiers, errands, outcomes, papers, people, roster, sessions, visits
from tests.golden.errands import DAY, sent_out
from tests.golden.pledged import pledged
from tui.errand_page import write_list
from tui.papers import write

HERE = Path(__file__).parent / "papers"
MORNING = datetime(2026, 11, 23, 9, 5, tzinfo=clock.LOCAL)
CODE = "H56.15.127-261123-0975"
NAMES = (
    "01", "01-again", "01-waiting", "02", "02-visit", "03-visit", "04", "04-old", "05", "06", "BG", "DN",
    "list", "TN", "TN-again",
)  # fmt: skip


def drawn() -> dict[str, str]:
    """Live through the acts that make every paper, in an open register, and return their texts."""
    officer, head = people.sign_in("test", "officer"), people.sign_in("test", "supervisor")
    with clock.at(MORNING):
        row = _accepted(officer, CODE)
        waiting = _accepted(officer, None)
        found = {
            "01": papers.printed(by=officer, form="01", dossier_id=row.id),
            "01-again": papers.printed(by=officer, form="01", dossier_id=row.id),
            "01-waiting": papers.printed(by=officer, form="01", dossier_id=waiting.id),
            "02-visit": _of_visit(officer, "SUPPLEMENT", "02"),
            "03-visit": _of_visit(officer, "REFUSED", "03"),
            "list": papers.citizens_list("ks"),
        }
    found |= _on_its_way(row.id, waiting.id)
    found |= _of_service(head)
    with clock.at(MORNING + timedelta(days=10)):
        texts = {name: write(paper) for name, paper in found.items()}
        texts["DN"] = _errands(officer)
        return texts | {"04-old": write(papers.draft(by=head, form="04", dossier_id=row.id), wording="old")}


def _errands(by: Any) -> str:
    sent_out()
    return write_list(errands.printed(by, DAY))


def _accepted(by: Any, code: str | None) -> Any:
    visit = visits.arrive(
        by=by,
        procedures=["ksb"],
        name="Nguyễn Thị Thu Hà",
        birth_year=1990,
        phone="0912345678",
        identity_number="038190123456",
        address="Thôn 3, xã Cẩm Thủy, tỉnh Thanh Hóa",
    )
    visits.call(by=by, visit_id=visit.id)
    visits.serve(by=by, visit_id=visit.id)
    made = outcomes.record(
        by=by, visit_id=visit.id, kind="ACCEPTED", code=code, due_day=date(2026, 11, 27), finish=True
    )
    return dossiers.by_id(int(made.dossier_id or 0))


def _of_visit(by: Any, kind: str, form: str) -> papers.Paper:
    visit = visits.arrive(by=by, procedures=["ks"], name="Lò Văn Ơn")
    visits.call(by=by, visit_id=visit.id)
    visits.serve(by=by, visit_id=visit.id)
    facts: dict[str, Any] = {"reason": "1", "detail": "mang theo bản chính để đối chiếu"}
    if kind == "SUPPLEMENT":
        facts["papers"] = ("Giấy chứng sinh", "Tờ khai đăng ký khai sinh")
    made = outcomes.record(by=by, visit_id=visit.id, kind=kind, finish=True, **facts)
    return papers.printed(by=by, form=form, outcome_id=made.id)


def _on_its_way(dossier_id: int, other_id: int) -> dict[str, papers.Paper]:
    officer, case_officer = people.sign_in("test", "officer"), people.sign_in("test", "case_officer")
    with clock.at(MORNING + timedelta(minutes=30)):
        both = (dossier_id, other_id)
        slip = dossiers.hand_over_all(by=officer, dossier_ids=both, to_unit="Phòng Văn hóa - Xã hội")
    with clock.at(MORNING + timedelta(days=2)):
        dossiers.ask_supplement(
            by=case_officer, dossier_id=dossier_id, reason="3", papers=(1, 3), note="ngày sinh khác nhau"
        )
        asked = papers.printed(by=case_officer, form="02", dossier_id=dossier_id)
    with clock.at(MORNING + timedelta(days=3)):
        dossiers.supply(by=officer, dossier_id=dossier_id)
        dossiers.apologise(
            by=case_officer, dossier_id=dossier_id, due_day=date(2026, 12, 7), note="chờ xác minh"
        )
        sorry = papers.printed(by=case_officer, form="04", dossier_id=dossier_id)
        dossiers.stop(by=officer, dossier_id=other_id, reason="1", note="người nộp đi xa")
        stopped = papers.printed(by=officer, form="05", dossier_id=other_id)
    with clock.at(MORNING + timedelta(days=10)):
        dossiers.complete(by=case_officer, dossier_id=dossier_id)
        way = papers.printed(by=case_officer, form="06", dossier_id=dossier_id)
        handed_over = papers.printed(by=officer, form="BG", slip_id=slip.id)
    return {"02": asked, "04": sorry, "05": stopped, "06": way, "BG": handed_over}


def _of_service(head: Any) -> dict[str, papers.Paper]:
    """Let TNV01 help two people on a morning, and certify it."""
    pledged()
    volunteer = people.sign_in("test", "volunteer")
    for number in range(2):
        with clock.at(MORNING + timedelta(minutes=30 * number)):
            if not number:
                roster.check_in(by=volunteer)
            session = sessions.start(by=volunteer)
        with clock.at(MORNING + timedelta(minutes=30 * number + 25)):
            given = {"ticks": {"form_filled": 1}, "result": "done"}
            sessions.end(by=volunteer, session_id=session.id, **given)
            if number:
                roster.check_out(by=volunteer)
    with clock.at(MORNING + timedelta(days=10)):
        about: dict[str, Any] = {"volunteer": "TNV01", "last_day": clock.today()}
        about["first_day"] = date(2026, 11, 1)
        return {
            "TN": papers.certificate_printed(by=head, **about),
            "TN-again": papers.certificate_printed(by=head, **about),
        }
