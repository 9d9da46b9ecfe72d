"""The forms of the roster: a shift, who takes it over, its real times, a weekly pattern, a place's need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from models import catalogue, centre, clock, hours, roster, text
from models.calendar import WEEKDAYS
from models.errors import Refused
from models.language import N_, _, name_of
from models.roster import Entry, HalfDay
from models.volunteers import Volunteer
from tui import roster_words, words
from tui.screens.facts import because
from tui.screens.form import Form, Item, Suggestion

WHO = Item("volunteer", N_("Ai trực"))
PLACE = N_("Điểm trực")
OFFERED = 9
USUAL = ("07:00", "11:30")
"""What stands there as the time of a shift that no half-day gives."""

NOTE = Item("note", N_("Ghi chú"))


class PersonForm(Form):
    """A form with a volunteer in it: those free at its time are offered by code and given name."""

    def when(self) -> tuple[date, tuple[str, str]] | None:
        """Return the day and times for which somebody is sought, or None while they are not clear."""
        return None

    def suggest(self, name: str, typed: str) -> Sequence[Suggestion]:
        """Offer who is free, and the places in use."""
        if name == "place":
            return _places(typed)
        when = self.when() if name == "volunteer" else None
        if when is None:
            return ()
        found = roster.free(*when, query=typed)
        return [Suggestion(row.code, f"{row.code:<8} {roster_words.called(row)}") for row in found]

    def who(self) -> Volunteer:
        """Return the volunteer meant by code, number or a name that one alone has; raises `Refused`."""
        typed = self.widget("volunteer").text
        if not typed:
            raise Refused("form.needed", field="volunteer", label=_(WHO.label))
        found: Volunteer = roster.somebody(typed)
        return found

    def where(self) -> int:
        """Return the id of the place meant by its code or its name; raises `Refused`."""
        typed = self.widget("place").text
        if not typed:
            raise Refused("form.needed", field="place", label=_(PLACE))
        return int(roster.place(typed).id)

    def day(self, name: str) -> date:
        """Return the day typed in a field; raises `Refused`."""
        found = words.parse_day(self.widget(name).text, clock.today())
        if found is None:
            label = next(item.title for item in self.items if item.name == name)
            raise Refused("day", field=name, value=self.widget(name).text[:20], label=label)
        return found

    def aside(self, name: str) -> str:
        """Say which weekday a typed day is."""
        if name == "place":
            return _place_named(self.widget("place").text)
        typed = self.widget(name).text if name in ("day", "from_day", "to_day") else ""
        found = words.parse_day(typed, clock.today()) if typed else None
        return f"{words.weekday(found)}/{found.year}" if found else ""


def _places(typed: str) -> list[Suggestion]:
    """Return the places that a code or words of a name fit; the first ones of all for nothing typed."""
    wanted = text.fold(typed)
    found = [row for row in centre.places() if wanted in text.fold(f"{row.code} {row.name}")]
    return [Suggestion(row.code, f"{row.code:<8} {row.name}") for row in found[:OFFERED]]


def _place_named(typed: str) -> str:
    row = roster.places_by_key().get(roster.key(typed))
    return row.name if row is not None else ""


def _open_code(code: str) -> str:
    """Return the code of a place if it is in use, that of the first place for none."""
    known = [row.code for row in centre.places()]
    if not code:
        return str(known[0])
    return code if code in known else ""


class ShiftForm(PersonForm):
    """A new shift; only who is asked for, the half-day gives the rest, and Ctrl+S saves at once."""

    heading = N_("Xếp ca")

    def __init__(self, half: HalfDay | None) -> None:
        self.half = half
        self.off: date | None = None
        super().__init__()
        if half:
            self.title_text = f"{self.title_text} {words.weekday(half.day)} {half.name}"

    def fields(self) -> Iterable[Item]:
        """Who; where and when are filled in."""
        half = self.half
        yield WHO
        yield Item("place", PLACE, value=_open_code(half.code if half else ""), plain=True)
        day = half.day if half else clock.today()
        yield Item("day", N_("Ngày"), value=words.day(day), plain=True)
        starts, ends = (half.opens, half.closes) if half and not half.outside else USUAL
        yield Item("starts", N_("Từ giờ"), value=starts, plain=True)
        yield Item("ends", N_("Đến giờ"), value=ends, plain=True)

    def when(self) -> tuple[date, tuple[str, str]] | None:
        """The day and times as they are typed."""
        typed = self.values()
        day = words.parse_day(typed["day"], clock.today())
        try:
            span = hours.between(typed["starts"], typed["ends"])
        except Refused:
            return None
        return (day, (span[0], span[1])) if day and span[0] and span[1] else None

    def aside(self, name: str) -> str:
        """Say by name that a day is a day off: there is no room for its weekday too."""
        day = words.parse_day(self.widget("day").text, clock.today()) if name == "day" else None
        off = roster.off_days(day, day).get(day) if day else None
        return _("nghỉ: {name}", name=off) if off else super().aside(name)

    async def save(self) -> None:
        """Plan it and go back; who insists plans on a day off too."""
        typed, who, day = self.values(), self.who(), self.day("day")
        try:
            row = roster.plan_shift(
                by=self.by,
                volunteer_id=who.id,
                place_id=self.where(),
                day=day,
                starts=typed["starts"],
                ends=typed["ends"],
                anyway=self.off == day,
            )
        except Refused as refused:
            self.off = day if refused.rule == "shift.off" else self.off
            raise
        await self.leave(_("Xếp ca {shift}", shift=roster_words.taken(who, row)))


class ReplaceForm(PersonForm):
    """Who takes a shift over, and why."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        super().__init__()
        self.title_text = _("Thay {who} {day}", who=roster_words.who(entry), day=roster_words.day(entry.day))

    def fields(self) -> Iterable[Item]:
        """Who, and the reason by digit."""
        yield WHO
        yield because(roster.ABSENCE)

    def when(self) -> tuple[date, tuple[str, str]] | None:
        """The time of the shift."""
        return self.entry.day, self.entry.span

    async def save(self) -> None:
        """Hand the shift over and go back."""
        reason, who = self.widget("reason").text, self.who()
        row = roster.replace_shift(by=self.by, shift_id=self.entry.id, volunteer_id=who.id, reason=reason)
        await self.leave(_("Thay người: {shift}", shift=roster_words.taken(who, row)))


