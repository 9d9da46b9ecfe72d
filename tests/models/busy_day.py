"""A day at the counter in which every kind of thing happens once, with words one can look for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from models import centre, clock, dossiers, outcomes, ratings, sessions, visits
from models.journal import Actor

PERSONAL = (
    "Giàng Thị Quỳnh Như",
    "giang thi quynh nhu",
    "Thào Mí Sính",
    "Lù Seo Tiến",
    "1931",
    "0912345678",
    "8765432190",
    "038199123456",
    "ngõ 7, Bản Nà Khoang",
    "ghi chú lượt",
    "ghi chú hồ sơ",
    "QĐ-77/UBND",
    "Ủy quyền số 9",
    "kêu ca về quạt máy",
    "điện thoại vỡ kính",
    "giấy xác nhận tạm trú",
    "thái độ chưa vui",
    "Hà Thị Y Bia",
    "os-officer",
)
"""What no journal line may hold: names, numbers, addresses and everything typed freely."""

SERVED = ("INFO", "REFERRED", "COMPLAINT", "HOME_VISIT", "NOTHING", "ONLINE_GUIDED")
FACTS = {
    "REFERRED": {"reason": "police"},
    "COMPLAINT": {"detail": "kêu ca về quạt máy"},
    "HOME_VISIT": {"address": "ngõ 7, Bản Nà Khoang", "appointment_day": date(2026, 12, 1)},
    "NOTHING": {"reason": "not_needed"},
}


DUE = date(2026, 12, 1)


def serve_one(by: Actor, **arrival: object) -> visits.Visit:
    """Let somebody arrive, call them to the actor's desk and begin to serve them."""
    visit = visits.arrive(by=by, **arrival)  # type: ignore[arg-type]
    visits.call(by=by, visit_id=visit.id)
    return visits.serve(by=by, visit_id=visit.id)


def accepted(by: Actor, code: str | None = None, procedure: str = "1.012796") -> dossiers.Dossier:
    """Return a dossier just accepted at the counter in a visit of its own, in these weeks for a day typed."""
    visit = serve_one(by, procedures=[procedure], name="Giàng Thị Quỳnh Như", phone="0912345678")
    typed = DUE if DUE - timedelta(days=12) < clock.today() <= DUE else None
    outcome = outcomes.record(
        by=by, visit_id=visit.id, kind="ACCEPTED", code=code, due_day=typed, finish=True
    )
    return dossiers.Dossier.get_by_id(outcome.dossier_id)


def live_through(actor: Callable[[str], Actor]) -> None:
    """Do about ninety acts of all kinds, in one day, at two desks and two places."""
    officer, supervisor = actor("officer"), actor("supervisor")
    _at_the_desk(officer)
    _the_ways_of_a_visit(officer, supervisor)
    _a_dossier_with_trouble(officer, actor("case_officer"), actor("cashier"), supervisor)
    _help(actor("volunteer"), actor("volunteer2"), supervisor)


def _at_the_desk(officer: Actor) -> None:
    for kind in SERVED:
        visit = serve_one(
            officer,
            procedures=["ks"],
            name="Giàng Thị Quỳnh Như",
            birth_year=1931,
            phone="0912345678",
            identity_number="038199123456",
            address="ngõ 7, Bản Nà Khoang",
            note="ghi chú lượt",
            ethnic_code="08",
            commune_code="15127",
            sex="female",
        )
        outcomes.record(by=officer, visit_id=visit.id, kind=kind, finish=True, **FACTS.get(kind, {}))
    visit = serve_one(officer, procedures=["ct"], name="Thào Mí Sính")
    outcomes.record(
        by=officer, visit_id=visit.id, kind="DONE_ON_SPOT", copies=3, fee=6000, collector="Lù Seo Tiến"
    )
    visits.finish(by=officer, visit_id=visit.id)
    ratings.rate(by=officer, visit_id=visit.id, score=3, reason="attitude", comment="thái độ chưa vui")
    visit = serve_one(officer, procedures=["ks"])
    outcomes.record(
        by=officer,
        visit_id=visit.id,
        kind="SUPPLEMENT",
        reason="missing_paper",
        papers=("giấy xác nhận tạm trú",),
        finish=True,
    )


