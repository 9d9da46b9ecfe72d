"""Numbered choices: a digit chooses one, or ticks several."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Offset, Size

from tui.widgets.entry import LABEL, Entry, Part

DIGITS = "123456789"


class Pick(Entry):
    """Choices by digit. With `several`, digits tick and untick; else a digit chooses."""

    def __init__(
        self,
        name: str,
        label: str,
        options: Sequence[tuple[str, str]],
        several: bool = False,
        chosen: Sequence[str] = (),
    ) -> None:
        super().__init__(name, label)
        self.options = tuple(options)
        self.several = several
        self.chosen = list(chosen)

    @property
    def text(self) -> str:
        """The chosen keys, separated by blanks."""
        return " ".join(self.chosen)

    def take(self, key: str, character: str | None) -> bool:
        """Choose by digit; False for any other key."""
        if not character or character not in DIGITS[: len(self.options)]:
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

    def put(self, value: str, fresh: bool = False) -> None:
        """Choose what a text of `text`'s form names."""
        self.chosen = [key for key in value.split() if key in {option for option, _label in self.options}]
        self.refresh()

    def take_paste(self, pasted: str) -> None:
        """Ignore pasted text: choices are made by digit."""

    def cursor_place(self) -> Offset:
        """Return where on the terminal the chosen digit stands, or the first one."""
        for down, line in enumerate(self._packed(self.width)):
            right = 0
            for word, chosen in line:
                if chosen and not self.several:
                    return self.start + Offset(right, down)
                right += len(word)
        return self.start

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the choices take."""
        return len(self._packed(width - LABEL))

    def parts(self, line: int) -> list[Part]:
        """Return the choices of a line, the chosen ones bold; they take as many lines as they need."""
        packed = dict(enumerate(self._packed(self.width)))
        return [(word, "bold" if chosen else "") for word, chosen in packed.get(line, [])]

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