class CorrectForm(Form):
    """When somebody really came and went; both empty: never."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.form = f"shift {entry.id}"
        super().__init__()
        self.title_text = _(
            "Sửa giờ {who} {day}", who=roster_words.who(entry), day=roster_words.day(entry.day)
        )

    def fields(self) -> Iterable[Item]:
        """The two times as they stand, and why they change."""
        yield Item("came", N_("Giờ vào"), value=words.time(self.entry.came), plain=True)
        yield Item("went", N_("Giờ ra"), value=words.time(self.entry.went), plain=True)
        yield NOTE

    def ready(self) -> None:
        """Say what empty times mean."""
        super().ready()
        if not self.said:
            self.say(_("Để trống cả hai giờ: không đến. Ghi chú: vì sao sửa."))

    async def save(self) -> None:
        """Set the times right and go back."""
        row = roster.correct_shift(by=self.by, shift_id=self.entry.id, **self.values())
        await self.leave(_("Sửa giờ {shift}", shift=roster_words.done(row)))


class NeedForm(Form):
    """How many volunteers each half-day of a place asks for."""

    def __init__(self, half: HalfDay) -> None:
        self.half = half
        super().__init__()
        self.title_text = _("Cần mấy người · {place}", place=half.place)

    def fields(self) -> Iterable[Item]:
        """One number."""
        yield Item("needed", N_("Số người"), value=str(self.half.needed or ""), plain=True)

    async def save(self) -> None:
        """Keep it and go back; an empty field is none."""
        typed = self.widget("needed").text
        if typed and not (typed.isascii() and typed.isdigit()):
            raise Refused("number", field="needed", value=typed[:10], first=0, last=99, label=_("Số người"))
        row = centre.change_place(by=self.by, code=self.half.code, needed=int(typed) if typed else "")
        await self.leave(_("{place}: cần {n} người mỗi nửa ngày", place=row.name, n=row.needed or 0))


class PatternForm(PersonForm):
    """The same time of every week."""

    heading = N_("Lịch tuần mới")
    form = "pattern"

    def fields(self) -> Iterable[Item]:
        """Who, which day of the week, where, when, from when until when."""
        yield WHO
        weekdays = tuple((str(n), WEEKDAYS[n - 1]) for n in range(1, 8))
        yield Item("weekday", N_("Thứ"), weekdays)
        yield Item("place", PLACE, value=_open_code(""), plain=True)
        yield Item("starts", N_("Từ giờ"), value="07:00", plain=True)
        yield Item("ends", N_("Đến giờ"), value="11:30", plain=True)
        yield Item("from_day", N_("Từ ngày"), value=words.day(clock.today()), plain=True, extra=True)
        yield Item("to_day", N_("Đến ngày"), plain=True, extra=True)

    def when(self) -> tuple[date, tuple[str, str]]:
        """No time at all: everybody is free then."""
        return date.max, ("00:00", "00:00")

    async def save(self) -> None:
        """Add it and go back."""
        typed = self.values()
        if not typed["weekday"]:
            raise Refused("form.needed", field="weekday", label=_("Thứ"))
        who = self.who()
        row = roster.add_pattern(
            by=self.by,
            volunteer_id=who.id,
            place_id=self.where(),
            weekday=int(typed["weekday"]),
            starts=typed["starts"],
            ends=typed["ends"],
            from_day=self.day("from_day"),
            to_day=self.day("to_day") if typed["to_day"] else None,
        )
        await self.leave(roster_words.whose(who, roster_words.weekly(row)))


def end_answers() -> list[tuple[str, str]]:
    """Return how a pattern may end: with its shifts kept, or cancelled for a reason."""
    reasons = catalogue.reasons(roster.ABSENCE)
    dropped = [(row.code, _("bỏ cả các ca đã xếp: {reason}", reason=name_of(row))) for row in reasons]
    return [("", _("giữ các ca đã xếp")), *dropped]
