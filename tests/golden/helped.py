"""A week of green shirts behind the scenes of F7: two places, two teams, known and unknown people."""

from __future__ import annotations

from datetime import datetime, timedelta

from models import centre, clock, people, roster, sessions, visits, volunteers
from models.base import first
from models.journal import Actor

FIRST = datetime(2026, 11, 16, 8, tzinfo=clock.LOCAL)
SITTINGS = (
    (("form_filled", "online_filed"), 1, "elderly"), (("vneid_installed",), 1, ""),
    (("looked_up",), 2, "minority"), (("copied", "data_keyed"), 1, ""), (("digitised",), 1, "disabled"),
)  # fmt: skip
"""What was helped, how many heads, and of which group one of them is."""


def helped() -> None:
    """Fill the open register, once."""
    if first(volunteers.Team, "code = 'D2'"):
        return
    founder = people.sign_in("test", "founder")
    both = [people.sign_in("test", name) for name in ("volunteer", "volunteer2")]
    officer = people.sign_in("test", "officer")
    with clock.at(FIRST - timedelta(hours=1)):
        team = volunteers.add_team(by=founder, code="D2", name="Đội Thôn 3", task_group=3)
        volunteers.add_volunteer(by=founder, code="TNV07", name="Vi Thị Lan", team_id=team.id)
    for day in range(5):
        for place, by in enumerate(both):
            _morning(by, officer, FIRST + timedelta(days=day), place, day + 2 * place)


def _morning(by: Actor, officer: Actor, begin: datetime, place: int, lucky: int) -> None:
    code = ("TT", "CA")[place]
    own = volunteers.of_account(by.account_id, by.name)
    with clock.at(begin - timedelta(minutes=5)):
        roster.plan_shift(
            by=people.sign_in("test", "supervisor"), volunteer_id=own.id, place_id=centre.place(code).id,
            day=clock.today(), starts="08:00", ends="11:30",
        )  # fmt: skip
        roster.check_in(by=by)
    for n in range(3 + lucky % 3):
        kinds, heads, group = SITTINGS[(n + lucky) % len(SITTINGS)]
        with clock.at(begin + timedelta(minutes=25 * n)):
            named = n % 2 == 0 and place == 0
            ticket = visits.arrive(by=officer, procedures=["ks"], name="Lò Thị Ơn").ticket if named else None
            row = sessions.start(by=by, ticket=ticket)
        with clock.at(begin + timedelta(minutes=25 * n + 12 + lucky)):
            sessions.end(
                by=by, session_id=row.id, ticks=dict.fromkeys(kinds, 1), result="done",
                number_of_people=heads, groups={group: 1} if group else {},
            )  # fmt: skip
    with clock.at(begin + timedelta(hours=3)):
        roster.check_out(by=by)
