"""A question with numbered answers; one digit answers it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from tui.keys import PICK, Command
from tui.screens.listing import Listing
from tui.widgets.rows import Rows


class Choice(Listing):
    """Numbered answers to one question; a digit, or Enter on a row, ends it with the answer's key."""

    commands = (
        Command("enter", "take_row", "chọn dòng đang đánh dấu", "số hoặc Enter: chọn"),
        *PICK,
    )

    def __init__(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.title_text = question
        self.answers = tuple(answers)

    def body(self) -> Iterable[Widget]:
        """The numbered answers."""
        yield Rows("answers", empty=" Không có gì để chọn. Esc: quay lại.")

    def ready(self) -> None:
        """Number the answers."""
        self.rows.show([f"{n} {label}" for n, (_, label) in enumerate(self.answers, 1)])

    async def take(self, key: str, character: str | None) -> None:
        """Answer by digit."""
        if character and character.isdigit() and 1 <= int(character) <= min(9, len(self.answers)):
            await self.home.answered(self.answers[int(character) - 1][0])
            return
        await super().take(key, character)

    async def do_take_row(self, key: str) -> None:
        """Answer with the marked row."""
        cursor = self.rows.cursor
        if cursor < len(self.answers):
            await self.home.answered(self.answers[cursor][0])
