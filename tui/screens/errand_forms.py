"""The forms of errands: asked for, assigned, done, asked for again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from models import catalogue, clock, errands, sessions, visits
from models.errands import Listed
from models.errors import Refused
from models.language import N_, Words, _, name_of
from tui import words
from tui.screens import typed
from tui.screens.form import Form, Item, Suggestion, procedure_suggestions
from tui.screens.senders import Senders

MOST_PEOPLE = 999
MOST_KM = 500
MOST_HEADS = 9999
HOW_MANY = Words({"two": N_("hai người trở lên"), "alone": N_("một mình")})
CONSENT = Words({"yes": N_("người dân đồng ý cho thao tác trên máy của họ")})


class AskErrand(Form):
    """What a home visit, a transport or an outreach needs; a visit's number fills in who it is."""

    heading = N_("Đến nhà, đưa đón: yêu cầu mới")
    form = "errand"

    def fields(self) -> Iterable[Item]:
        """Who, where, when and what for; what is rarely asked stands behind Tab."""
        yield Item("kind", N_("Loại việc"), tuple(errands.KINDS.items()), value="home_visit")
        yield Item("name", N_("Họ tên"))
        yield Item("birth_year", N_("Năm sinh"), plain=True)
        yield Item("contact", N_("Điện thoại"), plain=True)
        yield Item("neighbourhood", N_("Thôn, tổ"))
        yield Item("address", N_("Địa chỉ"))
        yield Item("day", N_("Ngày đi"), value=words.day(clock.today()), plain=True)
        yield Item("starts", N_("Lúc"), plain=True)
        reasons = tuple((reason.code, name_of(reason)) for reason in catalogue.reasons("errand"))
        yield Item("purpose", N_("Vì sao"), reasons)
        yield Item("destination", N_("Đưa đến"), extra=True)
        yield Item("note", N_("Ghi chú"), extra=True)
        yield Item("ticket", N_("Số lượt"), plain=True, extra=True)
        yield Item("procedure", N_("Thủ tục"), plain=True, extra=True)
        yield Item("dossier", N_("Mã hồ sơ"), plain=True, extra=True)
        yield Item("channel", N_("Ai báo"), tuple(errands.CHANNELS.items()), extra=True)

    def suggest(self, name: str, typed_: str) -> Sequence[Suggestion]:
        """Neighbourhoods and procedures by words."""
        if name == "neighbourhood":
            return typed.neighbourhood_suggestions(typed_)
        return procedure_suggestions(typed_) if name == "procedure" else ()

    def aside(self, name: str) -> str:
        """The weekday of the day."""
        return typed.day_aside(self, name) if name == "day" else ""

    async def save(self) -> None:
        """Ask for it, and go back."""
        values = self.values()
        ticket, day = values.pop("ticket"), typed.day(self, "day")
        visit_id = visits.by_ticket(ticket).id if ticket else None
        given = {name: value for name, value in values.items() if value and name != "day"}
        row = errands.ask(by=self.by, visit_id=visit_id, day=day, **given)
        await self.leave(
            _("Đã ghi yêu cầu {kind} #{number}", kind=errands.KINDS[row.kind], number=number(row.id))
        )


class AssignForm(Form):
    """Who goes, when; refused once for who is busy, then sent anyway."""

    def __init__(self, row: Listed) -> None:
        self.row = row
        self.form = f"assign {row.id}"
        self.busy = ""
        self.senders: Senders | None = None
        super().__init__()
        self.title_text = _("Phân công {what}", what=what(row))

    def fields(self) -> Iterable[Item]:
        """Volunteers by number or name, the day and the hour, and whether one goes alone."""
        row = self.row
        chosen = ("alone" if row.alone else "two") if row.volunteers else "two"
        yield Item("volunteer_codes", N_("Ai đi"), value=row.volunteers, plain=True)
        yield Item("day", N_("Ngày đi"), value=words.day(row.day), plain=True)
        yield Item("starts", N_("Lúc"), value=row.starts, plain=True)
        yield Item("alone", N_("Đi"), tuple(HOW_MANY.items()), value=chosen)

    @property
    def known(self) -> Senders:
        """Who could go."""
        if self.senders is None:
            self.senders = Senders(self.by)
        return self.senders

    @property
    def day(self) -> date:
        """The day that is typed, else today: who is free then."""
        return words.parse_day(self.widget("day").text, clock.today()) or clock.today()

    def suggest(self, name: str, typed_: str) -> Sequence[Suggestion]:
        """Volunteers, the free ones first."""
        return self.known.suggestions(typed_, self.day) if name == "volunteer_codes" else ()

    def choose(self, name: str, suggestion: Suggestion) -> None:
        """Put one more volunteer behind those named."""
        typed.put_part(self, name, suggestion.value)

    def aside(self, name: str) -> str:
        """Who is meant, and the weekday."""
        if name == "volunteer_codes":
            return self.known.said(self.widget(name).text, self.day)
        return typed.day_aside(self, name) if name == "day" else ""

    async def save(self) -> None:
        """Send them; who insists sends those who are busy too."""
        values = self.values()
        codes = self.known.meant("volunteer_codes", values["volunteer_codes"], self.day)
        day = typed.day(self, "day")
        verb = errands.assign if self.row.state == "asked" else errands.reassign
        asked = " ".join((*codes, str(day), values["starts"]))
        try:
            row = verb(
                by=self.by,
                errand_id=self.row.id,
                volunteer_codes=codes,
                day=day if day != self.row.day else None,
                starts=values["starts"] or None,
                alone=values["alone"] == "alone",
                anyway=self.busy == asked,
            )
        except Refused as refused:
            self.busy = asked if refused.rule == "errand.busy" else ""
            raise
        when = f"{row.starts or ''} {words.day(row.day)}".strip()
        said = _("{who} đi {when}", who=", ".join(codes), when=when) + _late(row)
        await self.leave(" · ".join(filter(None, (said, self.known.warning(codes, self.day)))))


