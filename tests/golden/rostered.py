"""A week of shifts for the scenes: some served, one missed, one given to somebody else, today's under way."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from models import centre, clock, people, roster
from models.base import first
from models.journal import Actor

SATURDAY = date(2026, 11, 21)
SERVED = (("volunteer", "06:58", "11:32"), ("volunteer2", "07:25", "11:05"))


def rostered() -> None:
    """Plan the week of the scenes and let its days happen, once."""
    if first(roster.Shift, "1"):
        return
    supervisor = people.sign_in("pts/2", "supervisor")
    with clock.at(_moment(16, "06:00")):
        centre.change_place(by=supervisor, code="TT", needed=2)
        centre.change_place(by=supervisor, code="CA", needed=1)
        _patterns(supervisor)
        roster.fill(by=supervisor, first=SATURDAY - timedelta(days=5), last=SATURDAY)
    for account, came, went in SERVED:
        volunteer = people.sign_in("ssh", account)
        with clock.at(_moment(16, came)):
            roster.check_in(by=volunteer)
        with clock.at(_moment(16, went)):
            roster.check_out(by=volunteer)
    with clock.at(_moment(19, "06:30")):
        (sick,) = [e for e in roster.entries(_day(19), _day(19)) if e.volunteer == "TNV01"]
        roster.replace_shift(
            by=supervisor, shift_id=sick.id, volunteer_id=roster.volunteer("TNV02").id, reason="sick"
        )
    with clock.at(_moment(21, "07:20")):
        roster.check_in(by=people.sign_in("ssh", "volunteer"))


def _patterns(by: Actor) -> None:
    for code, place, weekday in (
        ("TNV01", "TT", 1),
        ("TNV02", "TT", 1),
        ("TNV01", "TT", 3),
        ("TNV01", "TT", 4),
        ("TNV01", "CA", 6),
    ):
        roster.add_pattern(
            by=by,
            volunteer_id=roster.volunteer(code).id,
            place_id=centre.place(place).id,
            weekday=weekday,
            starts="07:00",
            ends="11:30",
            from_day=_day(16),
        )


def _day(number: int) -> date:
    return date(2026, 11, number)


def _moment(day: int, time: str) -> datetime:
    hour, minute = map(int, time.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=clock.LOCAL)