def _the_ways_of_a_visit(officer: Actor, supervisor: Actor) -> None:
    visit = visits.arrive(by=officer, name="Thào Mí Sính", priority="ill")
    visits.ask(by=officer, visit_id=visit.id, procedure="kt")
    visits.identify(by=officer, visit_id=visit.id, name="Lù Seo Tiến", phone="0912345678")
    visits.call(by=officer, visit_id=visit.id)
    visits.put_back(by=officer, visit_id=visit.id)
    visits.call(by=officer, visit_id=visit.id)
    visits.absent(by=officer, visit_id=visit.id)
    visits.back(by=officer, visit_id=visit.id)
    visits.call(by=officer, visit_id=visit.id)
    visits.recall(by=officer, visit_id=visit.id)
    visits.serve(by=officer, visit_id=visit.id)
    visits.hold(by=officer, visit_id=visit.id, reason="photo")
    visits.resume(by=officer, visit_id=visit.id)
    visits.transfer(by=officer, visit_id=visit.id, to_desk_id=centre.desk(2).id, reason="other_sector")
    visits.leave(by=officer, visit_id=visit.id, reason="busy")
    mistake = visits.arrive(by=officer, name="Thào Mí Sính")
    visits.void(by=supervisor, visit_id=mistake.id, reason="typed_twice")
    visits.arrive(by=officer)
    visits.close_day(by=supervisor, day=mistake.day)


def _a_dossier_with_trouble(officer: Actor, case_officer: Actor, cashier: Actor, supervisor: Actor) -> None:
    first = accepted(officer, code="H15.50.05.13-261120-0975")
    dossiers.ask_supplement(by=officer, dossier_id=first.id, reason="other", note="ghi chú hồ sơ")
    dossiers.supply(by=officer, dossier_id=first.id)
    dossiers.hand_over(by=officer, dossier_id=first.id, to_unit="Phòng Kinh tế")
    dossiers.move(by=case_officer, dossier_id=first.id, to_account_id=case_officer.account_id)
    dossiers.ask_payment(by=case_officer, dossier_id=first.id, amount=50_000)
    dossiers.pay(by=cashier, dossier_id=first.id, amount=50_000, receipt_number="0001")
    dossiers.apologise(by=case_officer, dossier_id=first.id, due_day=date(2026, 12, 9), note="máy hỏng")
    dossiers.complete(by=case_officer, dossier_id=first.id, result_number="QĐ-77/UBND", shelf="K2")
    dossiers.return_for_error(by=supervisor, dossier_id=first.id, reason="result_error")
    dossiers.complete(by=case_officer, dossier_id=first.id, result_kind="declined")
    dossiers.return_result(
        by=officer,
        dossier_id=first.id,
        collector="Lù Seo Tiến",
        collector_identity="038199123456",
        collector_authorisation="Ủy quyền số 9",
    )
    dossiers.reopen(by=supervisor, dossier_id=first.id, reason="complaint_upheld")
    online = dossiers.register(by=officer, procedure="ks")
    dossiers.set_code(by=officer, dossier_id=online.id, code="G01.899.103.000-261119-12001")
    dossiers.refuse(by=officer, dossier_id=online.id, reason="duplicate", note="ghi chú hồ sơ")
    _called_and_corrected(officer, supervisor)
    dossiers.void(by=supervisor, dossier_id=online.id, reason="test_entry")


def _called_and_corrected(officer: Actor, supervisor: Actor) -> None:
    batch = [accepted(officer).id, accepted(officer).id]
    dossiers.show_phone(by=officer, dossier_id=batch[0])
    dossiers.remind(by=officer, dossier_id=batch[0], result="message", note="ghi chú hồ sơ")
    dossiers.correct(
        by=supervisor,
        dossier_id=batch[0],
        reason="wrong_day",
        due_day=date(2026, 12, 2),
        note="ghi chú hồ sơ",
    )
    dossiers.hand_over_all(by=officer, dossier_ids=batch, to_unit="Phòng Kinh tế")
    dossiers.set_code(by=officer, dossier_id=batch[1], code="H15-261120-0001")
    dossiers.set_code(by=supervisor, dossier_id=batch[1], code="H15-261120-0002", reason="wrong_code")


def _help(volunteer: Actor, second: Actor, supervisor: Actor) -> None:
    visit = visits.arrive(by=volunteer, procedures=["ks"], name="Thào Mí Sính")
    session = sessions.start(by=volunteer, ticket=visit.ticket, volunteer_codes=("TNV01", "TNV02"))
    sessions.end(
        by=volunteer,
        session_id=session.id,
        ticks={"form_filled": 2, "copied": 5},
        result="partial",
        groups={"elderly": 1, "minority": 1},
        consent=True,
        name="Thào Mí Sính",
        phone_tail="678",
        note="điện thoại vỡ kính",
    )
    sessions.again(by=volunteer)
    mistaken = sessions.start(by=second, place="CA")
    sessions.void(by=supervisor, session_id=mistaken.id, reason="typed_twice")
