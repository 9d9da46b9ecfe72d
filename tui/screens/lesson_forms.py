"""The forms of classes: planned or changed, and held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from models import centre, clock, lessons
from models.errors import Refused
from models.language import N_, _
from models.lessons import Listed
from tui import words
from tui.screens import typed
from tui.screens.form import Form, Item, Suggestion
from tui.screens.senders import Senders

MOST_HEADS = 999


class PlanForm(Form):
    """A class: when, where, what about, who teaches."""

    def __init__(self, row: Listed | None = None) -> None:
        self.row = row
        self.form = f"lesson {row.id}" if row else "lesson"
        self.senders: Senders | None = None
        super().__init__()
        self.title_text = _("Sửa lớp {title}", title=row.title) if row else _("Lớp mới")

    def fields(self) -> Iterable[Item]:
        """Everything but the topics is needed; a place by its code, or the neighbourhood alone."""
        row = self.row
        yield Item("title", N_("Tên lớp"), value=row.title if row else "")
        yield Item("day", N_("Ngày"), value=words.day(row.day if row else clock.today()), plain=True)
        yield Item("starts", N_("Từ giờ"), value=row.starts if row else "", plain=True)
        yield Item("ends", N_("Đến giờ"), value=row.ends if row else "", plain=True)
        yield Item("neighbourhood", N_("Thôn, tổ"), value=row.neighbourhood if row else "")
        yield Item("place", N_("Điểm"), value=row.place_code if row else "", plain=True)
        yield Item("teachers", N_("Người dạy"), value=row.teachers if row else "", plain=True)
        yield Item("topics", N_("Nội dung"), value=row.topics if row else "")
        yield Item("note", N_("Ghi chú"), value=row.note if row else "", extra=True)

    @property
    def known(self) -> Senders:
        """Who could teach."""
        if self.senders is None:
            self.senders = Senders(self.by)
        return self.senders

    @property
    def day(self) -> date:
        """The day that is typed, else today."""
        return words.parse_day(self.widget("day").text, clock.today()) or clock.today()

    def suggest(self, name: str, typed_: str) -> Sequence[Suggestion]:
        """Neighbourhoods, places and volunteers."""
        if name == "neighbourhood":
            return typed.neighbourhood_suggestions(typed_)
        if name == "place":
            return [Suggestion(place.code, f"{place.code:<8}{place.name}") for place in centre.places()]
        return self.known.suggestions(typed_, self.day) if name == "teachers" else ()

    def choose(self, name: str, suggestion: Suggestion) -> None:
        """Put one more teacher behind those named; anything else in its field."""
        if name == "teachers":
            typed.put_part(self, name, suggestion.value)
        else:
            super().choose(name, suggestion)

    def aside(self, name: str) -> str:
        """Who is meant, and the weekday."""
        if name == "teachers":
            return self.known.said(self.widget(name).text, self.day)
        return typed.day_aside(self, name) if name == "day" else ""

    async def save(self) -> None:
        """Plan or change it, and go back."""
        values = self.values()
        day = typed.day(self, "day")
        if day is None:
            raise Refused("day", field="day", value="", label=typed.label_of(self, "day"))
        teachers = self.known.meant("teachers", values["teachers"], day)
        facts = {**values, "day": day, "place": values["place"] or None, "teachers": teachers}
        if self.row is None:
            row = lessons.plan(by=self.by, **facts)
        else:
            row = lessons.change(by=self.by, lesson_id=self.row.id, **facts)
        await self.leave(_("Lớp {title} ngày {day}", title=row.title, day=words.day(row.day)))


class HoldForm(Form):
    """How many learners came, and who really taught."""

    def __init__(self, row: Listed) -> None:
        self.row = row
        self.form = f"hold {row.id}"
        self.senders: Senders | None = None
        super().__init__()
        self.title_text = _("Đã dạy: {title}", title=row.title)

    def fields(self) -> Iterable[Item]:
        """Heads, teachers, topics."""
        yield Item("heads", N_("Học viên"), plain=True)
        yield Item("teachers", N_("Người dạy"), value=self.row.teachers, plain=True)
        yield Item("topics", N_("Nội dung"), value=self.row.topics)

    @property
    def known(self) -> Senders:
        """Who could have taught."""
        if self.senders is None:
            self.senders = Senders(self.by)
        return self.senders

    def suggest(self, name: str, typed_: str) -> Sequence[Suggestion]:
        """Volunteers."""
        return self.known.suggestions(typed_, self.row.day) if name == "teachers" else ()

    def choose(self, name: str, suggestion: Suggestion) -> None:
        """Put one more teacher behind those named."""
        typed.put_part(self, name, suggestion.value)

    def aside(self, name: str) -> str:
        """Who is meant."""
        return self.known.said(self.widget(name).text, self.row.day) if name == "teachers" else ""

    async def save(self) -> None:
        """Record it, and go back."""
        values = self.values()
        held = lessons.hold(
            by=self.by,
            lesson_id=self.row.id,
            heads=typed.whole(self, "heads", MOST_HEADS),
            teachers=self.known.meant("teachers", values["teachers"], self.row.day),
            topics=values["topics"],
        )
        await self.leave(_("Đã dạy {title}: {heads} học viên", title=held.title, heads=held.heads))


class CorrectForm(HoldForm):
    """What was recorded of a class that was held, to be set right, and why."""

    def __init__(self, row: Listed) -> None:
        super().__init__(row)
        self.form = f"correct {row.id}"
        self.title_text = _("Sửa lớp đã ghi: {title}", title=row.title)

    def fields(self) -> Iterable[Item]:
        """What stands there, and why it changes."""
        row = self.row
        yield Item("heads", N_("Học viên"), value="" if row.heads is None else str(row.heads), plain=True)
        yield Item("teachers", N_("Người dạy"), value=row.teachers, plain=True)
        yield Item("topics", N_("Nội dung"), value=row.topics)
        yield Item("note", N_("Vì sao sửa"))

    async def save(self) -> None:
        """Set it right, and go back."""
        values = self.values()
        row = lessons.correct(
            by=self.by,
            lesson_id=self.row.id,
            heads=typed.whole(self, "heads", MOST_HEADS),
            teachers=self.known.meant("teachers", values["teachers"], self.row.day),
            topics=values["topics"],
            note=values["note"],
        )
        await self.leave(_("Đã sửa {title}: {heads} học viên", title=row.title, heads=row.heads))
