"""A question with numbered answers; one digit answers it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from models.language import N_, _
from tui.keys import PICK, Command
from tui.screens.listing import Listing
from tui.widgets.rows import Rows


class Choice(Listing):
    """Numbered answers to one question; a digit, or Enter on a row, ends it with the answer's key."""

    commands = (
        Command("enter", "take_row", N_("chọn dòng đang đánh dấu"), N_("số, Enter: chọn")),
        *PICK,
    )

    def __init__(
        self, question: str, answers: Sequence[tuple[str, str]], digits: Sequence[str] = "123456789"
    ) -> None:
        super().__init__()
        self.title_text = question
        self.answers = tuple(answers)
        self.digits = tuple(digits)

    def body(self) -> Iterable[Widget]:
        """The numbered answers."""
        yield Rows("answers", empty=_("Không có gì để chọn. Esc: quay lại."))

    def ready(self) -> None:
        """Number the answers."""
        self.rows.show([f"{digit} {label}" for digit, (_key, label) in zip(self.digits, self.answers)])

    async def take(self, key: str, character: str | None) -> None:
        """Answer by digit."""
        if character in self.digits[: len(self.answers)]:
            await self.home.answered(self.answers[self.digits.index(str(character))][0])
            return
        await super().take(key, character)

    async def do_take_row(self, key: str) -> None:
        """Answer with the marked row."""
        cursor = self.rows.cursor
        if cursor < len(self.answers):
            await self.home.answered(self.answers[cursor][0])
