"""A register's screens as stock Textual gives them: its Inputs, its tables, its theme, nothing of ours."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Header, Input, Label, ListItem, ListView

LABELS = ("Thủ tục", "Họ tên", "Năm sinh", "Điện thoại", "Địa chỉ", "Ưu tiên", "Cần giúp")
NAMES = (
    "Nguyễn Văn An", "Bùi Thị Mận", "Quách Văn Đức", "Lò Thị Ơn", "Giàng A Páo", "Hà Thị Y Bia",
    "Phạm Hoàng Yến", "Cao Xuân Ứng", "Đinh Thị Hường", "Lù Seo Tiến", "Trương Quốc Khánh", "Y Moan Êban",
)  # fmt: skip
HITS = tuple(f"{name} · {year}" for year in range(1950, 1956) for name in NAMES)
MOST = 16


class Form(Screen[None]):
    """Labels and inputs, one under another."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "app.pop_screen", "Quay lại"), ("f10", "app.quit")]
    CSS = "Horizontal { height: 3; } Label { width: 14; }"

    def compose(self) -> ComposeResult:
        """Every field in a row of its own; the form scrolls on 24 lines."""
        yield Header()
        for label in LABELS:
            yield Horizontal(Label(label), Input())
        yield Footer()

    def on_input_submitted(self) -> None:
        """Go to the next field."""
        self.focus_next()


class Find(Screen[None]):
    """An input over a list that follows it."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "app.pop_screen", "Quay lại"), ("f10", "app.quit")]

    def compose(self) -> ComposeResult:
        """The field and the hits."""
        yield Header()
        yield Input()
        yield ListView()
        yield Footer()

    async def on_input_changed(self, changed: Input.Changed) -> None:
        """Show what holds the text."""
        found = [hit for hit in HITS if changed.value.lower() in hit.lower()]
        hits = self.query_one(ListView)
        await hits.clear()
        await hits.extend(ListItem(Label(hit)) for hit in found[:MOST])


class Stock(App[None]):
    """A queue, a form, a finder."""

    TITLE = "stock"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("f2", "push_screen('form')", "Lượt mới"),
        ("f3", "push_screen('find')", "Tìm"),
        ("f10", "quit", "Thoát"),
    ]
    SCREENS: ClassVar = {"form": Form, "find": Find}

    def compose(self) -> ComposeResult:
        """The queue."""
        yield Header()
        yield DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        """Let twelve people wait."""
        table: DataTable[str] = self.query_one(DataTable)
        table.add_columns("Số", "Đến", "Họ tên", "Thủ tục")
        for number, name in enumerate(NAMES, 1):
            table.add_row(f"A{number:03d}", "07:30", name, "Khai sinh")


if __name__ == "__main__":
    Stock().run()
