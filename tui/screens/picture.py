"""The first-run picture: what does one see on this terminal?"""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from models.language import N_, _
from models.preferences import GLYPHS
from tui.glyphs import shown
from tui.keys import Command
from tui.screens.base import Base

SAMPLES = ("A   Ệ ế ư ơ đ Đ ạ ộ ỹ   ┌─┬─┐ │ ═ ▶ ▲ █ ░ ✗ ●", "B   ŏ ĭ ƀ ▊ ₫")
"""What every Vietnamese font has, and what only large ones have besides."""

ANSWERS = (
    N_("cả hai dòng đều rõ"),
    N_("chỉ dòng A rõ, dòng B thiếu"),
    N_("cả dòng A cũng thiếu: có ô vuông, dấu hỏi hoặc chữ lạ"),
)


class Picture(Base):
    """Two lines of letters and boxes as they are, and one key for what is seen of them.

    Every word stands there twice: as it is, and as any terminal can show it.
    """

    heading = N_("Chữ trên màn hình này")
    commands = (Command("escape", "keep", N_("để như đang dùng"), N_("Esc bỏ qua")),)

    def body(self) -> Iterable[Widget]:
        """The picture, the question and its three answers."""
        lines = ["", *(f"   {sample}" for sample in SAMPLES), ""]
        lines += [f" {text}" for text in _twice(_("Hai dòng A, B hiện ra thế nào? Bấm một số."))]
        for digit, answer in enumerate(ANSWERS, 1):
            first, *again = _twice(_(answer))
            lines += ["", f" {digit}  {first}", *(f"    {text}" for text in again)]
        yield Static("\n".join(lines), markup=False)

    def bar(self, width: int) -> str:
        """Nothing leads away from here but an answer."""
        return " " + "  ".join(_(command.label) for command in self.commands)

    async def take(self, key: str, character: str | None) -> None:
        """Take one digit for an answer."""
        if character and character in "123":
            await self.home.seen(GLYPHS[int(character) - 1])
        elif key in ("escape", "f10"):
            await self.home.seen(None)
        else:
            self.say(shown(_("Bấm 1, 2 hoặc 3; Esc: để như đang dùng."), "ascii"), loud=True)


def _twice(text: str) -> list[str]:
    return list(dict.fromkeys((text, shown(text, "ascii"))))
