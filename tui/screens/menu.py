"""F9: every place and command by its name, for hands that lack an F-key."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from models import clock, text, workdays
from models.language import N_, _
from tui import words
from tui.keys import PICK, PLACES, Command
from tui.screens.help import Help
from tui.screens.listing import Listing
from tui.widgets.field import Field
from tui.widgets.rows import Rows

KEYS_WIDTH = 16
OFFICE = (
    ("open_day", N_("Mở ngày"), "workday.open"),
    ("close_day", N_("Đóng ngày, sao lưu"), "workday.close"),
    ("day_sheet", N_("Phiếu ngày"), "dossier.read"),
    ("errands", N_("Đến nhà, đưa đón"), "errand.read"),
    ("lessons", N_("Lớp học số"), "lesson.read"),
    ("calendar", N_("Lịch làm việc"), ""),
    ("teams", N_("Đội và tình nguyện viên"), "team.read"),
    ("places", N_("Điểm hỗ trợ"), "centre.change_place"),
)
"""What there is besides the places: name, title, the right one needs."""

CHOICES = (
    ("method", "Ctrl+T", N_("Bộ gõ: tắt, Telex, VNI")),
    ("style", "", N_("Đặt dấu kiểu cũ (hòa, thúy) hoặc mới (hoà, thuý)")),
    ("language", "", N_("English")),
    ("glyphs", "", N_("Chữ trên màn hình này")),
)
"""What one chooses for oneself: name, key, title."""


class Menu(Listing):
    """The places this account may go to, narrowed by typing, chosen by Enter or digit."""

    heading = N_("Menu")
    commands = (
        Command("enter", "choose", N_("mở mục đang chọn"), N_("Enter mở")),
        *PICK,
    )

    def __init__(self) -> None:
        super().__init__()
        self.field = Field("menu", _("Lệnh"), methods=(), marked=False)
        self.entries: list[tuple[str, str]] = []
        self.office: list[tuple[str, str]] = []

    def body(self) -> Iterable[Widget]:
        """The field and what matches."""
        yield self.field
        yield Rows("entries", empty=_("Không có lệnh như vậy. Xóa bớt chữ."))

    def ready(self) -> None:
        """Show everything there is; a day that was opened is not opened again."""
        opened = workdays.of(clock.today()) is not None
        self.office = [
            (name, _entry("", "", title))
            for name, title, right in OFFICE
            if (not right or self.by.may(right)) and not (opened and name == "open_day")
        ]
        self.set_focus(self.field)
        self.typed()

    def held(self) -> Field:
        """The field always has the cursor."""
        return self.field

    def typed(self) -> None:
        """Narrow the list by folded words."""
        super().typed()
        known = [
            (place.name, _entry(place.key.upper(), f"Alt+{place.other_key[-1]}", place.title))
            for place in PLACES
            if place.name != "menu" and (not place.right or self.by.may(place.right))
        ]
        known += self.office
        known += [(name, _entry(key, "", title)) for name, key, title in CHOICES]
        known += [("help", _entry("F1", "?", Help.heading)), ("quit", _entry("F10", "", N_("Thoát")))]
        wanted = [text.fold(word) for word in text.words(self.field.text)]
        self.entries = [
            (name, label) for name, label in known if all(word in text.fold(label) for word in wanted)
        ]
        self.rows.show([label for _, label in self.entries], 0)

    async def do_choose(self, key: str) -> None:
        """Go to the marked place."""
        cursor = self.rows.cursor
        if cursor < len(self.entries):
            await self.home.chosen(self.entries[cursor][0])


def _entry(key: str, other: str, title: str) -> str:
    keys = _("{key} hoặc {other}", key=key, other=other) if other else key
    return f"{words.fit(keys, KEYS_WIDTH)}{_(title)}"
