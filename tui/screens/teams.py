"""The teams and their volunteers: who is in which, who has not pledged, who was last on duty when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.widget import Widget
from textual.widgets import Static

from models import volunteers
from models.errors import Refused
from models.language import N_, _, _n
from tui import volunteer_lines, words
from tui.keys import LIST, TEAMS
from tui.screens.choice import Choice
from tui.screens.team_list import TeamList
from tui.screens.volunteer import VolunteerScreen
from tui.screens.volunteer_acts import ACTS, VolunteerActs, lacking_text
from tui.screens.volunteer_forms import NewVolunteer
from tui.widgets.rows import Rows

MOST_TEAMS = 6
"""So many teams are offered by digit beside the three other filters."""

MOST_LINES = 3

ALL, UNPLEDGED, CLOSED = "", "!", "-"


class Teams(VolunteerActs):
    """The teams with their members now, and under them the volunteers, those without a pledge first."""

    heading = N_("Đội và tình nguyện viên")
    letters = (*ACTS, ("b", N_("các đội"), "team.read"))
    commands = (*TEAMS, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self.scope = ALL
        self.listed: list[volunteers.Listed] = []

    def body(self) -> Iterable[Widget]:
        """The teams in a line or two, and the volunteers."""
        yield Static(id="teams", markup=False)
        yield Rows("volunteers", empty=_("Chưa có ai ở đây. N: nhận tình nguyện viên; L: lọc khác."))

    def ready(self) -> None:
        """Refuse those who may not look."""
        volunteers.check_right(self.by)
        super().ready()

    def reload(self) -> None:
        """Read teams and volunteers again; three queries."""
        before = [row.code for row in self.listed]
        self.listed = volunteers.listed(self.by, **self._filter())
        self.tell("#teams", self._teams_text())
        self.rows.show([volunteer_lines.listed(row) for row in self.listed], self._place(before))

    def _place(self, before: list[str]) -> int | None:
        """Return where the mark goes: to who has just been taken in, else with the one that had it."""
        codes = [row.code for row in self.listed]
        fresh = [place for place, code in enumerate(codes) if code not in before]
        if before and len(fresh) == 1:
            return fresh[0]
        marked = before[self.rows.cursor] if self.rows.cursor < len(before) else ""
        return codes.index(marked) if marked in codes else None

    def _filter(self) -> dict[str, Any]:
        if self.scope in (ALL, UNPLEDGED, CLOSED):
            return {"unpledged": self.scope == UNPLEDGED, "closed": self.scope == CLOSED}
        return {"team": self.scope}

    def _teams_text(self) -> str:
        known = volunteers.listed_teams()
        parts = [_n("{n} đội", len(known)) + ":"]
        parts += [f"{team.code} {words.cut(team.name, 24)} ({team.members})" for team in known]
        about = (self._scope_text(), _n("{n} người", len(self.listed)), lacking_text())
        width = max(40, self.app.size.width) - 2
        lines = words.packed(parts, width).split("\n")
        more = [] if len(lines) <= MOST_LINES else [_("… B: xem hết các đội")]
        told = [*lines[:MOST_LINES], *more, " · ".join(filter(None, about)), self.acts_text()]
        return "\n".join(f" {line}" for line in told)

    def _scope_text(self) -> str:
        names = {ALL: _("Đang hoạt động"), UNPLEDGED: _("Chưa cam kết"), CLOSED: _("Cả người đã nghỉ")}
        return names.get(self.scope, _("Đội {code}", code=self.scope))

    def _marked(self) -> volunteers.Listed:
        if self.rows.cursor >= len(self.listed):
            raise Refused("volunteer.none_marked")
        return self.listed[self.rows.cursor]

    def code(self) -> str:
        """Whose row is marked."""
        return self._marked().code

    def told(self) -> list[volunteers.Listed]:
        """All who are in sight."""
        return self.listed

    async def do_show(self, key: str) -> None:
        """Open the page of the marked volunteer."""
        await self.home.open(VolunteerScreen(self.code()))

    async def do_new(self, key: str) -> None:
        """Take a volunteer in."""
        self.allowed("volunteer.add")
        await self.home.open(NewVolunteer())

    async def do_teams(self, key: str) -> None:
        """Open the list of teams."""
        await self.home.open(TeamList())

    async def do_scope(self, key: str) -> None:
        """Choose whom to list."""

        async def take(scope: str) -> None:
            self.scope, self.listed = scope, []
            self.rows.cursor = 0
            self.reload()

        answers = [
            (ALL, _("Đang hoạt động")),
            (UNPLEDGED, _("Chưa cam kết")),
            (CLOSED, _("Cả người đã nghỉ")),
        ]
        answers += [(team.code, f"{team.code} {team.name}") for team in volunteers.teams()[:MOST_TEAMS]]
        await self.home.ask(Choice(_("Xem ai?"), answers), take)
