"""The teams by themselves: founded, renamed, closed."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from models import volunteers
from models.errors import Refused
from models.language import N_, _, _n
from models.volunteers import TASK_GROUPS, TeamRow
from tui import words
from tui.keys import LIST, TEAM_LIST
from tui.screens.form import Form, Item
from tui.screens.listing import Listing
from tui.screens.volunteer_forms import ACTIVE
from tui.widgets.rows import Rows


class TeamList(Listing):
    """Every team with its task group, neighbourhood and members now; closed ones last."""

    heading = N_("Các đội hình")
    commands = (*TEAM_LIST, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self.listed: list[TeamRow] = []

    def body(self) -> Iterable[Widget]:
        """The teams."""
        yield Rows("teams", empty=_("Chưa có đội nào. N: lập đội; hoặc aoxanh load teams.csv."))

    def reload(self) -> None:
        """Read the teams again; one query."""
        self.listed = volunteers.listed_teams(closed=True)
        self.rows.show([_line(row) for row in self.listed])

    async def do_new(self, key: str) -> None:
        """Found a team."""
        self._allowed("team.add")
        await self.home.open(TeamForm())

    async def do_edit(self, key: str) -> None:
        """Change the marked team."""
        self._allowed("team.change")
        if self.rows.cursor < len(self.listed):
            await self.home.open(TeamForm(self.listed[self.rows.cursor]))

    def _allowed(self, right: str) -> None:
        if not self.by.may(right):
            raise Refused("right", account=self.by.name, verb=right)


def _line(row: TeamRow) -> str:
    group = TASK_GROUPS[row.task_group] if row.task_group else ""
    state = _n("{n} người", row.members) if row.active else _("đã ngừng")
    name, where = words.fit(row.name, 20), words.fit(row.neighbourhood, 8)
    return f"{row.code:<6} {name} {state:<9} {where} {group}"


class TeamForm(Form):
    """A team: a new one, or one of the list to be changed or closed."""

    def __init__(self, row: TeamRow | None = None) -> None:
        self.row = row
        self.form = f"team {row.code}" if row else "new_team"
        super().__init__()
        self.title_text = f"{row.code} {row.name}" if row else _("Đội mới")

    def fields(self) -> Iterable[Item]:
        """Code of a new one, name, task group, neighbourhood; whether an old one goes on."""
        row = self.row
        if row is None:
            yield Item("code", N_("Mã"), plain=True)
        yield Item("name", N_("Tên đội"), value=row.name if row else "")
        groups = tuple((str(group), TASK_GROUPS[group]) for group in TASK_GROUPS)
        yield Item("task_group", N_("Nhóm việc"), groups, value=str((row.task_group if row else None) or 2))
        yield Item("neighbourhood", N_("Thôn, tổ"), value=row.neighbourhood if row else "")
        if row is not None:
            yield Item("active", N_("Hoạt động"), tuple(ACTIVE.items()), value=str(int(row.active)))

    def aside(self, name: str) -> str:
        """How many leave a team that is closed."""
        row = self.row
        closing = name == "active" and row and row.active and row.members and self.widget(name).text == "0"
        return _n("{n} người rời đội", row.members) if row and closing else ""

    async def save(self) -> None:
        """Found or change it."""
        typed = {item.name: self.widget(item.name).text.strip() for item in self.items}
        given = {
            "name": typed["name"],
            "task_group": int(typed["task_group"]) if typed["task_group"] else None,
            "neighbourhood": typed["neighbourhood"],
        }
        if self.row is None:
            row = volunteers.add_team(by=self.by, code=typed["code"], **given)  # type: ignore[arg-type]
        else:
            active = typed["active"] == "1"
            row = volunteers.change_team(by=self.by, code=self.row.code, active=active, **given)  # type: ignore[arg-type]
        await self.leave(f"{row.code} {row.name}")