class FinishForm(Form):
    """What was helped at home or on the way: it becomes one session of all who went."""

    def __init__(self, row: Listed) -> None:
        self.row = row
        self.form = f"finish {row.id}"
        super().__init__()
        self.title_text = _("Đã làm: {what}", what=what(row))

    def fields(self) -> Iterable[Item]:
        """From when to when, what was helped, how far; whom, behind Tab."""
        kinds = tuple((kind.code, name_of(kind)) for kind in catalogue.help_kinds())
        results = tuple((code, name) for code, name in sessions.RESULTS.items() if code != "not_done")
        yield Item("started", N_("Bắt đầu"), value=self.row.starts, plain=True)
        yield Item("ended", N_("Xong lúc"), plain=True)
        yield Item("km", N_("Số km"), plain=True)
        yield Item("vehicle", N_("Đi bằng"), tuple(errands.VEHICLES.items()), value="motorbike")
        yield Item("result", N_("Kết quả"), results, value="done")
        yield Item("ticks", N_("Đã giúp"), kinds, several=True, long=True)
        yield Item("people", N_("Số người"), value="1", plain=True, extra=True)
        yield Item("groups", N_("Trong đó"), tuple(sessions.GROUPS.items()), several=True, extra=True)
        yield Item("consent", N_("Đồng ý"), tuple(CONSENT.items()), several=True, extra=True)
        yield Item("note", N_("Ghi chú"), extra=True)
        yield Item("day", N_("Ngày"), value=words.day(_done_day(self.row)), plain=True, extra=True)

    def aside(self, name: str) -> str:
        """The weekday of the day."""
        return typed.day_aside(self, name) if name == "day" else ""

    async def save(self) -> None:
        """Write the session, and go back."""
        values = self.values()
        ticks = values["ticks"].split()
        people = typed.whole(self, "people", MOST_PEOPLE)
        errands.finish(
            by=self.by,
            errand_id=self.row.id,
            started=values["started"],
            ended=values["ended"],
            day=typed.day(self, "day"),
            ticks=dict.fromkeys(ticks, 1),
            result=values["result"],
            number_of_people=1 if people is None else people,
            groups=dict.fromkeys(values["groups"].split(), 1),
            consent=bool(values["consent"]),
            note=values["note"],
            **_ways(self),
        )
        await self.leave(_("Đã ghi: {what}", what=what(self.row)))


class OutreachForm(Form):
    """How many an outreach reached, and what about; no session is written."""

    def __init__(self, row: Listed) -> None:
        self.row = row
        self.form = f"outreach {row.id}"
        super().__init__()
        self.title_text = _("Đã làm: {what}", what=what(row))

    def fields(self) -> Iterable[Item]:
        """Heads, topics, how far."""
        yield Item("heads", N_("Số người"), plain=True)
        yield Item("topics", N_("Nội dung"))
        yield Item("km", N_("Số km"), plain=True)
        yield Item("vehicle", N_("Đi bằng"), tuple(errands.VEHICLES.items()), value="motorbike")
        yield Item("day", N_("Ngày"), value=words.day(_done_day(self.row)), plain=True, extra=True)

    async def save(self) -> None:
        """Record it, and go back."""
        errands.finish(
            by=self.by,
            errand_id=self.row.id,
            day=typed.day(self, "day"),
            heads=typed.whole(self, "heads", MOST_HEADS),
            topics=self.widget("topics").text,
            **_ways(self),
        )
        await self.leave(_("Đã ghi: {what}", what=what(self.row)))


class AgainForm(Form):
    """Another day for what was not done."""

    def __init__(self, row: Listed) -> None:
        self.row = row
        self.form = f"again {row.id}"
        super().__init__()
        self.title_text = _("Hẹn lại {what}", what=what(row))

    def fields(self) -> Iterable[Item]:
        """The day, tomorrow unless another is typed, and the hour."""
        yield Item("day", N_("Ngày đi"), value=words.day(clock.today() + timedelta(days=1)), plain=True)
        yield Item("starts", N_("Lúc"), plain=True)

    def aside(self, name: str) -> str:
        """The weekday of the day."""
        return typed.day_aside(self, name) if name == "day" else ""

    async def save(self) -> None:
        """Ask again, and go back."""
        day = typed.day(self, "day")
        if day is None:
            raise Refused("form.needed", field="day", label=typed.label_of(self, "day"))
        row = errands.ask_again(by=self.by, errand_id=self.row.id, day=day, starts=self.widget("starts").text)
        await self.leave(_("Đã hẹn lại #{number} ngày {day}", number=number(row.id), day=words.day(day)))


def _late(row: errands.Errand) -> str:
    """Return the warning for an hour of today that is over already."""
    over = row.day == clock.today() and row.starts and row.starts < words.time(clock.now())
    return _(" (giờ này đã qua)") if over else ""


def number(row_id: int) -> int:
    """Return the number by which people call an errand or a lesson."""
    return row_id & 0xFFFFFFFF


def what(row: Listed) -> str:
    """Return what an errand is called: its number, its kind, whom or where."""
    parts = (f"#{number(row.id)} {errands.KINDS[row.kind]}", row.name or row.neighbourhood)
    return " · ".join(filter(None, parts))


def _done_day(row: Listed) -> date:
    return min(row.day or clock.today(), clock.today())


def _ways(form: Form) -> dict[str, Any]:
    return {"km": typed.decimal(form, "km", MOST_KM), "vehicle": form.widget("vehicle").text or None}
