"""Numbered choices: a digit chooses one, or ticks several."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.geometry import Offset, Size
from textual.widget import Widget


class Pick(Widget, can_focus=True):
    """Choices by digit. With `several`, digits tick and untick; else a digit chooses."""

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], several: bool = False, chosen: Sequence[str] = ()
    ) -> None:
        super().__init__(name=name)
        self.options = tuple(options)
        self.several = several
        self.chosen = list(chosen)

    @property
    def text(self) -> str:
        """The chosen keys, separated by blanks."""
        return " ".join(self.chosen)

    def take(self, key: str, character: str | None) -> bool:
        """Choose by digit; False for any other key."""
        if not character or not character.isdigit() or not 1 <= int(character) <= len(self.options):
            return False
        option = self.options[int(character) - 1][0]
        if not self.several:
            self.chosen = [option]
        elif option in self.chosen:
            self.chosen.remove(option)
        else:
            self.chosen.append(option)
        self.refresh()
        return True

    def put(self, value: str) -> None:
        """Choose what a text of `text`'s form names."""
        self.chosen = [key for key in value.split() if key in {option for option, _label in self.options}]
        self.refresh()

    def take_paste(self, pasted: str) -> None:
        """Ignore pasted text: choices are made by digit."""

    def cursor_place(self) -> Offset:
        """Return where on the terminal the chosen digit stands, or the first one."""
        for down, line in enumerate(self._packed(self.size.width)):
            right = 0
            for word, chosen in line:
                if chosen and not self.several:
                    return self.region.offset + Offset(right, down)
                right += len(word)
        return self.region.offset

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the choices take."""
        return len(self._packed(width))

    def render(self) -> Text:
        """Draw the choices, the chosen ones marked and bold, on as many lines as they need."""
        lines = []
        for packed in self._packed(self.size.width):
            line = Text(no_wrap=True, overflow="ellipsis")
            for word, chosen in packed:
                line.append(word, "bold" if chosen else "")
            lines.append(line)
        return Text("\n").join(lines)

    def _packed(self, width: int) -> list[list[tuple[str, bool]]]:
        lines: list[list[tuple[str, bool]]] = [[]]
        for number, (key, label) in enumerate(self.options, 1):
            chosen = key in self.chosen
            mark = ("[x]" if chosen else "[ ]") if self.several else ("▶" if chosen else " ")
            word = f"{mark}{number} {label} "
            if lines[-1] and sum(len(part) for part, _chosen in lines[-1]) + len(word) > width + 1:
                lines.append([])
            lines[-1].append((word, chosen))
        return lines
