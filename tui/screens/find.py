"""F3: find a visit, dossier, person, procedure or address by what one remembers of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from models import search
from models.language import N_, _, _n
from tui import words
from tui.input_method import compose
from tui.keys import PICK, Command
from tui.screens.card import screen_of
from tui.screens.listing import Listing
from tui.widgets.field import Field
from tui.widgets.rows import Rows

FEWEST, SPARED = 8, 16
"""Rows in sight at 80x24, where a list that changes with every key must stay short for slow lines; more
on a taller terminal, which has a faster one."""

HINT = N_("Gõ tên, số thứ tự, mã hồ sơ, đuôi điện thoại, thủ tục, xã cũ hoặc mới.")
NOTHING = N_("Không thấy gì. Thử ít chữ hơn, hoặc không dấu.")
NOT_SEEN = N_("Không thấy gì. Tài khoản này không xem được hồ sơ.")


class Find(Listing):
    """One field, and what matches it, one query run a key."""

    heading = N_("Tìm")
    commands = (
        Command("enter", "show", N_("mở dòng đang chọn"), N_("Enter mở")),
        *PICK,
    )

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[search.Hit] = []
        self.field = Field("find", _("Tìm"), methods=("telex",), marked=False)

    def body(self) -> Iterable[Widget]:
        """The field and the hits."""
        yield self.field
        yield Static(id="gap")
        yield Rows("hits", empty=_(HINT))

    def ready(self) -> None:
        """Set the cursor in the field."""
        self.set_focus(self.field)

    def held(self) -> Field:
        """The field always has the cursor."""
        return self.field

    def typed(self) -> None:
        """Search again, and say when there is more than fits."""
        super().typed()
        self._search()
        self._show(0)
        self.say("")

    def reload(self) -> None:
        """Search again when the register changed; the mark stays on what it marks."""
        if not self.field.text:
            return
        marked = self.hits[self.rows.cursor] if self.rows.cursor < len(self.hits) else None
        self._search()
        keys = [(hit.kind, hit.key) for hit in self.hits]
        same = (marked.kind, marked.key) if marked else None
        self._show(keys.index(same) if same in keys else self.rows.cursor)

    def _search(self) -> None:
        text = self.field.text
        self.hits = search.find(self.by, text)
        if not self.hits and self.home.choices.composing == "vni":
            self.hits = search.find(self.by, compose(text, "vni", self.home.choices.style))

    def _show(self, cursor: int) -> None:
        rows = self.rows
        rows.styles.height = max(FEWEST, self.app.size.height - SPARED)
        nothing = NOTHING if self.by.may("dossier.read") else NOT_SEEN
        rows.empty = _(nothing if self.field.text else HINT)
        self.field.tell(self._counted())
        width = self.app.size.width
        title, kind = max(20, (width - 12) // 2), max(map(len, search.KINDS.values())) + 1
        rows.show(
            [
                f"{words.fit(search.KINDS[hit.kind], kind)} {words.fit(hit.title, title)} {hit.detail}"
                for hit in self.hits
            ],
            cursor,
        )
        rows.refresh()

    def _counted(self) -> str:
        """Say how many rows there are, since fewer are in sight, and when there are more than are read."""
        often = Counter(hit.kind for hit in self.hits).most_common(1)
        if not often:
            return ""
        more = often[0][1] >= search.MOST
        return _n("{n} dòng", len(self.hits)) + (f" · {_('gõ thêm để thu hẹp')}" if more else "")

    async def do_show(self, key: str) -> None:
        """Open what is marked."""
        cursor = self.rows.cursor
        if cursor < len(self.hits):
            await self.home.open(screen_of(self.hits[cursor], self.by))
