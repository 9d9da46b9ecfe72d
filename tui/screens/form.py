"""A form: fields one under another, suggestions under them, kept as a draft until it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.geometry import Offset
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from models import catalogue, clock
from models.encodings import suspected
from models.errors import Refused
from models.language import _
from tui import words
from tui.keys import FORM
from tui.screens.base import Base, Keyed
from tui.widgets.checklist import Checklist
from tui.widgets.field import WORDS, Field
from tui.widgets.pick import Pick
from tui.widgets.rows import Rows

DRAFT_SECONDS = 0.7
"""How long a key in a form waits until it is kept, with all that is typed meanwhile: a power cut or a
killed process takes at most the last second."""


@dataclass(frozen=True)
class Item:
    """A field of a form as data: its name, its label as a message, the choices, what stands in it.

    `long` choices are ticked one a line; Enter does not lead to what is `extra`, Tab and Down do.
    """

    name: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    several: bool = False
    value: str = ""
    plain: bool = False
    long: bool = False
    extra: bool = False

    @property
    def title(self) -> str:
        """The label in the language spoken."""
        return _(self.label)

    def widget(self) -> Field | Pick:
        """Return the widget that this field is typed in."""
        if self.long:
            return Checklist(self.name, self.title, self.options, self.value.split(), self.extra)
        if self.options:
            chosen = self.value.split()
            return Pick(self.name, self.title, self.options, self.several, chosen)
        return Field(self.name, self.title, () if self.plain else WORDS)


@dataclass(frozen=True)
class Suggestion:
    """Something that would fit what is being typed: what it puts in the field, and its line.

    One that stands `instead` of the text is the same text read in another encoding.
    """

    value: str
    line: str
    instead: bool = False


def procedure_suggestions(typed: str) -> list[Suggestion]:
    """Return the procedures that fit a text, by hot key, code, initials or words."""
    return [
        Suggestion(
            choice.hot_key or choice.code,
            f"{choice.hot_key:<5}{words.fit(choice.short, 29)} {choice.code}  {choice.limit}",
        )
        for choice in catalogue.find_procedures(typed, clock.today())
    ]


def _rewritten(widget: Field | Pick) -> list[Suggestion]:
    """Offer text of an old encoding as it was meant; it is never changed unasked."""
    found = suspected(widget.value) if isinstance(widget, Field) and widget.methods else None
    if found is None:
        return []
    encoding, text = found
    line = _("Hình như bảng mã {encoding}: “{text}”? ↓ Enter: đổi", encoding=encoding, text=text)
    return [Suggestion(text, line, instead=True)]


class Form(Base):
    """A form whose fields are data. Enter walks down, Ctrl+S saves from anywhere."""

    commands = FORM
    form = ""
    """The name under which half-filled forms of this kind are kept; empty for none."""

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[Item, ...] = tuple(self.fields())
        self.widgets: list[Field | Pick] = []
        self.place = 0
        self.suggestions: tuple[Suggestion, ...] = ()
        self._keeping: Timer | None = None
        self._warned = False

    def fields(self) -> Iterable[Item]:
        """Yield the form's fields."""
        return ()

    def suggest(self, name: str, typed: str) -> Sequence[Suggestion]:
        """Return what would fit a field; the first is taken on Enter when the field wants one."""
        return ()

    def choose(self, name: str, suggestion: Suggestion) -> None:
        """Take a suggestion into its field."""
        self.widget(name).put(suggestion.value)

    def aside(self, name: str) -> str:
        """Return the words that stand behind a field, such as what was chosen in it."""
        return ""

    def chosen(self) -> dict[str, str]:
        """Return what was chosen besides the fields, as the draft keeps it."""
        return {}

    def choose_again(self, kept: dict[str, str]) -> None:
        """Take up from a draft what was chosen besides the fields."""

    async def save(self) -> None:
        """Do the verb that the form is for, and leave; raises `Refused`."""

    async def leave(self, what: str) -> None:
        """Forget the draft of what is saved now, and say on the screen under this one that it is."""
        self.drop_draft()
        self.form = ""
        await self.home.leave(what)

    def body(self) -> Iterable[Widget]:
        """Lay the fields out, with room for suggestions under them."""
        for item in self.items:
            widget = item.widget()
            self.widgets.append(widget)
            yield widget
        yield Static(id="gap")
        yield Rows("suggestions")

    def ready(self) -> None:
        """Offer a kept draft back and set the cursor in the first field."""
        self.query_one(Rows).marked = False
        kept = self.drafts.kept(self.by.account_id or 0, self.form) if self.form else {}
        for item, widget in zip(self.items, self.widgets):
            if kept or item.value:
                widget.put(kept.get(item.name, item.value), fresh=not kept)
        if kept:
            self.choose_again(kept)
            self.say(_("Đã mở lại bản nháp chưa lưu. Ctrl+N: bỏ, bắt đầu lại."))
        self.go(self._last_filled() if kept else 0)

    def _last_filled(self) -> int:
        """Return the place of the last field that was typed in: where one goes on after a draft."""
        filled = [place for place, item in enumerate(self.items) if self.widgets[place].text != item.value]
        return filled[-1] if filled else 0

    def widget(self, name: str) -> Field | Pick:
        """Return the widget of a field."""
        return self.widgets[[item.name for item in self.items].index(name)]

    def values(self) -> dict[str, str]:
        """Return what stands in every field, by name."""
        return {item.name: widget.text for item, widget in zip(self.items, self.widgets)}

    def held(self) -> Keyed:
        """Return the field with the cursor."""
        return self.widgets[self.place]

    def cursor_place(self) -> Offset:
        """Return where the marked suggestion stands, or where one types."""
        rows = self.query_one(Rows)
        return rows.cursor_place() if rows.marked and rows.lines else super().cursor_place()

    def go(self, place: int) -> None:
        """Set the cursor in a field."""
        self.place = max(0, min(place, len(self.widgets) - 1))
        self.set_focus(self.widgets[self.place])
        self.query_one(Rows).marked = False
        self.paint()
        self.paint_foot()

    def typed(self) -> None:
        """Repaint what hangs on the text, and keep the draft soon."""
        self.query_one(Rows).marked = False
        self.paint()
        self._keep_soon()

    def paint(self) -> None:
        """Repaint suggestions and asides from what is typed."""
        name = self.items[self.place].name
        held = self.widgets[self.place]
        self.suggestions = (*_rewritten(held), *self.suggest(name, held.text))
        cursor = 0 if not self.query_one(Rows).marked else None
        self.query_one(Rows).show([suggestion.line for suggestion in self.suggestions], cursor)
        for item, widget in zip(self.items, self.widgets):
            widget.tell(self.aside(item.name))

    def keep_draft(self) -> None:
        """Keep what is typed so far."""
        if self.form and self.widgets:
            untouched = self.values() == {item.name: item.value for item in self.items}
            filled = {} if untouched else self.values() | self.chosen()
            self.drafts.keep(self.by.account_id or 0, self.form, filled)

    def _keep_soon(self) -> None:
        if self.form and self._keeping is None:
            self._keeping = self.set_timer(DRAFT_SECONDS, self._keep_typed)

    def _keep_typed(self) -> None:
        self._keeping = None
        with self.home.guarded():
            self.keep_draft()

    def drop_draft(self) -> None:
        """Forget the draft: the form is saved, or given up knowingly."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        if self.form:
            self.drafts.drop(self.by.account_id or 0, self.form)

    def refused(self, refused: Refused) -> None:
        """Say why, and set the cursor in the field that is meant."""
        names = [item.name for item in self.items]
        if refused.field in names:
            self.go(names.index(refused.field))
        super().refused(refused)

    def _take(self, name: str, suggestion: Suggestion) -> None:
        if suggestion.instead:
            self.widget(name).put(suggestion.value)
        else:
            self.choose(name, suggestion)
        self._keep_soon()

    async def do_next(self, key: str) -> None:
        """Take the marked suggestion and go to the next field; Enter in the last one saves."""
        rows, item = self.query_one(Rows), self.items[self.place]
        if rows.marked and rows.cursor < len(self.suggestions):
            self._take(item.name, self.suggestions[rows.cursor])
        if key == "enter" and (self.place == len(self.items) - 1 or self.items[self.place + 1].extra):
            await self.do_save(key)
        else:
            self.go((self.place + 1) % len(self.items))
            if self.items[self.place].long:
                self.say(_("Phím cách: đánh dấu · ↑ ↓: dòng khác · Enter: ô sau"))

    def do_previous(self, key: str) -> None:
        """Go to the field before."""
        self.go(self.place - 1)

    def do_up(self, key: str) -> None:
        """Mark the suggestion above, or go to the field above when there are none."""
        self._mark(-1)

    def do_down(self, key: str) -> None:
        """Mark the suggestion below, or go to the field below when there are none."""
        self._mark(1)

    def _mark(self, by: int) -> None:
        rows, held = self.query_one(Rows), self.widgets[self.place]
        if isinstance(held, Checklist) and held.step(by):
            return
        if not self.suggestions:
            self.go(self.place + by)
            return
        was, rows.marked = rows.marked, True
        rows.cursor = max(0, min(rows.cursor + by, len(self.suggestions) - 1)) if was else 0
        rows.refresh()

    async def do_save(self, key: str) -> None:
        """Save from any field; what another window took over, only when one insists."""
        if self.form and not self._warned and self.drafts.lost(self.by.account_id or 0, self.form):
            self._warned = True
            raise Refused("draft.elsewhere")
        await self.save()

    def do_blank(self, key: str) -> None:
        """Give the draft up and begin again."""
        self.drop_draft()
        for item, widget in zip(self.items, self.widgets):
            widget.put(item.value, fresh=True)
        self.blanked()
        self.say(_("Đã bỏ bản nháp."))
        self.go(0)

    def blanked(self) -> None:
        """Forget what was chosen besides the fields."""
