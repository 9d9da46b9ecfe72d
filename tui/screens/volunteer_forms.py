"""The forms of volunteers: taken in, changed, into a team, pledged, trained."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from models import ahead, clock, volunteers
from models.errors import Refused
from models.language import N_, Words, _, _n
from models.volunteers import Listed
from tui import roster_words, volunteer_lines, words
from tui.screens.form import Form, Item, Suggestion

BIRTH_YEAR = Item("birth_year", N_("Năm sinh"), plain=True)
PHONE = Item("phone", N_("Điện thoại"), plain=True)
ACCOUNT = Item("account", N_("Tài khoản"), plain=True, extra=True)
ACTIVE = Words({"1": N_("tiếp tục"), "0": N_("ngừng")})
COVERED = Words({"1": N_("bảo mật thông tin"), "0": N_("chủ đề khác")})


class DayForm(Form):
    """A form in some of whose fields days are typed; the weekday is seen behind each."""

    days: tuple[str, ...] = ("day",)

    def text_of(self, name: str) -> str:
        """Return what was typed in a field."""
        return self.widget(name).text.strip()

    def day_of(self, name: str) -> date | None:
        """Return the day typed in a field, None when it is empty; raises `Refused` for what is none."""
        typed = self.text_of(name)
        found = words.parse_day(typed, clock.today()) if typed else None
        if typed and found is None:
            label = next(item.title for item in self.items if item.name == name)
            raise Refused("day", field=name, value=typed[:20], label=label)
        return found

    def aside(self, name: str) -> str:
        """Say which weekday a typed day is."""
        found = words.parse_day(self.widget(name).text, clock.today()) if name in self.days else None
        return f"{words.weekday(found)}/{found.year}" if found else ""


def today() -> str:
    """Return today as it would be typed."""
    return words.day(clock.today())


def team_suggestions(typed: str) -> Sequence[Suggestion]:
    """Return the teams in use whose code or name begins as typed."""
    wanted = typed.casefold()
    return [
        Suggestion(team.code, f"{team.code:<8} {team.name}")
        for team in volunteers.teams()
        if team.code != typed
        and (team.code.casefold().startswith(wanted) or team.name.casefold().startswith(wanted))
    ]


class NewVolunteer(DayForm):
    """A volunteer to be taken in; the code that follows the last one stands there already."""

    heading = N_("Tình nguyện viên mới")
    form = "new_volunteer"
    days = ("pledged_day",)

    def fields(self) -> Iterable[Item]:
        """Code, name, birth year, phone, organisation, team, pledge; an account for who has one."""
        yield Item("code", N_("Mã"), value=volunteers.next_code(), plain=True)
        yield Item("name", N_("Họ tên"))
        yield BIRTH_YEAR
        yield PHONE
        yield Item("organisation", N_("Đơn vị"))
        yield Item("team", N_("Đội"), plain=True)
        yield Item("pledged_day", N_("Cam kết ngày"), plain=True)
        yield ACCOUNT

    def suggest(self, name: str, typed: str) -> Sequence[Suggestion]:
        """The teams."""
        return team_suggestions(typed) if name == "team" else ()

    async def save(self) -> None:
        """Take the volunteer in; whoever has not pledged is named."""
        row = volunteers.add_volunteer(
            by=self.by,
            code=self.text_of("code"),
            name=self.text_of("name"),
            team=self.text_of("team") or None,
            account=self.text_of("account") or None,
            birth_year=self.text_of("birth_year") or None,
            phone=self.text_of("phone") or None,
            organisation=self.text_of("organisation") or None,
            pledged_day=self.day_of("pledged_day"),
        )
        said = (_("Đã nhận {code}", code=row.code), volunteers.without_pledge(row))
        await self.leave(" · ".join(filter(None, said)))


class EditVolunteer(Form):
    """What is known of a volunteer; a phone number is changed without showing the old one."""

    def __init__(self, row: Listed) -> None:
        self.row = row
        self.form = f"volunteer {row.id}"
        super().__init__()
        self.title_text = " · ".join(filter(None, (row.code, row.name)))

    def fields(self) -> Iterable[Item]:
        """All but the code; the whole phone number is not shown here."""
        row = self.row
        yield Item("name", N_("Họ tên"), value=row.name)
        yield Item("birth_year", N_("Năm sinh"), value=str(row.birth_year or ""), plain=True)
        yield PHONE
        yield Item("organisation", N_("Đơn vị"), value=row.organisation)
        yield Item("account", N_("Tài khoản"), value=row.account, plain=True)
        yield Item("active", N_("Hoạt động"), tuple(ACTIVE.items()), value=str(int(row.active)))

    def aside(self, name: str) -> str:
        """The number there is, masked: an empty field leaves it."""
        return _("để trống: giữ {phone}", phone=self.row.phone) if name == "phone" and self.row.phone else ""

    def typed(self) -> None:
        """Say what ends with who is about to leave: too long for the room behind the field."""
        super().typed()
        if self.items[self.place].name == "active":
            told = self._given_up()
            self.say(_("Khi lưu: {told}", told=told) if told else "")

    def _given_up(self) -> str:
        """What the plans lose when the volunteer leaves now; "" for who stays."""
        if not self.row.active or self.widget("active").text != "0":
            return ""
        return roster_words.given_up(ahead.of_volunteer(self.row.id))

    async def save(self) -> None:
        """Change what differs."""
        told = self._given_up()
        typed = {item.name: self.widget(item.name).text.strip() for item in self.items}
        before = {item.name: item.value for item in self.items}
        changed = {name: value for name, value in typed.items() if value != before[name]}
        active = changed.pop("active", None)
        volunteers.change_volunteer(
            by=self.by, code=self.row.code, active=None if active is None else active == "1", **changed
        )
        await self.leave(" · ".join(filter(None, (_("Đã sửa {code}", code=self.row.code), told))))


class JoinTeam(DayForm):
    """Into which team, from which day."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__()
        self.title_text = _("{code} vào đội", code=code)

    def fields(self) -> Iterable[Item]:
        """The team and the first day in it."""
        yield Item("team", N_("Đội"), plain=True)
        yield Item("day", N_("Từ ngày"), value=today(), plain=True)

    def suggest(self, name: str, typed: str) -> Sequence[Suggestion]:
        """The teams."""
        return team_suggestions(typed) if name == "team" else ()

    async def save(self) -> None:
        """Take the volunteer in."""
        team = self.text_of("team")
        if not team:
            raise Refused("form.needed", field="team", label=_("Đội"))
        volunteers.join(by=self.by, team=team, volunteer=self.code, day=self.day_of("day"))
        await self.leave(_("{code} vào đội {team}", code=self.code, team=team))


