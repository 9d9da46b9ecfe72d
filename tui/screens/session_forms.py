"""What F5 asks for besides: who was helped with what, and when a forgotten session ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from models import catalogue, sessions
from models.errors import Refused
from models.language import N_, _, name_of
from tui import words
from tui.screens.form import Form, Item, Suggestion, procedure_suggestions
from tui.sitting import TYPED, Sitting


class More(Form):
    """Procedure, name, the end of a phone number and a note: all of them may stay empty."""

    heading = N_("Ghi thêm về phiên hỗ trợ")

    def __init__(self, opened: sessions.HelpSession, sitting: Sitting) -> None:
        self.sitting = sitting
        self.linked = opened.visit_id is not None
        self.form = f"session-more {opened.id}"
        super().__init__()

    def fields(self) -> Iterable[Item]:
        """What is known already stands there; a ticket knows its procedure itself."""
        labels = dict(zip(TYPED, (N_("Thủ tục"), N_("Họ tên"), N_("3 số cuối"), N_("Ghi chú"))))
        for name, label in labels.items():
            if not (self.linked and name == "procedure"):
                plain = name in ("procedure", "phone_tail")
                yield Item(name, label, value=getattr(self.sitting, name), plain=plain)

    def suggest(self, name: str, typed: str) -> Sequence[Suggestion]:
        """Procedures by hot key, code or words."""
        return procedure_suggestions(typed) if name == "procedure" and typed else ()

    async def save(self) -> None:
        """Hand what was typed to the session under way; it is saved with the result."""
        values = self.values()
        if values.get("procedure") and self.suggestions and self.items[self.place].name == "procedure":
            values["procedure"] = self.suggestions[0].value
        sessions.check_written(**values)
        for name, value in values.items():
            setattr(self.sitting, name, value)
        self.drop_draft()
        self.form = ""
        await self.home.answered("")


class EndedAt(Form):
    """The time at which a session ended that was left open: never taken for granted."""

    def __init__(self, opened: sessions.HelpSession, ends: str, end: Callable[[str], str]) -> None:
        self.ends = ends
        self.end = end
        super().__init__()
        start, day = words.time(opened.started_at), words.day(opened.day)
        self.title_text = _("Hết lúc nào? Từ {start} {day}", start=start, day=day)

    def fields(self) -> Iterable[Item]:
        """Nothing stands there: a time that nobody typed would be a guess."""
        yield Item("ended", N_("Kết thúc lúc"), plain=True)

    def aside(self, name: str) -> str:
        """When it must have been over."""
        return _("ca trực hết {ends}; gõ như 11:25", ends=self.ends)

    async def save(self) -> None:
        """End the session then."""
        typed = self.widget("ended").text
        if not typed:
            raise Refused("session.time", field="ended", value="")
        await self.home.leave(self.end(typed))


class LeftOpen(Form):
    """What came of somebody else's session that was left open: asked by who closes the day."""

    def __init__(self, session_id: int, who: str) -> None:
        self.session_id = session_id
        super().__init__()
        self.title_text = _("Phiên hỗ trợ của {who}", who=who)

    def fields(self) -> Iterable[Item]:
        """What was helped, how it ended, and when; why, where nothing could be done."""
        kinds = tuple((kind.code, name_of(kind)) for kind in catalogue.help_kinds())
        yield Item("kinds", N_("Việc"), kinds, several=True, long=True)
        yield Item("result", N_("Kết quả"), tuple(sessions.RESULTS.items()))
        yield Item("ended", N_("Kết thúc lúc"), plain=True)
        reasons = tuple((reason.code, name_of(reason)) for reason in catalogue.reasons("not_helped"))
        yield Item("reason", N_("Vì sao"), reasons, extra=True)

    async def save(self) -> None:
        """End the session as its volunteer says."""
        values = self.values()
        sessions.end(
            by=self.by,
            session_id=self.session_id,
            ended=values["ended"] or None,
            ticks=dict.fromkeys(values["kinds"].split(), 1),
            result=values["result"],
            reason=values["reason"] if values["result"] == "not_done" else None,
        )
        await self.leave(_("Ghi phiên hỗ trợ: {result}", result=sessions.RESULTS[values["result"]]))
