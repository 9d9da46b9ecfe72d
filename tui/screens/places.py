"""The places where green shirts stand: opened, renamed, closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from textual.widget import Widget

from models import ahead, centre
from models.centre import PLACE_KINDS, Place
from models.errors import Refused
from models.language import N_, _, _n
from tui import roster_words, words
from tui.keys import LIST, PLACE_LIST
from tui.screens.form import Form, Item
from tui.screens.listing import Listing
from tui.screens.volunteer_forms import ACTIVE
from tui.widgets.rows import Rows


class Places(Listing):
    """Every place with its kind, neighbourhood and how many volunteers a half-day asks for."""

    heading = N_("Điểm hỗ trợ")
    commands = (*PLACE_LIST, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self.listed: list[Any] = []

    def body(self) -> Iterable[Widget]:
        """The places."""
        yield Rows("places", empty=_("Chưa có điểm nào. N: mở điểm."))

    def reload(self) -> None:
        """Read the places again; one query."""
        self.listed = centre.listed_places()
        self.rows.show([_line(row) for row in self.listed])

    async def do_new(self, key: str) -> None:
        """Open a place."""
        self._allowed("centre.add_place")
        await self.home.open(PlaceForm())

    async def do_edit(self, key: str) -> None:
        """Change the marked place."""
        self._allowed("centre.change_place")
        if self.rows.cursor < len(self.listed):
            await self.home.open(PlaceForm(self.listed[self.rows.cursor]))

    def _allowed(self, right: str) -> None:
        if not self.by.may(right):
            raise Refused("right", account=self.by.name, verb=right)


def _line(row: Place) -> str:
    needed = _n("cần {n} người", row.needed) if row.needed else ""
    state = needed if row.active else _("đã ngừng")
    kind, where = words.fit(PLACE_KINDS[row.kind], 22), words.fit(row.neighbourhood or "", 12)
    return f"{row.code:<6} {words.fit(row.name, 22)} {kind} {where} {state}"


class PlaceForm(Form):
    """A place: a new one, or one of the list to be changed or closed. Its kind stays what it is."""

    def __init__(self, row: Place | None = None) -> None:
        self.row = row
        self.form = f"place {row.code}" if row else "new_place"
        super().__init__()
        self.title_text = f"{row.code} {PLACE_KINDS[row.kind]}" if row else _("Điểm mới")

    def fields(self) -> Iterable[Item]:
        """Code and kind of a new one, name, neighbourhood, volunteers needed; whether an old one goes on."""
        row = self.row
        if row is None:
            yield Item("code", N_("Mã"), plain=True)
            yield Item("kind", N_("Loại"), tuple(PLACE_KINDS.items()), value="neighbourhood_house")
        yield Item("name", N_("Tên điểm"), value=row.name if row else "")
        yield Item("neighbourhood", N_("Thôn, tổ"), value=(row.neighbourhood or "") if row else "")
        value = "" if row is None or row.needed is None else str(row.needed)
        yield Item("needed", N_("Cần mỗi buổi"), value=value, plain=True)
        if row is not None:
            yield Item("active", N_("Hoạt động"), tuple(ACTIVE.items()), value=str(int(row.active)))

    def aside(self, name: str) -> str:
        """What goes with a place that is closed."""
        return self._given_up() if name == "active" else ""

    def _given_up(self) -> str:
        """What the plans lose when the place closes now; "" while it stays open."""
        if self.row is None or not self.row.active or self.widget("active").text != "0":
            return ""
        return roster_words.given_up(ahead.at_place(self.row.id))

    async def save(self) -> None:
        """Open or change it."""
        typed = {item.name: self.widget(item.name).text.strip() for item in self.items}
        given: dict[str, Any] = {
            "name": typed["name"],
            "neighbourhood": typed["neighbourhood"],
        }
        needed, told = self._needed(typed["needed"]), ""
        if self.row is None:
            given["needed"] = None if needed == "" else needed
            row = centre.add_place(by=self.by, code=typed["code"], kind=typed["kind"], **given)
        else:
            told = self._given_up()
            given |= {"needed": needed, "active": typed["active"] == "1"}
            row = centre.change_place(by=self.by, code=self.row.code, **given)
        await self.leave(" · ".join(filter(None, (f"{row.code} {row.name}", told))))

    def _needed(self, typed: str) -> int | Literal[""]:
        if typed and not (typed.isascii() and typed.isdigit()):
            raise Refused(
                "number", field="needed", label=_("Cần mỗi buổi"), value=typed[:20], first=0, last=99
            )
        return int(typed) if typed else ""
