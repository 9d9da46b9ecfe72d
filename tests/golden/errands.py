"""Errands and classes of a Saturday, for their pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models import centre, clock, errands, lessons, people
from models.base import first

DAY = date(2026, 11, 21)
BEFORE = datetime(2026, 11, 20, 16, 0, tzinfo=clock.LOCAL)
TWO = ("TNV01", "TNV02")


@dataclass(frozen=True)
class Wanted:
    """An errand: whose, where, when, and who goes."""

    name: str
    year: int | None
    neighbourhood: str
    address: str
    starts: str = ""
    kind: str = "home_visit"
    going: tuple[str, ...] = ()


WANTED = (
    Wanted("Quách Thị Mận", 1949, "Thôn 7", "Nhà 4, sau trường mầm non", "08:30", going=TWO),
    Wanted("Lò Văn Ơn", 2001, "Thôn 3", "Nhà 9", "09:30", "transport"),
    Wanted("Giàng A Páo", 1938, "Thôn 3", "Nhà 2, đầu dốc", "07:00", going=("TNV01",)),
    Wanted("", None, "Thôn 5", "", "", "outreach"),
)


def sent_out() -> None:
    """Ask for errands and classes in an open register, and assign some of them, once."""
    if first(errands.Errand, "1"):
        return
    founder, officer = people.sign_in("test", "founder"), people.sign_in("test", "officer")
    with clock.at(BEFORE):
        centre.add_place(by=founder, code="NHA", name="Tại nhà", kind="home")
        for wanted in WANTED:
            _ask(officer, wanted)
        lesson: dict[str, Any] = {"starts": "19:00", "ends": "20:30", "neighbourhood": "Thôn 3"}
        lessons.plan(by=officer, title="VNeID, Zalo", day=DAY, teachers=TWO, **lesson)
        cancelled = lessons.plan(by=officer, title="SmartCA 2", day=date(2026, 11, 25), **lesson)
        lessons.cancel(by=officer, lesson_id=cancelled.id, reason="2")
        held = {**lesson, "day": date(2026, 11, 18), "title": "SmartCA 1"}
        row = lessons.plan(by=officer, teachers=TWO[:1], **held)
        lessons.hold(by=officer, lesson_id=row.id, heads=27)


def send_out_today() -> None:
    """Ask for a visit and an outreach that are assigned, one that was not done, and a class, all today."""
    founder, officer = people.sign_in("test", "founder"), people.sign_in("test", "officer")
    centre.add_place(by=founder, code="NHA", name="Tại nhà", kind="home")
    today = clock.today()
    for place, kind in (("Thôn 1", "home_visit"), ("Thôn 2", "outreach")):
        row = errands.ask(by=officer, kind=kind, address="Nhà 1", neighbourhood=place, day=today)
        errands.assign(by=officer, errand_id=row.id, volunteer_codes=TWO)
    failed = errands.ask(by=officer, address="Nhà 1", neighbourhood="Thôn 3", day=today)
    errands.fail(by=officer, errand_id=failed.id, reason="1")
    lessons.plan(
        by=officer, title="SmartCA", day=today, starts="00:00", ends="23:59", place="TT", teachers=TWO
    )


def _ask(by: Any, wanted: Wanted) -> None:
    row = errands.ask(
        by=by,
        kind=wanted.kind,
        name=wanted.name,
        birth_year=wanted.year,
        contact="0912345345" if wanted.name else None,
        neighbourhood=wanted.neighbourhood,
        address=wanted.address,
        day=DAY,
        starts=wanted.starts,
        purpose="1" if wanted.name else None,
    )
    if wanted.going:
        errands.assign(
            by=by, errand_id=row.id, volunteer_codes=wanted.going, alone=len(wanted.going) == 1, anyway=True
        )