class Pledge(DayForm):
    """When the confidentiality pledge was signed."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__()
        self.title_text = _("{code} ký cam kết bảo mật", code=code)

    def fields(self) -> Iterable[Item]:
        """The day."""
        yield Item("day", N_("Ngày ký"), value=today(), plain=True)

    async def save(self) -> None:
        """Note it."""
        row = volunteers.pledge(by=self.by, volunteer=self.code, day=self.day_of("day"))
        await self.leave(f"{self.code} {volunteer_lines.pledged(row)}")


class TrainingForm(DayForm):
    """A training with those who were there; whom one came from is ticked already."""

    heading = N_("Tập huấn")

    def __init__(self, code: str, told: Sequence[Listed]) -> None:
        self.code = code
        self.told = tuple(row for row in told if row.active)
        super().__init__()

    def fields(self) -> Iterable[Item]:
        """Topic, day, whether it covered confidentiality, and who was there."""
        yield Item("topic", N_("Chủ đề"))
        yield Item("day", N_("Ngày"), value=today(), plain=True)
        yield Item("confidentiality", N_("Loại"), tuple(COVERED.items()), value="0")
        here = [row for row in self.told if row.code == self.code]
        others = [row for row in self.told if row.code != self.code]
        options = tuple((str(row.id), f"{row.code} {row.name}") for row in (*here, *others))
        ticked = " ".join(str(row.id) for row in here)
        yield Item("volunteers", N_("Người dự"), options, several=True, long=True, value=ticked)

    async def save(self) -> None:
        """Record it for all who are ticked."""
        ticked = self.text_of("volunteers").split()
        made = volunteers.train(
            by=self.by,
            volunteer_codes=[row.code for row in self.told if str(row.id) in ticked],
            topic=self.text_of("topic"),
            day=self.day_of("day"),
            confidentiality=self.text_of("confidentiality") == "1",
        )
        await self.leave(_n("Đã ghi tập huấn cho {n} người.", len(made)).rstrip("."))
