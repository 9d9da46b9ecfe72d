"""The forms of the timetable: a special day, a swap of two, the sessions of a week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from models import clock, timetable
from models.calendar import WEEKDAYS
from models.centre import PLACE_KINDS
from models.errors import Refused
from models.language import N_, _
from models.timetable import CENTRE, DUE_TIMES, KINDS, Change, SetDueTime, SetHours, Special
from tui import recounted, words
from tui.screens.form import Form, Item
from tui.screens.moves import Moves


class ChangeForm(Form):
    """A form whose change is shown with the dossiers it moves before it is applied."""

    year = 0
    """The year that a typed day without one belongs to."""

    def change(self) -> Change:
        """Return what was typed as a change; raises `Refused`."""
        return ()

    async def save(self) -> None:
        """Show what would move; a yes applies it."""
        change = self.change()
        seen = timetable.preview(change, by=self.by)

        async def confirmed(_answer: str) -> None:
            timetable.apply(change, seen, by=self.by)
            await self.leave(_("Đã đổi lịch"))

        await self.home.ask(Moves(self.title_text, seen.moved), confirmed)

    def day(self, name: str, needed: bool = True) -> date | None:
        """Return the day typed in a field; raises `Refused` for what is none."""
        typed = self.widget(name).text
        found = words.parse_day(typed, date(self.year, 1, 1)) if typed else None
        if found is None and (typed or needed):
            label = next(item.title for item in self.items if item.name == name)
            raise Refused("day", field=name, value=typed[:20], label=label)
        return found

    def needed_day(self, name: str) -> date:
        """Return the day typed in a field that must not be empty."""
        found = self.day(name)
        assert found is not None, "day() refuses an empty field that is needed"
        return found

    def text_of(self, name: str) -> str:
        """Return what was typed in a field."""
        return self.widget(name).text

    def aside(self, name: str) -> str:
        """Say which weekday a typed day is."""
        typed = self.widget(name).text if name in ("day", "off", "work") else ""
        found = words.parse_day(typed, date(self.year, 1, 1)) if typed else None
        past = f" · {_('ngày này đã qua')}" if found and found < clock.today() else ""
        return f"{words.weekday(found)}/{found.year}{past}" if found else ""


class DayForm(ChangeForm):
    """A special day: a new one, or one of the list to be changed."""

    def __init__(self, year: int, day: Special | None = None) -> None:
        self.year = year
        self.special = day
        self.form = f"day {day.day}" if day else "special_day"
        super().__init__()
        self.title_text = _("Sửa ngày {day}", day=words.day(day.day)) if day else _("Ngày nghỉ, ngày làm bù")

    def fields(self) -> Iterable[Item]:
        """The day, what it is, its name, what it is worked instead of, the decision."""
        special = self.special
        kinds = tuple((kind, KINDS[kind]) for kind in KINDS)
        if special is None:
            yield Item("day", N_("Ngày"), plain=True)
        yield Item("kind", N_("Loại"), kinds, value=special.kind if special else "holiday")
        yield Item("name", N_("Tên"), value=special.name if special else "")
        yield Item("off", N_("Làm bù cho"), value=special.partner if special else "", plain=True)
        yield Item("source", N_("Quyết định"), value=(special.source or "") if special else "")

    def change(self) -> Change:
        """Return the day as it was typed."""
        return timetable.set_day(
            self.special.day if self.special else self.needed_day("day"),
            self.text_of("kind"),
            self.text_of("name"),
            self.day("off", needed=False),
            self.text_of("source"),
            again=self.special is not None,
        )


class SwapForm(ChangeForm):
    """A working day that is off, and the day that is worked for it."""

    heading = N_("Hoán đổi ngày làm việc")
    form = "swap_days"

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__()

    def fields(self) -> Iterable[Item]:
        """Both days and the decision."""
        yield Item("off", N_("Nghỉ ngày"), plain=True)
        yield Item("work", N_("Làm bù ngày"), plain=True)
        yield Item("name", N_("Tên"))
        yield Item("source", N_("Quyết định"))

    def change(self) -> Change:
        """Return both days as one change."""
        off, work = self.needed_day("off"), self.needed_day("work")
        return timetable.swap(off, work, self.text_of("name"), self.text_of("source"))


class WeekForm(ChangeForm):
    """The sessions of a week at a kind of place; at the Centre also the time of the promised day."""

    def __init__(self, place_kind: str) -> None:
        self.place_kind = place_kind
        self.kept = timetable.timetable()
        self.form = f"week {place_kind}"
        super().__init__()
        self.title_text = f"{_('Giờ làm việc')} · {PLACE_KINDS[place_kind]}"

    def fields(self) -> Iterable[Item]:
        """A field for each weekday, such as 07:00-11:30 13:30-17:00."""
        for number in range(1, 8):
            openings = self.kept.hours.get((self.place_kind, number), ())
            value = recounted.sessions(openings) if openings else ""
            yield Item(f"day{number}", timetable.LABELS[number - 1], value=value, plain=True)
        if self.place_kind == CENTRE:
            times = tuple((time, DUE_TIMES[time]) for time in DUE_TIMES)
            yield Item("due_time", N_("Hẹn trả lúc"), times, value=self.kept.due_time)

    def ready(self) -> None:
        """Say how sessions are written."""
        super().ready()
        if not self.said:
            self.say(_("Phiên chỉ nhận hồ sơ để trong ngoặc: (07:30-11:00). Để trống: nghỉ cả ngày."))

    def change(self) -> Change:
        """Return the week as one change."""
        edits: list[SetHours | SetDueTime] = [
            SetHours(self.place_kind, weekday, timetable.openings(self.text_of(name), name))
            for weekday, name in ((day + 1, f"day{day + 1}") for day in WEEKDAYS)
        ]
        if self.place_kind == CENTRE:
            edits.append(SetDueTime(self.text_of("due_time")))
        return edits
